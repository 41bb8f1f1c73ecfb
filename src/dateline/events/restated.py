"""Restated: one event that two reports tell with words of two families ("was banned from", "was removed from").

In: the clusters of a story, each of one family, and how rare each word is in it. Out: clusters again, fewer. Never: two that
one sentence, or one report below its head, tells beside each other; two that contradict each other.

A report seldom tells one event in its text with two open words, but two reports often do. So two clusters of different
reports with most of the words of the one in the other are one event; a head may say again what its report's text tells.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from dateline.english.lexicon import verbs
from dateline.events.contradictions import deny, differ
from dateline.events.families import stem
from dateline.events.gathering import Cluster
from dateline.events.words import OTHER, bag, kin

ALIKE = 0.7
"""Share of the shorter telling's words, by rarity, that the other must have (of .5 to .9; set on 13 keys and ECB+ training topics)."""
SHARED = 1.0
"""Rarity that the shared words must add up to: two rare words, or three that some others use too (of .8, 1, 1.5)."""
COMMON = 30
"""A word that more clusters use brings no two of them together; it also bounds the work."""
Rarity = Callable[[str], float]


def restated(clusters: Sequence[Cluster], rarity: Rarity) -> list[Cluster]:
    """The clusters, those joined that tell one event in other words; the most alike first, of equals the first in order."""
    kept = dict(enumerate(clusters))
    telling = {at: _telling(cluster) for at, cluster in kept.items() if not _is_thin(cluster)}
    weights = {at: _weight(_beside(words, kept[at]), rarity) for at, words in telling.items()}
    alike = (
        (-_likeness(_weight(telling[one] & telling[other], rarity), weights[one], weights[other]), one, other)
        for one, other in _pairs(telling)
    )
    for likeness, one, other in sorted(alike):
        if -likeness >= ALIKE and one in kept and other in kept and _can_be_one(kept[one], kept[other]):
            kept[one].take(kept.pop(other))
    return list(kept.values())


def _is_thin(cluster: Cluster) -> bool:
    """Told by a verb of saying or of state, which says nothing of what happened."""
    return any(one.mention.lemma in verbs("saying") or one.mention.lemma in verbs("state") for one in cluster.members)


def _telling(cluster: Cluster) -> frozenset[str]:
    return frozenset(cluster.terms | cluster.lemmas | {stem(name) for name in cluster.names})


def _pairs(telling: Mapping[int, frozenset[str]]) -> list[tuple[int, int]]:
    """Clusters with at least two words in common."""
    users: dict[str, list[int]] = defaultdict(list)
    for at, mine in sorted(telling.items()):
        for word in mine:
            users[word].append(at)
    shared = Counter(pair for using in users.values() if len(using) <= COMMON for pair in combinations(using, 2))
    return sorted(pair for pair, count in shared.items() if count > 1)


def _beside(telling: frozenset[str], cluster: Cluster) -> frozenset[str]:
    """What is told beside the event's own word, in which a restatement differs by its nature."""
    own = tuple(sorted(cluster.lemmas))
    return frozenset(word for word in telling if not word.startswith(own))


def _likeness(common: float, mine: float, theirs: float) -> float:
    """Weight of the shared words in that of the shorter telling; 0 where they share too little to tell."""
    return round(common / max(min(mine, theirs), SHARED), 3) if common >= SHARED else 0.0


def _weight(words: frozenset[str], rarity: Rarity) -> float:
    return math.fsum(rarity(word) for word in sorted(words))


def _can_be_one(one: Cluster, other: Cluster) -> bool:
    """Of kinds that may be one, told by different reports, of which nothing keeps them apart but the word."""
    if not _are_kin(one.family, other.family) or one.sentences & other.sentences or _texts(one) & _texts(other):
        return False
    if one.ahead != other.ahead or deny(one, other) or deny(other, one) or differ(one.people, other.people):
        return False
    return bool(_telling(one) & _telling(other) & (_plain_words(one) | _plain_words(other)))


def _are_kin(one: str, other: str) -> bool:
    """An open-class word may tell anything; two known kinds only what both are used for."""
    if one == other:
        return False
    return one.startswith(OTHER) or other.startswith(OTHER) or any({one, other} <= group for group in kin())


def _texts(cluster: Cluster) -> frozenset[str]:
    """The reports that tell it below their head."""
    return frozenset(one.mention.article for one in cluster.members if not one.opening)


def _plain_words(cluster: Cluster) -> frozenset[str]:
    """Stems of its words that are no names or counts: who takes part in two events does not make them one."""
    words = (word for one in cluster.members for word in one.mention.what.split())
    return frozenset(stem(word) for word in words if word[:1].islower() and word not in bag("fillers"))
