"""Contradictions: what keeps two tellings apart, however alike they sound.

In: two clusters of sightings of one family. Out: whether they deny each other. Never: a score.
"""

from __future__ import annotations

from datetime import date

from dateline.events import words
from dateline.events.gathering import Cluster, Days, sentence_of
from dateline.events.sighting import Sighting
from dateline.events.sightings import LONG_AGO_DAYS
from dateline.events.words import OTHER
from dateline.places import same
from dateline.status import UNCOMMITTED

DEALS = words.kinds_with("deal")
"""Kinds that firms do with one another: another partner is another event."""
MUTUAL = words.kinds_with("mutual")
"""Kinds in which all take part alike: someone on each side whom the other lacks makes two events."""
DRIFT = 31
"""Days by which a plan told without its people may move and stay the same plan."""
COARSE = 27
"""Days: a span of a month or more is told loosely."""


def deny(one: Cluster, other: Cluster) -> bool:
    """The two cannot be one event."""
    return people_deny(one, other) or days_deny(one, other) or places_deny(one, other) or apart(one, other)


def apart(one: Cluster, other: Cluster) -> bool:
    """An event and the one it stands in are two, and so are one and "another" told after it."""
    for article in one.told.keys() & other.told.keys():
        for mine in one.told[article]:
            for theirs in other.told[article]:
                if _another(mine, theirs) or _another(theirs, mine) or _holds(mine, theirs) or _holds(theirs, mine):
                    return True
                if _only_threatened(mine, theirs) or _only_threatened(theirs, mine):
                    return True
    return False


def _only_threatened(one: Sighting, done: Sighting) -> bool:
    """A report tells it as possible in a place of its own, and beside it another as done: "threatened to fire … near the island"."""
    if one.mention.status not in UNCOMMITTED or done.mention.status != "happened" or not one.grounds:
        return False
    return one.grounds.isdisjoint(done.places) and one.days is None


def _another(one: Sighting, before: Sighting) -> bool:
    """Told as another than one told before, and not of the same day."""
    if not one.distinct:
        return False
    if sentence_of(one) == sentence_of(before):
        return True
    later = one.mention.trigger.start > before.mention.trigger.start and not before.distinct
    return later and (one.days is None or one.days != before.days)


def _holds(outer: Sighting, inner: Sighting) -> bool:
    around = inner.mention.within
    return around is not None and around.start == outer.mention.trigger.start


def places_deny(one: Cluster, other: Cluster) -> bool:
    """Both tell where, and no two of the places can be one, nor the one lie in the other."""
    if not one.grounds or not other.grounds or one.family.startswith(OTHER):
        return False
    return not (_lies_in(one, other) or _lies_in(other, one))


def _lies_in(inner: Cluster, outer: Cluster) -> bool:
    return any(same(mine, theirs) for mine in inner.around for theirs in outer.grounds)


def people_deny(one: Cluster, other: Cluster) -> bool:
    """Other people take part; in what all do alike, or firms do together, another partner is enough."""
    mine, theirs = one.people, other.people
    if one.family in DEALS and differ(one.firms, other.firms):
        return True
    if one.family in MUTUAL:
        return differ(mine, theirs)
    return strangers(one, other) and not _alike(one, other)


def _alike(one: Cluster, other: Cluster) -> bool:
    """The same word, and the same place, body or two words beside it: each may name only one side, or one person by two names."""
    if one.lemmas.isdisjoint(other.lemmas):
        return False
    grounds = one.places & other.places or one.bodies & other.bodies
    return bool(grounds) or len(one.terms & other.terms) > 1


def strangers(one: Cluster, other: Cluster) -> bool:
    """Both tell who, and have no one in common."""
    return bool(one.people) and bool(other.people) and one.people.isdisjoint(other.people)


def differ(mine: set[str], theirs: set[str]) -> bool:
    """Each side has one whom the other lacks."""
    return bool(mine - theirs) and bool(theirs - mine)


def days_deny(one: Cluster, other: Cluster) -> bool:
    """Both tell when, and the spans neither meet nor can be one plan that moves or one thing loosely told."""
    if _is_news_of_old(one, other) or _is_news_of_old(other, one):
        return True
    if not one.spans or not other.spans or meet(one, other):
        return False
    return not (_drifts(one, other) or _loosely(one, other))


def _is_news_of_old(news: Cluster, old: Cluster) -> bool:
    """What heads a report without a day is not what was long over then, unless the same people are in it."""
    if news.spans or not news.heads or not old.spans or not news.people.isdisjoint(old.people):
        return False
    last = max(last for _, last in old.spans)
    return (date.fromisoformat(min(news.heads)) - date.fromisoformat(last)).days > LONG_AGO_DAYS


def meet(one: Cluster, other: Cluster) -> bool:
    """Some of the spans share a day."""
    return any(_share(mine, theirs) for mine in one.spans for theirs in other.spans)


def _share(mine: Days, theirs: Days) -> bool:
    return mine[0] <= theirs[1] and theirs[0] <= mine[1]


def _gap(one: Cluster, other: Cluster) -> int:
    """Days from the end of the earlier span to the start of the later one, of the two that lie nearest."""
    pairs = (sorted([mine, theirs]) for mine in one.spans for theirs in other.spans)
    return min((date.fromisoformat(second[0]) - date.fromisoformat(first[1])).days for first, second in pairs)


def _loosely(one: Cluster, other: Cluster) -> bool:
    """After "last month" and "this month", or "two years ago" and the year: neighbouring coarse spans of one thing done by the same."""
    alike = one.people & other.people or one.bodies & other.bodies
    if not alike or not one.lemmas & other.lemmas:
        return False
    return min(length(days) for days in (*one.spans, *other.spans)) >= COARSE and _gap(one, other) <= 1


def length(days: Days) -> int:
    """Days from the first to the last."""
    return (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days


def _drifts(one: Cluster, other: Cluster) -> bool:
    """The date of a plan may move while its place and people stay, until a later report tells it as done."""
    if not any(same(mine, theirs) for mine in one.places for theirs in other.places):
        return False
    if not (_planned_before(one, other) or _planned_before(other, one)):
        return False
    unnamed = not (one.people and other.people)
    return bool(one.people & other.people) or (unnamed and _gap(one, other) <= DRIFT)


def _planned_before(plan: Cluster, other: Cluster) -> bool:
    """Who dates `plan` tells it as lying ahead; who dates `other` does too, or reports later."""
    dated = [one for one in plan.members if one.days is not None]
    told = max(one.reported for one in dated)
    return all(one.ahead for one in dated) and all(
        one.ahead or one.reported > told for one in other.members if one.days is not None
    )


def moved(told: Cluster, other: Cluster) -> bool:
    """`told` holds a report of a move; `other` is a plan in the same place, for the same people, a month away at most."""
    if not (told.spans and other.spans and told.places and other.places):
        return False
    planned = any(one.ahead for one in other.members) and any(one.ahead for one in told.members)
    return (
        0 < _gap(told, other) <= DRIFT
        and planned
        and any(one.moved for one in told.members)
        and any(same(mine, theirs) for mine in told.places for theirs in other.places)
        and not differ(told.people, other.people)
    )
