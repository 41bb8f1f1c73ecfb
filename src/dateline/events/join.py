"""Joining: which sightings are of one event.

In: Sightings of one story in canonical order. Out: clusters, the most telling sighting first. Never: arrival order, the clock.

First each report by itself: read on from its head, a mention goes to the thread it fits best, or, where it tells nothing of
its own ("the crash"), to the one told last. Then the threads of all reports, most telling first: each goes to the cluster
that fits it best and denies it nothing, or opens its own. Threads are compared only within their family, and with clusters,
so the work grows with threads times events, not with the square of the mentions. Last, what two families' words tell alike.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from dateline.events.contradictions import deny, meet, moved, strangers
from dateline.events.gathering import Cluster, sentence_of
from dateline.events.restated import Rarity, restated
from dateline.events.sighting import Sighting
from dateline.events.sightings import LONG_AGO_DAYS
from dateline.events.words import OTHER

PLACE_FITS, DAY_FITS, SPAN_FITS, PERSON_FITS, BODY_FITS, WORD_FITS, LEMMA_FITS = 3.0, 3.0, 1.0, 1.5, 0.6, 0.8, 2.0
"""Points for what two clusters share; set by hand on invented stories, checked on the sample keys and on ECB+ training topics."""
KIND_FITS = 0.5
NAME_FITS = 1.0
LONG_AGO = -1.0
"""What a report tells without a day is taken for recent."""
TIME_TURNS = -1.0
STRANGERS = -1.5
SAME_SENTENCE = -2.0
ABOUT = 2
UNLIKE = -0.7
"""Each tells more of itself, and nothing of it is the same."""
ENOUGH = {"meeting": 1.5}
ENOUGH_ELSE = 1.0
ENOUGH_OTHER_WORD = 0.8
BEFORE = 100_000
"""Characters: what follows is farther than anything told before."""
ENOUGH_ACROSS = 2.5
"""Points that two kinds of one family ("attack", "clash") must share."""
MAIN = 2
"""How many times as many dispatches tell a family's main event as its next."""


def join(sightings: Sequence[Sighting]) -> tuple[tuple[Sighting, ...], ...]:
    """Clusters of sightings, in the canonical order of their first members."""
    families = [_threads(members) for _, members in groupby(sorted(sightings, key=_by_family), key=_family)]
    rarity = _rarity([thread for threads in families for thread in threads])
    found = restated([cluster for threads in families for cluster in _gather(threads, rarity)], rarity)
    return tuple(sorted((tuple(sorted(c.members, key=_order)) for c in found), key=_first_order))


def _family(one: Sighting) -> str:
    return one.family


def _by_family(one: Sighting) -> tuple[str, str, int, float]:
    return one.family, one.mention.article, one.mention.trigger.start, one.order[0]


def _order(one: Sighting) -> tuple[float, str, str, str, int]:
    return one.order


def _cluster_order(cluster: Cluster) -> tuple[float, str, str, str, int]:
    return cluster.order


def _first_order(cluster: tuple[Sighting, ...]) -> tuple[float, str, str, str, int]:
    return cluster[0].order


# One report --------------------------------------------------------------------------------------------------------------


def _threads(members: Iterable[Sighting]) -> list[Cluster]:
    """The threads of each report: what it tells of one event of the family."""
    found: list[Cluster] = []
    for _, told in groupby(members, key=_article):
        here = list(told)
        threads: list[Cluster] = []
        for one in sorted((one for one in here if not one.bare), key=_order):
            _thread(one, threads, None)
        for one in (one for one in here if one.bare):
            _thread(one, threads, one.mention.trigger.start)
        found += threads
    return found


def _article(one: Sighting) -> str:
    return one.mention.article


def _thread(one: Sighting, threads: list[Cluster], at: int | None) -> None:
    """Adds `one` to the thread that fits best; of equals, to that told last before `at`."""
    alone = Cluster.of([one])
    best, most = None, (-math.inf, -math.inf)
    for thread in threads:
        if deny(alone, thread) or (at is not None and _is_history_to_come(alone, thread, at)):
            continue
        points = round(_points(alone, thread, _plain), 3)
        rank = points, -math.inf if at is None else _nearness(thread, at)
        if rank > most and points >= _enough(alone, thread):
            best, most = thread, rank
    if best is None:
        threads.append(alone)
    else:
        best.add(one)


def _is_history_to_come(bare: Cluster, thread: Cluster, at: int) -> bool:
    """What is told without a day cannot mean what the report recalls of long ago only further down."""
    return _lies_long_before(bare, thread) and all(one.mention.trigger.start > at for one in thread.members)


def _nearness(thread: Cluster, at: int) -> int:
    """Told before is nearer than told after; then fewer characters between."""
    gaps = [at - one.mention.trigger.start for one in thread.members]
    return max(-gap if gap > 0 else gap - BEFORE for gap in gaps)


def _plain(_term: str) -> float:
    return 1.0


# All reports -------------------------------------------------------------------------------------------------------------


def _gather(threads: Sequence[Cluster], rarity: Rarity) -> list[Cluster]:
    clusters: list[Cluster] = []
    for thread in sorted(threads, key=_cluster_order):
        best, most = None, -math.inf
        for cluster in clusters:
            points = fits(thread, cluster, rarity)
            if points is not None and round(points, 3) > most:
                best, most = cluster, round(points, 3)
        if best is None or most < _enough(thread, best):
            clusters.append(thread)
        else:
            best.take(thread)
    return _with_recalled(_with_moved(clusters))


def _with_recalled(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Clusters again; what tells nothing of its own ("the crash") is the family's main event, where there is one."""
    if len(clusters) < 2 or clusters[0].family.startswith(OTHER):
        return list(clusters)
    first, second = sorted(clusters, key=_dispatches, reverse=True)[:2]
    if _dispatches(first) < MAIN * _dispatches(second):
        return list(clusters)
    kept: list[Cluster] = []
    for cluster in clusters:
        if cluster is not first and _is_recall(cluster, first):
            first.take(cluster)
        else:
            kept.append(cluster)
    return kept


def _is_recall(cluster: Cluster, main: Cluster) -> bool:
    """Nothing is told but that it was, by the definite or the same word, and nothing keeps it from being the main event."""
    if not all(one.bare and not one.distinct and not one.mention.quantities for one in cluster.members):
        return False
    named = all(one.definite for one in cluster.members) or not cluster.lemmas.isdisjoint(main.lemmas)
    return named and cluster.ahead == main.ahead and not deny(cluster, main)


def _dispatches(cluster: Cluster) -> int:
    return len({one.dispatch for one in cluster.members})


def _rarity(threads: Sequence[Cluster]) -> Rarity:
    """Term → 1 where one thread alone uses it, towards 0 where all do (inverse document frequency over the story's threads)."""
    spread = Counter(term for thread in threads for term in thread.terms)
    total = math.log(1 + len(threads))

    def rarity(term: str) -> float:
        return math.log((1 + len(threads)) / spread[term]) / total if spread[term] else 1.0

    return rarity


def _with_moved(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Clusters again, the old day of a plan joined with its new one where a report says that it was moved."""
    kept: list[Cluster] = []
    for cluster in clusters:
        earlier = next((other for other in kept if moved(other, cluster) or moved(cluster, other)), None)
        if earlier is None:
            kept.append(cluster)
        else:
            earlier.take(cluster)
    return kept


def fits(one: Cluster, other: Cluster, rarity: Rarity) -> float | None:
    """How well two clusters fit each other, in points; None where they contradict each other."""
    if not one.words.isdisjoint(other.words):
        return 100.0
    if deny(one, other):
        return None
    return _points(one, other, rarity)


def _points(one: Cluster, other: Cluster, rarity: Rarity) -> float:
    points = PLACE_FITS * bool(one.places and other.places) + _day_points(one, other)
    points += PERSON_FITS * min(2, len(one.people & other.people))
    points += BODY_FITS * min(2, len(one.bodies & other.bodies))
    points += WORD_FITS * min(3.0, math.fsum(rarity(term) for term in one.terms & other.terms))
    points += NAME_FITS * min(2, len(one.names & other.names))
    same_word = not one.lemmas.isdisjoint(other.lemmas)
    points += LEMMA_FITS if same_word else KIND_FITS
    points += LONG_AGO * (_is_long_ago(one, other) or _is_long_ago(other, one))
    points += STRANGERS * strangers(one, other)
    points += TIME_TURNS * _turns(one, other)
    points += UNLIKE * _unlike(one, other)
    return points + SAME_SENTENCE * (same_word and _set_beside(one, other))


def _unlike(one: Cluster, other: Cluster) -> bool:
    """Both say what it was about, and share no word, body, person, place or day."""
    if (one.places and other.places) or meet(one, other) or one.bodies & other.bodies or one.people & other.people:
        return False
    mine, theirs = one.terms - one.lemmas, other.terms - other.lemmas
    return len(mine) >= ABOUT and len(theirs) >= ABOUT and mine.isdisjoint(theirs)


def _set_beside(one: Cluster, other: Cluster) -> bool:
    """One sentence tells both, neither as "the" one just told."""
    shared = one.sentences & other.sentences
    if not shared:
        return False
    return not any(told.definite for each in (one, other) for told in each.members if sentence_of(told) in shared)


def _enough(one: Cluster, other: Cluster) -> float:
    if one.family in ENOUGH:
        return ENOUGH[one.family]
    if one.kinds.isdisjoint(other.kinds):
        return ENOUGH_ACROSS
    return ENOUGH_OTHER_WORD if one.lemmas.isdisjoint(other.lemmas) else ENOUGH_ELSE


def _day_points(one: Cluster, other: Cluster) -> float:
    if not meet(one, other):
        return 0.0
    return DAY_FITS if all(first == last for first, last in (*one.spans, *other.spans)) else SPAN_FITS


def _is_long_ago(undated: Cluster, dated: Cluster) -> bool:
    """What other reports than those that date it tell without a day is taken for recent."""
    return undated.told.keys().isdisjoint(dated.told) and _lies_long_before(undated, dated)


def _lies_long_before(undated: Cluster, dated: Cluster) -> bool:
    if undated.spans or not dated.spans:
        return False
    reported = min((one.reported[:10] for one in undated.members if len(one.reported) >= len("2031-05-14")), default="")
    if not reported:
        return False
    return (date.fromisoformat(reported) - date.fromisoformat(dated.spans[-1][1])).days > LONG_AGO_DAYS


def _turns(one: Cluster, other: Cluster) -> bool:
    """One tells it as done where the other, no earlier, tells it as lying ahead."""
    return _done_before_planned(one, other) or _done_before_planned(other, one)


def _done_before_planned(done: Cluster, planned: Cluster) -> bool:
    if not planned.ahead or 2 * done.ahead_count >= len(done.members):
        return False
    first = min((one.reported for one in done.members if one.mention.status == "happened"), default=None)
    return first is not None and any(first <= one.reported for one in planned.members)
