"""Heat: how much news a story is, beside others.

In: a story's reports and dispatches. Out: a number: its last day, put later for each doubling of the independent texts of its last week. Never: the
clock: the number of a story stays while nothing comes, and newer ones pass it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from math import log2

from dateline.terms import Article, Dispatch

DOUBLED = 2.0
"""Days by which a story stands later that twice as many independent texts tell (set by hand, not swept)."""
WEEK = timedelta(days=6)


def heat(articles: Sequence[Article], dispatches: Iterable[Dispatch]) -> float:
    """The days since the year 1 on which the story stands; 0 where no report has a day."""
    days = {article.id: article.published.last_day for article in articles if article.published}
    if not days:
        return 0.0
    last = max(days.values())
    first = [min((days[id] for id in one.articles if id in days), default=None) for one in dispatches]
    told = sum(1 for day in first if day is not None and last - day <= WEEK)
    return round(last.toordinal() + DOUBLED * log2(max(1, told)), 3)
