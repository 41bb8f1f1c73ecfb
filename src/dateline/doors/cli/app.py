"""The command line: which commands there are, and how it ends.

In: arguments. Out: text and exit status. Never: a command's work; that stands with its noun.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

import dateline
from dateline.doors.cli import (
    alerts,
    batches,
    correcting,
    finding,
    following,
    keeping,
    people,
    protocol,
    reading,
    screen,
    serving,
    stories,
    upkeep,
)
from dateline.doors.cli.plain import Plain, example_of, take_as_given
from dateline.doors.inert import clean
from dateline.errors import DatelineError

Command = Callable[..., None]
GROUPS: Mapping[str, Mapping[Command, str]] = MappingProxyType(
    {
        "Take reports in": {
            reading.read: "dateline read saved-pages/ --as-of yesterday",
            keeping.add: "dateline add saved-pages/ https://example.org/flood",
            batches.batch: "dateline batch archive/ --out told/",
            following.follow: "dateline follow https://example.org/ feeds.opml",
            following.poll: "dateline poll --once",
            following.sources: "dateline sources",
            following.unfollow: "dateline unfollow 3",
        },
        "Follow the stories": {
            stories.stories: "dateline stories --person raman",
            stories.show: "dateline show hollin --since last",
            stories.timeline: "dateline timeline hollin --as-of '9 March'",
            stories.next: "dateline next",
            stories.changes: "dateline changes --since yesterday",
            stories.unread: "dateline unread",
            stories.conflicts: "dateline conflicts hollin",
        },
        "Look behind them": {
            stories.reports: "dateline reports hollin",
            people.said: "dateline said priya raman --about hospital",
            finding.search: "dateline search 'person:raman \"data recorder\"'",
            finding.why: "dateline why 'hollin[3]'",
            keeping.copies: "dateline copies hollin",
            keeping.compare: "dateline compare hollin 'Radio Tarn' 'Lowfield Gazette'",
            keeping.diff: "dateline diff 'hollin[2]' 'hollin[3]'",
            finding.words: "dateline words independent",
        },
        "Take them elsewhere": {
            stories.export: "dateline export hollin --to ics -o hollin.ics",
            serving.serve: "dateline serve",
            protocol.mcp: "dateline mcp",
            reading.schema: "dateline schema",
        },
        "Put right what is wrong": {
            correcting.correct: "dateline correct date 'hollin[2]' --value '5 November 2022' --by anna --why 'the paper says so'",
            correcting.corrections: "dateline corrections",
            correcting.undo: "dateline undo 3f9c21d07a5e88b4 --by anna --why 'a mistake'",
            keeping.forget: "dateline forget 'hollin[3]' --why 'taken back by its outlet'",
        },
        "Look after the database": {
            upkeep.backup: "dateline backup news-copy.db",
            upkeep.doctor: "dateline doctor",
            upkeep.rebuild: "dateline rebuild",
            reading.steps: "dateline steps",
            reading.rules: "dateline rules english.question",
        },
    }
)
"""Every command with an example, in the groups and the order in which the help lists them."""
COMMANDS = tuple(command for members in GROUPS.values() for command in members)
"""Every command, in that order."""
PARTED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"Be told what is new": ("alerts",), "Say who may ask a server": ("token",)}
)
"""Commands that have commands of their own, below what the help lists them under."""


class Grouped(TyperGroup):
    """The commands by what people want, each in a whole sentence, with an example of each group's first."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words of a call up to its command."""
        take_as_given(self.get_params(ctx))
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write them."""
        del ctx
        for heading, members in GROUPS.items():
            self._section(heading, [command.__name__ for command in members], formatter)
        for heading, names in PARTED.items():
            self._section(heading, list(names), formatter)

    def _section(self, heading: str, names: list[str], formatter: Any) -> None:
        with formatter.section(heading):
            formatter.write_dl([(name, _first_clause(self.commands[name].help or "")) for name in names])


def _first_clause(words: str) -> str:
    """The first sentence of a command's help, up to what it adds."""
    line = " ".join(words.split("\n\n", maxsplit=1)[0].split())
    return line.partition(";")[0].partition(". ")[0].removesuffix(".")


app = typer.Typer(
    name="dateline",
    cls=Grouped,
    help="Follow a developing news story across many published reports.",
    epilog="`dateline` alone tells what is new. `dateline COMMAND --help` has an example of each.",
    invoke_without_command=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for members in GROUPS.values():
    for command, example in members.items():
        app.command(cls=Plain, epilog=example_of(example))(command)
app.add_typer(alerts.alerts)
app.add_typer(serving.token)


def main() -> None:
    """Run the command line; a DatelineError becomes one line on standard error and exit status 2, a fault of ours what tells of it and 70."""
    try:
        app()
    except DatelineError as error:
        print(f"dateline: {clean(str(error))}", file=sys.stderr)  # noqa: T201
        raise SystemExit(screen.NOTHING_READ) from None
    except BrokenPipeError:  # the reader of our output (head, less) has gone: that is no fault
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception:
        logging.getLogger("dateline").exception(
            "a fault of dateline; please report it with these lines", extra={"event": "fault"}
        )
        raise SystemExit(screen.FAULT) from None


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"dateline {dateline.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    ctx: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Follow a developing news story across many published reports."""
    if ctx.invoked_subcommand is None:
        from dateline.doors.cli import home

        home.home()


__all__ = ["app", "main"]
