"""Offices: "the ministry's spokesman" of one country is not that of another.

In: a mention of somebody by office, the words around it, the entity it was taken for. Out: whether the owner that the words name is one
that the entity's roles name. Never: a word about somebody called by name.
"""

from __future__ import annotations

import re

from dateline.terms import Entity

_OWNER_BEHIND = re.compile(r"\s+(?:of|for|from|at)\s+([^,;()]{1,80})")
_NAME = re.compile(r"[^\W\d_a-z][\w.’'-]*")
_WORD = re.compile(r"\w{3,}")


def is_owned(text: str, mention: tuple[int, int, str], phrase: tuple[int, int], entity: Entity) -> bool:
    """Whether an office belongs to whom the phrase gives it: one who is named, or an office without an owner, always does."""
    start, end, _ = mention
    if _NAME.match(text, start, end) and any(text[start:end] == name for name in (entity.name, *entity.also)):
        return True
    owners = _names(text[phrase[0] : start]) | _names(text[start:end])
    behind = _OWNER_BEHIND.match(text, end, phrase[1])
    owners |= _names(behind.group(1)) if behind else set()
    known = {
        stem for words in (*entity.roles, entity.name, *entity.also, entity.country or "") for stem in _stems(words)
    }
    return not owners or bool(owners & known) or not entity.roles


def _names(words: str) -> set[str]:
    """The stems of the words with a capital."""
    return {stem for name in _NAME.findall(words) for stem in _stems(name)}


def _stems(words: str) -> set[str]:
    """The first letters of the words, so that "Algerian" and "Algeria" are one."""
    return {word.lower()[:STEM] for word in _WORD.findall(words)}


STEM = 5
"""Letters in which the name of a country and its adjective mostly agree."""
