"""Listed: what a source's answer means for it, its entries and their pages.

In: a source as it is kept, what came of asking it, what it lists. Out: rows of the store, in one transaction with what the source is known by: whatever ends the program,
either both are on the disk or none. Never: a request.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from sqlite3 import Connection

from dateline.follow import pace
from dateline.follow.clock import after
from dateline.follow.visits import TimedAnswer
from dateline.ingest.listing import Entry, Listing, Named
from dateline.moments import stamp
from dateline.revisions import normal
from dateline.sources import Answer, Input, mailbox
from dateline.store import followed_pages, following
from dateline.store.following import More, Said, Source
from dateline.terms import SetAside
from dateline.text import digest

MOST_MORE = 50
"""Other documents of one source that wait to be read at most: of an index's sitemaps those changed last."""
FIRST_NEWS = 100
"""Pages of a sitemap with news that are asked when following begins, those of the last day."""
TRIES = 5
"""How often another document of a source is asked that cannot be had."""
GONE = 410
_SHOWN = 5
_NO_FEED = "names no feed"


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of one answer: how many entries are new or changed, and why nothing was read."""

    new: int = 0
    why: str = ""
    unchanged: bool = False


def heard(db: Connection, source: Source, told: TimedAnswer, found: Listing | SetAside | None, elsewhere: str) -> Heard:
    """What an answer means of which this was found: None where it is as it was. `elsewhere` is what else its site names, for who follows what is nothing."""
    ask, answer, at = told.ask, told.answer, told.at
    if ask.more:
        if isinstance(found, Listing):
            return more_listed(db, source, ask.url, found, at)
        why = found or SetAside(ask.url, "is not given out", "")
        return more_failed(db, source, ask.url, why, passing=answer.passing)
    if found is None:
        return as_before(db, source, answer, at)
    if isinstance(found, Listing):
        return listed(db, source, found, answer, at)
    if source.kind == "unknown" and not answer.passing:
        return refused(db, source, found.reason + elsewhere)
    return failed(db, source, found, at, gone=answer.status == GONE)


def as_before(db: Connection, source: Source, answer: Answer, at: datetime) -> Heard:
    """A source answered that nothing is new."""
    _well(db, source, answer, at, source.wish)
    following.save(db, source)
    return Heard(unchanged=True)


def failed(db: Connection, source: Source, why: SetAside, at: datetime, *, gone: bool) -> Heard:
    """A source did not answer as it should: it is asked less and less often; one that is gone for good is switched off."""
    source.failures += 1
    source.note = why.reason
    if gone:
        source.state = "off"
    source.due = after(at, pace.after_failures(source.failures, source.every))
    following.save(db, source)
    return Heard(why=why.reason)


def refused(db: Connection, source: Source, why: str) -> Heard:
    """What somebody named is nothing that can be followed: it is switched off, and said."""
    source.state, source.note = "off", why
    following.save(db, source)
    return Heard(why=why)


def _well(db: Connection, source: Source, answer: Answer, at: datetime, wish: int) -> None:
    """A source answered as it should, with this wish in what it handed out; when it is asked next. Where it has been somewhere else for long, that is where it is."""
    if source.failures:  # what is noted of one that answers well stays: what else its page names, what was missed
        source.note = ""
    source.failures, source.answered = 0, stamp(at)
    source.wish = max(int(answer.fresh or 0), wish)
    _move(db, source, answer, at)
    _set_due(db, source, at)


def _set_due(db: Connection, source: Source, at: datetime) -> None:
    began = datetime.fromisoformat(source.since)
    lately = []
    for stretch in (pace.DAY, 7 * pace.DAY):
        past = min(float(stretch), (at - began).total_seconds())
        since = stamp(at - timedelta(seconds=past))
        lately.append((past, following.new_since(db, source.n, after(began, pace.LEAST), since)))
    source.every = pace.every(tuple(lately), size=source.size, wish=source.wish)
    source.due = after(at, source.every)


def _move(db: Connection, source: Source, answer: Answer, at: datetime) -> None:
    if answer.moved is None:
        source.moved = source.moved_since = None
        source.moved_times = 0
        return
    if answer.moved != source.moved:
        source.moved, source.moved_since, source.moved_times = answer.moved, stamp(at), 1
        return
    source.moved_times += 1
    held = (at - datetime.fromisoformat(source.moved_since or source.since)).total_seconds()
    if held >= pace.HELD_SECONDS and source.moved_times >= pace.HELD_TIMES:
        if following.at(db, answer.moved) is not None:
            source.state, source.note = "off", f"has moved to {answer.moved}, which is followed already"
        else:
            source.note = f"has moved here from {source.address}"
            source.address = answer.moved
        source.moved = source.moved_since = None


def listed(db: Connection, source: Source, listing: Listing, answer: Answer, at: datetime) -> Heard:
    """Keep what the source itself lists."""
    if source.kind == "unknown" and listing.kind in {"page", "outline"}:
        return _names_others(db, source, listing, at)
    if listing.kind in {"page", "outline"}:
        why = SetAside(source.address, "answers with what is no feed", "look at it in a browser")
        return failed(db, source, why, at, gone=False)
    first, before = source.answered is None, source.answered
    known = _known(db, source, listing)
    source.kind = "feed" if listing.kind == "feed" else "sitemap"
    source.title = listing.title or source.title
    source.etag, source.modified = answer.marks.etag, answer.marks.modified
    source.digest = mark_of(answer.found.data) if isinstance(answer.found, Input) else None
    source.size = len(listing.entries)
    new = _keep(db, source, listing.entries, known, at, first=first)
    _well(db, source, answer, at, listing.every or 0)
    if listing.kind == "index":
        source.more = _sitemaps(listing.others, before, source.more)
    elif not first and listing.entries and not any(one.key in known for one in listing.entries):
        if listing.earlier:
            source.more = (More(listing.earlier),)
        else:
            source.note = f"lists only what is new since {before}: some of it may have been missed"
    following.save(db, source)
    return Heard(new)


def more_listed(db: Connection, source: Source, url: str, listing: Listing, at: datetime) -> Heard:
    """Keep what another document of a source lists: a sitemap of its index, or an earlier page of its feed; how it goes on."""
    this = next((one for one in source.more if one.url == url), None)
    if this is None:
        return Heard()
    rest = tuple(one for one in source.more if one.url != url)
    keys = [one.key for one in listing.entries]
    met = following.was_named(db, source.n, keys, source.answered or stamp(at))
    new = _keep(db, source, listing.entries, _known(db, source, listing), at, first=this.first)
    if listing.kind == "feed" and listing.earlier and new and not met:
        rest = (*rest, More(listing.earlier))
    source.more = rest
    following.save(db, source)
    return Heard(new)


def more_failed(db: Connection, source: Source, url: str, why: SetAside, *, passing: bool) -> Heard:
    """Another document of a source could not be had: it is asked again when the source is, if a later asking may have it, but not for ever."""
    kept = []
    for one in source.more:
        if one.url != url:
            kept.append(one)
        elif passing and one.tries + 1 < TRIES:
            kept.append(replace(one, tries=one.tries + 1))
        else:
            source.note = f"{url} {why.reason}: some of what it lists may have been missed"
    source.more = tuple(kept)
    following.save(db, source)
    return Heard(why=why.reason)


def _known(db: Connection, source: Source, listing: Listing) -> dict[str, str]:
    """What a source said before of what it lists now."""
    return following.known(db, source.n, [one.key for one in listing.entries])


def _sitemaps(others: Sequence[Named], before: str | None, left: Sequence[More]) -> tuple[More, ...]:
    """The sitemaps of an index that may hold something new; of one that could not be had it stays known how often."""
    tries = {one.url: one.tries for one in left}
    latest = sorted(others, key=_changed, reverse=True)
    wanted = [one for one in latest if before is None or not one.changed or one.changed[:10] >= before[:10]]
    return tuple(More(one.url, before is None, tries.get(one.url, 0)) for one in wanted[:MOST_MORE])


def _changed(one: Named) -> str:
    return one.changed


def _names_others(db: Connection, source: Source, listing: Listing, at: datetime) -> Heard:
    """A page leads to its feeds, the first of which is followed; an outline to all of its own."""
    if not listing.others:
        return refused(
            db, source, f"is a page that {_NO_FEED}" if listing.kind == "page" else f"is an outline that {_NO_FEED}"
        )
    first, *others = listing.others
    if listing.kind == "outline":
        for one in listing.others:
            following.follow(db, one.url, one.url, "unknown", title=one.title, every=pace.FIRST, at=stamp(at))
        following.unfollow(db, source.n)
        return Heard(len(listing.others))
    if following.at(db, first.url) is not None:
        return refused(db, source, f"is a page whose feed is followed already ({first.url})")
    source.address, source.title = first.url, first.title or listing.title
    source.due = stamp(at)
    if others:
        source.note = "its page names other feeds too: " + ", ".join(one.url for one in others[:_SHOWN])
    following.save(db, source)
    return Heard()


def _keep(
    db: Connection, source: Source, entries: Iterable[Entry], known: dict[str, str], at: datetime, *, first: bool
) -> int:
    """Keep the entries that are new or say something else; how many."""
    new = 0
    for one in entries:
        if known.get(one.key) == one.words:
            continue
        page = (normal(one.url) or one.url) if one.url else None
        own = one.whole or (page is None and bool(one.text))
        following.name(db, source.n, Said(one.key, page, one.words, one.line(), own, stamp(at), stamp(at)))
        new += 1
        if page is None or one.url is None:
            continue
        before = followed_pages.page(db, page)
        if before is None:
            followed_pages.meet(db, page, one.url)
        asked = source.kind != "sitemap" or not first or (_is_news(one, at) and new <= FIRST_NEWS)
        if not own and asked and (before is None or one.key in known or (before.due is None and before.asked is None)):
            followed_pages.ask(db, page, one.url, stamp(at))
    return new


def _is_news(one: Entry, at: datetime) -> bool:
    """Whether an entry was published within the last day."""
    return bool(one.published) and str(one.published)[:10] >= (at - timedelta(days=1)).date().isoformat()


def mark_of(data: bytes) -> str:
    """The digest of what a source handed out."""
    return digest(data)


def mailbox_read(db: Connection, source: Source, mark: mailbox.Mark, at: datetime) -> None:
    """All messages of a mailbox are taken in that were whole; it is looked at again soon, since that costs nobody anything, and the sooner where somebody writes to it."""
    source.failures, source.note, source.answered = 0, "", stamp(at)
    source.digest, source.every = mark.written if mark.still else None, pace.LEAST
    source.due = after(at, source.every if mark.still else mailbox.STILL)
    following.save(db, source)


def message(db: Connection, source: Source, key: str, at: datetime) -> None:
    """Note that a message was taken in; its words are the report's own."""
    following.name(db, source.n, Said(key, None, key, b"", False, stamp(at), stamp(at)))
