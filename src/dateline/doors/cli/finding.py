"""Commands that find: words, and reasons.

In: arguments. Out: text and exit status. Never: a rule about news.
"""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.doors.cli import screen
from dateline.doors.cli.options import AsJson, Database, Limit, NoColor


def search(
    query: Annotated[
        str,
        typer.Argument(
            metavar="QUERY", help='Words, "phrases", and fields: title: body: person: place: source: after: before:'
        ),
    ],
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="Only article, statement or event.")
    ] = None,
    by: Annotated[str, typer.Option("--by", metavar="WAY", help="words, meaning or both.")] = "words",
    limit: Limit = 20,
    after: Annotated[
        str | None, typer.Option("--after", metavar="MARK", help="Go on after the page that ended with this mark.")
    ] = None,
    as_json: AsJson = False,
    db: Database = None,
    no_color: NoColor = False,
) -> None:
    """Search reports, statements and events."""
    from dateline.desk import Desk

    with Desk(db, create=False) as desk:
        found = desk.search(query, kind=kind, by=by, limit=limit, after=after)
    from dateline.doors.cli import answers

    screen.put_answer(found, answers.hits, as_json=as_json, no_color=no_color)


def why(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of anything that was printed.")],
    as_json: AsJson = False,
    db: Database = None,
    no_color: NoColor = False,
) -> None:
    """Print why something is said, and the words it was read from."""
    from dateline.desk import Desk

    with Desk(db, create=False) as desk:
        found = desk.why(id)
    from dateline.doors.cli import answers

    screen.put_answer(found, answers.why, as_json=as_json, no_color=no_color)
