"""Two stories held against each other.

In: nothing. Out: what both tell, and what each does alone. Never: a rule, a file, the clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.glance import Glance
from dateline.terms.answers import Said
from dateline.terms.events import Event
from dateline.terms.times import When, day_or_days
from dateline.terms.vocabularies import EntityKind
from dateline.terms.words import Evidence


@dataclass(frozen=True, slots=True)
class ComparedStory:
    """One of two stories that are held against each other: its days, how many reports it has, and how many of them are independent."""

    story: str
    title: str
    first: When | None
    last: When | None
    reports: int
    independent: int


@dataclass(frozen=True, slots=True)
class EventInBoth:
    """An event as each of two stories has it; `basis` says what the two have in common, `fields` in what they differ: "when", "where", "status", "what"."""

    a: Event
    b: Event
    fields: tuple[str, ...]
    basis: str


@dataclass(frozen=True, slots=True)
class NameInStory:
    """Somebody or something that a story names: in how many of its reports, and the first words of some of them that do."""

    entity: str
    reports: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class NameInBoth:
    """Who, or what place, two stories name, and why the two are one."""

    name: str
    kind: EntityKind
    a: NameInStory
    b: NameInStory
    basis: str


@dataclass(frozen=True, slots=True)
class VoiceInBoth:
    """Who is quoted in two stories: of each how often, and what was reported last."""

    name: str
    said_in_a: int
    said_in_b: int
    a: tuple[Said, ...]
    b: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class TextInBoth:
    """One text (a dispatch) of which both of two stories have reports: these reports, and a piece of the text as each of the first has it."""

    dispatch: str
    a: tuple[str, ...]
    b: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Comparison(Glance):
    """Two stories held against each other: what both tell, and what each does alone.

    `days` are those on which both were reported. Events are rows of a timeline or of what is planned; `names` are people, organisations and
    places, those with most reports in both first.
    """

    a: ComparedStory
    b: ComparedStory
    days: When | None
    events: tuple[EventInBoth, ...]
    events_of_a: tuple[Event, ...]
    events_of_b: tuple[Event, ...]
    names: tuple[NameInBoth, ...]
    quoted: tuple[VoiceInBoth, ...]
    texts: tuple[TextInBoth, ...]

    def _glance(self) -> dict[str, object]:
        return {
            "a": self.a.title, "b": self.b.title, "days": day_or_days(self.days), "events": len(self.events), "events_of_a": len(self.events_of_a),
            "events_of_b": len(self.events_of_b), "names": len(self.names), "quoted": len(self.quoted), "texts": len(self.texts),
        }  # fmt: skip

    def _rows(self) -> Iterator[tuple[object, ...]]:
        yield "told by", "when", "what happened, or is planned", "and by the other"
        for pair in self.events:
            yield "both", day_or_days(pair.a.when) or "", pair.a.in_words, pair.b.in_words
        for name, events in (("a", self.events_of_a), ("b", self.events_of_b)):
            for event in events:
                yield name, day_or_days(event.when) or "", event.in_words, ""
