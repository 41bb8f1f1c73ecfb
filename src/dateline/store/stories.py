"""Stories: which episodes are one matter as the reports now stand, and which of them are still to be told.

In: episodes. Out: what is to be told. Never: a telling.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from sqlite3 import Connection

from dateline.store.articles import listed
from dateline.store.blob import packed, unpacked
from dateline.terms import Episode

KEEP = """
insert into story (id, episodes)
values (:id, :episodes)
returning n
"""
ASSIGN = """
update article
set story = :story
where id in (select value from json_each(:ids))
"""
OF_ARTICLES = """
select distinct story.n, story.id, story.episodes
from article
join story on story.n = article.story
where article.id in (select value from json_each(:ids))
order by story.n
"""
OF_NUMBERS = """
select distinct story
from article
where n in (select value from json_each(:articles)) and story is not null
"""
ONE = """
select n, id, episodes
from story
where n = ?
"""
DROP = """
delete from story
where n = ?
"""
MARK = """
insert into untold (story)
select value
from json_each(:stories)
where true
on conflict do nothing
"""
UNTOLD = """
select story
from untold
order by story
"""
TOLD = """
delete from untold
where story in (select value from json_each(:stories))
"""
MEMBERS = """
select n, dispatch
from article
where story = ?
order by id
"""
TELLINGS_OF = """
select distinct article.telling
from article
where article.story in (select value from json_each(:stories)) and article.telling is not null
"""
STORIES_IN = """
select distinct article.story
from article
where article.telling in (select value from json_each(:tellings)) and article.story is not null
"""

# Paragraphs that recur over stories.

KEEP_PARAGRAPHS = """
insert into paragraph (key, article)
values (?, ?)
on conflict do nothing
"""
SHARED = """
select distinct mine.key
from article
join paragraph as mine on mine.article = article.n
where article.story in (select value from json_each(:stories))
and exists (select 1 from paragraph as other where other.key = mine.key and other.article != mine.article)
"""
DROP_PARAGRAPHS = """
delete from paragraph
where article = ?
"""
SHARED_OF = """
select key
from paragraph
where article in (select value from json_each(:articles))
"""
HOLDERS = """
select paragraph.key, article.publisher, article.story
from paragraph
join article on article.n = paragraph.article
where paragraph.key in (select value from json_each(:keys)) and article.story is not null
"""
HOLDERS_THEN = """
select paragraph.key, article.publisher, article.story
from paragraph
join article on article.n = paragraph.article
where paragraph.key in (select value from json_each(:keys)) and article.story is not null
and article.out <= :until
"""
RECURRING = """
select key
from recurring
where key in (select value from json_each(:keys))
"""
RECURS = """
insert into recurring (key)
values (?)
on conflict do nothing
"""
RECURS_NO_MORE = """
delete from recurring
where key = ?
"""
RECURRING_IN = """
select distinct paragraph.key
from article
join paragraph on paragraph.article = article.n
join recurring on recurring.key = paragraph.key
where article.story = :story
"""

Seen = tuple[str | None, int]


@dataclass(frozen=True, slots=True)
class Kept:
    """A story as it is kept: its number, its id, its episodes in their order."""

    n: int
    id: str
    episodes: tuple[Episode, ...]


def _kept(row: tuple[int, str, bytes]) -> Kept:
    return Kept(row[0], row[1], unpacked(row[2], tuple[Episode, ...]))


def of_articles(db: Connection, ids: Iterable[str]) -> list[Kept]:
    """The stories that hold these articles."""
    return [_kept(row) for row in db.execute(OF_ARTICLES, {"ids": listed(ids)})]


def of_numbers(db: Connection, articles: Iterable[int]) -> set[int]:
    """The numbers of the stories that hold these articles."""
    return {n for (n,) in db.execute(OF_NUMBERS, {"articles": listed(articles)})}


def one(db: Connection, n: int) -> Kept:
    """The story of this number."""
    return _kept(db.execute(ONE, (n,)).fetchone())


def keep(db: Connection, id: str, episodes: tuple[Episode, ...]) -> int:
    """Keep a story of these episodes, to be told; its number."""
    n: int = db.execute(KEEP, {"id": id, "episodes": packed(episodes)}).fetchone()[0]
    db.execute(ASSIGN, {"story": n, "ids": listed(id for episode in episodes for id in episode.articles)})
    mark(db, [n])
    return n


def drop(db: Connection, n: int) -> None:
    """Drop a story: its episodes are others now."""
    db.execute(DROP, (n,))


def mark(db: Connection, stories: Iterable[int]) -> None:
    """Note that these stories are to be told anew."""
    db.execute(MARK, {"stories": listed(stories)})


def untold(db: Connection) -> list[int]:
    """The stories that are to be told anew."""
    return [n for (n,) in db.execute(UNTOLD)]


def told(db: Connection, stories: Iterable[int]) -> None:
    """Note that these stories were told."""
    db.execute(TOLD, {"stories": listed(stories)})


def members(db: Connection, story: int) -> list[tuple[int, int]]:
    """(number, dispatch) of the articles of a story, in the order of their ids."""
    return db.execute(MEMBERS, (story,)).fetchall()


def tellings_of(db: Connection, stories: Iterable[int]) -> set[int]:
    """The tellings in which the articles of these stories stand now."""
    return {n for (n,) in db.execute(TELLINGS_OF, {"stories": listed(stories)})}


def stories_in(db: Connection, tellings: Iterable[int]) -> set[int]:
    """The stories whose articles stand in these tellings."""
    return {n for (n,) in db.execute(STORIES_IN, {"tellings": listed(tellings)})}


def keep_paragraphs(db: Connection, article: int, keys: Iterable[int]) -> None:
    """Put the paragraphs of an article into the index of those that recur."""
    db.executemany(KEEP_PARAGRAPHS, ((key, article) for key in keys))


def drop_paragraphs(db: Connection, article: int) -> None:
    """Take an article out of that index."""
    db.execute(DROP_PARAGRAPHS, (article,))


def shared(db: Connection, stories: Iterable[int]) -> set[int]:
    """Keys of the paragraphs of these stories that more than one article has."""
    return {key for (key,) in db.execute(SHARED, {"stories": listed(stories)})}


def paragraphs_of(db: Connection, articles: Iterable[int]) -> set[int]:
    """Keys of the paragraphs of these articles."""
    return {key for (key,) in db.execute(SHARED_OF, {"articles": listed(articles)})}


def holders(db: Connection, keys: Iterable[int], until: str | None = None) -> dict[int, list[Seen]]:
    """Publisher and story of the articles that have these paragraphs; with `until`, as `moments.out` writes it, only of those published by then."""
    found: dict[int, list[Seen]] = {}
    given = {"keys": listed(keys)}
    rows = db.execute(HOLDERS, given) if until is None else db.execute(HOLDERS_THEN, given | {"until": until})
    for key, publisher, story in rows:
        found.setdefault(key, []).append((publisher, story))
    return found


def recurring(db: Connection, keys: Iterable[int]) -> set[int]:
    """Those of these paragraphs that recur."""
    return {key for (key,) in db.execute(RECURRING, {"keys": listed(keys)})}


def set_recurring(db: Connection, key: int, *, recurs: bool) -> None:
    """Note whether a paragraph recurs."""
    db.execute(RECURS if recurs else RECURS_NO_MORE, (key,))


def recurring_in(db: Connection, story: int) -> set[int]:
    """Keys of the paragraphs of a story that recur."""
    return {key for (key,) in db.execute(RECURRING_IN, {"story": story})}


def ids_of(episodes: Sequence[Episode]) -> list[str]:
    """The articles of some episodes."""
    return [id for episode in episodes for id in episode.articles]
