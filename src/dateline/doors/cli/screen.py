"""How a command prints: to the terminal, as JSON, and as complaints.

In: records. Out: lines on standard output, complaints on standard error. Never: a rule about news.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

import typer

from dateline.errors import BadDay

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console

    from dateline.doors.cli.page import Page
    from dateline.doors.export import Written
    from dateline.terms import SetAside

T = TypeVar("T")

ALL_READ, SOME_SET_ASIDE, NOTHING_READ = 0, 1, 2
"""Exit statuses."""


def console(*, no_color: bool = False) -> Console:
    """The terminal, told to leave words as they are."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False, no_color=no_color or None, soft_wrap=False)


def page(*, no_color: bool = False) -> Page:
    """The terminal as a page that lines are written to."""
    from dateline.doors.cli.page import Page

    return Page(console(no_color=no_color))


def put(text: str | bytes) -> None:
    """Write a document to standard output as it stands, in UTF-8."""
    sys.stdout.buffer.write(text.encode("utf-8") if isinstance(text, str) else text)
    sys.stdout.buffer.flush()


def write(written: Written, output: Path | None) -> None:
    """Write an export to a file, whole or not at all, or to standard output; a terminal is spared what it cannot show."""
    if output is None:
        if written.binary and sys.stdout.isatty():
            raise typer.BadParameter("a terminal cannot show this; name a file", param_hint="--output")
        put(written.data)
        return
    aside = output.with_name(f".{output.name}.part")
    try:
        aside.write_bytes(written.data)
        aside.replace(output)
    except OSError as error:
        aside.unlink(missing_ok=True)
        from dateline.doors.inert import clean

        raise typer.BadParameter(
            f"{clean(str(output))} cannot be written ({error.strerror})", param_hint="--output"
        ) from None


def put_json(answer: object) -> None:
    """Write records to standard output as JSON."""
    from dateline.doors import export

    put(export.record_json(answer))


def put_answer(found: T, shown: Callable[[T, Page], None], *, as_json: bool, no_color: bool) -> None:
    """Write what the desk answered: as JSON, or to a person as `shown` puts it."""
    if as_json:
        put_json(found)
    else:
        shown(found, page(no_color=no_color))


def complain(set_aside: Iterable[SetAside]) -> None:
    """Name on standard error what was not read, why, and what may help."""
    from dateline.doors.inert import clean

    for one in set_aside:
        typer.echo(f"dateline: {clean(one.name)}: {clean(one.reason)}; {clean(one.remedy)}", err=True)


def check_day(*values: str | None, last: bool = False) -> None:
    """Refuse a wrong day before anything heavy is loaded; `last` allows that word for one."""
    from datetime import date

    for value in values:
        if value is None or (last and value == "last"):
            continue
        try:
            date.fromisoformat(value)
        except ValueError:
            raise BadDay(value) from None


def check_moment(value: str | None, *, of_story: bool = True) -> None:
    """Refuse a wrong day or time before anything heavy is loaded; an hour alone is one of a story's last day."""
    from dateline.moments import moment

    if value is not None:
        moment(value, on="2000-01-01" if of_story else None)


def how_read(set_aside: Iterable[SetAside]) -> int:
    """The exit status: whether something had to be set aside."""
    return SOME_SET_ASIDE if any(one.fatal for one in set_aside) else ALL_READ
