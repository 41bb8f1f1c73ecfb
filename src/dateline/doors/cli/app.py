"""The command line: which commands there are, and how it ends.

In: arguments. Out: text and exit status. Never: a command's work; that stands with its noun.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

import dateline
from dateline.doors.cli import correcting, finding, keeping, people, protocol, reading, screen, serving, stories, upkeep
from dateline.doors.inert import clean
from dateline.errors import DatelineError

COMMANDS = (
    reading.read,
    keeping.add,
    stories.stories,
    stories.show,
    stories.timeline,
    stories.next,
    stories.changes,
    stories.conflicts,
    people.said,
    keeping.copies,
    keeping.diff,
    finding.search,
    finding.why,
    stories.export,
    correcting.correct,
    correcting.corrections,
    correcting.undo,
    keeping.forget,
    upkeep.rebuild,
    upkeep.doctor,
    upkeep.backup,
    serving.serve,
    protocol.mcp,
    reading.schema,
    reading.steps,
    reading.rules,
)
"""Every command, in the order in which the help lists them."""

app = typer.Typer(
    name="dateline",
    help="Follow a developing news story across many published reports.",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in COMMANDS:
    app.command()(command)
app.add_typer(serving.token)


def main() -> None:
    """Run the command line; a DatelineError becomes one line on standard error and exit status 2."""
    try:
        app()
    except DatelineError as error:
        print(f"dateline: {clean(str(error))}", file=sys.stderr)  # noqa: T201
        raise SystemExit(screen.NOTHING_READ) from None
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


__all__ = ["app", "main"]
