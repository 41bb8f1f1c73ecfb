"""Vectors: the content words of a sentence, weighed by how rare they are among the sentences given.

In: texts. Out: terms, TF-IDF vectors of length one, their cosines and centroid. Never: a model, a table of weights from elsewhere.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import chain

from dateline import lists

Vector = dict[str, float]
"""Term weights of length one."""

PLACES = 9
"""Decimals that scores keep before they are compared, so that the order of summing cannot decide."""

_TERM = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@lru_cache(maxsize=20_000)
def terms(text: str) -> tuple[str, ...]:
    """The content words of `text`, lower case, plurals folded."""
    left_out = _function_words()
    return tuple(_fold(word) for word in _TERM.findall(text.lower().replace("’", "'")) if word not in left_out)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(
        word for row in lists.rows("vectors", "function_words.txt") for cell in row for word in cell.split()
    )


def _fold(word: str) -> str:
    word = word.removesuffix("'s")
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def vectors(sentences: Sequence[Sequence[str]]) -> list[Vector]:
    """TF-IDF vectors of `sentences`, each of length one (an empty sentence has none of it)."""
    spread = Counter(chain.from_iterable(map(set, sentences)))
    idf = {term: math.log((1 + len(sentences)) / (1 + count)) + 1 for term, count in spread.items()}
    return [unit({term: count * idf[term] for term, count in Counter(sentence).items()}) for sentence in sentences]


def unit(vector: Vector) -> Vector:
    """`vector` scaled to length one."""
    length = math.sqrt(math.fsum(weight * weight for weight in vector.values()))
    return {term: weight / length for term, weight in vector.items()} if length else {}


def cosine(one: Vector, other: Vector) -> float:
    """The cosine of two vectors of length one."""
    if len(other) < len(one):
        one, other = other, one
    shared = [weight * other[term] for term, weight in one.items() if term in other]
    return math.fsum(shared) if shared else 0.0


def centroid(weighted: Iterable[tuple[Vector, float]]) -> Vector:
    """The direction of the weighted sum of vectors."""
    total: dict[str, list[float]] = {}
    for vector, weight in weighted:
        for term, value in vector.items():
            total.setdefault(term, []).append(value * weight)
    return unit({term: math.fsum(values) for term, values in total.items()})
