"""Recurrence: what stands in reports of different stories is not the story.

In: articles, and which story and dispatch each belongs to. Out: the articles, with recurring paragraphs moved to furniture.
Never: a paragraph of background that two dispatches of one story share.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.clean.wording import wording
from dateline.terms import Article, Part
from dateline.text import shingles, words

SHORTEST = 5
"""Words of the shortest paragraph whose recurrence says anything: "He declined to comment." recurs by itself."""
ANY_PUBLISHER = 3
"""Stories in which a paragraph must stand to be furniture whoever published them."""
GRAM = 4
"""Words of the runs by which near copies of a block share their key."""

_Key = tuple[str, ...]


def without_recurring(
    articles: Sequence[Article], story_of: Mapping[str, int], group_of: Mapping[str, tuple[str, ...]]
) -> tuple[Article, ...]:
    """The articles with paragraphs that recur over stories told as furniture, with a note that says so."""
    places: dict[_Key, set[tuple[str | None, int]]] = {}
    for article in articles:
        if article.id in story_of:
            for part in article.paragraphs:
                places.setdefault(_key(part), set()).add((article.publisher, story_of[article.id]))
    recurring = {key for key, seen in places.items() if len(key) > 0 and _recurs(seen)}
    return tuple(
        _cleared(article, recurring) if recurring and article.id in group_of else article for article in articles
    )


def _key(part: Part) -> _Key:
    """A near-copy key: the smallest runs of words of the block, by which small edits mostly agree."""
    tokens = words(part.text)
    if len(tokens) < SHORTEST:
        return ()
    runs = sorted(shingles(tokens, GRAM))
    return (*(" ".join(run) for run in runs[:2]), str(len(tokens) // 8))


def _recurs(seen: set[tuple[str | None, int]]) -> bool:
    by_publisher: dict[str, set[int]] = {}
    for publisher, story in seen:
        if publisher:
            by_publisher.setdefault(publisher, set()).add(story)
    return len({story for _, story in seen}) >= ANY_PUBLISHER or any(len(found) > 1 for found in by_publisher.values())


def _cleared(article: Article, recurring: set[_Key]) -> Article:
    moved = tuple(part for part in article.paragraphs if _key(part) in recurring)
    if not moved or len(moved) == len(article.paragraphs):
        return article
    kept = tuple(part for part in article.paragraphs if part not in moved)
    told = tuple(replace(part, kind=wording(part.text).best or "other") for part in moved)
    many = f"{len(moved)} paragraphs" if len(moved) > 1 else "one paragraph"
    note = f"{many} found in reports of other stories too: taken for furniture"
    return replace(
        article,
        paragraphs=kept,
        furniture=tuple(sorted((*article.furniture, *told))),
        notes=(*article.notes, note),
    )
