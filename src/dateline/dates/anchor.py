"""Anchor: days that only the other reports of a story tell, for what is counted from something named.

In: the articles of one story and their Timexes. Out: the Timexes, some of them placed. Never: a guess between two days.

"Three days after Geneva" has a day once a report of the story says "in Geneva on July 16".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from dateline.dates import periods
from dateline.dates.expressions import Day, FromEvent
from dateline.dates.find import find
from dateline.dates.periods import Period
from dateline.dates.place import place
from dateline.dates.seen import Seen
from dateline.terms import Article, Timex, When

REACH: Final = 48
"""A name tells of a day that stands no more than so many characters from it in the same sentence."""
MOST: Final = 64
"""So many counts from named things are looked up in an article; no report has more, a hostile one might."""
LEAST: Final = 3
"""Words of the shortest count from something named: "days after Geneva", "eve of Geneva"."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_BEHIND: Final = 40
"""Characters behind a count in which it is told what is done by the name that ends it."""
_SENTENCE_END: Final = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z])|\n")


def stands_by(text: str, name: str, start: int, end: int, *, deed: Sequence[str] = ()) -> bool:
    """Whether `name`, and each word of what it does, stands close to the span, with no end of a sentence between."""
    left, right = text[max(0, start - REACH) : start], text[end : end + REACH]
    before, after = left.rfind(name), right.find(name)
    near_left = before >= 0 and not _SENTENCE_END.search(left[before:])
    by = bool(name) and (near_left or (after >= 0 and not _SENTENCE_END.search(right[:after])))
    if not by or not deed:
        return by
    told = f"{_SENTENCE_END.split(left)[-1]} {_SENTENCE_END.split(right)[0]}"
    return {word.lower() for word in _WORD.findall(told)}.issuperset(deed)


def without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with blanks for these spans but their first letters: a name inside what is counted from it tells of no day."""
    for start, end in spans:
        text = f"{text[: start + 1]}{' ' * (end - start - 1)}{text[end:]}"
    return text


def anchored(articles: Sequence[Article], timexes: Mapping[str, Sequence[Timex]]) -> dict[str, tuple[Timex, ...]]:
    """The Timexes of a story's articles, by article id, with what is counted from something named placed where one day fits.

    A day fits if some report tells it beside the name, and the count from it ends no later than the report that counts and
    within what that report knew itself.
    """
    days = _told_days(articles, timexes)
    return {article.id: _anchored_in(article, timexes.get(article.id, ()), days) for article in articles}


def _anchored_in(
    article: Article, timexes: Sequence[Timex], told: list[tuple[str, int, int, date]]
) -> tuple[Timex, ...]:
    found, looked = [], 0
    for timex in timexes:
        open_ = looked < MOST and not (timex.when and timex.when.precision == "day")
        says = _counted_from_name(article.text, timex) if open_ else None
        looked += says is not None
        found.append(_anchored(article, timex, says, told) if says else timex)
    return tuple(found)


def _counted_from_name(text: str, timex: Timex) -> FromEvent | None:
    """The count from something named that these words are; None for a word or two, or where no name ends them."""
    words = timex.text.split()
    if len(words) < LEAST or not words[-1][:1].isupper():
        return None
    says = next((one.says for one in find(text[timex.start : timex.end + _BEHIND])[1] if one.start == 0), None)
    return says if isinstance(says, FromEvent) else None


def _told_days(articles: Sequence[Article], timexes: Mapping[str, Sequence[Timex]]) -> list[tuple[str, int, int, date]]:
    """(text, start, end, day) of every day that the story's articles tell, captions included."""
    told = []
    for article in articles:
        dated = [timex for timex in timexes.get(article.id, ()) if timex.when and timex.when.precision == "day"]
        text = without(article.text, _counts(article.text, timexes.get(article.id, ())))
        told += [(text, timex.start, timex.end, timex.when.first_day) for timex in dated if timex.when]
        told += [(article.text, start, end, day) for start, end, day in _caption_days(article)]
    return told


def _counts(text: str, timexes: Sequence[Timex]) -> list[tuple[int, int]]:
    """Where something is counted from a name."""
    return [(one.start, one.end) for one in timexes if _counted_from_name(text, one)]


def _caption_days(article: Article) -> Iterator[tuple[int, int, date]]:
    for part in article.furniture:
        if part.kind != "caption":
            continue
        for one in find(article.text[part.start : part.end])[1]:
            if isinstance(one.says, Day) and one.says.year and (period := place(one.says, Seen(None)).period):
                yield part.start + one.start, part.start + one.end, period.first


def _anchored(article: Article, timex: Timex, says: FromEvent, told: list[tuple[str, int, int, date]]) -> Timex:
    bases = sorted({day for text, start, end, day in told if stands_by(text, says.name, start, end, deed=says.deed)})
    fitting = {base: period for base in bases if (period := _counted(says, base)) and _fits(article, timex, period)}
    if len(fitting) != 1:
        return timex
    base, period = next(iter(fitting.items()))
    basis = f"'{' '.join(timex.text.split())}' counted from {base.isoformat()}, the day that a report of the story tells beside {says.name}"
    when = When(period.first.isoformat(), period.last.isoformat(), period.precision, basis)
    return replace(timex, kind="date", value=period.value, when=when)


def _counted(says: FromEvent, base: date) -> Period | None:
    try:
        return periods.stepped(says.unit, base, says.count)
    except (ValueError, OverflowError):
        return None


def _fits(article: Article, timex: Timex, period: Period) -> bool:
    if article.published and period.last > article.published.last_day:
        return False
    return timex.when is None or (timex.when.first_day <= period.first and period.last <= timex.when.last_day)
