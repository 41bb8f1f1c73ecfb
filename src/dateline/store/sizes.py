"""Sizes: how much is kept, for whoever watches a server.

In: nothing. Out: counts. Never: a word of a report.
"""

from __future__ import annotations

from dataclasses import dataclass
from sqlite3 import Connection

COUNTED = """
select
    (select count(*) from report),
    (select count(*) from unread),
    (select count(*) from telling),
    (select count(*) from untold),
    (select page_count * page_size from pragma_page_count, pragma_page_size)
"""
ASKED = """
select 1
from report
limit 1
"""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many reports and stories there are, how many of each wait to be read or told, and how many bytes the file has."""

    reports: int
    unread: int
    stories: int
    untold: int
    bytes: int


def sizes(db: Connection) -> Sizes:
    """How much is kept."""
    return Sizes(*db.execute(COUNTED).fetchone())


def asked(db: Connection) -> None:
    """Ask for one report; StoreError if the database cannot answer."""
    db.execute(ASKED).fetchone()
