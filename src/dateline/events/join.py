"""Joining: which sightings are of one event.

In: Sightings of one story in canonical order. Out: clusters, the most telling sighting first. Never: arrival order, the clock.

Sightings of one family are taken most telling first; each goes to the cluster that fits it best and denies it nothing, or
opens its own. Every comparison is with a cluster, so the work grows with sightings times events, not with their square.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from dateline.events.places import same_place
from dateline.events.sightings import Sighting, stem
from dateline.events.triggers import OTHER

DEALS = frozenset({"acquisition", "offer", "lawsuit", "sale"})
"""Kinds that firms do with one another: another partner is another event."""
MUTUAL = frozenset({"meeting", "visit", "wedding", "agreement"})
"""Kinds in which all take part alike: someone on each side whom the other lacks makes two events."""
PLACE_FITS, DAY_FITS, SPAN_FITS, PERSON_FITS, BODY_FITS, WORD_FITS, LEMMA_FITS = 3.0, 3.0, 1.0, 1.5, 0.6, 0.5, 2.0
"""Points for what two sightings share; set by hand on invented stories, checked on the sample keys and on ECB+ training topics."""
KIND_FITS = 0.5
LONG_AGO = -1.0
LONG_AGO_DAYS = 60
"""What a report tells without a day is taken for recent."""
NEAR_FITS = 0.8
DEFINITE_FITS = 1.5
STRANGER = 0.0
NAME_FITS = 1.0
TIME_TURNS = -1.5
SAME_SENTENCE = -1.0
ENOUGH = {"meeting": 1.5}
ENOUGH_ELSE = 1.0
ENOUGH_OTHER_WORD = 0.8
ENOUGH_ACROSS = 2.5
"""Points that two kinds of one family ("attack", "clash") must share."""
DRIFT = 31
"""Days by which a plan told without its people may move and stay the same plan."""
COARSE = 27
"""Days: a span of a month or more is told loosely."""
NEAR = 600
"""Characters within which a mention without place or day of its own recalls the last one."""


@dataclass
class Cluster:
    """Sightings of one event while it is being gathered."""

    members: list[Sighting] = field(default_factory=list)
    people: Counter[str] = field(default_factory=Counter)
    bodies: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    terms: Counter[str] = field(default_factory=Counter)
    lemmas: Counter[str] = field(default_factory=Counter)
    days: tuple[str, str] | None = None
    sentences: dict[tuple[str, int], list[Sighting]] = field(default_factory=dict)
    at: dict[str, list[int]] = field(default_factory=dict)
    words: set[tuple[str, int]] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    firms: set[str] = field(default_factory=set)

    def add(self, one: Sighting) -> None:
        """Take a sighting in."""
        self.members.append(one)
        self.people.update(one.people)
        self.bodies.update(one.bodies)
        self.places.update(one.places)
        self.terms.update(one.terms)
        self.lemmas[stem(one.mention.lemma)] += 1
        self.sentences.setdefault(_sentence(one), []).append(one)
        self.at.setdefault(one.mention.article, []).append(one.mention.trigger.start)
        self.words.add(_wording(one))
        self.names |= one.names
        self.firms |= one.firms
        if one.days is not None:
            self.days = _narrower(self.days, one.days)


def _sentence(one: Sighting) -> tuple[str, int]:
    return one.mention.article, one.mention.evidence.start


def _narrower(mine: tuple[str, str] | None, other: tuple[str, str]) -> tuple[str, str]:
    if mine is None:
        return other
    first, last = max(mine[0], other[0]), min(mine[1], other[1])
    return (first, last) if first <= last else mine


def join(sightings: Sequence[Sighting]) -> tuple[tuple[Sighting, ...], ...]:
    """Clusters of sightings, in the canonical order of their first members."""
    found: list[Cluster] = []
    for _, members in groupby(sorted(sightings, key=_by_family), key=_family):
        found += _gather(members)
    return tuple(sorted((tuple(cluster.members) for cluster in found), key=_first_order))


def _family(one: Sighting) -> str:
    return one.family


def _by_family(one: Sighting) -> tuple[str, tuple[float, str, str, str, int]]:
    return one.family, one.order


def _first_order(cluster: tuple[Sighting, ...]) -> tuple[float, str, str, str, int]:
    return cluster[0].order


def _gather(members: Iterable[Sighting]) -> list[Cluster]:
    clusters: list[Cluster] = []
    for one in members:
        best, points = None, -1.0
        for cluster in clusters:
            fit = fits(one, cluster)
            if fit is not None and round(fit, 3) > points:
                best, points = cluster, round(fit, 3)
        if best is None or points < _enough(one, best):
            best = Cluster()
            clusters.append(best)
        best.add(one)
    return _with_moved(clusters)


def _with_moved(clusters: list[Cluster]) -> list[Cluster]:
    """Clusters again, the old day of a plan joined with its new one where a report says that it was moved."""
    kept: list[Cluster] = []
    for cluster in clusters:
        earlier = next((other for other in kept if _is_moved(other, cluster) or _is_moved(cluster, other)), None)
        if earlier is None:
            kept.append(cluster)
        else:
            for one in cluster.members:
                earlier.add(one)
    return kept


def _is_moved(told: Cluster, other: Cluster) -> bool:
    """`told` holds a report of a move; `other` is a plan in the same place, for the same people, a month away at most."""
    if told.days is None or other.days is None or not (told.places and other.places):
        return False
    first, second = sorted([told.days, other.days])
    gap = (date.fromisoformat(second[0]) - date.fromisoformat(first[1])).days
    planned = any(one.ahead for one in other.members) and any(one.ahead for one in told.members)
    return (
        0 < gap <= DRIFT
        and planned
        and any(one.moved for one in told.members)
        and any(same_place(mine, theirs) for mine in sorted(told.places) for theirs in sorted(other.places))
        and not _differ(frozenset(told.people), set(other.people))
    )


def _enough(one: Sighting, cluster: Cluster) -> float:
    if all(other.mention.kind != one.mention.kind for other in cluster.members) and one.family not in ENOUGH:
        return ENOUGH_ACROSS
    if stem(one.mention.lemma) not in cluster.lemmas and one.family not in ENOUGH:
        return ENOUGH_OTHER_WORD
    return ENOUGH.get(one.family, ENOUGH_ELSE)


def fits(one: Sighting, cluster: Cluster) -> float | None:
    """How well a sighting fits a cluster, in points; None where they contradict each other."""
    if _wording(one) in cluster.words:
        return 100.0
    if _apart(one, cluster) or _place_denies(one, cluster) or _people_deny(one, cluster) or _days_deny(one, cluster):
        return None
    points = PLACE_FITS * bool(one.places and cluster.places)
    points += _day_points(one, cluster)
    points += PERSON_FITS * min(2, len(one.people & cluster.people.keys()))
    points += BODY_FITS * min(2, len(one.bodies & cluster.bodies.keys()))
    points += WORD_FITS * min(3, len(one.terms & cluster.terms.keys()))
    points += NAME_FITS * min(2, len(one.names & cluster.names))
    points += LEMMA_FITS if stem(one.mention.lemma) in cluster.lemmas else KIND_FITS
    points += (DEFINITE_FITS if one.definite else NEAR_FITS) * _recalls(one, cluster)
    if _is_bare(one) and one.mention.article not in cluster.at and not one.terms & cluster.terms.keys():
        points += STRANGER
    points += LONG_AGO * _is_long_ago(one, cluster)
    points += TIME_TURNS * _turns(one, cluster)
    if _sentence(one) in cluster.sentences:
        points += SAME_SENTENCE
    return points


def _is_bare(one: Sighting) -> bool:
    return not (one.people or one.places or one.days or one.bodies)


def _wording(one: Sighting) -> tuple[str, int]:
    """The words it stands in and where: the same in a copy."""
    return one.mention.evidence.text, one.mention.trigger.start - one.mention.evidence.start


def _apart(one: Sighting, cluster: Cluster) -> bool:
    """An event and the one it stands in, or "another" one in the same sentence, are two."""
    here = cluster.sentences.get(_sentence(one), [])
    if any(one.distinct or other.distinct for other in here):
        return True
    return any(_holds(one, other) or _holds(other, one) for other in here)


def _holds(outer: Sighting, inner: Sighting) -> bool:
    around = inner.mention.within
    return around is not None and around.start == outer.mention.trigger.start


def _place_denies(one: Sighting, cluster: Cluster) -> bool:
    if not one.places or not cluster.places or one.family.startswith(OTHER):
        return False
    return not any(same_place(mine, theirs) for mine in one.places for theirs in cluster.places)


def _people_deny(one: Sighting, cluster: Cluster) -> bool:
    mine, theirs = one.people, cluster.people.keys()
    if one.family in DEALS and _differ(one.firms, cluster.firms):
        return True
    if not mine or not theirs:
        return False
    if one.family in MUTUAL:
        return _differ(mine, set(theirs))
    return not mine & theirs


def _differ(mine: frozenset[str], theirs: set[str]) -> bool:
    """Each side has one whom the other lacks."""
    return bool(mine - theirs) and bool(theirs - mine)


def _days_deny(one: Sighting, cluster: Cluster) -> bool:
    if one.days is None or cluster.days is None:
        return False
    if one.days[0] <= cluster.days[1] and cluster.days[0] <= one.days[1]:
        return False
    return not (_plan_drifts(one, cluster) or _loosely_told(one, cluster))


def _loosely_told(one: Sighting, cluster: Cluster) -> bool:
    """After "last month" and "this month", or "two years ago" and the year: neighbouring coarse spans of one thing done by the same."""
    if one.days is None or cluster.days is None:
        return False
    if stem(one.mention.lemma) not in cluster.lemmas or not (
        one.people & cluster.people.keys() or one.bodies & cluster.bodies.keys()
    ):
        return False
    shorter = min(_length(one.days), _length(cluster.days))
    first, second = sorted([one.days, cluster.days])
    return shorter >= COARSE and (date.fromisoformat(second[0]) - date.fromisoformat(first[1])).days <= 1


def _length(days: tuple[str, str]) -> int:
    return (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days


def _plan_drifts(one: Sighting, cluster: Cluster) -> bool:
    """The date of a plan may move while its place and people stay."""
    if one.days is None or cluster.days is None or not (one.places and cluster.places):
        return False
    first, second = sorted([one.days, cluster.days])
    near = (date.fromisoformat(second[0]) - date.fromisoformat(first[1])).days <= DRIFT
    alike = bool(one.people & cluster.people.keys()) or (near and not (one.people and cluster.people))
    return alike and one.ahead and all(other.ahead for other in cluster.members)


def _day_points(one: Sighting, cluster: Cluster) -> float:
    if one.days is None or cluster.days is None or one.days[0] > cluster.days[1] or cluster.days[0] > one.days[1]:
        return 0.0
    return DAY_FITS if one.days[0] == one.days[1] and cluster.days[0] == cluster.days[1] else SPAN_FITS


def _recalls(one: Sighting, cluster: Cluster) -> bool:
    """The cluster was told shortly before in the same article."""
    return any(0 < one.mention.trigger.start - at < NEAR for at in cluster.at.get(one.mention.article, ()))


def _is_long_ago(one: Sighting, cluster: Cluster) -> bool:
    if one.days is not None or cluster.days is None or len(one.reported) < 10 or one.mention.article in cluster.at:
        return False
    return (date.fromisoformat(one.reported[:10]) - date.fromisoformat(cluster.days[1])).days > LONG_AGO_DAYS


def _turns(one: Sighting, cluster: Cluster) -> bool:
    """One tells it as done where another, no earlier, tells it as lying ahead."""
    return any(_done_before_planned(one, other) or _done_before_planned(other, one) for other in cluster.members[:8])


def _done_before_planned(done: Sighting, planned: Sighting) -> bool:
    return done.mention.status == "happened" and planned.ahead and done.reported <= planned.reported
