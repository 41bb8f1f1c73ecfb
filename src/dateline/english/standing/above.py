"""Rules of the clauses above: what each word, from inside out, makes of what stands below it.

In: the verdict so far, the token it stands on, the token above. Out: the verdict as that leaves it. Never: the happening's own verb group.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dateline.english.clauses import has_to, is_verb
from dateline.english.embedding import Effect, Shape, effect_of
from dateline.english.lexicon import verbs
from dateline.english.roles import Role, dependent, has_dependent, stands_as
from dateline.english.standing.asked import BY_EFFECT, Asked, Denial, Verdict
from dateline.english.standing.verb import modal, negated
from dateline.english.tense import is_ranked
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.rules import rule
from dateline.terms import Standing


@dataclass(frozen=True, slots=True)
class Step:
    """One step up the sentence: what was judged so far, the token it stands on, the token above."""

    asked: Asked
    verdict: Verdict
    at: Token
    above: Token

    @property
    def sentence(self) -> Sentence:
        """The sentence."""
        return self.asked.sentence


@rule(
    "english.infinitive",
    example="The mayor wants to >resign<.",
    counter_example="The mayor managed to >resign<.",
)
def infinitive(step: Step) -> Verdict | None:
    """What an infinitive tells hangs on the word above it: wanted, planned, failed, managed."""
    if not stands_as(step.at, Role.COMPLEMENT | Role.ADVERBIAL_CLAUSE | Role.CLAUSE_OF_NOUN) or not has_to(
        step.sentence, step.at.i
    ):
        return None
    if step.sentence.part == "title" and stands_as(step.at, Role.CLAUSE_OF_NOUN) and _heads_title(step.above):
        return _composed(step, "plans", "english.infinitive")
    if stands_as(step.at, Role.ADVERBIAL_CLAUSE) and effect_of(step.above.lemma, "to") is None:
        return _composed(step, "opens", "english.infinitive")
    shape: Shape = "noun" if is_a(step.above, Kind.NOUN) else "adjective" if is_a(step.above, Kind.ADJECTIVE) else "to"
    effect = effect_of(step.above.lemma, shape)
    if effect is None and shape == "noun":
        effect = "asserts" if is_ranked(step.sentence, step.above) else "opens"
    if effect is None and shape == "to":
        effect = "plans" if step.above.lemma == "be" else "opens"
    return _composed(step, effect or "opens", "english.infinitive")


def _heads_title(noun: Token) -> bool:
    """A name, or the noun at the top: in a headline "Bridge to reopen" tells what it will do."""
    return is_a(noun, Kind.PROPER_NOUN) or (is_a(noun, Kind.NOUN) and noun.head == noun.i)


@rule(
    "english.speech",
    example="Officials said the mayor had >resigned<.",
    counter_example="Officials >said< the mayor had resigned.",
)
def speech(step: Step) -> Verdict | None:
    """What stands in a clause below a verb of saying or thinking is as that verb has it: claimed, known, hoped, denied."""
    if not stands_as(step.at, Role.FULL_COMPLEMENT | Role.PARATAXIS) or not is_a(
        step.above, Kind.COMMON_NOUN | Kind.VERB | Kind.ADJECTIVE
    ):
        return None
    effect = effect_of(step.above.lemma, "that")
    if effect is None:
        effect = "claims" if step.above.lemma.lower() in verbs("saying") else None
    return None if effect is None else _composed(step, effect, "english.speech")


@rule(
    "english.gerund",
    example="The mayor considered >resigning<.",
    counter_example="The mayor began >resigning<.",
)
def gerund(step: Step) -> Verdict | None:
    """What a gerund tells hangs on the verb or preposition above it: considered, accused of, without."""
    if not is_a(step.at, Kind.GERUND) or not stands_as(
        step.at, Role.OBJECT | Role.COMPLEMENT | Role.CLAUSE_OF_PREPOSITION
    ):
        return None
    if stands_as(step.at, Role.CLAUSE_OF_PREPOSITION):
        if step.above.text.lower() == "without":
            return _composed(step, "denies", "english.gerund")
        holder = step.sentence.tokens[step.above.head]
        shape: Shape = "noun" if is_a(holder, Kind.NOUN) else "ing"
        effect = effect_of(holder.lemma, shape)
        return None if effect is None else _composed(step, effect, "english.gerund")
    effect = effect_of(step.above.lemma, "ing")
    return None if effect is None else _composed(step, effect, "english.gerund")


@rule(
    "english.noun_clause",
    example="There were claims that the mayor had >resigned<.",
    counter_example="The fact that the mayor had >resigned< was known.",
)
def noun_clause(step: Step) -> Verdict | None:
    """A clause that says what a noun is about has the standing that the noun gives: a claim, a possibility, a fact."""
    if (
        not stands_as(step.at, Role.ADNOMINAL_CLAUSE)
        or not is_a(step.above, Kind.NOUN)
        or has_to(step.sentence, step.at.i)
    ):
        return None
    if not has_dependent(step.sentence, step.at.i, Role.MARKER):
        return None
    effect = effect_of(step.above.lemma, "noun")
    return None if effect is None else _composed(step, effect, "english.noun_clause")


@rule(
    "english.noun_is",
    example="Their theory is that the mayor had >resigned<.",
    counter_example="The fact is that the mayor had >resigned<.",
)
def noun_is(step: Step) -> Verdict | None:
    """A clause that a claim is said to be has the standing that the noun gives, as one that hangs from it."""
    if not stands_as(step.at, Role.FULL_COMPLEMENT) or step.above.lemma != "be":
        return None
    noun = dependent(step.sentence, step.above.i, Role.ACTIVE_SUBJECT, Kind.COMMON_NOUN)
    effect = effect_of(noun.lemma, "noun") if noun is not None and noun.i < step.above.i else None
    return None if effect is None else _composed(step, effect, "english.noun_is")


@rule(
    "english.claim_denied",
    example="The council disputed a report that said the mayor had >resigned<.",
    counter_example="The council read a report that said the mayor had >resigned<.",
)
def claim_denied(step: Step) -> Verdict | None:
    """What a claim tells is denied with the claim, where somebody disputes it."""
    if step.verdict.standing != "claimed" or not stands_as(step.at, Role.UNDERGOER) or not is_a(step.at, Kind.NOUN):
        return None
    return (
        _composed(step, "denies", "english.claim_denied") if effect_of(step.above.lemma, "that") == "denies" else None
    )


STEPS: tuple[Callable[[Step], Verdict | None], ...] = (
    infinitive,
    speech,
    gerund,
    noun_clause,
    noun_is,
    claim_denied,
)


def _composed(step: Step, effect: Effect, name: str) -> Verdict:
    """The standing so far as the effect of the word above leaves it."""
    before, by = step.verdict, step.above.i
    above = Asked(step.sentence, by, by, step.asked.quoted)
    left_open = modal(above) if is_verb(step.above) else None
    denied = negated(above) if is_verb(step.above) else None
    if denied is not None:
        effect = OPPOSITE.get(effect, effect)
    turned = effect == "denies"
    by_above = Denial(name, by) if denied is None else denied.denial
    after = replace(before, denial=None if before.negated else by_above) if turned else before
    if left_open is not None:
        return replace(after, standing="not told", rule=left_open.rule, shown_by=left_open.shown_by)
    if effect == "asserts" or before.standing == "not told":
        return after
    if turned:
        standing: Standing = "denied" if after.negated else "asserted"
        return replace(after, standing=standing, rule=name, shown_by=by)
    if effect == "claims" and before.standing in HELD:
        return after
    return replace(after, standing=BY_EFFECT[effect], rule=name, shown_by=by)


HELD: tuple[Standing, ...] = ("planned", "denied", "claimed")
"""What stays so where somebody says it."""
OPPOSITE: dict[Effect, Effect] = {"asserts": "denies", "denies": "asserts", "plans": "denies", "claims": "opens"}
