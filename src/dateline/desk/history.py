"""History: the reports of one page in the order in which it was seen to hold them, one that came back twice included.

In: the versions of a report. Out: each stretch of time in which the page held one of them. Never: a stretch that nobody saw.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from sqlite3 import Connection

from dateline.revisions import rank
from dateline.store import articles as pages
from dateline.store import sightings
from dateline.store.revisions import Version
from dateline.terms import Article


@dataclass(frozen=True, slots=True)
class Stretch:
    """That a page held a report: from which day it is known, and `back`, the instant, where it held it before and then another."""

    article: Article
    day: str
    back: str | None


def history(db: Connection, versions: Sequence[Version]) -> list[Stretch]:
    """What a page held, the earliest first."""
    articles = {page.n: page.article for page in pages.pages(db, [one.n for one in versions])}
    came = sightings.came(db, [one.id for one in versions])
    seen: list[tuple[str, str, str, Version]] = []
    for one in versions:
        article = articles[one.n]
        times = [(when.moment, rank(replace(article, seen=(when,)), "")) for when in article.seen]
        arrived = came.get(one.id, [(one.received, 0)])
        for at, key in times or [(at, rank(article, at, turn)) for at, turn in arrived]:
            seen.append((key, one.id, at, one))
    found: list[Stretch] = []
    before: set[str] = set()
    for _, id, at, one in sorted(seen, key=lambda each: each[:3]):
        if not found or found[-1].article.id != id:
            found.append(Stretch(articles[one.n], at[:10], at if id in before else None))
            before.add(id)
    return found
