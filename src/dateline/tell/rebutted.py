"""Rebutted: what somebody is accused of, and his own denial of it.

In: the deeds of a story, its cast. Out: pairs of deeds: the accusation, the denial. Never: a denial by anybody whom the accusation does not
touch; a request that is turned down ("denied bail"); one sentence set against itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.english.clauses import doer, phrase, subject, undergoer
from dateline.english.lexicon import group, nouns
from dateline.english.roles import Role, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.tell.alike import same_word
from dateline.tell.deeds import Deed, is_told_outright, is_told_past
from dateline.terms import Cast
from dateline.vectors import terms

ACCUSING = nouns("accusing")
"""Words for what is said against somebody."""
CLAIMING = frozenset({"claim", "allege", "accuse", "suggest"})
"""Verbs that lead into what somebody is said to have done."""

LEAST = 0.34
"""Share of the denied words that the accusation has at least."""
BELOW = Role.FULL_COMPLEMENT | Role.CLAUSE_OF_PREPOSITION | Role.ADNOMINAL_CLAUSE
"""How what is claimed hangs from the word that claims it: "claiming that he took", "claims that he took", "accused of taking"."""


@dataclass(frozen=True, slots=True, eq=False)
class Charge:
    """A deed that tells of what somebody is accused; `whom` are entities, `words` what its sentence says, names left out."""

    deed: Deed
    whom: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Denial:
    """A deed that tells that it is denied; `words` say what, none where it is "the accusations", whatever they were."""

    deed: Deed
    who: frozenset[str]
    words: frozenset[str]


def rebuttals(deeds: Sequence[Deed], cast: Cast) -> Iterator[tuple[Deed, Deed]]:
    """Each first denial of one accused, with the accusation that it most likely speaks of."""
    against: dict[str, list[Charge]] = {}
    seen: set[tuple[str, frozenset[str], frozenset[str]]] = set()
    for charge in filter(None, (_charge(deed, cast) for deed in deeds)):
        told = charge.deed.dispatch, charge.whom, charge.words
        if told not in seen:
            seen.add(told)
            for id in sorted(charge.whom):
                against.setdefault(id, []).append(charge)
    done: dict[str, list[tuple[Denial, Charge]]] = {}
    for denial in filter(None, (_denial(deed, cast) for deed in deeds)):
        meant = dict.fromkeys(one for id in sorted(denial.who) for one in against.get(id, ()))
        ranked = [_Answer.of(one, denial) for one in meant if _may_be_answered(one, denial)]
        best = min((one for one in ranked if LEAST * len(denial.words) <= one.shared), key=_rank, default=None)
        known = (one for id in denial.who for one in done.get(id, ()))
        if best is None or any(_is_again(mine, its, denial, best.charge) for mine, its in known):
            continue
        for id in denial.who:
            done.setdefault(id, []).append((denial, best.charge))
        yield best.charge.deed, denial.deed


def _is_again(one: Denial, charge: Charge, other: Denial, against: Charge) -> bool:
    """The same is denied once more, or what the same sentence accuses of."""
    return one.words == other.words or charge.deed.sentence is against.deed.sentence


# Reading ----------------------------------------------------------------------------------------------------------------


def _charge(deed: Deed, cast: Cast) -> Charge | None:
    """Of a charge: "accused her of", or what stands below "claimed that she" and "allegations that she"."""
    sentence = deed.sentence
    if deed.lemma in group("charging"):
        if deed.verdict.negated or deed.verdict.standing not in {"asserted", "claimed"}:
            return None
        whom, by = undergoer(sentence, deed.i), doer(sentence, deed.i)
    else:
        above = sentence.tokens[deed.token.head]
        claimed = above.lemma.lower() in (CLAIMING if is_a(above, Kind.FULL_VERB) else ACCUSING)
        if not claimed or not stands_as(deed.token, BELOW) or deed.verdict.negated:
            return None
        whom, by = doer(sentence, deed.i), subject(sentence, above.i)
    ids = _meant(deed, whom, cast) - _meant(deed, by, cast)
    return Charge(deed, ids, _words(deed.article.text[sentence.start : sentence.end], sentence)) if ids else None


def _denial(deed: Deed, cast: Cast) -> Denial | None:
    """Of a denial: "denied the allegations of theft", "disputed the claim", "which she denies": outright, and of what is said against somebody."""
    sentence, what = deed.sentence, undergoer(deed.sentence, deed.i)
    if deed.lemma not in group("rebutting") or what is None or deed.verdict.negated:
        return None
    told = deed.verdict.standing in {"asserted", "claimed"} or (is_told_past(deed) and is_told_outright(deed))
    if not told or deed.tense.time == "future":
        return None
    who = _meant(deed, doer(sentence, deed.i), cast)
    if not who or what.i == deed.i:
        return None
    words = _words(" ".join(_of_what(sentence, what, deed.i)), sentence)
    head = what.lemma.lower()
    if head in ACCUSING or head in group("wrongs"):
        return Denial(deed, who, words - ACCUSING - group("wrongs"))
    return Denial(deed, who, words) if deed.lemma == "deny" and words and head not in group("asked_for") else None


def _of_what(sentence: Sentence, what: Token, denial: int) -> list[str]:
    """The words of what is denied, with the clause that says what is claimed ("reports that he had fled"), without the denial that hangs from it."""
    inside = sentence.subtree(what.i)
    beside = sentence.subtree(denial) if denial in inside else []
    return [sentence.tokens[i].text for i in inside if i not in beside]


def _meant(deed: Deed, token: Token | None, cast: Cast) -> frozenset[str]:
    """The entities that a phrase names, pronouns and nouns for them too."""
    if token is None:
        return frozenset()
    return frozenset(cast.within(deed.article.id, *phrase(deed.sentence, token.i)))


def _words(text: str, sentence: Sentence) -> frozenset[str]:
    """The content words, names and words of denying and accusing left out."""
    names = {one.text.lower() for name in sentence.names for one in sentence.tokens[name.first : name.last]}
    return frozenset(terms(text)) - names - group("denying") - group("rebutting") - group("charging")


# Pairing ----------------------------------------------------------------------------------------------------------------


def _may_be_answered(charge: Charge, denial: Denial) -> bool:
    """It is told in another sentence, and not later."""
    return charge.deed.sentence is not denial.deed.sentence and charge.deed.day <= denial.deed.day


@dataclass(frozen=True, slots=True, eq=False)
class _Answer:
    """An accusation that a denial may speak of, and how many of the denied words its sentence has."""

    charge: Charge
    denial: Denial
    shared: int

    @classmethod
    def of(cls, charge: Charge, denial: Denial) -> _Answer:
        shared = sum(any(same_word(word, other) for other in charge.words) for word in denial.words)
        return cls(charge, denial, shared)


def _rank(one: _Answer) -> tuple[int, bool, bool, bool, int, tuple[str, str, int]]:
    """By how well it fits: in the words of the denial, in its report, before it and near."""
    mine, theirs = one.charge.deed, one.denial.deed
    away = mine.article.id != theirs.article.id
    gap = theirs.token.start - mine.token.start
    return -one.shared, away, mine.sentence.part == "title", gap < 0, abs(gap), mine.order
