"""Happenings: which words tell an event, which tell the same one, and how it is told.

In: the events of a story, what they were joined from, and corrections. Out: the events, corrected. Never: words that no report of the
story has; a ruling on one event given to another that the same sentence tells.

First what is told apart or together is put right, then the fields of each event, and last what is none goes: so that a field holds
on to its event however that is cut, and falls with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import cast as typed

from dateline.brackets import headline
from dateline.corrections import values
from dateline.corrections.anchor import SAME, likeness
from dateline.corrections.force import because, of_kind, with_reason
from dateline.status import OVER
from dateline.terms import (
    Article,
    Cast,
    Correction,
    CorrectionKind,
    Event,
    EventMention,
    EventReport,
    Evidence,
    Quantity,
    Status,
    Words,
)
from dateline.text import digest, words

NOBODY = Cast(())


@dataclass(frozen=True, slots=True)
class Scene:
    """What the events of a story were joined from: its articles, the places that tell one, and its cast."""

    articles: Sequence[Article] = ()
    mentions: Sequence[EventMention] = ()
    cast: Cast = NOBODY


Events = tuple[Event, ...]


def events(found: Sequence[Event], corrections: Sequence[Correction], scene: Scene) -> Events:
    """The events in the order given, with all that somebody put right about them.

    A correction holds until it is undone, also where a later report says otherwise: what that says is still among the
    event's reports, and in its changes.
    """
    told = tuple(found)
    here = {report.article for event in told for report in event.reports}
    mine = [one for one in corrections if any(anchor.article in here for anchor in one.subject)]
    for one in of_kind(mine, *SHAPES):
        told = SHAPES[one.kind](told, one, scene)
    fields = of_kind(mine, *FIELDS)
    for one in sorted(fields, key=_is_status):  # what somebody says of the status holds whatever its day is
        event = meant(told, one.subject, one.called)
        told = tuple(FIELDS[one.kind](each, one, scene) if each is event else each for each in told)
    gone = {event.id for one in of_kind(mine, "no event") if (event := meant(told, one.subject, one.called))}
    return _without(told, gone) if gone else told


def _is_status(correction: Correction) -> bool:
    return correction.kind == "status"


# Which event is meant --------------------------------------------------------------------------------------------------


def meant(found: Sequence[Event], anchors: Sequence[Evidence], called: str = "") -> Event | None:
    """The event that most of the anchors tell of; of several in one sentence the one that goes by most of the words it had.

    Where an anchor stands inside another one it is the word that names the event in that clause, and decides: another event of the clause is
    meant only where no event has that word any more, and it goes by some of the words that were said.
    """
    outer = [one for one in anchors if any(_holds(one, other) for other in anchors)]
    inner = [one for one in anchors if one not in outer]
    event, _ = _most(found, inner, called)
    if event is not None or not outer:
        return event
    event, alike = _most(found, outer, called)
    return event if alike else None


def _holds(one: Evidence, other: Evidence) -> bool:
    return one != other and one.article == other.article and one.start <= other.start and other.end <= one.end


def _most(found: Sequence[Event], anchors: Sequence[Evidence], called: str) -> tuple[Event | None, int]:
    """The event that the anchors tell of most, and how many of the words it goes by are among those called."""
    best, most = None, (0.0, 0, "")
    known = set(words(called))
    for event in found:
        told = sum(max((_fit(anchor, report) for report in event.reports), default=0.0) for anchor in anchors)
        rank = (round(told, 6), len(set(words(event.what)) & known), event.id)
        if told and rank > most:
            best, most = event, rank
    return best, most[1]


def _fit(anchor: Evidence, report: EventReport) -> float:
    """How well what a report says of an event fits an anchor: by its clause, by its word, or by its word among others; else 0."""
    if report.article != anchor.article:
        return 0.0
    best = max(likeness(anchor, one.start, one.end) for one in (report.evidence, report.trigger))
    if best >= SAME:
        return best
    return SAME if _holds(anchor, report.trigger) else 0.0


# What is told apart, and together --------------------------------------------------------------------------------------


def parted(event: Event, correction: Correction) -> tuple[tuple[EventReport, ...], tuple[EventReport, ...]]:
    """What of the event's reports leaves and what stays: as named, else with those in the same words, else it stays."""
    sides = {report: _side(report, correction) for report in event.reports}
    texts = {side: {one.evidence.text for one, at in sides.items() if at == side} for side in (True, False)}
    words_gone = texts[True] - texts[False]
    leaving = tuple(one for one, side in sides.items() if side or (side is None and one.evidence.text in words_gone))
    return leaving, tuple(one for one in event.reports if one not in leaving)


def _side(report: EventReport, correction: Correction) -> bool | None:
    """Whether it is named to leave, or to stay; None where it is not named."""
    leaves, stays = (
        max((_fit(anchor, report) for anchor in anchors), default=0.0)
        for anchors in (correction.subject, correction.other)
    )
    return None if not leaves and not stays else leaves > stays


def _apart(found: Events, correction: Correction, scene: Scene) -> Events:
    """The event that both sides tell, as two."""
    whole = meant(found, (*correction.subject, *correction.other), correction.called)
    leaving, staying = parted(whole, correction) if whole else ((), ())
    if whole is None or not leaving or not staying:
        return found
    first = min(leaving, key=_told_order).trigger
    new = _founded(whole, leaving, scene, correction)
    new = replace(new, id=digest("apart", first.article, str(first.start), str(first.end)), part_of=None)
    if any(report.exemplar for report in staying):
        rest = replace(whole, who=_who(staying), reports=staying, basis=with_reason(whole.basis, correction))
    else:
        rest = _founded(whole, staying, scene, correction)
    return tuple(one for each in found for one in ((rest, new) if each is whole else (each,)))


def _founded(whole: Event, reports: Sequence[EventReport], scene: Scene, correction: Correction) -> Event:
    """The event that some of the reports of one tell: name, day, place, status and figures jointly from the first that has words to be shown."""
    told = {one.trigger: one for one in reversed(scene.mentions)}
    shown = {
        report: said
        for report in reports
        if whole.headline and report.trigger in told and (said := headline(told[report.trigger].telling, scene.cast))
    }
    best = min(shown or reports, key=_told_order)
    place = told.get(best.trigger)
    event = replace(
        whole,
        what=place.what if place else whole.what,
        kind=place.kind if place else whole.kind,
        who=_who(reports),
        where=best.where,
        when=best.when,
        status=best.status,
        quantities=best.quantities,
        reports=tuple(replace(one, exemplar=one is best and best in shown) for one in reports),
        headline=shown.get(best),
        sure=whole.sure if best in shown else 0.0,
        basis=f"{len(reports)} of the places that told another event; {because(correction)}",
    )
    return _as_seen(event)


def _as_seen(event: Event) -> Event:
    """What no report could have seen yet is a plan."""
    return replace(event, status="scheduled") if _lies_ahead(event) and event.status in OVER else event


def _lies_ahead(event: Event) -> bool:
    """Its day begins after the last of its reports."""
    seen = [report.reported.end[:10] for report in event.reports if report.reported]
    return event.when is not None and bool(seen) and event.when.start[:10] > max(seen)


def _told_order(report: EventReport) -> tuple[str, str, int, int]:
    return report.reported.start if report.reported else "9", report.article, report.trigger.start, report.trigger.end


def _who(reports: Sequence[EventReport]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for report in reports for id in report.who))


def _same(found: Events, correction: Correction, _scene: Scene) -> Events:
    """The two events as one, which has the name and the fields of the surer and more telling."""
    one, other = meant(found, correction.subject, correction.called), meant(found, correction.other)
    if one is None or other is None or one is other:
        return found
    lead, rest = sorted((one, other), key=_surest)
    whole = lead.part_of if lead.part_of != rest.id else None
    core = any(report.core for report in lead.reports)
    also = tuple(replace(report, exemplar=False, core=report.core or core) for report in rest.reports)
    named = {(figure.name, figure.unit) for figure in lead.quantities}
    merged = replace(
        lead,
        who=tuple(dict.fromkeys((*lead.who, *rest.who))),
        part_of=whole,
        quantities=(*lead.quantities, *(one for one in rest.quantities if (one.name, one.unit) not in named)),
        reports=tuple(sorted((*lead.reports, *also), key=_told_order)),
        basis=with_reason(lead.basis, correction),
    )
    kept = (merged if each is lead else each for each in found if each is not rest)
    home = whole or lead.id
    return tuple(replace(each, part_of=home) if each.part_of in {rest.id, lead.id} else each for each in kept)


def _surest(event: Event) -> tuple[bool, float, float, str]:
    return event.headline is None, -event.sure, -event.weight, event.id


def _without(found: Events, gone: set[str]) -> Events:
    """The events without those; what was a part of one stands by itself."""
    kept = (event for event in found if event.id not in gone)
    return tuple(replace(event, part_of=None) if event.part_of in gone else event for event in kept)


Shape = Callable[[Events, Correction, Scene], Events]
SHAPES: Mapping[CorrectionKind, Shape] = MappingProxyType({"event apart": _apart, "event same": _same})
"""Corrections of what is one event."""


# How one is told -------------------------------------------------------------------------------------------------------


def _status(event: Event, correction: Correction, _scene: Scene) -> Event:
    right = typed("Status", correction.value)
    return replace(event, status=right, basis=with_reason(event.basis, correction))


def _day(event: Event, correction: Correction, scene: Scene) -> Event:
    """Another day, and with it the status that the words have: a plan only where that day, not the old one, lies ahead."""
    when = values.when(correction.value or "", because(correction))
    status = "happened" if _was_plan_by_its_day(event, scene) else event.status
    return _as_seen(replace(event, when=when, status=status, basis=with_reason(event.basis, correction)))


def _was_plan_by_its_day(event: Event, scene: Scene) -> bool:
    """Told in the past by every place that vouches for it, a plan only because no report could have seen its day yet."""
    if event.status != "scheduled" or not _lies_ahead(event):
        return False
    places = {report.trigger for report in event.reports}
    told = [one for one in scene.mentions if one.trigger in places and one.standing == "asserted" and one.telling]
    return bool(told) and all(one.telling.time == "past" for one in told if one.telling)


def _place(event: Event, correction: Correction, _scene: Scene) -> Event:
    where = None if correction.value == values.UNKNOWN else correction.value
    return replace(event, where=where, basis=with_reason(event.basis, correction))


def _figure(event: Event, correction: Correction, _scene: Scene) -> Event:
    """One figure put right; it keeps its unit where the event has one figure of that name."""
    right = values.figure(correction.value or "")
    if right is None:
        return event
    old = [one for one in event.quantities if one.name.casefold() == right.name.casefold()]
    kept = tuple(one for one in event.quantities if one not in old)
    if right.value != values.UNKNOWN:
        kept += (Quantity(right.name, right.value, old[0].unit if len(old) == 1 else None),)
    return replace(event, quantities=kept, basis=with_reason(event.basis, correction))


def _words(event: Event, correction: Correction, scene: Scene) -> Event:
    """Other words of a report to be shown, and the name that is right, else these words; a row that somebody worded is sure."""
    shown = quoted(correction.other, scene.articles)
    if shown is not None:
        event = replace(event, headline=shown, what=shown.text, sure=1.0)
    if correction.value:
        event = replace(event, what=correction.value)
    told = shown is not None or bool(correction.value)
    return replace(event, basis=with_reason(event.basis, correction)) if told else event


def quoted(places: Sequence[Evidence], articles: Sequence[Article]) -> Words | None:
    """Words of these articles as they are shown; None where there are none, or one of them is not there."""
    texts = {article.id: article.text for article in articles}
    there = all(texts.get(one.article, "")[one.start : one.end] == one.text for one in places)
    if not places or not there:
        return None
    return Words(" … ".join(" ".join(one.text.split()) for one in places), tuple(places))


Field = Callable[[Event, Correction, Scene], Event]
FIELDS: Mapping[CorrectionKind, Field] = MappingProxyType(
    {"status": _status, "event day": _day, "event place": _place, "event figure": _figure, "event words": _words}
)
"""Corrections of what is said of one event."""
