"""Looking: what a story tells now that it did not tell, or not so surely, at the last look.

In: a story as told, what was noticed before. Out: what may be news, and what is noticed now. Never: news read out of reports that were known, whatever steps read them now; the
same thing as news again because another report tells it too.

A thing is named by the words that tell it: the places in reports at which its event is named. It is news when it is told more surely than ever before at any of them, and a
report that was not known tells it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from dateline.status import AHEAD, PLANNED, UNSURE, UPSET
from dateline.store.noticed import Mark
from dateline.terms import (
    AlertKind,
    Cast,
    Change,
    Cited,
    Conflict,
    Dispatch,
    Entity,
    Event,
    EventReport,
    Evidence,
    News,
    Reading,
    Story,
    When,
)
from dateline.text import digest

NEVER = -1.0
"""How sure it was that is told for the first time: less than the least."""
PEOPLE = frozenset({"person", "organization"})
EVENT = "event"
"""What is told of a place at which an event is named as such."""


class StoryFindings(Protocol):
    """A story as told: of a store, or read as of a moment."""

    @property
    def dispatches(self) -> tuple[Dispatch, ...]: ...  # noqa: D102
    @property
    def entities(self) -> tuple[Entity, ...]: ...  # noqa: D102
    @property
    def events(self) -> tuple[Event, ...]: ...  # noqa: D102
    @property
    def changes(self) -> tuple[Change, ...]: ...  # noqa: D102
    @property
    def conflicts(self) -> tuple[Conflict, ...]: ...  # noqa: D102


@dataclass(slots=True)
class Noticed:
    """Of reports that were known how many dispatches told their story, and of what was told how sure it was."""

    known: dict[str, int] = field(default_factory=dict)
    told: dict[Mark, float] = field(default_factory=dict)

    def take_in(self, other: Noticed) -> None:
        """Notice what another look did too."""
        for id, count in other.known.items():
            self.known[id] = max(self.known.get(id, count), count)
        for mark, sure in other.told.items():
            self.told[mark] = max(self.told.get(mark, sure), sure)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be news: how sure it was before (of a story: how many told it), and all names of those named in it."""

    news: News
    was: float
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What may be news, and what is noticed now."""

    candidates: tuple[Candidate, ...]
    noticed: Noticed


def look(told: StoryFindings, story: Story, before: Noticed) -> Found:
    """What a story tells that is news beside what was noticed before."""
    view = _View(told, story, before)
    now = Noticed(dict.fromkeys(story.articles, story.independence.dispatches))
    found: list[Candidate] = []
    if one := view.new_story():
        found.append(one)
    for change in told.changes:
        event = view.events[change.event]
        marks, sure = view.marks_of(change, event), view.sure_of(change, event)
        now.told |= dict.fromkeys(marks, sure)
        if change.weight == "major" and (one := view.changed(change, event, view.was(marks), sure)):
            found.append(one)
    shown = {*story.events, *story.next}
    for event in told.events:
        if event.headline is None:
            continue
        marks, sure = [(*at, EVENT) for at in _places(event)], view.sure_as_row(event)
        now.told |= {mark: max(now.told.get(mark, sure), sure) for mark in marks}
        if event.id in shown and (one := view.happened(event, view.was(marks), sure)):
            found.append(one)
    return Found(tuple(found), now)


def of_reading(reading: Reading, before: Noticed) -> Found:
    """The same of a reading of one story; of none, nothing."""
    return look(reading, reading.stories[0], before) if reading.stories else Found((), Noticed())


class _View:
    """A story beside what was noticed before."""

    def __init__(self, told: StoryFindings, story: Story, before: Noticed) -> None:
        self.told, self.story, self.before = told, story, before
        self.events = {event.id: event for event in told.events}
        self._dispatch = {id: one.id for one in told.dispatches for id in one.articles}
        self._disputed = {(one.event, one.field) for one in told.conflicts}
        self._cast: Cast | None = None

    def was(self, marks: Iterable[Mark]) -> float:
        """How sure a thing was at the places that name it."""
        return max((self.before.told[mark] for mark in marks if mark in self.before.told), default=NEVER)

    def sure_as_row(self, event: Event) -> float:
        """The chance that a row is right; 0 where it is only somebody's word."""
        return 0.0 if event.headline is None or event.status in UNSURE else event.sure

    def sure_of(self, change: Change, event: Event) -> float:
        """That of the row that a change is about; 0 where reports disagree about the same, or what is new is only somebody's word."""
        doubtful = (event.id, change.field) in self._disputed or change.after in UNSURE
        return 0.0 if doubtful else self.sure_as_row(event)

    def marks_of(self, change: Change, event: Event) -> list[Mark]:
        """What names a change: that this became so of the event."""
        what = f"{change.field}: {change.after}"
        after = change.evidence[1]
        return [(*at, what) for at in (*_places(event), (after.article, after.start))]

    def new_story(self) -> Candidate | None:
        """The story itself, told by more dispatches than at the last look."""
        story, known = self.story, self.before.known
        was = max((known.get(id, 0) for id in story.articles), default=0)
        if story.independence.dispatches <= was or known.keys() >= set(story.articles):
            return None
        line = story.state or (story.brief[0] if story.brief else None)
        words, evidence = (line.text, line.evidence) if line else (story.title, ())
        people, places = _named(self.told.entities)
        news = News(
            digest("new story", min(story.articles)), "new story", story.id, story.title, words, story.last, _cited(evidence),
            independent=story.independence.dispatches, people=_names(people), places=_names(places),
        )  # fmt: skip
        return Candidate(news, was, _called(people), _called(places))

    def changed(self, change: Change, event: Event, was: float, sure: float) -> Candidate | None:
        """A change that is told more surely than before, by a report that was not known."""
        reports = _core(event)
        articles = {change.evidence[1].article, *(one.article for one in reports)}
        if was >= sure or self.before.known.keys() >= articles:
            return None
        kind: AlertKind = "plan" if _upsets_a_plan(change, event) else "change"
        what = event.headline.text if event.headline else event.what
        return self._candidate(
            kind, event, was, sure, what, change.evidence, change.reported,
            ("change", change.field, change.after, *_marked(change.evidence[1])), change,
        )  # fmt: skip

    def happened(self, event: Event, was: float, sure: float) -> Candidate | None:
        """An event that is told more surely than before, by a report that was not known."""
        fresh = [one for one in _core(event) if one.article not in self.before.known]
        if was >= sure or not fresh or event.headline is None:
            return None
        newest = max((one.reported for one in fresh if one.reported), key=_moment, default=None)
        evidence = event.headline.evidence
        key = ("event", *_marked(min(one.trigger for one in _core(event))))
        return self._candidate("event", event, was, sure, event.headline.text, evidence, newest, key)

    def _candidate(
        self,
        kind: AlertKind,
        event: Event,
        was: float,
        sure: float,
        words: str,
        evidence: Iterable[Evidence],
        reported: When | None,
        key: tuple[str, ...],
        change: Change | None = None,
    ) -> Candidate:
        evidence = tuple(evidence)
        people, places = _named(self._within(event, evidence))
        told_by = {self._dispatch.get(one.article, one.article) for one in _core(event)}
        news = News(
            digest(*key), kind, self.story.id, self.story.title, words, reported, _cited(evidence),
            change.field if change else None, change.before if change else None, change.after if change else None,
            event.when, event.where, event.status, sure, max(1, len(told_by)), event.id, _names(people), _names(places),
        )  # fmt: skip
        where = (event.where,) if event.where else ()
        return Candidate(news, was, _called(people), (*_called(places), *where))

    def _within(self, event: Event, evidence: tuple[Evidence, ...]) -> list[Entity]:
        """Those who take part in an event, or are named in these words."""
        if self._cast is None:
            self._cast = Cast(self.told.entities)
        ids = {*event.who, *(id for one in evidence for id in self._cast.within(one.article, one.start, one.end))}
        return [one for one in self.told.entities if one.id in ids]


def cited_by(news: News, outlets: Mapping[str, Cited]) -> tuple[Cited, ...]:
    """The words that news rests on, with whose they are."""
    found = []
    for one in news.cited:
        known = outlets.get(one.words.article)
        found.append(Cited(one.words, known.outlet, known.url, known.published) if known else one)
    return tuple(found)


def _upsets_a_plan(change: Change, event: Event) -> bool:
    """A plan is moved, put off or cancelled: it becomes that, or what the report tells of is planned, and for another day."""
    if change.field == "status":
        return change.after in UPSET
    if change.field != "when":
        return False
    there = [one for one in event.reports if one.article == change.evidence[1].article]
    told = [one.status for one in there] or [event.status]
    return any(status in AHEAD | PLANNED for status in told)


def _core(event: Event) -> list[EventReport]:
    return [one for one in event.reports if one.core] or list(event.reports)


def _places(event: Event) -> list[tuple[str, int]]:
    return [(one.article, one.trigger.start) for one in _core(event)]


def _marked(words: Evidence) -> tuple[str, str]:
    return words.article, str(words.start)


def _moment(when: When) -> str:
    return when.moment


def _cited(evidence: Iterable[Evidence]) -> tuple[Cited, ...]:
    return tuple(Cited(one) for one in evidence)


def _named(entities: Iterable[Entity]) -> tuple[list[Entity], list[Entity]]:
    """Those who are people or bodies, and those that are places."""
    found = list(entities)
    return [one for one in found if one.kind in PEOPLE], [one for one in found if one.kind == "place"]


def _names(entities: Iterable[Entity]) -> tuple[str, ...]:
    return tuple(one.name for one in entities)


def _called(entities: Iterable[Entity]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in entities for name in (one.name, *one.also)))
