"""One story's events: sightings joined, folded, and set one in another.

In: the articles, mentions, cast, dispatches and statements of one story. Out: Events in canonical order. Never: arrival order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.events.candidates import candidates
from dateline.events.contested import contested
from dateline.events.cores import Core, compared, cores
from dateline.events.fold import fold, not_ahead, row
from dateline.events.join import join
from dateline.events.parts import hung
from dateline.events.placing import Grounds
from dateline.events.plans import is_due, settled
from dateline.events.relative import placed
from dateline.events.sighting import Sighting
from dateline.events.sightings import sightings
from dateline.events.tolls import hosts, taken_in
from dateline.status import OVER
from dateline.terms import Article, Cast, Dispatch, Event, EventMention, Statement


def events(
    articles: Sequence[Article],
    mentions: Sequence[EventMention],
    cast: Cast,
    dispatches: Sequence[Dispatch],
    statements: Sequence[Statement],
) -> tuple[Event, ...]:
    """The events that the story tells, each with its head, its reports and the event it is part of."""
    by_id = {article.id: article for article in articles}
    said = {statement.id: statement for statement in statements}
    everything = sightings(articles, mentions, cast, dispatches)
    joined = heaps(everything)
    found = candidates(everything, by_id, cast, joined)
    last = max((article.published.end[:10] for article in articles if article.published), default="")
    near = compared(found, Grounds.of(articles, cast))
    opened = contested(settled(cores(near), found, joined), joined)
    rows = hung([core for core in opened if core.sure >= ROW or is_due(core, last)], near)
    told = {_place(one) for core in rows for one in core.told}
    left_over = [left for members in joined if (left := tuple(one for one in members if _place(one) not in told))]
    clusters = [members for members in left_over if _matters(members)]
    clusters = [tuple(_not_before_its_day(one, by_id) for one in members) for members in placed(clusters, by_id)]
    folded = [fold(members, by_id, said) for members in clusters]
    rest = map(not_ahead, _parted(folded, clusters))
    return tuple(sorted([*_below([not_ahead(row(core, by_id, said)) for core in rows], rows), *rest], key=_order))


def _below(made: Sequence[Event], rows: Sequence[Core]) -> Iterator[Event]:
    """The events of the rows, each with the one that it hangs below, and why."""
    told = {id(one): event.id for event, core in zip(made, rows, strict=True) for one in core.told}
    for event, core in zip(made, rows, strict=True):
        basis = f"{event.basis}; a part: of the same day as its whole, and likely told of one happening with it"
        yield event if core.whole is None else replace(event, part_of=told[id(core.whole)], basis=basis)


def heaps(seen: Sequence[Sighting]) -> list[tuple[Sighting, ...]]:
    """What the families of words join: heaps of sightings that may tell of one event, tolls with what took them."""
    named = [one for one in seen if not one.mention.open]
    tolls = hosts(named)
    return list(taken_in(join([one for one in named if one not in tolls]), tolls))


ROW = 0.4
"""Chance of being right from which a core is an event of its own, taken out of the heap that its words would join it to."""


def _place(one: Sighting) -> tuple[str, int, str]:
    return one.mention.article, one.mention.trigger.start, one.mention.what


def _not_before_its_day(one: Sighting, articles: Mapping[str, Article]) -> Sighting:
    """What no report could have seen yet is a plan there, however it is worded, and wherever its day was learnt."""
    when, published = one.mention.when, articles[one.mention.article].published
    if one.mention.status not in OVER or when is None or published is None or when.first_day <= published.last_day:
        return one
    basis = f"its day lies after the report of {published.end[:10]}"
    return replace(one, mention=replace(one.mention, status="scheduled", basis=basis))


def _order(event: Event) -> tuple[str, str]:
    return (event.when.start if event.when else "9"), event.id


def _matters(members: Sequence[Sighting]) -> bool:
    """Kept: told with someone, somewhere, some day or a figure; what is told with none of these nobody could ask for."""
    return any(m.people or m.bodies or m.places or m.days or m.mention.quantities for m in members) or any(
        m.mention.participants for m in members
    )


def _parted(folded: Sequence[Event], clusters: Sequence[Sequence[Sighting]]) -> list[Event]:
    """Each event with the one that most of its mentions stand in; the two share a place and day that only one tells."""
    at = {
        (m.mention.article, m.mention.trigger.start): event.id
        for event, members in zip(folded, clusters, strict=True)
        for m in members
    }
    found: dict[str, Event] = {event.id: event for event in folded}
    for event, members in zip(folded, clusters, strict=True):
        around = Counter(
            id for m in members if m.mention.within and (id := at.get((m.mention.article, m.mention.within.start)))
        )
        outer = min((id for id in around if id != event.id), key=lambda id: (-around[id], id), default=None)
        if outer is not None and found[outer].part_of != event.id:
            found[event.id], found[outer] = _shared(replace(found[event.id], part_of=outer), found[outer])
    return list(found.values())


def _shared(inner: Event, outer: Event) -> tuple[Event, Event]:
    """What is held during another event is held where and when that is."""
    inner = replace(inner, where=inner.where or outer.where, when=inner.when or outer.when)
    if outer.where is None and inner.where is not None:
        outer = replace(outer, where=inner.where)
    if outer.when is None and inner.when is not None:
        outer = replace(outer, when=inner.when)
    return inner, outer
