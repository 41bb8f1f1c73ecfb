"""Outlines: what an episode is compared by, so short that one is held against hundreds at once.

In: profiles. Out: outlines to keep beside them; how strong the links of one to many are at most. Never: a strength told as
smaller than it is.

Terms are numbers here, and terms whose numbers fall together count as one: products only grow by it, so that two who are
too weakly linked by their outlines are so by their profiles, which then need not be looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dateline.cluster.features import Profile, cosine, gap
from dateline.cluster.index import number
from dateline.cluster.matter import supported

KINDS = 4
"""The kind of a term (name, other word, place) stands in the two lowest bits of its number."""
_TYPE = np.dtype("<u4")


@dataclass(frozen=True, slots=True)
class Outline:
    """A profile in short: numbers of terms, ascending, and the weight of each, as four bytes each, little end first."""

    size: int
    first: int | None
    last: int | None
    terms: bytes
    weights: bytes


def outline(found: Profile) -> Outline:
    """The outline of an episode."""
    total: dict[int, int] = {}
    for kind, vector in enumerate((found.names, found.matter, found.places)):
        for term, value in vector.items():
            key = number(term) // KINDS * KINDS + kind
            total[key] = total.get(key, 0) + value
    terms = sorted(total)
    weights = np.array([total[key] for key in terms], dtype=_TYPE)
    return Outline(found.size, found.first, found.last, np.array(terms, dtype=_TYPE).tobytes(), weights.tobytes())


def strengths(one: Outline, others: Sequence[Outline]) -> list[int]:
    """What the strength of the link of `one` to each of the others is at most, in millionths."""
    found = []
    for other, dots in zip(others, _dots(one, others), strict=True):
        names, words, places = (cosine(dot, one.size * other.size) for dot in dots[:3])
        found.append(supported(words, names, places, gap(one, other)))
    return found


def _dots(one: Outline, others: Sequence[Outline]) -> list[list[int]]:
    """The inner products of `one` with each of the others, one a kind of term."""
    mine, weights = _read(one.terms), _read(one.weights)
    terms = _read(b"".join(other.terms for other in others))
    values = _read(b"".join(other.weights for other in others))
    owners = np.repeat(np.arange(len(others)), [len(other.terms) // _TYPE.itemsize for other in others])
    places = np.searchsorted(mine, terms)
    places[places == len(mine)] = 0
    shared = np.flatnonzero(mine[places] == terms) if len(mine) else np.empty(0, dtype=np.int64)
    total = np.zeros(KINDS * len(others), dtype=np.int64)
    np.add.at(total, owners[shared] * KINDS + terms[shared] % KINDS, weights[places[shared]] * values[shared])
    found: list[list[int]] = total.reshape(-1, KINDS).tolist()
    return found


def _read(data: bytes) -> npt.NDArray[np.int64]:
    return np.frombuffer(data, dtype=_TYPE).astype(np.int64)
