"""The words of a source: from the token that heads it, or beside a quotation from the order of words.

In: a sentence's parse, a verb, the token that heads its source. Out: the words of that source, as a span. Never: which token that is; a word of the cue.
"""

from __future__ import annotations

from dateline.english.lexicon import group
from dateline.english.roles import Role, dependents, has_dependent, stands_as
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
    if not any(is_a(t, Kind.NOUN | Kind.PRONOUN) for t in tokens) or _is_predicate(tokens):
        return None
    if any(
        is_a(t, Kind.FULL_VERB) and not is_a(t, Kind.PARTICIPLE) and not stands_as(t, Role.RELATIVE_CLAUSE)
        for t in tokens
    ):
        return None
    return trimmed(sentence, run)


def _is_predicate(tokens: list[Token]) -> bool:
    """Whether a run has a verb of its own before any "who": "have asked for more" behind a subject in quotation marks."""
    first = next((t for t in tokens if is_a(t, Kind.WH_WORD | Kind.AUXILIARY_VERB)), None)
    return first is not None and is_a(first, Kind.AUXILIARY_VERB)


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
    """What stands behind the source and is no part of it: how, where or when it spoke, and a verb that the parse hung on it.

    "The president, without offering specifics, said"; "the campaign on Friday said"; not "a clerk, of Dorn".
    """
    apart: set[int] = set()
    for kid in sentence.kids(subject.i):
        if kid.i < subject.i:
            continue
        inside = sentence.subtree(kid.i)
        before = min(inside) - 1
        parted = sentence.tokens[before].text == "," and kid.text.lower() != "of"
        if stands_as(kid, Role.PREPOSITIONAL) and parted:
            apart |= set(range(before, max(inside) + 1))
        elif _is_when(sentence, kid) or _is_own_verb(sentence, kid):
            apart |= set(inside)
    return apart


def _is_when(sentence: Sentence, kid: Token) -> bool:
    """Whether a phrase behind the source tells the day on which it spoke: "the campaign on Friday said"."""
    if stands_as(kid, Role.NOUN_ADVERBIAL):
        return _is_time(sentence, kid)
    nouns = list(dependents(sentence, kid.i, Role.NOUN_OF_PREPOSITION))
    on = stands_as(kid, Role.PREPOSITIONAL) and kid.text.lower() in group("before_a_time")
    return on and bool(nouns) and all(_is_time(sentence, noun) for noun in nouns)


def _is_time(sentence: Sentence, noun: Token) -> bool:
    return any(n.label in {"DATE", "TIME"} and n.first <= noun.i < n.last for n in sentence.names)


def _is_own_verb(sentence: Sentence, kid: Token) -> bool:
    """Whether a verb behind the source is one of its clause, which the parse took for more about it: "a clerk mailed a note, saying …"."""
    return (
        stands_as(kid, Role.ADNOMINAL_CLAUSE)
        and is_a(kid, Kind.FINITE)
        and not has_dependent(sentence, kid.i, Role.SUBJECT)
    )


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
