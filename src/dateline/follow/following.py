"""Following: the verbs about sources.

In: addresses, outlines, paths of mailboxes; a database. Out: the sources, what they said. Never: a request, but where somebody asks for one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from dateline.desk.place import database
from dateline.errors import NoSuchPage, UnknownName, Unreadable
from dateline.follow import pace
from dateline.follow.clock import Clock, Wall
from dateline.follow.poll import Poller
from dateline.follow.visits import Network
from dateline.ingest.listing import listing
from dateline.moments import stamp
from dateline.sources import Input, asked, inputs, mailbox
from dateline.sources.addresses import is_address, place
from dateline.store import Store, following
from dateline.store.following import Source
from dateline.terms import EntrySeen, Followed, Page, SetAside, SourceKind
from dateline.text import plain


class Following:
    """The sources that are followed in the database at `db`. Without `create` a file that does not exist is NotAStore."""

    def __init__(
        self, db: str | Path | None = None, *, create: bool = True, network: Network = asked, clock: Clock | None = None
    ) -> None:
        self.path = database(db)
        Store(self.path, create=create).close()
        self._network, self._clock = network, clock or Wall()

    def follow(self, given: str) -> tuple[tuple[Followed, ...], tuple[SetAside, ...]]:
        """Follow what stands at an address or a path from the next poll on: the sources, and what is none.

        Nothing is fetched: what an address is, its first asking tells (`look`). One that was switched off is asked again.
        """
        if is_address(given):
            return self._address(given)
        path = Path(given)
        if mailbox.is_mailbox(path):
            return self._keep(given, str(path.resolve()), "mailbox", path.name), ()
        return self._outline(given)

    def look(self, sources: Sequence[Followed]) -> tuple[Followed, ...]:
        """Ask these sources what they are and list, if they were never asked; how they stand then, an outline's own among them."""
        numbers = [one.number for one in sources if one.answered is None and one.kind != "mailbox"]
        before = {one.number for one in self.sources()}
        if numbers:
            Poller(self.path, network=self._network, clock=self._clock).once(numbers)
        named = {one.number for one in sources}
        return tuple(one for one in self.sources() if one.number in named or one.number not in before)

    def sources(self) -> tuple[Followed, ...]:
        """All sources, in the order in which they were first followed."""
        with Store(self.path) as store, store.reading() as db:
            counts = following.counts(db)
            return tuple(_followed(one, counts.get(one.n, 0)) for one in following.sources(db))

    def source(self, name: str) -> Followed:
        """A source by its number, its address, or words of its title that no other has; UnknownName if there is none."""
        found = self.sources()
        wanted = plain(name)
        for fits in (
            [one for one in found if str(one.number) == name.strip("[]")],
            [one for one in found if name == one.address],
            [one for one in found if wanted and wanted in plain(one.title)],
        ):
            if len(fits) == 1:
                return fits[0]
        raise UnknownName("source", name, [str(one.number) for one in found] + [one.address for one in found])

    def said(self, name: str, *, limit: int = 50, after: str | None = None) -> Page[EntrySeen]:
        """What a source said of its reports, the latest first; `after`: behind the entry of that key, NoSuchPage where there is none."""
        source = self.source(name)
        with Store(self.path) as store, store.reading() as db:
            if after is not None and not following.known(db, source.number, [after]):
                raise NoSuchPage(after)
            rows = following.entries(db, source.number, limit + 1, after)
        found = tuple(_seen(*row) for row in rows[:limit])
        return Page(found, found[-1].key if len(rows) > limit else None)

    def unfollow(self, name: str) -> Followed:
        """Follow a source no more; its reports stay, what it said of them goes. UnknownName if there is none."""
        source = self.source(name)
        with Store(self.path) as store, store.writing() as db:
            following.unfollow(db, source.number)
        return source

    def _address(self, given: str) -> tuple[tuple[Followed, ...], tuple[SetAside, ...]]:
        try:
            url = place(given).url.split("#")[0]
        except Unreadable as error:
            return (), (SetAside(given, error.reason, error.remedy),)
        return self._keep(given, url, "unknown", ""), ()

    def _outline(self, given: str) -> tuple[tuple[Followed, ...], tuple[SetAside, ...]]:
        """The feeds of an outline in a file."""
        found = list(inputs([given])) if not Path(given).is_dir() else []
        if not found:
            return (), (SetAside(given, "is a folder that is no Maildir", "name one that has cur and new in it"),)
        (one,) = found
        if isinstance(one, SetAside):
            return (), (one,)
        return self._listed(given, one)

    def _listed(self, given: str, one: Input) -> tuple[tuple[Followed, ...], tuple[SetAside, ...]]:
        try:
            found = listing(one.data, name=one.name)
        except Unreadable as error:
            return (), (SetAside(given, error.reason, "name an address, an outline (OPML) or a mailbox"),)
        if found.kind != "outline" or not found.others:
            why = "names no feed" if found.kind == "outline" else "is a file, which nothing new comes into"
            return (), (SetAside(given, why, "name the address at which it is served, or an outline (OPML)"),)
        kept: dict[int, Followed] = {}
        for other in found.others:
            kept |= {each.number: each for each in self._keep(given, other.url, "unknown", other.title)}
        return tuple(kept.values()), ()

    def _keep(self, given: str, address: str, kind: SourceKind, title: str) -> tuple[Followed, ...]:
        at = stamp(self._clock.now())
        with Store(self.path) as store, store.writing() as db:
            n = following.follow(db, given, address, kind, title=title, every=pace.FIRST, at=at)
            if n is None:
                old = next(one for one in following.sources(db) if one.address == address)
                n = old.n
                if old.state == "off":
                    old.state, old.note, old.failures, old.due = "on", "", 0, at
                    following.save(db, old)
        return tuple(one for one in self.sources() if one.number == n)


def _followed(one: Source, entries: int) -> Followed:
    due = one.due if one.state == "on" else None
    return Followed(
        one.n, one.address, one.title, one.kind, one.state, one.note, one.every, one.since, one.answered, due, one.failures, entries
    )  # fmt: skip


def _seen(key: str, line: bytes, first: str, last: str, report: str | None, note: str) -> EntrySeen:
    said = json.loads(line) if line else {}
    return EntrySeen(
        key, str(said.get("title") or ""), str(said.get("text") or ""), said.get("url"), first, last, report, note
    )
