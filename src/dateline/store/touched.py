"""Touched: articles that a correction may concern, though it does not name them.

In: sources, or words. Out: numbers of articles. Never: a miss; who asks looks closer at what is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from sqlite3 import Connection

from dateline.store.articles import listed
from dateline.store.blob import released
from dateline.text import plain

TURN = """
update article
set state = 'turned'
where n in (select value from json_each(:articles)) and state != 'new'
"""
SOURCES = """
select article.n, article.publisher, article.address, report.url
from article
join report on report.id = article.id
"""
TEXTS = """
select article.n, page.text, report.data
from article
join page on page.article = article.n
join report on report.id = article.id
"""

_WORD = re.compile(r"\w+")


def turn(db: Connection, articles: Iterable[int]) -> None:
    """Mark articles to be woven in anew; those that are still new will be anyway."""
    db.execute(TURN, {"articles": listed(sorted(articles))})


def of_sources(db: Connection, names: Sequence[str]) -> Iterator[int]:
    """Articles of publishers of these names, or whose address holds one."""
    wanted = {plain(name) for name in names}
    for n, publisher, *addresses in db.execute(SOURCES):
        where = " ".join(plain(address) for address in addresses if address)
        if (publisher and plain(publisher) in wanted) or any(name in where for name in wanted):
            yield n


def saying(db: Connection, blocks: Sequence[str]) -> Iterator[int]:
    """Articles whose text holds the longest word of one of these blocks: all are looked through, a few thousand a second."""
    words = {max(_WORD.findall(block), key=len, default=block).encode("utf-8", "surrogatepass") for block in blocks}
    for n, text, data in db.execute(TEXTS):
        found = released(text, released(data))
        if any(word in found for word in words):
            yield n
