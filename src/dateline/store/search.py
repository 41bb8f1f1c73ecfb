"""Search: an index of the words of articles, statements and events (SQLite's FTS5).

In: entries; a Query. Out: what was found, best first. Never: an error of the index's own language; a word of a removed report left
in the index once it is purged.

The index keeps words and no text ("contentless"): what it needs to forget an entry is kept beside it, compressed against the
article that has those words. Entries are numbered by day, so that a span of days is a span of numbers, and the newest come
last: of very common words only the newest MOST_RANKED entries are ranked, which bounds the time of any search.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from sqlite3 import Connection
from typing import get_args

import msgspec

from dateline.store.articles import listed
from dateline.store.blob import packed, released, unpacked
from dateline.store.entries import Entry
from dateline.store.query import Query
from dateline.terms import Evidence, HitKind, When

MOST_RANKED = 2_000
"""Matches that are ranked, the newest ones: in 100,000 articles, ranking so many takes some 10 ms."""
DAY_BITS = 18
"""A quarter of a million entries stand on one day; more run over into the next. Fewer bits make a smaller index."""
OLDEST = date(1600, 1, 1).toordinal()
"""No newspaper is older: what stands before has no day."""
KINDS: tuple[HitKind, ...] = get_args(HitKind)
"""Kinds by their numbers."""
WEIGHTS = {"body": 1.0, "title": 5.0, "person": 2.0, "place": 2.0, "source": 1.0}
"""What a word counts in each field, as BM25F weighs them (Robertson and Zaragoza 2009, who give titles 2 to 10)."""

RELEASE = """
update entry
set telling = 0
where telling in (select value from json_each(:tellings))
"""
RELEASED = """
select n, kind, id, article, data
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
insert into words (rowid, body, title, person, place, source, kind)
values (?, ?, ?, ?, ?, ?, ?)
"""
UNINDEX = """
insert into words (words, rowid, body, title, person, place, source, kind)
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
    select rowid as n, bm25(words, :body, :title, :person, :place, :source, 0.0) as score
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
HEADED = """
select distinct entry.telling
from words
join entry on entry.n = words.rowid
where words match :match and entry.telling != 0
limit :most
"""
BY_NUMBER = """
select entry.n, entry.kind, entry.id, entry.article, entry.data, telling.id, telling.title
from json_each(:numbers) as wanted
join entry on entry.n = wanted.value
left join telling on telling.n = entry.telling
"""
OF_ARTICLES = """
select n, kind, id, article, data
from entry
where kind = 0 and article in (select value from json_each(:articles))
"""


Key = tuple[int, str, int, bytes]
"""Kind, id, article and data: what makes an entry the same."""
Row = tuple[int, int, str, int, bytes]


class Kept(msgspec.Struct, array_like=True, frozen=True):
    """What the row of an entry does not say: where its passages stand, and the words of passages in another article, by the number of the passage."""

    title: str
    spans: tuple[tuple[int, int], ...]
    elsewhere: tuple[tuple[int, str, str], ...]
    people: tuple[str, ...]
    places: tuple[str, ...]
    sources: tuple[str, ...]
    published: When | None


class Text:
    """An article's text, as bytes and, where asked, as letters."""

    def __init__(self, article: str, data: bytes) -> None:
        self.article = article
        self.data = data

    @cached_property
    def _letters(self) -> str:
        return self.data.decode("utf-8", "surrogatepass")

    def evidence(self, start: int, end: int) -> Evidence:
        """The words from `start` to `end`."""
        return Evidence(self.article, start, end, self._letters[start:end])


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
    wanted = {
        (KINDS.index(one.kind), one.id, numbers[one.article], _written(one, words[one.article])): one for one in entries
    }
    for n, *row in db.execute(RELEASED).fetchall():
        same = wanted.get(tuple(row))
        if same is not None and n >> DAY_BITS == same.day:
            del wanted[tuple(row)]
            db.execute(MOVE, {"telling": telling, "n": n})
    _learn(db, telling, sorted(wanted.items(), key=_by_day))


def _by_day(row: tuple[Key, Entry]) -> tuple[int, Key]:
    return row[1].day, row[0]


def drop_released(db: Connection) -> None:
    """Take out of the index what was released and nobody took over; the articles it was made of must still be there."""
    rows = db.execute(RELEASED).fetchall()
    texts = _texts(db, {article for _, _, _, article, _ in rows})
    for row in rows:
        db.execute(UNINDEX, (row[0], *_read(row, texts[row[3]]).columns))
        db.execute(DROP, {"n": row[0]})


def clear(db: Connection) -> None:
    """Empty the index."""
    db.execute(DROP_ALL)
    db.execute(UNINDEX_ALL)


def purge(db: Connection) -> None:
    """Write the index anew, so that no word of what was dropped is left in the file: after a removal that the law asks for."""
    db.execute(PURGE)


def _learn(db: Connection, telling: int, rows: Iterable[tuple[Key, Entry]]) -> None:
    """Index new entries, those of the earliest day first: FTS5 wants ascending numbers."""
    last: dict[int, int] = {}
    for (kind, id, article, data), entry in rows:
        n = _free(db, entry.day, last)
        db.execute(KEEP, {"n": n, "kind": kind, "id": id, "telling": telling, "article": article, "data": data})
        db.execute(INDEX, (n, *entry.columns))


def _free(db: Connection, day: int, last: dict[int, int]) -> int:
    """The next free number on a day, or on the first day after it that has one; `last` remembers those given."""
    while True:
        first, after = _days(day, day + 1)
        if day not in last:
            found = db.execute(LAST_OF_DAY, {"first": first, "after": after}).fetchone()[0]
            last[day] = first if found is None else found
        if last[day] + 1 < after:
            last[day] += 1
            return last[day]
        day += 1


def _days(first: int, after: int) -> tuple[int, int]:
    return first << DAY_BITS, after << DAY_BITS


def _texts(db: Connection, articles: Iterable[int]) -> dict[int, Text]:
    """The texts of articles by their numbers."""
    rows = db.execute(TEXTS, {"numbers": listed(sorted(articles))})
    return {n: Text(id, released(text, released(data))) for n, id, text, data in rows}


def _written(entry: Entry, text: bytes) -> bytes:
    """What the row of an entry does not say, compressed against the text."""
    spans = tuple((one.start, one.end) for one in entry.passages)
    elsewhere = tuple(
        (at, one.article, one.text) for at, one in enumerate(entry.passages) if one.article != entry.article
    )
    kept = Kept(entry.title, spans, elsewhere, entry.people, entry.places, entry.sources, entry.published)
    return packed(kept, text)


def _read(row: Row, text: Text) -> Entry:
    n, kind, id, _, data = row
    kept: Kept = unpacked(data, Kept, text.data)
    passages = [text.evidence(start, end) for start, end in kept.spans]
    for at, article, words in kept.elsewhere:
        passages[at] = Evidence(article, *kept.spans[at], words)
    return Entry(
        KINDS[kind], id, text.article, n >> DAY_BITS, kept.title, tuple(passages),
        kept.people, kept.places, kept.sources, kept.published,
    )  # fmt: skip


def find(
    db: Connection, query: Query, *, kind: HitKind | None = None, limit: int, skip: int = 0
) -> list[tuple[int, float]]:
    """The numbers of entries that match, best first, with their scores: the higher, the better."""
    asked = {"match": _of_kind(query.match, kind), "most": MOST_RANKED, "limit": limit, "skip": skip}
    return [(n, -score) for n, score in db.execute(FIND, asked | WEIGHTS | bounds(query))]


def headed(db: Connection, words: Collection[str], most: int) -> list[int]:
    """The numbers of at most so many tellings with a report whose headline has all of these words, by their stems."""
    match = _of_kind(" AND ".join(f'title : "{word}"' for word in sorted(words)), "article")
    return sorted(n for (n,) in db.execute(HEADED, {"match": match, "most": most}))


def fitting(db: Connection, query: Query) -> set[int] | None:
    """The numbers of entries that have what the query's fields ask for; None where it names no field."""
    if not query.fields:
        return None
    return {n for (n,) in db.execute(MATCHING, {"match": query.fields} | bounds(query))}


def bounds(query: Query) -> dict[str, int]:
    """The first number on the query's days and the first after them; an entry without a day is on none."""
    first = query.first.toordinal() if query.first else OLDEST if query.last else 0
    after = query.last.toordinal() if query.last else date.max.toordinal() + 1
    return dict(zip(("first", "after"), _days(first, after), strict=True))


def _of_kind(match: str, kind: HitKind | None) -> str:
    return f"({match}) AND kind : {kind}" if kind else match


def found(db: Connection, numbers: Sequence[int]) -> list[Found]:
    """What stands at these numbers, in the order asked for."""
    rows = db.execute(BY_NUMBER, {"numbers": listed(numbers)}).fetchall()
    articles = {row[3] for row in rows}
    texts = _texts(db, articles)
    reports = {
        row[3]: _read(row, texts[row[3]]) for row in db.execute(OF_ARTICLES, {"articles": listed(sorted(articles))})
    }
    by_number = {
        row[0]: Found(row[0], _read(row[:5], texts[row[3]]), row[5], row[6] or "", reports.get(row[3])) for row in rows
    }
    return [by_number[n] for n in numbers if n in by_number]
