"""Asked: what a rule of standing is asked, and the verdict it gives.

In: a sentence and a token of it. Out: records; what more than one step asks of the two. Never: a rule.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from dateline.english.clauses import auxiliaries, is_verb
from dateline.english.embedding import Effect
from dateline.english.lexicon import group
from dateline.english.roles import Role, stands_as, up_through
from dateline.language import Sentence, Token
from dateline.terms import Standing


@dataclass(frozen=True, slots=True)
class Denial:
    """The rule by which a word denies a happening, and the index of that word."""

    rule: str
    by: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """A standing, the rule that gave it, the index of the word that shows it, and what denies it."""

    standing: Standing
    rule: str
    shown_by: int | None = None
    denial: Denial | None = None
    """What tells it as not being so, whoever says it and however sure: "may not come", "said it had not come"."""

    @property
    def negated(self) -> bool:
        """A word denies it."""
        return self.denial is not None


@dataclass(frozen=True)
class Asked:
    """What a rule is asked: the sentence, the token judged, the verb that carries it, the tokens in quotation marks."""

    sentence: Sentence
    i: int
    verb: int | None
    quoted: frozenset[int] = frozenset()

    @property
    def token(self) -> Token:
        """The token judged."""
        return self.sentence.tokens[self.i]

    @property
    def carrier(self) -> Token:
        """The verb that carries it, itself where there is none."""
        return self.sentence.tokens[self.i if self.verb is None else self.verb]

    @cached_property
    def helpers(self) -> list[Token]:
        """The auxiliaries of the verb that carries it."""
        return auxiliaries(self.sentence, self.carrier.i)

    @cached_property
    def clauses(self) -> list[Token]:
        """The carrying verb and the verbs above it; what only tells which noun is meant stands by itself."""
        found, at = [self.carrier], self.carrier
        for above in self.sentence.ancestors(at.i):
            if stands_as(at, Role.CLAUSE_OF_NOUN):
                break
            at = above
            if is_verb(above):
                found.append(above)
        return found


Judge = Callable[[Asked], Verdict | None]


def first_verdict(judges: tuple[Judge, ...], asked: Asked) -> Verdict | None:
    """What the first of the rules says that fires."""
    return next((verdict for judge in judges if (verdict := judge(asked)) is not None), None)


def first_of_row(asked: Asked) -> Token:
    """The noun judged, or the first of the row of nouns in which it stands."""
    return up_through(asked.sentence, asked.token, Role.CONJUNCT)


def shares_clause(asked: Asked) -> bool:
    """A noun shares the standing of its verb as its subject or object; elsewhere it is told beside it."""
    token = first_of_row(asked)
    if stands_as(token, Role.ACTIVE_SUBJECT) and asked.carrier.lemma not in group("taking_place"):
        return False
    return stands_as(token, Role.TOP | Role.NOUN_AS_SUBJECT | Role.OBJECT | Role.ATTRIBUTE | Role.ADJECTIVE_COMPLEMENT)


def denied(name: str, by: Token) -> Verdict:
    """The verdict that the word `by` denies it."""
    return Verdict("denied", name, by.i, Denial(name, by.i))


def by_effect(effect: Effect | None, name: str, by: Token) -> Verdict | None:
    """The verdict of a word of this effect; None where it says nothing, or that it is so."""
    if effect is None or effect == "asserts":
        return None
    return Verdict(BY_EFFECT[effect], name, by.i, Denial(name, by.i) if effect == "denies" else None)


BY_EFFECT: dict[Effect, Standing] = {
    "asserts": "asserted",
    "denies": "denied",
    "plans": "planned",
    "claims": "claimed",
    "opens": "not told",
}
