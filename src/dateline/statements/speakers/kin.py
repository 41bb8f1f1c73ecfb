"""Kin: whoever is told of as somebody's, "her father", "his lawyer", is told by name, or with the name of the one whose he is.

In: the words of a source, one report's view of the cast, the statements of the story. Out: the words with a name in brackets for "her"; the
statements, "her father" as the one whom another source calls "her father Otto Velm". Never: a bare "her father".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from dateline.english.lexicon import group
from dateline.statements.speakers.heads import flat, shorter
from dateline.terms import Statement

_OWNED = re.compile(r"(\w+)\s+((?:[a-z][\w’'-]*\s+)*[a-z][\w’'-]*)")


class Look(Protocol):
    """What telling whose somebody is needs to know of the cast of one article."""

    def meant(self, start: int, end: int) -> str | None:
        """The entity that is mentioned at exactly this place."""
        ...

    def name(self, who: str) -> str:
        """The name of an entity."""
        ...


def is_owned(words: str) -> bool:
    """Whether the words for somebody begin with whose he is, in a pronoun: "her father"."""
    return words.partition(" ")[0].lower() in group("owning")


def of_owner(words: str, start: int, look: Look) -> str | None:
    """The words that stand at `start`, the name of the owner in brackets for the pronoun; None where nobody knows whose it is."""
    pronoun, _, rest = flat(shorter(words)).partition(" ")
    who = look.meant(start, start + len(pronoun))
    return f"[{look.name(who)}’s] {rest}" if who is not None else None


def named_elsewhere(statements: Sequence[Statement], names: Mapping[str, str]) -> list[Statement]:
    """The statements of a story; those of "her father" get the speaker whom other sources call so by name, if it is one alone.

    `names` are those of the entities.
    """
    called: dict[str, set[str]] = {}
    for one in statements:
        if one.source is not None and one.speaker is not None and is_owned(one.source.text):
            called.setdefault(_kind(one.source.text), set()).add(one.speaker)
    return [_told(one, called, names) for one in statements]


def _told(statement: Statement, called: Mapping[str, set[str]], names: Mapping[str, str]) -> Statement:
    source = statement.source
    if source is None or statement.speaker is not None or not is_owned(source.text):
        return statement
    who = called.get(_kind(source.text), set())
    if len(who) != 1:
        return statement
    found = next(iter(who))
    why = f"'{flat(source.text)}' is {names[found]}, whom another source calls so"
    return replace(statement, speaker=found, basis=f"{statement.basis}; {why}")


def _kind(words: str) -> str:
    """What somebody is to whose he is: "father" of "her father Otto Velm" and of "her father"."""
    match = _OWNED.match(flat(words))
    return match.group(2).lower() if match else ""
