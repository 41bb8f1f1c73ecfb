"""Relative days: "three days after the summit" placed, once it is known when the summit was.

In: clusters of sightings of one story, and its articles. Out: a day (or as loose a span as the other event has) for each
mention that is told so. Never: a guess where the other event has no time of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.events.sighting import Sighting
from dateline.places import same
from dateline.terms import Article, Evidence, When

_NUMBERS = {
    word: n for n, word in enumerate(["a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1)
} | {"one": 1}
_AFTER = re.compile(
    rf"\b(?P<count>{'|'.join(_NUMBERS)}|\d{{1,3}})\s(?P<unit>day|week)s?\s(?P<way>after|before)\s(?P<of>(?:[\w'’-]+\s?){{1,3}})",
    re.I,
)
REACH = 90
"""Characters after the trigger within which the words must stand, and after them the other event."""
Span = tuple[date, date]


def placed(clusters: Sequence[Sequence[Sighting]], articles: Mapping[str, Article]) -> list[tuple[Sighting, ...]]:
    """The clusters, with a time for those mentions that tell theirs by another event of the story."""
    times = [_time_of(members) for members in clusters]
    inside: dict[Evidence, list[tuple[int, int]]] = {}
    for index, members in enumerate(clusters):
        for one in members:
            inside.setdefault(one.mention.evidence, []).append((one.mention.trigger.start, index))
    timed = list(zip(clusters, times, strict=True))
    found = []
    for index, members in enumerate(clusters):
        near = [_near(one, inside, times, index) if one.days is None else [] for one in members]
        found.append(
            tuple(_placed(one, spans, timed, index, articles) for one, spans in zip(members, near, strict=True))
        )
    return found


def _near(
    one: Sighting, inside: Mapping[Evidence, Sequence[tuple[int, int]]], times: Sequence[Span | None], own: int
) -> list[tuple[int, Span | None]]:
    """(offset, time) of the other events told in the same sentence."""
    return [(start, times[index]) for start, index in sorted(inside[one.mention.evidence]) if index != own]


def _placed(
    one: Sighting,
    near: Sequence[tuple[int, Span | None]],
    timed: Sequence[tuple[Sequence[Sighting], Span | None]],
    own: int,
    articles: Mapping[str, Article],
) -> Sighting:
    if one.days is not None:
        return one
    article = articles[one.mention.article]
    found = _AFTER.search(
        article.text, one.mention.trigger.end, min(one.mention.evidence.end, one.mention.trigger.end + REACH)
    )
    if found is None:
        return one
    start = found.start("of")
    told = next((time for at, time in near if start <= at <= start + REACH), None)
    span = told or _called(found["of"], [row for index, row in enumerate(timed) if index != own])
    if span is None:
        return one
    count = _NUMBERS.get(found["count"].lower()) or int(found["count"])
    shift = timedelta(days=count * (7 if found["unit"].lower() == "week" else 1))
    first, last = (day + shift if found["way"].lower() == "after" else day - shift for day in span)
    basis = f"'{found[0].strip()}', which was {_in_words(span)}"
    when = When(first.isoformat(), last.isoformat(), "day" if first == last else "span", basis)
    words = article.evidence(found.start(), found.end("way"))
    return replace(one, days=(when.start, when.end), mention=replace(one.mention, when=when, timex=words))


def _in_words(span: Span) -> str:
    return (
        f"on {span[0].isoformat()}"
        if span[0] == span[1]
        else f"between {span[0].isoformat()} and {span[1].isoformat()}"
    )


def _called(words: str, others: Sequence[tuple[Sequence[Sighting], Span | None]]) -> Span | None:
    """The time of the one event that took place in the town so named; None if the story knows none, or several."""
    parts = words.split()
    names = [" ".join(parts[:n]) for n in range(1, len(parts) + 1) if parts[0][:1].isupper()]
    spans = {time for members, time in others if time is not None and names and _was_in(members, names)}
    return spans.pop() if len(spans) == 1 else None


def _was_in(members: Sequence[Sighting], names: Sequence[str]) -> bool:
    places = sorted({place for one in members for place in one.places})
    done = members[0].mention.status == "happened"
    return done and any(same(place, name) for place in places for name in names)


def _time_of(members: Sequence[Sighting]) -> Span | None:
    """The narrowest span that any report gives the event."""
    spans = sorted(one.days for one in members if one.days is not None)
    if not spans:
        return None
    return min(((date.fromisoformat(first), date.fromisoformat(last)) for first, last in spans), key=_width)


def _width(span: Span) -> tuple[timedelta, date]:
    return span[1] - span[0], span[0]
