"""Offices: what a role says, so that "Norway's president" and "the Norwegian president" compare.

In: the words of a role. Out: its head noun and telling words; who of a story holds which. Never: a text around the role.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile

from dateline import places
from dateline.english.lexicon import group
from dateline.names import forms, lexicon

_IDLE = group("idle")


@dataclass(frozen=True, slots=True)
class Office:
    """A role's head noun and its telling words."""

    head: str
    words: frozenset[str]

    def covers(self, called: Office) -> bool:
        """Who holds this office may be called so: "Russian President" by "the president", "vice president" not."""
        missing = self.words - called.words
        return (
            bool(called.words)
            and self.head == called.head
            and called.words <= self.words
            and not missing & _OTHER_OFFICE
        )


def office(role: str) -> Office:
    """A role as its head noun and telling words, nationalities as country codes, so that "Russia's" and "Russian" agree."""
    usual = _CHIEF_EXECUTIVE.sub("ceo", " ".join(forms.folded(role)))
    words = [_in_full(word.removesuffix("'s").removesuffix("'")) for word in usual.split()]
    before_of = [word for word in takewhile(_is_before_of, words) if lexicon.is_role(word)]
    head = _SPELLINGS.get(before_of[-1], before_of[-1]) if before_of else ""
    return Office(head, frozenset(_telling(word) for word in words if word not in _IDLE))


def _in_full(word: str) -> str:
    return (lexicon.office(word) or word).lower()


def _is_before_of(word: str) -> bool:
    return word not in {"of", "to", "at", "for", "in", "with"}


def _telling(word: str) -> str:
    country = places.nationality(word)
    return f"@{country}" if country else _SPELLINGS.get(word, word)


_CHIEF_EXECUTIVE = re.compile(r"\bchief executive(?: officer)?\b")
_SPELLINGS = {
    "advisor": "adviser",
    "organisation": "organization",
    "defence": "defense",
    "congressman": "representative",
    "congresswoman": "representative",
}
_OTHER_OFFICE = group("other_office")


Directory = Mapping[str, tuple[tuple[int, Office], ...]]
"""Head noun → the numbers of those who hold an office of that name, and the office."""


def directory(held: Iterable[tuple[int, Iterable[Office]]]) -> Directory:
    """The offices of a story by their head nouns."""
    found: dict[str, list[tuple[int, Office]]] = defaultdict(list)
    for number, offices in held:
        for one in offices:
            found[one.head].append((number, one))
    return {head: tuple(entries) for head, entries in found.items()}


def holders(held: Directory, called: Office) -> list[int]:
    """The numbers of those who may be called so, ascending."""
    return sorted({number for number, one in held.get(called.head, ()) if one.covers(called)})
