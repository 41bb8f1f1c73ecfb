"""The words of a source: from the token that heads it, or beside a quotation from the order of words.

In: a sentence's parse, a verb, the token that heads its source. Out: the words of that source, as a span. Never: which token that is; a word of the cue.
"""

from __future__ import annotations

from dateline.english.lexicon import group
from dateline.english.roles import Role, dependents, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.statements.attribution import Span, phrase, trimmed

_RELATIVE = group("relative")
_FARTHEST = 20
"""Words between a quotation and its cue; a name with its apposition or relative clause fits."""


def beside(sentence: Sentence, verb: Token, quoted: frozenset[int]) -> Span | None:
    """The words between a quotation and its cue, or after the cue, where the parse gives the cue no subject.

    "…,” Ana Ruiz, a driver, said"; "…,” said Ana Ruiz." Only right beside a quotation, and only with a name or noun.
    """
    before = verb.i
    while before > 0 and before - 1 not in quoted and verb.i - before < _FARTHEST:
        before -= 1
    if before > 0 and before - 1 in quoted and before < verb.i:
        return nominal(sentence, range(before, verb.i))
    if verb.i > 0 and verb.i - 1 in quoted and is_a(verb, Kind.FINITE) and verb.i + 1 < len(sentence.tokens):
        after = verb.i + 1
        while (
            after < len(sentence.tokens)
            and after not in quoted
            and sentence.tokens[after].text not in {".", ",", ":", ";"}
        ):
            after += 1
        return nominal(sentence, range(verb.i + 1, min(after, verb.i + _FARTHEST)))
    return None


def nominal(sentence: Sentence, run: range) -> Span | None:
    """The run as a span, if it holds a name, noun or pronoun and no other verb but participles."""
    tokens = [sentence.tokens[i] for i in run]
    if not any(is_a(t, Kind.NOUN | Kind.PRONOUN) for t in tokens):
        return None
    if any(
        is_a(t, Kind.FULL_VERB) and not is_a(t, Kind.PARTICIPLE) and not stands_as(t, Role.RELATIVE_CLAUSE)
        for t in tokens
    ):
        return None
    return trimmed(sentence, run)


def source_span(sentence: Sentence, subject: Token, verb: Token) -> Span | None:
    """The words of a source: the phrase `subject` heads, without the branch in which the cue itself stands."""
    branch: set[int] = set()
    below = verb
    while below.head != below.i and below.head != subject.i:
        below = sentence.tokens[below.head]
    if below.head == subject.i:
        branch = set(sentence.subtree(below.i))
    if stands_as(subject, Role.COMPOUND):  # of the noun phrase that swallowed the verb
        return trimmed(sentence, _name_up_to(sentence, subject))
    return _past_hyphen(sentence, phrase(sentence, subject.i, without=branch | _set_apart(sentence, subject)))


def _set_apart(sentence: Sentence, subject: Token) -> set[int]:
    """How or where the source spoke, between commas behind it: "the president, without offering specifics, said"; not "a clerk, of Dorn"."""
    apart: set[int] = set()
    for kid in dependents(sentence, subject.i, Role.PREPOSITIONAL):
        if kid.i > subject.i and kid.text.lower() != "of":
            inside = sentence.subtree(kid.i)
            if sentence.tokens[min(inside) - 1].text == ",":
                apart |= set(range(min(inside) - 1, max(inside) + 1))
    return apart


def _past_hyphen(sentence: Sentence, span: Span | None) -> Span | None:
    """A source that the parse ended at a hyphen goes on to the end of its nouns: "port co-founder Ezra Lund"."""
    span = _before_hyphen(sentence, span)
    token = next((t for t in sentence.tokens if span is not None and t.start == span[1]), None)
    if span is None or token is None or token.text not in {"-", "‑"}:
        return span
    end = span[1]
    for after in sentence.tokens[token.i :]:
        if not is_a(after, Kind.NOUN | Kind.ADJECTIVE) and after.i != token.i:
            break
        end = after.end
    return span[0], end


def _before_hyphen(sentence: Sentence, span: Span | None) -> Span | None:
    """A source that the parse began behind a hyphen, or with it, with the word before: "Wal-Mart"."""
    first = next((t for t in sentence.tokens if span is not None and t.start == span[0]), None)
    hyphen = first if first is None or first.text == "-" or first.i == 0 else sentence.tokens[first.i - 1]
    if span is None or hyphen is None or hyphen.text != "-" or hyphen.i == 0:
        return span
    before, after = sentence.tokens[hyphen.i - 1], sentence.tokens[min(hyphen.i + 1, len(sentence.tokens) - 1)]
    joined = before.end == hyphen.start and after.start == hyphen.end and before.text[0].isupper()
    return (before.start, span[1]) if joined else span


def _name_up_to(sentence: Sentence, last: Token) -> range:
    """The words of one name and its titles that end with `last`."""
    first = last.i
    while first > 0 and is_a(sentence.tokens[first - 1], Kind.PROPER_NOUN):
        first -= 1
    return range(first, last.i + 1)


def stands_for(sentence: Sentence, subject: Token | None, verb: Token) -> Span | None:
    """What a relative pronoun stands for: the phrase that the relative clause of `verb` belongs to."""
    if subject is None or subject.text.lower() not in _RELATIVE:
        return None
    clause = next((one for one in (verb, *sentence.ancestors(verb.i)) if stands_as(one, Role.RELATIVE_CLAUSE)), None)
    return None if clause is None else phrase(sentence, clause.head, without=set(sentence.subtree(clause.i)))
