"""Features: what a report is compared by.

In: an Article. Out: its Profile: weighted terms of its opening, its names and its other words, and its days.
Never: another article; a number that depends on one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import log, sqrt
from typing import Literal, Protocol

from dateline.cluster.places import countries, telling
from dateline.cluster.terms import WORD, term, weight
from dateline.terms import Article

SCALE = 10_000
"""Weights are whole numbers, so that sums do not depend on the order of adding. A vector's length is SCALE."""

Vector = Mapping[str, int]

# Tuned on allsides_roundups, g5w1h_news_clusters, basil_triplets and ecbplus together (the halves for developing),
# one setting for all, by BCubed F1 of the episodes.
TITLE_WEIGHT = 4.0
LEDE_WEIGHT = 3.0
OPENING_WORDS = 200
OPENING_POWER = 0.7
# Tuned on timeline17 mixed with g5w1h and basil, by how much of a topic is held together before other matters join it.
MATTER_WORDS = 800
MATTER_POWER = 1.2
MATTER_SPARE = 300.0
"""Weight, squared, that every report's matter is taken to have beside its words (some three unknown ones): a report of
few words, most of them in everybody's mouth, is like no other by them."""

PLACE_SPARE = 30.0
"""The same of its places: one mention of a country nobody writes of is two thirds of a place, of one's own country nothing."""

LEDE_WORDS = 12
"""A shorter opening line ("Photo", a place, a byline) does not count as the lede."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One report or a group of them: sums of its members' vectors, how many they are, first and last day.

    Days are counted from 0001-01-01, which is 1; None where none is known.
    """

    key: str
    opening: Vector
    names: Vector
    matter: Vector
    places: Vector
    size: int
    first: int | None
    last: int | None


def of_article(article: Article, key: str, first: int | None, last: int | None) -> Profile:
    """What `article` is compared by; `key` is its place in every tie, `first` and `last` are its days."""
    names, matter = _matter(article)
    return Profile(
        key,
        _opening(article),
        _vector(names, MATTER_POWER, MATTER_SPARE),
        _vector(matter, MATTER_POWER, MATTER_SPARE),
        _places(names),
        1,
        first,
        last,
    )


def key_of(profile: Profile) -> str:
    """What profiles are sorted by."""
    return profile.key


def merged(one: Profile, other: Profile) -> Profile:
    """The profile of two groups taken together."""
    days = [day for day in (one.first, other.first) if day is not None]
    last = [day for day in (one.last, other.last) if day is not None]
    return Profile(
        min(one.key, other.key),
        _sum(one.opening, other.opening),
        _sum(one.names, other.names),
        _sum(one.matter, other.matter),
        _sum(one.places, other.places),
        one.size + other.size,
        min(days, default=None),
        max(last, default=None),
    )


def _opening(article: Article) -> Vector:
    """Title, lede and the words that follow, the first weighing most."""
    counts: dict[str, float] = defaultdict(float)
    for match in WORD.finditer(article.title or ""):
        counts[term(match.group())] += TITLE_WEIGHT
    left, before_lede = OPENING_WORDS, True
    for part in article.paragraphs:
        if left <= 0:
            break
        found = [term(match.group()) for match in WORD.finditer(part.text[: left * 40])][:left]
        left -= len(found)
        for name in found:
            counts[name] += LEDE_WEIGHT if before_lede else 1.0
        before_lede = before_lede and len(found) < LEDE_WORDS
    return _vector(counts, OPENING_POWER)


def _matter(article: Article) -> tuple[dict[str, float], dict[str, float]]:
    """How often each name and each other word of the report is used, kept apart: one matter has both in common.

    A term is a name where it stands capitalised inside a sentence more often than in small letters.
    """
    counts: dict[str, float] = defaultdict(float)
    capital: dict[str, int] = defaultdict(int)
    left = MATTER_WORDS
    for match in WORD.finditer(article.title or ""):
        counts[term(match.group())] += 1.0
    for part in article.paragraphs:
        if left <= 0:
            break
        for match in WORD.finditer(part.text[: left * 40]):
            left -= 1
            name, first = term(match.group()), match.group()[0]
            counts[name] += 1.0
            if first.islower():
                capital[name] -= 1
            elif first.isupper() and not _opens_sentence(part.text, match.start()):
                capital[name] += 1
            if left <= 0:
                break
    names = {name: count for name, count in counts.items() if capital[name] > 0}
    return names, {name: count for name, count in counts.items() if name not in names}


def _places(names: Mapping[str, float]) -> Vector:
    """The countries that the names point at, as a vector."""
    counts: dict[str, float] = defaultdict(float)
    for name in sorted(names.keys() & countries().keys()):
        counts[countries()[name]] += names[name]
    return _scaled({code: (1.0 + log(count)) * telling()[code] for code, count in sorted(counts.items())}, PLACE_SPARE)


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start].strip()
    return start == 0 or before[-1:] in tuple('.!?"“:')


def _vector(counts: Mapping[str, float], power: float, spare: float = 0.0) -> Vector:
    """Counts as whole-number TF-IDF weights (1 + log tf) · idf of length SCALE, of which `spare` takes its part."""
    return _scaled(
        {name: (1.0 + log(count)) * weight(name, power=power) for name, count in sorted(counts.items()) if name}, spare
    )


def _scaled(raw: Mapping[str, float], spare: float) -> Vector:
    """Weights as whole numbers, the vector's length SCALE less what `spare` takes of it."""
    length = sqrt(spare + sum(value * value for value in raw.values()))
    return {name: rounded for name, value in raw.items() if (rounded := round(value / length * SCALE))}


def _sum(one: Vector, other: Vector) -> Vector:
    total = dict(one)
    for name, value in other.items():
        total[name] = total.get(name, 0) + value
    return total


def dot(one: Vector, other: Vector) -> int:
    """The inner product of two vectors, exactly."""
    return sum([one[name] * other[name] for name in one.keys() & other.keys()])


Side = Literal["opening", "names", "matter"]
"""A vector of a profile by which groups are compared."""
SIDES: tuple[Side, ...] = ("opening", "names", "matter")


def vector_of(profile: Profile, side: Side) -> Vector:
    """One of the vectors of a profile."""
    return {"opening": profile.opening, "names": profile.names, "matter": profile.matter}[side]


def likeness(one: Profile, other: Profile, mine: Vector, theirs: Vector) -> int:
    """Mean cosine of a vector of each, over all pairs of their members, in millionths."""
    return cosine(dot(mine, theirs), one.size * other.size)


def cosine(product: int, pairs: int) -> int:
    """An inner product of the sums of two groups' vectors as the mean cosine of so many pairs, in millionths."""
    return product * 1_000_000 // (SCALE * SCALE * pairs)


def strongest(vector: Vector, count: int) -> list[str]:
    """The `count` heaviest terms of a vector, in a fixed order."""
    return [name for name, _ in sorted(vector.items(), key=_by_weight)[:count]]


def _by_weight(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


class Dated(Protocol):
    """What has a first and a last day."""

    @property
    def first(self) -> int | None:
        """Days from 0001-01-01, which is 1; None where not known."""

    @property
    def last(self) -> int | None:
        """The same of the last."""


def gap(one: Dated, other: Dated) -> int:
    """Days between the two groups; 0 where they overlap or a day is not known."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 0
    return max(0, one.first - other.last, other.first - one.last)


def between(one: Profile, other: Profile) -> int:
    """Days between the middles of the two groups; 0 where a day is not known."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 0
    return abs(one.first + one.last - other.first - other.last) // 2


def reach(one: Profile, other: Profile) -> int:
    """Days from the first to the last of the two groups taken together; 0 where none is known."""
    days = [day for day in (one.first, one.last, other.first, other.last) if day is not None]
    return max(days) - min(days) if days else 0
