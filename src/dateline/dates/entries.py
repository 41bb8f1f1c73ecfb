"""Entries: the days of a live blog's entries, which are not that of its page.

In: an article. Out: where each entry begins and its day. Never: a day from a sentence; one entry alone; days that lie weeks apart, as those
of links to other reports do.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from dateline.dates.expressions import Day
from dateline.dates.find import find
from dateline.dates.place import place
from dateline.dates.seen import Seen
from dateline.terms import Article

LONGEST: Final = timedelta(days=14)
"""How long a live blog runs, and how far its entries lie from its day of publication."""

Entry = tuple[int, date]
"""Where an entry begins in the article's text, and its day."""


def entries_of(article: Article) -> tuple[Entry, ...]:
    """The entries of a live blog in reading order; none where fewer than two stamps stand inside the story, or they lie far apart."""
    if not article.paragraphs or article.published is None:
        return ()
    first, last = article.paragraphs[0].start, article.paragraphs[-1].start
    found = sorted({(start, day) for start, day in _stamped(article) if first < start < last})
    days = [article.published.first_day, *(day for _, day in found)]
    return tuple(found) if len(found) > 1 and max(days) - min(days) <= LONGEST else ()


def entry_days(entries: Sequence[Entry], place_: int) -> tuple[date, ...]:
    """The day of the entry in which a place of the text lies; none above the first one."""
    at = bisect_right(entries, (place_, date.max)) - 1
    return (entries[at][1],) if at >= 0 else ()


def _stamped(article: Article) -> Iterator[Entry]:
    """Days that the page's marks give to places of the text, and stamps in lines of their own."""
    for candidate in article.candidates:
        if candidate.clock == "published" and candidate.evidence is not None:
            yield candidate.evidence.start, candidate.when.first_day
    for part in article.masthead:
        if part.kind == "stamp":
            for one in find(part.text)[1][:1]:
                period = place(one.says, Seen(None)).period if isinstance(one.says, Day) and one.says.year else None
                if period:
                    yield part.start, period.first
