"""Overtaken: words of older reports that, told as they stand, would mislead by now.

In: the deeds and figures of a story, the day of its newest report. Out: places of such words. Never: what no later report or passed day
speaks against.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dateline.english.clauses import auxiliaries
from dateline.english.lexicon import group
from dateline.english.roles import Role, dependents
from dateline.english.words import Kind, is_a
from dateline.status import COMMITTED
from dateline.tell.counts import Count
from dateline.tell.deeds import UNDER_WAY, Deed
from dateline.tell.tallies import is_move
from dateline.tell.things import pairs
from dateline.tell.tolls import TOLLS
from dateline.terms import Evidence


def overtaken(deeds: Sequence[Deed], counts: Sequence[Count], newest: date) -> Iterator[Evidence]:
    """Plans whose day has passed, what was so before something else, what an older report tells as still to come, tried or feared, other tolls than the last."""
    tolls = [count for count in counts if count.toll]
    for deed in deeds:
        if _is_past(deed, newest) or _is_before_that(deed) or _is_feared(deed, tolls):
            yield deed.article.evidence(deed.token.start, deed.token.end)
    for one, other in pairs(tolls):
        for old, new in ((one, other), (other, one)):
            if is_move(old, new):
                yield old.evidence


def _is_past(deed: Deed, newest: date) -> bool:
    """It is told as to come on a day before the newest report, or by the main clause of an older report as lying ahead or tried."""
    told = deed.reported.last_day if deed.reported is not None else None
    if told is None:
        return False
    if deed.when is not None and deed.when.last_day < newest and deed.when.last_day >= told:
        return deed.tense.time == "future" or deed.stage in COMMITTED
    if told >= newest or deed.i not in _main(deed):
        return False
    return deed.stage in COMMITTED or deed.stage == UNDER_WAY


def _is_before_that(deed: Deed) -> bool:
    """It heads its sentence in the past perfect: what was so before something that another sentence tells: "they had been lauded"."""
    helpers = auxiliaries(deed.sentence, deed.i) if deed.sentence.root.i == deed.i else ()
    return any(one.lemma == "have" and is_a(one, Kind.PAST) for one in helpers)


def _is_feared(deed: Deed, tolls: Sequence[Count]) -> bool:
    """A toll that is only feared, and that a later report counts."""
    kinds = [kind for kind in TOLLS if deed.lemma in group(f"toll_{kind}")]
    if not kinds or deed.verdict.standing in {"asserted", "denied"}:
        return False
    above = deed.sentence.tokens[deed.token.head]
    feared = group("certainty") & {deed.token.text.lower(), above.text.lower()}
    return bool(feared) and any(count.toll == kinds[0] and count.order[0][:10] > deed.day for count in tolls)


def _main(deed: Deed) -> frozenset[int]:
    """The verb that heads its sentence, and an infinitive right below it."""
    root = deed.sentence.root
    return frozenset({root.i, *(kid.i for kid in dependents(deed.sentence, root.i, Role.OPEN_COMPLEMENT))})
