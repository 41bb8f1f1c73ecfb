"""Alone: each document opened, and each report read, behind a wall of its own.

In: documents, and reports that are on the disk. Out: the reports of the one, what pass one made of the other, kept; what was set aside, named. Never: a report that
costs another one, or the program.

Opening, cleaning and reading are done in another process (`apart`): what hangs, grows or ends there has cost its document.
"""

from __future__ import annotations

import atexit
import os
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from sqlite3 import Connection

from dateline import pipeline
from dateline.desk import choosing, ready, sharing
from dateline.desk.apart import Apart, Ended, Failed, Several, Tell
from dateline.desk.handed import Handed, known_parses
from dateline.desk.together import REMEDY, Doing, Known, One, faulted, shared, unread
from dateline.ingest import skipped
from dateline.language import load
from dateline.language.registry import loaded
from dateline.revisions import Sighting, seen_again
from dateline.sources import Input, Passing
from dateline.steps import Steps
from dateline.store import Store, parses, reports, sightings
from dateline.store.articles import Alone
from dateline.store.blob import decoded
from dateline.store.connection import walled
from dateline.store.reports import Received
from dateline.terms import Article, Report, SetAside
from dateline.way.guard import Guard
from dateline.way.parsing import parse
from dateline.way.progress import Progress


@dataclass(frozen=True, slots=True)
class Readers:
    """The processes that documents are opened, cleaned and read in, and stories told, by the same steps."""

    steps: Steps
    opening: Apart
    cleaning: Several
    reading: Several
    telling: Several

    def close(self) -> None:
        """End them."""
        for one in (self.opening, self.cleaning, self.reading, self.telling):
            one.close()


_RESTING: list[Readers] = []
"""Those that nobody asks at the moment: the next addition finds their tables loaded."""


@contextmanager
def readers(steps: Steps) -> Iterator[Readers]:
    """The processes for these steps; those of an addition before, where its steps were the same."""
    mine = _rested()
    if mine is not None and mine.steps != steps:
        mine.close()
        mine = None
    if mine is None:
        mine = Readers(
            steps,
            Apart(partial(_open, steps)),
            Several(partial(_clean, steps)),
            Several(partial(_read, steps)),
            Several(partial(sharing.tell, steps)),
        )
    try:
        yield mine
    except BaseException:
        mine.close()
        raise
    if _RESTING:  # two additions at once
        mine.close()
    else:
        _RESTING.append(mine)


def _rested() -> Readers | None:
    """Those that rest, which nobody else gets then; None if another thread was quicker, or none do."""
    try:
        return _RESTING.pop()
    except IndexError:
        return None


@atexit.register
def release() -> None:
    """End the processes that rest."""
    while (one := _rested()) is not None:
        one.close()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_RESTING.clear)  # a copy of this process has none of its own


# Done apart.


def _open(steps: Steps, tell: Tell, found: Input) -> None:
    """Tell the reports in a document, and what is set aside."""
    for one in _ingested(steps, found):
        tell(one)


def _clean(steps: Steps, tell: Tell, report: Report, now: date) -> None:
    """Tell the article of a report, or why it has none."""
    guard = Guard(steps)
    article = guard.run("clean", steps.clean, report, now=now)
    _refuse_more(guard)
    tell(guard.set_aside[-1] if article is None else article)


def _read(steps: Steps, tell: Tell, articles: Sequence[Article], known: Known, workers: int) -> None:
    """Tell the new parses of the paragraphs of some articles, then what is found in each of them, then what failed."""
    memory = Handed(known)
    parsed = parse(
        articles, workers=workers, progress=lambda what, done, total: tell(Doing(what, done, total)), memory=memory
    )
    for parser, made in memory.made:
        for row in parses.rows(parser, made):
            tell(row)
    guard = Guard(steps)
    for article in articles:
        alone = pipeline.pass_one([article], guard, parsed)
        _refuse_more(guard)
        tell(One(article.id, (alone.timexes[article.id], alone.mentions[article.id])))
    for note in guard.set_aside:
        tell(note)


def _refuse_more(guard: Guard) -> None:
    """Give up where a step had no room: what it would have found is not known."""
    if any("(MemoryError" in one.reason for one in guard.set_aside):
        raise MemoryError


# Asked for from here.


def opened(found: Input, opening: Apart) -> Iterator[Report | SetAside]:
    """The reports in a document, and what is set aside."""
    try:
        yield from opening.ask(found)
    except Ended as end:
        yield Passing(found.name, f"opening it {end}", REMEDY)
    except Failed as fault:  # a reader of documents promises not to; this one costs its document
        yield faulted(found.name, "it could not be opened", fault)


def read_alone(
    store: Store, found: Sequence[Report], readers: Readers, *, workers: int, progress: Progress
) -> list[SetAside]:
    """Pass one of these reports, which are on the disk: cleaned, parsed, with their dates and names. What was set aside.

    `workers` processes share that, each with the model as this one has it. The parse, which takes most of the time, is outside any transaction. Where it fails on some together, each
    of them is read by itself.
    """
    received = {report.id: one for report in found if (one := reports.one(store.db, report.id))}
    here = sorted((report for report in found if report.id in received), key=_id)
    articles: list[Article] = []
    faults: list[tuple[str, SetAside]] = []
    asked = [
        (seen_again(report, told_sightings(store.db, report.id)), date.fromisoformat(received[report.id].received))
        for report in here
    ]
    answers: dict[int, Article | SetAside] = {}
    progress("cleaning", 0, len(here))
    if not readers.cleaning.running:
        ready.to_clean()
    for number, told in readers.cleaning.each(asked, workers):
        answers[number] = unread(asked[number][0], told) if isinstance(told, Ended | Failed) else told[0]
        progress("cleaning", len(answers), len(here))
    for number, report in enumerate(here):
        made = answers[number]
        if isinstance(made, SetAside):
            faults.append((report.id, made))
        else:
            articles.append(made)
    _load({article.language for article in articles if article.language}, readers)
    read = shared(articles, known_parses(store.db, articles), readers.reading, workers=workers, progress=progress)
    faults += read.faults
    read.notes.sort(key=lambda one: (one.name, one.reason))
    with store.writing() as db:
        parses.keep_rows(db, read.rows)
        for id, fault in faults:
            reports.faulty(db, id, fault)
        for article in articles:
            if article.id in read.found and reports.has(db, article.id):
                lost = _written(store, article, read.found[article.id], received[article.id])
                read.notes += [lost] if lost else []
    return [*(fault for _, fault in faults), *read.notes]


def _load(languages: Collection[str], readers: Readers) -> None:
    """Load the parsers of these languages, and the tables that reading and telling ask, here: who reads or tells begins as a copy of this process."""
    before = loaded()
    load(languages)
    if loaded() != before:
        ready.to_tell(languages)
    readers.reading.renew()


def cleaned(report: Report, now: date, cleaning: Apart) -> Article | SetAside:
    """The article of a report, or why it has none."""
    try:
        (told,) = cleaning.ask(report, now)
    except (Ended, Failed) as fault:
        return unread(report, fault)
    one: Article | SetAside = told
    return one


def _written(store: Store, article: Article, findings: Alone, received: Received) -> SetAside | None:
    """Keep what pass one made of one report; where that fails, that it did."""
    try:
        with walled(store.db):
            choosing.write(store.db, article, findings, received)
            reports.read(store.db, article.id)
    except sqlite3.Error:
        raise
    except Exception as error:
        fault = faulted(article.file or article.url or article.id, "what was read could not be kept", error)
        reports.faulty(store.db, article.id, fault)
        return fault
    return None


@dataclass(frozen=True, slots=True)
class Again:
    """What a kept document is today: its report, or why there is none any more; others that it did not open as when it came."""

    own: Report | SetAside
    others: tuple[Report, ...] = ()


def report_of(db: Connection, id: str, steps: Steps) -> Report | None:
    """The report as the ingest room reads it today, with every time it was seen; None if there is none or it no longer can be read."""
    received = reports.one(db, id)
    own = _again(db, received, partial(_ingested, steps)).own if received else None
    return own if isinstance(own, Report) else None


def reopened(db: Connection, received: Received, opening: Apart) -> Again:
    """The same where the document is opened apart, with whatever else it opens as now."""
    return _again(db, received, partial(opened, opening=opening))


def _ingested(steps: Steps, found: Input) -> Iterator[Report | SetAside]:
    return skipped.told(steps.ingest(found.data, name=found.name, file=found.file, url=found.url), part=found.part)


def _again(db: Connection, received: Received, opens: Callable[[Input], Iterator[Report | SetAside]]) -> Again:
    seen = told_sightings(db, received.id)
    if received.form == "record":
        kept: Report = decoded(received.data, Report)
        return Again(seen_again(replace(kept, file=received.file), seen))
    own: Report | None = None
    others: list[Report] = []
    refused: SetAside | None = None
    for one in opens(
        Input(received.name, received.file, received.data, received.url)
    ):  # to its end: who opens it waits
        if isinstance(one, SetAside):
            refused = one
        elif one.id == received.id:
            own = seen_again(one, seen)
        else:
            others.append(seen_again(one, seen))
    if own is None and others:
        refused = SetAside(
            received.name, "is taken apart otherwise now; what it holds was kept", "nothing is lost", fatal=False
        )
    return Again(own or refused or SetAside(received.name, "holds no report any more", REMEDY), tuple(others))


def told_sightings(db: Connection, id: str) -> list[Sighting]:
    """Each time a report is known to have been fetched."""
    return [Sighting(at, origin) for at, origin in sightings.told(db, id)]


def _id(report: Report) -> str:
    return report.id
