"""Relative days: "three days after the summit" placed, once it is known when the summit was.

In: clusters of sightings of one story, and its articles. Out: a day (or as loose a span as the other event has) for each
mention that is told so. Never: a guess where the other event has no time of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.events.places import same_place
from dateline.events.sightings import Sighting
from dateline.terms import Article, When

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
    return [
        tuple(_placed(one, members, clusters, articles) if one.days is None else one for one in members)
        for members in clusters
    ]


def _placed(
    one: Sighting, own: Sequence[Sighting], clusters: Sequence[Sequence[Sighting]], articles: Mapping[str, Article]
) -> Sighting:
    article = articles[one.mention.article]
    found = _AFTER.search(
        article.text, one.mention.trigger.end, min(one.mention.evidence.end, one.mention.trigger.end + REACH)
    )
    if found is None:
        return one
    others = [members for members in clusters if members is not own]
    span = _told_in(one, found.start("of"), others) or _called(found["of"], others)
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


def _told_in(one: Sighting, start: int, others: Sequence[Sequence[Sighting]]) -> Span | None:
    """The time of the event whose own word follows: "after the clash", "after he was seen hitting …"."""
    near = [
        (other.mention.trigger.start, index)
        for index, members in enumerate(others)
        for other in members
        if other.mention.article == one.mention.article and start <= other.mention.trigger.start <= start + REACH
        and other.mention.evidence == one.mention.evidence
    ]  # fmt: skip
    return _time_of(others[min(near)[1]]) if near else None


def _called(words: str, others: Sequence[Sequence[Sighting]]) -> Span | None:
    """The time of the one event that took place in the town so named; None if the story knows none, or several."""
    parts = words.split()
    names = [" ".join(parts[:n]) for n in range(1, len(parts) + 1) if parts[0][:1].isupper()]
    spans = {
        span
        for members in others
        if members[0].mention.status == "happened" and any(same_place(place, name) for one in members for place in one.places for name in names)
        and (span := _time_of(members)) is not None
    }  # fmt: skip
    return spans.pop() if len(spans) == 1 else None


def _time_of(members: Sequence[Sighting]) -> Span | None:
    """The narrowest span that any report gives the event."""
    spans = sorted(one.days for one in members if one.days is not None)
    if not spans:
        return None
    return min(((date.fromisoformat(first), date.fromisoformat(last)) for first, last in spans), key=_width)


def _width(span: Span) -> tuple[timedelta, date]:
    return span[1] - span[0], span[0]
