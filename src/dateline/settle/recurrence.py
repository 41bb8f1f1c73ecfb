"""Recurrence: what stands in reports of different stories is not the story.

In: articles, and which story and dispatch each belongs to. Out: the articles, with recurring paragraphs moved to furniture.
Never: a paragraph of background that two dispatches of one story share.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from dateline.clean.wording import wording
from dateline.terms import Article, Part
from dateline.text import shingles, words

SHORTEST = 5
"""Words of the shortest paragraph whose recurrence says anything: "He declined to comment." recurs by itself."""
ANY_PUBLISHER = 3
"""Stories in which a paragraph must stand to be furniture whoever published them."""
LABEL = 12
"""Words of a line without a full stop that is the same whatever numbers it holds: "Hide caption 5 of 25 photos"."""
GRAM = 4
"""Words of the runs by which near copies of a block share their key."""

_DIGITS = re.compile(r"\d+")

Key = tuple[str, ...]
"""What near copies of a paragraph have in common."""


def recurring(articles: Iterable[Article], story_of: Mapping[str, int]) -> frozenset[Key]:
    """The keys of paragraphs that stand in reports of so many stories that they belong to none."""
    places: dict[Key, set[tuple[str | None, int]]] = {}
    for article in articles:
        if article.id in story_of:
            for key in paragraph_keys(article):
                places.setdefault(key, set()).add((article.publisher, story_of[article.id]))
    return frozenset(key for key, seen in places.items() if recurs(seen))


def without_recurring(articles: Iterable[Article], keys: Collection[Key]) -> tuple[Article, ...]:
    """The articles with the paragraphs that have one of `keys` told as furniture, with a note that says so."""
    return tuple(_cleared(article, keys) if keys else article for article in articles)


def paragraph_keys(article: Article) -> tuple[Key, ...]:
    """Near-copy keys of the article's paragraphs, each once, in reading order; short paragraphs have none."""
    return tuple(dict.fromkeys(key for part in article.paragraphs if (key := _key(part))))


def recurs(seen: Iterable[tuple[str | None, int]]) -> bool:
    """Whether a paragraph is furniture, of which `seen` is each publisher and story that has it."""
    by_publisher: dict[str | None, set[int]] = {}
    for publisher, story in seen:
        by_publisher.setdefault(publisher or None, set()).add(story)
    if len(set().union(*by_publisher.values())) >= ANY_PUBLISHER:
        return True
    return any(len(stories) > 1 for publisher, stories in by_publisher.items() if publisher)


def _key(part: Part) -> Key:
    """A near-copy key: the smallest runs of words of the block, by which small edits mostly agree; of a label, its numbers aside."""
    tokens = words(part.text)
    if len(tokens) <= LABEL and part.text[-1:] not in '.!?"”':
        tokens = [_DIGITS.sub("0", token) for token in tokens]
    if len(tokens) < SHORTEST:
        return ()
    runs = sorted(shingles(tokens, GRAM))
    return (*(" ".join(run) for run in runs[:2]), str(len(tokens) // 8))


def _of_house(article: Article, parts: Iterable[Part]) -> bool:
    """All of a body speaks to its readers: the article is told by its title; another may be a story that was told twice."""
    return article.title is not None and all(wording(part.text).total and wording(part.text).address for part in parts)


def _cleared(article: Article, keys: Collection[Key]) -> Article:
    moved = tuple(part for part in article.paragraphs if _key(part) in keys)
    if not moved or (len(moved) == len(article.paragraphs) and not _of_house(article, moved)):
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
