"""Accused: a crime that may have been one and somebody is charged with, and a charge that whom it is brought against denies.

In: the deeds of a story. Out: the words of both, with the status of either. Never: another crime, another one accused.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.english.clauses import conjuncts, objects
from dateline.english.lexicon import group
from dateline.english.roles import Role, dependents
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.status import ACCUSATION
from dateline.tell.deeds import Deed, is_told_outright, is_told_past, name_others
from dateline.terms import Status

SHARED = 2
"""Content words that two sentences share at least which speak of one crime without naming the same person."""


@dataclass(frozen=True, slots=True, eq=False)
class Stand:
    """A deed by which somebody is suspected of crimes, charged with them, or denies them."""

    deed: Deed
    status: Status
    crimes: frozenset[str]
    whom: frozenset[str]


def accused(deeds: Sequence[Deed]) -> Iterator[tuple[Stand, Stand]]:
    """Each first charge and each first denial, with the last report of what went before."""
    told = [one for deed in sorted(deeds, key=_sentences_first) if (one := _stand(deed)) is not None]
    done: list[Stand] = []
    for new in told:
        olds = [old for old in told if (old.status, new.status) in pairwise(ACCUSATION) and _is_before(old, new)]
        if olds and not any(one.status == new.status and _of_one(one, new) for one in done):
            done.append(new)
            yield max(olds, key=_last_sentence), new


def _sentences_first(deed: Deed) -> tuple[str, bool, tuple[str, str, int]]:
    return deed.day, deed.sentence.part == "title", deed.order


def _last_sentence(one: Stand) -> tuple[str, bool, int]:
    return one.deed.day, one.deed.sentence.part != "title", -one.deed.token.start


def _stand(deed: Deed) -> Stand | None:
    sentence = deed.sentence
    if deed.lemma == "be" or deed.lemma in group("suspecting"):
        crimes = _crimes(
            sentence, list(dependents(sentence, deed.i, Role.OBJECT | Role.ATTRIBUTE | Role.OBJECT_COMPLEMENT))
        )
        crimes |= _crimes(sentence, [inner for _, inner in objects(sentence, deed.i, "as", "of")])
        if not crimes or deed.verdict.negated:
            return None
        open_ = deed.verdict.standing == "not told" or deed.lemma in group("suspecting")
        return Stand(deed, "possible", crimes, frozenset()) if open_ else None
    if (
        deed.lemma in group("charging")
        and not deed.verdict.negated
        and (is_told_past(deed) or deed.sentence.part == "title")
    ):
        crimes = _crimes(sentence, [inner for _, inner in objects(sentence, deed.i, "with", "of", "for", "over")])
        return Stand(deed, "alleged", crimes, deed.befalls) if crimes else None
    if deed.lemma == "deny" and is_told_outright(deed) and (is_told_past(deed) or is_a(deed.token, Kind.PRESENT_IN_S)):
        crimes = _crimes(sentence, list(dependents(sentence, deed.i, Role.OBJECT)))
        return Stand(deed, "denied", crimes, deed.doers) if crimes else None
    return None


def _crimes(sentence: Sentence, heads: Sequence[Token]) -> frozenset[str]:
    """The crimes among some nouns and what is joined to them."""
    found = {one.lemma.lower() for head in heads for one in conjuncts(sentence, head.i) if is_a(one, Kind.COMMON_NOUN)}
    return frozenset(found & group("crimes"))


def _is_before(old: Stand, new: Stand) -> bool:
    if old.deed.dispatch == new.deed.dispatch or new.deed.reported is None:
        return False
    if old.deed.day > new.deed.day or (old.deed.day == new.deed.day and old.status != "possible"):
        return False
    return _of_one(old, new)


def _of_one(old: Stand, new: Stand) -> bool:
    """The same crime, and the same one accused; where only one of the two tells whom, both sentences share more words."""
    if old.crimes.isdisjoint(new.crimes) or name_others(old.deed, new.deed):
        return False
    if old.whom & new.whom:
        return True
    who = [one.deed.named.get("PERSON", frozenset()) for one in (old, new)]
    if all(who) and who[0].isdisjoint(who[1]):
        return False
    return len((old.deed.words & new.deed.words) - old.crimes) >= SHARED or bool(who[0] & who[1])
