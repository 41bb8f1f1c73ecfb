"""Denied: a deed that one source or report tells, and that another one denies.

In: the deeds of a story. Out: pairs of deeds: told, denied. Never: a denial of another deed: the verb, who does it and whom it befalls
must agree; what is told of a plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.english.clauses import doer, is_passive, subject
from dateline.english.lexicon import group, verbs
from dateline.english.roles import Role, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Token
from dateline.tell.carried import is_same_thing
from dateline.tell.deeds import Deed, name_others
from dateline.tell.named import head_words

SHARED = 1
"""Content words that both share beside the verb, who does it and whom it befalls."""


def denials(deeds: Sequence[Deed]) -> Iterator[tuple[Deed, Deed]]:
    """Each deed that somebody denies outright, with the nearest telling of it by others."""
    told: dict[str, list[Deed]] = {}
    for deed in deeds:
        told.setdefault(deed.lemma, []).append(deed)
    for lemma in sorted(told):
        done: list[Deed] = []
        for denied in told[lemma]:
            if not is_denied(denied) or any(is_same_thing(one, denied) for one in done):
                continue
            against = [one for one in told[lemma] if _is_affirmed(one) and _is_of_one(one, denied)]
            if against:
                done.append(denied)
                yield min(against, key=_Nearest(denied).of), denied


def is_denied(deed: Deed) -> bool:
    """It hangs from a word of denial that is not denied itself: "denied that he had asked", "denied asking"."""
    if deed.lemma in group("light"):
        return False
    cue = _cue(deed)
    if cue is None:
        return False
    negated = any(stands_as(kid, Role.NEGATION) for i in (cue.i, deed.i) for kid in deed.sentence.kids(i))
    return not negated and deed.tense.time != "future"


def _cue(deed: Deed) -> Token | None:
    """The word of denial right above it."""
    at = deed.token
    for above in deed.sentence.ancestors(deed.i):
        if above.lemma.lower() == "deny" and stands_as(at, Role.COMPLEMENT | Role.CLAUSE_OF_PREPOSITION):
            return above
        if not stands_as(at, Role.COMPLEMENT | Role.CLAUSE_OF_PREPOSITION | Role.CONJUNCT) or not is_a(
            above, Kind.VERB | Kind.PREPOSITION | Kind.SUBORDINATOR
        ):
            return None
        at = above
    return None


def _is_affirmed(deed: Deed) -> bool:
    """Somebody tells it as so."""
    if deed.lemma in group("light") | verbs("saying") - {"ask"} or is_denied(deed):
        return False
    verdict = deed.verdict
    asked = stands_as(deed.token, Role.COMPLEMENT | Role.CLAUSE_OF_PREPOSITION)
    if asked and any(is_a(kid, Kind.WHEN_OR_WHERE) for kid in deed.sentence.kids(deed.i)):
        return False  # "had not proved how the doctor caused it"
    return (
        verdict.standing in {"asserted", "claimed"} and not verdict.negated and deed.tense.time in {"past", "present"}
    )


def _is_of_one(told: Deed, denied: Deed) -> bool:
    """The same did it to the same, as far as both tell; a pronoun may stand for one of them, not for both."""
    if told.sentence is denied.sentence or name_others(told, denied) or _are_said_by_one(told, denied):
        return False
    if not told.doers and is_passive(told.sentence, told.i) and not is_passive(denied.sentence, denied.i):
        return False  # that a picture was sent does not say who sent it
    roles = ((told.doers, denied.doers), (told.befalls, denied.befalls))
    if any(mine and theirs and mine.isdisjoint(theirs) for mine, theirs in roles):
        return False
    same = frozenset().union(*(mine & theirs for mine, theirs in roles))
    shared = (told.words & denied.words) - same - {told.lemma}
    return bool(same) and len(shared) >= SHARED


def _are_said_by_one(told: Deed, denied: Deed) -> bool:
    """Who denies the one tells the other, as far as both are named: "my account was hacked, Hart said", "Hart denied sending it"."""
    cue, saying = _cue(denied), _saying(told)
    denier = doer(denied.sentence, cue.i) if cue is not None else None
    teller = subject(told.sentence, saying.i) if saying is not None else None
    return bool(head_words(denied.sentence, denier) & head_words(told.sentence, teller))


def _saying(deed: Deed) -> Token | None:
    """The word of saying above it."""
    return next((one for one in deed.sentence.ancestors(deed.i) if one.lemma.lower() in verbs("saying")), None)


class _Nearest:
    """Sorts tellings by how near they are to a denial: in its report, before it, sentences before titles."""

    def __init__(self, denied: Deed) -> None:
        self._denied = denied

    def of(self, deed: Deed) -> tuple[bool, bool, str, int]:
        away = deed.article.id != self._denied.article.id
        return deed.sentence.part == "title", away, deed.day, abs(deed.token.start - self._denied.token.start)
