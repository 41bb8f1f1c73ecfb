"""Findings: statements and mentions of events in an article, kept while what they were found from is the same.

In: an article's number and a digest of what its findings were made of. Out: the findings. Never: one made of something else.
"""

from __future__ import annotations

from functools import lru_cache
from sqlite3 import Connection

from dateline.store.blob import packed, unpacked
from dateline.terms import EventMention, Statement

KEEP = """
insert into finding (article, made_of, data)
values (:article, :made_of, :data)
on conflict do update set made_of = excluded.made_of, data = excluded.data
"""
ONE = """
select data
from finding
where article = :article and made_of = :made_of
"""

AT_HAND = 400
"""Articles whose findings stay in memory, some 50 kB each: one more report is told together with all that its story has."""
Findings = tuple[tuple[Statement, ...], tuple[EventMention, ...]]


def keep(db: Connection, article: int, made_of: bytes, found: Findings, words: bytes) -> None:
    """Keep the findings of an article; `words` is its text."""
    db.execute(KEEP, {"article": article, "made_of": made_of, "data": packed(found, words)})


def one(db: Connection, article: int, made_of: bytes, words: bytes) -> Findings | None:
    """The findings of an article that were made of the very same."""
    row = db.execute(ONE, {"article": article, "made_of": made_of}).fetchone()
    if row is None:
        return None
    return _read(row[0], words)


@lru_cache(maxsize=AT_HAND)
def _read(data: bytes, words: bytes) -> Findings:
    found: Findings = unpacked(data, Findings, words)
    return found
