"""The command about archives that are larger than a desk: batch.

In: arguments. Out: text and exit status. Never: a rule about news, a database.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.doors.cli import screen
from dateline.doors.cli.options import CORES, AsJson


def batch(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Files, folders of them, web archives of any size (WARC, WACZ), listings of such (warc.paths).",
        ),
    ],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write to, which all workers see.")],
    runner: Annotated[
        str,
        typer.Option("--runner", metavar="NAME", help="Whose workers: native, of this machine, or ray, of a cluster."),
    ] = "native",
    workers: Annotated[int, typer.Option("--workers", metavar="N", min=1, help="How many workers.")] = CORES,
    as_json: AsJson = False,
) -> None:
    """Read an archive of any size and tell its stories into a folder of Parquet files, by month.

    Run again, it does only what is not done: after it was broken off, or with more reports. `dateline add DIR` takes reports of it into a database.
    """
    from dateline.batch import counted, engine, run
    from dateline.doors.cli.progress import progress
    from dateline.doors.export.parquet import arrow_tables
    from dateline.errors import BadBatch, NothingToRead

    if runner not in ("native", "ray"):
        raise typer.BadParameter("name native or ray", param_hint="--runner")
    on = engine("ray" if runner == "ray" else "native", workers)
    with progress() as told:
        try:
            found = run(paths, out, tables=arrow_tables, on=on, progress=told)
        except (NothingToRead, BadBatch) as nothing:
            screen.complain(nothing.set_aside)
            raise
    screen.complain((*found.set_aside, *found.failed))
    if as_json:
        screen.put_json(found)
    else:
        from dateline.doors.inert import clean

        reports = f"{found.reports:,} {'report' if found.reports == 1 else 'reports'}"
        typer.echo(f"{reports} in {counted(found.stories)}: {clean(str(out))}/tables")
        for reason, count in found.reasons().items():
            typer.echo(f"{count:,} set aside: {clean(reason)}")
    raise typer.Exit(screen.how_read((*found.set_aside, *found.failed)))
