"""Cores: of each happening one exemplar, whose words and fields the row has, and those that tell the same on evidence.

In: the candidates of one story. Out: Cores, most telling first. Never: a happening twice; a core by links that chain.

Every pair that shares a word is compared once. A candidate opens a core unless it is likely the same as one that is surer and tells
more; a core holds those that are likely the same as its exemplar itself, so that nothing joins by way of a third. What neither opens
a core nor is in one may be a part of one (`parts`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.events.candidates import Candidate
from dateline.events.dating import Days, dated
from dateline.events.placing import Grounds, located
from dateline.events.scores import (
    Support,
    again_features,
    chance,
    chance_of_same,
    row_features,
    sure_features,
    weight_features,
)  # fmt: skip
from dateline.events.sighting import Sighting
from dateline.status import AHEAD
from dateline.vectors import centroid, cosine

LEAST = 0.2
"""Below this chance by its own words alone a place is not compared: it only stays among what was read."""
FROM_DISPATCH = 14
"""Candidates of one dispatch that are compared, the surest: what lies below is hardly ever shown, and pairs grow with the square."""
MOST = 420
"""Candidates of a story that are compared."""
COMMON = 60
"""A word in more candidates than this brings no two together by itself."""
SAME = 0.65
"""Chance from which a place belongs to the core of an exemplar (of .35 to .9 tried out of fold: .65 mixes least, and above it a core tells of fewer reports than there are)."""
TELLS_TOO = 0.35
"""Chance from which a dispatch counts as telling it, when it is weighed."""
ALIKE = 0.2
"""Chance from which a second place opens no core beside a surer one (of .1 to .3 tried out of fold on editor/more and ECB+)."""
PAIR_FLOOR = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class Core:
    """One happening: its exemplar, all that tell it (the exemplar among them), how sure it is as a row and how much it tells.

    `rest` is what else the families of words join to a plan that was moved, and what denies what a source says; `whole` the exemplar of
    the row that it hangs below.
    """

    exemplar: Candidate
    members: tuple[Candidate, ...]
    sure: float
    weight: float
    rest: tuple[Sighting, ...] = ()
    whole: Sighting | None = None

    @property
    def told(self) -> tuple[Sighting, ...]:
        """All places that tell it, copies too."""
        return (*(one for member in self.members for one in (member.one, *member.copies)), *self.rest)


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """The candidates of a story that are compared, dated and placed: for each how sure it is as a row and how much it tells.

    `near` gives for each the others that may be of its happening, by their own words.
    """

    pool: Sequence[Candidate]
    near: Sequence[Mapping[int, float]]
    sure: Sequence[float]
    weights: Sequence[float]

    @property
    def ranked(self) -> list[int]:
        """The surer and the more telling first."""
        return sorted(range(len(self.pool)), key=_Rank(self.pool, self.sure, self.weights))

    def again(self, i: int, j: int) -> float:
        """The chance that two are of one happening once all that can be has its day: for a row beside a row, which few are."""
        if j not in self.near[i]:
            return 0.0
        return chance("again", again_features(self.pool[min(i, j)], self.pool[max(i, j)]))


def compared(found: Sequence[Candidate], grounds: Grounds) -> Compared:
    """Every pair of the candidates of a story compared, and each weighed with what the rest says of it."""
    kept = pool(found)
    near = links(kept)
    kept = located(dated(kept, near, Days.of(found)), near, grounds)
    known = supports(kept, near)
    sure = [chance("sure", sure_features(one, support)) for one, support in zip(kept, known, strict=True)]
    weights = [chance("weight", weight_features(one, support)) for one, support in zip(kept, known, strict=True)]
    return Compared(kept, near, sure, weights)


def cores(told: Compared) -> tuple[Core, ...]:
    """The cores of a story, most telling first."""
    kept, near = told.pool, told.near
    made: list[int] = []
    taken: set[int] = set()
    opened: list[Core] = []
    for i in told.ranked:
        if any(_is_again(told, i, j) or same_words(kept[i], kept[j]) for j in made):
            continue
        made.append(i)
        free = [(p, j) for j, p in near[i].items() if p >= SAME and j not in taken and j not in made]
        members = _once_a_sentence(
            kept, i, [j for _, j in sorted(free, key=_likeliest) if not parted(kept[i], kept[j])]
        )
        taken.update(members)
        opened.append(Core(kept[i], tuple(kept[j] for j in sorted(members)), told.sure[i], told.weights[i]))
    return tuple(opened)


def _is_again(told: Compared, i: int, j: int) -> bool:
    """A row beside another would likely tell the same, and no plan is parted from it by its own words: a meeting in Velm and one in Harrow."""
    one, other = told.pool[i], told.pool[j]
    planned = one.standing == other.standing == "planned"
    return told.again(i, j) >= ALIKE and not (planned and parted(one, other))


def _likeliest(pair: tuple[float, int]) -> tuple[float, int]:
    return -pair[0], pair[1]


def _once_a_sentence(pool: Sequence[Candidate], i: int, alike: Sequence[int]) -> list[int]:
    """The exemplar and those alike, of each sentence the likeliest: two predicates of one sentence tell two things."""
    kept = [i]
    told = {sentence(pool[i])}
    for j in alike:
        if sentence(pool[j]) not in told:
            told.add(sentence(pool[j]))
            kept.append(j)
    return kept


def sentence(one: Candidate) -> tuple[str, int]:
    """The sentence that tells it: its report, where it begins."""
    evidence = one.one.mention.evidence
    return evidence.article, evidence.start


def pool(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that are compared, in canonical order: of each dispatch those whose words promise most."""
    by_dispatch: dict[str, list[tuple[float, Candidate]]] = {}
    for one in found:
        promise = chance("promising", row_features(one))
        if promise >= LEAST:
            by_dispatch.setdefault(one.one.dispatch, []).append((promise, one))
    kept = [pair for each in by_dispatch.values() for pair in sorted(each, key=_surest)[:FROM_DISPATCH]]
    return [one for _, one in sorted(sorted(kept, key=_surest)[:MOST], key=_canonical)]


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
        p = chance_of_same(pool[i], pool[j])
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


def supports(pool: Sequence[Candidate], links: Sequence[Mapping[int, float]]) -> list[Support]:
    """What the rest of the story says of each candidate."""
    middle = centroid((one.vector, 1.0) for one in pool)
    return [_support(pool, i, links[i], cosine(one.vector, middle)) for i, one in enumerate(pool)]


def _support(pool: Sequence[Candidate], i: int, near: Mapping[int, float], likeness: float) -> Support:
    one = pool[i]
    told: dict[str, float] = {}
    agreeing: dict[str, float] = {}
    differing: dict[str, float] = {}
    for j, p in sorted(near.items()):
        other = pool[j]
        if other.one.dispatch == one.one.dispatch:
            continue
        told[other.one.dispatch] = max(p, told.get(other.one.dispatch, 0.0))
        if one.when is not None and other.when is not None:
            same = one.when.start[:10] == other.when.start[:10] and one.when.end[:10] == other.when.end[:10]
            of = agreeing if same and _stands_alike(one, other) else differing
            of[other.one.dispatch] = max(p, of.get(other.one.dispatch, 0.0))
    heads = [pool[j].telling.part for j, p in sorted(near.items()) if p >= TELLS_TOO] + [one.telling.part]
    return Support(
        dispatches=1 + math.fsum(told.values()),
        agreeing=math.fsum(agreeing.values()),
        differing=math.fsum(differing.values()),
        in_title="title" in heads,
        in_lede="lede" in heads,
        likeness=likeness,
    )


def _stands_alike(one: Candidate, other: Candidate) -> bool:
    return (one.status in AHEAD) == (other.status in AHEAD)


def parted(one: Candidate, other: Candidate) -> bool:
    """Their own words part them, however alike they are: other days, or other places, each told by itself."""
    if one.own_day and other.own_day and one.when is not None and other.when is not None:
        apart = one.when.end[:10] < other.when.start[:10] or other.when.end[:10] < one.when.start[:10]
        if apart and not (one.one.moved or other.one.moved):
            return True
    mine, theirs = one.one, other.one
    if not mine.places or not theirs.places:
        return False
    return (mine.around | set(mine.places)).isdisjoint(theirs.around | set(theirs.places))


def same_words(one: Candidate, other: Candidate) -> bool:
    """Their headlines are for the most part the same words of one report."""
    mine, theirs = one.headline.evidence, other.headline.evidence
    if mine[0].article != theirs[0].article:
        return False
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in mine for b in theirs)
    least = min(sum(a.end - a.start for a in words) for words in (mine, theirs))
    return 2 * shared > least
