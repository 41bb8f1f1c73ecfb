"""Whose word a telling rests on.

In: tellings of one event and the statements of its story. Out: voices: what is told, on whose word. Never: a report's
own word taken for that of the person it quotes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.tell.reported import Telling
from dateline.tell.stance import stance
from dateline.terms import Cast, Evidence, Statement
from dateline.text import plain


@dataclass(frozen=True, slots=True)
class Voice:
    """A telling and its source.

    `by` is the entity, if known; `key` tells sources apart; `named`: it is not the report itself; `denies`: it denies.
    """

    telling: Telling
    by: str | None
    key: str
    named: bool
    denies: bool = False

    @property
    def order(self) -> tuple[str, str, bool, str, int]:
        """As the telling's."""
        return self.telling.order


@dataclass(frozen=True, slots=True)
class Said:
    """The statements of a story by article, in reading order, and the cast that tells who speaks."""

    by_article: Mapping[str, tuple[Statement, ...]]
    cast: Cast

    @classmethod
    def read(cls, statements: Sequence[Statement], cast: Cast) -> Said:
        """Sort statements to their articles."""
        found: dict[str, list[Statement]] = {}
        for statement in sorted(statements, key=_place):
            found.setdefault(statement.article, []).append(statement)
        return cls({article: tuple(mine) for article, mine in found.items()}, cast)

    def around(self, words: Evidence) -> Statement | None:
        """The tightest statement that makes up a third of `words` or more: a clause beside its speaker and cue."""
        holding = [
            (statement.end - statement.start, statement.start, statement)
            for statement in self.by_article.get(words.article, ())
            if 3 * (min(statement.end, words.end) - max(statement.start, words.start)) >= len(words.text)
        ]
        return min(holding, key=_tightest)[2] if holding else None

    def voice(self, telling: Telling) -> Voice:
        """Whose word the telling rests on."""
        report = telling.report
        statement = self.around(report.evidence)
        by = report.by or (statement.speaker if statement else None)
        key = by or (speaker_key(statement) if statement else None)
        denies = statement is not None and (statement.kind == "denial" or stance(statement.text) == "denied")
        return Voice(telling, by, key or f"report:{telling.dispatch}", key is not None, denies)


def speaker_key(statement: Statement) -> str | None:
    """What tells one speaker from another: the entity, else the words for it."""
    return statement.speaker or (plain(statement.speaker_text) if statement.speaker_text else None)


def _place(statement: Statement) -> tuple[str, int, int, str]:
    return statement.article, statement.start, statement.end, statement.id


def _tightest(found: tuple[int, int, Statement]) -> tuple[int, int]:
    return found[0], found[1]
