"""Corrections and what they are about, built by hand: invented people, places and outlets."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.corrections import made
from dateline.corrections.anchor import whole
from dateline.terms import Article, Correction, Entity, Episode, Evidence
from dateline.text import digest
from tests.tell.builders import article, words

WHO, WHY = "Ada Lind", "the desk rang the mayor"

__all__ = ["WHO", "WHY", "article", "articles", "correction", "entity", "episode", "mention", "words"]


def correction(
    kind: str,
    *subject: str | Evidence,
    value: str | None = None,
    other: Iterable[str | Evidence] = (),
    when: str = "2031-05-14T09:00:00Z",
    why: str = WHY,
    called: str = "",
) -> Correction:
    """What Ada Lind put right; an article as a whole is given by its id."""
    return made(
        kind, map(_anchor, subject), value, other=map(_anchor, other), who=WHO, when=when, why=why, called=called
    )


def _anchor(place: str | Evidence) -> Evidence:
    return whole(place) if isinstance(place, str) else place


def articles(*found: Article) -> dict[str, Article]:
    """Articles by id."""
    return {one.id: one for one in found}


def episode(*ids: str) -> Episode:
    """The episode of these articles."""
    return Episode(digest("episode", min(ids)), f"About {min(ids)}", tuple(sorted(ids)))


def mention(source: Article, text: str, nth: int = 0) -> Evidence:
    """The nth place where `text` stands in an article."""
    start = -1
    for _ in range(nth + 1):
        start = source.text.index(text, start + 1)
    return source.evidence(start, start + len(text))


def entity(name: str, *mentions: Evidence, kind: str = "person", also: Iterable[str] = ()) -> Entity:
    """Somebody named at `mentions`, with the id that the cast would give."""
    first = min(mentions)
    id = digest("entity", first.article, str(first.start), str(first.end))
    return Entity(id, name, kind, tuple(also), ("mayor",), None, tuple(sorted(mentions)), "as built")  # type: ignore[arg-type]
