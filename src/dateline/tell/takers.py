"""Takers: where a later report names other people as going to take part.

In: what each dispatch tells of an event, and the cast. Out: pairs of what was told before and now. Never: a report that names
fewer people, or more, than one before it; people of what is over, of whom each reporter names some.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.tell.accounts import Account, ahead
from dateline.tell.brackets import short_name
from dateline.tell.reported import Telling
from dateline.terms import Cast

Told = tuple[str, Telling]
"""Names, and the telling that gives them."""


def turns(told: Sequence[Account], cast: Cast) -> Iterator[tuple[Told, Told]]:
    """(before, after) for each report of a plan that names people and none of those named so far."""
    held: Told | None = None
    named: set[str] = set()
    for account in told:
        telling = next((one for one in account if ahead(one) and _people(one, cast)), None)
        if telling is None:
            continue
        people = _people(telling, cast)
        if held is None or named.isdisjoint(people):
            new = ", ".join(short_name(cast.entity(id)) for id in people), telling
            if held is not None:
                yield held, new
            held, named = new, set()
        named.update(people)


def _people(telling: Telling, cast: Cast) -> tuple[str, ...]:
    return tuple(id for id in telling.report.who if cast.entity(id).kind == "person")
