"""Kin: whoever is told of as somebody's, "her father", "his lawyer", is told by name, or as somebody's whom the cast knows.

In: the words of a source, one report's view of the cast, the statements of the story. Out: whether it is known whose he is; the
statements, "her father" as the one whom another source calls "her father Otto Velm". Never: the name of another's father.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from dateline.english.lexicon import group
from dateline.statements.speakers.heads import flat
from dateline.terms import Statement

_OWNED = re.compile(r"(\w+)\s+((?:[a-z][\w’'-]*\s+)*[a-z][\w’'-]*)")


class Look(Protocol):
    """What telling whose somebody is needs to know of the cast of one article."""

    def meant(self, start: int, end: int) -> str | None:
        """The entity that is mentioned at exactly this place."""
        ...


def is_owned(words: str) -> bool:
    """Whether the words for somebody begin with whose he is, in a pronoun: "her father"."""
    return words.partition(" ")[0].lower() in group("owning")


def has_known_owner(words: str, start: int, look: Look) -> bool:
    """Whether the cast knows whom the pronoun means with which these words begin, that stand at `start`."""
    return look.meant(start, start + len(words.partition(" ")[0])) is not None


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
