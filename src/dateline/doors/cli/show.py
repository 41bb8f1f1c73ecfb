"""A reading, shown to a person at a terminal.

In: a Reading and a console. Out: lines on it, story by story. Never: a rule about news, markup taken from a report,
a line wider than the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.console import Console
from rich.text import Text

from dateline.doors.cli.page import Page
from dateline.doors.cli.sections import (
    brief,
    changes,
    coming,
    conflicts,
    copies,
    opening,
    sources,
    timeline,
    voices,
    whole_timeline,
)
from dateline.doors.shelf import Shelf, count, moment
from dateline.terms import Reading

Section = Callable[[Shelf, Page], None]
"""Prints one section of a story."""
SECTIONS: Sequence[Section] = (brief, timeline, coming, changes, conflicts, voices, copies, sources)
"""What is shown of a story, from top to bottom; a section with nothing to show is left out."""
ALL_SECTIONS: Sequence[Section] = tuple(whole_timeline if one is timeline else one for one in SECTIONS)
"""The same with what the timeline leaves waiting."""


def nothing_new(shelf: Shelf, page: Page) -> None:
    """Says so where nothing is."""
    if not (shelf.story.brief or shelf.changes):
        page.paragraph(Text("Nothing is new."), indent=3)


NEWS: Sequence[Section] = (brief, changes, nothing_new)
"""What is shown to one who has read the story up to a day."""


def show(
    reading: Reading, console: Console, *, story: int | None = None, sections: Sequence[Section] = SECTIONS
) -> None:
    """Print the stories of `reading`, or only the one numbered `story` (from 1); `sections` of each."""
    page = Page(console)
    if reading.as_of:
        page.paragraph(Text(f"As of {moment(reading.as_of)}.", style="bold"), indent=0)
    if not reading.stories:
        page.paragraph(Text("No story: no report was left to tell."), indent=0)
        return
    if len(reading.stories) > 1 and story is None:
        page.paragraph(Text(f"{count(len(reading.stories), 'story', 'stories')}."), indent=0)
    for number, one in enumerate(reading.stories, 1):
        if story not in (None, number):
            continue
        shelf = Shelf(reading, one)
        opening(shelf, page, f"{number}  ")
        for section in sections:
            section(shelf, page)
        page.line()
