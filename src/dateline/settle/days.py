"""The day of an undated report, from its own words and from its neighbours in the story.

In: an article without a day, the other articles of its story, their time expressions. Out: a day with its reasons, an interval where the reading stays
open, or None. Never: a day that only one weak clue speaks for.

Every day in reach of the neighbours is held against all clues; what contradicts one is out, and of the rest the day
with the freshest news wins, since reports come out soon after what they tell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from dateline.clean.stamps import a_day, stamps
from dateline.settle.clues import Clues, Dated, Week, clues_of, sentences
from dateline.settle.copies import called
from dateline.terms import Article, Timex, When

REACH = 200
"""Days around a dated neighbour in which an undated report of the same story is looked for: stories run for months."""
STALE = 2
"""Days for which a newspaper still says "on Tuesday" of its news."""
LOOKED_BACK = 120
"""Days within which a date without a year, told as past, lies: older ones are given with their year."""
LOOKED_AHEAD = 300
"""Days within which one told as coming lies."""
MONTH_AHEAD = (18, 45)
"""Days that "in a month's time" may mean."""
YEARS_AFTER = 5
"""Years after the latest one that a text names in which it may have been written, if nothing else dates it."""
NEAR = 10
"""Days from a dated neighbour within which a report is looked for that nothing but past dates ties down; events told by neighbours reach further."""
FRESH = 1
"""Days for which a past date in a text is its news and ties its day down; with 7, hidden days of dated reports came out wrong twice as often."""
BACKGROUND = 3
"""Days by which a neighbour must look back at an event for it to be an earlier one, not its own news."""
CLEAR = 0.5
"""By how much the best day must lead another for it to stand alone."""
LONGEST_SPAN = 7
"""Days of the longest interval that is worth saying."""
OR_LATER = "a report of that day's news may have come out the day after"
"""What a day chosen by its news leaves open."""
SPAN_REASONS = 3
"""Reasons that an interval needs: with fewer, two in three were wrong when days of dated reports were hidden."""


@dataclass(frozen=True, slots=True)
class NeighbourDay:
    """A day on which a neighbour says something happened, and that neighbour."""

    day: date
    by: Article


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a day fits: its score, and the reasons a reader can check."""

    day: date
    score: float
    reasons: tuple[str, ...]


def day_from_neighbours(
    article: Article, neighbours: Sequence[Article], timexes: Mapping[str, Sequence[Timex]]
) -> When | None:
    """The day that fits the article's clues best, seen from its dated neighbours or, with weekday and date in the text, from itself."""
    clues = clues_of(article, tuple(timexes.get(article.id, ())))
    dated = [other for other in neighbours if other.published and other.published.precision in {"instant", "day"}]
    alone = _day_alone(article, clues)
    if alone and (not dated or _distance(alone.first_day, dated) <= REACH):
        return alone
    if not dated or not _binding(clues):
        return None
    events = {week: _told_day(week, dated, timexes) for week in clues.weeks}
    fits = [fit for day in _reach(dated, article) if (fit := _fit(day, clues, events, dated))]
    return _chosen(fits)


def _binding(clues: Clues) -> bool:
    """A weekday alone fits every week: something must tie it to the calendar."""
    return bool(clues.weeks or any(found.direction or found.weekday is not None for found in clues.dates))


def _day_alone(article: Article, clues: Clues) -> When | None:
    """From "Tuesday (Oct 23)" and the years that the text names: the only year soon after them in which the two agree."""
    pairs = [found for found in clues.dates if found.weekday is not None and found.direction == "past"]
    if not pairs or clues.latest_year is None or clues.weekday is None:
        return None
    pair = pairs[0]
    years = range(clues.latest_year, clues.latest_year + YEARS_AFTER + 1)
    days = [day for year in years if (day := a_day(year, pair.month, pair.day)) and day.weekday() == pair.weekday]
    if article.fetched:
        days = [day for day in days if day <= article.fetched.last_day]
    if len(days) != 1:
        return None
    day = days[0]
    if clues.weekday.value != day.weekday():
        return None
    iso = day.isoformat()
    basis = (
        f"{pair.words!r}: {day:%-d %B} is a {day:%A} in {day.year}, the only such year from {clues.latest_year}"
        f" (the latest it names) to {years[-1]}; {OR_LATER}"
    )
    return When(iso, iso, "day", basis, _days_after(day))


def _days_after(day: date) -> tuple[tuple[str, str], ...]:
    """The day after, on which a report of the day's news may have come out, as an alternative."""
    after = (day + timedelta(days=1)).isoformat()
    return ((after, after),)


def _reach(dated: Sequence[Article], article: Article) -> Iterator[date]:
    days = [other.published.first_day for other in dated if other.published]
    last = max(days) + timedelta(days=REACH)
    if article.fetched:
        last = min(last, article.fetched.last_day)
    day = max(min(days) - timedelta(days=REACH), last - timedelta(days=20 * REACH))
    while day <= last:
        yield day
        day += timedelta(days=1)


@dataclass(slots=True)
class _Scale:
    """What speaks for a day while its clues are weighed: `bound` once one ties it to the calendar, `told` once a neighbour's day does."""

    score: float = 0.0
    reasons: list[str] = field(default_factory=list)
    bound: bool = False
    told: bool = False

    def add(self, points: float, reason: str) -> None:
        """Put a reason into the scale."""
        self.score += points
        self.reasons.append(reason)


def _fit(day: date, clues: Clues, events: Mapping[Week, NeighbourDay | None], dated: Sequence[Article]) -> Fit | None:
    """How a day fits all clues, or None if one of them rules it out."""
    scale = _Scale()
    holds = (
        _weigh_weekday(scale, day, clues)
        and _weigh_dates(scale, day, clues)
        and _weigh_weeks(scale, day, events, dated)
    )
    if not holds or not scale.bound:
        return None
    near = _distance(day, dated)
    if not scale.told and (near > NEAR or not _on_weekday(day, clues)):
        return None
    return Fit(day, round(scale.score - near / 10, 4), tuple(dict.fromkeys(scale.reasons)))


def _distance(day: date, dated: Sequence[Article]) -> int:
    """Days to the nearest dated neighbour."""
    return min(abs((other.published.first_day - day).days) for other in dated if other.published)


def _on_weekday(day: date, clues: Clues) -> bool:
    """Where only the article's own dates tie the day down, its weekday must be the very one."""
    return clues.weekday is not None and clues.weekday.value == day.weekday()


def _weigh_weekday(scale: _Scale, day: date, clues: Clues) -> bool:
    """The lede's weekday is the day itself or one of the two before; False if it is neither."""
    if clues.weekday is None:
        return True
    stale = (day.weekday() - clues.weekday.value) % 7
    scale.add(2.0 - stale, f"{clues.weekday.words!r} {'on' if stale == 0 else 'read on'} a {day:%A}")
    return stale <= STALE


def _weigh_dates(scale: _Scale, day: date, clues: Clues) -> bool:
    """Past dates lie behind the day, the fresher the better, and coming ones ahead; False if one does not."""
    behind: list[date] = []
    ahead: list[date] = []
    for found in _settled(clues.dates):
        meant = _meant(found, day)
        if meant is None:
            return False
        (behind if found.direction == "past" else ahead).append(meant)
        scale.add(0.0, f"{found.words!r} is {'past' if found.direction == 'past' else 'to come'}")
    if behind:
        lag = min((day - meant).days for meant in behind)
        scale.score -= lag / 10
        scale.bound = lag <= FRESH
    if clues.months_time and any(MONTH_AHEAD[0] <= (meant - day).days <= MONTH_AHEAD[1] for meant in ahead):
        scale.add(0.5, "what is to come lies about a month ahead, as it says")
    return not (clues.next_month and ahead) or any(_months_apart(day, meant) == 1 for meant in ahead)


def _weigh_weeks(
    scale: _Scale, day: date, events: Mapping[Week, NeighbourDay | None], dated: Sequence[Article]
) -> bool:
    """The words "last week" mean the week before the day and "this week" its own, where neighbours tell when; False if not."""
    for week, told in events.items():
        if told:
            if told.day > day or _weeks_apart(told.day, day) != week.back:
                return False
            scale.add(1.0, f"{week.words!r} of what {called(told.by)} puts on {told.day}")
            scale.bound = scale.told = True
        elif week.back == 0 and _told_that_week(week, day, dated):
            scale.add(0.5, f"{week.words!r} fits what the reports of that week tell")
    return True


def _settled(dates: Sequence[Dated]) -> list[Dated]:
    """The dates whose direction the text leaves no doubt about: not those that it looks back to here and ahead to there."""
    ways: dict[tuple[int, int], set[str]] = {}
    for found in dates:
        if found.direction:
            ways.setdefault((found.month, found.day), set()).add(found.direction)
    return [found for found in dates if found.direction and len(ways[found.month, found.day]) == 1]


def _meant(found: Dated, day: date) -> date | None:
    """The date that a month and day mean from `day`: the last one before, the next one after, or the nearest."""
    options = [
        option for year in (day.year - 1, day.year, day.year + 1) if (option := a_day(year, found.month, found.day))
    ]
    if found.weekday is not None:
        options = [option for option in options if option.weekday() == found.weekday]
    if found.direction == "past":
        options = [option for option in options if 0 <= (day - option).days <= LOOKED_BACK]
    elif found.direction == "future":
        options = [option for option in options if 0 < (option - day).days <= LOOKED_AHEAD]
    return min(options, key=lambda option: abs((option - day).days), default=None)


def _months_apart(one: date, other: date) -> int:
    return (other.year - one.year) * 12 + other.month - one.month


def _weeks_apart(one: date, other: date) -> int:
    return ((other - timedelta(days=other.weekday())) - (one - timedelta(days=one.weekday()))).days // 7


def _told_that_week(week: Week, day: date, dated: Sequence[Article]) -> bool:
    """A report of that week tells, in one sentence, of the two names nearest to "this week"."""
    names = week.names[:2]
    return len(names) == 2 and any(
        all(name in sentence for name in names)
        for other in dated
        if other.published and other.published.first_day <= day and _weeks_apart(other.published.first_day, day) == 0
        for part in other.paragraphs
        for sentence in sentences(part.text)
    )


def _told_day(week: Week, dated: Sequence[Article], timexes: Mapping[str, Sequence[Timex]]) -> NeighbourDay | None:
    """The day that neighbours give to what happened that week: the one that all their dated sentences with the nearest name agree on."""
    if not week.names:
        return None
    name = week.names[0]
    told = [NeighbourDay(day, other) for other in dated for day in _days_beside(name, other, timexes.get(other.id, ()))]
    days = Counter(found.day for found in told)
    if len(days) != 1:
        return None
    return min(told, key=lambda found: found.by.id)


def _days_beside(name: str, other: Article, timexes: Sequence[Timex]) -> Iterator[date]:
    """Past days in the sentences of `other` that hold `name`: by its time expressions, and full dates in its captions."""
    published = other.published
    for part in (*other.paragraphs, *(part for part in other.furniture if part.kind == "caption")):
        start = part.start
        for sentence in sentences(part.text):
            start = other.text.find(sentence, start)
            end = start + len(sentence)
            if name not in sentence:
                continue
            days = {
                timex.when.first_day
                for timex in timexes
                if start <= timex.start
                and timex.end <= end
                and timex.when
                and timex.when.precision in {"day", "instant"}
            }
            days |= {stamp.day for stamp in stamps(sentence)}
            yield from sorted(day for day in days if published and (published.first_day - day).days > BACKGROUND)


def _chosen(fits: Sequence[Fit]) -> When | None:
    """The day that leads clearly; an interval over those that do not differ; None where that would say little."""
    if not fits:
        return None
    best = max(fits, key=lambda fit: (fit.score, -fit.day.toordinal()))
    rivals = sorted(fit.day for fit in fits if best.score - fit.score < CLEAR)
    reasons = "; ".join(best.reasons)
    if len(rivals) == 1:
        iso = best.day.isoformat()
        later = any(0 < (fit.day - best.day).days <= STALE for fit in fits)
        basis = f"{best.day:%A}: {reasons}; the year is that of the other reports of the story"
        return When(iso, iso, "day", f"{basis}; {OR_LATER}" if later else basis, _days_after(best.day) if later else ())
    if (rivals[-1] - rivals[0]).days <= LONGEST_SPAN and len(best.reasons) >= SPAN_REASONS:
        return When(rivals[0].isoformat(), rivals[-1].isoformat(), "span", f"{reasons}; these days fit equally")
    return None
