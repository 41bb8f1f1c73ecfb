"""Poll: whatever is due is asked, and what is new goes to the desk.

In: a database, what fetches, a clock. Out: what came of it. Never: a report lost or taken in twice, whatever ends the program; a fault in one source or one page that costs another.

What is to be done is on the disk before it is begun, and what was taken in before that is noted; what is done again for that reason finds the same bytes, which are the same report.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType

from dateline.desk import Desk
from dateline.desk.apart import Apart, Ended, Failed
from dateline.desk.place import database
from dateline.errors import StoreError, Unreadable
from dateline.follow import listed
from dateline.follow.after import AFTER, After
from dateline.follow.after import after as call_after
from dateline.follow.boxes import mailboxes
from dateline.follow.clock import Clock, Wall
from dateline.follow.noting import note
from dateline.follow.pages import pages, words
from dateline.follow.robots import KnownRobots
from dateline.follow.turn import Sum, Turn, faulty
from dateline.follow.visits import AT_ONCE, Ask, Network, Round, TimedAnswer, host_of, never
from dateline.ingest.listing import Listing, listing
from dateline.moments import stamp
from dateline.sources import Input, Marks, asked
from dateline.sources.http import FEEDS
from dateline.store import Store, following, reports, stories
from dateline.store.following import Source
from dateline.store.lock import alone
from dateline.terms import Polled, SetAside

WORK = "poll"
"""What the lock is called."""
ROUNDS = 40
"""How often sources are asked in one poll: a page leads to its feed, a feed to its earlier pages."""
IDLE = 60.0
"""Seconds that who polls on and on sleeps at most, so that what others follow is noticed, and what waits to be sent."""


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
    """Asks what is due in a database, and calls `after` when that is over: by default whom it concerns is alerted.

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
        self._last: dict[str, datetime] = {}
        self._apart = Apart(_listing)
        self._stays = False
        self._ends: Callable[[], bool] = never
        self._faults: dict[str, str] = {}

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
                return Polled(stamp(began), busy=True)
            with closing(KnownRobots(self.path, began)) as robots:
                turn = Turn(
                    store,
                    self._clock,
                    Round(self._network, self._clock, robots, self._last, self._at_once, self._ends),
                )
                try:
                    self._sources(turn, only)
                    if only is None:
                        with self._desk(self.path) as desk:
                            mailboxes(turn, desk)
                            while pages(turn, desk):
                                self._sources(turn, None)
                            words(turn, desk)
                            _catch_up(turn, desk)
                finally:
                    if not self._stays:
                        self._apart.close()
        polled = _polled(began, turn.sum)
        if only is None:
            note("poll", asked=polled.asked, unchanged=polled.unchanged, failed=polled.failed, pages=polled.pages,
                new=len(polled.new), revisions=len(polled.revisions), stories=len(polled.stories),
            )  # fmt: skip
            call_after(self._after, self.path, self._clock.now, self._faults)
        return polled

    def on_and_on(self, ends: Callable[[], bool] = never) -> Iterator[Polled]:
        """Poll whenever something is due, until `ends` says so, which also ends a poll soon; each poll that asked something is given."""
        self._ends = ends
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

    def _sources(self, turn: Turn, only: Sequence[int] | None) -> None:
        """Ask the sources that are due, and what they lead to."""
        done = set(turn.more)
        for round_ in range(ROUNDS):
            at = stamp(self._clock.now())
            db = turn.store.db
            found = following.sources_due(db, at, turn.sum.sources) if only is None else following.sources(db)
            mine = [
                one for one in found if one.state == "on" and one.kind != "mailbox" and (only is None or one.n in only)
            ]
            asks = [
                Ask(one.address, Marks(one.etag, one.modified), FEEDS, source=one.n)
                for one in mine
                if one.due <= at or (only is not None and not round_)
            ]
            asks += [Ask(more.url, Marks(), FEEDS, source=one.n, more=True) for one in mine for more in one.more]
            asks = [one for one in asks if (one.source or 0, one.url) not in done]
            if not asks or turn.ends():
                return
            done |= {(one.source or 0, one.url) for one in asks}
            turn.more.update((one.source or 0, one.url) for one in asks if one.more)
            for told in turn.asked(asks):
                self._heard(turn, told)

    def _heard(self, turn: Turn, told: TimedAnswer) -> None:
        """What one answer of a source means; kept in one transaction."""
        source = following.source(turn.store.db, told.ask.source or 0)
        if source is None:
            return
        found = told.answer.found
        try:
            opened = self._opened(source, told.ask, found) if isinstance(found, Input) else found
            self._keep(turn, told, opened)
        except StoreError:
            raise
        except Exception as fault:
            why = faulty(told.ask.url, fault)
            self._keep(turn, replace(told, answer=replace(told.answer, found=why, passing=True)), why)

    def _keep(self, turn: Turn, told: TimedAnswer, found: Listing | SetAside | None) -> None:
        """Keep what it means, if its source is still followed."""
        ask, answer = told.ask, told.answer
        with turn.store.writing() as db:
            source = following.source(db, ask.source or 0)
            if source is None:
                return
            elsewhere = _sitemaps_of(turn, ask.url) if source.kind == "unknown" else ""
            heard = listed.heard(db, source, told, found, elsewhere)
        turn.sum.sources.add(source.n)
        if heard.unchanged:
            turn.sum.unchanged.add(source.n)
        if heard.why:
            turn.sum.failed.add(source.n)
            turn.sum.set_aside.append(SetAside(source.address, heard.why, _remedy(source)))
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


def _sitemaps_of(turn: Turn, url: str) -> str:
    """What the robots.txt of a site names, where a page of it does not."""
    found = [
        one
        for site, robots in turn.round.robots.items()
        if site.split("://")[1].split(":")[0] == host_of(url)
        for one in robots.sitemaps
    ]
    return f" (its robots.txt names sitemaps: {', '.join(found[:3])})" if found else ""


def _catch_up(turn: Turn, desk: Desk) -> None:
    """Tell what a poll that was broken off had taken in and not told."""
    with turn.store.reading() as db:
        left = bool(reports.unread(db)) or bool(stories.untold(db))
    if left:
        turn.add(desk, ())


def _polled(began: datetime, sum_: Sum) -> Polled:
    return Polled(
        stamp(began),
        len(sum_.sources),
        len(sum_.unchanged),
        len(sum_.failed),
        sum_.pages,
        tuple(sum_.new),
        tuple(sum_.revisions),
        tuple(sum_.stories),
        tuple(sum_.set_aside),
    )


def _remedy(source: Source) -> str:
    return (
        f"is asked again at {source.due}"
        if source.state == "on"
        else f"it is switched off: dateline unfollow {source.n}"
    )
