"""Events, changes and conflicts as the reports that are left tell them.

In: those of a reading, and what is left. Out: the same, in the words of what is left; an event whose head was of a hidden report has that of
another one. Never: a day, a place, somebody taking part, a name or a reason that only hidden reports tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.bearing import as_it_stands
from dateline.corrections.force import CORRECTED
from dateline.corrections.kinds import MOST_SHOWN
from dateline.doors.shelf import count
from dateline.doors.without.left import Left, flat
from dateline.doors.without.people import People
from dateline.events import folded_again
from dateline.terms import Change, Conflict, Dispatch, Event, EventReport, Side, When, Words
from dateline.text import words

_COUNTED = re.compile(r"^\d+ (?:dispatches tell it on evidence|mentions of this .*? in \d+ dispatches)(?=;|$)")
"""How a basis begins that counts who tells an event."""


class Happenings:
    """What happens, as those that are left tell it."""

    def __init__(self, left: Left, people: People, dispatches: Sequence[Dispatch]) -> None:
        self._left, self._people, self._dispatches = left, people, dispatches
        self._home = {id: one.id for one in dispatches for id in one.articles}

    def events(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """The events that some of those tell."""
        whole = {one.id: one for one in events}
        folded = folded_again(events, self._dispatches, self._is_left)
        return tuple(self._event(whole[one.id], one) for one in folded)

    def _is_left(self, report: EventReport) -> bool:
        return report.article in self._left.ids

    def _event(self, whole: Event, folded: Event) -> Event:
        reports = tuple(map(self._report, folded.reports))
        headline, by_hand = self._shown(whole, reports), CORRECTED in whole.basis
        event = replace(
            folded,
            who=self._people.known(folded.who),
            where=self._where(whole, folded, reports),
            when=self._when(whole.when if by_hand else folded.when),
            status=whole.status if by_hand else folded.status,
            reports=reports,
            headline=headline,
            sure=whole.sure,
            weight=whole.weight,
        )
        if len(reports) == len(whole.reports):
            return event
        headed = any(one.exemplar for one in reports)
        named = headed or self._is_told(whole.what, reports)
        return replace(
            event,
            what=whole.what if named else _short(headline, reports),
            basis=self._basis(whole, event, headed=headed),
        )

    def _report(self, one: EventReport) -> EventReport:
        return replace(one, by=self._people.one(one.by), who=self._people.known(one.who), when=self._when(one.when))

    def _shown(self, whole: Event, reports: Sequence[EventReport]) -> Words | None:
        """Its own words where they are of a report that is left, else the first of such that tells it in few; None where none does."""
        if whole.headline is None:
            return None
        if (own := self._people.shown(whole.headline)) is not None:
            return own
        others = (one.evidence for one in reports if one.core)
        short = next((one for one in others if len(words(one.text)) <= MOST_SHOWN), None)
        return None if short is None else Words(" ".join(short.text.split()), (short,))

    def _is_told(self, what: str, reports: Sequence[EventReport]) -> bool:
        """Whether a sentence that is left has all words of the name, and no hidden report alone has them next to each other."""
        told = flat(what).split()
        return self._left.may_say(what) and any({*told} <= {*flat(one.evidence.text).split()} for one in reports)

    def _when(self, when: When | None) -> When | None:
        """The day, where a report tells it in its words or, of one that tells none, what is left tells of it."""
        inferred = when is not None and when.basis.startswith("told ")
        return None if when is None or (inferred and not self._left.tells(when)) else when

    def _where(self, whole: Event, folded: Event, reports: Sequence[EventReport]) -> str | None:
        """The place, where one that is left gives it, or no report gives it and what is left knows it."""
        where = folded.where
        given = {one.where for one in whole.reports}
        if where is None or where in {one.where for one in reports}:
            return where
        return where if where not in given and self._left.may_say(where) else None

    def _basis(self, whole: Event, folded: Event, *, headed: bool) -> str:
        told = len({self._home.get(one.article, one.article) for one in folded.reports})
        opening = f"{count(told, 'dispatch', 'dispatches')} that {'is' if told == 1 else 'are'} not hidden {'tells' if told == 1 else 'tell'} it"
        if headed:
            return opening + _COUNTED.sub("", whole.basis) if _COUNTED.match(whole.basis) else opening
        return f"{opening}; {folded.when.basis if folded.when else 'none of these says when'}"

    def change(self, one: Change) -> bool:
        """Whether both sides of a change are told by reports that are left, in names that these know."""
        return self._left.has(one.evidence) and self._people.may_say(f"{one.before} {one.after}")

    def conflict(self, one: Conflict) -> Conflict | None:
        """The conflict with the sides that are left; None where no two are."""
        sides = tuple(side for each in one.sides if (side := self._side(each)) is not None)
        return replace(one, sides=sides) if len(sides) > 1 else None

    def _side(self, side: Side) -> Side | None:
        evidence = tuple(one for one in side.evidence if one.article in self._left.ids)
        own = evidence[:1] == side.evidence[:1] or self._left.may_say(side.value)
        if not (evidence and own and self._people.may_say(side.value)):
            return None
        return replace(
            side,
            by=self._people.one(side.by),
            evidence=evidence,
            dispatches=tuple(one for one in side.dispatches if one in self._home.values()),
            shown=self._people.shown(side.shown),
        )


def _short(headline: Words | None, reports: Sequence[EventReport]) -> str:
    """A name for an event: the words that are shown of it, else those of its first report."""
    return headline.text if headline else as_it_stands(reports[0].evidence).text
