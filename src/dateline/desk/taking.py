"""Taking in: reports onto the disk, then each read by itself, then woven in with the others.

In: what the sources give. Out: which reports are new, and what could not be read. Never: a report lost that was acknowledged; more than
one batch of reports in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from sqlite3 import Connection

from dateline import pipeline, sources
from dateline.corrections import Ledger
from dateline.desk import choosing
from dateline.desk.telling import Kept, tell_untold
from dateline.desk.weave import Weave
from dateline.desk.withdrawing import gone
from dateline.language import Parse, Parser
from dateline.revisions import FETCH, Sighting, seen_again, sightings_of, with_fetch
from dateline.sources import Gone, Input
from dateline.steps import Steps
from dateline.store import Store, links, parses, reports, sightings, tellings
from dateline.store.blob import decoded, encoded
from dateline.store.reports import Received
from dateline.store.sightings import How, Seen
from dateline.terms import Article, Report, SetAside
from dateline.way.guard import Guard
from dateline.way.parsing import parse
from dateline.way.progress import Progress

Given = str | Path | Input | SetAside
"""What somebody gives: where it lies, what a door opened or fetched itself, or why it could not."""
BATCH = 100
"""Reports that are read in one go and acknowledged together."""
BATCH_SIZE = 8_000_000
"""Characters after which a batch is full whatever the number."""
WOVEN = 500
"""Reports woven in by one transaction."""


@dataclass(slots=True)
class Taken:
    """What was taken in; `again`: of what was known, what was seen anew."""

    new: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)


def take(
    store: Store,
    paths: Sequence[Given],
    steps: Steps,
    *,
    now: date,
    at: str,
    workers: int,
    progress: Progress,
) -> Taken:
    """Take in the reports in `paths`, batch by batch: first onto the disk, then each read by itself. They come at the instant `at`."""
    taken = Taken()
    for batch in _batches(_found(paths, steps, taken, now, progress)):
        with store.writing() as db:
            fresh = [report for report, received in batch if _kept(db, report, received, taken, at)]
        taken.set_aside += read_alone(store, fresh, steps, workers=workers, progress=progress)
    if taken.gone:
        with store.writing() as db:
            for page in taken.gone:
                gone(db, page.name, now.isoformat(), page.reason)
    return taken


def _found(
    paths: Sequence[Given], steps: Steps, taken: Taken, now: date, progress: Progress
) -> Iterator[tuple[Report, Received]]:
    day = now.isoformat()
    count = 0
    for found in _opened(paths):
        if isinstance(found, SetAside):
            taken.set_aside.append(found)
            if isinstance(found, Gone):
                taken.gone.append(found)
            continue
        read_here, refused = steps.ingest(found.data, name=found.name, file=found.file, url=found.url)
        taken.set_aside += refused
        alone = len(read_here) + len(refused) == 1
        for report in (with_fetch(one, found.fetched) for one in read_here):
            progress("reading", count, 0)
            count += 1
            if alone:
                yield report, Received(report.id, "bytes", found.data, found.name, found.file, found.url, day)
            else:
                yield report, Received(report.id, "record", encoded(report), found.name, found.file, report.url, day)


def _opened(paths: Sequence[Given]) -> Iterator[Input | SetAside]:
    """What stands at the paths; what a door opened itself, as it is."""
    for path in paths:
        if isinstance(path, Input | SetAside):
            yield path
        else:
            yield from sources.inputs([str(path)])


def report_of(db: Connection, id: str, steps: Steps) -> Report | None:
    """The report as the ingest room reads it today, with every time it was seen; None if there is none or it no longer can be read."""
    received = reports.one(db, id)
    report = _as_received(received, steps) if received else None
    return seen_again(report, _told(db, id)) if report else None


def _as_received(received: Received, steps: Steps) -> Report | None:
    if received.form == "record":
        found: Report = decoded(received.data, Report)
        return replace(found, file=received.file)
    read, _ = steps.ingest(received.data, name=received.name, file=received.file, url=received.url)
    return next((report for report in read if report.id == received.id), None)


def _told(db: Connection, id: str) -> list[Sighting]:
    """Each time a report is known to have been fetched."""
    return [Sighting(at, origin) for at, origin in sightings.told(db, id)]


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


def _kept(db: Connection, report: Report, received: Received, taken: Taken, at: str) -> bool:
    """Put a report and that it was seen onto the disk; False if it is not new. One that was seen again is to be read again."""
    removal = reports.removed(db, report.id)
    if removal:
        reason = f"was removed on {removal.when}: {removal.why}"
        taken.set_aside.append(SetAside(received.name, reason, "it is not taken in again"))
        return False
    new = reports.keep(db, received)
    (taken.new if new else taken.known).append(report.id)
    if _sighted(db, report, received, at) and not new:
        reports.again(db, report.id)
        taken.again.append(report.id)
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


def read_alone(
    store: Store, found: Sequence[Report], steps: Steps, *, workers: int, progress: Progress
) -> list[SetAside]:
    """Pass one of these reports, which are on the disk: cleaned, parsed, with their dates and names. Out: those that could not be, and why.

    The parse, which takes most of the time, is outside any transaction.
    """
    guard = Guard(steps)
    received = {report.id: one for report in found if (one := reports.one(store.db, report.id))}
    found = [seen_again(report, _told(store.db, report.id)) for report in found]
    articles: list[Article] = []
    faults: list[tuple[str, SetAside]] = []
    for report in sorted((report for report in found if report.id in received), key=_id):
        progress("cleaning", len(articles), len(found))
        article = guard.run("clean", steps.clean, report, now=date.fromisoformat(received[report.id].received))
        if article is None:
            faults.append((report.id, guard.set_aside[-1]))
        else:
            articles.append(article)
    fresh = Fresh(store.db)
    parsed = parse(articles, workers=workers, progress=progress, memory=fresh)
    alone = pipeline.pass_one(articles, guard, parsed)
    with store.writing() as db:
        fresh.write(db)
        for id, fault in faults:
            reports.faulty(db, id, fault)
        for article in articles:
            if reports.has(db, article.id):
                findings = (alone.timexes[article.id], alone.mentions[article.id])
                choosing.write(db, article, findings, received[article.id])
                reports.read(db, article.id)
    return [fault for _, fault in faults]


class Fresh(Kept):
    """The parses in the store, and new ones that wait to be kept."""

    def __init__(self, db: Connection) -> None:
        super().__init__(db, keeps=False)
        self._fresh: list[tuple[Parser, Mapping[str, Parse]]] = []

    def keep_parses(self, parser: Parser, made: Mapping[str, Parse]) -> None:
        """Hold new ones until a transaction writes."""
        self._fresh.append((parser, made))

    def write(self, db: Connection) -> None:
        """Keep what was held."""
        for parser, made in self._fresh:
            parses.keep(db, parser, made)


def _id(report: Report) -> str:
    return report.id


def catch_up(
    store: Store, steps: Steps, ledger: Callable[[Connection], Ledger], *, workers: int, progress: Progress
) -> None:
    """Whatever is still to be done, after an addition or one that was broken off: read alone, woven in, told."""
    unread = reports.unread(store.db)
    for start in range(0, len(unread), BATCH):
        found = [report for id in unread[start : start + BATCH] if (report := report_of(store.db, id, steps))]
        read_alone(store, found, steps, workers=workers, progress=progress)
    while _woven(store, steps, ledger, progress):
        pass
    tell_untold(store, steps, ledger, progress)


def _woven(store: Store, steps: Steps, ledger: Callable[[Connection], Ledger], progress: Progress) -> bool:
    """Weave in the next reports that wait for it; False if none did."""
    with store.writing() as db:
        waiting = links.unwoven(db, WOVEN)
        turned = links.turned(db)
        if not (waiting or turned):
            return False
        told = ledger(db)
        coming, going = choosing.chosen(db, waiting, turned, told)
        progress("linking", 0, len(coming))
        tellings.mark_stale(db, going)
        Weave(db, steps, told).update(coming, going)
    return True
