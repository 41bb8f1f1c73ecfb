"""Coverage: what two reports, or two outlets, tell of a story: who was first, and what the one has that the other has not.

In: a shelf, and two sides of it. Out: rows and sayings that both have or one alone. Never: somebody called first whom another may have been
before; something called left out that came to be known after the last report of who has it not, or that it mentions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, Literal, TypeVar

from dateline.desk.naming import by_id, by_title
from dateline.doors.shelf import Shelf
from dateline.doors.voices import Saying, Voice, voices
from dateline.errors import UnknownName
from dateline.terms import Article, Event, When, utc

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Side:
    """A report, or all reports of an outlet."""

    key: str
    name: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Both(Generic[T]):
    """What both tell: where each has it first, and which of the two surely had it before the other; None where nobody can say."""

    what: T
    ours: Article
    theirs: Article
    first: Side | None


@dataclass(frozen=True, slots=True)
class Shares(Generic[T]):
    """What both tell; what is not found in the one side though it was surely out before its last report; what else only the other tells.

    Of each of the latter two: not in ours, not in theirs. What a side only mentions, and does not tell, is in neither.
    """

    both: tuple[Both[T], ...]
    missing: tuple[tuple[T, ...], tuple[T, ...]]
    later: tuple[tuple[T, ...], tuple[T, ...]]


@dataclass(frozen=True, slots=True)
class First:
    """A row, and the outlets of which none surely had it after another; `when` is the day of the first of them."""

    event: Event
    outlets: tuple[str, ...]
    article: Article


def side(shelf: Shelf, name: str) -> Side:
    """The report, or the outlet, that goes by that name in the story; UnknownName if none does, or several do.

    Of a report its number ("3", "[3]"), its id, the beginning of one, or words of its title; an outlet goes before words of a title.
    """
    reports = tuple(shelf.articles.values())
    if len(found := by_id(name, reports)) == 1:
        return _of(shelf, found[0])
    wanted = name.casefold()
    keys = {shelf.ran(one) for one in shelf.articles.values() if shelf.ran(one).casefold() == wanted}
    key = name if name in keys or len(keys) != 1 else min(keys)
    mine = tuple(one for one in shelf.articles.values() if shelf.ran(one) == key)
    if mine:
        return Side(key, key, mine)
    if len(titled := by_title(name, reports)) == 1:
        return _of(shelf, titled[0])
    several = [f"{one.id} ({one.title})" for one in found or titled]
    raise UnknownName("one report or outlet" if several else "report or outlet", name, several or outlets(shelf))


def _of(shelf: Shelf, article: Article) -> Side:
    return Side(article.id, shelf.ran(article), (article,))


def outlets(shelf: Shelf) -> tuple[str, ...]:
    """The outlets of the story, that with most reports first."""
    counts = Counter(map(shelf.ran, shelf.articles.values()))
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


def rows(shelf: Shelf, ours: Side, theirs: Side) -> Shares[Event]:
    """The rows that are shown, by who tells them."""
    return _shares(shelf, ours, theirs, shelf.foremost, shelf.tellers, _speak_of)


def sayings(shelf: Shelf, everybody: Iterable[Voice], ours: Side, theirs: Side) -> Shares[tuple[str, Saying]]:
    """What is said, with the speaker's name, by who tells it."""
    said = tuple((voice.name, one) for voice in everybody for one in voice.sayings)
    return _shares(shelf, ours, theirs, said, _told, _told)


def _speak_of(event: Event) -> tuple[str, ...]:
    """The reports that tell the event, or only mention it."""
    return tuple(report.article for report in event.reports)


def _told(one: tuple[str, Saying]) -> tuple[str, ...]:
    return one[1].articles


def _shares(
    shelf: Shelf,
    ours: Side,
    theirs: Side,
    found: Sequence[T],
    tellers: Callable[[T], Sequence[str]],
    speaking_of: Callable[[T], Sequence[str]],
) -> Shares[T]:
    both: list[Both[T]] = []
    missing: tuple[list[T], list[T]] = [], []
    later: tuple[list[T], list[T]] = [], []
    for one in found:
        told = [shelf.articles[id] for id in tellers(one) if id in shelf.articles]
        mine, others = _earliest(told, ours), _earliest(told, theirs)
        if mine and others:
            both.append(Both(one, mine, others, _first(ours, mine, theirs, others)))
        elif mine or others:
            at = 1 if mine else 0
            silent = (ours, theirs)[at]
            if {article.id for article in silent.articles}.isdisjoint(speaking_of(one)):
                (missing if _was_known(told, silent) else later)[at].append(one)
    return Shares(tuple(both), (tuple(missing[0]), tuple(missing[1])), (tuple(later[0]), tuple(later[1])))


def _earliest(told: Iterable[Article], one: Side) -> Article | None:
    """The first of the side's reports that tells it; one without a day only where none has one."""
    mine = [article for article in told if article in one.articles]
    return min(mine, key=_start, default=None)


def _start(article: Article) -> tuple[bool, str, str]:
    published = article.published
    return published is None, published.moment if published else "", article.id


def _first(ours: Side, mine: Article, theirs: Side, others: Article) -> Side | None:
    if _before(mine.published, others.published):
        return ours
    return theirs if _before(others.published, mine.published) else None


def _before(one: When | None, other: When | None) -> bool:
    """Whether the one was surely over before the other began: by the hour where both have one, else by the day, each where it came out."""
    if one is None or other is None:
        return False
    if "T" in one.end and "T" in other.start:
        return utc(one.end) < utc(other.start)
    return one.end[:10] < other.start[:10]


def _was_known(told: Iterable[Article], one: Side) -> bool:
    """Whether it was surely out, in any report, before one of the side's came out."""
    return any(_before(known.published, mine.published) for known in told for mine in one.articles)


def firsts(shelf: Shelf) -> tuple[First, ...]:
    """Of each row that is shown, who was first: all outlets that nobody surely came before."""
    found = []
    for event in shelf.shown:
        told = [one for id in shelf.tellers(event) if (one := shelf.articles.get(id)) and one.published]
        leading = [one for one in told if not any(_before(other.published, one.published) for other in told)]
        if leading:
            names = tuple(dict.fromkeys(shelf.ran(one) for one in sorted(leading, key=_start)))
            found.append(First(event, names, min(leading, key=_start)))
    return tuple(found)


def alone(found: Iterable[First]) -> tuple[tuple[str, int], ...]:
    """How many rows each outlet surely had before all others, those with most first."""
    counts = Counter(one.outlets[0] for one in found if len(one.outlets) == 1)
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


@dataclass(frozen=True, slots=True)
class InBoth:
    """Something that both sides tell: its id, its words, the report in which each has it first, and which side surely had it first."""

    id: str
    words: str
    a: str
    b: str
    first: Literal["a", "b"] | None


@dataclass(frozen=True, slots=True)
class InOne:
    """Something that one side alone tells: its id and its words; `known`: it was surely out before the other side's last report."""

    id: str
    words: str
    known: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """Two reports or outlets of a story: the events and statements that both tell, and those that only `a` or only `b` does."""

    a: str
    b: str
    events: tuple[InBoth, ...]
    events_of_a: tuple[InOne, ...]
    events_of_b: tuple[InOne, ...]
    statements: tuple[InBoth, ...]
    statements_of_a: tuple[InOne, ...]
    statements_of_b: tuple[InOne, ...]


def compared(shelf: Shelf, a: str, b: str) -> Compared:
    """Two reports, by id or number, or outlets, by name, held against each other."""
    ours, theirs = side(shelf, a), side(shelf, b)
    told = _flat(rows(shelf, ours, theirs), ours, partial(_event, shelf))
    said = _flat(sayings(shelf, voices(shelf), ours, theirs), ours, _statement)
    return Compared(ours.key, theirs.key, *told, *said)


def _event(shelf: Shelf, event: Event) -> tuple[str, str]:
    return event.id, shelf.headline(event)


def _statement(one: tuple[str, Saying]) -> tuple[str, str]:
    return one[1].statement.id, f"{one[0]}: {one[1].words}"


def _flat(
    found: Shares[T], ours: Side, spelled: Callable[[T], tuple[str, str]]
) -> tuple[tuple[InBoth, ...], tuple[InOne, ...], tuple[InOne, ...]]:
    """What both tell, what only ours, what only theirs."""
    both = tuple(InBoth(*spelled(one.what), one.ours.id, one.theirs.id, _letter(one.first, ours)) for one in found.both)
    alone = [
        tuple(
            InOne(*spelled(one), known)
            for known, kept in ((True, found.missing), (False, found.later))
            for one in kept[at]
        )
        for at in (1, 0)
    ]
    return both, alone[0], alone[1]


def _letter(first: Side | None, ours: Side) -> Literal["a", "b"] | None:
    return None if first is None else "a" if first.key == ours.key else "b"
