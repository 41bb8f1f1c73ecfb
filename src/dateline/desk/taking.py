"""Taking in: reports onto the disk, then each read by itself, then woven in with the others.

In: what the sources give. Out: which reports are new, and what could not be read. Never: a report lost that was acknowledged; more than
one batch of reports in memory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from sqlite3 import Connection

from dateline import sources
from dateline.corrections import Ledger
from dateline.desk import choosing
from dateline.desk.alone import opened, read_alone, readers, reopened
from dateline.desk.apart import Apart
from dateline.desk.sharing import elsewhere
from dateline.desk.telling import tell_untold
from dateline.desk.together import faulted
from dateline.desk.weave import Weave
from dateline.desk.withdrawing import gone
from dateline.errors import StoreError
from dateline.ingest import skipped
from dateline.revisions import FETCH, sightings_of, with_fetch
from dateline.sources import Gone, Input, archives
from dateline.steps import Steps
from dateline.store import Store, copy_links, looks, parses, reports, sightings, tellings
from dateline.store import articles as pages
from dateline.store.blob import encoded
from dateline.store.connection import walled
from dateline.store.reports import Received
from dateline.store.sightings import How, Seen
from dateline.terms import Report, SetAside
from dateline.way.progress import Progress


@dataclass(frozen=True, slots=True)
class Opened:
    """A report that was opened on a day elsewhere, and the parses of its texts that were made there, by key."""

    name: str
    report: Report
    day: str
    parses: Mapping[int, bytes]


Given = str | Path | Input | Opened | SetAside
"""What somebody gives: where it lies, what a door opened or fetched itself, what was opened before, or why it could not."""
BATCH = 100
"""Reports that are read in one go and acknowledged together."""
BATCH_SIZE = 8_000_000
"""Characters after which a batch is full whatever the number."""
WOVEN = 500
"""Reports woven in by one transaction."""


@dataclass(slots=True)
class Taken:
    """What was taken in; `again`: of what was known, what was seen anew; `parses`: of what waits to be kept, each report's by its id; `read`: the archives of which a part held a report."""

    new: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)
    parses: dict[str, Mapping[int, bytes]] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)


def take(
    store: Store,
    paths: Iterable[Given],
    steps: Steps,
    *,
    now: date,
    at: str,
    workers: int,
    progress: Progress,
) -> Taken:
    """Take in the reports in `paths`, batch by batch: first onto the disk, then each read by itself. They come at the instant `at`."""
    taken = Taken()
    with readers(steps) as apart:
        for batch in _batches(_found(paths, apart.opening, taken, now, progress)):
            fresh = _kept_all(store, batch, taken, at)
            taken.set_aside += read_alone(store, fresh, apart, workers=workers, progress=progress)
    taken.set_aside = [*skipped.summed(taken.set_aside, taken.read)]
    if taken.gone:
        with store.writing() as db:
            for page in taken.gone:
                gone(db, page.name, now.isoformat(), page.reason)
    return taken


def _found(
    paths: Iterable[Given], opening: Apart, taken: Taken, now: date, progress: Progress
) -> Iterator[tuple[Report, Received]]:
    day = now.isoformat()
    count = 0
    for found in _opened(paths):
        if isinstance(found, SetAside):
            taken.set_aside.append(found)
            if isinstance(found, Gone):
                taken.gone.append(found)
            continue
        if isinstance(found, Opened):
            taken.parses[found.report.id] = found.parses
            progress("reading", count, 0)
            count += 1
            record = encoded(found.report)
            file, url = found.report.file, found.report.url
            yield found.report, Received(found.report.id, "record", record, found.name, file, url, found.day)
            continue
        for one, alone in _with_whether_alone(opened(found, opening)):
            if isinstance(one, SetAside):
                taken.set_aside.append(one)
                continue
            if found.part:
                taken.read.add(found.name)
            progress("reading", count, 0)
            count += 1
            report = with_fetch(one, found.fetched)
            if alone:
                yield report, Received(report.id, "bytes", found.data, found.name, found.file, found.url, day)
            else:
                yield report, Received(report.id, "record", encoded(report), found.name, report.file, report.url, day)


def _with_whether_alone(found: Iterator[Report | SetAside]) -> Iterator[tuple[Report | SetAside, bool]]:
    """Each of what a document holds, and whether it is all of it."""
    first, second = next(found, None), next(found, None)
    for one in (first, second):
        if one is not None:
            yield one, second is None
    for one in found:
        yield one, False


def _opened(paths: Iterable[Given]) -> Iterator[Input | Opened | SetAside]:
    """What stands at the paths; what a door opened itself, as it is."""
    for path in paths:
        if isinstance(path, Input):
            yield from archives.parts(path)
        elif isinstance(path, Opened | SetAside):
            yield path
        else:
            yield from sources.inputs([str(path)])


def _batches(found: Iterable[tuple[Report, Received]]) -> Iterator[list[tuple[Report, Received]]]:
    batch: list[tuple[Report, Received]] = []
    size = 0
    for report, received in found:
        batch.append((report, received))
        size += len(report.text) + len(received.data)
        if len(batch) >= BATCH or size >= BATCH_SIZE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _kept_all(store: Store, batch: Iterable[tuple[Report, Received]], taken: Taken, at: str) -> list[Report]:
    """Put reports onto the disk; those that are new, which pass one is to begin with now."""
    fresh: list[Report] = []
    with store.writing() as db:
        for report, received in batch:
            try:
                with walled(db):
                    new = _kept(db, report, received, taken, at)
            except sqlite3.DatabaseError:
                raise
            except Exception as fault:  # a word that no database takes
                taken.set_aside.append(faulted(received.name, "it could not be kept", fault))
                continue
            fresh += [report] if new else []
        reports.trying(db, [report.id for report in fresh])
    return fresh


def _kept(db: Connection, report: Report, received: Received, taken: Taken, at: str) -> bool:
    """Put a report and that it was seen onto the disk; False if it is not new. One that was seen again is to be read again."""
    made = taken.parses.pop(report.id, {})
    removal = reports.removed(db, report.id)
    if removal:
        reason = f"was removed on {removal.when}: {removal.why}"
        taken.set_aside.append(SetAside(received.name, reason, "it is not taken in again"))
        return False
    parses.keep_rows(db, made.items())
    new = reports.keep(db, received)
    again = _sighted(db, report, received, at) and not new
    if again:
        reports.again(db, report.id)
        taken.again.append(report.id)
    (taken.new if new else taken.known).append(report.id)
    return new


def _sighted(db: Connection, report: Report, received: Received, at: str) -> bool:
    """Keep when a report was seen; whether that tells more of its order than was known.

    A file that lies where it lay was not seen again; one that lies where another lay was, and that the same report lies elsewhere too
    says nothing of when its page was so.
    """
    told = sightings_of(report)
    if told:
        hows: list[How] = ["fetched" if one.origin == FETCH else "said" for one in told]
        kept = [
            sightings.keep(db, Seen(report.id, report.url, how, one.at, one.origin))
            for how, one in zip(hows, told, strict=True)
        ]
        return any(kept)
    path = received.file or received.name
    before = sightings.last_at(db, path)
    if before == report.id:
        return False
    turn = before is not None and received.file is not None and received.form == "bytes"
    new = sightings.keep(db, Seen(report.id, report.url, "came", at if turn else received.received, path, int(turn)))
    return new and turn


def catch_up(
    store: Store, steps: Steps, ledger: Callable[[Connection], Ledger], *, workers: int, progress: Progress
) -> list[SetAside]:
    """Whatever is still to be done, after an addition or one that was broken off: read alone, woven in, told. What was set aside.

    A report that an earlier run had begun with and never ended is read by itself, so that nothing else is lost with it again.
    """
    unread = reports.unread(store.db)
    faults: list[SetAside] = []
    fresh = [id for id, tried in unread.items() if not tried]
    batches = [[id] for id, tried in unread.items() if tried]
    batches += [fresh[start : start + BATCH] for start in range(0, len(fresh), BATCH)]
    with readers(steps) as apart:
        for batch in batches:
            with store.writing() as db:
                reports.trying(db, batch)
            found = [*_reopened(store, batch, apart.opening, faults)]
            faults += read_alone(store, found, apart, workers=workers, progress=progress)
        while _woven(store, steps, ledger, faults, progress):
            pass
        tell_untold(store, steps, ledger, progress, elsewhere(apart.telling, workers))
    return faults


def _reopened(store: Store, ids: Sequence[str], opening: Apart, faults: list[SetAside]) -> Iterator[Report]:
    """These reports as they are read today, and what else their documents open as now; of those that no longer can be read, why."""
    for received in filter(None, (reports.one(store.db, id) for id in ids)):
        again = reopened(store.db, received, opening)
        if again.others:
            taken = Taken()
            yield from _kept_all(store, _as_records(again.others, received), taken, received.received)
            faults += taken.set_aside
        if isinstance(again.own, Report):
            yield again.own
            continue
        faults.append(again.own)
        with store.writing() as db:
            reports.faulty(db, received.id, again.own)
            if again.others:
                looks.hand_on(db, received.id, again.others[0].id)


def _as_records(found: Iterable[Report], received: Received) -> Iterator[tuple[Report, Received]]:
    """Reports of a document, to be kept as if it had held several when it came."""
    for report in found:
        yield report, replace(received, id=report.id, form="record", data=encoded(report), url=report.url)


def _woven(
    store: Store, steps: Steps, ledger: Callable[[Connection], Ledger], faults: list[SetAside], progress: Progress
) -> bool:
    """Weave in the next reports that wait for it; False if none did. Where that fails, one by one, and those on which it does are set aside."""
    waiting, turned = copy_links.unwoven(store.db, WOVEN), copy_links.turned(store.db)
    if not (waiting or turned):
        return False
    try:
        _weave(store, waiting, turned, steps, ledger, progress)
    except StoreError:
        raise
    except Exception:
        if turned:
            _weave(store, [], turned, steps, ledger, progress)
        for n in waiting:
            try:
                _weave(store, [n], [], steps, ledger, progress)
            except StoreError:
                raise
            except Exception as fault:
                faults.append(_left_out(store, n, fault))
    return True


def _weave(
    store: Store,
    waiting: Sequence[int],
    turned: Sequence[int],
    steps: Steps,
    ledger: Callable[[Connection], Ledger],
    progress: Progress,
) -> None:
    with store.writing() as db:
        told = ledger(db)
        coming, going = choosing.chosen(db, waiting, turned, told)
        progress("linking", 0, len(coming))
        tellings.mark_stale(db, going)
        Weave(db, steps, told).update(coming, going)


def _left_out(store: Store, n: int, fault: Exception) -> SetAside:
    """Set a report aside that cannot be woven in with the others."""
    with store.writing() as db:
        article = pages.pages(db, [n])[0].article
        one = faulted(article.file or article.url or article.id, "it could not be linked to the others", fault)
        reports.faulty(db, article.id, one)
        pages.drop(db, n)
    return one
