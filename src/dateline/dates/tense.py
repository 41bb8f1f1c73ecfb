"""Tense: whether the words around a time expression speak of what was or of what is to come.

In: a sentence of a parse, or a spelled text, and where the expression stands. Out: a lean. Never: a calendar.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline.dates.spelling import Spelled, letters
from dateline.english.clauses import is_told_passive
from dateline.english.lexicon import features, group, verbs
from dateline.english.roles import Role, dependent, has_dependent, has_word, is_negated, stands_as
from dateline.english.tense import reading
from dateline.english.words import Kind, is_a
from dateline.language import Parse, Sentence, Token

_CLOSE: Final = 6
"""A cue word no farther off than this counts as the verb that governs the expression."""
_WINDOW: Final = 14
"""How many words to the left a cue reaches without a parse; half as many to the right."""
_BOUNDS: Final = group("bounds")
"""Prepositions of a term: what they name is still to come unless the clause is clearly over."""
_ANNOUNCING: Final = group("announcing")
"""Verbs of which what stands "for" a day is to come, besides those of planning."""
_AWAITED: Final = group("awaited")
_CALLING_OFF: Final = group("calling_off")
_PLANNED: Final = _AWAITED | group("was_planned")
_CALAMITIES: Final = group("calamities")
_JUST_NAMED: Final = group("just_named")
_CHANCES: Final = group("odds_of")
"""Nouns behind which it is open what somebody does: "a chance of losing the seat in November"."""
_AHEAD_OF: Final = group("ahead_of")
"""As in "in advance of the visit on Thursday": it was to come when that was done, and the Thursday is the nearer one."""
_NOT_BEFORE: Final = group("not_before")
"""As in "as soon as Tuesday", "as early as June"."""


@dataclass(frozen=True, slots=True)
class Lean:
    """Which way the words lean: -1 back, +1 ahead, 0 neither.

    `direct` where a verb itself governs the expression, `sure` where no distance outweighs it ("since"); `dropped` of a plan that
    no longer stands, which may have been for a day behind or ahead.
    """

    toward: int = 0
    direct: bool = False
    sure: bool = False
    dropped: bool = False

    def __str__(self) -> str:
        if self.dropped:
            return "planned once, the nearer one"
        return {-1: "told as past", 0: "with no verb that decides", 1: "told as to come"}[self.toward]


UNDECIDED: Final = Lean()
DROPPED: Final = Lean(direct=True, dropped=True)
"""The lean of "had been expected to sign on Thursday": the Thursday that is nearer."""


class Tenses:
    """Answers for one article: by its parse where there is one, by the words elsewhere."""

    def __init__(self, parse: Parse | None) -> None:
        self._sentences = sorted(parse or (), key=_start)
        self._starts = [sentence.start for sentence in self._sentences]

    def lean(self, spelled: Spelled, first: int, last: int, offset: int) -> Lean:
        """The lean at tokens `first` to `last` of `spelled`, whose text begins at `offset` of the article."""
        start, end = spelled.starts[first] + offset, spelled.ends[last - 1] + offset
        if (lean := lean_of_opening(spelled, first)) is not None:
            return lean
        least = 2 * (spelled.word(first - 2) == "at" and spelled.kind(first - 1, "least"))
        opening = spelled.word(first - 1 - least)
        at = bisect_right(self._starts, start) - 1
        if at >= 0 and self._sentences[at].end >= end:
            return lean_in(self._sentences[at], start, end, opening=opening)
        return lean_by_words(spelled, first, last, bound=opening in _BOUNDS)

    def is_verb(self, spelled: Spelled, i: int, offset: int) -> bool:
        """Whether the i-th word is a verb by the parse; False without one."""
        start = spelled.starts[i] + offset if i >= 0 else -1
        at = bisect_right(self._starts, start) - 1
        tokens = self._sentences[at].tokens if at >= 0 else ()
        return any(token.start == start and is_a(token, Kind.VERB) for token in tokens)


def _start(sentence: Sentence) -> int:
    return sentence.start


def lean_of_opening(spelled: Spelled, first: int) -> Lean | None:
    """The lean that the words just before the expression settle whatever the verb: "since", "as soon as", "most recently in"."""
    if spelled.kind(first - 1, "since"):
        return Lean(-1, direct=True, sure=True)
    if spelled.word(first - 1) == "as" and spelled.word(first - 2) in _NOT_BEFORE:
        return Lean(1, direct=True)
    before = first - 1 - spelled.kind(first - 1, "in", "on", "during")
    before -= spelled.kind(before, "comma")
    for i in range(before, before - _CLOSE, -1):
        if spelled.word(i) in _JUST_NAMED:
            return Lean(-1, direct=True, sure=True)
        if spelled.kind(i, "stop", "comma"):
            break
    return Lean(1, direct=True) if spelled.word(before) in _AWAITED else None


def lean_in(sentence: Sentence, start: int, end: int, *, opening: str = "") -> Lean:
    """The lean of the verb that governs the words from `start` to `end`, which the word `opening` stands before."""
    bound = opening in _BOUNDS
    token = _head_of_span(sentence, start, end)
    if token is None:
        return UNDECIDED
    if _is_of_what_befell(sentence, token):
        return Lean(-1, direct=True, sure=True)
    direct = True
    for above in sentence.ancestors(token.i):
        if (was := _of_old_plan(sentence, above)) is not None:
            return was
        if above.text.lower() in _AWAITED:
            return Lean(1, direct=True)
        if above.text.lower() in _AHEAD_OF and above.i != sentence.tokens[token.i].head:
            return DROPPED
        if is_a(above, Kind.VERB):
            if _is_given_a_day(sentence, above, opening) or _is_open(sentence, above):
                return Lean(1, direct=True)
            toward = _toward(sentence, above)
            if toward < 0 and bound and not _over(sentence, above, start):
                return Lean(1, direct=True)
            if toward:
                return Lean(toward, direct or bound)
        elif is_a(above, Kind.NOUN | Kind.ADJECTIVE):
            direct = False
    return Lean(1, direct=True) if bound else UNDECIDED


def _is_of_what_befell(sentence: Sentence, token: Token) -> bool:
    """It stands before a noun for what befalls people, which nobody plans: "Tuesday's earthquake", "the Jan. 6 attack"."""
    noun = sentence.tokens[token.head]
    before = stands_as(token, Role.MODIFIER_BEFORE_NOUN | Role.NUMERAL | Role.POSSESSOR) and noun.i > token.i
    return before and noun.lemma.lower() in _CALAMITIES


def _of_old_plan(sentence: Sentence, above: Token) -> Lean | None:
    """The lean of a plan that is told as one of before: "had been expected to sign", "was due to sign but fell ill"; None of any other."""
    plan = (
        sentence.tokens[above.head]
        if is_a(above, Kind.BASE_FORM | Kind.PAST_PARTICIPLE) and stands_as(above, Role.OPEN_COMPLEMENT)
        else above
    )
    verb = plan if is_a(plan, Kind.VERB) else sentence.tokens[plan.head]
    if not _is_plan(sentence, plan, above):
        return None
    told = reading(sentence, verb.i)
    if told.time != "past":
        return None
    turns = [_turn(sentence, one) for one in dict.fromkeys((verb.i, plan.i, above.i))]
    turn = next((one for one in turns if one is not None), None)
    if turn is None:
        return DROPPED if told.perfect and any(is_a(kid, Kind.PAST) for kid in sentence.kids(verb.i)) else None
    came = reading(sentence, turn.i)
    moved = turn.lemma in verbs("putting_off") | _CALLING_OFF or is_told_passive(sentence, turn.i)
    return DROPPED if moved or came.perfect or came.time != "past" else Lean(-1, direct=True)


def _is_plan(sentence: Sentence, plan: Token, above: Token) -> bool:
    """A word that says that something is planned: "due", "was expected", "was to be signed"."""
    if plan.text.lower() in _AWAITED:
        return sentence.tokens[plan.head].lemma == "be"
    if plan.lemma == "be":
        return plan.i != above.i
    return is_a(plan, Kind.PAST_PARTICIPLE) and plan.lemma in verbs("planned") and is_told_passive(sentence, plan.i)


def _turn(sentence: Sentence, i: int) -> Token | None:
    """The verb behind the "but" that follows verb `i`."""
    kids = tuple(sentence.kids(i))
    if not any(kid.text.lower() == "but" for kid in kids):
        return None
    return dependent(sentence, i, Role.CONJUNCT, Kind.VERB)


def _is_given_a_day(sentence: Sentence, verb: Token, opening: str) -> bool:
    """The verb gives a plan its day, or moves it from one still to come: "set for Monday", "moved from Monday to Thursday"."""
    if opening == "for":
        return verb.lemma in verbs("dating") | verbs("planned") | _ANNOUNCING
    if verb.lemma not in verbs("putting_off"):
        return False
    return opening == "to" or (opening == "from" and has_word(sentence, verb.i, {"to"}))


def _is_open(sentence: Sentence, verb: Token) -> bool:
    """What it tells may yet be: "a chance of losing the seat in November"."""
    of = sentence.tokens[verb.head]
    return stands_as(verb, Role.CLAUSE_OF_PREPOSITION) and sentence.tokens[of.head].lemma in _CHANCES


def _over(sentence: Sentence, verb: Token, start: int) -> bool:
    """Whether a term at `start` has run out: "had left by", "did not leave until", "By Friday, 40 were dead", "stayed until"."""
    kids = tuple(sentence.kids(verb.i))
    perfect = any(kid.lemma == "have" and is_a(kid, Kind.PAST) for kid in kids)
    lasted = is_a(verb, Kind.PAST) and (
        verb.lemma in verbs("lasting") or has_dependent(sentence, verb.i, Role.ATTRIBUTE)
    )
    return perfect or lasted or start < verb.start or is_negated(sentence, verb.i)


def _head_of_span(sentence: Sentence, start: int, end: int) -> Token | None:
    inside = [token for token in sentence.tokens if token.start < end and token.end > start]
    return next((t for t in inside if not start <= sentence.tokens[t.head].start < end or t.head == t.i), None)


def _toward(sentence: Sentence, verb: Token) -> int:
    """-1, 0 or +1 for one verb: what is planned leans ahead though its verb is told as past, what is said now leans nowhere."""
    told = reading(sentence, verb.i)
    if (
        is_a(verb, Kind.PAST_PARTICIPLE)
        and verb.lemma in verbs("planned")
        and (not told.finite or is_told_passive(sentence, verb.i))
    ):
        return 1
    if told.time == "past" or told.counterfactual:
        return -1
    if told.modality is not None:
        return 1
    if told.time == "future":
        return 0 if is_a(verb, Kind.BASE_FORM) and told.shown == verb.i else 1
    if not told.finite or is_a(verb, Kind.PAST_PARTICIPLE):
        return 0
    said = features(verb.lemma, "verb").get("saying") == "bare"
    return 0 if not told.progressive and (said or sentence.part == "title") else 1


def lean_by_words(spelled: Spelled, first: int, last: int, *, bound: bool = False) -> Lean:
    """The lean of the nearest cue word in the sentence, those before the expression first; ahead where a term opens it."""
    if bound:
        return Lean(1, direct=True)
    left = max(0, first - _WINDOW + 1)
    for cue in reversed(list(_cue_words().finditer(spelled.letters, left, first))):
        i = cue.start()
        if spelled.kind(i, "stop"):
            break
        if not spelled.kind(i, "rare_month") or spelled.word(i) == "may":
            if spelled.word(i - 1) == "been" and spelled.word(i - 2) == "had" and spelled.word(i) in _PLANNED:
                return DROPPED
            return Lean(-1 if spelled.kind(i, "cue_past") else 1, direct=first - i <= _CLOSE)
    for cue in _cue_words().finditer(spelled.letters, last, last + _WINDOW // 2):
        if spelled.kind(cue.start(), "stop"):
            break
        if spelled.kind(cue.start(), "cue_future", "cue_past"):
            return Lean(-1 if spelled.kind(cue.start(), "cue_past") else 1)
    return UNDECIDED


@cache
def _cue_words() -> re.Pattern[str]:
    """What decides without a parse, or ends the sentence."""
    return re.compile("[" + "".join(letters()[kind] for kind in ("stop", "cue_future", "cue_past", "rare_month")) + "]")
