"""Things: which figures are figures of one thing, and which of those differ.

In: counts of a story. Out: pairs that differ on one thing. Never: a figure of another predicate, another scope, another time or another
name set against one; a figure told more or less closely taken for another one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import combinations

from dateline import places
from dateline.english.lexicon import group
from dateline.english.scope import WORLD
from dateline.tell.bounds import ROUNDED, Open, both_may_be, left_open
from dateline.tell.counts import Count
from dateline.text import plain
from dateline.vectors import cosine

ALIKE = 0.15
"""Cosine from which two sentences speak of one thing, where their figures have no more in common than noun and verb."""
RATIO = 2.5
"""Two figures of which one is this many times the other are rarely two accounts of one thing."""
TOLL_RATIO = 6.0
"""The same of a toll, which grows fast."""
LARGE = 1000
"""From here on a number is hardly ever the number of two things of one name."""
NEAR = 1.4
"""Two large numbers of which one is less than this many times the other are near each other."""
VERY_NEAR = 1.1
"""The same of numbers told exactly, whatever they count, of what has one name."""
EXACT = 4
"""Digits from which a number is told exactly."""
SAME = 0.0001
"""The same of two figures with the same bound."""
HUNDRED = 100
ROUND = 0.025
"""How far, as a share of it, a number in round hundreds may lie from the exact one."""
CONVERTED = 0.04
"""How far a measure may lie from one that says the same: it may have been told in another unit."""
MEASURES = group("measured")
FEW = 2
"""From so many on people are counted by name."""


def differ(one: Count, other: Count) -> bool:
    """The two cannot be one figure told more or less closely."""
    if one.value == other.value or _rounded(one, other):
        return False
    if one.figure.bound == other.figure.bound != "about":
        return abs(one.value - other.value) > SAME * max(abs(one.value), abs(other.value), 1e-9) and not _converted(
            one, other
        )
    (low, high), (least, most) = _span(one), _span(other)
    return high < least or most < low


def _rounded(one: Count, other: Count) -> bool:
    """One is the other in round hundreds: 600 of 612; the numbers of houses are never rounded."""
    mine, theirs = one.value, other.value
    if abs(mine - theirs) > ROUND * max(abs(mine), abs(theirs)) or not (_is_round(mine) or _is_round(theirs)):
        return False
    return group("address_nouns").isdisjoint({one.noun, other.noun})


def _is_round(value: float) -> bool:
    return value >= HUNDRED and value % HUNDRED == 0


def _converted(one: Count, other: Count) -> bool:
    return one.figure.unit in MEASURES and _near(one.value, other.value, 1 + CONVERTED)


def excludes(one: Count, other: Count) -> bool:
    """The two cannot both be so."""
    if one.certainty != other.certainty or not differ(one, other):
        return False
    return not both_may_be(_left_open(one, other), _left_open(other, one))


def _left_open(count: Count, beside: Count) -> Open:
    """What it leaves open; "at least ten" lets twelve be, save of a toll that is long settled, as what names its year says, beside an exact one."""
    bound = count.figure.bound
    if bound == "at least" != beside.figure.bound and count.toll and count.dated:
        bound = "exactly"
    return left_open(count.value, bound, slack=CONVERTED / 2 if count.figure.unit in MEASURES else 0.0)


def _span(count: Count) -> tuple[float, float]:
    value, bound = count.value, count.figure.bound
    slack = max(ROUNDED if bound != "exactly" else 0.0, CONVERTED if count.figure.unit in MEASURES else 0.0) * abs(
        value
    )
    return (value if bound == "at least" else value - slack), (value if bound == "at most" else value + slack)


def of_one_thing(one: Count, other: Count) -> bool:
    """Whether both figures are of the same thing: unit, noun, predicate or holder, time and names agree."""
    if one.figure.unit != other.figure.unit or one.toll != other.toll:
        return False
    near, is_time = _are_near(one, other), one.figure.unit == "time"
    if not (near or is_time) or _of_other_times(one, other):  # most that share a noun are far apart
        return False
    if is_time and _same_term(one, other):
        return not (one.people and other.people and one.people.isdisjoint(other.people))
    if not near or _are_apart(one.names, other.names) or _are_apart(one.nations, other.nations):
        return False
    if one.figure.kinds and other.figure.kinds and one.figure.kinds.isdisjoint(other.figure.kinds):
        return False
    if _are_named_apart(one, other):
        return False
    if one.figure.added != other.figure.added or one.rate != other.rate or (one.rate and one.verb != other.verb):
        return False
    return any(rule(one, other) for rule in _rules_of(one.figure.unit, is_toll=bool(one.toll)))


def _are_near(one: Count, other: Count) -> bool:
    """Neither is so many times the other that they are hardly two accounts of one thing."""
    growing = one.toll or (one.running and other.running)
    return _near(one.value, other.value, TOLL_RATIO if growing else RATIO)


def _are_apart(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Both have some, and none in common."""
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _are_named_apart(one: Count, other: Count) -> bool:
    """Both sentences name as many people as they count, and none in common: "two senators, Hart and Penn", "three senators: Ruiz, Vale and Ode"."""
    if one.figure.unit or not one.people or not one.people.isdisjoint(other.people):
        return False
    return all(FEW <= count.value <= len(count.people) for count in (one, other))


def _of_other_times(one: Count, other: Count) -> bool:
    """One names a month or year that the other does not; let pass where only one does and both name the same people or places."""
    if one.figure.unit == "years" or one.dated == other.dated or not one.dated.isdisjoint(other.dated):
        return False
    return bool(one.toll or (one.dated and other.dated) or one.names.isdisjoint(other.names))


def _near(one: float, other: float, ratio: float) -> bool:
    mine, theirs = abs(one), abs(other)
    low, high = (mine, theirs) if mine <= theirs else (theirs, mine)
    return low > 0 and high <= ratio * low


def _same_toll(one: Count, other: Count) -> bool:
    """Both count the same kind of people struck in the same way."""
    if not one.toll or _people(one) != _people(other) or _are_of_other_scopes(one, other):
        return False
    if one.certainty - group("sure") != other.certainty - group("sure"):
        return False
    if one.certainty != other.certainty and not _near(one.value, other.value, RATIO):
        return False  # "confirmed that 20 had died", "more than 100 have died"
    if one.toll in group("spreading"):
        return True
    one_placed = bool(one.scope) != bool(other.scope)
    near = cosine(one.vector, other.vector) >= (2 * ALIKE if one_placed else ALIKE)
    return near or (not one_placed and (bool(one.names & other.names) or (one.heads and other.heads)))


def _are_of_other_scopes(one: Count, other: Count) -> bool:
    """They count in other places; of what is counted country by country both must tell where."""
    if one.toll in group("spreading"):
        return not one.scope or one.scope != other.scope
    if (WORLD in one.scope) != (WORLD in other.scope):
        return True
    if not one.scope or not other.scope or not one.scope.isdisjoint(other.scope):
        return False
    towns = not any(scope.isupper() for scope in one.scope | other.scope)
    return towns or all(places.apart(a, b) for a in one.scope for b in other.scope)


def _people(count: Count) -> str:
    return "people" if count.noun in group(f"toll_{count.toll}") | group("anybodies") or not count.noun else count.noun


def _same_age(one: Count, other: Count) -> bool:
    """Both give the age of somebody of one name."""
    if one.figure.unit != "age":
        return False
    mine, theirs = ({count.noun, *count.more} & count.names for count in (one, other))
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _same_holder(one: Count, other: Count) -> bool:
    """The same noun is counted, of the same thing: "the 35-word oath", "an oath of 38 words"; under one verb, or where both name the same."""
    if one.toll or one.figure.unit == "age" or not one.noun or one.noun != other.noun:
        return False
    if one.verb != other.verb and (one.figure.unit in MEASURES or one.names.isdisjoint(other.names)):
        return False
    shared = (one.more & other.more) - group("not_manner") - one.names
    return bool(shared) and (one.figure.unit not in MEASURES or by_the_same(one, other))


def by_the_same(one: Count, other: Count) -> bool:
    """One and the same does it; where a pronoun stands for somebody, both sentences name the same."""
    if "" in one.doers | other.doers:
        return not one.names.isdisjoint(other.names)
    return not (one.doers and other.doers) or not one.doers.isdisjoint(other.doers)


def _same_predicate(one: Count, other: Count) -> bool:
    """The same noun is counted under the same verb, of which both tell more that agrees."""
    if (
        one.toll
        or one.figure.unit in group("told_units")
        or not one.noun
        or one.noun != other.noun
        or one.verb != other.verb
    ):
        return False
    if one.verb in group("light") or not (one.figure.added or by_the_same(one, other)):
        return False
    return (
        one.figure.added or len(one.figure.about & other.figure.about) > 1 or cosine(one.vector, other.vector) >= ALIKE
    )


def _same_measure(one: Count, other: Count) -> bool:
    """The same is measured: one verb, and more words of its clause that both have."""
    if one.figure.unit not in MEASURES or one.noun != other.noun or one.verb != other.verb:
        return False
    if not by_the_same(one, other):
        return False
    shared, near = len(one.figure.about & other.figure.about), cosine(one.vector, other.vector)
    if one.verb in group("light"):
        return shared > 1 and near >= 2 * ALIKE
    return shared > 2 or near >= ALIKE


def _same_total(one: Count, other: Count) -> bool:
    """Both tell how much has come together so far, under one verb, of the same that both name."""
    if not (one.running and other.running) or not one.figure.unit or one.figure.unit in MEASURES | group("told_units"):
        return False
    same = one.verb == other.verb and one.verb not in group("light") and one.noun == other.noun
    return same and not one.names.isdisjoint(other.names) and cosine(one.vector, other.vector) >= ALIKE


def _same_years(one: Count, other: Count) -> bool:
    """Both give the years from which to which, in sentences that name the same people by more than one name."""
    return one.figure.unit == "years" and len(one.people & other.people) > 1


def _same_term(one: Count, other: Count) -> bool:
    """Both give a term in prison, of the same bound."""
    if one.figure.unit != "time" or one.figure.bound != other.figure.bound:
        return False
    return one.locked_up and other.locked_up and cosine(one.vector, other.vector) >= ALIKE / 2


def _same_scale(one: Count, other: Count) -> bool:
    """Both give what the same noun measures: "a magnitude of 5.9", "a mother of 13"."""
    if not (one.figure.scale and other.figure.scale) or one.noun != other.noun or one.figure.unit:
        return False
    if not _near(one.value, other.value, VERY_NEAR):
        return False
    return cosine(one.vector, other.vector) >= ALIKE / 2 or bool(one.names & other.names)


def _same_large(one: Count, other: Count) -> bool:
    """Large numbers of the same noun that lie near each other, in sentences of one matter."""
    if (
        min(one.value, other.value) < LARGE
        or not _near(one.value, other.value, NEAR)
        or one.figure.unit in MEASURES | group("told_units")
    ):
        return False
    if one.noun and one.noun == other.noun:
        if _is_of_more(one, other) or _is_of_more(other, one):
            return False
        named = not one.names.isdisjoint(other.names)
        return cosine(one.vector, other.vector) >= (ALIKE / 3 if named else ALIKE)
    if (one.noun and other.noun) or one.names.isdisjoint(other.names) or not _near(one.value, other.value, VERY_NEAR):
        return False
    return _digits(one) >= EXACT and _digits(other) >= EXACT and cosine(one.vector, other.vector) >= ALIKE / 2


def _is_of_more(one: Count, other: Count) -> bool:
    """What it counts is told by nouns of which the other's sentence has none: "a stimulus package", "barrels of oil"."""
    words = frozenset(plain(other.evidence.text).split())
    return bool(one.more) and one.more.isdisjoint(other.more | words)


def _digits(count: Count) -> int:
    """How many digits the number has before the noughts that end it."""
    return len(f"{count.value:.2f}".replace(".", "").strip("0"))


VERB = "()"
"""Behind what two figures may have in common: it is their verb."""
Rule = Callable[[Count, Count], bool]


@cache
def _rules_of(unit: str, *, is_toll: bool) -> tuple[Rule, ...]:
    """What makes two figures of this unit figures of one thing; one is enough, and those of other units are not asked."""
    measured, told = unit in MEASURES, unit in group("told_units")
    asked = {
        _same_toll: is_toll,
        _same_age: unit == "age",
        _same_holder: not is_toll and unit != "age",
        _same_predicate: not is_toll and not told,
        _same_measure: measured,
        _same_total: bool(unit) and not (measured or told),
        _same_scale: not unit,
        _same_large: not (measured or told),
        _same_years: unit == "years",
    }
    return tuple(rule for rule, may_hold in asked.items() if may_hold)


def pairs(found: Sequence[Count]) -> Iterator[tuple[Count, Count]]:
    """Two counts that differ on one thing, the first of them told first; of sentences told alike in many reports the first."""
    asked: set[tuple[int, int]] = set()
    for (_, _, name), counted in _bins(_firsts(found)).items():
        by_verb = name.endswith(VERB)
        for i, j in _near_each_other(counted):
            one, other = counted[i], counted[j]
            if by_verb and one.noun and one.noun == other.noun:
                continue  # asked by their noun
            key = id(one), id(other)
            if key not in asked:
                asked.add(key)
                if of_one_thing(one, other) and differ(one, other):
                    yield one, other


def _near_each_other(counted: Sequence[Count]) -> list[tuple[int, int]]:
    """Those of a bin that may be of one thing by their size, in the order of telling; terms in prison of any length may be."""
    if counted[0].figure.unit == "time":
        return list(combinations(range(len(counted)), 2))
    ranked = sorted((abs(count.value), i) for i, count in enumerate(counted))
    sizes = [size for size, _ in ranked]
    found: list[tuple[int, int]] = []
    for at, (size, i) in enumerate(ranked):
        one = counted[i]
        most = size * (TOLL_RATIO if one.toll or one.running else RATIO)
        near = ranked[at + 1 : bisect_right(sizes, most, at + 1)] if size else ()
        found += [(i, j) if i < j else (j, i) for _, j in near if counted[j].value != one.value]
    return sorted(found)


def _firsts(found: Sequence[Count]) -> list[Count]:
    """The first told of those whose sentence has the same words."""
    firsts: dict[tuple[str, str, float, int], Count] = {}
    for count in found:
        firsts.setdefault((count.evidence.text, count.text, count.value, count.figure.i), count)
    return list(firsts.values())


def _bins(found: Sequence[Count]) -> dict[tuple[str, str, str], list[Count]]:
    """Counts that may be of one thing, under each of what they may have in common."""
    bins: dict[tuple[str, str, str], list[Count]] = {}
    for count in found:
        exact = count.figure.unit == "years" or (not count.toll and _digits(count) >= EXACT)
        term = count.figure.unit == "time" and not group("locking_up").isdisjoint(count.figure.about)
        names = count.noun, f"{count.verb}{VERB}", "~" * bool(count.toll), "=" * exact, "#" * term
        for name in dict.fromkeys(filter(None, names)):
            bins.setdefault((count.figure.unit, count.toll, name), []).append(count)
    return bins
