"""Measures of coreference: MUC, B³ and CEAFe, and their mean, the CoNLL score.

In: two partitions of the same mentions, as a chain's name for each mention. Out: F1 between 0 and 1. Never: a mention that only
one side has; singletons count.

MUC: Vilain et al. 1995. B³: Bagga and Baldwin 1998. CEAFe: Luo 2005, with φ4. CoNLL: Pradhan et al. 2012.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence

Partition = Mapping[Hashable, Hashable]
INFINITE = float("inf")


def conll(gold: Partition, mine: Partition) -> float:
    """The mean of the three F1."""
    return (muc(gold, mine) + b_cubed(gold, mine) + ceaf_e(gold, mine)) / 3


def muc(gold: Partition, mine: Partition) -> float:
    """Links kept over links there are, both ways."""
    return _f1(_muc_recall(gold, mine), _muc_recall(mine, gold))


def b_cubed(gold: Partition, mine: Partition) -> float:
    """For each mention, how much of its chain is shared, both ways."""
    shared = Counter((gold[m], mine[m]) for m in gold)
    sizes_gold, sizes_mine = Counter(gold.values()), Counter(mine[m] for m in gold)
    total = len(gold) or 1
    recall = sum(n * n / sizes_gold[g] for (g, _), n in shared.items()) / total
    precision = sum(n * n / sizes_mine[c] for (_, c), n in shared.items()) / total
    return _f1(recall, precision)


def ceaf_e(gold: Partition, mine: Partition) -> float:
    """Chains matched one to one for the greatest likeness (φ4), both ways."""
    shared = Counter((gold[m], mine[m]) for m in gold)
    sizes_gold, sizes_mine = Counter(gold.values()), Counter(mine[m] for m in gold)
    likeness = {(g, c): 2 * n / (sizes_gold[g] + sizes_mine[c]) for (g, c), n in shared.items()}
    best = sum(_best_matching(block) for block in _blocks(likeness))
    return _f1(best / (len(sizes_gold) or 1), best / (len(sizes_mine) or 1))


def _f1(recall: float, precision: float) -> float:
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def _muc_recall(key: Partition, answer: Partition) -> float:
    chains: dict[Hashable, set[Hashable]] = defaultdict(set)
    sizes = Counter(key.values())
    for mention, chain in key.items():
        chains[chain].add(answer[mention])
    links = sum(size - 1 for size in sizes.values())
    kept = sum(sizes[chain] - len(parts) for chain, parts in chains.items())
    return kept / links if links else 0.0


def _blocks(likeness: Mapping[tuple[Hashable, Hashable], float]) -> list[dict[tuple[Hashable, Hashable], float]]:
    """Pairs that can compete with one another: the connected parts of the graph of likeness."""
    parent: dict[tuple[str, Hashable], tuple[str, Hashable]] = {}

    def root(node: tuple[str, Hashable]) -> tuple[str, Hashable]:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for g, c in likeness:
        parent[root(("gold", g))] = root(("mine", c))
    blocks: dict[tuple[str, Hashable], dict[tuple[Hashable, Hashable], float]] = defaultdict(dict)
    for (g, c), value in likeness.items():
        blocks[root(("gold", g))][(g, c)] = value
    return list(blocks.values())


def _best_matching(block: Mapping[tuple[Hashable, Hashable], float]) -> float:
    """The greatest sum of a one-to-one matching."""
    rows, columns = list(dict.fromkeys(g for g, _ in block)), list(dict.fromkeys(c for _, c in block))
    if len(rows) == 1 or len(columns) == 1:
        return max(block.values())
    if len(rows) > len(columns):
        return _assignment([[block.get((g, c), 0.0) for g in rows] for c in columns])
    return _assignment([[block.get((g, c), 0.0) for c in columns] for g in rows])


def _assignment(gain: Sequence[Sequence[float]]) -> float:
    """The Hungarian method in its shortest-path form, on a matrix no taller than wide (Kuhn 1955; Jonker and Volgenant 1987)."""
    height, width = len(gain), len(gain[0])
    up, left, match = [0.0] * (height + 1), [0.0] * (width + 1), [0] * (width + 1)
    for row in range(1, height + 1):
        match[0], column = row, 0
        least, way, used = [INFINITE] * (width + 1), [0] * (width + 1), [False] * (width + 1)
        while True:
            used[column] = True
            at, step, following = match[column], INFINITE, 0
            for j in range(1, width + 1):
                if used[j]:
                    continue
                cost = -gain[at - 1][j - 1] - up[at] - left[j]
                if cost < least[j]:
                    least[j], way[j] = cost, column
                if least[j] < step:
                    step, following = least[j], j
            for j in range(width + 1):
                if used[j]:
                    up[match[j]] += step
                    left[j] -= step
                else:
                    least[j] -= step
            column = following
            if match[column] == 0:
                break
        while column:
            match[column], column = match[way[column]], way[column]
    return sum(gain[match[j] - 1][j - 1] for j in range(1, width + 1) if match[j])
