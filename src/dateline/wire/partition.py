"""Partition: which articles are one dispatch.

In: articles. Out: a partition of their ids. Never: the order in which they came; a link that depends on a third article.

A link is a function of two texts; the dispatches are the connected components of the links, which no order can change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from dateline.terms import Article
from dateline.wire.fingerprint import Sketch, alike, crowds, pairs, sketches
from dateline.wire.overlap import Leaning, one_dispatch, overlap
from dateline.wire.tokens import Row, row

COMMON = 30
"""Texts that share a shingle: more, and it is background that all of a story's reports carry."""


def sketch(article: Article) -> Sketch:
    """The keys of the index under which copies of `article` are met: ascending 64-bit numbers, none of a text without words.

    Two articles that share no key are not linked.
    """
    (found,) = sketches([row(article).numbers])
    return found


def linked(one: Article, other: Article) -> bool:
    """Whether the two are one dispatch as far as they themselves say."""
    mine, theirs = row(one), row(other)
    if not alike(*sketches([mine.numbers, theirs.numbers])):
        return False
    return _same(one) == _same(other) or one_dispatch(overlap(mine, theirs))


def groups(articles: Sequence[Article]) -> tuple[tuple[str, ...], ...]:
    """The ids of `articles` by dispatch, each tuple sorted, the tuples by their first id.

    The dispatches are the connected components of the links. An article without words of its own (an empty body, whatever
    its headline) is a dispatch of its own.
    """
    texts = _distinct(sorted(articles, key=_id))
    components = _components([text for text, _ in texts])
    parts = [[id for at in component for id in texts[at][1]] for component in components]
    return tuple(sorted(tuple(sorted(part)) for part in parts))


def comparable(one: Article, other: Article) -> bool:
    """Whether words can tell if one was taken from the other: both have some, and are not known to be of two languages."""
    worded = all(part.strip() for part in (one.body, other.body))
    return worded and (one.language == other.language or None in (one.language, other.language))


def voices(articles: Sequence[Article]) -> int:
    """How many texts there are that lean on no other one: the connected components of those of which two share a long unquoted run."""
    texts = [row(article) for article in sorted(articles, key=_id)]
    known = sketches([text.numbers for text in texts])
    homes = list(range(len(texts)))
    leaning = Leaning(texts)
    for i, j in _meetings(known):
        if homes[i] != homes[j] and leaning.leans(i, j):
            gone, kept = max(homes[i], homes[j]), min(homes[i], homes[j])
            homes = [kept if home == gone else home for home in homes]
    return len(set(homes))


def _meetings(known: Sequence[Sketch]) -> list[tuple[int, int]]:
    """Pairs of texts whose samples have a shingle in common; one that stands in every other text says nothing."""
    holders: dict[int, list[int]] = {}
    for i, sample in enumerate(known):
        for number in sample.tolist():
            holders.setdefault(number, []).append(i)
    met = {pair for some in holders.values() if len(some) <= COMMON for pair in combinations(some, 2)}
    return sorted(met)


def _id(article: Article) -> str:
    return article.id


def _same(article: Article) -> tuple[str | None, tuple[str, ...]]:
    """What identical articles have in common: title and paragraphs, character by character."""
    return article.title, tuple(part.text for part in article.paragraphs)


def _distinct(articles: Iterable[Article]) -> list[tuple[Row, list[str]]]:
    """The rows that differ, each with the ids of those who have it: identical articles need not be compared again."""
    found: dict[object, tuple[Row, list[str]]] = {}
    for article in articles:
        same = _same(article)
        if same not in found:
            found[same] = row(article), []
        found[same][1].append(article.id)
    return [(text, part) for text, ids in found.values() for part in ([ids] if len(text) else [[id] for id in ids])]


def companies(known: Sequence[Sketch]) -> list[list[int]]:
    """The positions of texts, by their sketches, that may be one dispatch: connected components of those that are `alike`.

    Fed one company or all of them, `groups` gives the same, so that only the texts of one need be at hand.
    """
    same: dict[bytes, list[int]] = {}
    for i, found in enumerate(known):
        same.setdefault(found.tobytes(), []).append(i)
    alone = [[i] for i in same.pop(b"", [])]
    texts = list(same.values())
    joined = _joined([known[some[0]] for some in texts], _any)
    return sorted([*alone, *(sorted(i for at in part for i in texts[at]) for part in joined)])


def _any(_one: int, _other: int) -> bool:
    return True


def _components(rows: Sequence[Row]) -> list[list[int]]:
    """Connected components of the links."""

    def one_text(i: int, j: int) -> bool:
        return one_dispatch(overlap(rows[i], rows[j]))

    return _joined(sketches([text.numbers for text in rows]), one_text)


def _joined(known: Sequence[Sketch], linked: Callable[[int, int], bool]) -> list[list[int]]:
    """Connected components of the pairs that are `alike` and linked; a pair that is connected already need not be compared, nor one that was."""
    parent = list(range(len(known)))
    unlinked: set[tuple[int, int]] = set()

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    def roots() -> list[int]:
        return [root(i) for i in range(len(known))]

    for crowd in crowds(known, roots):
        for i, j in pairs(crowd, known):
            one, other = root(i), root(j)
            if one == other or (i, j) in unlinked:
                continue
            if alike(known[i], known[j]) and linked(i, j):
                parent[max(one, other)] = min(one, other)
            else:
                unlinked.add((i, j))
    found: dict[int, list[int]] = {}
    for i, home in enumerate(roots()):
        found.setdefault(home, []).append(i)
    return list(found.values())
