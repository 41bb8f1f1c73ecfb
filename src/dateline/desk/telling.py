"""Telling: each story that is another now, told and kept.

In: stories marked as untold. Out: tellings, and the rows by which they are found. Never: a story told half; a parse or a finding made
twice.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from sqlite3 import Connection
from typing import Protocol

from dateline import pipeline
from dateline.corrections import Ledger
from dateline.desk.news import disputes, line_of, news
from dateline.desk.remembering import Dispatches, Keeper, Kept, Remembered, StoredParses
from dateline.desk.renaming import renamed
from dateline.desk.stopwatch import TELLING
from dateline.desk.weave import corrected, key_of
from dateline.pipeline import Alone
from dateline.steps import Steps
from dateline.store import Store, changes, event_names, findings, parses, revisions, search, stories, tellings
from dateline.store import articles as pages
from dateline.store.articles import KeptArticle
from dateline.store.connection import walled
from dateline.store.entries import entries
from dateline.store.tellings import Body, Settled
from dateline.terms import Article, Dispatch, Episode, SetAside, Statement, Timex
from dateline.way.finder import Finder
from dateline.way.guard import Guard
from dateline.way.memory import Findings
from dateline.way.parsing import models, parse
from dateline.way.progress import Progress
from dateline.way.told import Told

AT_ONCE = 50
"""Stories told in one transaction: the disk is waited for once, and a reader sees all of them change together."""


ReadyTelling = Callable[[int], "Ready | None"]
"""What was told elsewhere of a story, once that is done; None for one that is to be told here."""


class ToldElsewhere(Protocol):
    """What tells stories that stand in no telling yet, several at a time, from what it is handed, while others are kept here."""

    def __call__(self, db: Connection, waiting: Sequence[int], /) -> AbstractContextManager[ReadyTelling]:
        """Begin with those of some stories that it can tell; each is asked for once, in their order."""
        ...


@contextmanager
def none_elsewhere(_db: Connection, _waiting: Sequence[int]) -> Iterator[ReadyTelling]:
    """None: all are told here."""
    yield lambda _: None


def tell_untold(
    store: Store,
    steps: Steps,
    ledger: Callable[[Connection], Ledger],
    progress: Progress,
    elsewhere: ToldElsewhere = none_elsewhere,
) -> None:
    """Tell every story that is marked as untold; where nothing is corrected, those that can be are told `elsewhere`."""
    done = 0
    while True:
        with store.writing() as db:
            waiting = stories.untold(db)
            if not waiting:
                stale = tellings.stale(db)
                search.release(db, stale)
                search.drop_released(db)
                tellings.drop(db, stale)
                return
            todo = set(waiting)
            corrections = ledger(db)
            progress("telling", done, done + len(todo))
            some = waiting[:AT_ONCE]
            with (none_elsewhere if corrections else elsewhere)(db, some) as ready:
                for n in some:
                    if n in todo:
                        progress("telling", done, done + len(todo))
                        with TELLING.timed():
                            told = _tell_with_neighbours(db, n, todo, steps, corrections, ready)
                        todo -= told
                        done += len(told)


def _tell_with_neighbours(
    db: Connection, n: int, untold: Collection[int], steps: Steps, ledger: Ledger, ready: ReadyTelling
) -> set[int]:
    """Tell a story together with those that take articles from the same old tellings, so that none stands in two."""
    found, old = {n}, stories.tellings_of(db, [n])
    while True:
        more = stories.stories_in(db, old) & set(untold)
        if more <= found:
            break
        found |= more
        old |= stories.tellings_of(db, more)
    before = {} if ledger else earlier_dispatches(db, old)
    search.release(db, old)
    tellings.drop(db, old)
    for story in sorted(found):
        elsewhere = ready(story)
        try:
            with walled(db):
                _tell(db, story, steps, ledger, before, ready=elsewhere)
        except sqlite3.Error:
            raise
        except Exception as fault:
            _tell(db, story, steps, ledger, before, fault)
    search.drop_released(db)
    stories.told(db, found)
    return found


def earlier_dispatches(db: Connection, old: Iterable[int]) -> dict[tuple[Article, ...], Dispatch]:
    """The dispatches of these tellings: those whose articles are still the same need not be read again."""
    found: dict[tuple[Article, ...], Dispatch] = {}
    for n in sorted(old):
        settled = tellings.settled(db, n)
        for dispatch in tellings.dispatches(db, n):
            if settled.keys() >= set(dispatch.articles):
                found[tuple(settled[id] for id in dispatch.articles)] = dispatch
    return found


def _tell(
    db: Connection,
    n: int,
    steps: Steps,
    ledger: Ledger,
    before: Dispatches,
    fault: Exception | None = None,
    ready: Ready | None = None,
) -> None:
    """Tell a story and keep it, or keep what was told elsewhere; where that failed with a fault, only that its reports are there, and the fault."""
    if ready is not None:
        ready.keep(db)
        told, guard = _named_as_before(db, ready.told), Guard(steps)
        guard.set_aside += ready.set_aside
        _keep(db, _noted(db, told), ready.story.pages, guard, ready.models)
        return
    story = story_of(db, n)
    told, guard, models = tell_pages(
        db, story.pages, story.episodes, story.groups, story.recurring, steps, ledger, before=before, fault=fault
    )
    _keep(db, _noted(db, told), story.pages, guard, models)


@dataclass(frozen=True, slots=True)
class Untold:
    """What a story is told from: its pages, their episodes and dispatches, the keys of paragraphs that recur elsewhere."""

    pages: Sequence[KeptArticle]
    episodes: tuple[Episode, ...]
    groups: Sequence[tuple[str, ...]]
    recurring: set[int]


@dataclass(frozen=True, slots=True)
class Ready:
    """A story that was told elsewhere, and what was found for it: findings by the number of an article, each with what it was made of."""

    story: Untold
    told: Told
    set_aside: tuple[SetAside, ...]
    models: tuple[tuple[str, str], ...]
    found: tuple[tuple[int, bytes, Findings], ...]
    rows: tuple[tuple[int, bytes], ...]

    def keep(self, db: Connection) -> None:
        """Keep what was found."""
        words = {page.n: page.words for page in self.story.pages}
        parses.keep_rows(db, self.rows)
        for n, made_of, found in self.found:
            findings.keep(db, n, made_of, found, words[n])


def story_of(db: Connection, n: int) -> Untold:
    """What a story is told from, as it stands."""
    members = stories.members(db, n)
    found = pages.pages(db, [article for article, _ in members])
    dispatch = dict(members)
    groups: dict[int, list[str]] = {}
    for page in found:
        groups.setdefault(dispatch[page.n], []).append(page.article.id)
    return Untold(
        found,
        stories.one(db, n).episodes,
        [tuple(sorted(ids)) for ids in groups.values()],
        stories.recurring_in(db, n),
    )


def _named_as_before(db: Connection, told: Told) -> Told:
    """The story with its events named as earlier steps named them."""
    return renamed(told, event_names.told_in(db, (one.id for one in told.articles)))


def _noted(db: Connection, told: Told) -> Told:
    """The story with a note on each of its reports that was withdrawn."""
    gone = revisions.withdrawn(db, [article.id for article in told.articles])
    if not gone:
        return told
    notes = {id: f"withdrawn, seen on {day}: {why}" for id, (day, why) in gone.items()}
    articles = (replace(one, notes=(*one.notes, notes[one.id])) if one.id in notes else one for one in told.articles)
    return replace(told, articles=tuple(articles))


def tell_pages(
    db: Connection,
    found: Sequence[KeptArticle],
    episodes: tuple[Episode, ...],
    groups: Sequence[tuple[str, ...]],
    recurring: set[int],
    steps: Steps,
    ledger: Ledger,
    *,
    before: Dispatches | None = None,
    keeps: bool = True,
    fault: Exception | None = None,
) -> tuple[Told, Guard, tuple[tuple[str, str], ...]]:
    """The story of these pages, what was set aside in telling it, and the models that read it."""
    story = Untold(found, episodes, groups, recurring)
    told, guard, models = tell_from(Kept(db, keeps=keeps), story, steps, ledger, before=before, fault=fault)
    return _named_as_before(db, told), guard, models


def tell_from(
    kept: Keeper,
    story: Untold,
    steps: Steps,
    ledger: Ledger,
    *,
    before: Dispatches | None = None,
    fault: Exception | None = None,
) -> tuple[Told, Guard, tuple[tuple[str, str], ...]]:
    """The same, whoever keeps parses and findings; its events have the names that these steps give."""
    guard = Guard(steps)
    found, episodes, groups, recurring = story.pages, story.episodes, story.groups, story.recurring
    articles = tuple(corrected(page.article, ledger) for page in found)
    alone = _alone(kept, found, articles, guard)
    keys = {key for article in articles for key in steps.settling.paragraph_keys(article)} if recurring else set()
    furniture = frozenset(key for key in keys if key_of(key) in recurring)
    settled = ledger.settled(steps.settling.settle(articles, groups, (episodes,), alone.timexes, furniture=furniture))
    memory = Remembered(kept, found, articles, alone, steps, before=before or {})
    told = pipeline.tell_story(episodes, settled, groups, alone, Finder(guard, memory), ledger, fault=fault)
    return told, guard, alone.models


def _alone(memory: Keeper, found: Sequence[KeptArticle], articles: Sequence[Article], guard: Guard) -> Alone:
    """What pass one found, from the store; of an article that was corrected since, anew."""
    again = [article for article, page in zip(articles, found, strict=True) if article != page.article]
    fresh = pipeline.pass_one(again, guard, parse(again, memory=memory))
    kept = {page.article.id: page for page in found}
    return Alone(
        parses=StoredParses(articles, memory),
        timexes={id: page.timexes for id, page in kept.items()} | dict(fresh.timexes),
        mentions={id: page.mentions for id, page in kept.items()} | dict(fresh.mentions),
        models=models(articles),
    )


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The statements and timexes of a telling by article."""

    timexes: dict[str, list[Timex]]
    statements: dict[str, list[Statement]]


def _keep(
    db: Connection, told: Told, found: Sequence[KeptArticle], guard: Guard, models: tuple[tuple[str, str], ...]
) -> None:
    """Keep a telling and the rows by which it is found."""
    by_id = {page.article.id: page for page in found}
    shelf = _Shelf({id: [] for id in by_id}, {id: [] for id in by_id})
    for timex in told.timexes:
        shelf.timexes[timex.article].append(timex)
    for statement in told.statements:
        shelf.statements[statement.article].append(statement)
    shelved = tuple(statement for id in sorted(by_id) for statement in shelf.statements[id])
    order = () if shelved == told.statements else tuple(statement.id for statement in told.statements)
    body = Body(
        told.story,
        tuple(sorted(told.parsed)),
        told.dispatches,
        told.entities,
        told.events,
        told.changes,
        told.conflicts,
        models,
        tuple(dict.fromkeys(guard.set_aside)),
        order,
    )
    new = news(db, told)
    disputed = disputes(told)
    n = tellings.keep(db, body, line_of(told, new))
    for article in told.articles:
        page = by_id[article.id]
        settled = Settled(
            page.n, article, page.words, tuple(shelf.timexes[article.id]), tuple(shelf.statements[article.id])
        )
        tellings.keep_article(db, n, settled, page.article)
    changes.keep(db, n, new)
    tellings.keep_conflicts(db, n, disputed)
    _keep_names(db, n, told, by_id, shelf)
    found_by = entries(told.articles, told.entities, told.statements, told.events)
    search.put(db, n, found_by, {id: page.words for id, page in by_id.items()})
    tellings.keep_labels(
        db,
        n,
        [
            *(one.id for one in told.statements),
            *(one.id for one in told.events),
            *(one.id for one in told.entities),
            *(one.id for one in told.dispatches),
            *(one.id for one in told.story.episodes),
            *(one.id for one in new),
            *(one.id for one in disputed),
        ],
    )


def _keep_names(db: Connection, telling: int, told: Told, by_id: dict[str, KeptArticle], shelf: _Shelf) -> None:
    """Keep who is named, who speaks and which outlets tell the story."""
    days = {one.id: one.published.last_day.isoformat() if one.published else "" for one in told.articles}
    spoken: dict[str, list[tuple[str, int, int]]] = {}
    for id, statements in shelf.statements.items():
        for place, statement in enumerate(statements):
            if statement.speaker:
                spoken.setdefault(statement.speaker, []).append((days[id], by_id[id].n, place))
    for entity in told.entities:
        n = tellings.keep_name(db, telling, entity.kind, entity.name, (entity.name, *entity.also))
        tellings.keep_sayings(db, ((n, *row) for row in spoken.get(entity.id, ())))
    outlets = {name for one in told.articles for name in (one.publisher, one.agency, one.owner) if name}
    for name in sorted(outlets):
        tellings.keep_name(db, telling, "source", name, (name,))
