"""Searching: by words, by meaning, or by both.

In: an open store and what a reader typed. Out: a page of hits. Never: an error of the index's own language.

Two rankings are merged by reciprocal rank fusion (Cormack, Clarke and Büttcher 2009): what both rank high comes first, and
their scores, which have no common measure, are not compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Literal, get_args

from dateline.desk.meaning import Model, gist
from dateline.desk.meaning import model as installed
from dateline.errors import BadQuery, StoreLocked, StoreReadOnly, UnknownName
from dateline.store import Store, search
from dateline.store.marks import Snippet, snippets
from dateline.store.query import Query, query
from dateline.store.search import Found
from dateline.terms import Evidence, Hit, HitKind, Page
from dateline.way.progress import Progress, quiet

if TYPE_CHECKING:
    from dateline.store.vectors import Matrix, State

By = Literal["words", "meaning", "both"]

POOL = 200
"""How many of each ranking are merged; whoever pages beyond wants all of one."""
FUSION = 60
"""The constant of reciprocal rank fusion, as its authors set it."""
CHUNK = 256
"""Entries whose meaning is learned in one transaction."""


class Searcher:
    """Searches one store; it keeps the vectors at hand between searches."""

    def __init__(self, store: Store, model: Model | None = None) -> None:
        self._store = store
        self._model = model
        self._matrix: tuple[State, Matrix] | None = None
        self._learned: State | None = None

    def search(
        self,
        text: str,
        *,
        kind: str | None = None,
        by: str = "words",
        limit: int = 20,
        after: str | None = None,
        learn: bool = True,
        progress: Progress = quiet,
    ) -> Page[Hit]:
        """A page of what is found, best first; without `learn`, of what was learned before."""
        asked = query(text)
        chosen = _kind(kind)
        if by not in get_args(By):
            raise UnknownName("way to search", by, get_args(By))
        skip = _skip(text, after)
        if by != "words" and learn:
            with suppress(StoreLocked, StoreReadOnly):  # then what was learned before is searched
                self.learn(progress)
        with self._store.reading() as db:
            if by == "words":
                ranked = search.find(db, asked, kind=chosen, limit=limit + 1, skip=skip)
            else:
                ranked = self._by_meaning(asked, chosen, skip + limit + 1)
                if by == "both":
                    pool = max(POOL, skip + limit + 1)
                    ranked = fused(search.find(db, asked, kind=chosen, limit=pool), ranked)
                ranked = ranked[skip : skip + limit + 1]
            scores = dict(ranked[:limit])
            hits = _hits(search.found(db, list(scores)), scores, asked)
        return Page(tuple(hits), str(skip + limit) if len(ranked) > limit else None)

    def unlearned(self) -> int:
        """How many entries the search by meaning does not know yet."""
        from dateline.store import vectors

        with self._store.reading() as db:
            return vectors.unlearned(db, self._loaded().key)

    def learn(self, progress: Progress = quiet, *, most: int | None = None) -> None:
        """Learn what new entries mean, of `most` of them or of all; the first time that takes a minute for some 20,000 of them."""
        from dateline.store import vectors

        model = self._loaded()
        if self._learned == vectors.state(self._store.db):
            return
        done = 0
        while True:
            with self._store.reading() as db:
                new = vectors.missing(db, model.key, min(CHUNK, most or CHUNK))
            if not new:
                self._learned = vectors.state(self._store.db)
                return
            texts = {one.n: gist(one.entry) for one in new}
            distinct = sorted(set(texts.values()))
            made = dict(zip(distinct, model.vectors(distinct), strict=True))
            with self._store.writing() as db:
                vectors.keep(db, model.key, ((n, made[text]) for n, text in texts.items()))
            done += len(new)
            progress("learning meanings", done, 0)
            if most is not None and done >= most:
                return

    def _loaded(self) -> Model:
        if self._model is None:
            self._model = installed()
        return self._model

    def _by_meaning(self, asked: Query, kind: HitKind | None, most: int) -> list[tuple[int, float]]:
        from dateline.store import vectors

        db = self._store.db
        model = self._loaded()
        now = vectors.state(db)
        if self._matrix is None or self._matrix[0] != now:
            self._matrix = now, vectors.matrix(db, model.key)
        among = search.fitting(db, asked)
        question = model.vectors([asked.words])[0]
        return self._matrix[1].nearest(question, **search.bounds(asked), kind=kind, among=among, most=max(POOL, most))


def fused(*rankings: Sequence[tuple[int, float]]) -> list[tuple[int, float]]:
    """Several rankings as one, the newer first of what is ranked alike."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, (n, _) in enumerate(ranking, start=1):
            scores[n] = scores.get(n, 0.0) + 1 / (FUSION + rank)
    rounded = ((n, round(score, 9)) for n, score in scores.items())
    return sorted(rounded, key=_best_first)


def _best_first(row: tuple[int, float]) -> tuple[float, int]:
    return -row[1], -row[0]


def _kind(kind: str | None) -> HitKind | None:
    for known in get_args(HitKind):
        if kind == known:
            return known  # type: ignore[no-any-return]
    if kind is not None:
        raise UnknownName("kind of hit", kind, get_args(HitKind))
    return None


def _skip(text: str, after: str | None) -> int:
    if after is None:
        return 0
    if not (after.isascii() and after.isdigit() and len(after) < 7):
        raise BadQuery(text, f"{after!r} is no mark of a page", "give what `next` said under the page before")
    return int(after)


def _hits(found: Sequence[Found], scores: dict[int, float], asked: Query) -> list[Hit]:
    shown = snippets([one.entry for one in found], asked.match)
    return [_hit(one, snippet, round(scores[one.n], 6)) for one, snippet in zip(found, shown, strict=True)]


def _hit(one: Found, snippet: Snippet | None, score: float) -> Hit:
    """A hit; a report that is nothing but its title shows the empty span at its start."""
    entry, article = one.entry, one.article
    own = entry.title or (article.title if article else "")
    piece = snippet or Snippet(Evidence(entry.article, 0, 0, ""), ())
    return Hit(
        kind=entry.kind,
        id=entry.id,
        story=one.story,
        article=piece.evidence.article,
        title=own or one.title,
        published=article.published if article else None,
        snippet=piece.evidence,
        marks=piece.marks,
        score=score,
    )
