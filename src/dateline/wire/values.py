"""Values: what numbers and hours mean, however a house writes them.

In: a row of words in the form in which they are compared. Out: the row with each number and hour as one word, its value. Never: a word
that has none; whether 1.500 is more than a thousand (it stays as written).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from dateline import lists
from dateline.wire.lexicon import abbreviations

_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?")
_UNCLEAR = re.compile(r"\d{1,3}\.\d{3}")
_HOUR = re.compile(r"(\d{1,2})(?:[.:](\d\d))?([ap]m)?")
_JOINER = "and"
LARGEST_ADDED = 1_000
"""What may be added to a number in words: "two hundred and five", "one thousand two hundred"."""


@cache
def _table() -> dict[str, tuple[str, int]]:
    return {word: (sort, int(value)) for word, sort, value in lists.rows("wire", "numbers.tsv")}


def valued(row: Sequence[str]) -> list[str]:
    """The words, each number ("two hundred and five", "2,000", "1.5 million") and hour ("3 pm", "noon") as its value."""
    forms = [abbreviations().get(form, form) for word in row for form in word.split("-") if form]
    told: list[str] = []
    at = 0
    while at < len(forms):
        found = _hour(forms, at) or _number(forms, at)
        value, size = found or (forms[at], 1)
        told.append(value)
        at += size
    return told


def _hour(forms: Sequence[str], at: int) -> tuple[str, int] | None:
    """An hour with its half of the day, or by its name; how many words it takes."""
    sort, value = _table().get(forms[at], ("", 0))
    if sort == "clock":
        return f"{value:02d}h00", 1
    match = _HOUR.fullmatch(forms[at])
    hour = int(match[1]) if match else value if sort == "unit" else 0
    minute, half, size = (match[2], match[3], 1) if match else (None, None, 1)
    if not half and minute is None and at + 2 < len(forms) and re.fullmatch(r"[0-5]\d", forms[at + 1]):
        minute, size = (forms[at + 1], 2) if _table().get(forms[at + 2], ("",))[0] == "half" else (None, 1)
    if not half and at + size < len(forms):
        half, size = forms[at + size], size + 1
    sort, noon = _table().get(half or "", ("", 0))
    return (f"{hour % 12 + noon:02d}h{minute or '00'}", size) if sort == "half" and 1 <= hour <= 12 else None


def _number(forms: Sequence[str], at: int) -> tuple[str, int] | None:
    """The number that begins here, and how many words it takes."""
    digits = None if _UNCLEAR.fullmatch(forms[at]) else _DIGITS.fullmatch(forms[at])
    sort, value = _table().get(forms[at], ("", 0))
    if not digits and sort not in {"unit", "ten", "times"}:
        return None
    part = Decimal(forms[at].replace(",", "")) if digits else Decimal(value)
    whole, size = Decimal(0), 1
    while at + size < len(forms):
        joined = forms[at + size] == _JOINER and not digits and at + size + 1 < len(forms)
        next_sort, next_value = _table().get(forms[at + size + joined], ("", 0))
        fits = part % 100 == 0 and part if next_sort in {"unit", "ten"} else False
        if next_sort == "times" and not joined:
            whole, part = (whole, part * next_value) if part < next_value else (whole, part)
            if next_value >= LARGEST_ADDED:
                whole, part = whole + part, Decimal(0)
        elif (fits or (whole and not part) or (next_sort == "unit" and _is_ten(part))) and next_sort and not digits:
            if next_sort not in {"unit", "ten"}:
                break
            part += next_value
        else:
            break
        size += 1 + joined
    return f"{(whole + part).normalize():f}", size


def _is_ten(part: Decimal) -> bool:
    """A number to which a unit may be said: "twenty", "two hundred and thirty"."""
    return part % 100 >= 20 and part % 10 == 0
