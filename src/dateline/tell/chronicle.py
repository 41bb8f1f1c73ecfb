"""The days that a pile of reports keeps pointing at, and what happened on each.

In: sentences with the days they name and the day their report came out. Out: days and the sentences that tell them.
Never: a fitted model; the weights below are few and were read off development collections.

After DATEWISE (Gholipour Ghalandari and Ifrim 2020, "Examining the state-of-the-art in news timeline
summarization"): days are ranked by how often they are named and how much was published, sentences by how near they
are to what is said of that day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.tell.rank import centroid, choose, length_cost, vectors

OPENING = 6
"""Sentences at the head of a report that may tell the day it came out (DATEWISE; 10 and 15 lose AR2)."""
LAG = 2
"""A report's opening tells the day it came out and the day before (DATEWISE; 1 and 3 are worse)."""
PUBLISHED = 0.3
"""What a report published on a day adds to the day's weight; one that names it adds 1 (0 to 1 differ by .007 Date-F1)."""
NAMED_AGAIN = 0.001
"""What each sentence naming a day adds: between days that equally many reports name, the one named more often."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence, its rank in its report (from 0), when that came out, and the days the sentence names, in order."""

    report: str
    position: int
    published: date
    days: tuple[date, ...]
    terms: tuple[str, ...] = field(repr=False)


def chronicle(
    sentences: Sequence[Dated], *, days: int, per_day: int, first: date, last: date
) -> list[tuple[date, list[int]]]:
    """The `days` most telling days from `first` to `last`, in order, each with at most `per_day` sentence indexes."""
    weights = day_weights(sentences)
    ranked = sorted((-weight, day) for day, weight in weights.items() if first <= day <= last)[:days]
    about = _about(sentences, {day for _, day in ranked})
    return [(day, tell_day(sentences, about[day], per_day)) for day in sorted(about)]


def day_weights(sentences: Iterable[Dated]) -> dict[date, float]:
    """How much each day matters: by the reports that name it and those published on it."""
    named: dict[date, set[str]] = {}
    published: dict[date, set[str]] = {}
    times: dict[date, int] = {}
    for sentence in sentences:
        published.setdefault(sentence.published, set()).add(sentence.report)
        for day in sentence.days[:1]:
            named.setdefault(day, set()).add(sentence.report)
            times[day] = times.get(day, 0) + 1
    return {
        day: len(named.get(day, ())) + PUBLISHED * len(published.get(day, ())) + NAMED_AGAIN * times.get(day, 0)
        for day in sorted(named.keys() | published.keys())
    }


def _about(sentences: Sequence[Dated], days: set[date]) -> dict[date, list[int]]:
    """For each of `days`, the sentences that name it first, or open a report of that day or the next naming none."""
    found: dict[date, list[int]] = {}
    for i, sentence in enumerate(sentences):
        if sentence.days:
            told = [sentence.days[0]]
        elif sentence.position < OPENING:
            told = [date.fromordinal(sentence.published.toordinal() - lag) for lag in range(LAG)]
        else:
            continue
        for day in told:
            if day in days:
                found.setdefault(day, []).append(i)
    return found


def tell_day(sentences: Sequence[Dated], candidates: Sequence[int], count: int) -> list[int]:
    """The `count` of the candidate indexes that together say best what all of them say."""
    found = vectors([sentences[i].terms for i in candidates])
    bonus = [-length_cost(len(sentences[i].terms)) for i in candidates]
    middle = centroid((vector, 1.0) for vector in found)
    return [candidates[i] for i in choose(found, middle, count, bonus=bonus)]
