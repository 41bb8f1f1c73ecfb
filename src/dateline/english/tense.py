"""Tense: one reading of a verb: the time it tells, seen from its sentence, and the words that show it.

In: a sentence and the index of a verb. Out: a VerbReading. Never: the calendar; whether what is told is so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from dateline.english.clauses import auxiliaries, is_passive, is_verb
from dateline.english.lexicon import features, group, verbs
from dateline.english.once import once
from dateline.english.roles import Role, has_dependent, has_lemma, has_word, stands_as
from dateline.english.words import Kind, Kinds, is_a
from dateline.language import Sentence, Token
from dateline.rules import rule

Time = Literal["past", "present", "future", "none"]


@dataclass(frozen=True, slots=True)
class VerbReading:
    """How a verb stands: its time, whether finite, perfect or progressive, its modal word, the token that shows it, the rule.

    An infinitive or participle has the time that the clause above lends it, with that clause's modal word.
    """

    time: Time
    finite: bool
    perfect: bool
    progressive: bool
    modality: str | None
    shown: int
    rule: str

    @property
    def counterfactual(self) -> bool:
        """A modal word with a perfect looks back, at what was or might have been: "would have closed"."""
        return self.modality is not None and self.perfect


@once
def reading(sentence: Sentence, verb: int) -> VerbReading:
    """The reading of the verb at index `verb`: that of the first rule which fires."""
    form = _Form(sentence, verb, auxiliaries(sentence, verb))
    return next((found for one in FORMS if (found := one(form)) is not None), None) or form.told(UNMARKED, "present")


@dataclass(frozen=True, slots=True)
class _Form:
    """A verb of a sentence with its auxiliaries, as the rules are asked about it."""

    sentence: Sentence
    verb: int
    helpers: list[Token]

    @property
    def token(self) -> Token:
        """The verb."""
        return self.sentence.tokens[self.verb]

    def is_helped_by(self, kind: Kinds) -> bool:
        """One of its auxiliaries is of that kind."""
        return any(is_a(aux, kind) for aux in self.helpers)

    @property
    def perfect(self) -> bool:
        """It has "have" before it."""
        return any(aux.lemma == "have" for aux in self.helpers)

    @property
    def emphatic(self) -> bool:
        """It has "do" before it."""
        return any(aux.lemma == "do" for aux in self.helpers)

    def told(
        self, rule: str, time: Time = "none", *, modality: str | None = None, shown: Token | None = None
    ) -> VerbReading:
        """The reading that a rule gives; `shown` is the finite word of the group where the rule names none."""
        finite = next((aux for aux in self.helpers if is_a(aux, Kind.FINITE)), self.token)
        return VerbReading(
            time=time,
            finite=is_a(self.token, Kind.FINITE) or self.is_helped_by(Kind.TENSED),
            perfect=self.perfect,
            progressive=is_a(self.token, Kind.GERUND) and any(aux.lemma == "be" for aux in self.helpers),
            modality=modality,
            shown=(finite if shown is None else shown).i,
            rule=rule,
        )


@rule(
    "tense.modal",
    example="The council will >close< the bridge.",
    counter_example="The council >closed< the bridge.",
)
def _modal(form: _Form) -> VerbReading | None:
    """A verb with "will" or "may" lies ahead; what "can" be is told of now."""
    for aux in form.helpers:
        word = aux.text.lower()
        if word in group("will") or word in group("may"):
            time: Time = "present" if word == "can" else "future"
            return form.told("tense.modal", time, modality=aux.text, shown=aux)
    return None


@rule(
    "tense.infinitive",
    example="The engineers plan to >close< the gap.",
    counter_example="The engineers >plan< to close the gap.",
)
def _infinitive(form: _Form) -> VerbReading | None:
    """A verb with "to" lies ahead of the verb above it, unless that one says that it came about."""
    to = next((aux for aux in form.helpers if is_a(aux, Kind.INFINITIVE_TO)), None)
    if to is None:
        return None
    return _of_infinitive(form.sentence, form.verb, to, form.told("tense.infinitive", shown=form.token))


@rule(
    "tense.awaited",
    example="They will sign it when the envoy >arrives<.",
    counter_example="They signed it when the envoy >arrived<.",
)
def _awaited(form: _Form) -> VerbReading | None:
    """What a clause waits for that lies ahead itself ("when it arrives") lies ahead, whatever its form."""
    if (
        is_a(form.token, Kind.BASE_FORM | Kind.PAST_PARTICIPLE)
        or form.perfect
        or form.emphatic
        or form.is_helped_by(Kind.PAST)
    ):
        return None
    if not (form.helpers or is_a(form.token, Kind.FINITE)) or not _until_then(form.sentence, form.token):
        return None
    return form.told("tense.awaited", "future")


@rule(
    "tense.past",
    example="The council >closed< the bridge.",
    counter_example="The council >closes< the bridge.",
)
def _past(form: _Form) -> VerbReading | None:
    """A verb in the past, or with "have", tells what was."""
    if not (is_a(form.token, Kind.PAST) or form.is_helped_by(Kind.PAST) or form.perfect):
        return None
    return form.told("tense.past", "past")


@rule(
    "tense.participle",
    example="After >meeting< the mayor, the envoy left.",
    counter_example="The envoy was >meeting< the mayor.",
)
def _participle(form: _Form) -> VerbReading | None:
    """A participle by itself has the time of the clause that it hangs from; before a noun it is told of now."""
    token = form.token
    if not is_a(token, Kind.PARTICIPLE) or form.helpers or not stands_as(token, _HUNG):
        return None
    plain = form.told("tense.participle", "present")
    return (
        plain if stands_as(token, Role.ATTRIBUTIVE) and is_a(token, Kind.GERUND) else _lent(form.sentence, token, plain)
    )


@rule(
    "tense.passive",
    example="The bridge is >patrolled< by guards.",
    counter_example="The bridge >closes< at night.",
)
def _passive(form: _Form) -> VerbReading | None:
    """A past participle has the time of its "be"; alone, as in headlines, it tells what was."""
    if not is_a(form.token, Kind.PAST_PARTICIPLE):
        return None
    return form.told("tense.passive", "present" if form.is_helped_by(Kind.PRESENT) else "past")


@rule(
    "tense.bare",
    example="They helped the crew >close< the gap.",
    counter_example="They did not >close< the gap.",
)
def _bare(form: _Form) -> VerbReading | None:
    """A bare infinitive lies ahead; with a subject, in a headline, it is a present that the tagger took for one."""
    if not is_a(form.token, Kind.BASE_FORM) or form.emphatic:
        return None
    time: Time = "present" if _is_headline_present(form.sentence, form.token) else "future"
    return form.told("tense.bare", time, shown=form.token)


FORMS: tuple[Callable[[_Form], VerbReading | None], ...] = (
    _modal, _infinitive, _awaited, _past, _participle, _passive, _bare,
)  # fmt: skip
"""In the order in which they are tried."""
UNMARKED = "tense.present"
"""Where no rule fires, the verb is told of now."""


_HUNG = (
    Role.OPEN_COMPLEMENT
    | Role.ADVERBIAL_CLAUSE
    | Role.PREPOSITIONAL
    | Role.CLAUSE_OF_PREPOSITION
    | Role.ATTRIBUTIVE
    | Role.CLAUSE_OF_NOUN
    | Role.CONJUNCT
)
"""So a participle hangs from the clause that lends it its time."""


def _is_headline_present(sentence: Sentence, token: Token) -> bool:
    """As in "Two firms resolve dispute", which the tagger takes for a bare infinitive."""
    return sentence.part == "title" and has_dependent(sentence, token.i, Role.ACTIVE_SUBJECT)


def _until_then(sentence: Sentence, token: Token) -> bool:
    """As in "when it arrives", said of a clause that lies ahead."""
    waits = has_word(sentence, token.i, group("awaiting"))
    if not stands_as(token, Role.ADVERBIAL_CLAUSE) or token.head == token.i or not waits:
        return False
    return is_verb(sentence.tokens[token.head]) and reading(sentence, token.head).time == "future"


def _of_infinitive(sentence: Sentence, verb: int, to: Token, plain: VerbReading) -> VerbReading:
    """As in "to meet" looks ahead from the verb it hangs from, unless that verb says it came about."""
    token = sentence.tokens[verb]
    above = sentence.tokens[token.head]
    ahead = replace(plain, time="future", shown=to.i)
    if above.i != verb and stands_as(token, Role.CLAUSE_OF_NOUN) and is_ranked(sentence, above):
        over = next((one for one in sentence.ancestors(above.i) if is_verb(one)), None)
        return replace(plain, time=reading(sentence, over.i).time if over is not None else "past")
    if above.i == verb or not is_verb(above):
        return ahead
    if is_said_by_wishing(sentence, verb):
        return replace(plain, time="present")
    if above.lemma in verbs("thought") and (is_passive(sentence, above.i) or above.lemma == "claim"):
        return replace(plain, time="past" if plain.perfect else reading(sentence, above.i).time)
    if has_dependent(sentence, verb, Role.PASSIVE_AUXILIARY, Kind.BASE_FORM):
        return ahead
    over_it = reading(sentence, above.i)
    implied = features(above.lemma, "verb").get("implicative")
    past_purpose = stands_as(token, Role.ADVERBIAL_CLAUSE) and over_it.time == "past"
    if implied == "asserts" or (implied is not None and not past_purpose):
        return _borrowing(plain, over_it)
    return replace(plain, time="past") if past_purpose else ahead


def _borrowing(plain: VerbReading, over: VerbReading) -> VerbReading:
    """The reading with the time that another verb has, and what shows it there."""
    return replace(plain, time=over.time, modality=over.modality, shown=over.shown)


def is_said_by_wishing(sentence: Sentence, verb: int) -> bool:
    """As in "we would like to thank you": said by wishing to say it."""
    token = sentence.tokens[verb]
    above = sentence.tokens[token.head]
    return (
        stands_as(token, Role.OPEN_COMPLEMENT) and token.lemma in verbs("thanking") and above.lemma in verbs("wishing")
    )


def is_ranked(sentence: Sentence, noun: Token) -> bool:
    """As in "the first to fly", "the only model to be built": who has done so, or does."""
    ranks = group("ranks")
    return noun.lemma.lower() in ranks or has_lemma(sentence, noun.i, ranks)


def _lent(sentence: Sentence, token: Token, plain: VerbReading) -> VerbReading:
    """A participle takes the time of the clause it hangs from."""
    behind = stands_as(token, Role.CLAUSE_OF_PREPOSITION) and sentence.tokens[token.head].lemma.lower() in group(
        "backward"
    )
    if behind or is_a(token, Kind.PAST_PARTICIPLE):
        return replace(plain, time="past")
    above = next((one for one in sentence.ancestors(token.i) if is_verb(one)), None)
    return _borrowing(plain, reading(sentence, above.i)) if above is not None else replace(plain, time="present")


def is_plain_present(sentence: Sentence, verb: Token) -> bool:
    """The verb stands in the present, simple or progressive: no modal, no perfect."""
    helpers = auxiliaries(sentence, verb.i)
    if any(is_a(aux, Kind.MODAL) or aux.lemma == "have" for aux in helpers):
        return False
    return is_a(verb, Kind.PRESENT) or any(is_a(aux, Kind.PRESENT) for aux in helpers)


def is_present_perfect(sentence: Sentence, verb: Token) -> bool:
    """As in "has resigned"."""
    return any(aux.lemma == "have" and is_a(aux, Kind.PRESENT) for aux in auxiliaries(sentence, verb.i))


def is_pluperfect(sentence: Sentence, verb: Token) -> bool:
    """As in "had resigned"."""
    return any(aux.lemma == "have" and is_a(aux, Kind.PAST) for aux in auxiliaries(sentence, verb.i))
