"""Commands that put right what was read wrong.

In: arguments. Out: text and exit status. Never: a rule about news.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from dateline.doors.cli import completing, screen
from dateline.doors.cli.options import AsJson, By, Database, NoColor, Why
from dateline.errors import Unreadable

KINDS = (
    "merge stories, split story, story title, story state, merge entities, split entity, date, speaker, not said, "
    "furniture, not furniture, copies, not copies, status, no event, event apart, event same, event day, event place, "
    "event figure, event words or hide source"
)
"""The kinds of `dateline.corrections.KINDS` that this command takes, said without loading them; a test holds them to it."""


def correct(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND", help=f"{KINDS}; a hyphen may stand for the blank.", autocompletion=completing.kinds
        ),
    ],
    subject: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID",
            help="What it is about: ids that were printed, words of a story's title, STORY[3] for a report, REPORT:START-END for words.",
        ),
    ] = None,
    value: Annotated[
        str | None,
        typer.Option(
            "--value",
            metavar="VALUE",
            help="What is right: the day, status, place, figure (NAME=NUMBER), speaker, name, title, kind or source.",
        ),
    ] = None,
    other: Annotated[
        list[str] | None,
        typer.Option(
            "--other",
            metavar="ID",
            help="What it is held against, such as what stays in a split, or the words that are right; repeatable.",
        ),
    ] = None,
    *,
    who: By,
    why: Why,
    as_json: AsJson = False,
    db: Database = None,
) -> None:
    """Put something right; it holds for all that is told from now on, until it is undone."""
    from dateline.desk import Desk

    kind = kind.replace("-", " ")
    if kind == "date" and value is not None:
        value = screen.day_said(value)
    with Desk(db, create=False) as desk:
        made = desk.correct(kind, subject or [], value, other=other or [], who=who, why=why)
    if as_json:
        screen.put_json(made)
    else:
        typer.echo(f"noted as {made.id}; take it back with: dateline undo {made.id} --by WHO --why WORDS")


def undo(
    correction: Annotated[
        str, typer.Argument(metavar="CORRECTION", help="Its id, as `dateline corrections` lists it.")
    ],
    who: By,
    why: Why,
    as_json: AsJson = False,
    db: Database = None,
) -> None:
    """Take a correction back; that it was made, and taken back, stays on record."""
    from dateline.desk import Desk

    with Desk(db, create=False) as desk:
        made = desk.undo(correction, who=who, why=why)
    if as_json:
        screen.put_json(made)
    else:
        typer.echo(f"taken back; noted as {made.id}")


def corrections(
    lines: Annotated[bool, typer.Option("--lines", help="Print them as JSON Lines, for another database.")] = False,
    take: Annotated[
        Path | None,
        typer.Option("--import", metavar="FILE", help="Take in such lines, all or none; - is standard input."),
    ] = None,
    as_json: AsJson = False,
    db: Database = None,
    no_color: NoColor = False,
) -> None:
    """List the corrections with who, when and why; or write them out, or take them in."""
    from dateline.desk import Desk

    with Desk(db, create=False) as desk:
        if lines:
            screen.put(desk.export_corrections())
            return
        found = desk.import_corrections(_read(take)) if take else desk.corrections()
    from dateline.doors.cli import answers

    screen.put_answer(found, answers.corrections, as_json=as_json, no_color=no_color)


def _read(path: Path) -> str:
    if str(path) == "-":
        return sys.stdin.read()
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(
            str(path), f"cannot be read ({error})", "name a file that `dateline corrections --lines` wrote"
        ) from None
