"""Frames: for each predicate of a sentence, once, what the sentence tells of it.

In: a sentence; which of its tokens are quoted. Out: Frames in reading order. Never: who is meant, which day, another sentence.

A predicate is a finite verb, a participle or infinitive that tells, or a noun for a happening. Every field says by index which
token it was read from. Rooms read frames: statements those of saying, events those of happenings, telling the figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.english.clauses import (
    agent,
    anchor,
    auxiliaries,
    conjuncts,
    doer,
    is_passive,
    is_verb,
    name_at,
    objects,
    undergoer,
)
from dateline.english.lexicon import group
from dateline.english.roles import Role, dependent, dependents, down_through, stands_as, up_through
from dateline.english.standing import Verdict, standing
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token


@dataclass(frozen=True, slots=True)
class Oblique:
    """A prepositional phrase of a predicate: the preposition in dictionary form, the index of its object."""

    preposition: str
    i: int


@dataclass(frozen=True, slots=True)
class Frame:
    """What one sentence tells of one predicate; all numbers are indexes of tokens of that sentence.

    `i` names it, `verb` is the verb whose tense tells it (itself, the verb that carries a noun, or None). `doer` does it or
    causes it, `undergoer` is whom or what it befalls. `finite`: it is told by a finite verb group of its own.
    """

    i: int
    verb: int | None
    lemma: str
    doer: int | None
    undergoer: int | None
    obliques: tuple[Oblique, ...]
    finite: bool
    passive: bool
    verdict: Verdict
    quoted: bool
    times: tuple[tuple[int, int], ...]
    places: tuple[tuple[int, int], ...]
    figures: tuple[int, ...]

    @property
    def denied(self) -> bool:
        """It is told as not being so."""
        return self.verdict.negated


@lru_cache(maxsize=4096)
def frames(sentence: Sentence, quoted: frozenset[int] = frozenset()) -> tuple[Frame, ...]:
    """The frames of `sentence` in reading order; `quoted` are the indexes of its tokens that stand in quotation marks."""
    found = (token.i for token in sentence.tokens if is_predicate(token))
    return tuple(frame(sentence, i, quoted=quoted) for i in found)


def is_predicate(token: Token) -> bool:
    """A verb that carries a clause, or a noun; which nouns are happenings is asked of the lexicon by those who read frames."""
    return (is_verb(token) and not stands_as(token, Role.AUXILIARY)) or is_a(token, Kind.COMMON_NOUN)


def frame(sentence: Sentence, i: int, *, quoted: frozenset[int] = frozenset()) -> Frame:
    """The frame of the predicate that token `i` names."""
    verb = _own_verb(sentence, i)
    does, suffers = _roles(sentence, i, verb)
    below = _own_tokens(sentence, i, verb)
    return Frame(
        i=i,
        verb=verb,
        lemma=sentence.tokens[i].lemma.lower(),
        doer=does,
        undergoer=suffers,
        obliques=tuple(_obliques(sentence, i, verb)),
        finite=verb == i and is_finite(sentence, i),
        passive=verb is not None and is_passive(sentence, verb),
        verdict=standing(sentence, i, quoted=quoted),
        quoted=i in quoted,
        times=_names_within(sentence, below, "DATE", "TIME"),
        places=_names_within(sentence, below, "GPE", "LOC", "FAC"),
        figures=tuple(j for j in below if is_a(sentence.tokens[j], Kind.CARDINAL)),
    )


def is_finite(sentence: Sentence, i: int) -> bool:
    """Verb `i`, or the group it closes, is finite: it has a tense or a modal of its own."""
    token = sentence.tokens[i]
    if is_a(token, Kind.FINITE):
        return True
    helpers = auxiliaries(sentence, i)
    if any(is_a(aux, Kind.TENSED) for aux in helpers):
        return True
    return token.head == token.i and is_a(token, Kind.PAST_PARTICIPLE) and sentence.part == "title"


def _own_verb(sentence: Sentence, i: int) -> int | None:
    """The verb that tells it: itself, or the verb that a noun is subject or object of."""
    if is_verb(sentence.tokens[i]):
        return i
    token = sentence.tokens[anchor(sentence, i)]
    token = up_through(sentence, token, Role.CONJUNCT)
    above = sentence.tokens[token.head]
    if above.i != token.i and is_verb(above) and stands_as(token, Role.NOUN_AS_SUBJECT | Role.OBJECT | Role.ATTRIBUTE):
        return above.i
    return None


# Who and whom -----------------------------------------------------------------------------------------------------------


def _roles(sentence: Sentence, i: int, verb: int | None) -> tuple[int | None, int | None]:
    if verb == i:
        return _roles_of_verb(sentence, i)
    return _roles_of_noun(sentence, i, verb)


def _roles_of_verb(sentence: Sentence, i: int) -> tuple[int | None, int | None]:
    does, suffers = doer(sentence, i), undergoer(sentence, i)
    if suffers is None and does is not None and sentence.tokens[i].lemma.lower() in group("befalling"):
        does, suffers = None, does
    return _index(does), _index(suffers)


def _roles_of_noun(sentence: Sentence, i: int, verb: int | None) -> tuple[int | None, int | None]:
    """Possessors, "by" and "of" phrases, names before the noun, and the subject of a light verb."""
    lemma = sentence.tokens[i].lemma.lower()
    owner = dependent(sentence, i, Role.POSSESSOR)
    named = next(
        (
            kid
            for kid in dependents(sentence, i, Role.MODIFIER_BEFORE_NOUN)
            if name_at(sentence, kid.i, "PERSON", "ORG", "GPE", "NORP")
        ),
        None,
    )
    by = next((inner for _, inner in objects(sentence, i, "by", "between", "among")), None)
    of = next((inner for _, inner in objects(sentence, i, "of", "on", "against")), None)
    does, suffers = by or owner or named, of
    if lemma in group("befalling_nouns") and of is None:
        does, suffers = by, owner or named
    if does is None and verb is not None and sentence.tokens[verb].lemma.lower() in group("carrying"):
        does = agent(sentence, verb) if is_passive(sentence, verb) else doer(sentence, verb)
    if does is not None and does.i == i:
        does = None
    return _index(does), _index(suffers)


def _index(token: Token | None) -> int | None:
    return None if token is None else token.i


# What stands around it --------------------------------------------------------------------------------------------------


def _own_tokens(sentence: Sentence, i: int, verb: int | None) -> list[int]:
    """The tokens of its own clause: what hangs from it, not through another verb."""
    return down_through(sentence, verb if verb is not None else i, _is_of_clause)


def _is_of_clause(token: Token) -> bool:
    return not is_verb(token) or stands_as(token, Role.ATTRIBUTIVE)


def _obliques(sentence: Sentence, i: int, verb: int | None) -> Iterator[Oblique]:
    for at in dict.fromkeys((i, i if verb is None else verb)):
        for word, inner in objects(sentence, at):
            yield from (Oblique(word, one.i) for one in conjuncts(sentence, inner.i))


def _names_within(sentence: Sentence, inside: list[int], *labels: str) -> tuple[tuple[int, int], ...]:
    own = frozenset(inside)
    return tuple((n.first, n.last) for n in sentence.names if n.label in labels and own & set(range(n.first, n.last)))
