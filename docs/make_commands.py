"""Write docs/commands.md: an entry a command, from the commands themselves.

In: the command line's own help. Out: Markdown. Never: a word that the command does not say; a test holds the file to
what this makes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from dateline.doors.cli.app import app

COMMANDS = Path(__file__).with_name("commands.md")


def commands() -> str:
    """The reference of the command line as Markdown."""
    group: Any = typer.main.get_command(app)
    names = sorted(group.commands)
    lines = [
        "# Commands",
        "",
        "Made from the commands themselves by `make commands`. Exit status of each: 0, all went well; 1, something was set aside or is",
        "not well, and the rest was done; 2, nothing could be done, or the call was wrong; 70, a fault of dateline. The reason stands on standard error.",
        "",
        " · ".join(f"[{name}](#dateline-{name})" for name in names),
        "",
    ]
    for name in names:
        lines += _entry(f"dateline {name}", group.commands[name])
    return "\n".join(lines).rstrip() + "\n"


def _entry(title: str, command: Any) -> Iterator[str]:
    """One command, and what stands below it."""
    usage = command.get_usage(typer.Context(command, info_name=title)).removeprefix("Usage: ")
    yield from (
        f"## {title}",
        "",
        " ".join((command.help or "").split()),
        "",
        "```",
        " ".join(usage.split()),
        "```",
        "",
        *([f"Example: `{command.epilog.removeprefix('Example: ')}`", ""] if command.epilog else []),
    )
    rows = [_row(parameter) for parameter in command.params if parameter.name != "help"]
    if rows:
        yield from ("| argument or option | meaning |", "|---|---|", *rows, "")
    for name, inner in sorted(getattr(command, "commands", {}).items()):
        yield from _entry(f"{title} {name}", inner)


def _row(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"| `{parameter.metavar or parameter.name.upper()}` | {parameter.help or ''} |"
    value = "" if parameter.is_flag else f" {parameter.metavar or 'N'}"
    return f"| `{', '.join((*parameter.opts, *parameter.secondary_opts))}{value}` | {parameter.help or ''} |"


if __name__ == "__main__":
    COMMANDS.write_text(commands(), encoding="utf-8")
