"""Pages: those that are due, asked, and what is new of them handed to the desk; words of entries taken for pages that cannot be had.

In: a turn, a desk. Out: reports at the desk, rows of the store. Never: a page noted as taken in before it is; a fault in one page that costs another; more pages of one host than a visit asks.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from dateline.desk import Desk
from dateline.errors import StoreError
from dateline.follow import pace
from dateline.follow.clock import after
from dateline.follow.noting import note
from dateline.follow.turn import BATCH, TRIES, Turn, faulty
from dateline.follow.visits import MOST_A_VISIT, Ask, TimedAnswer, host_of
from dateline.moments import stamp
from dateline.sources import Gone, Input, Marks
from dateline.sources.http import PAGES
from dateline.store import followed_pages, following
from dateline.store.followed_pages import FollowedPage
from dateline.text import digest

PAGES_AT_ONCE = 100
"""Pages that are asked before sources are looked at again that have become due meanwhile: the desk takes seconds for a report."""
PAGES_A_POLL = 2_000
"""Pages that one poll asks; the others stay due."""

Answers = Sequence[tuple[FollowedPage, TimedAnswer]]
Entry = tuple[int, bytes, str]
"""The number of an entry, its line of JSON, when it came."""


def pages(turn: Turn, desk: Desk) -> bool:
    """Ask pages that are due, those that are new and those of open stories again; whether there may be more."""
    at, before = turn.clock.now(), turn.sum.pages
    due = followed_pages.due(turn.store.db, stamp(at), limit=PAGES_AT_ONCE, a_host=MOST_A_VISIT, host=host_of)
    over = [one for one in due if one.first is not None and not _is_open(turn, one, at)]
    if over:
        with turn.store.writing() as db:
            for one in over:
                one.due = None
                followed_pages.save(db, one)
    asks = [Ask(one.url, Marks(one.etag, one.modified), PAGES, page=one.address) for one in due if one.due]
    batch: list[tuple[FollowedPage, TimedAnswer]] = []
    for told in turn.asked(asks):
        turn.sum.pages += 1
        page = followed_pages.page(turn.store.db, told.ask.page or "")
        if page is None:
            continue
        if _is_new(turn, page, told):
            batch.append((page, told))
        if len(batch) >= BATCH:
            _take(turn, desk, batch)
            batch = []
    _take(turn, desk, batch)
    moved = bool(over) or before < turn.sum.pages
    return len(due) == PAGES_AT_ONCE and moved and turn.sum.pages < PAGES_A_POLL and not turn.ends()


def words(turn: Turn, desk: Desk) -> None:
    """Take in entries that carry their whole text, and those whose page cannot be had."""
    last = -1
    while waiting := [one for one in following.waiting(turn.store.db, BATCH) if one[0] > last]:
        if turn.ends():
            return
        last = waiting[-1][0]
        _take_words(turn, desk, waiting)


def _take_words(turn: Turn, desk: Desk, waiting: Sequence[Entry]) -> None:
    """Hand entries to the desk; where that is a fault, one by one, and the entry that it is of is left."""
    try:
        _hand_words(turn, desk, waiting)
    except StoreError:
        raise
    except Exception as fault:
        if len(waiting) > 1:
            for one in waiting:
                _take_words(turn, desk, [one])
            return
        ((n, _, _),) = waiting
        why = faulty(f"entry {n}", fault)
        turn.sum.set_aside.append(why)
        with turn.store.writing() as db:
            following.taken(db, n, None)
        note("words", url=None, report=None, why=why.reason)


def _hand_words(turn: Turn, desk: Desk, waiting: Sequence[Entry]) -> None:
    given = [
        Input(f"{_address(line)} (entry {n})", None, line, _address(line) or None, when) for n, line, when in waiting
    ]
    added = turn.add(desk, given)
    with turn.store.writing() as db:
        known = followed_pages.reports_at(db, (*added.new, *added.known, *added.revisions))
        for (n, _, _), one in zip(waiting, given, strict=True):
            report = known.get(one.url or "") or known.get(one.name)
            following.taken(db, n, report)
            note("words", url=one.url, report=report, why="" if report else "holds no report")


def _is_open(turn: Turn, page: FollowedPage, at: datetime) -> bool:
    since = (at - timedelta(days=pace.OPEN_DAYS)).date().isoformat()
    return page.report is not None and followed_pages.is_open(
        turn.store.db, page.report, day=at.date().isoformat(), since=since
    )


def _is_new(turn: Turn, page: FollowedPage, told: TimedAnswer) -> bool:
    """Whether an answer is for the desk; of any other it is kept what it means."""
    answer, at, found = told.answer, told.at, told.answer.found
    if isinstance(found, Input) and digest(found.data) != page.digest:
        return True
    if isinstance(found, Gone) and page.report is not None:
        return True
    why = ""
    page.asked = stamp(at)
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
    with turn.store.writing() as db:
        followed_pages.save(db, page)
        if page.due is None and page.report is None:
            following.take_words(db, page.address)
    note("page", url=page.url, status=answer.status, why=why, unchanged=None if why else True, due=page.due,
        seconds=round(told.seconds, 3),
    )  # fmt: skip
    return False


def _take(turn: Turn, desk: Desk, batch: Answers) -> None:
    """Hand pages to the desk; where that is a fault, one by one, and the page that it is of is asked again later."""
    try:
        if batch:
            _hand(turn, desk, batch)
    except StoreError:
        raise
    except Exception as fault:
        if len(batch) > 1:
            for one in batch:
                _take(turn, desk, [one])
            return
        ((page, told),) = batch
        why = faulty(page.url, fault)
        turn.sum.set_aside.append(why)
        _is_new(turn, page, replace(told, answer=replace(told.answer, found=why, passing=True)))


def _hand(turn: Turn, desk: Desk, batch: Answers) -> None:
    """Hand pages to the desk; of one that is no report, the words of its entry are taken."""
    given = [told.answer.found for _, told in batch if told.answer.found is not None]
    added = turn.add(desk, given)
    refused = {one.name: one.reason for one in added.set_aside if one.fatal}
    with turn.store.writing() as db:
        known = followed_pages.reports_at(db, (*added.new, *added.known, *added.revisions))
        for page, told in batch:
            _taken(page, told, known, refused)
            followed_pages.save(db, page)
            if page.report is None and page.note != followed_pages.REMOVED:
                following.take_words(db, page.address)
            note("page", url=page.url, status=told.answer.status, report=page.report, why=page.note, due=page.due,
                seconds=round(told.seconds, 3),
            )  # fmt: skip


def _taken(page: FollowedPage, told: TimedAnswer, reports: dict[str, str], refused: dict[str, str]) -> None:
    at, answer, found = told.at, told.answer, told.answer.found
    page.asked, page.failures, page.note = stamp(at), 0, ""
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
    page.first = page.first or stamp(at)
    _again(page, at)


def _again(page: FollowedPage, at: datetime) -> None:
    """When a page is asked again that was taken in: as old as the next of the ages that lie ahead."""
    first = datetime.fromisoformat(page.first) if page.first else at
    while (age := pace.next_age(page.turn)) is not None and after(first, age) <= stamp(at):
        page.turn += 1
    page.due = None if age is None else after(first, age)


def _address(line: bytes) -> str:
    found = json.loads(line).get("url")
    return found if isinstance(found, str) else ""
