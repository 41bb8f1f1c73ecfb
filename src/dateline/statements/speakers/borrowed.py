"""Borrowed: one report gives words to "he" or to nobody, another gives the same words to somebody by name.

In: the statements of a story with their speakers. Out: the same, the speakers of such quotations filled in. Never: a speaker where the
others who name one do not agree; a speaker taken from one who is told of by name or by office.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.english.people import pronouns
from dateline.terms import Statement
from dateline.text import words

FEWEST_WORDS = 6
"""Words from which a quotation is hardly ever two people's."""
RUN = 6
"""Words by which the quotations that may hold another are found."""
CROWD = 32
"""Quotations with one run of words beyond which it says nothing."""
ELSEWHERE = "another report gives the same words to"
"""How the reason begins for a speaker whom another report names."""


def borrowed(statements: Sequence[Statement], names: Mapping[str, str]) -> list[Statement]:
    """The statements of a story; those in quotation marks of "he" or of nobody get the speaker whom other reports name for the same words.

    `names` are those of the entities. A pronoun's speaker yields to the one named; the basis says so.
    """
    said = {s.id: tuple(words(s.text)) for s in statements}
    index: dict[tuple[str, ...], list[Statement]] = {}
    for s in sorted(statements, key=lambda s: (s.article, s.start, s.end, s.id)):
        if s.speaker is not None and _is_named(s):
            own = said.get(s.id, ())
            for run in sorted({own[i : i + RUN] for i in range(len(own) - RUN + 1)}):
                index.setdefault(run, []).append(s)
    return [_told(s, said, index, names) for s in statements]


def _told(
    statement: Statement,
    said: Mapping[str, tuple[str, ...]],
    index: Mapping[tuple[str, ...], Sequence[Statement]],
    names: Mapping[str, str],
) -> Statement:
    own = said.get(statement.id, ())
    if statement.kind != "direct" or len(own) < FEWEST_WORDS or _is_named(statement):
        return statement
    near = index.get(own[:RUN], ())
    inner = f" {' '.join(own)} "
    others = [s for s in near if s.article != statement.article and inner in f" {' '.join(said[s.id])} "]
    who = {s.speaker for s in others if s.speaker is not None}
    if len(near) > CROWD or len(who) != 1 or who == {statement.speaker}:
        return statement
    found = who.pop()
    why = f"{ELSEWHERE} {names[found]}"
    return replace(statement, speaker=found, basis=f"{statement.basis}; {why}")


def _is_named(statement: Statement) -> bool:
    """Whether its source is words of their own: neither missing nor a pronoun."""
    return statement.source is not None and statement.source.text.lower() not in pronouns()
