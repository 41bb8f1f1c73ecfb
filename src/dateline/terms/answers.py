"""What a desk answers: pages of stories, plans, conflicts, quotations and hits.

In: nothing. Out: a record for each question, beside those of a Reading. Never: a rule, a file, the clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.glance import Glance
from dateline.terms.events import Conflict, Event
from dateline.terms.statements import Statement
from dateline.terms.stories import State
from dateline.terms.times import When
from dateline.terms.vocabularies import HitKind, Status
from dateline.terms.words import Evidence

T = TypeVar("T")


@dataclass(frozen=True, slots=True, repr=False)
class Page(Glance, Generic[T]):
    """Some items of many, in a fixed order; `next` is what to ask with for the items after them, None where these are the last."""

    items: tuple[T, ...]
    next: str | None

    def __iter__(self) -> Iterator[T]:
        """What the page holds, in order."""
        return iter(self.items)

    def __len__(self) -> int:
        """How many the page holds."""
        return len(self.items)

    def _glance(self) -> dict[str, object]:
        return {"items": len(self.items), "next": self.next}

    def _rows(self) -> Iterator[tuple[object, ...]]:
        yield ("item",)
        for one in self.items:
            yield (repr(one),)


@dataclass(frozen=True, slots=True)
class Latest:
    """What came last in a story: a change, with what stood before and after it, or its newest report, by its headline.

    `words` are the name of what changed, or the headline; `at` is when it was reported, `article` where it stands; `event` is that of a change.
    """

    words: str
    at: When
    article: str
    outlet: str | None = None
    event: str | None = None
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Something planned in a story, in the words that a reader is shown."""

    event: str
    words: str
    when: When | None
    status: Status


@dataclass(frozen=True, slots=True, repr=False)
class StoryLine(Glance):
    """A story in one line of a list; `changed` is the ISO day of its newest change, or of its newest report where nothing changed.

    `weight` is how much news it is: its last day, put later for each doubling of the independent texts of its last week. `independent` of its
    reports rest on no other's text. `state` is where it stands, `latest` what came last, `next` what is planned from its last report on, the nearest first; `outlets` those with most reports, of
    `outlet_count`; `by_day` its reports by day; `disputed` in how many things they disagree.
    """

    id: str
    title: str
    articles: int
    first: When | None
    last: When | None
    changed: str | None
    weight: float = 0.0
    independent: int = 0
    state: State | None = None
    latest: Latest | None = None
    next: tuple[Plan, ...] = ()
    outlets: tuple[str, ...] = ()
    outlet_count: int = 0
    by_day: tuple[tuple[str, int], ...] = ()
    disputed: int = 0

    def _glance(self) -> dict[str, object]:
        return {
            "id": self.id, "title": self.title, "reports": self.articles, "independent": self.independent, "changed": self.changed,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ahead:
    """What lies ahead over all stories: the lines of those with a plan on or after `day`, the newest day of which a report is there."""

    day: str | None
    lines: tuple[StoryLine, ...]


@dataclass(frozen=True, slots=True)
class Disputed:
    """A conflict, the story in which it stands and the event that it is about."""

    id: str
    story: str
    title: str
    what: str
    conflict: Conflict


@dataclass(frozen=True, slots=True)
class Coming:
    """What is planned from the last report of its story on, and the story in which it stands."""

    story: str
    title: str
    event: Event


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with the name of who made it, the story and the report that has it."""

    speaker: str
    story: str
    title: str
    statement: Statement
    publisher: str | None
    published: When | None


@dataclass(frozen=True, slots=True)
class Hit:
    """What a search found: its words with `marks`, the spans (offsets into the article's text) that match the query."""

    kind: HitKind
    id: str
    story: str | None
    article: str
    title: str
    published: When | None
    snippet: Evidence
    marks: tuple[tuple[int, int], ...]
    score: float


@dataclass(frozen=True, slots=True)
class Why:
    """Why something is said: the noun that an id belongs to, sentences a reader can check, and the words behind it."""

    id: str
    noun: str
    says: str
    basis: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    story: str | None
