"""Numbers: how many, and which one, from words and figures.

In: the words of a spelled text. Out: numbers, TIMEX3 durations. Never: a calendar.
"""

from __future__ import annotations

from typing import Final

from dateline.dates.spelling import Spelled

_FRACTIONS: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75}
_CODES: Final = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "weekend": "WE", "fortnight": "W",
                 "month": "M", "quarter": "Q", "half": "H", "year": "Y", "decade": "DE", "century": "CE", "period": "X"}  # fmt: skip
_LARGER: Final = {"decade": ("Y", 10), "century": ("Y", 100), "fortnight": ("W", 2)}
_SMALLER: Final = {"year": ("M", 12), "hour": ("TM", 60), "day": ("TH", 24), "minute": ("TS", 60)}
MOST: Final = 10**9
"""Counts beyond this are written as this: no text means them, and a hostile one would make them long."""


def figure(spelled: Spelled, first: int, last: int) -> float | None:
    """The number that the words from `first` to `last` (exclusive) spell; None if there is none, or a vague one."""
    total, seen = 0.0, False
    if any(spelled.kind(i, "to", "thru", "or") for i in range(first, last)):
        return None
    for i in range(first, last):
        word = spelled.word(i)
        if spelled.kind(i, "number", "day", "year"):
            total, seen = _read(word), True
        elif spelled.kind(i, "fraction"):
            total, seen = total + _FRACTIONS.get(word, 0.0), True
        elif spelled.kind(i, "half"):
            total, seen = total + 0.5, True
        elif spelled.kind(i, "numword", "ordword"):
            total, seen = total + int(spelled.meaning(i)), True
        elif spelled.kind(i, "magnitude"):
            total, seen = (total or 1) * int(spelled.meaning(i)), True
        elif word == "couple":
            total, seen = 2.0, True
    return min(total, float(MOST)) if seen else None


def _read(digits: str) -> float:
    plain = digits.replace(",", "")
    return float(plain[:12]) if plain.count(".") <= 1 and plain.isascii() else 0.0


def spoken_year(spelled: Spelled, first: int, last: int) -> int | None:
    """A year as it is spoken: "nineteen ninety-six"."""
    if not spelled.kind(first, "numword"):
        return None
    century, rest = int(spelled.meaning(first)), int(figure(spelled, first + 1, last) or 0)
    return century * 100 + rest if 17 <= century <= 20 and 10 <= rest <= 99 else None


def ordinal(spelled: Spelled, first: int, last: int) -> int | None:
    """Which one the words name: "third", "3rd", "twenty-first", "last" (-1); None if none is named."""
    tens = 0
    for i in range(first, last):
        if spelled.kind(i, "ordnum"):
            return int(spelled.word(i)[:-2])
        if spelled.kind(i, "ordword"):
            return tens + int(spelled.meaning(i))
        if spelled.kind(i, "numword"):
            tens = int(spelled.meaning(i))
    return None


def length(count: float | None, unit: str) -> str:
    """A TIMEX3 duration: "P3D", "PT5H30M", "PXW" where nobody says how many."""
    if unit in _LARGER and count is not None:
        code, times = _LARGER[unit]
        count *= times
    else:
        code = _CODES[unit]
    time, code = ("T", code[1:]) if code.startswith("T") else ("", code)
    if count is None:
        return f"P{time}X{code}"
    whole = int(count)
    rest = count - whole
    if not rest or unit not in _SMALLER:
        return f"P{time}{_trimmed(count)}{code}"
    small, times = _SMALLER[unit]
    head = f"P{time}{whole}{code}" if whole else "P"
    if small.startswith("T") and not (whole and time):
        head, small = head + "T", small[1:]
    return f"{head}{round(rest * times)}{small.removeprefix('T')}"


def _trimmed(count: float) -> str:
    return str(int(count)) if count == int(count) else f"{count:.2f}".rstrip("0")
