"""Turning: the words with which a report turns to something else than it has told so far.

In: a sentence. Out: how it turns: to "another" case, or only "beside" what was told; None where it goes on. Never: whether what follows is
of the same story after all; that takes its names.
"""

from __future__ import annotations

from typing import Literal

from dateline.english.lexicon import group
from dateline.english.once import once
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.rules import rule

Turn = Literal["another", "beside"]
"""To another case, as it says itself; or beside what was told, which may be of the same story ("meanwhile")."""
REACH = 6
"""Words at the head of a sentence in which it says that it turns to another case: "in yet another, quite separate case"."""


@once
def turn(sentence: Sentence) -> Turn | None:
    """How the sentence turns from what was told before it; None where it goes on with it."""
    words = [token for token in sentence.tokens[: 2 * REACH] if not is_a(token, Kind.PUNCTUATION)]
    if words and is_a(words[0], Kind.COORDINATOR):
        words = words[1:]
    if any(to_another(sentence, token) for token in words[1:REACH]):
        return "another"
    return "beside" if words and beside(sentence, words[0]) else None


@rule(
    "aside.another",
    example="In a separate >case<, a baker was fined.",
    counter_example="The baker was fined in a separate >case<.",
)
def to_another(sentence: Sentence, token: Token) -> str | None:
    """A sentence that opens with "in a separate case" turns to something else."""
    before = [one.text.lower() for one in sentence.tokens[: token.i]]
    opens = before[:1] == ["in"] or (before[1:2] == ["in"] and is_a(sentence.tokens[0], Kind.COORDINATOR))
    told = opens and not group("other_ones").isdisjoint(before) and group("no").isdisjoint(before)
    return "aside.another" if told and token.lemma.lower() in group("cases") else None


@rule(
    "aside.beside",
    example=">Separately<, the baker was fined.",
    counter_example="The bakers were fined >separately<.",
)
def beside(sentence: Sentence, token: Token) -> str | None:
    """A sentence that opens with "separately" or "meanwhile" turns to what is told beside, of the same story or not."""
    before = sentence.tokens[: token.i]
    opens = all(is_a(one, Kind.PUNCTUATION | Kind.COORDINATOR) for one in before)
    return "aside.beside" if opens and token.text.lower() in group("turning_aside") else None
