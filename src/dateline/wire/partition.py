"""Partition: which articles are one dispatch.

In: articles. Out: a partition of their ids. Never: the order in which they came; a link that depends on a third article.

A link is a function of two texts; the dispatches are the connected components of the links, which no order can change.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.terms import Article
from dateline.wire.fingerprint import candidates, sketch
from dateline.wire.overlap import one_dispatch, overlap
from dateline.wire.tokens import Row, row


def groups(articles: Sequence[Article]) -> tuple[tuple[str, ...], ...]:
    """The ids of `articles` by dispatch, each tuple sorted, the tuples by their first id.

    An article without a story of its own (an empty body, whatever its headline) is a dispatch of its own.
    """
    ranked = sorted(articles, key=lambda article: article.id)
    same = _identical(ranked)
    rows = [row(copies[0]) for copies in same]
    components = _components(rows, candidates([sketch(text.numbers) for text in rows]))
    parts = (sorted(copy.id for at in component for copy in same[at]) for component in components)
    return tuple(sorted(tuple(part) for part in parts))


def _identical(articles: Iterable[Article]) -> list[list[Article]]:
    """Articles with the same title and paragraphs, character by character: they need not be compared again."""
    found: dict[tuple[object, ...], list[Article]] = {}
    for article in articles:
        body = tuple(part.text for part in article.paragraphs)
        found.setdefault((article.title, body) if body else (article.id,), []).append(article)
    return list(found.values())


def _components(rows: Sequence[Row], pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Connected components of the links; a pair that is connected already need not be compared."""
    parent = list(range(len(rows)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, j in pairs:
        one, other = root(i), root(j)
        if one != other and one_dispatch(overlap(rows[i], rows[j])):
            parent[max(one, other)] = min(one, other)
    found: dict[int, list[int]] = {}
    for i in range(len(rows)):
        found.setdefault(root(i), []).append(i)
    return list(found.values())
