"""Rules of the clauses above: what each word, from inside out, makes of what stands below it.

In: the verdict so far, the token it stands on, the token above. Out: the verdict as that leaves it. Never: the happening's own verb group.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dateline.english.clauses import NOUNS, has_to, is_verb
from dateline.english.embedding import Effect, Shape, effect_of
from dateline.english.lexicon import group, verbs
from dateline.english.standing.asked import BY_EFFECT, Asked, Denial, Verdict
from dateline.english.standing.verb import modal, negated
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
    if step.at.dep not in {"xcomp", "ccomp", "acl", "advcl", "relcl"} or not has_to(step.sentence, step.at.i):
        return None
    if step.sentence.part == "title" and step.at.dep in {"acl", "relcl"} and _heads_title(step.above):
        return _composed(step, "plans", "english.infinitive")
    if step.at.dep == "advcl" and effect_of(step.above.lemma, "to") is None:
        return _composed(step, "opens", "english.infinitive")
    shape: Shape = "noun" if step.above.pos in NOUNS else "adjective" if step.above.pos == "ADJ" else "to"
    effect = effect_of(step.above.lemma, shape)
    if effect is None and shape == "noun":
        effect = "asserts" if _is_ranked(step.sentence, step.above) else "opens"
    if effect is None and shape == "to":
        effect = "plans" if step.above.lemma == "be" else "opens"
    return _composed(step, effect or "opens", "english.infinitive")


def _heads_title(noun: Token) -> bool:
    """A name, or the noun at the top: in a headline "Bridge to reopen" tells what it will do."""
    return noun.pos == "PROPN" or (noun.pos in NOUNS and noun.head == noun.i)


def _is_ranked(sentence: Sentence, noun: Token) -> bool:
    ranks = group("ranks")
    return noun.lemma.lower() in ranks or any(kid.lemma.lower() in ranks for kid in sentence.kids(noun.i))


@rule(
    "english.speech",
    example="Officials said the mayor had >resigned<.",
    counter_example="Officials >said< the mayor had resigned.",
)
def speech(step: Step) -> Verdict | None:
    """What stands in a clause below a verb of saying or thinking is as that verb has it: claimed, known, hoped, denied."""
    if step.at.dep not in {"ccomp", "parataxis"} or step.above.pos not in {"VERB", "AUX", "NOUN", "ADJ"}:
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
    if step.at.tag != "VBG" or step.at.dep not in {"xcomp", "pcomp", "ccomp", "dobj"}:
        return None
    if step.at.dep == "pcomp":
        if step.above.text.lower() == "without":
            return _composed(step, "denies", "english.gerund")
        holder = step.sentence.tokens[step.above.head]
        shape: Shape = "noun" if holder.pos in NOUNS else "ing"
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
    if step.at.dep != "acl" or step.above.pos not in NOUNS or has_to(step.sentence, step.at.i):
        return None
    if not any(kid.dep == "mark" for kid in step.sentence.kids(step.at.i)):
        return None
    effect = effect_of(step.above.lemma, "noun")
    return None if effect is None else _composed(step, effect, "english.noun_clause")


STEPS: tuple[Callable[[Step], Verdict | None], ...] = (infinitive, speech, gerund, noun_clause)


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
