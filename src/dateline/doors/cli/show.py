"""A reading, shown to a person at a terminal.

In: a Reading and a console. Out: lines on it, story by story. Never: a rule about news, markup taken from a report,
a line wider than the screen.
"""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from dateline.doors.cli import sections
from dateline.doors.cli.page import Page
from dateline.doors.shelf import Shelf, count, day
from dateline.terms import Reading

SECTIONS = (
    sections.brief,
    sections.timeline,
    sections.changes,
    sections.conflicts,
    sections.voices,
    sections.copies,
    sections.sources,
)
"""What is shown of a story, from top to bottom; a section with nothing to show is left out."""


def show(reading: Reading, console: Console, *, story: int | None = None) -> None:
    """Print the stories of `reading`, or only the one numbered `story` (from 1)."""
    page = Page(console)
    if reading.as_of:
        page.paragraph(Text(f"As of {day(reading.as_of)}.", style="bold"), indent=0)
    if not reading.stories:
        page.paragraph(Text("No story: no report was left to tell."), indent=0)
        return
    if len(reading.stories) > 1 and story is None:
        page.paragraph(Text(f"{count(len(reading.stories), 'story', 'stories')}."), indent=0)
    for number, one in enumerate(reading.stories, 1):
        if story not in (None, number):
            continue
        shelf = Shelf(reading, one)
        sections.opening(shelf, page, f"{number}  ")
        for section in SECTIONS:
            section(shelf, page)
        page.line()
