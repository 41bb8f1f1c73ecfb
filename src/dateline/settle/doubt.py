"""Doubt: days of publication that a report's own words and its neighbours speak against.

In: an article, the others of its story, their time expressions. Out: the article without its day, with a note, where the day is that of
a crawl or of a page made anew. Never: a day put in its place; that is for copies and neighbours to tell.

A report of a later turn, a verdict, a year's mind, is months off too and looks back on the same days; but it tells news of its own.
So a day is doubted only where all of this holds: it lies months behind every other report of the story and behind the last day that
the text names, that last day is one of those on which the others came out, and the news of its lede is told by a weekday as theirs is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from dateline.clean.stamps import days_between
from dateline.settle.clues import LEDE
from dateline.settle.copies import called
from dateline.settle.wording import weekdays
from dateline.terms import Article, Timex

MONTHS = 60
"""Days behind every other report, and behind the last day that the text names, from which a day of publication is doubted."""
WEEK = 7
_WORD = re.compile(r"[^\W\d_]+")
SAME_DAYS = 7
"""Days around another report's in which the last day that the text names is one of the story's."""


def without_doubtful_day(
    article: Article, neighbours: Sequence[Article], timexes: Mapping[str, Sequence[Timex]]
) -> Article:
    """The article, its day taken away where that is doubted; `neighbours` are the others of its story."""
    if article.published is None:
        return article
    dated = [other for other in neighbours if other.published and other.published.precision in {"instant", "day"}]
    day = article.published.first_day
    if not dated or any(days_between(_day(other), day) < MONTHS for other in dated):
        return article
    last = _last_named(timexes.get(article.id, ()), day)
    if last is None or days_between(last, day) < MONTHS:
        return article
    near = [other for other in dated if abs(days_between(last, _day(other))) <= SAME_DAYS]
    mine = _weekday(article, timexes)
    alike = [other for other in near if mine is not None and _weekday(other, timexes) == mine]
    if not alike:
        return article
    by = min(alike, key=_id)
    note = (
        f"the day of publication {article.published.start[:10]} is not believed ({article.published.basis}): it lies {days_between(last, day)} days"
        f" behind the last day that the text names, {last}, and {called(by)}, published {_day(by)}, tells of the same weekday as its news"
    )
    return replace(article, published=None, notes=(*article.notes, note))


def _day(article: Article) -> date:
    """The day of an article that has one."""
    assert article.published is not None  # noqa: S101 - only dated ones are asked
    return article.published.first_day


def _id(article: Article) -> str:
    return article.id


def _last_named(timexes: Sequence[Timex], before: date) -> date | None:
    """The last day before `before` that the text names in full, with its year."""
    days = [
        timex.when.first_day
        for timex in timexes
        if timex.when and timex.when.precision in {"day", "instant"} and str(timex.when.first_day.year) in timex.text
    ]
    return max((day for day in days if day <= before), default=None)


def _weekday(article: Article, timexes: Mapping[str, Sequence[Timex]]) -> int | None:
    """The weekday on which the news of its lede happened: the first that its opening names and that lies within the week before it came out, or a time zone after."""
    day, opening = _day(article), article.paragraphs[:LEDE]
    for timex in timexes.get(article.id, ()):
        named = _WORD.search(timex.text.lower())
        inside = any(part.start <= timex.start < part.end for part in opening)
        if inside and named and named.group() in weekdays() and timex.when:
            return weekdays()[named.group()] if -1 <= days_between(timex.when.first_day, day) < WEEK else None
    return None
