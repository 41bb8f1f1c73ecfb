"""Dating: on which of the days that a story tells lies what a clause tells without a day of its own.

In: the candidates of one story, the chances that two of them are of one happening. Out: the candidates, each without a day of its own given the
likeliest, with its chance. Never: a day after its report; a day that no report tells of and none came out on; a plan's day.

A report that has told of Saturday goes on telling of Saturday until it says otherwise (narrative time: Reichenbach 1947, Partee 1984), and what others date,
which likely tell of the same, is of that day. So each day that its report or the others tell is weighed with a logistic model of where it is told;
the weights are in `data/rows.json`, fitted by `tools/fit_rows.py`.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.events.candidates import FINE, RECENT, Candidate
from dateline.events.scores import HEAD, Features, chance
from dateline.status import OVER
from dateline.terms import When

LIKELY = 0.65
"""Chance from which a day is given to what tells none of its own (of .4, .5, .6, .65 and .7 tried out of fold on editor/more and ECB+)."""
OF_STORY = 3
"""Days of a story that are weighed for whatever it tells: those that most of its places tell."""
REACH = 300
"""Characters after which a day told before weighs a third: two or three sentences."""


@dataclass(frozen=True, slots=True)
class DatedPlace:
    """A place of a report that tells a day of its own: where its sentence begins, the day, whether at its head, who did it."""

    start: int
    day: str
    head: bool
    doer: str | None


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a story's places tell by themselves: by report, in reading order, and of all of them."""

    by_report: Mapping[str, tuple[DatedPlace, ...]]
    of_story: Mapping[str, float]

    @classmethod
    def of(cls, found: Sequence[Candidate]) -> Days:
        """What the candidates of a story tell; of copies one, as candidates are."""
        told: dict[str, set[DatedPlace]] = defaultdict(set)
        for one in found:
            if (day := own_day(one)) is not None:
                mention = one.one.mention
                head = one.telling.part != "body"
                told[mention.article].add(DatedPlace(mention.evidence.start, day, head, one.doer))
        by_report = {article: tuple(sorted(days, key=_reading)) for article, days in sorted(told.items())}
        counts = Counter(day for days in by_report.values() for day in sorted({one.day for one in days}))
        reports = max(1, len(by_report))
        return cls(by_report, {day: n / reports for day, n in counts.items()})


def _reading(one: DatedPlace) -> tuple[int, str, str]:
    return one.start, one.day, one.doer or ""


def own_day(one: Candidate) -> str | None:
    """The day that its own words tell of what is over or under way; None for a longer span, a plan, or no words."""
    if not one.own_day or one.when is None or one.when.precision not in FINE or not _is_done(one):
        return None
    return one.when.start[:10]


def _is_done(one: Candidate) -> bool:
    return one.status in OVER or one.status == "under way"


def dated(pool: Sequence[Candidate], near: Sequence[Mapping[int, float]], days: Days) -> list[Candidate]:
    """The candidates of `pool` with their days; `near` gives for each the chances that others are of the same happening."""
    return [_dated(pool, i, near[i], days) for i in range(len(pool))]


def _dated(pool: Sequence[Candidate], i: int, near: Mapping[int, float], days: Days) -> Candidate:
    one = pool[i]
    weighed = [(chance("dated", features), day, features) for day, features in proposals(one, pool, near, days).items()]
    if not weighed:
        return one
    likely, day, features = max(weighed, key=_likeliest)
    if likely < LIKELY:
        return one
    old = (date.fromisoformat(one.report_day) - date.fromisoformat(day)).days
    where = one.where if one.one.places or old <= RECENT else None
    return replace(
        one, when=When(day, day, "day", _basis(features)), day_chance=likely, days_old=max(0, old), where=where
    )


def _likeliest(one: tuple[float, str, Features]) -> tuple[float, str]:
    return one[0], one[1]


def _basis(features: Features) -> str:
    """Why the day is taken to be its."""
    if features.get("told alike", 0) >= LIKELY:
        return "told with no day of its own; others that tell it give this day"
    if "told before" in features or "in its sentence" in features:
        return "told with no day of its own, where its report tells of this day"
    if "report" in features:
        return "told as done, with no other day, in a report of that day"
    return "told with no day of its own, in a story of this day"


def proposals(
    one: Candidate, pool: Sequence[Candidate], near: Mapping[int, float], days: Days
) -> Mapping[str, Features]:
    """The days that may be its, each with what speaks for it; none where it tells its own or none is due.

    What somebody "has done" is news at the head of a report; further down it led to the news, on a day that only others tell.
    """
    mention = one.one.mention
    if one.own_day or mention.other_time or one.report_day == "" or not _is_done(one) or one.standing != "asserted":
        return {}
    found: dict[str, dict[str, float]] = defaultdict(dict)
    led_up = one.telling.perfect and one.telling.part == "body"
    around = () if led_up else (*_of_report(one, days), *_of_story(days))
    for day, name, value in (*around, *_alike(pool, near)):
        if day <= one.report_day:
            found[day][name] = max(value, found[day].get(name, 0.0))
    head = next((told.day for told in days.by_report.get(one.one.mention.article, ()) if told.head), None)
    return {day: _with_telling(one, day, found, head) for day in sorted(found)}


def _of_report(one: Candidate, days: Days) -> Iterator[tuple[str, str, float]]:
    """What its report tells: its own day, the days told around it, at its head, and most often."""
    start = one.one.mention.evidence.start
    told = days.by_report.get(one.one.mention.article, ())
    yield one.report_day, "report", 1.0
    if before := [other for other in told if other.start < start]:
        last = before[-1]
        yield last.day, "told before", math.exp((last.start - start) / REACH)
        if last.doer is not None and last.doer == one.doer:
            yield last.day, "told before, of the same doer", 1.0
    if after := [other for other in told if other.start > start]:
        yield after[0].day, "told after", math.exp((start - after[0].start) / REACH)
    for other in told:
        if other.start == start:
            yield other.day, "in its sentence", 1.0
    if head := next((other for other in told if other.head), None):
        yield head.day, "head", 1.0
        yield head.day, "head, of its head", float(one.telling.part in HEAD)
    for day, n in Counter(other.day for other in told).items():
        yield day, "share of its report", n / len(told)


def _of_story(days: Days) -> Iterator[tuple[str, str, float]]:
    most = sorted(days.of_story, key=lambda day: (-days.of_story[day], day))[:OF_STORY]
    for day in most:
        yield day, "share of reports", days.of_story[day]


def _alike(pool: Sequence[Candidate], near: Mapping[int, float]) -> Iterator[tuple[str, str, float]]:
    """The days of those that likely tell of the same."""
    for j, likely in near.items():
        if (day := own_day(pool[j])) is not None:
            yield day, "told alike", likely


def _with_telling(one: Candidate, day: str, found: Mapping[str, Mapping[str, float]], head: str | None) -> Features:
    """What speaks for the day, and how the clause is told to which it would be given."""
    told, features = one.telling, dict(found[day])
    lag = (date.fromisoformat(one.report_day) - date.fromisoformat(day)).days
    features |= {"bias": 1.0, "old": min(3.0, math.log1p(lag)), "day before": float(lag == 1)}
    if "report" not in features:
        return features | {"other day, perfect": float(told.perfect)}
    return features | {
        "report, saying": float(told.saying),
        "report, perfect": float(told.perfect),
        "report, present": float(told.time in {"present", "headline"}),
        "report, body": float(told.part == "body"),
        "report, title": float(told.part == "title"),
        "report, not main": float(told.link != "main"),
        "report, others told": float(len(found) > 1),
        "report, head of another day": float(head is not None and head != day),
    }
