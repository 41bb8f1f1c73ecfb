"""Judged: the rules of standing, step by step.

In: a sentence, a token of it, which tokens are quoted. Out: a Verdict; whether a claim has its source beside it. Never: a rule.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.english.clauses import anchor, carrier, is_verb
from dateline.english.embedding import effect_of
from dateline.english.lexicon import verbs
from dateline.english.once import once
from dateline.english.roles import Role, stands_as
from dateline.english.standing.above import STEPS, Step
from dateline.english.standing.asked import Asked, Judge, Verdict, first_of_row, first_verdict, shares_clause
from dateline.english.standing.noun import OF_NOUN, no_noun
from dateline.english.standing.passed import PASSING
from dateline.english.standing.sentence import WHOLE
from dateline.english.standing.verb import OWN, negated
from dateline.language import Sentence, Token


@once
def standing(sentence: Sentence, i: int, *, quoted: frozenset[int] = frozenset()) -> Verdict:
    """How `sentence` stands to what its token `i` names; `quoted` are the tokens that stand in quotation marks."""
    at = anchor(sentence, i)
    asked = Asked(sentence, at, carrier(sentence, at), quoted)
    own = _own(asked)
    whole = first_verdict(WHOLE, asked)
    if whole is not None:
        return replace(whole, denial=own.denial)
    return _embedded(asked, own)


def _own(asked: Asked) -> Verdict:
    """What the verb group or the noun phrase says by itself; "not" is kept beside whatever else decides."""
    by_verb = OWN if is_verb(asked.token) or _is_carried(asked) else ()
    by_noun = () if is_verb(asked.token) else OF_NOUN
    denial = first_verdict((*((no_noun,) if by_noun else ()), *((negated,) if by_verb else ())), asked)
    verdict = _decided((*by_noun, *by_verb), asked, denial) or Verdict("asserted", "english.told")
    return replace(verdict, denial=denial.denial) if denial is not None else verdict


def _decided(judges: tuple[Judge, ...], asked: Asked, denial: Verdict | None) -> Verdict | None:
    """The first verdict; those that deny have been asked, and are not asked again."""
    for judge in judges:
        found = _if_of(denial, judge) if judge in DENYING else judge(asked)
        if found is not None:
            return found
    return None


def _if_of(verdict: Verdict | None, judge: Judge) -> Verdict | None:
    """The verdict where this judge gave it."""
    return verdict if verdict is not None and verdict.rule == f"english.{judge.__name__}" else None


def _is_carried(asked: Asked) -> bool:
    """A noun is told by the verb group that it is the subject or object of, unless that verb speaks of what is there anyway."""
    token = first_of_row(asked)
    if token.head != asked.carrier.i or asked.carrier.lemma in verbs("saying") or not shares_clause(asked):
        return False
    return (
        stands_as(token, Role.ACTIVE_SUBJECT | Role.ATTRIBUTE | Role.ADJECTIVE_COMPLEMENT)
        or effect_of(asked.carrier.lemma, "object") is None
    )


DENYING: tuple[Judge, ...] = (negated, no_noun)


def _embedded(asked: Asked, own: Verdict) -> Verdict:
    """The verdict as the clauses above leave it, from inside out."""
    verdict, at = own, asked.carrier
    if asked.i != at.i and not shares_clause(asked):
        return _quoted(asked, verdict)
    seen = {at.i}
    while at.head != at.i and at.head not in seen:
        above = asked.sentence.tokens[at.head]
        seen.add(above.i)
        verdict = _below(asked, verdict, at, above)
        at = above
    return _quoted(asked, verdict)


def _below(asked: Asked, verdict: Verdict, at: Token, above: Token) -> Verdict:
    """What the clause or noun `above` makes of what stands below it."""
    here = Step(asked, verdict, at, above)
    for step in STEPS:
        found = step(here)
        if found is not None:
            return found
    return verdict


def _quoted(asked: Asked, verdict: Verdict) -> Verdict:
    """What is asserted becomes a claim where the sentence gives it as somebody's words."""
    if verdict.standing != "asserted":
        return verdict
    return first_verdict(PASSING, asked) or verdict


def is_vouched(sentence: Sentence, verdict: Verdict) -> bool:
    """Whether a claim has its source beside it and no doubt in the word that passes it on: "police said", not "he claimed".

    News tells most of what happened so, and what is told so is taken to have happened (source-introducing predicates of Saurí and
    Pustejovsky 2012, whose value stays certain for the source that is given).
    """
    if verdict.standing != "claimed" or verdict.shown_by is None:
        return False
    by = sentence.tokens[verdict.shown_by]
    return verdict.rule in PASSED_ON and (by.lemma.lower() in verbs("vouching") or by.text.lower() == "according")


PASSED_ON = frozenset({"english.speech", "english.according"})
"""Rules of what somebody says outside quotation marks."""
