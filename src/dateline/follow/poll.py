"""Poll: whatever is due is asked, and what is new goes to the desk.

In: a database, what fetches, a clock. Out: what came of it. Never: a report lost or taken in twice, whatever ends the program: what is to be done is on the disk
before it is begun, what was taken in is on the disk before that is noted, and the same bytes are the same report.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType

from dateline.desk import Desk
from dateline.desk.apart import Apart, Ended, Failed
from dateline.desk.place import database
from dateline.errors import Unreadable
from dateline.follow import listed, pace
from dateline.follow.after import AFTER, After
from dateline.follow.after import after as call_after
from dateline.follow.clock import Clock, Wall, after, written
from dateline.follow.noting import note
from dateline.follow.visits import AT_ONCE, Ask, Network, Pause, Round, Told, host_of
from dateline.ingest.listing import Listing, listing
from dateline.sources import Gone, Input, Marks, Robots, asked, mailbox
from dateline.sources.http import FEEDS, PAGES
from dateline.store import Store, following, reports, stories
from dateline.store.following import FollowedPage, Source
from dateline.store.lock import alone
from dateline.terms import Added, Polled, SetAside
from dateline.text import digest

WORK = "poll"
"""What the lock is called."""
BATCH = 25
"""Reports that are handed to the desk together: the stories that they touch are told once."""
PAGES_A_POLL = 2_000
"""Pages that one poll asks; the others stay due."""
TRIES = 5
"""How often a page is asked that cannot be had, before the words of its entry are taken for it."""
ROUNDS = 40
"""How often sources are asked in one poll: a page leads to its feed, a feed to its earlier pages."""
IDLE = 60.0
"""Seconds that who polls on and on sleeps at most, so that what others follow is noticed."""
_GONE = 410


@dataclass(slots=True)
class _Sum:
    """What a poll comes to."""

    sources: set[int] = field(default_factory=set)
    unchanged: set[int] = field(default_factory=set)
    failed: set[int] = field(default_factory=set)
    pages: int = 0
    new: list[str] = field(default_factory=list)
    revisions: list[str] = field(default_factory=list)
    stories: dict[str, None] = field(default_factory=dict)
    set_aside: list[SetAside] = field(default_factory=list)
    stirred: bool = False


def _load() -> None:
    """Load what reads feeds here: who opens them begins as a copy of this process."""
    with suppress(ImportError):
        import feedparser  # noqa: F401, PLC0415 - an extra


def _listing(tell: Callable[[object], None], data: bytes, name: str, address: str) -> None:
    """Tell what a document lists, or why nothing; done apart, since feeds are attacks until read."""
    try:
        tell(listing(data, name=name, address=address))
    except Unreadable as error:
        tell(SetAside(error.name, error.reason, error.remedy))


class Poller:
    """Asks what is due in a database, and calls `after` once something was stored: by default whom it concerns is alerted.

    `network` and `clock` stand in for the world in tests, `desk` makes what takes reports in.
    """

    def __init__(
        self,
        db: str | Path | None = None,
        *,
        network: Network = asked,
        clock: Clock | None = None,
        desk: Callable[[Path], Desk] = Desk,
        at_once: int = AT_ONCE,
        after: Sequence[After] = AFTER,
    ) -> None:
        self.path = database(db)
        self._network, self._at_once = network, at_once
        self._clock: Clock = clock or Wall()
        self._desk, self._after = desk, after
        self._robots: dict[str, Robots] = {}
        self._last: dict[str, datetime] = {}
        self._apart = Apart(_listing)
        self._stays = False

    def __enter__(self) -> Poller:
        """Keep the process that opens feeds from one poll to the next."""
        self._stays = True
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._stays = False
        self._apart.close()

    def once(self, only: Sequence[int] | None = None) -> Polled:
        """Ask what is due now, take in what is new. `only`: no more than find out what these sources are and list, due or not."""
        began = self._clock.now()
        with Store(self.path) as store, alone(self.path, WORK) as ours:
            if not ours:
                return Polled(written(began), busy=True)
            sum_ = _Sum()
            self._robots = _known_robots(store, began)
            known = tuple(self._robots)
            try:
                self._sources(store, sum_, only)
                if only is None:
                    with self._desk(self.path) as desk:
                        self._mailboxes(store, desk, sum_)
                        self._pages(store, desk, sum_)
                        self._words(store, desk, sum_)
                        self._catch_up(store, desk, sum_)
            finally:
                if not self._stays:
                    self._apart.close()
                _keep_robots(store, self._robots, known)
        polled = Polled(
            written(began),
            len(sum_.sources),
            len(sum_.unchanged),
            len(sum_.failed),
            sum_.pages,
            tuple(sum_.new),
            tuple(sum_.revisions),
            tuple(sum_.stories),
            tuple(sum_.set_aside),
        )
        if only is None:
            note("poll", asked=polled.asked, unchanged=polled.unchanged, failed=polled.failed, pages=polled.pages,
                new=len(polled.new), revisions=len(polled.revisions), stories=len(polled.stories),
            )  # fmt: skip
        if polled.new or polled.revisions or sum_.stirred:
            call_after(self._after, self.path, self._clock.now())
        return polled

    def on_and_on(self, ends: Callable[[], bool] = bool) -> Iterator[Polled]:
        """Poll whenever something is due, until `ends` says so; each poll that asked something is given."""
        with self:
            while not ends():
                polled = self.once()
                if polled.asked or polled.pages or polled.new:
                    yield polled
                until = time.monotonic() + self._idle()
                while not ends() and (left := until - time.monotonic()) > 0:
                    self._clock.sleep(min(1.0, left))

    def _idle(self) -> float:
        """Seconds until something is due."""
        with Store(self.path) as store:
            due = following.next_due(store.db)
        left = (datetime.fromisoformat(due) - self._clock.now()).total_seconds() if due else IDLE
        return min(IDLE, max(1.0, left))

    # Sources.

    def _sources(self, store: Store, sum_: _Sum, only: Sequence[int] | None) -> None:
        """Ask the sources that are due, and what they lead to."""
        done: set[tuple[int, str]] = set()
        for turn in range(ROUNDS):
            at = written(self._clock.now())
            found = following.sources_due(store.db, at) if only is None else following.sources(store.db)
            mine = [
                one for one in found if one.state == "on" and one.kind != "mailbox" and (only is None or one.n in only)
            ]
            asks = [
                Ask(one.address, Marks(one.etag, one.modified), FEEDS, source=one.n)
                for one in mine
                if one.due <= at or (only is not None and not turn)
            ]
            asks += [Ask(more.url, Marks(), FEEDS, source=one.n, more=True) for one in mine for more in one.more]
            asks = [one for one in asks if (one.source or 0, one.url) not in done]
            if not asks:
                return
            done |= {(one.source or 0, one.url) for one in asks}
            for told in self._asked(store, asks):
                self._heard(store, told, sum_)

    def _asked(self, store: Store, asks: Sequence[Ask]) -> Iterator[Told]:
        """The answers of those hosts that may be asked; that they are asked is on the disk before."""
        if not asks:
            return
        at = self._clock.now()
        with store.reading() as db:
            free = following.hosts(db, written(at))
        ready = [one for one in asks if host_of(one.url) not in free]
        with store.writing() as db:
            for host, until in free.items():
                self._put_off(db, [one for one in asks if host_of(one.url) == host], until)
            following.trying(
                db, [one.source for one in ready if one.source], [one.page for one in ready if one.page], written(at)
            )
        for one in Round(self._network, self._clock, self._robots, self._last, self._at_once).go(ready):
            if isinstance(one, Pause):
                until = after(one.at, one.seconds)
                with store.writing() as db:
                    following.keep_host(db, one.host, until)
                    self._put_off(db, [ask for ask in ready if host_of(ask.url) == one.host], until)
                note("pause", host=one.host, until=until)
            else:
                yield one

    def _put_off(self, db: object, asks: Sequence[Ask], until: str) -> None:
        """Leave alone until then what is due before."""
        numbers = [one.source for one in asks if one.source and not one.more]
        following.put_off(db, numbers, [one.page for one in asks if one.page], until)  # type: ignore[arg-type]

    def _heard(self, store: Store, told: Told, sum_: _Sum) -> None:
        """What one answer of a source means; kept in one transaction."""
        ask, answer, at = told.ask, told.answer, told.at
        source = following.source(store.db, ask.source or 0)
        if source is None:
            return
        sum_.sources.add(source.n)
        found: Listing | SetAside | None
        found = self._opened(source, ask, answer.found) if isinstance(answer.found, Input) else answer.found
        with store.writing() as db:
            if ask.more:
                heard = (
                    listed.more_listed(db, source, ask.url, found, at)
                    if isinstance(found, Listing)
                    else listed.more_failed(db, source, ask.url, found, passing=answer.passing)
                    if found
                    else listed.Heard()
                )
            elif found is None:
                heard = listed.as_before(db, source, answer, at)
            elif isinstance(found, Listing):
                heard = listed.listed(db, source, found, answer, at, _mark(answer.found))
            elif source.kind == "unknown" and not answer.passing:
                heard = listed.refused(db, source, found.reason + self._sitemaps_of(ask.url))
            else:
                heard = listed.failed(db, source, found, at, gone=answer.status == _GONE)
        if heard.unchanged:
            sum_.unchanged.add(source.n)
        if heard.why:
            sum_.failed.add(source.n)
            sum_.set_aside.append(SetAside(source.address, heard.why, _remedy(source)))
        note("source", source=source.n, url=ask.url, status=answer.status, new=heard.new, unchanged=heard.unchanged or None,
            why=heard.why, seconds=round(told.seconds, 3), due=source.due if source.state == "on" else None, state=source.state,
        )  # fmt: skip

    def _opened(self, source: Source, ask: Ask, found: Input) -> Listing | SetAside | None:
        """What a document lists; None where it is the one that it was."""
        if not ask.more and listed.mark_of(found.data) == source.digest:
            return None
        try:
            _load()
            (one,) = self._apart.ask(found.data, ask.url, found.url or ask.url)
        except (Ended, Failed) as fault:
            return SetAside(ask.url, f"opening it {fault}", "please report this fault of dateline with the document")
        told: Listing | SetAside = one
        return told

    def _sitemaps_of(self, url: str) -> str:
        """What the robots.txt of a site names, where a page of it does not."""
        found = [
            one
            for site, robots in self._robots.items()
            if site.split("://")[1].split(":")[0] == host_of(url)
            for one in robots.sitemaps
        ]
        return f" (its robots.txt names sitemaps: {', '.join(found[:3])})" if found else ""

    # Mailboxes.

    def _mailboxes(self, store: Store, desk: Desk, sum_: _Sum) -> None:
        """Take in the messages that are new."""
        for source in following.sources_due(store.db, written(self._clock.now())):
            at = self._clock.now()
            if source.kind != "mailbox":
                continue
            sum_.sources.add(source.n)
            try:
                mark = mailbox.mark(Path(source.address))
            except Unreadable as error:
                with store.writing() as db:
                    listed.failed(db, source, SetAside(error.name, error.reason, error.remedy), at, gone=False)
                sum_.failed.add(source.n)
                sum_.set_aside.append(SetAside(error.name, error.reason, error.remedy))
                continue
            new, unchanged = 0, mark == source.digest
            if unchanged:
                sum_.unchanged.add(source.n)
            else:
                new = self._messages(store, desk, source, sum_)
            with store.writing() as db:
                listed.mailbox_read(db, source, mark, at)
            note("source", source=source.n, url=source.address, new=new, unchanged=unchanged or None, due=source.due)

    def _messages(self, store: Store, desk: Desk, source: Source, sum_: _Sum) -> int:
        new = 0
        batch: list[tuple[str, Input | SetAside]] = []
        for one in mailbox.messages(Path(source.address), following.known(store.db, source.n)):
            batch.append(one)
            if len(batch) >= BATCH:
                new += self._take_messages(store, desk, source, batch, sum_)
                batch = []
        return new + self._take_messages(store, desk, source, batch, sum_)

    def _take_messages(
        self, store: Store, desk: Desk, source: Source, batch: Sequence[tuple[str, Input | SetAside]], sum_: _Sum
    ) -> int:
        if batch:
            self._add(desk, [one for _, one in batch], sum_)
            with store.writing() as db:
                for key, _ in batch:
                    listed.message(db, source, key, self._clock.now())
        return len(batch)

    # Pages.

    def _pages(self, store: Store, desk: Desk, sum_: _Sum) -> None:
        """Ask the pages that are due: those that are new, and those of open stories again."""
        at = self._clock.now()
        asks = []
        for one in following.due(store.db, written(at), PAGES_A_POLL):
            if one.first is not None and not self._is_open(store, one, at):
                with store.writing() as db:
                    one.due = None
                    following.save_page(db, one)
                continue
            asks.append(Ask(one.url, Marks(one.etag, one.modified), PAGES, page=one.address))
        batch: list[tuple[FollowedPage, Told]] = []
        for told in self._asked(store, asks):
            sum_.pages += 1
            page = following.page(store.db, told.ask.page or "")
            if page is None:
                continue
            if self._is_new(store, page, told):
                batch.append((page, told))
            if len(batch) >= BATCH:
                self._take_pages(store, desk, batch, sum_)
                batch = []
        self._take_pages(store, desk, batch, sum_)

    def _is_open(self, store: Store, page: FollowedPage, at: datetime) -> bool:
        since = (at - timedelta(days=pace.OPEN_DAYS)).date().isoformat()
        return page.report is not None and following.is_open(
            store.db, page.report, day=at.date().isoformat(), since=since
        )

    def _is_new(self, store: Store, page: FollowedPage, told: Told) -> bool:
        """Whether an answer is for the desk; of any other it is kept what it means."""
        answer, at, found = told.answer, told.at, told.answer.found
        if isinstance(found, Input) and digest(found.data) != page.digest:
            return True
        if isinstance(found, Gone) and page.report is not None:
            return True
        why = ""
        page.asked = written(at)
        if found is None or isinstance(found, Input):
            page.failures = 0
            if page.report is None:  # still none: what its entry says now has to do
                page.due = None
            else:
                _again(page, at)
        else:
            why = found.reason
            page.failures += 1
            page.note = why
            if answer.passing and page.failures < TRIES:
                page.due = after(at, pace.after_failures(page.failures, 0.0))
            else:
                page.due = None
        with store.writing() as db:
            following.save_page(db, page)
            if page.due is None and page.report is None:
                following.take_words(db, page.address)
        note("page", url=page.url, status=answer.status, why=why, unchanged=None if why else True, due=page.due,
            seconds=round(told.seconds, 3),
        )  # fmt: skip
        return False

    def _take_pages(self, store: Store, desk: Desk, batch: Sequence[tuple[FollowedPage, Told]], sum_: _Sum) -> None:
        """Hand pages to the desk; of one that is no report, the words of its entry are taken."""
        if not batch:
            return
        given = [told.answer.found for _, told in batch if told.answer.found is not None]
        added = self._add(desk, given, sum_)
        refused = {one.name: one.reason for one in added.set_aside if one.fatal}
        with store.writing() as db:
            known = following.reports_at(db, (*added.new, *added.known, *added.revisions))
            for page, told in batch:
                self._taken(page, told, known, refused)
                following.save_page(db, page)
                if page.report is None and page.note != following.REMOVED:
                    following.take_words(db, page.address)
                note("page", url=page.url, status=told.answer.status, report=page.report, why=page.note, due=page.due,
                    seconds=round(told.seconds, 3),
                )  # fmt: skip

    def _taken(self, page: FollowedPage, told: Told, reports: dict[str, str], refused: dict[str, str]) -> None:
        at, answer, found = told.at, told.answer, told.answer.found
        page.asked, page.failures, page.note = written(at), 0, ""
        if not isinstance(found, Input):
            page.due, page.note = None, found.reason if found else ""
            return
        page.etag, page.modified, page.digest = answer.marks.etag, answer.marks.modified, digest(found.data)
        report = reports.get(found.url or "") or reports.get(found.name)
        why = refused.get(found.name) or refused.get(found.url or "")
        if report is None or why:
            page.due, page.note = None, why or "holds no report"
            return
        page.report = report
        page.first = page.first or written(at)
        _again(page, at)

    def _words(self, store: Store, desk: Desk, sum_: _Sum) -> None:
        """Take in entries that carry their whole text, and those whose page cannot be had."""
        last = -1
        while waiting := [one for one in following.waiting(store.db, BATCH) if one[0] > last]:
            last = waiting[-1][0]
            given = [
                Input(f"{_address(line)} (entry {n})", None, line, _address(line) or None, when)
                for n, line, when in waiting
            ]
            added = self._add(desk, given, sum_)
            with store.writing() as db:
                known = following.reports_at(db, (*added.new, *added.known, *added.revisions))
                for (n, _, _), one in zip(waiting, given, strict=True):
                    report = known.get(one.url or "") or known.get(one.name)
                    following.taken(db, n, report)
                    note("words", url=one.url, report=report, why="" if report else "holds no report")

    def _catch_up(self, store: Store, desk: Desk, sum_: _Sum) -> None:
        """Tell what a poll that was broken off had taken in and not told."""
        with store.reading() as db:
            left = bool(reports.unread(db)) or bool(stories.untold(db))
        if left:
            sum_.stirred = True
            self._add(desk, (), sum_)

    def _add(self, desk: Desk, given: Sequence[Input | SetAside], sum_: _Sum) -> Added:
        added = desk.add(given, now=self._clock.now().date())
        sum_.new += added.new
        sum_.revisions += added.revisions
        sum_.stories |= dict.fromkeys(added.stories)
        sum_.set_aside += added.set_aside
        return added


def _again(page: FollowedPage, at: datetime) -> None:
    """When a page is asked again that was taken in: as old as the next of the ages that lie ahead."""
    first = datetime.fromisoformat(page.first) if page.first else at
    while (age := pace.next_age(page.turn)) is not None and after(first, age) <= written(at):
        page.turn += 1
    page.due = None if age is None else after(first, age)


def _mark(found: object) -> str:
    return listed.mark_of(found.data) if isinstance(found, Input) else ""


def _address(line: bytes) -> str:
    import json  # noqa: PLC0415

    found = json.loads(line).get("url")
    return found if isinstance(found, str) else ""


def _remedy(source: Source) -> str:
    return (
        f"is asked again at {source.due}"
        if source.state == "on"
        else f"it is switched off: dateline unfollow {source.n}"
    )


def _known_robots(store: Store, at: datetime) -> dict[str, Robots]:
    """Those that were read within a day, or within the hour where the site was broken."""
    since, broken = after(at, -pace.DAY), after(at, -pace.HOUR)
    with store.reading() as db:
        return {site: Robots(*one) for site, one in following.sites(db, since=since, broken=broken).items()}


def _keep_robots(store: Store, found: dict[str, Robots], known: Collection[str]) -> None:
    """Keep those that are new."""
    new = {site: (one.status, one.data, one.read) for site, one in found.items() if site not in known}
    if new:
        with store.writing() as db:
            following.keep_sites(db, new)
