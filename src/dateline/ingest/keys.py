"""Keys: what an object of somebody's dump calls the things that dateline asks for.

In: a JSON object. Out: for each family ("published", "publisher", …) the values that it holds, in the order of `data/keys.tsv`, with the keys as
written; and the keys that look like a day or a text and are none of these. Never: a value made up; more keys than the limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline import lists
from dateline.ingest.findings import is_web_address

MOST_KEYS = 500
"""Keys of one object that are looked at; records of dumps have a hundred at most."""
DEEPEST = 3
"""Objects inside one another in which keys are looked for."""
LONG_TEXT, LONG_WORDS = 400, 60
"""Characters and words from which a value is a text; those of scripts without spaces have few words."""
_FEW_SPACES = 0.02
"""Share of spaces below which a text is in a script without them; that of alphabets is near .15."""

_SIGNS = re.compile(r"[\W_]+")
_ADDRESSED = re.compile(r"https?://[^/?#]+/?(?:[^/?#\s]|\?.)", re.IGNORECASE)
_NUMERIC_DAY = re.compile(r"(?:1\d{9}|1\d{12}|1\d{15})(?:\.\d+)?|(?:19|20)\d{6}(?:T?\d{4,6}Z?)?")
_WORDED_DAY = re.compile(
    r"(?:[^\W\d]{2,12}\.?,?\s+)?(?:"
    r"(?:19|20)\d\d\s?[-/.年년]\s?\d{1,2}"
    r"|\d{1,2}(?:st|nd|rd|th|er|º)?[\s./-]+(?:de\s+)?(?:\d{1,2}|[^\W\d]{3,12}\.?,?)[\s./-]+(?:de\s+)?(?:19|20)?\d\d"
    r"|[^\W\d]{3,12}\.?\s+\d{1,2},?\s+(?:19|20)\d\d)",
)
_LONGEST_DAY = 60  # characters of a day as dumps write it, with weekday, time and zone


@dataclass(frozen=True, slots=True)
class Said:
    """A value of an object: its key as written ("source.name"), and whether it counts only where no other of its family says anything."""

    key: str
    value: Any
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: a key in normal form, or what keys look like, and whether it counts only where no other does."""

    key: str
    weak: bool

    @property
    def shape(self) -> re.Pattern[str] | None:
        """What keys look like; None if the row names one."""
        return _shape(self.key) if "*" in self.key else None


@cache
def _shape(key: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, key.split("*"))))


@cache
def _table() -> dict[str, tuple[Row, ...]]:
    table: dict[str, list[Row]] = {}
    for family, key, *weak in lists.rows("ingest", "keys.tsv"):
        table.setdefault(family, []).append(Row(key, bool(weak)))
    return {family: tuple(rows) for family, rows in table.items()}


def normal(key: str) -> str:
    """A key's letters and digits in lower case: "datePublished", "date_published" and "date-published" are one."""
    return _SIGNS.sub("", key.casefold())


@cache
def _named(family: str) -> frozenset[str]:
    return frozenset(row.key for row in _table()[family])


def is_of(family: str, key: str) -> bool:
    """Whether a key as written is one that the table names for `family`."""
    return normal(key) in _named(family)


class Keys:
    """The keys of one object, those of its inner objects too."""

    def __init__(self, value: dict[str, Any]) -> None:
        self._flat: dict[str, Said] = {}
        for path, key, inner in _flat(value):
            self._flat.setdefault(path, Said(key, inner))
        self._taken: set[str] = set()

    def said(self, family: str) -> tuple[Said, ...]:
        """What the object says under the keys of `family`, in the order of the table, weak keys last."""
        found: dict[str, Said] = {}
        for row in _table()[family]:
            for path, one in self._matching(row):
                if path not in found and _fits(family, one.value, open_key="*" in row.key):
                    found[path] = Said(one.key, one.value, row.weak)
        self._taken |= set(found)
        return tuple(sorted(found.values(), key=lambda one: one.weak))

    def _matching(self, row: Row) -> list[tuple[str, Said]]:
        if row.shape is None:
            return [(row.key, self._flat[row.key])] if row.key in self._flat else []
        return [(path, one) for path, one in self._flat.items() if row.shape.fullmatch(path)]

    def unread_days(self) -> list[str]:
        """The keys, as written, that hold a day and belong to no family asked for so far."""
        shapes = [row.shape for row in _table()["dated"] if row.shape]
        return [
            one.key
            for path, one in self._left()
            if is_day(one.value, named=any(shape.fullmatch(path) for shape in shapes))
        ]

    def unread_texts(self, longer_than: int = 0) -> list[str]:
        """The keys, as written, that hold a text of more than so many characters and belong to no family asked for so far."""
        return [
            one.key
            for _, one in self._left()
            if isinstance(one.value, str) and len(one.value) > longer_than and is_text(one.value)
        ]

    def _left(self) -> list[tuple[str, Said]]:
        return [
            (path, one)
            for path, one in self._flat.items()
            if path not in self._taken and path not in _named("aside") and not isinstance(one.value, dict)
        ]


def _flat(value: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Path in normal form, path as written, value of each key, the outer ones first; keys of a wrapper stand as if they were outside."""
    waiting: list[tuple[str, str, dict[str, Any]]] = [("", "", value)]
    given = 0
    for _ in range(DEEPEST):
        inner: list[tuple[str, str, dict[str, Any]]] = []
        for path, shown, one in waiting:
            for key, held in one.items():
                given += 1
                if given > MOST_KEYS:
                    return
                here, written = path + normal(key), shown + key
                yield here, written, held
                if isinstance(held, dict):
                    inner.append(("" if is_of("wrapper", key) else f"{here}.", f"{written}.", held))
        waiting = inner


def _fits(family: str, value: Any, *, open_key: bool) -> bool:
    """Whether a value can be what its family holds: an address, an outlet's name, under a key that is only alike a day."""
    if isinstance(value, str) and value.strip().casefold() in _NOTHING:
        return False
    if family == "url":
        return isinstance(value, str) and bool(value.strip())
    if family == "publisher":
        return not isinstance(value, str) or not (is_web_address(value) or is_day(value, named=True))
    return is_day(value, named=True) if open_key else value is not None


_NOTHING = {"", "none", "null", "nan", "nat", "n/a", "undefined"}
"""What programs write for a value that is not there."""


def is_page_address(value: str) -> bool:
    """Whether a value is the address of a page and not of a site."""
    return is_web_address(value) and _ADDRESSED.match(value) is not None


def is_day(value: Any, *, named: bool) -> bool:
    """Whether a value is a day as dumps write it; a bare number only where its key is `named` so."""
    plain = spelled(value)
    if plain is None or len(plain) > _LONGEST_DAY:
        return False
    return (named and _NUMERIC_DAY.fullmatch(plain) is not None) or _WORDED_DAY.match(plain) is not None


def is_text(value: str) -> bool:
    """Whether a value is long enough for a text, in any script."""
    if len(value) < LONG_TEXT or value.startswith(("http://", "https://", "data:")):
        return False
    return len(value.split()) >= LONG_WORDS or (value.count(" ") < _FEW_SPACES * len(value) and not value.isascii())


def spelled(value: Any) -> str | None:
    """A day or another plain value as words: of a database's wrapping what is inside, of a list of numbers the day and time; None of what is neither."""
    if isinstance(value, dict):
        return _unwrapped(value)
    if isinstance(value, list):
        return _of_numbers(value)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    if isinstance(value, float):
        return f"{value:.0f}" if abs(value) < 1e18 else None
    words = str(value).strip() if isinstance(value, str) else f"{value}" if abs(value) < 10**18 else ""
    return None if words.casefold() in _NOTHING else words


def _unwrapped(value: dict[str, Any]) -> str | None:
    """What databases wrap a day in: {"$date": …}, {"$numberLong": …}, {"seconds": …}, {"year": …, "month": …, "day": …}."""
    for key, inner in value.items():
        if key in {"$date", "$numberLong", "$numberInt", "@value", "seconds", "_seconds"}:
            return spelled(inner) if not isinstance(inner, dict) or "$numberLong" in inner else None
    parts = [value.get(key) for key in ("year", "month", "day")]
    return _of_numbers(parts)


def _of_numbers(value: list[Any]) -> str | None:
    """[2024, 3, 6, 7, 30] as the day and time that it is."""
    numbers = [one for one in value[:6] if isinstance(one, int) and not isinstance(one, bool)]
    if len(numbers) < 3 or len(numbers) != len(value[:6]) or not 1800 <= numbers[0] <= 2100:
        return None
    year, month, day, *clock = numbers
    if not all(0 <= one < 62 for one in (month, day, *clock)):
        return None
    time = ":".join(f"{one:02d}" for one in clock) if len(clock) > 1 else ""
    return f"{year:04d}-{month:02d}-{day:02d}" + (f"T{time}" if time else "")
