"""Turn: what one poll works with, and what it comes to.

In: a store, a clock, what fetches. Out: answers of those hosts that may be asked; the sum. Never: a request before it is on the disk that it is made.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from sqlite3 import Connection

from dateline.desk import Desk
from dateline.follow.clock import Clock, after
from dateline.follow.noting import note
from dateline.follow.visits import Ask, Pause, Round, TimedAnswer, host_of
from dateline.moments import stamp
from dateline.sources import Input
from dateline.store import Store, followed_pages, following, manners
from dateline.terms import Added, SetAside

log = logging.getLogger("dateline.follow")

BATCH = 25
"""Reports that are handed to the desk together: the stories that they touch are told once."""
TRIES = 5
"""How often a page is asked that cannot be had, before the words of its entry are taken for it."""


@dataclass(slots=True)
class Sum:
    """What a poll comes to."""

    sources: set[int] = field(default_factory=set)
    unchanged: set[int] = field(default_factory=set)
    failed: set[int] = field(default_factory=set)
    pages: int = 0
    new: list[str] = field(default_factory=list)
    revisions: list[str] = field(default_factory=list)
    stories: dict[str, None] = field(default_factory=dict)
    set_aside: list[SetAside] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Turn:
    """One poll: its store, its clock, how hosts are asked, whether it is to end now, and its sum."""

    store: Store
    clock: Clock
    round: Round
    sum: Sum = field(default_factory=Sum)
    more: set[tuple[int, str]] = field(default_factory=set)
    """Further documents of sources that were asked in it, each with its source: one that fails waits for the next poll."""

    @property
    def ends(self) -> Callable[[], bool]:
        """Says whether it is to end now."""
        return self.round.ends

    def asked(self, asks: Sequence[Ask]) -> Iterator[TimedAnswer]:
        """The answers of those hosts that may be asked; that they are asked is on the disk before."""
        if not asks:
            return
        at = self.clock.now()
        with self.store.writing() as db:
            pausing = manners.hosts(db, stamp(at))
            ready = [one for one in asks if host_of(one.url) not in pausing]
            for host in {host_of(one.url) for one in asks} & pausing.keys():
                _put_off(db, [one for one in asks if host_of(one.url) == host], pausing[host])
            following.trying(db, [one.source for one in ready if one.source], stamp(at))
            followed_pages.trying(db, [one.page for one in ready if one.page], stamp(at))
        for one in self.round.go(ready):
            if isinstance(one, Pause):
                until = after(one.at, one.seconds)
                with self.store.writing() as db:
                    manners.keep_host(db, one.host, until)
                    _put_off(db, [ask for ask in ready if host_of(ask.url) == one.host], until)
                note("pause", host=one.host, until=until)
            else:
                yield one

    def add(self, desk: Desk, given: Sequence[Input | SetAside]) -> Added:
        """Hand these to the desk."""
        added = desk.add(given, now=self.clock.now().date())
        self.sum.new += added.new
        self.sum.revisions += added.revisions
        self.sum.stories |= dict.fromkeys(added.stories)
        self.sum.set_aside += added.set_aside
        return added


def faulty(name: str, fault: Exception) -> SetAside:
    """A fault of ours in one source, which is logged and costs that one."""
    log.error("a fault in reading %s", name, exc_info=fault, extra={"event": "fault"})
    reason = f"could not be read ({type(fault).__name__}: {fault})"
    return SetAside(name, reason, "please report this fault of dateline with the document")


def _put_off(db: Connection, asks: Sequence[Ask], until: str) -> None:
    """Leave alone until then what is due before."""
    following.put_off(db, [one.source for one in asks if one.source and not one.more], until)
    followed_pages.put_off(db, [one.page for one in asks if one.page], until)
