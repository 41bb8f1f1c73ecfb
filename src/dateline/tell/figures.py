"""Figures that reports give about an event, and whether two of them say the same.

In: quantities. Out: numbers, agreement. Never: a sum or a conversion of units.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dateline.tell.lines import split
from dateline.tell.reported import Telling
from dateline.terms import Article, Evidence, Quantity
from dateline.text import trim

Name = tuple[str, str]
"""What is counted and the kind of unit: figures of one name can be held against each other."""

Key = TypeVar("Key")

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|\d*\.\d+")
_SCALE = {
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "billion": 1e9,
    "b": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
}
_COUNTED = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty"""
_WORDS = {word: float(value) for value, word in enumerate(_COUNTED.split())}
_SHARE = re.compile(
    r"\b(?:half|halves|(?:third|quarter|fifth|sixth|tenth)s?|dozens?|hundreds?|thousands?|millions?|billions?)\b"
)
_MOVING = re.compile(
    r"dead|death|kill|toll|injur|wound|hurt|missing|trapped|rescued|evacuat|displac|infect|case|casualt|victim|hospital"
    r"|arrest|detain|homeless|damage|votes|turnout|survivor|term|sentence"
)
_DEAD = re.compile(r"dead|death|kill|fatal")
_TOLL = re.compile(_DEAD.pattern + r"|injur|wound|hurt|infect|casualt|victim|homeless|evacuat|displac")
_FORMER = re.compile(r"\b(?:from|previous|former|earlier|initial|original|compared with|rather than|instead of)\b")
_ANSWERED = re.compile(r"\b(?:aveng|in response\b|repris|retaliat|reveng).*\b(?:in which|that|which|who)\b", re.DOTALL)
"""Behind such words, of what an act answers, the figures are those of what it answers: "revenge for raids that left …"."""
FORMER_REACH = 40
"""Characters before a figure within which such a word makes it one that was."""
_UP = re.compile(r"\b(?:rais|increas|lift|sweeten|doubl|tripl|climb|rose\b|risen|grew\b|grown|up from|revis)")
_DOWN = re.compile(r"\b(?:cut\b|cuts\b|lower|reduc|trim|halv|fell\b|fallen|shr[au]nk|down from|revis)")
_SIGNS = frozenset("$€£¥₹₩")
_GENERIC = frozenset({"amount", "share", "number", "value", "count", "figure", "percentage"})
"""Names that say no more than the unit."""
FAR = 2.0
"""Two amounts of which one is this many times the other are rarely two accounts of one figure."""
CLOSE = 0.02
"""Two figures this near, relative to the larger, are one figure rounded twice."""


def number(quantity: Quantity) -> float | None:
    """The number that the value names ("$1.2 billion", "seven", "4.3"), or None."""
    text = f"{quantity.value} {quantity.unit or ''}".lower()
    match = _NUMBER.search(text)
    if match is None:
        return next((_WORDS[word] for word in re.findall(r"[a-z]+", text) if word in _WORDS), None)
    scale = re.match(r"\s*([a-z]+)", text[match.end() :])
    return float(match[0].replace(",", "")) * (_SCALE.get(scale[1], 1.0) if scale else 1.0)


def names_a_number(text: str) -> bool:
    """Whether a number or a share stands in the words: "$3 million", "seven", "a third"."""
    lowered = text.lower()
    words = re.findall(r"[a-z]+", lowered)
    return bool(_NUMBER.search(lowered) or _SHARE.search(lowered)) or not _WORDS.keys().isdisjoint(words)


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether two values of one name may be the same figure: equal, or one the other rounded."""
    a, b = number(one), number(other)
    if a is None or b is None:
        return one.value.casefold() == other.value.casefold()
    return abs(a - b) <= CLOSE * max(abs(a), abs(b))


def in_words(quantity: Quantity) -> str:
    """The figure for people: "3 dead" (of "three"), "$82 price per share", "4.3 percent"."""
    unit, value = quantity.unit or "", quantity.value
    if value.casefold() in _WORDS:
        value = f"{_WORDS[value.casefold()]:.0f}"
    if unit in _SIGNS:
        value = value if unit in value else f"{unit}{value}"
    elif unit and unit.casefold() not in value.casefold():
        value = f"{value} {unit}"
    bare = quantity.name.casefold() in _GENERIC or quantity.name.casefold() in value.casefold()
    return value if bare else f"{value} {quantity.name}"


@dataclass(frozen=True, slots=True)
class Given:
    """A figure and the telling that gives it."""

    quantity: Quantity
    telling: Telling


def given(account: Sequence[Telling]) -> dict[Name, Given]:
    """The figure that an account gives for each name.

    Of a toll the highest: lower ones count a part. Of anything else the only one: an account with several tells of
    several things. One without a number ("dozens") and one that was ("up from 70") are passed over.
    """
    found: dict[Name, list[Given]] = {}
    for telling in account:
        for name, quantities in by_name(telling.report.quantities).items():
            now = [one for one in quantities if number(one) is not None and _is_of_now(one, telling)]
            found.setdefault(name, []).extend(Given(one, telling) for one in now)
    return {name: one for name, several in found.items() if (one := _standing(name, several))}


def _standing(name: Name, several: Sequence[Given]) -> Given | None:
    if not several:
        return None
    if is_toll(name[0]):
        return max(several, key=_size_shown)
    if len(distinct(one.quantity for one in several)) > 1:
        return None
    return next((one for one in several if shown(one)), several[0] if moves(name[0]) else None)


def _size_shown(one: Given) -> tuple[float, bool]:
    return _size(one), shown(one)


def _size(one: Given) -> float:
    return number(one.quantity) or 0.0


def shown(one: Given) -> bool:
    """Whether the words of the telling have the figure."""
    return one.quantity.value.casefold() in one.telling.report.evidence.text.casefold()


def wholes(giving: Mapping[Key, Given]) -> dict[Key, Given]:
    """Figures that their tellings show, without tolls that count but a part of what their own dispatch counts."""
    most: dict[str, float] = {}
    for one in giving.values():
        most[one.telling.dispatch] = max(_size(one), most.get(one.telling.dispatch, 0.0))
    return {
        key: one
        for key, one in giving.items()
        if shown(one) and not (is_toll(one.quantity.name) and FAR * _size(one) < most[one.telling.dispatch])
    }


def _is_of_now(quantity: Quantity, telling: Telling) -> bool:
    """Whether the telling gives the figure as the event's own, not as one that was or of what it answers, nor of the others struck."""
    before, found, after = telling.report.evidence.text.casefold().partition(quantity.value.casefold())
    if not found:
        return True
    if _FORMER.search(before[-FORMER_REACH:]) or _ANSWERED.search(before):
        return False
    twice = [one for one in telling.report.quantities if one.value == quantity.value and is_toll(one.name)]
    return len(twice) < 2 or bool(_DEAD.search(quantity.name.casefold())) == _counts_the_dead(before, after)


def _counts_the_dead(before: str, after: str) -> bool:
    """Whether the word nearest to a toll is one of dying."""
    behind, ahead = [*_TOLL.finditer(before)], _TOLL.search(after)
    if behind and (ahead is None or len(before) - behind[-1].end() <= ahead.start()):
        return _DEAD.match(behind[-1][0]) is not None
    return ahead is None or _DEAD.match(ahead[0]) is not None


def proof(one: Given, article: Article | None) -> Evidence | None:
    """Words that show the figure: those of the telling, else of a toll the first sentence of its report that gives it."""
    if shown(one):
        return one.telling.report.evidence
    if article is None or not is_toll(one.quantity.name):
        return None
    value = re.compile(rf"(?<!\w){re.escape(one.quantity.value.casefold())}(?!\w)")
    counted = _DEAD if _DEAD.search(one.quantity.name.casefold()) else _TOLL
    for part in article.paragraphs:
        for start, end in split(part.text):
            words = part.text[start:end].casefold()
            if value.search(words) and counted.search(words):
                first, last = trim(part.text, start, end)
                return article.evidence(part.start + first, part.start + last)
    return None


def is_toll(name: str) -> bool:
    """Whether a figure of this name counts people or things struck: it grows as they are found."""
    return bool(_TOLL.search(name.casefold()))


def rose(old: Quantity, new: Quantity) -> bool:
    """Whether the later figure is the higher one; a lower one recalls an earlier count or counts a part."""
    a, b = number(old), number(new)
    return a is not None and b is not None and b > a


def must_be_later(old: Given, new: Given) -> bool:
    """Reports of one day, of which one tells no time: the higher count of the dead is the later one."""
    one, other = old.telling.reported, new.telling.reported
    if one is None or other is None or old.telling.day != new.telling.day or old.telling.day is None:
        return False
    timed = "instant" in (one.precision, other.precision) and one.precision != other.precision
    return timed and bool(_DEAD.search(old.quantity.name.casefold())) and rose(old.quantity, new.quantity)


def counts_the_dead_alike(one: Given, other: Given) -> bool:
    """Whether both tellings give one number of dead beside another toll on which they differ: two counts of one moment."""
    if _DEAD.search(one.quantity.name.casefold()):
        return False
    mine, theirs = (_dead(given.telling) for given in (one, other))
    return mine is not None and theirs is not None and agree(mine, theirs)


def _dead(telling: Telling) -> Quantity | None:
    return next((one for one in telling.report.quantities if _DEAD.search(one.name.casefold())), None)


def said_to_move(new: Given, old: Given | None = None) -> bool:
    """Whether the telling itself says that the figure was raised, cut or revised; with `old`, in the way it did move."""
    words = new.telling.report.evidence.text.casefold()
    up, down = _UP.search(words) is not None, _DOWN.search(words) is not None
    if old is None:
        return up or down
    return up if rose(old.quantity, new.quantity) else down


def differ(one: Quantity, other: Quantity) -> bool:
    """Whether two accounts give one figure differently; amounts that are far apart are two things."""
    if agree(one, other):
        return False
    if is_toll(one.name):
        return True
    a, b = number(one), number(other)
    return a is not None and b is not None and max(abs(a), abs(b)) <= FAR * min(abs(a), abs(b))


def distinct(quantities: Iterable[Quantity]) -> list[Quantity]:
    """The quantities without those that agree with one before them."""
    kept: list[Quantity] = []
    for quantity in quantities:
        if not any(agree(quantity, other) for other in kept):
            kept.append(quantity)
    return kept


def by_name(quantities: Iterable[Quantity]) -> dict[tuple[str, str], list[Quantity]]:
    """Quantities that can be held against each other: same name, same kind of unit."""
    found: dict[tuple[str, str], list[Quantity]] = {}
    for quantity in quantities:
        found.setdefault((quantity.name.casefold(), _unit_kind(quantity)), []).append(quantity)
    return found


def _unit_kind(quantity: Quantity) -> str:
    """What is counted, scale words left out, so that "million dollars" and "billion dollars" compare."""
    words = re.findall(r"[^\W\d_]+|[%$€£¥]", (quantity.unit or "").lower())
    return " ".join(sorted(word.removesuffix("s") for word in words if word not in _SCALE))


def moves(name: str, kind: str = "") -> bool:
    """Whether a figure of this name goes on changing within a day: a toll, a count of cases, a price on an exchange."""
    return bool(_MOVING.search(name.casefold())) or kind in ("fall", "rise")
