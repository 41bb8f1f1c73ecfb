"""Standing: how a sentence stands to a happening: asserted, planned, claimed, denied, or not told.

In: a sentence, the token that names the happening, which tokens are quoted. Out: a Verdict with the rule and the word that decided.
Never: the calendar, or what other sentences say.

A happening is judged from inside out (Saurí and Pustejovsky 2012): first what its own verb group says, then what each clause above
makes of that. The rules of each step are tried in the order in which they stand; the first that fires decides the step.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from dateline.english.clauses import (
    NOUNS,
    anchor,
    auxiliaries,
    carrier,
    has_to,
    is_told_passive,
    is_verb,
    name_at,
    objects,
    preposition,
    subject,
    undergoes,
    worded,
)
from dateline.english.embedding import Effect, Shape, effect_of
from dateline.english.lexicon import group, in_order, verbs
from dateline.english.tense import reading
from dateline.language import Sentence, Token
from dateline.rules import rule
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
            if at.dep in {"relcl", "acl"}:
                break
            at = above
            if is_verb(above):
                found.append(above)
        return found


Judge = Callable[[Asked], Verdict | None]


def standing(sentence: Sentence, i: int, *, quoted: frozenset[int] = frozenset()) -> Verdict:
    """How `sentence` stands to what its token `i` names; `quoted` are the tokens that stand in quotation marks."""
    at = anchor(sentence, i)
    asked = Asked(sentence, at, carrier(sentence, at), quoted)
    own = _own(asked)
    whole = _first(WHOLE, asked)
    if whole is not None:
        return replace(whole, denial=own.denial)
    return _embedded(asked, own)


def _own(asked: Asked) -> Verdict:
    """What the verb group or the noun phrase says by itself; "not" is kept beside whatever else decides."""
    by_verb = OWN if is_verb(asked.token) or _is_carried(asked) else ()
    by_noun = () if is_verb(asked.token) else NOUN
    denial = _first((*((no_noun,) if by_noun else ()), *((negated,) if by_verb else ())), asked)
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
    token = _first_of_row(asked)
    if token.head != asked.carrier.i or asked.carrier.lemma in verbs("saying") or not _shares_clause(asked):
        return False
    return token.dep in {"nsubj", "attr", "acomp"} or effect_of(asked.carrier.lemma, "object") is None


def _first_of_row(asked: Asked) -> Token:
    """The noun judged, or the first of the row of nouns in which it stands."""
    token = asked.token
    while token.dep == "conj" and token.head != token.i:
        token = asked.sentence.tokens[token.head]
    return token


def _first(judges: tuple[Judge, ...], asked: Asked) -> Verdict | None:
    return next((verdict for judge in judges if (verdict := judge(asked)) is not None), None)


def _kids(asked: Asked, *deps: str) -> list[Token]:
    return [kid for kid in asked.sentence.kids(asked.carrier.i) if kid.dep in deps]


# Of the whole sentence --------------------------------------------------------------------------------------------------


@rule("english.question", example="Did the mayor >resign<?", counter_example="The mayor >resigned<.")
def question(asked: Asked) -> Verdict | None:
    """A question asserts nothing."""
    last = next((t for t in reversed(asked.sentence.tokens) if t.text not in CLOSERS), None)
    if last is None or last.text != "?" or (last.i in asked.quoted and asked.i not in asked.quoted):
        return None
    return Verdict("not told", "english.question", last.i)


CLOSERS = frozenset({'"', "”", "’", "'", ")", "''"})


@rule(
    "english.condition",
    example="If the mayor >resigns<, an election follows.",
    counter_example="When the mayor >resigned<, an election followed.",
)
def condition(asked: Asked) -> Verdict | None:
    """What stands in a condition, or below one, is left open; so is what would follow from it."""
    for token in asked.clauses:
        for kid in asked.sentence.kids(token.i):
            if kid.dep == "mark" and kid.text.lower() in group("conditions") and not _even_if(asked.sentence, kid):
                return Verdict("not told", "english.condition", kid.i)
    return None


def _even_if(sentence: Sentence, mark: Token) -> bool:
    return mark.i > 0 and sentence.tokens[mark.i - 1].text.lower() == "as"


@rule(
    "english.unreal",
    example="It looked as though the roof had >collapsed<.",
    counter_example="The roof had >collapsed<, as the firm had warned.",
)
def unreal(asked: Asked) -> Verdict | None:
    """A comparison with what is not ("as if", "as though") tells nothing."""
    tokens = asked.sentence.tokens
    for verb in asked.clauses:
        for kid in asked.sentence.kids(verb.i):
            if kid.text.lower() in {"though", "if"} and kid.i > 0 and tokens[kid.i - 1].text.lower() == "as":
                return Verdict("not told", "english.unreal", kid.i)
    return None


WHOLE: tuple[Judge, ...] = (question, condition, unreal)


# Of the verb group ------------------------------------------------------------------------------------------------------


@rule(
    "english.negated",
    example="The mayor did not >resign<.",
    counter_example="The mayor >resigned<, not the governor.",
)
def negated(asked: Asked) -> Verdict | None:
    """A verb with "not", "never", "no longer", or with nobody as its subject, is denied."""
    for kid in asked.sentence.kids(asked.carrier.i):
        if _is_negator(asked.sentence, kid):
            if _only(asked.sentence, kid) or _behind_comma(asked, kid):
                continue
            return _denied("english.negated", kid)
        if kid.dep in {"nsubj", "nsubjpass"} and _is_nobody(asked.sentence, kid):
            return _denied("english.negated", kid)
        if kid.dep == "dobj" and any(k.dep == "det" and k.text.lower() == "no" for k in asked.sentence.kids(kid.i)):
            return _denied("english.negated", kid)
    return None


def _denied(name: str, by: Token) -> Verdict:
    return Verdict("denied", name, by.i, Denial(name, by.i))


def _is_negator(sentence: Sentence, token: Token) -> bool:
    """As in "not", "never", "no longer"."""
    if token.text.lower() == "longer":
        return any(kid.dep == "neg" or kid.text.lower() in group("no") for kid in sentence.kids(token.i))
    return token.dep == "neg" or (token.dep == "advmod" and token.text.lower() in group("negators"))


def _only(sentence: Sentence, negator: Token) -> bool:
    after = negator.i + 1
    return after < len(sentence.tokens) and sentence.tokens[after].text.lower() in group("only")


def _behind_comma(asked: Asked, negator: Token) -> bool:
    """As in "…, not the governor": another one is denied."""
    between = asked.sentence.tokens[asked.carrier.i + 1 : negator.i]
    return any(token.text == "," for token in between)


def _is_nobody(sentence: Sentence, token: Token) -> bool:
    if token.lemma.lower() in group("nobodies") or _is_no_one(sentence, token):
        return True
    return any(kid.text.lower() in group("no") and kid.dep in {"det", "preconj"} for kid in sentence.kids(token.i))


def _is_no_one(sentence: Sentence, token: Token) -> bool:
    """The first word of "no-one", which the parser takes apart."""
    after = [one.text.lower() for one in sentence.tokens[token.i : token.i + 3]]
    return len(after) == 3 and after[0] in group("no") and after[1:] == ["-", "one"]


@rule(
    "english.modal",
    example="The mayor may >resign<.",
    counter_example="The mayor will >resign< on Friday.",
)
def modal(asked: Asked) -> Verdict | None:
    """What may, might, could, should or must be is left open; "would" too where nobody's words are passed on."""
    for aux in asked.helpers:
        word = aux.text.lower()
        if word in group("chances"):
            return Verdict("not told", "english.modal", aux.i)
        if word in group("would") and _sayer(asked) is None:
            return Verdict("not told", "english.modal", aux.i)
    return None


def _sayer(asked: Asked) -> Token | None:
    """The verb of saying that the clause stands below or beside: there "would" is the "will" of what was said."""
    at = asked.carrier
    beside = next((k for k in _kids(asked, "parataxis", "ccomp") if k.lemma.lower() in verbs("saying")), None)
    if beside is not None:
        return beside
    for above in asked.sentence.ancestors(at.i):
        if at.dep in {"ccomp", "parataxis"} and above.lemma.lower() in verbs("saying"):
            return above
        if at.dep not in {"conj", "xcomp", "ccomp", "advcl", "relcl"}:
            return None
        at = above
    return None


@rule(
    "english.coming",
    example="The mayor will >resign< on Friday.",
    counter_example="The mayor >resigned< on Friday.",
)
def coming(asked: Asked) -> Verdict | None:
    """A verb with "will" or "shall", or a headline's "to", is planned; what nobody plans (a crash, a death) is left open."""
    helpers = asked.helpers
    for aux in helpers:
        if aux.text.lower() in group("coming"):
            return _planned(asked, aux)
        if aux.text.lower() in group("would") and _commits(asked):
            return _planned(asked, aux)
        if aux.tag == "TO" and asked.carrier.head == asked.carrier.i:
            return _planned(asked, aux)
    if any(aux.lemma == "be" and aux.tag in {"VBZ", "VBP"} for aux in helpers) and asked.carrier.lemma == "go":
        return _planned(asked, asked.carrier)
    return None


def _commits(asked: Asked) -> bool:
    """Who says that it will be so is who does it: "he said he would resign", "the union said its members would march"."""
    saying = _sayer(asked)
    mine = subject(asked.sentence, asked.carrier.i)
    theirs = subject(asked.sentence, saying.i) if saying is not None else None
    if mine is None or theirs is None:
        return False
    if any(kid.dep == "poss" and kid.pos == "PRON" for kid in asked.sentence.kids(mine.i)):
        return True
    return mine.pos == "PRON" or mine.lemma.lower() == theirs.lemma.lower()


def _planned(asked: Asked, shown_by: Token) -> Verdict:
    lemma = asked.token.lemma.lower()
    standing: Standing = "not told" if lemma in group("unplanned") else "planned"
    return Verdict(standing, "english.coming", shown_by.i)


@rule(
    "english.habit",
    example="The mayor often >visits< the harbour.",
    counter_example="The mayor >visits< the harbour on Friday.",
)
def habit(asked: Asked) -> Verdict | None:
    """What is told as happening again and again, or of everybody, is no happening."""
    for kid in asked.sentence.kids(asked.carrier.i):
        if kid.dep in {"advmod", "npadvmod"} and kid.lemma.lower() in group("habits"):
            return Verdict("not told", "english.habit", kid.i)
    who = subject(asked.sentence, asked.carrier.i)
    if who is not None and who.text.lower() in group("anybody") and asked.carrier.tag in {"VBP", "VBZ"}:
        return Verdict("not told", "english.habit", who.i)
    return None


@rule(
    "english.command",
    example=">Sign< up for our newsletter.",
    counter_example="They >signed< up for the course.",
)
def command(asked: Asked) -> Verdict | None:
    """A bare verb without a subject at the top of a sentence speaks to the reader."""
    token = asked.carrier
    if token.tag != "VB" or token.head != token.i or subject(asked.sentence, token.i) is not None:
        return None
    if asked.helpers:
        return None
    return Verdict("not told", "english.command", token.i)


@rule(
    "english.carries_plan",
    example="The vote is >scheduled< for Monday.",
    counter_example="The mayor >scheduled< a vote for Monday.",
)
def carries_plan(asked: Asked) -> Verdict | None:
    """What "is expected" or "is set" says is of something else, and no happening itself; nor is "was supposed to"."""
    token = asked.carrier
    if (
        asked.i != token.i
        or token.lemma.lower() not in verbs("planned") | group("meant_to")
        or not is_told_passive(asked.sentence, token.i)
    ):
        return None
    to = any(kid.dep == "xcomp" and has_to(asked.sentence, kid.i) for kid in asked.sentence.kids(token.i))
    if not to and token.lemma.lower() in group("meant_to"):
        return None
    if to or reading(asked.sentence, token.i).time == "present":
        return Verdict("not told", "english.carries_plan", token.i)
    return None


OWN: tuple[Judge, ...] = (modal, negated, coming, habit, command, carries_plan)


# Of a noun --------------------------------------------------------------------------------------------------------------


@rule(
    "english.no_noun",
    example="There was no >attack<.",
    counter_example="There was an >attack<.",
)
def no_noun(asked: Asked) -> Verdict | None:
    """A noun with "no" or "not", or after "without", is denied."""
    for kid in asked.sentence.kids(asked.i):
        if kid.dep == "neg" or (kid.dep in {"det", "preconj"} and kid.text.lower() in group("no")):
            return _denied("english.no_noun", kid)
    above = preposition(asked.sentence, asked.i)
    if above is not None and above.text.lower() == "without":
        return _denied("english.no_noun", above)
    return None


@rule(
    "english.modified",
    example="They discussed a possible >visit<.",
    counter_example="They discussed the long >visit<.",
)
def modified(asked: Asked) -> Verdict | None:
    """An adjective may say that the noun is only planned, possible or alleged."""
    for kid in asked.sentence.kids(asked.i):
        if kid.dep in {"amod", "compound", "nmod"}:
            for effect, name in MODIFIED.items():
                if kid.text.lower() in group(name):
                    return Verdict(effect, "english.modified", kid.i)
    return None


MODIFIED: dict[Standing, str] = {
    "planned": "planned_before",
    "not told": "open_before",
    "claimed": "claimed_before",
}


@rule(
    "english.held_noun",
    example="The council backed plans for a >strike<.",
    counter_example="The day of the >strike< was cold.",
)
def held_noun(asked: Asked) -> Verdict | None:
    """What a noun stands below decides on it: plans for it, a threat of it, a claim of it."""
    token = asked.token
    above = preposition(asked.sentence, asked.i)
    holder: Token | None = None
    if above is not None and above.head != above.i:
        holder = asked.sentence.tokens[above.head]
    elif token.dep in {"compound", "nmod"} and token.head > token.i:
        holder = asked.sentence.tokens[token.head]
    if holder is None:
        return None
    if holder.pos in NOUNS:
        return _by_effect(effect_of(holder.lemma, "noun"), "english.held_noun", holder)
    if is_verb(holder) and above is not None and above.text.lower() in {"for", "against"}:
        return _by_effect(effect_of(holder.lemma, "object"), "english.held_noun", holder)
    return None


@rule(
    "english.object",
    example="They want an >election<.",
    counter_example="They held an >election<.",
)
def as_object(asked: Asked) -> Verdict | None:
    """The verb that has the noun as its object decides on it: wanting it leaves it open, preventing it denies it."""
    token = _first_of_row(asked)
    if not undergoes(asked.sentence, token.i):
        return None
    verb = asked.sentence.tokens[token.head]
    effect = effect_of(worded(asked.sentence, verb.i), "object") or effect_of(verb.lemma, "object")
    return _by_effect(effect, "english.object", verb)


@rule(
    "english.set_for",
    example="The council called an >election< for June 3.",
    counter_example="The council called an >election<.",
)
def set_for(asked: Asked) -> Verdict | None:
    """What is set, agreed or moved "for" or "to" a day is planned for it."""
    token = _first_of_row(asked)
    verb = asked.sentence.tokens[token.head]
    if not undergoes(asked.sentence, token.i) or verb.lemma.lower() not in verbs("dating"):
        return None
    for at in (verb.i, token.i):
        for _, inner in objects(asked.sentence, at, *in_order("until_when")):
            if name_at(asked.sentence, inner.i, "DATE", "TIME"):
                return Verdict("planned", "english.set_for", verb.i)
    return None


@rule(
    "english.to_be_held",
    example="The >summit<, to be held in May, is about fish.",
    counter_example="The >summit<, held in May, was about fish.",
)
def to_be_held(asked: Asked) -> Verdict | None:
    """A noun with "to be held", "to take place" beside it is planned."""
    for kid in asked.sentence.kids(asked.i):
        if kid.dep in {"relcl", "acl"} and has_to(asked.sentence, kid.i):
            carried = kid.lemma in group("carrying") and is_told_passive(asked.sentence, kid.i)
            if carried or kid.lemma in group("taking_place"):
                return Verdict("planned", "english.to_be_held", kid.i)
    return None


@rule(
    "english.bare_noun",
    example="Storms and >strikes< are bad for trade.",
    counter_example="The >strikes< were bad for trade.",
)
def bare_noun(asked: Asked) -> Verdict | None:
    """A noun without an article, owner, number or name beside it speaks of such things in general."""
    token = asked.token
    if asked.sentence.part == "title" or token.pos != "NOUN" or _is_carried_out(asked):
        return None
    kids = list(asked.sentence.kids(asked.i))
    if any(kid.dep in COMPANY for kid in kids):
        return None
    above = preposition(asked.sentence, asked.i)
    if above is not None and above.text.lower() in group("after_words"):
        return None
    return Verdict("not told", "english.bare_noun", asked.i)


def _is_carried_out(asked: Asked) -> bool:
    """As in "they held talks", "talks began": the verb says that one took place, or will."""
    token = _first_of_row(asked)
    verb = asked.sentence.tokens[token.head]
    if token.dep == "nsubj":
        return verb.lemma in group("taking_place")
    return token.dep in {"dobj", "nsubjpass"} and verb.lemma in group("carrying")


COMPANY = frozenset({"det", "poss", "nummod", "prep", "amod", "relcl", "acl", "compound"})
"""What stands so beside a noun makes it a certain one."""
DENYING: tuple[Judge, ...] = (negated, no_noun)
NOUN: tuple[Judge, ...] = (no_noun, modified, held_noun, to_be_held, set_for, as_object, bare_noun)


def _by_effect(effect: Effect | None, name: str, by: Token) -> Verdict | None:
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


# Of the clauses above ---------------------------------------------------------------------------------------------------


def _embedded(asked: Asked, own: Verdict) -> Verdict:
    """The verdict as the clauses above leave it, from inside out."""
    verdict, at = own, asked.carrier
    if asked.i != at.i and not _shares_clause(asked):
        return _quoted(asked, verdict)
    seen = {at.i}
    while at.head != at.i and at.head not in seen:
        above = asked.sentence.tokens[at.head]
        seen.add(above.i)
        verdict = _below(asked, verdict, at, above)
        at = above
    return _quoted(asked, verdict)


def _shares_clause(asked: Asked) -> bool:
    """A noun shares the standing of its verb as its subject or object; elsewhere it is told beside it."""
    token = _first_of_row(asked)
    if token.dep == "nsubj" and asked.carrier.lemma not in group("taking_place"):
        return False
    return token.dep in {"dobj", "nsubj", "nsubjpass", "attr", "acomp", "ROOT"}


def _below(asked: Asked, verdict: Verdict, at: Token, above: Token) -> Verdict:
    """What the clause or noun `above` makes of what stands below it."""
    here = Step(asked, verdict, at, above)
    for step in STEPS:
        found = step(here)
        if found is not None:
            return found
    return verdict


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
    left_open = _first((modal,), above) if is_verb(step.above) else None
    denied = _first((negated,), above) if is_verb(step.above) else None
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


@rule(
    "english.quoted",
    example="“The mayor has >resigned< over it.”",
    counter_example="The mayor has >resigned<, she said.",
)
def in_quotation(asked: Asked) -> Verdict | None:
    """What stands in quotation marks is claimed by whoever is quoted."""
    return Verdict("claimed", "english.quoted", asked.i) if asked.i in asked.quoted else None


@rule(
    "english.according",
    example="According to the police, the driver >fled<.",
    counter_example="The driver >fled<, and the police followed.",
)
def according(asked: Asked) -> Verdict | None:
    """What is told "according to" somebody, or "allegedly", is claimed."""
    if asked.carrier.dep == "amod":
        return None
    for verb in asked.clauses:
        for kid in asked.sentence.kids(verb.i):
            word = kid.text.lower()
            if kid.dep == "parataxis" and kid.lemma.lower() in verbs("saying"):
                return Verdict("claimed", "english.according", kid.i)
            if (word == "according" and kid.dep in {"prep", "advmod", "pcomp"}) or word in group("hearsay"):
                return Verdict("claimed", "english.according", kid.i)
    return None


def _quoted(asked: Asked, verdict: Verdict) -> Verdict:
    """What is asserted becomes a claim where the sentence gives it as somebody's words."""
    if verdict.standing != "asserted":
        return verdict
    return _first((in_quotation, according), asked) or verdict


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
