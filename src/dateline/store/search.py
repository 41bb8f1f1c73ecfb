"""Search: an index of the words of articles, statements and events (SQLite's FTS5).

In: entries; a Query. Out: what was found, best first. Never: an error of the index's own language; a word of a removed report left
in the index once it is purged.

The index keeps words and no text ("contentless"): what it needs to forget an entry is kept beside it, compressed against the
article that has those words. Entries are numbered by day, so that a span of days is a span of numbers, and the newest come
last: of very common words only the newest MOST_RANKED entries are ranked, which bounds the time of any search.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from sqlite3 import Connection

from dateline.store.articles import listed
from dateline.store.blob import packed, released, unpacked
from dateline.store.entries import Entry
from dateline.store.query import Query
from dateline.terms import HitKind

MOST_RANKED = 2_000
"""Matches that are ranked, the newest ones: in 100,000 articles, ranking so many takes some 10 ms."""
DAY_BITS = 24
"""Sixteen million entries may stand on one day, or on none."""
WEIGHTS = {"title": 5.0, "body": 1.0, "person": 2.0, "place": 2.0, "source": 1.0}
"""What a word counts in each field, as BM25F weighs them (Robertson and Zaragoza 2009, who give titles 2 to 10)."""

RELEASE = """
update entry
set telling = 0
where telling in (select value from json_each(:tellings))
"""
RELEASED = """
select n, kind, id, data
from entry
where telling = 0
"""
TO_DROP = """
select n, data, article
from entry
where telling = 0
order by n
"""
TEXTS = """
select article.n, article.id, page.text, report.data
from json_each(:numbers) as wanted
join article on article.n = wanted.value
join page on page.article = article.n
join report on report.id = article.id
"""
NUMBERS = """
select id, n
from article
where id in (select value from json_each(:ids))
"""
LAST_OF_DAY = """
select max(n)
from entry
where n >= :first and n < :after
"""
KEEP = """
insert into entry (n, kind, id, telling, article, data)
values (:n, :kind, :id, :telling, :article, :data)
"""
MOVE = """
update entry
set telling = :telling
where n = :n
"""
DROP = """
delete from entry
where n = :n
"""
INDEX = """
insert into words (rowid, title, body, person, place, source, kind)
values (?, ?, ?, ?, ?, ?, ?)
"""
UNINDEX = """
insert into words (words, rowid, title, body, person, place, source, kind)
values ('delete', ?, ?, ?, ?, ?, ?, ?)
"""
DROP_ALL = """
delete from entry
"""
UNINDEX_ALL = """
insert into words (words)
values ('delete-all')
"""
PURGE = """
insert into words (words)
values ('optimize')
"""
FIND = """
select n, score
from (
    select rowid as n, bm25(words, :title, :body, :person, :place, :source, 0.0) as score
    from words
    where words match :match and rowid >= :first and rowid < :after
    order by rowid desc
    limit :most
)
order by score, n desc
limit :limit offset :skip
"""
MATCHING = """
select rowid
from words
where words match :match and rowid >= :first and rowid < :after
"""
BY_NUMBER = """
select entry.n, entry.article, entry.data, telling.id, telling.title
from json_each(:numbers) as wanted
join entry on entry.n = wanted.value
left join telling on telling.n = entry.telling
"""
OF_ARTICLES = """
select article, data
from entry
where kind = 'article' and article in (select value from json_each(:articles))
"""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that was found, the story that holds it, and the entry of its article."""

    n: int
    entry: Entry
    story: str | None
    title: str
    article: Entry | None


def release(db: Connection, tellings: Iterable[int]) -> None:
    """Say that these tellings are gone: what stands in them waits to be taken over by others, or dropped."""
    db.execute(RELEASE, {"tellings": listed(tellings)})


def put(db: Connection, telling: int, entries: Iterable[Entry], words: Mapping[str, bytes]) -> None:
    """Index the entries of a new telling; `words` are the texts of its articles by their ids.

    What was released and is the same is taken over, so that a story of a hundred reports costs no more than what is new in it.
    """
    numbers = dict(db.execute(NUMBERS, {"ids": listed(words)}))
    wanted = {(one.kind, one.id): (one, packed(one, words[one.article])) for one in entries}
    for n, kind, id, data in db.execute(RELEASED).fetchall():
        if wanted.get((kind, id), (None, b""))[1] == data:
            del wanted[kind, id]
            db.execute(MOVE, {"telling": telling, "n": n})
    _learn(db, telling, sorted(wanted.values(), key=_by_day), numbers)


def _by_day(row: tuple[Entry, bytes]) -> tuple[int, str, str]:
    return row[0].day, row[0].kind, row[0].id


def drop_released(db: Connection) -> None:
    """Take out of the index what was released and nobody took over; the articles it was made of must still be there."""
    rows = db.execute(TO_DROP).fetchall()
    texts = _texts(db, {article for _, _, article in rows})
    for n, data, article in rows:
        db.execute(UNINDEX, (n, *_entry(data, texts[article]).columns))
        db.execute(DROP, {"n": n})


def clear(db: Connection) -> None:
    """Empty the index."""
    db.execute(DROP_ALL)
    db.execute(UNINDEX_ALL)


def purge(db: Connection) -> None:
    """Write the index anew, so that no word of what was dropped is left in the file: after a removal that the law asks for."""
    db.execute(PURGE)


def _learn(db: Connection, telling: int, rows: Sequence[tuple[Entry, bytes]], numbers: Mapping[str, int]) -> None:
    """Index new entries, those of the earliest day first: FTS5 wants ascending numbers."""
    last: dict[int, int] = {}
    for entry, data in rows:
        if entry.day not in last:
            first, after = _days(entry.day, entry.day + 1)
            found = db.execute(LAST_OF_DAY, {"first": first, "after": after}).fetchone()[0]
            last[entry.day] = first if found is None else found
        last[entry.day] += 1
        n = last[entry.day]
        row = {"n": n, "kind": entry.kind, "id": entry.id, "telling": telling, "article": numbers[entry.article]}
        db.execute(KEEP, row | {"data": data})
        db.execute(INDEX, (n, *entry.columns))


def _days(first: int, after: int) -> tuple[int, int]:
    return first << DAY_BITS, after << DAY_BITS


def _texts(db: Connection, articles: Iterable[int]) -> dict[int, bytes]:
    """The texts of articles by their numbers."""
    rows = db.execute(TEXTS, {"numbers": listed(sorted(articles))})
    return {n: released(text, released(data)) for n, _, text, data in rows}


def _entry(data: bytes, text: bytes) -> Entry:
    found: Entry = unpacked(data, Entry, text)
    return found


def find(
    db: Connection, query: Query, *, kind: HitKind | None = None, limit: int, skip: int = 0
) -> list[tuple[int, float]]:
    """The numbers of entries that match, best first, with their scores: the higher, the better."""
    asked = {"match": _of_kind(query.match, kind), "most": MOST_RANKED, "limit": limit, "skip": skip}
    return [(n, -score) for n, score in db.execute(FIND, asked | WEIGHTS | bounds(query))]


def fitting(db: Connection, query: Query) -> set[int] | None:
    """The numbers of entries that have what the query's fields ask for; None where it names no field."""
    if not query.fields:
        return None
    return {n for (n,) in db.execute(MATCHING, {"match": query.fields} | bounds(query))}


def bounds(query: Query) -> dict[str, int]:
    """The first number on the query's days and the first after them; an entry without a day is on none."""
    first = query.first.toordinal() if query.first else int(query.last is not None)
    after = query.last.toordinal() if query.last else date.max.toordinal() + 1
    return dict(zip(("first", "after"), _days(first, after), strict=True))


def _of_kind(match: str, kind: HitKind | None) -> str:
    return f"({match}) AND kind : {kind}" if kind else match


def found(db: Connection, numbers: Sequence[int]) -> list[Found]:
    """What stands at these numbers, in the order asked for."""
    rows = db.execute(BY_NUMBER, {"numbers": listed(numbers)}).fetchall()
    articles = {article for _, article, _, _, _ in rows}
    texts = _texts(db, articles)
    reports = {
        article: _entry(data, texts[article])
        for article, data in db.execute(OF_ARTICLES, {"articles": listed(sorted(articles))})
    }
    by_number = {
        n: Found(n, _entry(data, texts[article]), story, title or "", reports.get(article))
        for n, article, data, story, title in rows
    }
    return [by_number[n] for n in numbers if n in by_number]
