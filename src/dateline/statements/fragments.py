"""Fragments: a few quoted words in somebody's sentence, where no verb of saying gives them: "assailed the plan as a “giveaway”".

In: a quotation, its sentence. Out: the attribution of what it says of what. Never: a title or a nickname ("known as “the Pier”"); words of a
thing that cannot speak.
"""

from __future__ import annotations

from dateline.english.clauses import is_told_passive
from dateline.english.quotes import Quotation
from dateline.english.roles import Role, dependents, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.rules import rule
from dateline.statements.attribution import Attribution, cue_span
from dateline.statements.source_words import source_span
from dateline.statements.subjects import is_someone, subject_of

FARTHEST = 16
"""Words between a verb and the quotation by which it calls something so."""
LONGEST_BEFORE = 3
"""Words of the reporter's between "as" and the quotation: "as a “giveaway”", "as yet another “giveaway”"."""


def named_so(sentence: Sentence, quotation: Quotation, quoted: frozenset[int]) -> Attribution | None:
    """The attribution of "VERB something as “…”" to who does so, if that is a person or a body; from what it is said of on."""
    first = next((t for t in sentence.tokens if t.start >= quotation.start), None)
    verb = called_as(sentence, first, quoted) if first is not None else None
    subject = _doer(sentence, verb, quoted) if verb is not None else None
    if verb is None or subject is None or not is_someone(subject):
        return None
    source = source_span(sentence, subject, verb)
    cue = cue_span(sentence, verb)
    begin = next((t for t in sentence.tokens if t.start >= cue[1] and not is_a(t, Kind.ADVERB)), None)
    if source is None or begin is None or source[1] > begin.start or begin.text.lower() == "as":
        return None
    return Attribution(((begin.start, quotation.end),), source, cue, "stance", complement="naming")


@rule(
    "statements.called_as",
    example="Ruiz pounded the plan as a >“<giveaway.”",
    counter_example="The plan, known as >“<the Pier,” failed.",
)
def called_as(sentence: Sentence, first: Token, quoted: frozenset[int]) -> Token | None:
    """The verb by which somebody calls something what stands in quotation marks behind "as"."""
    reach = range(first.i - 1, max(first.i - 2 - LONGEST_BEFORE, -1), -1)
    into = next((i for i in reach if sentence.tokens[i].text.lower() == "as"), None)
    if into is None or any(
        not is_a(sentence.tokens[i], Kind.ADJECTIVE | Kind.ADVERB | Kind.DETERMINER) for i in range(into + 1, first.i)
    ):
        return None
    for i in range(into - 1, max(into - FARTHEST, -1), -1):
        token = sentence.tokens[i]
        if token.text in {".", ";", ":"} or i in quoted:
            return None
        if is_a(token, Kind.FULL_VERB) and not stands_as(token, Role.RELATIVE_CLAUSE):
            return token if i < into - 1 and not is_told_passive(sentence, i) else None
    return None


def _doer(sentence: Sentence, verb: Token, quoted: frozenset[int]) -> Token | None:
    above = sentence.tokens[verb.head]
    return subject_of(sentence, verb, quoted) or next(
        (k for k in dependents(sentence, above.i, Role.PASSIVE_SUBJECT) if is_a(verb, Kind.GERUND)), None
    )
