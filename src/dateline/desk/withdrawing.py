"""Withdrawing: reports that their publishers have taken back.

In: a page that is gone, or a notice in its place. Out: a note on the report, which stays. Never: a report thrown away.
"""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import Connection

from dateline.revisions import normal
from dateline.revisions.notice import LONGEST
from dateline.store import articles as pages
from dateline.store import revisions, stories
from dateline.terms import Article


def gone(db: Connection, url: str, day: str, why: str) -> None:
    """Note that the page of this address is gone, if a report came from it."""
    address = normal(url)
    if address:
        _note(db, pages.at(db, address), day, why)


def noticed(db: Connection, n: int, notice: Article, day: str) -> None:
    """Note that the report of this number was withdrawn by what stands in its place now."""
    said = " ".join(notice.text.split())
    _note(db, [n], day, f"its page now says: {said[:LONGEST]}")


def _note(db: Connection, numbers: Sequence[int], day: str, why: str) -> None:
    for page in pages.pages(db, numbers):
        revisions.withdraw(db, page.article.id, day, why)
    stories.mark(db, stories.of_numbers(db, numbers))
