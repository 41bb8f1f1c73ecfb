"""Cores: of each happening one exemplar, whose words and fields the row has, and those that tell the same on evidence.

In: the candidates of one story. Out: Cores, most telling first. Never: a happening twice; a core by links that chain.

Every pair that shares a word is compared once. A candidate opens a core unless it is likely the same as one that is surer and tells
more; a core holds those that are likely the same as its exemplar itself, so that nothing joins by way of a third.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.events.candidates import Candidate
from dateline.events.scores import Features, chance, pair_features, row_features, weight_features
from dateline.vectors import centroid, cosine

LEAST_SURE = 0.3
"""Below this chance of being right a place opens no core: it only stays in the pool of what was read."""
FROM_DISPATCH = 14
"""Candidates of one dispatch that are compared, the surest: what lies below is hardly ever shown, and pairs grow with the square."""
MOST = 420
"""Candidates of a story that are compared."""
COMMON = 60
"""A word in more candidates than this brings no two together by itself."""
SAME = 0.5
"""Chance from which a place belongs to the core of an exemplar."""
TELLS_TOO = 0.35
"""Chance from which a dispatch counts as telling it, when it is weighed."""
ALIKE = 0.2
"""Chance from which a second place opens no core beside a surer one (of .2 and .35 tried on editor/more, .2 shows fewer twice)."""
PAIR_FLOOR = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class Core:
    """One happening: its exemplar, all that tell it (the exemplar among them), how sure it is as a row and how much it tells."""

    exemplar: Candidate
    members: tuple[Candidate, ...]
    sure: float
    weight: float


def cores(found: Sequence[Candidate]) -> tuple[Core, ...]:
    """The cores of a story, most telling first."""
    kept, sure = pool(found)
    near = links(kept)
    weights = [chance("weight", features) for features in weighing(kept, near)]
    ranked = sorted(range(len(kept)), key=_Rank(kept, sure, weights))
    made: list[int] = []
    taken: set[int] = set()
    opened: list[Core] = []
    for i in ranked:
        if any(near[i].get(j, 0.0) >= ALIKE for j in made) or any(_same_words(kept[i], kept[j]) for j in made):
            continue
        made.append(i)
        members = [i, *(j for j, p in near[i].items() if p >= SAME and j not in taken and j not in made)]
        taken.update(members)
        opened.append(Core(kept[i], tuple(kept[j] for j in sorted(members)), sure[i], weights[i]))
    return tuple(opened)


def pool(found: Sequence[Candidate]) -> tuple[list[Candidate], list[float]]:
    """The candidates that are compared, in canonical order, with their chances."""
    scored = [(chance("sure", row_features(one)), one) for one in found]
    by_dispatch: dict[str, list[tuple[float, Candidate]]] = {}
    for sure, one in scored:
        if sure >= LEAST_SURE:
            by_dispatch.setdefault(one.one.dispatch, []).append((sure, one))
    kept = [pair for each in by_dispatch.values() for pair in sorted(each, key=_surest)[:FROM_DISPATCH]]
    kept = sorted(sorted(kept, key=_surest)[:MOST], key=_canonical)
    return [one for _, one in kept], [sure for sure, _ in kept]


def _surest(pair: tuple[float, Candidate]) -> tuple[float, tuple[str, str, str, int]]:
    return -pair[0], pair[1].order


def _canonical(pair: tuple[float, Candidate]) -> tuple[str, str, str, int]:
    return pair[1].order


class _Rank:
    """Key: the surer and the more telling first, then the canonical order."""

    def __init__(self, pool: Sequence[Candidate], sure: Sequence[float], weights: Sequence[float]) -> None:
        self._score = [round(s * w**0.5, 6) for s, w in zip(sure, weights, strict=True)]
        self._pool = pool

    def __call__(self, i: int) -> tuple[float, tuple[str, str, str, int]]:
        return -self._score[i], self._pool[i].order


def links(pool: Sequence[Candidate]) -> list[dict[int, float]]:
    """For each candidate the others that may be of the same happening, with the chance of it."""
    found: list[dict[int, float]] = [{} for _ in pool]
    for i, j in sorted(set(pairs(pool))):
        p = chance("same", pair_features(pool[i], pool[j]))
        if p >= PAIR_FLOOR:
            found[i][j] = found[j][i] = p
    return found


def pairs(pool: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
    """Those that share a word which is not in too many; a pair once for each such word."""
    holding: dict[str, list[int]] = {}
    for i, one in enumerate(pool):
        for term in sorted(one.local | one.vector.keys()):
            holding.setdefault(term, []).append(i)
    for held in holding.values():
        if len(held) <= COMMON:
            yield from ((held[a], held[b]) for a in range(len(held)) for b in range(a + 1, len(held)))


def weighing(pool: Sequence[Candidate], links: Sequence[Mapping[int, float]]) -> list[Features]:
    """What says of each candidate how much it tells of its story."""
    middle = centroid((one.vector, 1.0) for one in pool)
    found = []
    for i, one in enumerate(pool):
        near = [pool[j] for j, p in sorted(links[i].items()) if p >= TELLS_TOO]
        dispatches = {one.one.dispatch, *(other.one.dispatch for other in near)}
        in_title, in_lede = (any(each.telling.part == part for each in (one, *near)) for part in ("title", "lede"))
        likeness = cosine(one.vector, middle)
        found.append(weight_features(one, dispatches=len(dispatches), heads=(in_title, in_lede), likeness=likeness))
    return found


def _same_words(one: Candidate, other: Candidate) -> bool:
    """Their headlines are for the most part the same words of one report."""
    mine, theirs = one.headline.evidence, other.headline.evidence
    if mine[0].article != theirs[0].article:
        return False
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in mine for b in theirs)
    least = min(sum(a.end - a.start for a in words) for words in (mine, theirs))
    return 2 * shared > least
