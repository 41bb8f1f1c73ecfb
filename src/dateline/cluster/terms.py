"""Terms: the words of a report in the form they are compared in, and how much each one tells.

In: text. Out: terms; the weight of a term, from a table shipped as data. Never: a weight learnt from the reports at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from math import log

from dateline.text import plain

WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")


@lru_cache(maxsize=100_000)
def term(word: str) -> str:
    """The form in which `word` is compared: "Ministers'" and "minister", "U.S." and "US" are one; "" if it tells nothing."""
    found = _singular(plain(word))
    return found if len(found) > 1 else ""


def _singular(word: str) -> str:
    word = word.removesuffix("'s").replace("'", "").replace(".", "")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us")):
        return word[:-1]
    return word


def terms(text: str) -> Iterator[str]:
    """The terms of `text` in reading order."""
    return (found for match in WORD.finditer(text) if (found := term(match.group())))


@cache
def table() -> tuple[int, dict[str, int]]:
    """How many documents were counted, and how many of them have each term."""
    documents = 0
    counts: dict[str, int] = {}
    lines = (files("dateline.cluster") / "data" / "terms.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        name, _, count = line.partition("\t")
        if name == "# documents":
            documents = int(count)
        elif count and not name.startswith("#"):
            counts[name] = int(count)
    return documents, counts


@cache
def _weights(power: float) -> tuple[float, dict[str, float]]:
    documents, counts = table()
    unseen = log((documents + 1) / 0.5) ** power
    return unseen, {name: log((documents + 1) / (count + 0.5)) ** power for name, count in counts.items()}


def weight(found: str, *, power: float) -> float:
    """The inverse document frequency of a term (Spärck Jones 1972) to `power`; a term outside the table has the highest."""
    unseen, weights = _weights(power)
    return weights.get(found, unseen)
