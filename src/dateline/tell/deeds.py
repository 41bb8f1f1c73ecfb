"""Deeds: every verb of a story's reports, with who does it, whom it befalls, what else it names, and how it stands.

In: articles, parses, dispatches, time expressions. Out: deeds in the order in which they were reported. Never: a copy's words beside its
original's; a day that the verb's own clause does not name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Final

from dateline.english.clauses import auxiliaries, has_to, is_passive, particle, subject
from dateline.english.frames import is_finite
from dateline.english.lexicon import features, group, verbs
from dateline.english.roles import Role, dependents, is_negated, stands_as
from dateline.english.standing import Verdict, standing
from dateline.english.tense import VerbReading, reading
from dateline.english.words import Kind, is_a
from dateline.language import Parse, Sentence, Token
from dateline.tell.counts import dated, shown
from dateline.tell.named import named, names_apart
from dateline.tell.predicates import own_tokens, verbs_told
from dateline.tell.reported import LAST, Wire
from dateline.terms import Article, Dispatch, Evidence, Status, Timex, When
from dateline.text import plain
from dateline.vectors import terms

PLANNED: Final = "scheduled"
UNDER_WAY: Final = "under way"
DENIED: Final = "denied"
AGREED: Final = "agreed"
HAPPENED: Final = "happened"


@dataclass(frozen=True, eq=False)
class Deed:
    """One verb of a report.

    `doers`, `befalls` and `beside` are the head words of its subject, its object and its other phrases; `named` the words of names in its
    sentence, by what they name, `words` its content words; `when` the day that its own clause names.
    """

    article: Article
    sentence: Sentence
    i: int
    dispatch: str
    reported: When | None
    lemma: str
    kind: str
    doers: frozenset[str]
    befalls: frozenset[str]
    beside: frozenset[str]
    named: Mapping[str, frozenset[str]]
    dated: frozenset[str]
    words: frozenset[str] = field(repr=False)
    when: When | None

    @cached_property
    def order(self) -> tuple[str, str, int]:
        """By the clock of reporting, then dispatch, then place."""
        return (self.reported.start if self.reported else LAST), self.dispatch, self.token.start

    @cached_property
    def day(self) -> str:
        """The day on which it was reported; after all others where that is unknown."""
        return self.order[0][:10]

    @property
    def token(self) -> Token:
        """The verb."""
        return self.sentence.tokens[self.i]

    @cached_property
    def things(self) -> frozenset[str]:
        """Whom and what it is about."""
        return self.doers | self.befalls | self.beside

    @cached_property
    def names(self) -> frozenset[str]:
        """All words of names in its sentence."""
        return frozenset().union(*self.named.values())

    @cached_property
    def particle(self) -> str:
        """The particle that makes another verb of it: "out" of "put out"; empty where there is none."""
        found = particle(self.sentence, self.i)
        return found.text.lower() if found is not None else ""

    @cached_property
    def verdict(self) -> Verdict:
        """How its sentence stands to it."""
        return standing(self.sentence, self.i)

    @cached_property
    def tense(self) -> VerbReading:
        """The time it tells."""
        return reading(self.sentence, self.i)

    @cached_property
    def stage(self) -> Status | None:
        """How far it is told to have come; None where its sentence leaves that open."""
        return _stage(self)

    @property
    def evidence(self) -> Evidence:
        """Its sentence; of a long one the words around it."""
        return self.article.evidence(*shown(self.sentence, self.i))


def deeds(
    articles: Sequence[Article],
    parses: Mapping[str, Parse],
    dispatches: Sequence[Dispatch],
    timexes: Iterable[Timex] = (),
) -> tuple[Deed, ...]:
    """The deeds of one article a dispatch; what is said, and verbs that say little by themselves, are none."""
    wire = Wire.read(dispatches, articles)
    days: dict[str, list[Timex]] = {}
    for timex in timexes:
        if timex.when is not None and timex.kind in ("date", "time"):
            days.setdefault(timex.article, []).append(timex)
    found: list[Deed] = []
    for article in articles:
        dispatch = wire.dispatch(article.id)
        if article.id not in parses or wire.origin.get(dispatch, article.id) != article.id:
            continue
        reported = wire.first.get(dispatch, article.published)
        told = _Days(days.get(article.id, ()))
        for sentence in parses[article.id]:
            found += _of_sentence(article, sentence, dispatch, reported, told)
    return tuple(sorted(found, key=_order))


def _order(deed: Deed) -> tuple[str, str, int]:
    return deed.order


class _Days:
    """The time expressions of an article, by place."""

    def __init__(self, timexes: Sequence[Timex]) -> None:
        self._timexes = sorted(timexes, key=_start)
        self._starts = [one.start for one in self._timexes]

    def within(self, sentence: Sentence) -> Sequence[Timex]:
        """Those that stand in the sentence."""
        return self._timexes[bisect_left(self._starts, sentence.start) : bisect_left(self._starts, sentence.end)]


def _start(timex: Timex) -> int:
    return timex.start


def _of_sentence(
    article: Article, sentence: Sentence, dispatch: str, reported: When | None, days: _Days
) -> Iterable[Deed]:
    told = verbs_told(sentence)
    if not told:
        return
    names = named(sentence)
    whole = frozenset(terms(plain(article.text[sentence.start : sentence.end])))
    other_times = dated(sentence)
    inside = days.within(sentence)
    for i, lemma, doers, befalls, beside in told:
        yield Deed(
            article=article,
            sentence=sentence,
            i=i,
            dispatch=dispatch,
            reported=reported,
            lemma=lemma,
            kind=features(lemma, "verb").get("kind", ""),
            doers=doers,
            befalls=befalls,
            beside=beside,
            named=names,
            dated=other_times,
            words=whole - {lemma},
            when=_day_of(sentence, i, inside),
        )


def is_told_past(deed: Deed) -> bool:
    """Its verb is a finite past or perfect; a participle that heads its clause with a subject before it is a past read wrongly."""
    tense = deed.tense
    going_on = any(
        aux.text.lower() == "being" for aux in auxiliaries(deed.sentence, deed.i)
    )  # "was still being contained"
    if tense.progressive or going_on or tense.counterfactual:
        return False
    if is_finite(deed.sentence, deed.i):
        return tense.time == "past" or (tense.perfect and tense.time == "present")
    heads = stands_as(deed.token, Role.TOP | Role.FULL_COMPLEMENT | Role.CONJUNCT) and is_a(
        deed.token, Kind.PAST_PARTICIPLE
    )
    return heads and any(kid.i < deed.i for kid in dependents(deed.sentence, deed.i, Role.ACTIVE_SUBJECT))


def name_others(one: Deed, other: Deed) -> bool:
    """Both name somebody or some place, and no name is in both."""
    return names_apart(one.named, other.named)


def _day_of(sentence: Sentence, i: int, days: Sequence[Timex]) -> When | None:
    """The first of the finest days in the clause of verb `i`."""
    if not days:
        return None
    own = own_tokens(sentence, i)
    near = [
        one.when
        for one in days
        if one.when is not None and any(one.start <= sentence.tokens[j].start < one.end for j in own)
    ]
    return min(near, key=_span, default=None)


def _span(when: When) -> int:
    return (when.last_day - when.first_day).days


def is_pronoun(sentence: Sentence, i: int) -> bool:
    """The subject of verb `i` is a pronoun."""
    found = subject(sentence, i)
    return found is not None and is_a(found, Kind.PRONOUN)


def is_not_yet(deed: Deed) -> bool:
    """It is told as not having come about so far: "has not been charged"."""
    return any(aux.text.lower() in group("so_far") for aux in auxiliaries(deed.sentence, deed.i))


def speaks_to_reader(deed: Deed) -> bool:
    """Its subject is the reader or the speaker's own side: "how many will you kill"."""
    found = subject(deed.sentence, deed.i)
    return found is not None and found.text.lower() in group("addressed")


def is_told_outright(deed: Deed) -> bool:
    """It stands in a main clause, in what somebody says, or in a clause that tells who is meant; and nothing above it is denied."""
    at = deed.token
    for above in deed.sentence.ancestors(deed.i):
        if not stands_as(at, OUTRIGHT) or (
            stands_as(at, Role.FULL_COMPLEMENT) and above.lemma.lower() not in verbs("saying")
        ):
            return False
        if is_negated(deed.sentence, above.i) and not stands_as(at, Role.RELATIVE_CLAUSE):
            return False
        if stands_as(at, Role.RELATIVE_CLAUSE):
            return True
        at = above
    return True


OUTRIGHT = Role.TOP | Role.FULL_COMPLEMENT | Role.PARATAXIS | Role.RELATIVE_CLAUSE | Role.CONJUNCT
"""How a clause hangs that is told for itself."""


# How far it has come ----------------------------------------------------------------------------------------------------


def _stage(deed: Deed) -> Status | None:
    """How far a deed is told to have come; None where its sentence leaves that open."""
    if deed.sentence.part == "subhead":
        return None
    dropped = _dropped(deed)
    if dropped:
        return "cancelled"
    if deed.lemma in _no_acts() or speaks_to_reader(deed):
        return None
    above = deed.sentence.tokens[deed.token.head]
    verdict, tense = deed.verdict, deed.tense
    if _is_tried(deed, above):
        return None if tense.counterfactual or verdict.negated else UNDER_WAY
    if _is_undecided(deed, above):
        return "possible"
    if verdict.negated:
        return DENIED if verdict.standing == "denied" and (tense.time == "future" or is_not_yet(deed)) else None
    if verdict.standing == "planned":
        return AGREED if above.lemma.lower() == "agree" and has_to(deed.sentence, deed.i) else "scheduled"
    if verdict.standing not in {"asserted", "claimed"} or tense.counterfactual:
        return None
    return HAPPENED if _is_done(deed) else None


@cache
def _no_acts() -> frozenset[str]:
    """Verbs that tell nothing done by themselves."""
    return group("staying") | group("light") | verbs("saying")


def _is_done(deed: Deed) -> bool:
    """It is told outright as past, or by a headline's present."""
    if deed.sentence.part == "title" and is_a(deed.token, Kind.PRESENT_IN_S) and deed.token.head == deed.i:
        return True
    return is_told_past(deed) and is_told_outright(deed)


def _is_tried(deed: Deed, above: Token) -> bool:
    """It hangs from what somebody tries: "were trying to free", "in talks to buy", "efforts to free"."""
    if not has_to(deed.sentence, deed.i) or above.i == deed.i:
        return False
    return above.lemma.lower() in (group("trying_nouns") if is_a(above, Kind.NOUN) else group("trying"))


def _is_undecided(deed: Deed, above: Token) -> bool:
    """It is a question still to be decided: "will decide whether to seek", "is considering closing"."""
    opening = any(kid.text.lower() == "whether" and kid.i < deed.i for kid in deed.sentence.kids(deed.i))
    if above.i == deed.i or above.lemma.lower() not in group("deciding"):
        return False
    return opening or (
        is_a(deed.token, Kind.GERUND) and stands_as(deed.token, Role.COMPLEMENT | Role.CLAUSE_OF_PREPOSITION)
    )


def _dropped(deed: Deed) -> bool:
    """It is what a plan was for that is given up: "scrapped plans to build"."""
    tokens = deed.sentence.tokens
    plan = tokens[deed.token.head]
    if (
        not is_a(plan, Kind.NOUN)
        or plan.lemma.lower() not in group("plan_nouns")
        or not stands_as(deed.token, Role.CLAUSE_OF_NOUN)
    ):
        return False
    over = tokens[plan.head]
    return over.lemma.lower() in group("dropping") and stands_as(plan, Role.UNDERGOER) and _is_told(deed, over)


def _is_told(deed: Deed, verb: Token) -> bool:
    sentence = deed.sentence
    return (is_finite(sentence, verb.i) or is_passive(sentence, verb.i)) and not is_negated(sentence, verb.i)
