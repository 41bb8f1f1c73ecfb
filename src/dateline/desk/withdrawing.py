"""Withdrawing: reports that who published them has taken back.

In: a page that is gone, or whose text is a notice. Out: a note on the report, which stays. Never: a report withdrawn because it tells of
a withdrawal: a notice opens with it and says little else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from sqlite3 import Connection

from dateline.desk.addresses import normal
from dateline.lists import words as listed
from dateline.store import articles as pages
from dateline.store import revisions, stories
from dateline.terms import Article
from dateline.text import plain, words

LONGEST = 120
"""Words of a notice; a report of a withdrawal has more."""
_REPORT = re.compile(r"\b(?:article|story|item|piece|page|post|dispatch|column)\b")


def is_notice(article: Article) -> bool:
    """Whether the text says, in the place of the report, that it was withdrawn."""
    body = plain(article.body or article.text)
    if len(words(body)) > LONGEST:
        return False
    opening = _REPORT.sub("report", body).removeprefix(plain(article.title or "")).lstrip(" .:-")
    return opening.startswith(_openings())


@cache
def _openings() -> tuple[str, ...]:
    return tuple(sorted(listed("desk", "withdrawn.txt")))


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
