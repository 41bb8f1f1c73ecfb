"""Which sentences say what a pile of reports is about: the peer that timelines are held against.

In: sentences as words, in the order of their reports. Out: how central each is, and a choice without repetition.
Never: a model, a batch other than the one given; equal scores are told apart by position.

Term weights are TF-IDF over the sentences given, centrality is the cosine to their centroid (Radev et al. 2004,
"Centroid-based summarization of multiple documents"), the choice follows Gholipour Ghalandari (2017, "Revisiting
the centroid-based method"): each sentence added is the one that brings the choice as a whole nearest the centroid.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from dateline.vectors import PLACES, Vector, cosine

SAME = 0.9999
"""Cosine from which two sentences are the same words, of which one is chosen."""


def choose(found: Sequence[Vector], middle: Vector, count: int) -> list[int]:
    """Indexes of at most `count` sentences that together lie nearest to `middle`, none the same as another, in the order chosen."""
    open_to = [i for i in range(len(found)) if found[i]]
    near = {i: cosine(found[i], middle) for i in open_to}
    chosen: list[int] = []
    whole: Vector = {}
    norm = reached = 0.0
    while open_to and len(chosen) < count:
        best, score = -1, -math.inf
        for i in open_to:
            overlap = cosine(found[i], whole) if whole else 0.0
            joint = (near[i] + reached) / math.sqrt(norm + 1 + 2 * overlap)
            if round(joint, PLACES) > score:
                best, score = i, round(joint, PLACES)
        chosen.append(best)
        reached += near[best]
        whole, norm = _added(whole, found[best])
        open_to = [i for i in open_to if i != best and cosine(found[i], found[best]) < SAME]
    return chosen


def _added(whole: Vector, one: Vector) -> tuple[Vector, float]:
    total = dict(whole)
    for term, weight in one.items():
        total[term] = total.get(term, 0.0) + weight
    return total, math.fsum(weight * weight for weight in total.values())
