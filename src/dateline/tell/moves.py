"""Moves: a plan that a later report tells for another day than an earlier one.

In: the deeds of a story. Out: pairs of deeds with their days. Never: the next of several (the first day must not be past when the second is
told); a day told more or less closely; another plan of the same verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline import days
from dateline.english.lexicon import group
from dateline.english.roles import has_word
from dateline.status import COMMITTED
from dateline.tell.carried import is_same_thing
from dateline.tell.deeds import Deed
from dateline.terms import When

LONGEST = 31
"""Days that a plan's day may span: of a whole season nothing is said to move."""


def moves(deeds: Sequence[Deed]) -> Iterator[tuple[Deed, Deed]]:
    """For each plan the first later telling for another day, and the last telling before it."""
    plans: dict[str, list[Deed]] = {}
    for deed in deeds:
        if deed.when is not None and deed.reported is not None and deed.stage in COMMITTED and _lies_ahead(deed):
            plans.setdefault(deed.lemma, []).append(deed)
    for lemma in sorted(plans):
        done: list[Deed] = []
        for new in plans[lemma]:
            olds = [old for old in plans[lemma] if _moves(old, new)]
            if olds and not any(is_same_thing(one, new) for one in done):
                done.append(new)
                yield olds[-1], new


def _lies_ahead(deed: Deed) -> bool:
    when, reported = deed.when, deed.reported
    if when is None or reported is None:
        return False
    return when.first_day >= reported.first_day and days.length(when) <= LONGEST


def _moves(old: Deed, new: Deed) -> bool:
    """Told later, of the same plan, of a day that excludes the first, which has not come yet, or of which it says that it is another by now."""
    if old.when is None or new.when is None or old.day >= new.day or old.dispatch == new.dispatch:
        return False
    if days.bearing(old.when, new.when) != "apart" or (_is_past(old.when, new) and not says_another(new)):
        return False
    return is_same_thing(old, new)


def _is_past(when: When, new: Deed) -> bool:
    return new.reported is None or when.last_day < new.reported.first_day


def says_another(deed: Deed) -> bool:
    """Its own clause says that the day is another by now: "will now begin", "instead of"."""
    return has_word(deed.sentence, deed.i, group("by_now"))
