"""Relative days: "three days after the summit" placed, once it is known when the summit was.

In: clusters of sightings of one story, and its articles. Out: a day for each mention that is told so. Never: a guess where the
other event has no day of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.events.places import same_place
from dateline.events.sightings import Sighting
from dateline.terms import Article, When

_NUMBERS = {word: n for n, word in enumerate("a two three four five six seven eight nine ten eleven twelve".split(), 1)} | {"one": 1}
_AFTER = re.compile(
    rf"\b(?P<count>{'|'.join(_NUMBERS)}|\d{{1,3}})\s(?P<unit>days?|weeks?)\s(?P<way>after|before)\s"
    r"(?P<of>(?:the |a |an |his |her |its |their )?(?:[\w'-]+\s?){1,3})",
    re.I,
)
REACH = 90
"""Characters after the trigger within which the words must stand: the clause of the event."""


def placed(clusters: Sequence[Sequence[Sighting]], articles: Mapping[str, Article]) -> list[tuple[Sighting, ...]]:
    """The clusters, with a day for those mentions that tell theirs by another event of the story."""
    return [tuple(_placed(one, clusters, articles) if one.days is None else one for one in members) for members in clusters]


def _placed(one: Sighting, clusters: Sequence[Sequence[Sighting]], articles: Mapping[str, Article]) -> Sighting:
    text = articles[one.mention.article].text
    end = min(one.mention.evidence.end, one.mention.trigger.end + REACH)
    found = _AFTER.search(text, one.mention.trigger.end, end)
    if found is None:
        return one
    day = _day_of(found["of"], one, clusters)
    if day is None:
        return one
    count = _NUMBERS.get(found["count"].lower()) or int(found["count"])
    days = timedelta(count * (7 if found["unit"].lower().startswith("week") else 1))
    start = (day + days if found["way"].lower() == "after" else day - days).isoformat()
    words = articles[one.mention.article].evidence(found.start(), found.end("of"))
    when = When(start, start, "day", f"'{found[0].strip()}', which was on {day.isoformat()}")
    return replace(one, days=(start, start), mention=replace(one.mention, when=when, timex=words))


def _day_of(words: str, one: Sighting, clusters: Iterable[Sequence[Sighting]]) -> date | None:
    """The one day on which the event so called was; None if the story knows none, or more than one."""
    last = words.split()
    names = {" ".join(last[:n]) for n in range(1, len(last) + 1)}
    days = {other.days[0] for members in clusters if one not in members and _is_called(members, names) for other in members if other.days and other.days[0] == other.days[1]}
    return date.fromisoformat(min(days)) if len(days) == 1 else None


def _is_called(members: Sequence[Sighting], names: set[str]) -> bool:
    """The event bears the name: its place, or its noun with "the"."""
    for name in names:
        if any(name[:1].isupper() and same_place(place, name) for one in members for place in one.places):
            return all(one.mention.status == "happened" for one in members[:1])
        if name.lower().removeprefix("the ") in {one.mention.lemma for one in members}:
            return True
    return False
