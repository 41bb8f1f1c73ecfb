"""What a source says when it does not bear out another one: denial, reserve, doubt, assurance.

In: the words of a statement. Out: a stance, or None. Never: a judgement who is right.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, get_args

from dateline import lists
from dateline.text import plain

Stance = Literal["denied", "unsettled", "doubt", "assured"]
STANCES: tuple[Stance, ...] = get_args(Stance)
LONGEST = 600
"""Characters of a statement that are looked at; a longer one says many things."""
_QUESTION = re.compile(r"(?:why|whether|how|when|if|what|who|where)\b")


@lru_cache(maxsize=5000)
def stance(words: str) -> Stance | None:
    """The stance of a statement; of several, the one its words take first. A question told ("why …") has none."""
    text = plain(words[:LONGEST])
    if is_question(text):
        return None
    found = []
    for rank, (kind, pattern) in enumerate(_patterns()):
        match = pattern.search(text)
        if match:
            found.append((match.start(), rank, kind))
    return min(found)[2] if found else None


def is_question(words: str) -> bool:
    """Whether it tells a question ("why …", "whether …"), which asserts nothing."""
    return _QUESTION.match(plain(words[:LONGEST])) is not None


@cache
def stance_words() -> frozenset[str]:
    """The words by which a stance is taken; they say nothing of what it is taken on."""
    return frozenset(word for _, phrase in _phrases() for word in phrase.split())


@cache
def _patterns() -> tuple[tuple[Stance, re.Pattern[str]], ...]:
    found: dict[str, list[str]] = {}
    for kind, phrase in _phrases():
        found.setdefault(kind, []).append(re.escape(phrase).replace(r"\*", r"[\w'-]+").replace(r"\ ", " "))
    return tuple((kind, re.compile(rf"(?<!\w)(?:{'|'.join(found[kind])})(?!\w)")) for kind in STANCES)


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    return tuple((kind, phrase) for kind, phrase in lists.rows("tell", "counters.txt"))
