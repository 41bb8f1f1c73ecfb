"""Wording by which furniture gives itself away: phrases by kind, from a table that ships with the package.

In: a block's text. Out: which kinds of furniture its words speak for, and how. Never: position or neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline import lists
from dateline.text import plain

LONGEST_LOOKED_AT = 4_000
"""Characters of a block whose wording is looked at; furniture shows itself well before."""
KIND_ORDER = ("legal", "appeal", "invite", "ad", "related", "navigation", "caption", "other")
"""Which kind a block is when its words speak for several equally."""

_ADDRESS = re.compile(r"\b(?:you|your|yours|we|us|our|ours|we're|we've|we'll|you're|you've|you'll|you'd)\b")
_LETTERS = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"\"[^\"]{0,2000}(?:\"|$)")
_AROUND = " .,:!?>»«|•·-→›*"
"""What may stand around a phrase."""
_AMOUNTS = frozenset("$£€¥₹0123456789")
"""What a number or an amount begins with."""
_MONEY = r"[$£€¥₹]?\d[\d.,]{0,20}(?:\s?[$£€])?"


@dataclass(frozen=True, slots=True)
class Wording:
    """What a block's words say of it.

    `whole` is the kind whose phrase the block consists of, `opens` the kind it starts or ends with, `hits` how
    many phrases of each kind it holds, `address` how often it speaks of "we" and "you" outside quotation marks.
    """

    whole: str | None
    opens: str | None
    hits: tuple[tuple[str, int], ...]
    address: int

    @property
    def total(self) -> int:
        """How many furniture phrases the block holds."""
        return sum(count for _, count in self.hits)

    @property
    def best(self) -> str | None:
        """The kind most of its words speak for."""
        return self.whole or self.opens or (self.hits[0][0] if self.hits else None)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase of a kind, its longest fixed stretch, and its pattern."""

    kind: str
    fixed: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Table:
    """The phrases by where they stand; those that may stand anywhere, by their longest word."""

    whole: dict[str, str]
    starts: dict[str, tuple[tuple[str, re.Pattern[str]], ...]]
    ends: tuple[tuple[str, str], ...]
    within: dict[str, tuple[_Phrase, ...]]
    glued: tuple[str, ...]


def _pattern(phrase: str) -> str:
    escaped = re.escape(phrase).replace(r"\*", r"(?:\S{1,40}\s){0,7}?\S{0,40}?").replace(r"\#", _MONEY)
    first = r"\b" if phrase[:1].isalnum() else ""
    last = r"\b" if phrase[-1:].isalnum() else ""
    return f"{first}{escaped}{last}"


def _by_first_character(rows: list[tuple[str, str, str]]) -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    """Patterns of the phrases that open a block, by the character that a block must begin with for one to fit."""
    found: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {}
    openings = [(kind, words) for kind, where, words in rows if where == "start"]
    for first in sorted({words[0] for _, words in openings}):
        for kind in KIND_ORDER:
            phrases = sorted((_pattern(w) for k, w in openings if (k, w[0]) == (kind, first)), key=len, reverse=True)
            if phrases:
                found[first] = (*found.get(first, ()), (kind, re.compile(f"(?:{'|'.join(phrases)})")))
    return found


def _by_longest_word(rows: list[tuple[str, str, str]]) -> dict[str, tuple[_Phrase, ...]]:
    """Phrases found by one word each: a block is held only against those whose word it has."""
    found: dict[str, tuple[_Phrase, ...]] = {}
    for kind, where, words in rows:
        if where == "within":
            fixed = max(re.split(r"[*#]", words), key=len).strip()
            word = max(_LETTERS.findall(fixed), key=len)
            found[word] = (*found.get(word, ()), _Phrase(kind, fixed, re.compile(_pattern(words))))
    return found


@cache
def _table() -> _Table:
    rows = [(kind, where, phrase) for kind, where, phrase in lists.rows("clean", "wording.tsv")]
    whole = {phrase: kind for kind, where, phrase in rows if where == "whole"}
    glued = tuple(sorted((p for p in whole if p.count(" ") >= 2 and p[0].isalpha()), key=lambda p: (-len(p), p)))
    return _Table(
        whole,
        _by_first_character(rows),
        tuple((kind, words) for kind, where, words in rows if where == "end"),
        _by_longest_word(rows),
        glued,
    )


def glued_phrases() -> tuple[str, ...]:
    """Whole-block phrases of three words or more, longest first: what scrapers glue to a paragraph."""
    return _table().glued


def wording(text: str) -> Wording:
    """What the words of a block speak for."""
    return wording_of(plain(text[:LONGEST_LOOKED_AT]))


@lru_cache(maxsize=4096)
def wording_of(normal: str) -> Wording:
    """What the words of a block in normal form speak for; blocks recur, on a page and over pages."""
    table = _table()
    bare = normal.strip(_AROUND) or normal
    whole = table.whole.get(normal) or table.whole.get(bare)
    led = normal.lstrip(_AROUND)
    opens = _opening(led) or next((kind for kind, words in table.ends if bare.endswith(words)), None)
    unquoted = _QUOTED.sub(" ", normal) if '"' in normal else normal
    counts = _counted(unquoted)
    hits = tuple(sorted(((k, n) for k, n in counts.items() if n), key=lambda kn: (-kn[1], KIND_ORDER.index(kn[0]))))
    return Wording(whole, opens, hits, len(_ADDRESS.findall(unquoted)))


def _opening(led: str) -> str | None:
    """The kind whose phrase a block begins with."""
    starts = _table().starts
    patterns = (*starts.get(led[:1], ()), *(starts.get("#", ()) if led[:1] in _AMOUNTS else ()))
    return next((kind for kind, pattern in patterns if pattern.match(led)), None)


def _counted(unquoted: str) -> dict[str, int]:
    """How many different phrases of each kind stand in a text; of phrases that overlap the longest counts."""
    phrases = _table().within
    spans: dict[str, list[tuple[int, int]]] = {}
    for word in sorted(phrases.keys() & set(_LETTERS.findall(unquoted))):
        for phrase in phrases[word]:
            if phrase.fixed in unquoted:
                found = (match.span() for match in phrase.pattern.finditer(unquoted))
                spans.setdefault(phrase.kind, []).extend(found)
    return {kind: len({unquoted[a:b] for a, b in _apart(found)}) for kind, found in spans.items() if found}


def _apart(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Of spans that overlap, the first and longest."""
    last = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= last:
            yield start, end
            last = end
