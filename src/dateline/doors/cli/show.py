"""A reading, shown to a person at a terminal.

In: a Reading and a console. Out: lines on it, story by story. Never: a rule about news, markup taken from a report,
a line wider than the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from rich.console import Console
from rich.text import Text

from dateline.doors.cli.page import PrintedPage, styled
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
from dateline.doors.words import known_on
from dateline.terms import Reading

Section = Callable[[Shelf, PrintedPage], None]
"""Prints one section of a story."""
SECTIONS: Mapping[str, Section] = MappingProxyType(
    {
        "next": coming,
        "brief": brief,
        "timeline": timeline,
        "changes": changes,
        "conflicts": conflicts,
        "said": voices,
        "copies": copies,
        "reports": sources,
    }
)
"""What is shown of a story, from top to bottom; a section with nothing to show is left out."""


def sections(only: Sequence[str] = (), *, more: bool = False) -> tuple[Section, ...]:
    """The sections that are asked for, in their order, all for none; with `more` what the timeline leaves waiting."""
    chosen = (one for name, one in SECTIONS.items() if not only or name in only)
    return tuple(whole_timeline if more and one is timeline else one for one in chosen)


def nothing_new(shelf: Shelf, page: PrintedPage) -> None:
    """Says so where nothing is."""
    if not (shelf.story.brief or shelf.changes):
        page.paragraph(Text("Nothing is new."), indent=0)


NEWS: Sequence[Section] = (brief, changes, nothing_new)
"""What is shown to one who has read the story up to a day."""


def show(
    reading: Reading, console: Console, *, story: int | None = None, sections: Sequence[Section] | None = None
) -> None:
    """Print the stories of `reading`, or only the one numbered `story` (from 1); `sections` of each."""
    page = PrintedPage(console)
    if reading.as_of:
        page.paragraph(styled(f"{known_on(moment(reading.as_of))}.", "bold"), indent=0)
    if not reading.stories:
        page.paragraph(Text("No story: no report was left to tell."), indent=0)
        return
    if len(reading.stories) > 1 and story is None:
        page.paragraph(Text(f"{count(len(reading.stories), 'story', 'stories')}."), indent=0)
    for number, one in enumerate(reading.stories, 1):
        if story not in (None, number):
            continue
        shelf = Shelf(reading, one)
        opening(shelf, page, f"{number}  " if len(reading.stories) > 1 else "")
        for section in tuple(SECTIONS.values()) if sections is None else sections:
            section(shelf, page)
        page.line()
