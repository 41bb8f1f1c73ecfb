"""Rebutted: what somebody is accused of, and his own denial of it.

In: the deeds of a story, its cast. Out: pairs of deeds: the accusation, the denial. Never: a denial by anybody whom the accusation does not
touch; a request that is turned down ("denied bail"); one sentence set against itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.english.clauses import doer, objects, phrase, subject, undergoer
from dateline.english.lexicon import group, nouns
from dateline.language import Sentence, Token
from dateline.tell.alike import same_word
from dateline.tell.deeds import Deed, is_told_outright, is_told_past
from dateline.terms import Cast
from dateline.vectors import terms

ACCUSING = nouns("accusing")
"""Words for what is said against somebody."""
CLAIMING = frozenset({"claim", "allege", "accuse", "suggest"})
"""Verbs that lead into what somebody is said to have done."""

BELOW = frozenset({"ccomp", "acl", "pcomp"})
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
    charges = [one for deed in deeds if (one := _charge(deed, cast)) is not None]
    done: list[tuple[Denial, Charge]] = []
    denials = [denial for deed in deeds if (denial := _denial(deed, cast)) is not None]
    for denial in denials:
        against = min((one for one in charges if _is_answered(one, denial)), key=_Nearest(denial).of, default=None)
        if against is None or any(
            mine.who & denial.who and _is_again(mine, known, denial, against) for mine, known in done
        ):
            continue
        done.append((denial, against))
        yield against.deed, denial.deed


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
        claimed = above.lemma.lower() in (CLAIMING if above.pos == "VERB" else ACCUSING)
        if not claimed or deed.token.dep not in BELOW or deed.verdict.negated:
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
    of_what = [inner for word, inner in objects(sentence, what.i) if word in group("concerning")]
    spans = [phrase(sentence, one.i) for one in (what, *of_what)]
    words = _words(" ".join(deed.article.text[first:last] for first, last in spans), sentence)
    head = what.lemma.lower()
    if head in ACCUSING or head in group("wrongs"):
        return Denial(deed, who, words - ACCUSING - group("wrongs"))
    return Denial(deed, who, words) if deed.lemma == "deny" and words and head not in group("asked_for") else None


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


def _is_answered(charge: Charge, denial: Denial) -> bool:
    """It is brought against who denies it, in another sentence and not later; and says what is denied, as far as that is told."""
    if charge.deed.sentence is denial.deed.sentence or charge.whom.isdisjoint(denial.who):
        return False
    if charge.deed.day > denial.deed.day:
        return False
    return not denial.words or bool(_shared(charge, denial))


def _shared(charge: Charge, denial: Denial) -> int:
    return sum(any(same_word(word, other) for other in charge.words) for word in denial.words)


class _Nearest:
    """Sorts accusations by how well they fit a denial: in its words, in its report, before it and near."""

    def __init__(self, denial: Denial) -> None:
        self._denial = denial

    def of(self, charge: Charge) -> tuple[int, bool, bool, bool, int, tuple[str, str, int]]:
        mine, theirs = charge.deed, self._denial.deed
        away = mine.article.id != theirs.article.id
        gap = theirs.token.start - mine.token.start
        return -_shared(charge, self._denial), away, mine.sentence.part == "title", gap < 0, abs(gap), mine.order
