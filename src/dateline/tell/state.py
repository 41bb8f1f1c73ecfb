"""State: where a story stands now, in one line.

In: the events of one story, the rows that are shown of it, its changes, its time expressions. Out: the newest outcome, in its reports' words, or None. Never: a
plan, a claim, a row that is not shown; what happened longest ago told as the state because many tell it; words that a later report replaces; words that break
off, or are somebody's; words that only an older report has.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.status import OVER
from dateline.tell.glosses import with_days
from dateline.terms import Change, Event, Evidence, State, Timex, When, Words
from dateline.vectors import PLACES

QUOTE_MARKS = ("“", '"', "‘", "'", "«")

WEIGHTY = 0.5
"""Share of the weight of the weightiest row from which a row may be the state: a visit is no outcome of a crash."""
RECALLED = 10
"""Days behind which a report recalls what happened, as a weekly does not tell its week's news so late."""
_BROKEN_OFF = ("...", "…", ",", ":")
"""How words end of which more stood where they are from."""


def state(events: Sequence[Event], shown: Collection[str], changes: Sequence[Change] = ()) -> State | None:
    """The words of the row that happened last, of those that weigh enough; of one day the surest and weightiest.

    None where no report of the last day tells it in words of its own, as what one of the day before tells may be overtaken by the hour, or where
    that report tells of something later, be it small.
    """
    newest = max(
        (report.reported.last_day for event in events for report in event.reports if report.reported), default=None
    )
    replaced = [change.evidence[0] for change in changes if change.evidence[0] != change.evidence[1]]
    told = [
        one
        for event in events
        if event.id in shown and not _is_replaced(event, replaced) and (one := _outcome(event)) is not None
    ]
    least = WEIGHTY * max((one.weight for one in told), default=0.0)
    weighty = [one for one in told if one.weight >= least]
    if not weighty or newest is None:
        return None
    fresh = [one for one in weighty if one.worded == newest and not one.is_recalled]
    best = max(fresh, key=_rank, default=None)
    last = max((one.happened for one in told if one.worded == newest), default="")
    return best.words if best is not None and best.happened == last else None


def dated_state(found: State | None, timexes: Iterable[Timex]) -> State | None:
    """The state, whoever chose its words; behind "Tuesday" and "next month" stands in brackets which they are, as `timexes` know it."""
    return found and replace(found, text=with_days(Words(found.text, found.evidence), timexes))


def _is_replaced(event: Event, replaced: Sequence[Evidence]) -> bool:
    """The words shown of it are the older side of a change."""
    return event.headline is not None and any(
        mine.article == words.article and mine.start < words.end and words.start < mine.end
        for mine in event.headline.evidence
        for words in replaced
    )


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The day on which it happened, "" where none is told; its words; how sure and weighty it is; when it was told in these words."""

    happened: str
    words: State
    weight: float
    worded: date

    @property
    def is_recalled(self) -> bool:
        """It happened long before the report whose words these are: what the story came from."""
        return bool(self.happened) and (self.worded - date.fromisoformat(self.happened)).days > RECALLED


def _outcome(event: Event) -> _Outcome | None:
    known = [report.reported for report in event.reports if report.reported]
    if event.headline is None or event.status not in OVER or not known or not _is_whole(event.headline.text):
        return None
    first = min(known, key=_clock)
    happened = event.when.start[:10] if event.when else ""
    told = State(event.headline.text, event.headline.evidence, first)
    mine = {words.article for words in event.headline.evidence}
    worded = [report.reported for report in event.reports if report.reported and report.article in mine] or known
    last = max(when.last_day for when in worded)
    return _Outcome(happened, told, round(event.sure * event.weight, PLACES), last)


def _is_whole(text: str) -> bool:
    """They tell something to their end, with nothing left out, in words of the report's own."""
    return not text.endswith(_BROKEN_OFF) and not text.startswith(QUOTE_MARKS) and "…" not in text


def _rank(one: _Outcome) -> tuple[str, float, str, str]:
    return one.happened, one.weight, one.words.told.start, one.words.text


def _clock(when: When) -> tuple[str, str]:
    return when.start, when.end
