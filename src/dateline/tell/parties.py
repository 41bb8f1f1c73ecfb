"""Parties: who does what a report tells of an event, and whom it befalls, by head words.

In: reports of an event, parses. Out: whether two of them speak of others. Never: who is meant by a pronoun.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from dateline.english.clauses import doer, is_verb, undergoer
from dateline.language import Parse, Sentence
from dateline.tell.named import head_words
from dateline.terms import EventReport


def are_of_others(one: EventReport, other: EventReport, parses: Mapping[str, Parse], *, one_day: bool) -> bool:
    """Whether the clauses of the two say that others do it, or that it befalls others; of `one_day` the latter may have two names."""
    mine, theirs = _parties(one, parses), _parties(other, parses)
    if mine[0] and theirs[0] and mine[0].isdisjoint(theirs[0]):
        return True
    known = one_day and not mine[0].isdisjoint(theirs[0])
    return bool(mine[1] and theirs[1]) and mine[1].isdisjoint(theirs[1]) and not known


def _parties(report: EventReport, parses: Mapping[str, Parse]) -> tuple[frozenset[str], frozenset[str]]:
    """The heads of who does it, and of whom it befalls; none for a noun."""
    found = _at(parses[report.article], report.trigger.start) if report.article in parses else None
    if found is None or not is_verb(found[0].tokens[found[1]]):
        return frozenset(), frozenset()
    sentence, i = found
    return head_words(sentence, doer(sentence, i)), head_words(sentence, undergoer(sentence, i))


def _at(parse: Parse, start: int) -> tuple[Sentence, int] | None:
    """The sentence that holds the offset, and the token that begins there."""
    at = bisect_right(parse, start, key=_start) - 1
    for sentence in reversed(parse[max(0, at - 1) : at + 1]):
        for token in sentence.tokens:
            if token.start == start:
                return sentence, token.i
    return None


def _start(sentence: Sentence) -> int:
    return sentence.start
