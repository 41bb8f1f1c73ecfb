"""Commands that keep the database well.

In: arguments. Out: text and exit status. Never: a rule about news.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.doors.cli import screen
from dateline.doors.cli.options import CORES, AsJson, Database, NoColor, Workers

NOT_WELL = 1
"""Exit status of `doctor` where something is not well."""


def rebuild(db: Database = None, workers: Workers = CORES) -> None:
    """Derive everything anew from the reports as received and the corrections."""
    from dateline.desk import Desk
    from dateline.doors.cli.progress import progress

    with Desk(db, create=False, workers=workers) as desk, progress() as told:
        desk.rebuild(progress=told)
    typer.echo("rebuilt")


def doctor(as_json: AsJson = False, db: Database = None, no_color: NoColor = False) -> None:
    """Look whether the database is whole, and what is derived is what this dateline derives."""
    from dateline.desk import Desk

    with Desk(db, create=False) as desk:
        found = desk.doctor()
    if as_json:
        screen.put_json(found)
    else:
        from dateline.doors.cli import answers

        answers.findings(found, screen.page(no_color=no_color))
    if not all(one.well for one in found):
        raise typer.Exit(NOT_WELL)


def backup(
    path: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="The file to copy to; what stands there is replaced once the copy is whole."
        ),
    ],
    db: Database = None,
) -> None:
    """Copy the database to a file while others read and write it."""
    from dateline.desk import Desk
    from dateline.doors.inert import clean

    with Desk(db, create=False) as desk:
        desk.backup(path)
    typer.echo(f"copied to {clean(str(path))}")
