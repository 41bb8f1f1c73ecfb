"""Who said what in a story, by person, as every door shows it.

In: a shelf. Out: voices, those who speak most first, each with what was said last on top. Never: a pronoun as a name; words that
the report has not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.days import REPORTED
from dateline.doors import sayings
from dateline.doors.inert import clean
from dateline.doors.shelf import Shelf, moment
from dateline.english.lexicon import group
from dateline.terms import Entity, Statement, When


@dataclass(frozen=True, slots=True)
class Saying:
    """Something said, once, with the reports that tell it; `words` as a reader can read them alone, `quoted`: these are the speaker's own."""

    statement: Statement
    words: str
    quoted: bool
    articles: tuple[str, ...]
    day: When | None
    hedged: bool = False
    """Every report that tells it keeps its distance."""

    @property
    def on(self) -> str:
        """When it was said, as far as that is told, else when it was reported; "" where nothing is known."""
        if self.day is None:
            return ""
        return f"reported {moment(self.day)}" if self.day.basis == REPORTED else moment(self.day)


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who is reported to have said something."""

    name: str
    entity: Entity | None
    sayings: tuple[Saying, ...]

    @property
    def role(self) -> str:
        """What the reports call them first, or ""."""
        return clean(self.entity.roles[0]) if self.entity and self.entity.roles else ""


def voices(shelf: Shelf) -> tuple[Voice, ...]:
    """All who speak in the story and are named."""
    spoken: dict[str, list[Statement]] = {}
    introduced = _introduced(shelf.statements)
    for statement in shelf.statements:
        name = shelf.person(statement.speaker) or clean(_called(shelf, introduced.get(statement.id, statement)))
        if name and sayings.names_somebody(name) and statement.shown is not None:
            spoken.setdefault(_written(name, spoken), []).append(statement)
    found = [_voice(shelf, name, said) for name, said in spoken.items()]
    return tuple(sorted(found, key=_most_spoken))


def _called(shelf: Shelf, statement: Statement) -> str:
    """The report's words for who speaks, the name in brackets for the "her" of "her lawyer"."""
    words = statement.speaker_text or ""
    pronoun, _, rest = words.partition(" ")
    if statement.source is None or pronoun.casefold() not in _OWNING:
        return words
    who = shelf.meant(statement.article, statement.source.start, statement.source.start + len(pronoun))
    return f"[{who}’s] {rest}" if who else words


_OWNING = frozenset({"his", "her", "its", "their"})


def _introduced(statements: Sequence[Statement]) -> Mapping[str, Statement]:
    """By the id of what "the source" said, what "a source close to the talks" said before in the same report, where only one source was told of."""
    first: dict[tuple[str, str], dict[str, Statement]] = {}
    found: dict[str, Statement] = {}
    for statement in sorted(statements, key=_start):
        article, _, noun = (statement.speaker_text or "").casefold().partition(" ")
        if statement.speaker is not None or not noun:
            continue
        if article == "the":
            told = first.get((statement.article, noun), {})
            found |= dict.fromkeys([statement.id], *told.values()) if len(told) == 1 else {}
        elif article in group("one_of_many"):
            words = re.split(_BEHIND_NOUN, noun, maxsplit=1)[0].rpartition(" ")[2]
            first.setdefault((statement.article, words), {}).setdefault(noun, statement)
    return found


_BEHIND_NOUN = re.compile(r",| (?:with|of|in|at|on|to|for|from|by|who|that|close|familiar|briefed|speaking) ?")
"""What begins the words behind the noun of a source."""


def _start(statement: Statement) -> tuple[str, int]:
    return statement.article, statement.start


def _written(name: str, spoken: Mapping[str, object]) -> str:
    """The name as it stands there already, in capitals or not: "The military" and "the military" are one."""
    return next((one for one in spoken if one.casefold() == name.casefold()), name)


def saying(statement: Statement, told: Sequence[Statement]) -> Saying:
    """A statement that is shown, with all that tell the same: the reports, the day on which it was said or first reported, whether all hedge."""
    words = _without_speaker(sayings.bare(statement.shown.text if statement.shown else ""), statement)
    quoted = statement.kind == "direct" or sayings.is_quoted(statement.shown.text if statement.shown else "")
    articles = tuple(dict.fromkeys(one.article for one in told))
    return Saying(statement, words, quoted, articles, _day(statement, told), all(one.hedged for one in told))


def _without_speaker(words: str, statement: Statement) -> str:
    """A denial without who denies, which stands above it: "denied that the bridge was shut"."""
    source = clean(statement.source.text) if statement.kind == "denial" and statement.source else ""
    return words.removeprefix(source).lstrip(", ") if source and words.startswith(source) else words


def _day(statement: Statement, told: Sequence[Statement]) -> When | None:
    """The day that the report gives, else one that another of them gives, else the first on which one of them reported it."""
    days = [one.said for one in told if one.said is not None]
    given = sorted((day for day in days if day.basis != REPORTED), key=_at)
    own = statement.said
    if own is not None and own.basis != REPORTED:
        return own
    if given or own is None:
        return next(iter(given), None)
    return min((day for day in days if day.basis == REPORTED), key=_at, default=own)


def _at(day: When) -> tuple[str, str]:
    return day.moment, day.end


def _voice(shelf: Shelf, name: str, said: Sequence[Statement]) -> Voice:
    entity = next((shelf.entities[s.speaker] for s in said if s.speaker in shelf.entities), None)
    once = sayings.each_once(said, shelf.number)
    return Voice(name, entity, tuple(saying(*one) for one in once))


def _most_spoken(voice: Voice) -> tuple[bool, int, str]:
    return voice.entity is None, -len(voice.sayings), voice.name
