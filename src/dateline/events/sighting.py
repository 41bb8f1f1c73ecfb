"""A sighting: one mention of an event as the joining sees it, with entities, places and days looked up.

In: nothing. Out: the record, and how much its mention tells. Never: a look at another mention.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.status import AHEAD
from dateline.terms import EventMention


@dataclass(frozen=True, slots=True, eq=False)
class Sighting:
    """A mention with what the joining compares; each is one of its own."""

    mention: EventMention
    dispatch: str
    reported: str
    family: str
    people: frozenset[str]
    bodies: frozenset[str]
    firms: frozenset[str]
    places: tuple[str, ...]
    around: frozenset[str]
    grounds: frozenset[str]
    matter: tuple[str, ...]
    """The place that it is named by, and may only be about."""
    days: tuple[str, str] | None
    terms: frozenset[str]
    names: frozenset[str]
    head: bool
    """Told at the head of a report that also tells a recent day of such an event."""
    opening: bool
    """Told in the title or the first paragraph."""
    distinct: bool
    definite: bool
    moved: bool
    weight: float = field(init=False)
    """How much the mention tells: a day, a place, people."""
    order: tuple[float, str, str, str, int] = field(init=False)
    """Most telling first; then as reported; then by id and offset."""

    def __post_init__(self) -> None:
        weight = self._weight()
        order = (-weight, self.reported, self.dispatch, self.mention.article, self.mention.trigger.start)
        object.__setattr__(self, "weight", weight)
        object.__setattr__(self, "order", order)

    def _weight(self) -> float:
        when = self.mention.when
        time = (
            0.0 if when is None or self.mention.timex is None else 3.0 if when.precision in {"day", "instant"} else 1.5
        )
        return (
            time
            + 3.0 * bool(self.places)
            + 1.5 * min(2, len(self.people))
            + 0.5 * bool(self.bodies)
            + 0.05 * len(self.terms)
        )

    @property
    def bare(self) -> bool:
        """Nothing is told but that it happened."""
        return not (self.people or self.places or self.days or self.bodies)

    @property
    def news(self) -> bool:
        """Told as just done at the head of its report, whose day stands for its own."""
        return self.mention.when is not None and self.mention.timex is None

    @property
    def ahead(self) -> bool:
        """It is told as lying ahead."""
        return self.mention.status in AHEAD
