"""Who said what in a story, as a page shows it.

In: a shelf. Out: people with what they said, those who speak most first. Never: words that the report has not.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.doors import sayings
from dateline.doors.inert import clean
from dateline.doors.shelf import Shelf
from dateline.terms import Statement

MOST, EACH = 12, 5
"""How many people are shown, and how many of their sayings each; the tables have all."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What somebody said, in words that read alone; `quoted`: these are the speaker's own."""

    words: str
    quoted: bool
    hedged: bool
    statement: Statement
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody and what they said, the newest first; `more` how much else."""

    name: str
    role: str
    sayings: tuple[Saying, ...]
    more: int


def voices(shelf: Shelf) -> tuple[Voice, ...]:
    """The people of a story who said something that reads alone."""
    spoken: dict[str, list[Statement]] = {}
    for statement in shelf.statements:
        name = shelf.person(statement.speaker) or clean(statement.speaker_text or "")
        if name and sayings.tells(statement) and sayings.names_somebody(name):
            spoken.setdefault(name, []).append(statement)
    ranked = sorted(spoken.items(), key=_most_spoken)[:MOST]
    return tuple(_voice(shelf, name, said) for name, said in ranked)


def _most_spoken(entry: tuple[str, list[Statement]]) -> tuple[bool, int, str]:
    name, said = entry
    return all(statement.speaker is None for statement in said), -len(said), name


def _voice(shelf: Shelf, name: str, said: list[Statement]) -> Voice:
    entity = next((shelf.entities[s.speaker] for s in said if s.speaker in shelf.entities), None)
    role = clean(entity.roles[0]) if entity and entity.roles else ""
    once = sayings.each_once(said, shelf.number)
    return Voice(name, role, tuple(_saying(*one) for one in once[:EACH]), max(0, len(once) - EACH))


def _saying(statement: Statement, articles: list[str]) -> Saying:
    quoted = statement.kind == "direct"
    words = bare(statement.text) if quoted else sayings.sentence(statement)
    return Saying(words, quoted, statement.hedged, statement, tuple(articles))


def bare(words: str) -> str:
    """Words without the quotation marks and the comma around them."""
    return clean(words).strip('"“” ').rstrip(",")
