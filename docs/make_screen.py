"""Write the screen in README.md: what a reader sees of one of the examples.

In: the reports of an example. Out: README.md with their story between its markers. Never: a screen that was not printed; a
test holds the README to what this makes.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

from rich.console import Console

import dateline
from dateline.doors.cli.show import sections, show

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
PARTS = ("next", "changes", "conflicts")
"""What the screen shows of the story, so that it is one."""
FILES = ("01-tvn.html", "02-gazette.txt", "03-mirror.txt", "05-tvn.html", "articles.jsonl")
BEGIN, END = "<!-- screen -->\n", "<!-- /screen -->"


def screen() -> str:
    """The example's story as a terminal of 80 columns shows it, without colour."""
    here = Path.cwd()
    os.chdir(ROOT)
    try:
        reading = dateline.read([f"examples/hollin-cross/{name}" for name in FILES])
    finally:
        os.chdir(here)
    paper = io.StringIO()
    console = Console(
        file=paper, width=80, no_color=True, highlight=False, markup=False, emoji=False, legacy_windows=False
    )
    show(reading, console, sections=sections(PARTS))
    return "\n".join(line.rstrip() for line in paper.getvalue().splitlines()).strip("\n")


def readme() -> str:
    """README.md with the screen in its place."""
    before, rest = README.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    return f"{before}{BEGIN}\n```\n$ dateline read examples/hollin-cross --only {','.join(PARTS)}\n\n{screen()}\n```\n\n{END}{after}"


if __name__ == "__main__":
    README.write_text(readme(), encoding="utf-8")
