"""What is new: since a day, since a reader's last look, between two days.

In: nothing. Out: changes with their story, and what differs. Never: a rule, a file, the clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.glance import Glance
from dateline.terms.events import Change, Event
from dateline.terms.reports import Edit
from dateline.terms.times import When, day_or_days
from dateline.terms.vocabularies import NewsKind


@dataclass(frozen=True, slots=True)
class Changed:
    """News in a story: a change, an edit of a revised report, or a report withdrawn; `what` is the event's or the report's name.

    `day` is the ISO day on which it was reported (of a revision: published anew, else received). `change` is None for a
    withdrawal.
    """

    id: str
    kind: NewsKind
    story: str
    title: str
    what: str
    day: str | None
    change: Change | Edit | None


@dataclass(frozen=True, slots=True)
class Unseen:
    """What is new in a story to a reader who looked at it on the day `looked`: reports, and changes, the newest first."""

    story: str
    title: str
    looked: str
    reports: tuple[str, ...]
    news: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class NewIn:
    """What is new in a story since a day, or since a reader's last look: reports, rows that only these tell, and changes, the newest first.

    `is_new`: the whole story is.
    """

    story: str
    title: str
    is_new: bool
    reports: tuple[str, ...]
    events: tuple[Event, ...]
    changes: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A row as it was told before and is told after; `fields` are those that differ: "when", "where", "status", "what"."""

    id: str
    fields: tuple[str, ...]
    before: Event
    after: Event


@dataclass(frozen=True, slots=True, repr=False)
class Difference(Glance):
    """What a story tells as of the later of two days and not as of the earlier: reports, and rows that are new, told otherwise or gone.

    A row that is gone is told by no row of the later day; its reports may still stand behind "less sure".
    """

    story: str
    title: str
    earlier: When | None
    later: When | None
    reports: tuple[str, ...]
    new: tuple[Event, ...]
    moved: tuple[Moved, ...]
    gone: tuple[Event, ...]

    def _glance(self) -> dict[str, object]:
        return {
            "story": self.story, "earlier": day_or_days(self.earlier), "later": day_or_days(self.later), "reports": len(self.reports), "new": len(self.new),
            "moved": len(self.moved), "gone": len(self.gone),
        }  # fmt: skip

    def _rows(self) -> Iterator[tuple[object, ...]]:
        yield "", "when", "what happened, or is planned", "before"
        for one in self.moved:
            yield "moved", day_or_days(one.after.when) or "", one.after.in_words, one.before.in_words
        for name, events in (("new", self.new), ("gone", self.gone)):
            for event in events:
                yield name, day_or_days(event.when) or "", event.in_words, ""
