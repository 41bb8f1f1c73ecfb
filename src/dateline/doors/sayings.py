"""What somebody said, as a reader is shown it: once, the newest first.

In: statements. Out: those that are shown, each once with all that tell it. Never: words that the report has not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from dateline.doors.inert import clean
from dateline.terms import Statement, Words

FULL = 6
"""Words from which a clause says more than a shorter one of the same report."""
ALIKE = 88
"""Likeness, of 100, from which two sayings of one voice are one: house edits change a word or two (set by hand, not swept)."""
WITHIN = 96
"""Likeness, of 100, of the shorter one with a part of the longer one from which it is a cut of it."""
SHORTEST_BEGINNING = 3
"""Words from which a saying is taken for the beginning of a longer one."""
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "him", "her", "them", "who", "we", "i", "you", "one", "some", "others", "many"}
)
_MARKS = (("“", "”"), ('"', '"'), ("'", "'"))
"""Marks that open and close a quotation; a single one at the end of words may belong to the last of them."""
_NUMBER = re.compile(r"\d[\d.,]*")


def bare(words: str) -> str:
    """Words without the quotation marks around all of them, and without the comma at their end; marks that stand in them stay in pairs."""
    inner = clean(words).rstrip(", ")
    for opening, closing in _MARKS:
        opened, closed = inner[:1] == opening, inner[-1:] == closing and len(inner) > 1
        pair = 2 if opening == closing else 1
        if opened and closed and inner.count(opening) == inner.count(closing) == pair:
            inner = inner[1:-1].strip().rstrip(", ")
        elif opened and not inner.count(closing, 1) and opening != "'":
            inner = inner[1:].lstrip()
        elif closed and not inner.count(opening, 0, -1) and closing != "'":
            inner = inner[:-1].rstrip(", ")
    return inner


def is_quoted(words: str) -> bool:
    """Whether words are one quotation from end to end."""
    return _QUOTED.fullmatch(clean(words).strip().rstrip(".,")) is not None


_QUOTED = re.compile(r"“[^“”]+”|\"[^\"]+\"")


def names_somebody(name: str) -> bool:
    """Whether the words for a speaker are more than a pronoun."""
    return name.casefold() not in _PRONOUNS


def each_once(said: Sequence[Statement], number: Mapping[str, int]) -> list[tuple[Statement, list[Statement]]]:
    """Each statement that is shown with all that tell the same, itself first, the newest report first; what is told in nearly the same words once.

    `number` gives the place of an article in the order of reporting.
    """
    found: list[tuple[Statement, list[Statement]]] = []
    told: list[str] = []
    home: dict[str, int] = {}
    for statement in sorted(said, key=_Newest(number).of):
        if statement.shown is None:
            continue
        words = _plain(statement.shown)
        at = next((home[id] for id in statement.same_as if id in home), None)
        at = next((n for n, other in enumerate(told) if _alike(words, other)), None) if at is None else at
        if at is None:
            at = len(found)
            found.append((statement, []))
            told.append(words)
        elif _begins(told[at], words):
            found[at], told[at] = (statement, found[at][1]), words
        found[at][1].append(statement)
        home[statement.id] = at
    return found


def is_same(one: Statement, other: Statement) -> bool:
    """Whether two statements of one voice are the same saying, told in nearly the same words."""
    if other.id == one.id or other.id in one.same_as:
        return True
    return one.shown is not None and other.shown is not None and _alike(_plain(one.shown), _plain(other.shown))


def _plain(words: Words) -> str:
    return " ".join(re.findall(r"[\w’']+", clean(words.text).casefold()))


def _alike(one: str, other: str) -> bool:
    """Whether one saying goes on in the other, or they are the same but for a word or two, or one is a cut of the other; then their figures are the same."""
    if _begins(one, other) or _begins(other, one):
        return True
    if sorted(_NUMBER.findall(one)) != sorted(_NUMBER.findall(other)):
        return False
    if fuzz.ratio(one, other) >= ALIKE:
        return True
    return min(len(one.split()), len(other.split())) >= FULL and fuzz.partial_ratio(one, other) >= WITHIN


def _begins(short: str, long: str) -> bool:
    """Whether a saying goes on in another one: "Teachers should teach", "Teachers should teach, but …"."""
    return len(short.split()) >= SHORTEST_BEGINNING and long.startswith(f"{short} ")


class _Newest:
    """Sorts statements: the newest report first; in it those that say much, quotations before clauses."""

    def __init__(self, number: Mapping[str, int]) -> None:
        self.number = number

    def of(self, statement: Statement) -> tuple[int, bool, bool, int]:
        short = len(statement.text.split()) < FULL
        spoken = statement.kind in ("direct", "mixed")
        return -self.number.get(statement.article, 0), short, not spoken, statement.start
