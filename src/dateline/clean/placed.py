"""Placed: the stamps that a page shows outside its story, by where they stand and what the words beside them say.

In: a report and its pieces, told. Out: where the head of the story lies; stamps with the lines they stand in; which clock a stamp is
of. Never: a date in a sentence of the story, but one that opens it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from dateline.clean.cues import pattern
from dateline.clean.layout import Layout
from dateline.clean.release import is_embargo
from dateline.clean.stamps import Stamp, stamps, weekdays, writes_day_first
from dateline.terms import ClockName, Part, Report

_DIGIT = re.compile(r"\d")
LABEL = 30
"""Characters before a stamp in which a word says what clock it is of."""
LONGEST_LINE = 120
"""Characters of a line at the head of a story that may hold its stamp: "Domestic | 11.2.2025 | 5 minutes to read"."""
ENTRIES = 2
"""Stamps inside a story from which on they are its entries'."""
MANY = 3
"""Days that are too many for the head of one story."""
STAMPED = frozenset({"stamp", "byline"})
"""The kinds of lines of a masthead that hold stamps."""
_MODIFIED = r"\b«modified»\b"
_PUBLISHED = r"\b«published»\b"
_FREE = re.compile(r"(?:^|[\n|•·–—:]\s{0,9}+)(?:\w{1,30},\s)?$")
"""What stands before a stamp that is the line's own: nothing, a sign, and perhaps a weekday."""


@cache
def weekday() -> re.Pattern[str]:
    """A weekday's name in one of the languages that are read."""
    return re.compile(rf"\b(?:{'|'.join(weekdays())})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """Where the head of the story lies: from its headline, 0 if none is shown, to its second paragraph; and where its lede and its last paragraph begin."""

    title: int
    lede: int
    end: int
    last: int

    def __contains__(self, place: int) -> bool:
        return self.title <= place < self.end


def head_of(report: Report, layout: Layout) -> Head:
    """The head of a report whose pieces are told; all of the text where no paragraph was."""
    title = next((part.start for part in layout.masthead if part.kind == "title"), 0)
    told = [part.start for part in layout.paragraphs if part.start >= title] or [
        part.start for part in layout.paragraphs
    ]
    lede, end, *_ = *told[:2], len(report.text), len(report.text)
    return Head(title, lede, end, told[-1] if told else end)


def day_first_of(report: Report, spoken: str | None = None) -> bool | None:
    """Whether the page puts days before months: by the language it names or, if it names none, is `spoken` there, and in English by its country or its address's."""
    named = next((meta.value.strip() for meta in report.metas if meta.name == "language"), "") or spoken or ""
    language, _, country = named.replace("_", "-").partition("-")
    try:
        land = (urlsplit(report.url or "").hostname or "").rpartition(".")[2].upper()
    except ValueError:
        land = ""
    land = "GB" if land == "UK" else land
    country = country.upper() if len(country) == 2 else land if len(land) == 2 else ""
    return writes_day_first(language.lower()[:2] or None, country or None)


def shown_stamps(
    layout: Layout, head: Head, day_first: bool | None, language: str | None = None
) -> list[tuple[Part, Stamp]]:
    """Every stamp that the page shows outside its story, with what it stands in, read as the page's `language` writes."""
    near = [
        (part, stamp)
        for part in _stamp_parts(layout, head)
        for stamp in stamps(part.text, day_first=day_first, language=language)
        if _is_own(part, head) or _stands_free(part, stamp)
    ]
    return near + _signed(layout, head, day_first, language)


def _is_own(part: Part, head: Head) -> bool:
    """A stamp's own line, which needs no further sign; one behind the lede may be a sentence about a broadcast or a file."""
    return part.kind in STAMPED and not head.lede <= part.start < head.end


def _stands_free(part: Part, stamp: Stamp) -> bool:
    """Nothing stands before the stamp in its line, or a sign that parts it from that, or the name of its clock."""
    return bool(_FREE.search(part.text[: stamp.start])) or named_clock(part, stamp) is not None


def _signed(layout: Layout, head: Head, day_first: bool | None, language: str | None) -> list[tuple[Part, Stamp]]:
    """The day of "This article was posted on …" in what stands around the story; none where such lines name several: comments."""
    found = [
        (part, stamp)
        for part in layout.furniture
        if part.start not in head and _DIGIT.search(part.text) and pattern(_PUBLISHED).search(part.text)
        for stamp in stamps(part.text, day_first=day_first, language=language)
        if named_clock(part, stamp) == "published"
    ]
    return found[:1] if len({stamp.day for _, stamp in found}) == 1 else []


def _stamp_parts(layout: Layout, head: Head) -> list[Part]:
    """Where stamps are read: the masthead's own, and short lines of furniture at the head of the story."""
    opening = layout.opening.day_span if layout.opening else None
    mast = [part for part in layout.masthead if part.kind in STAMPED]
    lines = [part for part in layout.furniture if part.start in head and len(part.text) <= LONGEST_LINE]
    return [part for part in sorted([*mast, *lines]) if opening is None or part.start != opening[0]]


def without_list(told: Sequence[tuple[Part, Stamp]], head: Head) -> list[tuple[Part, Stamp]]:
    """Without stamps that name no clock and are no story's: many days at its head (other pages, dates to come), and a live blog's entries."""
    bare = [(part, stamp) for part, stamp in told if part.start in head and not named_clock(part, stamp)]
    if len({stamp.day for _, stamp in bare}) >= MANY:
        told = [found for found in told if found not in bare]
    entries = [found for found in told if head.lede < found[0].start < head.last and not named_clock(*found)]
    return [found for found in told if len(entries) < ENTRIES or found not in entries]


def named_clock(part: Part, stamp: Stamp) -> ClockName | None:
    """The clock that the words right before a stamp name, of two the nearer one; or those behind it, where verbs stand there."""
    if is_embargo(part.text):
        return "published"
    before = part.text[max(0, stamp.start - LABEL) : stamp.start]
    modified, published = (
        max((found.end() for found in pattern(shape).finditer(before)), default=0) for shape in (_MODIFIED, _PUBLISHED)
    )
    if not modified and not published:
        behind = part.text[stamp.end : stamp.end + LABEL].partition("\n")[0]
        return "published" if pattern(_PUBLISHED).search(behind) and not stamps(behind) else None
    return "modified" if modified >= published else "published"


def rank(part: Part, stamp: Stamp, head: Head) -> tuple[bool, bool, bool, int]:
    """Labelled before unlabelled, at the head of the story before elsewhere, a stamp's own line before others, then in reading order."""
    return named_clock(part, stamp) != "published", part.start not in head, part.kind not in STAMPED, part.start


def is_far(part: Part, head: Head) -> bool:
    """Behind the head of the story, or the page's own clock: not the story's by its place."""
    return part.start >= head.end or names_today(part, head)


def names_today(part: Part, head: Head) -> bool:
    """A day with its weekday above the headline is the page's own clock."""
    return part.start < head.title and bool(weekday().search(part.text)) and not is_embargo(part.text)


def place_of(part: Part, head: Head) -> str:
    """Where a line stands, in words."""
    if part.start in head:
        return "under the headline" if head.title else "at the head of the text"
    return "above the headline" if part.start < head.title else "below the story"


def line_to(text: str, end: int) -> str:
    """The line of `text` up to `end`."""
    return text[text.rfind("\n", 0, end) + 1 : end]
