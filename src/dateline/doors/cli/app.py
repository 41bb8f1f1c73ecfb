"""The commands of `dateline`: one function each, which makes one call and renders the answer.

In: arguments. Out: text and exit status. Never: a rule about news.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

import dateline
from dateline.errors import BadDay, DatelineError, NothingToRead

if TYPE_CHECKING:
    from rich.console import Console

    from dateline.terms import Reading, SetAside

ALL_READ, SOME_SET_ASIDE, NOTHING_READ = 0, 1, 2

app = typer.Typer(
    name="dateline",
    help="Follow a developing news story across many published reports.",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command line; a DatelineError becomes one line on standard error and exit status 2."""
    try:
        app()
    except DatelineError as error:
        print(f"dateline: {error}", file=sys.stderr)  # noqa: T201
        raise SystemExit(NOTHING_READ) from None
    except BrokenPipeError:  # the reader of our output (head, less) has gone: that is no fault
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"dateline {dateline.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Follow a developing news story across many published reports."""


@app.command()
def read(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...", help="Text, HTML or JSON Lines files, folders of them, or - for standard input."
        ),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the export, as `dateline schema` describes it.")
    ] = False,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DAY",
            help="Tell what was known on that day (YYYY-MM-DD): later and undated reports are left out.",
        ),
    ] = None,
    story: Annotated[int | None, typer.Option("--story", metavar="N", min=1, help="Show only the Nth story.")] = None,
    no_color: Annotated[bool, typer.Option("--no-color", help="Print without colour, on a terminal too.")] = False,
    workers: Annotated[
        int, typer.Option("--workers", min=1, help="Processes that share the parse of long inputs.")
    ] = os.cpu_count() or 1,
) -> None:
    """Read reports and tell their stories: what happened, what is planned, who said so, what changed."""
    _check_day(as_of)
    from dateline import desk
    from dateline.doors.cli.progress import progress

    with progress() as told:
        try:
            reading = desk.read(paths, as_of=as_of, workers=workers, progress=told)
        except NothingToRead as nothing:
            _complain(nothing.set_aside)
            raise
    _complain(reading.set_aside)
    if story is not None and story > len(reading):
        raise typer.BadParameter(
            f"there are {len(reading)} stories; name one from 1 to {len(reading)}", param_hint="--story"
        )
    if as_json:
        _print_json(reading, story)
    else:
        _print_story(reading, story, no_color=no_color)
    raise typer.Exit(SOME_SET_ASIDE if any(one.fatal for one in reading.set_aside) else ALL_READ)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the export."""
    from dateline.doors import export

    typer.echo(export.schema(), nl=False)


@app.command()
def steps() -> None:
    """List the steps of the pipeline: each slot and the versioned step that fills it."""
    from dateline.steps import CHOSEN

    for slot, name in CHOSEN.items():
        typer.echo(f"{slot:20} {name}")


def _check_day(as_of: str | None) -> None:
    """Refuse a wrong day before anything heavy is loaded."""
    from datetime import date

    try:
        date.fromisoformat(as_of or "2000-01-01")
    except ValueError:
        raise BadDay(as_of or "") from None


def _complain(set_aside: tuple[SetAside, ...]) -> None:
    from dateline.doors.inert import inert

    for one in set_aside:
        typer.echo(f"dateline: {inert(one.name)}: {inert(one.reason)}; {inert(one.remedy)}", err=True)


def _print_json(reading: Reading, story: int | None) -> None:
    from dateline.doors import export

    if story is not None:
        reading = export.only_story(reading, story)
    sys.stdout.buffer.write(export.to_json(reading).encode("utf-8"))
    sys.stdout.buffer.flush()


def _print_story(reading: Reading, story: int | None, *, no_color: bool) -> None:
    from dateline.doors.cli.show import show

    show(reading, _console(no_color=no_color), story=story)


def _console(*, no_color: bool) -> Console:
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False, no_color=no_color or None, soft_wrap=False)


__all__ = ["app", "main"]
