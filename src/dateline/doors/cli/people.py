"""Commands about people: what they are reported to have said.

In: arguments. Out: text and exit status. Never: a rule about news.
"""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.doors.cli import completing, screen
from dateline.doors.cli.options import After, AsJson, Database, Limit, NoColor


def said(
    person: Annotated[
        list[str],
        typer.Argument(metavar="PERSON", help="A name, or a part of it.", autocompletion=completing.people),
    ],
    about: Annotated[str | None, typer.Option("--about", metavar="WORDS", help="Only what holds these words.")] = None,
    limit: Limit = 50,
    after: After = None,
    as_json: AsJson = False,
    db: Database = None,
    no_color: NoColor = False,
) -> None:
    """Print what somebody is reported to have said, over all stories, the latest first."""
    from dateline.desk import Desk

    with Desk(db, create=False) as desk:
        found = desk.said(" ".join(person), about=about, limit=limit, after=after)
    from dateline.doors.cli import answers

    screen.put_answer(found, answers.said, as_json=as_json, no_color=no_color)
