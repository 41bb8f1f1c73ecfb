"""Commands that find: words, reasons, and what a word means.

In: arguments. Out: text and exit status. Never: a rule about news.
"""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.doors.cli import completing, screen
from dateline.doors.cli.options import REPORT, After, AsJson, Database, Limit, NoColor, Reader


def search(
    query: Annotated[
        list[str],
        typer.Argument(
            metavar="QUERY", help='Words, "phrases", and fields: title: body: person: place: source: after: before:'
        ),
    ],
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="Only report, statement or event.")] = None,
    by: Annotated[str, typer.Option("--by", metavar="WAY", help="words, meaning or both.")] = "words",
    limit: Limit = 20,
    after: After = None,
    as_json: AsJson = False,
    db: Database = None,
    no_color: NoColor = False,
) -> None:
    """Search reports, statements and events."""
    from dateline.desk import Desk
    from dateline.doors.words import HITS

    kinds = {said: name for name, said in HITS.items()}
    with Desk(db, create=False) as desk:
        found = desk.search(
            " ".join(query), kind=kinds.get(kind, kind) if kind else None, by=by, limit=limit, after=after
        )
    from dateline.doors.cli import answers

    screen.put_answer(found, answers.hits, as_json=as_json, no_color=no_color)


def why(
    id: Annotated[
        list[str],
        typer.Argument(
            metavar="ID",
            help=f"The id of anything that was printed; of a report also {REPORT}; words of a story's title.",
        ),
    ],
    reader: Reader = "",
    as_json: AsJson = False,
    db: Database = None,
    no_color: NoColor = False,
) -> None:
    """Print why something is said, and the words it was read from."""
    from dateline.desk import Desk

    with Desk(db, create=False) as desk:
        found = desk.why(" ".join(id), reader=reader)
    from dateline.doors.cli import answers

    screen.put_answer(found, answers.why, as_json=as_json, no_color=no_color)


def words(
    word: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORD", help="Only what this word means.", autocompletion=completing.terms),
    ] = None,
    no_color: NoColor = False,
) -> None:
    """Print what the words mean that stand for those of the trade."""
    from dateline.doors.cli import answers
    from dateline.doors.words import TRADE, meaning
    from dateline.errors import UnknownName

    asked = " ".join(word or [])
    found = meaning(asked)
    if not found:
        raise UnknownName("word", asked, TRADE)
    screen.put_answer(found, answers.meanings, as_json=False, no_color=no_color)
