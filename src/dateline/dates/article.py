"""Article: the time expressions of a whole report, read in order, so that "the next day" knows which day was told.

In: an article and, if there is one, its parse. Out: Timexes in reading order. Never: clock, network, store, another article.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from dateline.dates.anchor import MOST, stands_by, without
from dateline.dates.entries import entries_of, entry_days
from dateline.dates.expressions import Ahead, Clock, Expression, FromEvent, Offset
from dateline.dates.facts import CLOCK_UNITS
from dateline.dates.find import Found, find
from dateline.dates.lexicon import neighbours
from dateline.dates.periods import Period
from dateline.dates.place import Placed, place
from dateline.dates.seen import Seen
from dateline.dates.spelling import Spelled
from dateline.dates.tense import Lean, Tenses
from dateline.language import Parse
from dateline.terms import Article, Timex, When, is_instant

_MASTHEAD_READ: Final = frozenset({"title", "standfirst", "place", "credit"})
_DATELINE_GAP: Final = 4
"""A stamp so few characters after a place belongs to the dateline: "PORT ALDER, Jan 1 (Reuters)"."""
_DAYS_TRIED: Final = 31
"""A report whose own day is open over more days than this is tried on its first and last days and on the first of months."""
_ALTERNATIVES: Final = 8
_STILL_IN: Final = 2
"""Paragraphs after a day of long ago in which a bare hour is still of that day, where the account goes on hour by hour."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """One expression as found and placed, with the text it stands in and where that text begins."""

    spelled: Spelled
    found: Found
    offset: int
    lean: Lean
    placed: tuple[Placed, ...]

    @property
    def span(self) -> tuple[int, int]:
        """Where the expression stands in the article."""
        return self.found.start + self.offset, self.found.end + self.offset


@dataclass
class _Told:
    """What the text has told so far: the period last named, the last day, the last quarter; the day whose hours it tells, where it told that."""

    period: Period | None = None
    day: Period | None = None
    quarter: Period | None = None
    hours: Period | None = None
    heard_at: int = 0
    """The paragraph in which that day, or an hour of it, was told last."""
    hour_at: int | None = None
    """The paragraph in which an hour was told last."""
    hour_behind: int | None = None
    period_behind: int | None = None
    """The words behind an hour and behind the period last named, of this paragraph."""

    def hear(self, placed: tuple[Placed, ...], day: date | None) -> None:
        """Take note of an expression, if it has one place and that is a unit of the calendar.

        A quarter that was not over on the report's day does not replace one that was: results are told of the latter.
        """
        period = placed[0].period
        if len(placed) > 1 or period is None or period.unit == "span":
            return
        self.period = period
        if period.unit == "day":
            self.day = period
        if period.unit == "quarter" and (
            self.quarter is None or day is None or period.last < day or self.quarter.last >= day
        ):
            self.quarter = period

    def hear_hours(self, one: Found, placed: tuple[Placed, ...], spelled: Spelled, paragraph: int) -> None:
        """Take note of a day for the hours that follow; a day that a sentence looks back to from an hour of a later one is none.

        In "at 6:41 p.m. he suggested saying that they had met on Sept. 10" the hours after go on in the day of 6:41.
        """
        period = placed[0].period
        if len(placed) > 1 or period is None:
            return
        self.period_behind = one.last
        if period.unit != "day":
            return
        goes_on = _is_one_sentence(spelled, self.hour_behind, one.first)
        if self.hours is None or not goes_on or period.first >= self.hours.first:
            self.hours, self.heard_at = period, paragraph
        if _is_hour(one.says):
            self.hour_behind, self.hour_at = one.last, paragraph

    def seen(self, one: Found, day: date | None, lean: Lean, spelled: Spelled, paragraph: int) -> Seen:
        """From where the next expression is read."""
        here = _is_one_sentence(spelled, self.period_behind, one.first)
        by_the_hour = self.hour_at is not None and paragraph - self.hour_at <= _STILL_IN
        near = paragraph == self.heard_at or (by_the_hour and paragraph - self.heard_at <= _STILL_IN)
        return Seen(day, self.period, self.day, self.quarter, self.hours, near, here, lean)


def _is_one_sentence(spelled: Spelled, behind: int | None, first: int) -> bool:
    """No sentence ends between what was told and what is told now."""
    return behind is not None and not any(
        spelled.kind(i, "stop") and spelled.word(i - 1) not in neighbours("titled") for i in range(behind, first)
    )


def _is_hour(says: Expression) -> bool:
    """It tells an hour, or counts in hours and minutes."""
    return isinstance(says, Clock) or (isinstance(says, Offset) and says.unit in CLOCK_UNITS)


def timexes(article: Article, parse: Parse | None) -> tuple[Timex, ...]:
    """Time expressions of the story and of what stands above it, as seen from `article.published`.

    They do not overlap. `parse` only sharpens: the tense of the governing verb decides between the last and the coming
    Friday. A live blog's entries are read each from its own day. Where the day of publication is open, what differs over its days keeps all of them as alternatives.
    """
    days = report_days(article.published)
    readings = _readings(article, days, Tenses(parse))
    counted = [i for i, reading in enumerate(readings) if isinstance(reading.found.says, FromEvent)]
    for i in counted[:MOST]:
        readings[i] = _after_event(article, readings[i], readings)
    return tuple(_timex(article, reading) for reading in readings)


def _readings(article: Article, report: tuple[date, ...], tenses: Tenses) -> list[_Reading]:
    entries = entries_of(article)
    told = _Told()
    readings = []
    for paragraph, (start, end) in enumerate(_stretches(article)):
        days = entry_days(entries, start) or report
        told.hour_behind = told.period_behind = None
        spelled, expressions = find(article.text[start:end])
        for expression in expressions:
            one = _with_verb(expression, spelled, tenses, start)
            lean = tenses.lean(spelled, one.first, one.last, start)
            placed = _placements(one.says, [told.seen(one, day, lean, spelled, paragraph) for day in days or (None,)])
            if not (isinstance(one.says, Offset) and one.says.compared):
                told.hear(placed, days[-1] if days else None)
                told.hear_hours(one, placed, spelled, paragraph)
            readings.append(_Reading(spelled, one, start, lean, placed))
    return readings


def _with_verb(one: Found, spelled: Spelled, tenses: Tenses, offset: int) -> Found:
    """The expression; what a verb stands before is no record: "the first round begins in two weeks"."""
    says = one.says
    if isinstance(says, Ahead) and says.record and tenses.is_verb(spelled, one.first - 2, offset):
        return replace(one, says=replace(says, record=False))
    return one


def _placements(says: Expression, vantages: list[Seen]) -> tuple[Placed, ...]:
    """Where the expression lies, as seen from each day on which the report may have come out, without repeats."""
    distinct: dict[tuple[str, Period | None], Placed] = {}
    for seen in vantages:
        placed = place(says, seen)
        distinct.setdefault((placed.value, placed.period), placed)
    return tuple(distinct.values())


def _after_event(article: Article, reading: _Reading, readings: list[_Reading]) -> _Reading:
    """The reading counted from the shortest period that stands close to the event's name elsewhere in the article."""
    says = reading.found.says
    name, deed = (says.name, says.deed) if isinstance(says, FromEvent) else ("", ())
    others = [other for other in readings if other is not reading and len(other.placed) == 1]
    text = without(article.text, [other.span for other in readings if isinstance(other.found.says, FromEvent)])
    tied = [other.placed[0].period for other in others if stands_by(text, name, *other.span, deed=deed)]
    known = sorted((period for period in tied if period and period.unit in ("day", "week", "weekend")), key=_shortest)
    if not known:
        return reading
    return replace(reading, placed=(place(says, Seen(None, events=((name, known[0]),))),))


def _shortest(period: Period) -> tuple[int, date]:
    return (period.last - period.first).days, period.first


def report_days(published: When | None) -> tuple[date, ...]:
    """The days on which a report may have come out: none if unknown, one if known."""
    if published is None:
        return ()
    first, last = published.first_day, published.last_day
    if (last - first).days <= _DAYS_TRIED:
        return tuple(first + timedelta(days=n) for n in range(max(0, (last - first).days) + 1))
    tried = {first, last} | {
        date(y, m, 1) for y in range(first.year, min(last.year, first.year + 5) + 1) for m in range(1, 13)
    }
    return tuple(sorted(day for day in tried if first <= day <= last))


def _stretches(article: Article) -> list[tuple[int, int]]:
    """The parts of the text that are read, in order, none overlapping; a stamp only where it is the dateline's day."""
    places = [part.end for part in article.masthead if part.kind == "place"]
    parts = [
        (part.start, part.end)
        for part in article.masthead
        if part.kind in _MASTHEAD_READ
        or (part.kind == "stamp" and any(0 <= part.start - end <= _DATELINE_GAP for end in places))
    ]
    parts += [(part.start, part.end) for part in article.paragraphs]
    return list(_apart(sorted(parts)))


def _apart(parts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    reached = 0
    for start, end in parts:
        if end > max(start, reached):
            yield max(start, reached), end
            reached = end


def _timex(article: Article, reading: _Reading) -> Timex:
    start, end = reading.span
    words = article.text[start:end]
    best = reading.placed[0]
    value = best.value if len(reading.placed) == 1 else place(reading.found.says, Seen(None)).value
    return Timex(article.id, start, end, words, best.kind, value, _when(words, reading.placed))


def _when(words: str, placed: tuple[Placed, ...]) -> When | None:
    known = [p for p in placed if p.period is not None]
    if len(known) < len(placed) or not all(is_instant(end) for one in known for end in _ends(one)):
        return None  # "8 p.m. PST" of the last day of the calendar lies outside it
    first = known[0]
    shown = " ".join(words.split())
    basis = f"'{shown}' {first.reason}"
    spans = [_ends(p) for p in known] + [(p.first.isoformat(), p.last.isoformat()) for p in first.others]
    if len(known) == 1 and first.period:
        start, end = spans[0]
        return When(start, end, "instant" if first.time else first.period.precision, basis, tuple(spans[1:]))
    hull = min(span[0] for span in spans), max(span[1] for span in spans)
    return When(*hull, "span", f"'{shown}' in a report whose own day is open", tuple(spans[:_ALTERNATIVES]))


def _ends(placed: Placed) -> tuple[str, str]:
    if placed.time:
        return placed.time, placed.time
    period = placed.period
    return (period.first.isoformat(), period.last.isoformat()) if period else ("", "")
