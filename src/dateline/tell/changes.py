"""Changes: where a later report of an event says otherwise than an earlier one.

In: events of one story, its dispatches and articles. Out: changes in the order in which they were reported.
Never: a change between copies of one dispatch (save where one was edited in fact), a refinement told as a turn, or
two reports of one time set against each other (that is a conflict).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dateline import days, places
from dateline.language import NO_PARSES, Parse
from dateline.status import COMMITTED, DELAYED, OVER, UNCOMMITTED, may_turn
from dateline.tell.accounts import Account, accounts, ahead, later, prominent, standing
from dateline.tell.accused import accused
from dateline.tell.alike import alike, of_one_clause, same_word, turned
from dateline.tell.carried import carried_out
from dateline.tell.deeds import Deed
from dateline.tell.gathered import Gathered
from dateline.tell.homes import Homes
from dateline.tell.manner import opposite
from dateline.tell.moves import moves
from dateline.tell.outcomes import outcomes
from dateline.tell.parties import are_of_others
from dateline.tell.reported import Telling, Wire, stated
from dateline.tell.revised import Revision, revisions
from dateline.tell.sides import in_short
from dateline.tell.tallies import Tallies, moved
from dateline.tell.unknown import learned
from dateline.tell.worded import Worded
from dateline.terms import Article, Change, ChangeField, Dispatch, Event, Evidence, Status, Timex, Weight

PLANNED = "planned"
"""The standing of what somebody committed is told to intend."""
PLANS = 0.4
"""Cosine of their words from which two sentences speak of one plan, where the later one only tells it with another certainty."""
MOVED: Status = "moved"
"""The status of a plan with another day: where both days are told, the change of days says it."""
LONGEST = 31
"""Days that the span may have by which what took place is dated."""


def changes(
    events: Sequence[Event],
    dispatches: Sequence[Dispatch],
    articles: Sequence[Article],
    *,
    parses: Mapping[str, Parse] = NO_PARSES,
    timexes: Sequence[Timex] = (),
    gathered: Gathered | None = None,
) -> tuple[Change, ...]:
    """Every change in what is reported of `events`, by the clock of reporting, then event and field.

    Figures and deeds are told of only where reports have a parse; `timexes` say on which day a deed was or will be. `gathered` are
    their deeds and figures where a telling has gathered them.
    """
    wire = Wire.read(dispatches, articles)
    found: dict[_Words, tuple[_Rank, Change]] = {}
    for event in events:
        known_of = accounts(event, wire.tellings(event))
        for change in _of_event(event, known_of, parses):
            mine = (-len(known_of), event.id), change
            words = change.field, change.before, change.after, change.evidence
            found[words] = min(mine, found.get(words, mine), key=_rank)
    told_of = {(change.event, change.field) for _, change in found.values()}
    single = [one for _, one in found.values() if one.after != MOVED or (one.event, "when") not in told_of]
    worded = Worded(events, articles, parses)
    if not parses:
        return worded.changes(sorted(single, key=_order))
    homes = Homes.of(events)
    every = gathered or Gathered(articles, parses, dispatches, timexes)
    told, counted = every.deeds, every.counts
    figures = moved(Tallies.of(every, homes))
    read = (
        *revisions(articles, parses, dispatches),
        *outcomes(told, articles, parses, dispatches),
        *learned(told, counted, articles, parses, dispatches),
    )
    themselves = (_revised(one, homes) for one in read)
    done = (*_done(told, homes), *_moved(told, homes))
    known = {_places(change) for change in single}
    fresh = (one for one in done if (one.event, one.field) not in told_of and _places(one) not in known)
    return worded.changes(sorted([*single, *figures, *filter(None, themselves), *fresh], key=_order))


_Words = tuple[ChangeField, str, str, tuple[Evidence, Evidence]]
"""What a change shows: told of two events by the same words, it is told of the one that more dispatches tell."""
_Rank = tuple[int, str]


def _rank(one: tuple[_Rank, Change]) -> _Rank:
    return one[0]


def _order(change: Change) -> tuple[str, str, str, str, str]:
    return change.reported.start, change.event, change.field, change.before, change.after


def _places(change: Change) -> tuple[tuple[str, int], ...]:
    return tuple((words.article, words.start) for words in change.evidence)


def _done(told: Sequence[Deed], homes: Homes) -> Iterator[Change]:
    """What became of what was still to come about, and of what somebody is accused of."""
    turns = [(old.deed, old.status, new.deed, new.status) for old, new in carried_out(told)]
    turns += [(old.deed, old.status, new.deed, new.status) for old, new in accused(told)]
    for old, was, new, now in turns:
        yield from _of_deeds(homes, "status", (was, old), (now, new))


def _of_deeds(homes: Homes, field: ChangeField, before: tuple[str, Deed], after: tuple[str, Deed]) -> Iterator[Change]:
    """The change from one deed to another, of the event that both are told of."""
    (was, old), (now, new) = before, after
    words = old.evidence, new.evidence
    event = homes.nearest(*words, verbs=[(one.article.id, one.token.start) for one in (old, new)])
    if event is not None and new.reported is not None:
        yield Change(event, field, was, now, new.reported, "major", words)


def _moved(told: Sequence[Deed], homes: Homes) -> Iterator[Change]:
    """Plans that are told for another day."""
    for old, new in moves(told):
        if old.when is not None and new.when is not None:
            yield from _of_deeds(homes, "when", (days.in_words(old.when), old), (days.in_words(new.when), new))


def _revised(one: Revision, homes: Homes) -> Change | None:
    """The change that a report itself tells of."""
    event = homes.nearest(*one.evidence, verbs=[one.verb] if one.verb else ())
    if event is None:
        return None
    return Change(event, one.field, one.before, one.after, one.reported, "major", one.evidence, known_as=one.known_as)


def _of_event(event: Event, told: Sequence[Account], parses: Mapping[str, Parse]) -> Iterator[Change]:
    yield from _status_changes(event, told, parses)
    yield from _day_changes(event, told)
    yield from _place_changes(event, told)
    yield from _manner_changes(event, told)


def _change(
    event: Event, field: ChangeField, before: tuple[str, Telling], after: tuple[str, Telling], weight: Weight
) -> Iterator[Change]:
    """The change, where the second telling is the later one."""
    (was, old), (now, new) = before, after
    words = in_short(old.report), in_short(new.report)
    if later(old, new) and new.reported and words[0].text != words[1].text:
        yield Change(event.id, field, was, now, new.reported, weight, words)


def _status_changes(event: Event, told: Sequence[Account], parses: Mapping[str, Parse]) -> Iterator[Change]:
    held: Telling | None = None
    for account in told:
        new = standing(account)
        if held is None:
            held = new
            continue
        weight = status_weight(held.report.status, new.report.status)
        others = bool(weight) and are_of_others(held.report, new.report, parses, one_day=_of_day(held, new))
        if weight and not others and _of_one_thing(held, new) and _is_news(event, held, new) and _follows(held, new):
            yield from _change(event, "status", (held.report.status, held), (new.report.status, new), weight)
            held = new
        elif held.report.status == new.report.status or (
            held.report.status == "moved" and new.report.status in COMMITTED
        ):
            held = new


def _follows(old: Telling, new: Telling) -> bool:
    """Whether the later telling is of the earlier plan: a plan that stood was turned; else both tell one thing, of plans in one clause."""
    if (turned(new) or new.report.status in OVER) and old.report.standing != PLANNED:
        return False
    if turned(new):
        return old.report.status in COMMITTED and alike(old, new) and not _same_day(old, new)
    return alike(old, new) if new.report.status in OVER else of_one_clause(old, new, shared=PLANS)


def _is_news(event: Event, old: Telling, new: Telling) -> bool:
    """What took place is news where it is fresh, one of the two names its day, and no later report still speaks of a plan.

    What no report tells in words that could be shown ("a regularly scheduled drill") is no plan that came about.
    """
    if new.report.status not in OVER:
        return True
    return event.headline is not None and event.status in OVER and prominent(new) and _dated(old, new)


def _same_day(old: Telling, new: Telling) -> bool:
    """A plan is not put off to the day that it had."""
    planned, now = old.report.when, new.report.when
    if new.report.status not in DELAYED or planned is None or now is None or not stated(old.report):
        return False
    return days.bearing(planned, now) == "same"


def _dated(old: Telling, new: Telling) -> bool:
    """Whether the plan or its outcome names a day; an outcome told only of a longer span than the plan's is another thing."""
    planned, done = old.report.when, new.report.when if stated(new.report) else None
    if planned and done:
        return days.length(done) <= max(LONGEST, days.length(planned))
    return bool(planned or done)


def _of_one_thing(old: Telling, new: Telling) -> bool:
    """Whether nothing speaks against the two telling one thing: other people, or one names none of what the other names."""
    was, now = old.report, new.report
    if was.who and now.who and set(was.who).isdisjoint(now.who):
        return False
    return bool(was.who or was.where or was.when) or not (now.who or now.where or stated(now))


def status_weight(before: Status, after: Status) -> Weight | None:
    """How much it matters that a later report gives another status; None where it is no change.

    Minor is what stays on one side of the point where both sides stand by a plan.
    """
    if not may_turn(before, after):
        return None
    return "minor" if {before, after} <= UNCOMMITTED or {before, after} <= COMMITTED else "major"


def _day_changes(event: Event, told: Sequence[Account]) -> Iterator[Change]:
    """A day moves only while it lies ahead; what is past and dated otherwise is a conflict."""
    held: Telling | None = None
    for account in told:
        new = _nearest_day(event, account)
        if new is None or new.report.when is None:
            continue
        if held is None or held.report.when is None:
            held = new if ahead(new) else None
            continue
        bearing = days.bearing(held.report.when, new.report.when)
        if bearing in ("apart", "finer"):
            values = (days.in_words(held.report.when), held), (days.in_words(new.report.when), new)
            one_thing = alike(held, new) or _of_them_there(event, held, new)
            if bearing == "apart" and ahead(new) and (one_thing or any(turned(one) for one in account)):
                yield from _change(event, "when", *values, "major")
            held = new
        if not ahead(new):
            return


def _of_them_there(event: Event, old: Telling, new: Telling) -> bool:
    """Both name the place where it is and the same people."""
    there = event.where is not None and all(event.where in one.report.evidence.text for one in (old, new))
    return there and not set(old.report.who).isdisjoint(new.report.who)


def _nearest_day(event: Event, account: Account) -> Telling | None:
    """The telling that names the event's day most closely: where it says that it moved, else in most words, so not in a headline."""
    dated = [telling for telling in account if stated(telling.report)]
    placed = [telling for telling in dated if event.where and telling.report.where == event.where]
    fitting = [one for one in dated if one in placed or not any(_speaks_of_another(one, other) for other in placed)]
    best = min(fitting, key=_span, default=None)
    return best and min((one for one in fitting if _of_day(one, best)), key=_best_told)


def _speaks_of_another(one: Telling, placed: Telling) -> bool:
    """It names neither the place nor any of the people, or another day, than one that is told where the event is."""
    mine, theirs = one.report, placed.report
    if mine.when and theirs.when and days.bearing(mine.when, theirs.when) == "apart":
        return True
    return bool(mine.who and theirs.who) and set(mine.who).isdisjoint(theirs.who)


def _of_day(one: Telling, other: Telling) -> bool:
    a, b = one.report.when, other.report.when
    return a is not None and b is not None and days.bearing(a, b) == "same"


def _best_told(telling: Telling) -> tuple[bool, int, int]:
    words = telling.report.evidence
    return not turned(telling), -len(words.text), words.start


def _span(telling: Telling) -> int:
    return days.length(telling.report.when) if telling.report.when else 0


def _place_changes(event: Event, told: Sequence[Account]) -> Iterator[Change]:
    """A place moves only while the event lies ahead."""
    held: Telling | None = None
    for account in told:
        new = next((telling for telling in account if telling.report.where and ahead(telling)), None)
        if new is None:
            continue
        if (
            held
            and held.report.where
            and new.report.where
            and places.apart(held.report.where, new.report.where)
            and (turned(new) or alike(held, new))
        ):
            yield from _change(event, "where", (held.report.where, held), (new.report.where, new), "major")
            held = new
        held = held or new


def _manner_changes(event: Event, told: Sequence[Account]) -> Iterator[Change]:
    """Descriptions that cannot both hold; each reporter finds other words for what is one and the same."""
    held: Account = ()
    for account in told:
        described = tuple(telling for telling in account if telling.report.manner)
        if held and described:
            was, now = manner_words(held), manner_words(described)
            old, new = _telling_pole(held, now), _telling_pole(described, was)
            if opposite(was, now) and (alike(old, new) or _at_one_place(event, old, new)):
                yield from _change(event, "manner", (", ".join(was), old), (", ".join(now), new), "major")
        held = described or held


def _at_one_place(event: Event, old: Telling, new: Telling) -> bool:
    """Both name the event by one word and the place where it is."""
    told = [one.report.evidence.text for one in (old, new)]
    same = same_word(old.report.trigger.text, new.report.trigger.text)
    return same and event.where is not None and all(event.where in text for text in told)


def manner_words(account: Account) -> tuple[str, ...]:
    """All descriptions in an account, each once, in reading order."""
    return tuple(dict.fromkeys(word for telling in account for word in telling.report.manner))


def _telling_pole(account: Account, against: Sequence[str]) -> Telling:
    """The first telling of the account whose own words stand opposite to `against`."""
    return next((telling for telling in account if opposite(telling.report.manner, against)), account[0])
