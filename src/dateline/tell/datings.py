"""Datings: two days on which reports of one time say that one thing was done.

In: the deeds of a story. Out: pairs of deeds of different days. Never: what is done again and again; a day told more or less closely; two
people.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline import days
from dateline.english.lexicon import group
from dateline.tell.carried import is_same_thing
from dateline.tell.deeds import Deed, is_told_past

WINDOW = 2
"""Days within which two reports may not know of each other."""
NEAR = 7
"""Days between two datings beyond which they are of two things."""


def datings(deeds: Sequence[Deed]) -> Iterator[tuple[Deed, Deed]]:
    """For each thing that is done once the first two reports that date it differently."""
    told: dict[str, list[Deed]] = {}
    for deed in deeds:
        if deed.lemma in group("once") and deed.when is not None and is_told_past(deed) and not deed.verdict.negated:
            told.setdefault(deed.lemma, []).append(deed)
    for lemma in sorted(told):
        pairs = [
            (one, other)
            for at, one in enumerate(told[lemma])
            for other in told[lemma][at + 1 :]
            if _differ(one, other) and not _knows_both(told[lemma], one, other)
        ]
        if pairs:
            yield pairs[0]


def _differ(one: Deed, other: Deed) -> bool:
    if one.dispatch == other.dispatch or one.when is None or other.when is None:
        return False
    if one.reported is None or other.reported is None:
        return False
    if abs((one.reported.first_day - other.reported.first_day).days) > WINDOW:
        return False
    if days.length(one.when) > 1 or days.length(other.when) > 1:
        return False
    if not 0 < days.distance(one.when, other.when) <= NEAR:
        return False
    persons = [deed.things & deed.named.get("PERSON", frozenset()) for deed in (one, other)]
    return bool(persons[0] & persons[1]) and is_same_thing(one, other)


def _knows_both(told: Sequence[Deed], one: Deed, other: Deed) -> bool:
    """A report that tells one of the days tells the other too: then two things are meant."""
    for mine, theirs in ((one, other), (other, one)):
        if any(
            deed.dispatch == mine.dispatch
            and deed.when is not None
            and theirs.when is not None
            and days.bearing(deed.when, theirs.when) == "same"
            for deed in told
        ):
            return True
    return False
