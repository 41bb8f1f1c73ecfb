"""Wording by which furniture gives itself away: phrases by kind, from a table that ships with the package.

In: a block's text. Out: which kinds of furniture its words speak for, and how. Never: position or neighbours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

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
_MONEY = r"[$£€¥₹]?\d[\d.,]*(?:\s?[$£€])?"


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
class _Table:
    whole: dict[str, str]
    starts: tuple[tuple[str, re.Pattern[str]], ...]
    ends: tuple[tuple[str, re.Pattern[str]], ...]
    within: tuple[tuple[str, frozenset[str], re.Pattern[str]], ...]
    glued: tuple[str, ...]


def _pattern(phrase: str) -> str:
    escaped = re.escape(phrase).replace(r"\*", r"(?:\S{1,40}\s){0,7}?\S{0,40}?").replace(r"\#", _MONEY)
    first = r"\b" if phrase[:1].isalnum() else ""
    last = r"\b" if phrase[-1:].isalnum() else ""
    return f"{first}{escaped}{last}"


def _compiled(rows: list[tuple[str, str, str]], where: str, shape: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for kind in KIND_ORDER:
        phrases = sorted((_pattern(words) for k, w, words in rows if (k, w) == (kind, where)), key=len, reverse=True)
        if phrases:
            found.append((kind, re.compile(shape.format("|".join(phrases)))))
    return tuple(found)


def _anchors(rows: list[tuple[str, str, str]], kind: str) -> frozenset[str]:
    """The longest word of each phrase: a block that holds none of them need not be held against the pattern."""
    within = (phrase for k, where, phrase in rows if (k, where) == (kind, "within"))
    return frozenset(max(_LETTERS.findall(phrase), key=len) for phrase in within)


@cache
def _table() -> _Table:
    text = files("dateline.clean").joinpath("data/wording.tsv").read_text(encoding="utf-8")
    rows = []
    for line in text.splitlines():
        if line and not line.startswith("# "):
            kind, where, phrase = line.split("\t")
            rows.append((kind, where, phrase.rstrip("\r\n")))
    whole = {phrase: kind for kind, where, phrase in rows if where == "whole"}
    glued = tuple(sorted((p for p in whole if p.count(" ") >= 2 and p[0].isalpha()), key=lambda p: (-len(p), p)))
    return _Table(
        whole,
        _compiled(rows, "start", "^(?:{})"),
        _compiled(rows, "end", "(?:{})$"),
        tuple((kind, _anchors(rows, kind), pattern) for kind, pattern in _compiled(rows, "within", "(?:{})")),
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
    opens = next((kind for kind, pattern in (*table.starts, *table.ends) if pattern.search(led)), None)
    unquoted = _QUOTED.sub(" ", normal) if '"' in normal else normal
    tokens = _LETTERS.findall(unquoted)
    counts = {
        kind: len({match.group() for match in pattern.finditer(unquoted)})
        for kind, anchors, pattern in table.within
        if not anchors.isdisjoint(tokens)
    }
    hits = tuple(sorted(((k, n) for k, n in counts.items() if n), key=lambda kn: (-kn[1], KIND_ORDER.index(kn[0]))))
    return Wording(whole, opens, hits, len(_ADDRESS.findall(unquoted)))
