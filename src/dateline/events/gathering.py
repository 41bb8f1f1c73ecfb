"""Gathering: sightings of one event while they are being collected, and what all of them together tell.

In: sightings. Out: a Cluster that can be compared with another. Never: a decision to join.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from dateline.events.families import stem
from dateline.events.sighting import Sighting

Days = tuple[str, str]
"""First and last day, ISO 8601, inclusive."""

LAST = (math.inf, "", "", "", 0)
"""Sorts what nothing has been gathered of behind all else."""


@dataclass
class Cluster:
    """Sightings of one event while it is being gathered."""

    family: str = ""
    members: list[Sighting] = field(default_factory=list)
    people: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    around: set[str] = field(default_factory=set)
    grounds: set[str] = field(default_factory=set)
    terms: set[str] = field(default_factory=set)
    lemmas: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    ahead: bool = True
    """All its sightings tell it as lying ahead."""
    ahead_count: int = 0
    heads: set[str] = field(default_factory=set)
    """Days of the reports at whose head it is told as done, with no day."""
    spans: list[Days] = field(default_factory=list)
    sentences: set[tuple[str, int]] = field(default_factory=set)
    told: dict[str, list[Sighting]] = field(default_factory=dict)
    words: set[tuple[str, int]] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    firms: set[str] = field(default_factory=set)
    order: tuple[float, str, str, str, int] = LAST
    """The most telling sighting's order."""

    @classmethod
    def of(cls, members: Iterable[Sighting]) -> Cluster:
        """A cluster of these sightings."""
        found = cls()
        for one in members:
            found.add(one)
        return found

    def add(self, one: Sighting) -> None:
        """Take a sighting in."""
        self.family = self.family or one.family
        self.members.append(one)
        self.order = min(self.order, one.order)
        self.ahead = self.ahead and one.ahead
        self.ahead_count += one.ahead
        if one.head and one.days is None and one.mention.status == "happened" and one.reported != "9":
            self.heads.add(one.reported[:10])
        self.people |= one.people
        self.bodies |= one.bodies
        self.places.update(one.places)
        self.around |= one.around
        self.grounds |= one.grounds
        self.terms |= one.terms
        self.lemmas.add(stem(one.mention.lemma))
        self.kinds.add(one.mention.kind)
        self.sentences.add(sentence_of(one))
        self.told.setdefault(one.mention.article, []).append(one)
        self.words.add(wording_of(one))
        self.names |= one.names
        self.firms |= one.firms
        if one.days is not None:
            self.spans = finest([*self.spans, one.days]) if one.days not in self.spans else self.spans

    def take(self, other: Cluster) -> None:
        """Take in all that another cluster holds."""
        self.members += other.members
        self.order = min(self.order, other.order)
        self.ahead = self.ahead and other.ahead
        self.ahead_count += other.ahead_count
        for mine, theirs in zip(self._sets(), other._sets(), strict=True):
            mine.update(theirs)
        for article, told in other.told.items():
            self.told.setdefault(article, []).extend(told)
        self.spans = finest([*self.spans, *other.spans]) if other.spans else self.spans

    def _sets(self) -> tuple[set[Any], ...]:
        return (
            self.people, self.bodies, self.firms, self.places, self.around, self.grounds, self.terms, self.names, self.lemmas, self.kinds,
            self.sentences, self.words, self.heads,
        )  # fmt: skip


def sentence_of(one: Sighting) -> tuple[str, int]:
    """The sentence that a sighting stands in."""
    return one.mention.article, one.mention.evidence.start


def wording_of(one: Sighting) -> tuple[str, int]:
    """The words it stands in and where: the same in a copy."""
    return one.mention.evidence.text, one.mention.trigger.start - one.mention.evidence.start


def finest(spans: Iterable[Days]) -> list[Days]:
    """The spans that hold no other: "March" goes where "March 16" is told; a plan that was moved keeps both its days."""
    each = sorted(set(spans))
    return [
        one for one in each if not any(other != one and one[0] <= other[0] and other[1] <= one[1] for other in each)
    ]
