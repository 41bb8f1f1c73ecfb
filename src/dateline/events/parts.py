"""Parts: what belongs to a happening that a row tells hangs below that row: its deaths, its arrests, its phases, what tells it again.

In: the rows of a story, most telling first, and what was compared for them. Out: the rows, some below another one, then parts that are no
rows. Never: a part of a part; a part of another day than its whole; words that its whole or another part already gives.

No model of its own says what is a part. Places that the model of pairs takes for one happening with some chance, but not with enough, mostly
tell of its surroundings: "seven were killed" in the crash, "the driver was held". They open no core, and without this would be lost.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.events.candidates import Candidate
from dateline.events.cores import Compared, Core, parted, same_words, sentence
from dateline.events.scores import DECIMALS
from dateline.terms import When
from dateline.vectors import cosine

SURE = 0.4
"""Chance of being right from which a place is told as a part; to be a row by itself it needs more."""
OF_ONE = 0.12
"""Chance, in the mean over what both hold, from which the less telling is taken for a part of the other."""
OTHER_PART = 0.35
"""Chance from which a place tells no other part than one that hangs already."""
AGAIN = 0.7
"""Likeness of words from which a place tells no more than another."""
MOST = 3
"""Parts below a row that are no rows by themselves."""


def hung(rows: Sequence[Core], told: Compared) -> tuple[Core, ...]:
    """The rows, one of a happening that a weightier one tells hung below that, then the places that are parts of one."""
    at = {id(one.one): n for n, one in enumerate(told.pool)}
    wholes: list[Core] = []
    made: list[Core] = []
    for row in rows:
        found = _whole(row.exemplar, _held(row, at), wholes, told, at) if row.sure >= SURE else None
        if found is None:
            wholes.append(row)
        made.append(row if found is None else replace(row, whole=found.exemplar.one))
    return (*made, *_small(made, wholes, told, at))


def _small(rows: Sequence[Core], wholes: Sequence[Core], told: Compared, at: Mapping[int, int]) -> list[Core]:
    """The places that no row has told, each a part of the row that it likeliest belongs to, the most telling first."""
    taken = {id(one) for row in rows for one in row.told}
    parts: list[int] = []
    below: Counter[int] = Counter()
    made: list[Core] = []
    for i in told.ranked:
        one = told.pool[i]
        if told.sure[i] < SURE or id(one.one) in taken or any(_says_no_more(one, row.exemplar) for row in rows):
            continue
        if any(told.near[i].get(j, 0.0) >= OTHER_PART or _says_no_more(one, told.pool[j]) for j in parts):
            continue
        whole = _whole(one, [i], [row for row in wholes if below[id(row)] < MOST], told, at)
        if whole is not None:
            parts.append(i)
            below[id(whole)] += 1
            made.append(Core(one, (one,), told.sure[i], told.weights[i], whole=whole.exemplar.one))
    return made


def _held(row: Core, at: Mapping[int, int]) -> list[int]:
    return [at[id(one.one)] for one in row.members if id(one.one) in at]


def _whole(
    one: Candidate, held: Sequence[int], wholes: Sequence[Core], told: Compared, at: Mapping[int, int]
) -> Core | None:
    """Of the rows of its day the one that it is likeliest of one happening with, or one that a sentence tells with it."""
    best: tuple[float, Core] | None = None
    for row in wholes:
        if not _meet(one.when, row.exemplar.when) or parted(one, row.exemplar):
            continue
        near = _nearness(one, held, _held(row, at), told)
        if near >= OF_ONE and (best is None or near > best[0]):
            best = near, row
    return best[1] if best else None


def _nearness(one: Candidate, held: Sequence[int], others: Sequence[int], told: Compared) -> float:
    """The mean chance that what the one holds and what the other holds is of one happening; at least enough where one sentence tells both."""
    chances = [told.near[i].get(j, 0.0) for i in held for j in others]
    mean = round(math.fsum(chances) / max(1, len(chances)), DECIMALS)
    beside = any(sentence(one) == sentence(told.pool[j]) for j in others)
    return max(mean, OF_ONE) if beside else mean


def _says_no_more(one: Candidate, other: Candidate) -> bool:
    return same_words(one, other) or cosine(one.vector, other.vector) >= AGAIN


def _meet(one: When | None, other: When | None) -> bool:
    """The two are known to have a day in common."""
    if one is None or other is None:
        return False
    return one.start[:10] <= other.end[:10] and other.start[:10] <= one.end[:10]
