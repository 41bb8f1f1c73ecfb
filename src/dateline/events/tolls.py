"""Tolls: "seven were killed" is what the crash did, not another event.

In: the sightings of a story. Out: for each mention of the dead and hurt with nothing of its own, the sighting of the disaster
that did it. Never: a death of someone named, nor one with another day or place than the disaster's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from dateline.english.lexicon import group
from dateline.events import words
from dateline.events.contradictions import days_deny, places_deny
from dateline.events.gathering import Cluster, sentence_of
from dateline.events.join import join
from dateline.events.sighting import Sighting
from dateline.events.words import TOLLS
from dateline.status import UNSURE
from dateline.text import plain

DISASTERS = words.kinds_with("disaster")
"""Kinds that kill and injure."""
_ONE = re.compile(r"(?:an?|the|his|her|their|another)\s(?!.*\band\b)", re.I)
MANY = group("many")
"""Words that tell of several without an ending."""
REACH = 1200
"""Characters from a toll to its disaster, where no sentence holds both."""


def hosts(sightings: Sequence[Sighting]) -> dict[Sighting, Sighting]:
    """Toll → the disaster it belongs to, in the same report: in its sentence, else the nearest, told before rather than after."""
    found: dict[Sighting, Sighting] = {}
    for _, told in groupby(sorted(sightings, key=_place), key=_article):
        here = list(told)
        disasters = [one for one in here if one.mention.kind in DISASTERS]
        for toll in here:
            host = _host(toll, disasters) if _is_toll(toll) else None
            if host is not None:
                found[toll] = host
    return found


def _article(one: Sighting) -> str:
    return one.mention.article


def _place(one: Sighting) -> tuple[str, int, str]:
    return one.mention.article, one.mention.trigger.start, one.mention.kind


def _is_toll(one: Sighting) -> bool:
    return (
        one.mention.kind in TOLLS
        and not one.people
        and one.mention.status not in UNSURE
        and not any(_is_single(span.text) for span in one.mention.participants)
    )


def _is_single(victim: str) -> bool:
    """As in "a woman", "the 61-year-old": one death of which the reports tell by itself."""
    last = plain(victim).split()[-1:]
    return _ONE.match(victim) is not None and not (last and (last[0] in MANY or last[0].endswith("s")))


def _host(toll: Sighting, disasters: Sequence[Sighting]) -> Sighting | None:
    alone = Cluster.of([toll])
    able = [one for one in disasters if _in_reach(toll, one) and not _denied(alone, Cluster.of([one]))]
    return min(able, key=_Nearest(toll), default=None)


def _in_reach(toll: Sighting, disaster: Sighting) -> bool:
    return abs(toll.mention.trigger.start - disaster.mention.trigger.start) <= REACH


def _denied(toll: Cluster, disaster: Cluster) -> bool:
    return days_deny(toll, disaster) or places_deny(toll, disaster)


class _Nearest:
    """Key: the nearest in the same sentence; else told before, then near."""

    def __init__(self, toll: Sighting) -> None:
        self._sentence, self._at = sentence_of(toll), toll.mention.trigger.start

    def __call__(self, one: Sighting) -> tuple[bool, bool, int, int]:
        start = one.mention.trigger.start
        elsewhere = sentence_of(one) != self._sentence
        return elsewhere, elsewhere and start > self._at, abs(start - self._at), start


def taken_in(clusters: Sequence[Sequence[Sighting]], by: Mapping[Sighting, Sighting]) -> list[tuple[Sighting, ...]]:
    """The clusters, each with the tolls of its disasters; a toll of another day or place than all of them tell stays alone."""
    of: dict[Sighting, list[Sighting]] = {}
    for toll, disaster in by.items():
        of.setdefault(disaster, []).append(toll)
    found: list[tuple[Sighting, ...]] = []
    for members in clusters:
        whole = Cluster.of(members)
        tolls = [toll for one in members for toll in of.get(one, ())]
        own = [toll for toll in tolls if _denied(Cluster.of([toll]), whole)]
        found += [(*members, *(toll for toll in tolls if toll not in own)), *join(own)]
    return found
