"""The slots of the pipeline: what each step is given and what it gives, one Protocol a slot.

In: nothing. Out: types. Never: a step; those are in the rooms, and `steps` says which fills which slot.

A step is a function; where a store goes the way of a slot report by report (`Copies`, `Matters`, `Settling`), it is a module or another
object with several.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol

from dateline.cluster import Outline, Profile
from dateline.language import Parse
from dateline.settle import Key
from dateline.tell import Gathered
from dateline.terms import (
    Article,
    BriefLine,
    Cast,
    Change,
    Chosen,
    Conflict,
    Dispatch,
    Episode,
    Event,
    EventMention,
    Independence,
    Mention,
    Report,
    SetAside,
    Statement,
    Timex,
)
from dateline.wire import Sketch

Groups = tuple[tuple[str, ...], ...]
"""Ids of articles by dispatch: each tuple sorted, the tuples by their first id."""
Stories = tuple[tuple[Episode, ...], ...]
"""The episodes of each story, both in the order of their first day and id."""


class Ingest(Protocol):
    """Slot `ingest`: bytes → reports."""

    def __call__(
        self, data: bytes, /, *, name: str, file: str | None = None, url: str | None = None
    ) -> Iterator[Report | SetAside]:
        """The reports in `data` and what is set aside, one after the other; `name` is what the user called it."""
        ...


class Clean(Protocol):
    """Slot `clean`: a report → an article."""

    def __call__(self, report: Report, /, *, now: date | None = None) -> Article:
        """The article that `report` holds; `now` is the day after which nothing can have been published."""
        ...


class Copies(Protocol):
    """Slot `wire.groups`: articles → which of them are one dispatch, all at once or two at a time."""

    @property
    def SHARED(self) -> float:  # noqa: N802 - a constant of the room
        """Share of the smaller sketch that two must have in common for `linked` to hold."""
        ...

    def sketch(self, article: Article, /) -> Sketch:
        """The keys of the index under which copies of `article` are met."""
        ...

    def linked(self, one: Article, other: Article, /) -> bool:
        """Whether the two are one dispatch as far as they themselves say."""
        ...

    def companies(self, sketches: Sequence[Sketch], /) -> list[list[int]]:
        """The positions of these sketches by company: those of one dispatch are always of one company."""
        ...

    def groups(self, articles: Sequence[Article], /) -> Groups:
        """The connected components of the links."""
        ...


class Dispatches(Protocol):
    """Slot `wire.dispatches`: groups of articles → dispatches."""

    def __call__(self, articles: Sequence[Article], groups: Sequence[Sequence[str]], /) -> tuple[Dispatch, ...]:
        """The dispatch of each group, in the order of their first ids."""
        ...


class Independent(Protocol):
    """Slot `wire.independence`: a story → how many independent voices it has."""

    def __call__(
        self,
        articles: Sequence[Article],
        dispatches: Sequence[Dispatch],
        statements: Sequence[Statement],
        cast: Cast,
        /,
    ) -> Independence:
        """The independence of the reports of one story."""
        ...


class Dates(Protocol):
    """Slot `dates`, of a language: an article → words that point at time."""

    def __call__(self, article: Article, parse: Parse | None, /) -> tuple[Timex, ...]:
        """Time expressions in reading order, as seen from the article's own day; a parse only sharpens."""
        ...


class Anchored(Protocol):
    """Slot `dates.anchored`: a story's time expressions → the same, with what is counted from something named placed."""

    def __call__(
        self, articles: Sequence[Article], timexes: Mapping[str, Sequence[Timex]], /
    ) -> Mapping[str, tuple[Timex, ...]]:
        """The time expressions by article id."""
        ...


class Names(Protocol):
    """Slot `names.mentions`, of a language: an article → who and what it names."""

    def __call__(self, article: Article, parse: Parse, /) -> tuple[Mention, ...]:
        """Mentions in reading order."""
        ...


class Casting(Protocol):
    """Slot `names.cast`: a story's mentions → its entities."""

    def __call__(self, articles: Sequence[Article], mentions: Mapping[str, Sequence[Mention]], /) -> Cast:
        """The entities of one story; `mentions` holds those of each article by its id."""
        ...


class Matters(Protocol):
    """Slot `cluster`: dispatches → episodes and stories, all at once or two at a time (see the sign of the room `cluster`)."""

    @property
    def LONGEST_REACH(self) -> int:  # noqa: N802 - a constant of the room
        """Days from first to last beyond which no two dispatches are linked."""
        ...

    @property
    def STRONG(self) -> int:  # noqa: N802 - a constant of the room
        """The strength from which two episodes are linked."""
        ...

    def stories(
        self,
        articles: Sequence[Article],
        groups: Sequence[Sequence[str]],
        mentions: Mapping[str, Sequence[Mention]] | None,
        timexes: Mapping[str, Sequence[Timex]] | None,
        /,
    ) -> Stories:
        """The whole way: the stories of these articles, of which `groups` is the partition into dispatches."""
        ...

    def profile(self, copies: Sequence[Article], /) -> Profile:
        """A dispatch as it is compared."""
        ...

    def opening_keys(self, found: Profile, /) -> list[int]:
        """The keys of the index under which a dispatch is met."""
        ...

    def linked(self, one: Profile, other: Profile, /) -> bool:
        """Whether two dispatches that share an opening key may be of one episode."""
        ...

    def happenings(self, profiles: Sequence[Profile], /) -> list[list[Profile]]:
        """The dispatches of each episode."""
        ...

    def combined(self, dispatches: Sequence[Profile], /) -> Profile:
        """An episode as it is compared."""
        ...

    def matter_keys(self, found: Profile, /) -> list[int]:
        """The keys of the index under which an episode is met."""
        ...

    def strength(self, one: Profile, other: Profile, /) -> int:
        """How far two episodes that share a matter key support being one matter; below 0 they speak against it."""
        ...

    def strengths(self, one: Outline, others: Sequence[Outline], /) -> list[int]:
        """What the strength of one to each of the others is at most."""
        ...

    def outline(self, found: Profile, /) -> Outline:
        """A profile in short, for `strengths`."""
        ...

    def supports(self, episodes: Iterable[Profile], /) -> Mapping[tuple[str, str], int]:
        """The strength of each two of these episodes that meet in the index, by their keys."""
        ...

    def matters(self, keys: Iterable[str], links: Mapping[tuple[str, str], int], /) -> list[list[str]]:
        """The keys of the episodes of each story."""
        ...

    def partition(self, profiles: Sequence[Profile], /) -> list[list[list[str]]]:
        """The stories of these dispatches: of each its episodes, and of each of these the keys of its dispatches."""
        ...

    def episode(self, articles: Sequence[Article], /) -> Episode:
        """The record of an episode."""
        ...

    def in_order(self, told: Iterable[Iterable[Episode]], by_id: Mapping[str, Article], /) -> Stories:
        """Episodes and stories in the order of their first day and id."""
        ...


class Settling(Protocol):
    """Slot `settle`: articles and their links → what each learns from its copies and neighbours."""

    def settle(
        self,
        articles: Sequence[Article],
        groups: Sequence[tuple[str, ...]],
        stories: Sequence[Sequence[Episode]],
        timexes: Mapping[str, Sequence[Timex]],
        /,
        *,
        furniture: Collection[Key] | None = None,
    ) -> tuple[Article, ...]:
        """The articles in the order given, settled; `furniture` are keys of paragraphs that recur, None counts them here."""
        ...

    def paragraph_keys(self, article: Article, /) -> tuple[Key, ...]:
        """Near-copy keys of the article's paragraphs."""
        ...

    def recurs(self, seen: Iterable[tuple[str | None, int]], /) -> bool:
        """Whether a paragraph is furniture that these publishers have in these stories."""
        ...


class Statements(Protocol):
    """Slot `statements.find`, of a language: an article → who is reported to have said what, in words."""

    def __call__(self, article: Article, parse: Parse, /) -> tuple[Statement, ...]:
        """Statements in reading order; speakers are words here."""
        ...


class Resolved(Protocol):
    """Slot `statements.resolve`: a story's statements → the same with speakers, chains, days and echoes."""

    def __call__(
        self, statements: Sequence[Statement], articles: Sequence[Article], cast: Cast, timexes: Sequence[Timex], /
    ) -> tuple[Statement, ...]:
        """The statements by article, in reading order."""
        ...


class Happenings(Protocol):
    """Slot `events.mentions`, of a language: an article → the places where an event is told."""

    def __call__(
        self, article: Article, parse: Parse, timexes: Sequence[Timex], statements: Sequence[Statement], /
    ) -> tuple[EventMention, ...]:
        """Mentions of events in reading order."""
        ...


class Joined(Protocol):
    """Slot `events.join`: a story's mentions of events → its events."""

    def __call__(
        self,
        articles: Sequence[Article],
        mentions: Sequence[EventMention],
        cast: Cast,
        dispatches: Sequence[Dispatch],
        statements: Sequence[Statement],
        /,
    ) -> tuple[Event, ...]:
        """The events with their heads and reports."""
        ...


class Timeline(Protocol):
    """Slot `tell.timeline`: events → those that are shown, first to last, what waits, and what is next."""

    def __call__(
        self, events: Sequence[Event], dispatches: Sequence[Dispatch], /, *, length: int | None = None
    ) -> Chosen:
        """Ids of events; with `length` those shown are of the days that stand out most, so many."""
        ...


class Changes(Protocol):
    """Slot `tell.changes`: events → what changed in what is reported of them."""

    def __call__(
        self,
        events: Sequence[Event],
        dispatches: Sequence[Dispatch],
        articles: Sequence[Article],
        /,
        *,
        parses: Mapping[str, Parse] = ...,
        timexes: Sequence[Timex] = ...,
        gathered: Gathered | None = ...,
    ) -> tuple[Change, ...]:
        """Changes by the clock of reporting; `gathered` holds what changes, conflicts and brief of one telling all ask for."""
        ...


class Conflicts(Protocol):
    """Slot `tell.conflicts`: events → where the reports disagree about them."""

    def __call__(
        self,
        events: Sequence[Event],
        dispatches: Sequence[Dispatch],
        articles: Sequence[Article],
        statements: Sequence[Statement],
        cast: Cast,
        /,
        *,
        parses: Mapping[str, Parse] = ...,
        timexes: Sequence[Timex] = ...,
        gathered: Gathered | None = ...,
    ) -> tuple[Conflict, ...]:
        """Conflicts by event and field; `gathered` as for changes."""
        ...


class Brief(Protocol):
    """Slot `tell.brief`: a story → some of its sentences that tell it."""

    def __call__(
        self,
        articles: Sequence[Article],
        parses: Mapping[str, Parse],
        events: Sequence[Event],
        dispatches: Sequence[Dispatch],
        statements: Sequence[Statement],
        cast: Cast,
        /,
        *,
        timexes: Sequence[Timex] = (),
        changes: Sequence[Change] = (),
        since: date | None = None,
        gathered: Gathered | None = ...,
    ) -> tuple[BriefLine, ...]:
        """The lines of the brief; `since` gives only what reports after that day say and none before did; `gathered` as for changes."""
        ...
