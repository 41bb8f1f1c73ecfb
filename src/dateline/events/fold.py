"""The fold: one Event from its sightings, each field from the report that knows it best and latest.

In: the sightings of one event. Out: an Event with its reports. Never: overwriting what an earlier report said.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from dateline.events import words
from dateline.events.candidates import Candidate
from dateline.events.cores import Core
from dateline.events.families import stem
from dateline.events.quantities import once
from dateline.events.sighting import Sighting
from dateline.events.words import OTHER, TOLLS
from dateline.places import is_country
from dateline.status import HOPED, OVER, SURE
from dateline.terms import Article, Event, EventReport, Quantity, Statement, Status, When
from dateline.text import digest

BACKGROUND_DAYS = 10
"""A thing told as done more than so many days before the report is background there (between a weekly's week and a month)."""


def fold(members: Sequence[Sighting], articles: Mapping[str, Article], statements: Mapping[str, Statement]) -> Event:
    """The event that `members` tell of; `part_of` is left open."""
    told = sorted(members, key=_told_order)
    when, why = _when(told)
    status = _status(told)
    head = members[0]
    return Event(
        id=digest("event", *_canonical(members)),
        what=_what(members),
        kind=_kind(members),
        who=_who(members),
        where=_where(told),
        when=when,
        status=_on_their_word(members, status.mention.status),
        part_of=None,
        quantities=_quantities(told),
        basis=_basis(told, status, why, head),
        reports=_reports(members, articles, statements),
    )


def row(core: Core, articles: Mapping[str, Article], statements: Mapping[str, Statement]) -> Event:
    """The event of a core: name, day, place and status jointly from its exemplar, the rest of the core as its reports."""
    members = core.told
    told = sorted(members, key=_told_order)
    best = core.exemplar
    mention = best.one.mention
    why = best.when.basis if best.when else "its clause tells no day"
    dispatches = len({one.dispatch for one in members})
    return Event(
        id=digest("row", *_canonical(members)),
        what=mention.what,
        kind=mention.kind,
        who=_who(members),
        where=(best.where if best.own_place else None) or _where(told) or best.where or _where_agreed(core.members),
        when=best.when,
        status=best.status,
        part_of=None,
        quantities=_quantities(told),
        basis=f"{dispatches} dispatches tell it on evidence; {mention.basis.split(';')[0]}; {why}",
        reports=tuple(replace(_one_report(one, best, articles, statements), core=True) for one in told),
        headline=best.headline,
        sure=round(core.sure, 2),
        weight=round(core.weight, 4),
    )


def _where_agreed(members: Sequence[Candidate]) -> str | None:
    """The place that all those give who give one."""
    given = {one.where for one in members if one.where is not None}
    return given.pop() if len(given) == 1 else None


def not_ahead(event: Event) -> Event:
    """A day that no report could have seen yet is a plan's, whichever report gave the day and whichever the status."""
    seen = [report.reported.end[:10] for report in event.reports if report.reported]
    if event.status in OVER and event.when is not None and seen and event.when.start[:10] > max(seen):
        return replace(event, status="scheduled")
    return event


def _one_report(
    one: Sighting, best: Candidate, articles: Mapping[str, Article], statements: Mapping[str, Statement]
) -> EventReport:
    found = _report([one], articles, statements)
    if one is not best.one:
        return found
    where = best.where if best.own_place else found.where  # what is only inferred stands against no other report
    return replace(found, exemplar=True, when=best.when, where=where, status=best.status)


def _canonical(members: Sequence[Sighting]) -> tuple[str, ...]:
    first = min(members, key=_told_order).mention
    return first.article, str(first.trigger.start), str(first.trigger.end)


def _told_order(one: Sighting) -> tuple[str, str, str, int]:
    return one.reported, one.dispatch, one.mention.article, one.mention.trigger.start


def background(one: Sighting) -> bool:
    """The report recalls something done long before it."""
    if one.mention.status != "happened" or one.days is None or len(one.reported) < 10:
        return False
    return (date.fromisoformat(one.reported[:10]) - date.fromisoformat(one.days[1])).days > BACKGROUND_DAYS


def _when(told: Sequence[Sighting]) -> tuple[When | None, str]:
    """The latest report's day; a day wins over the month that holds it, and over a coarser one that another report gives."""
    known = min((one.reported[:10] for one in told if one.mention.status == "happened"), default="9")
    dated = [one for one in told if one.mention.when and not (one.news and _is_old(one, known))]
    if not dated:
        return None, "no report says when"
    best = max(dated, key=_when_rank)
    when = best.mention.when
    return (
        when,
        f"when from {best.mention.timex.text!r}" if best.mention.timex else f"when: {when.basis}" if when else "",
    )


def _is_old(news: Sighting, known: str) -> bool:
    """What was already told as done on an earlier day than the day before is no news of this report's day."""
    when = news.mention.when
    return (
        when is not None and len(known) == len("2031-05-14") and (when.first_day - date.fromisoformat(known)).days > 1
    )


def _when_rank(one: Sighting) -> tuple[bool, bool, bool, str, str, int, float, int]:
    """A day in words before the report's own; a day before a coarser span; news before background; the latest report's, what is surest in it."""
    when = one.mention.when
    fine = when is not None and when.precision in {"instant", "day"}
    worded = one.mention.timex is not None
    sure = SURE[one.mention.status]
    return worded, fine, not background(one), one.reported, one.dispatch, sure, one.weight, -one.mention.trigger.start


CHARGED = words.kinds_with("charged")
"""Kinds that are allegations while only a source tells them."""


def _on_their_word(members: Sequence[Sighting], status: Status) -> Status:
    """Violence that mostly sources tell, not the reports themselves, is alleged."""
    deeds = any(one.mention.lemma not in {"die", "death", "dead", "perish"} for one in members)
    if (
        deeds
        and status == "happened"
        and members[0].mention.kind in CHARGED
        and 2 * sum(_is_claimed(one) for one in members) > len(members)
    ):
        return "alleged"
    return status


def _is_claimed(one: Sighting) -> bool:
    return one.mention.statement is not None or one.mention.status == "alleged"


def _status(told: Sequence[Sighting]) -> Sighting:
    """The latest dispatch's word; within it, own knowledge before background, then what is surest and most telling.

    What a report tells as done on a day is no plan again because a later one tells, without a day, how it was decided on.
    """
    latest = told[-1].dispatch
    last = max((one for one in told if one.dispatch == latest), key=_status_rank)
    if last.mention.status not in HOPED or last.days is not None:
        return last
    return max((one for one in told if _is_done_on_a_day(one)), key=_told_order, default=last)


def _is_done_on_a_day(one: Sighting) -> bool:
    return one.mention.status == "happened" and one.days is not None and not background(one)


def _status_rank(one: Sighting) -> tuple[bool, float, int, tuple[str, str, str, int]]:
    return not background(one), one.weight, SURE[one.mention.status], _earlier_first(one)


def _earlier_first(one: Sighting) -> tuple[str, str, str, int]:
    """A last, explicit tie-break: the earlier mention in the article."""
    return one.reported, one.dispatch, one.mention.article, -one.mention.trigger.start


def _where(told: Sequence[Sighting]) -> str | None:
    """The place that most dispatches give, a country only where none is finer; of two as frequent, the finer, then the latest."""
    votes: dict[str, set[str]] = {}
    finer: dict[str, int] = {}
    last: dict[str, int] = {}
    nowhere = not any(one.places for one in told)
    for turn, one in enumerate(told):
        for place in one.matter if nowhere else one.places:
            votes.setdefault(place, set()).add(one.dispatch)
            finer[place] = max(finer.get(place, 0), len(one.around))
            last[place] = turn
    return max(
        votes, key=lambda place: (not is_country(place), len(votes[place]), finer[place], last[place]), default=None
    )


def _kind(members: Sequence[Sighting]) -> str:
    """The kind told most often; a toll's only where nothing tells what took it."""
    counts = Counter(one.mention.kind for one in _causes(members))
    return max(sorted(counts), key=counts.__getitem__)


def _causes(members: Sequence[Sighting]) -> Sequence[Sighting]:
    return [one for one in members if one.mention.kind not in TOLLS] or members


def _what(members: Sequence[Sighting]) -> str:
    """The phrase whose words the reports share most, for its length: a quick reader's name for the event."""
    causes = _causes(members)
    spread: dict[str, set[str]] = {}
    for one in causes:
        for term in _telling(one):
            spread.setdefault(term, set()).add(one.dispatch)
    shared = {term: len(dispatches) for term, dispatches in spread.items()}
    leading = Counter(id for one in causes for id in sorted(one.people | one.bodies)).most_common(1)
    return max(causes, key=_Called(shared, leading[0][0] if leading else None)).mention.what


def _telling(one: Sighting) -> frozenset[str]:
    return one.terms | {stem(one.mention.lemma)}


PRONOUNS = frozenset("he she it they that who which him her them i we you this those these".split())
SPARE_WORDS = 8
"""Words that a phrase has free, so that a single shared word does not beat three (of 3, 5, 8, 12 and 20 on nine keys, 8 told best)."""


class _Called:
    """Key: no pronoun; whom it is most about; how many dispatches use its words, for each word it has; the more telling, the earlier."""

    def __init__(self, shared: Mapping[str, int], leading: str | None) -> None:
        self._shared, self._leading = shared, leading

    def __call__(self, one: Sighting) -> tuple[bool, bool, float, float, tuple[str, str, str, int]]:
        said = one.mention.what.lower().split()
        density = math.fsum(self._shared[term] for term in sorted(_telling(one))) / (len(said) + SPARE_WORDS)
        named = self._leading in one.people | one.bodies
        return PRONOUNS.isdisjoint(said), named, round(density, 3), one.weight, _earlier_first(one)


def _who(members: Sequence[Sighting]) -> tuple[str, ...]:
    """Those whom the reports name as taking part: people first, each with how many sightings name them."""
    people = Counter(id for one in members for id in one.people)
    bodies = Counter(id for one in members for id in one.bodies)
    most = max(people.values(), default=0)
    kept = [id for id, count in people.items() if count * 5 >= most]
    busiest = max(bodies.values(), default=0)
    groups = [id for id, count in bodies.items() if count * 3 >= busiest]
    return tuple(sorted(kept, key=_by_count(people))) + tuple(sorted(groups, key=_by_count(bodies)))


class _by_count:  # noqa: N801 - reads as a key function
    """Key: most often named first, then by id."""

    def __init__(self, counts: Counter[str]) -> None:
        self._counts = counts

    def __call__(self, id: str) -> tuple[int, str]:
        return -self._counts[id], id


def _quantities(told: Sequence[Sighting]) -> tuple[Quantity, ...]:
    """The latest value of each figure."""
    latest: dict[tuple[str, str | None], Quantity] = {}
    for one in told:
        for quantity in one.mention.quantities:
            latest[(quantity.name, quantity.unit)] = quantity
    return tuple(latest[key] for key in sorted(latest, key=str))


def _basis(told: Sequence[Sighting], status: Sighting, why: str, head: Sighting) -> str:
    dispatches = len({one.dispatch for one in told})
    kind = head.mention.kind if head.mention.kind != OTHER else head.mention.lemma
    status_why = status.mention.basis.split(";")[0]
    return f"{len(told)} mentions of this {kind} in {dispatches} dispatches; {status_why}; {why}"


# Reports ----------------------------------------------------------------------------------------------------------------


def _reports(
    members: Sequence[Sighting], articles: Mapping[str, Article], statements: Mapping[str, Statement]
) -> tuple[EventReport, ...]:
    """What each article says of the event: one report for each source and status in it."""
    groups: dict[tuple[str, str, str], list[Sighting]] = {}
    for one in sorted(members, key=_told_order):
        by = _speaker(one, statements)
        groups.setdefault((one.mention.article, by or "", one.mention.status), []).append(one)
    found = [_report(group, articles, statements) for group in groups.values()]
    return tuple(sorted(found, key=_report_order))


def _speaker(one: Sighting, statements: Mapping[str, Statement]) -> str | None:
    said = statements.get(one.mention.statement or "")
    return said.speaker if said else None


def _report_order(report: EventReport) -> tuple[str, str, int, str]:
    return report.reported.start if report.reported else "9", report.article, report.evidence.start, report.status


def _report(
    group: Sequence[Sighting], articles: Mapping[str, Article], statements: Mapping[str, Statement]
) -> EventReport:
    best = max(group, key=_status_rank)
    when, _ = _when(group)
    return EventReport(
        article=best.mention.article,
        reported=articles[best.mention.article].published,
        by=_speaker(best, statements),
        when=when,
        where=_where(group),
        status=best.mention.status,
        manner=tuple(dict.fromkeys(word for one in group for word in one.mention.manner)),
        quantities=once(figure for one in group for figure in one.mention.quantities),
        evidence=best.mention.evidence,
        trigger=best.mention.trigger,
        standing=best.mention.standing,
        who=_who(group),
    )
