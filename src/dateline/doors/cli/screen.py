"""How a command prints: to the terminal, as JSON, and as complaints.

In: records. Out: lines on standard output, complaints on standard error. Never: a rule about news.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

from dateline.errors import BadDay

if TYPE_CHECKING:
    from rich.console import Console

    from dateline.doors.cli.page import PrintedPage
    from dateline.doors.export import Written
    from dateline.terms import SetAside

T = TypeVar("T")

PAGERS = ("DATELINE_PAGER", "PAGER")
"""Where a reader names the program through which long answers go."""
OPEN_ALREADY = ("/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/self/fd/")
"""Where a name stands for what the program has open: it is not replaced, nor is what stands in it."""
ALL_READ, SOME_SET_ASIDE, NOTHING_READ, FAULT = 0, 1, 2, 70
"""Exit statuses; that of a fault of ours is the one of sysexits.h (EX_SOFTWARE), so that nobody takes it for the first."""


def console(*, no_color: bool = False) -> Console:
    """The terminal, told to leave words as they are."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False, no_color=no_color or None, soft_wrap=False)


def page(*, no_color: bool = False) -> PrintedPage:
    """The terminal as a page that lines are written to."""
    from dateline.doors.cli.page import PrintedPage

    return PrintedPage(console(no_color=no_color))


@contextmanager
def paged(*, no_color: bool = False) -> Iterator[Console]:
    """The terminal; what is longer than it goes through the reader's pager (DATELINE_PAGER, else PAGER, else less; "" for none)."""
    target = console(no_color=no_color)
    if not (sys.stdout.isatty() and sys.stdin.isatty()):
        yield target
        return
    with target.capture() as held:
        yield target
    text = held.get()
    if text.count("\n") < target.height or not _through_pager(text):
        sys.stdout.write(text)
        sys.stdout.flush()


def _through_pager(text: str) -> bool:
    """Show text in a pager; whether there was one."""
    import shlex
    import subprocess

    named = next((value for name in PAGERS if (value := os.environ.get(name)) is not None), "less")
    command = shlex.split(named)
    if not command or command == ["cat"]:
        return False
    try:
        around = {"LESS": "FRX", **os.environ}
        subprocess.run(command, input=text.encode("utf-8", "replace"), check=False, env=around)  # noqa: S603 - the reader's own
    except OSError:
        return False
    return True


def put(text: str | bytes) -> None:
    """Write a document to standard output as it stands, in UTF-8."""
    sys.stdout.buffer.write(text.encode("utf-8") if isinstance(text, str) else text)
    sys.stdout.buffer.flush()


def write(written: Written, output: Path | None) -> None:
    """Write an export to a file, whole or not at all, or to standard output; a terminal is spared what it cannot show.

    A link leads to the file that is written; into what is no file (a device, a pipe) it is written straight.
    """
    if output is None:
        if written.binary and sys.stdout.isatty():
            raise typer.BadParameter("a terminal cannot show this; name a file", param_hint="--output")
        put(written.data)
        return
    try:
        if output.as_posix().startswith(OPEN_ALREADY) or (output.exists() and not output.is_file()):
            with output.open("ab") as there:
                there.write(written.data)
        else:
            _replaced(Path(os.path.realpath(output)), written.data)
    except OSError as error:
        from dateline.doors.inert import clean

        raise typer.BadParameter(
            f"{clean(str(output))} cannot be written ({error.strerror})", param_hint="--output"
        ) from None


def _replaced(file: Path, data: bytes) -> None:
    """Put `data` in the place of a file, with the rights that this had."""
    aside = file.with_name(f".{file.name}.part")
    try:
        aside.write_bytes(data)
        if file.exists():
            shutil.copymode(file, aside)
        aside.replace(file)
    except OSError:
        aside.unlink(missing_ok=True)
        raise


def put_json(answer: object) -> None:
    """Write records to standard output as JSON."""
    from dateline.doors import export

    put(export.record_json(answer))


def put_answer(found: T, shown: Callable[[T, PrintedPage], None], *, as_json: bool, no_color: bool) -> None:
    """Write what the desk answered: as JSON, or to a person as `shown` puts it."""
    if as_json:
        put_json(found)
    else:
        from dateline.doors.cli.page import PrintedPage

        with paged(no_color=no_color) as target:
            shown(found, PrintedPage(target))


def complain(set_aside: Iterable[SetAside]) -> None:
    """Name on standard error what was not read, why, and what may help."""
    from dateline.doors.inert import clean

    for one in set_aside:
        typer.echo(f"dateline: {clean(one.name)}: {clean(one.reason)}; {clean(one.remedy)}", err=True)


def day_meant(value: str | None, *, last: bool = False) -> str | None:
    """A day as YYYY-MM-DD, for one as people say it, seen from today; `last` allows that word. BadDay for what is none."""
    if value is None or (last and value == "last"):
        return value
    from datetime import date

    try:
        return date.fromisoformat(day_said(value)).isoformat()
    except ValueError:
        raise BadDay(value) from None


def day_said(value: str) -> str:
    """What somebody wrote for a day, with one as people say it as YYYY-MM-DD."""
    from datetime import date

    from dateline.days import spoken

    found = spoken(value, date.today())
    return found.isoformat() if found else value


def moment_meant(value: str | None, *, of_story: bool = True) -> str | None:
    """The same of a day or a time; an hour alone is one of a story's last day. BadMoment for what is neither."""
    if value is None:
        return None
    from dateline.moments import moment

    said = day_said(value)
    moment(said, on="2000-01-01" if of_story else None)
    return said


def how_read(set_aside: Iterable[SetAside]) -> int:
    """The exit status: whether something had to be set aside."""
    return SOME_SET_ASIDE if any(one.fatal for one in set_aside) else ALL_READ
