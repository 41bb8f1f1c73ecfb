"""Sources that are asked again and again, what they said, and what came of asking.

In: nothing. Out: the records of following. Never: a rule, a file, the clock.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.terms.reports import SetAside
from dateline.terms.vocabularies import SourceKind, SourceState


@dataclass(frozen=True, slots=True)
class Followed:
    """A source that is asked again and again: a feed, a sitemap or a mailbox, by its number here; how it stands.

    `note` says why it is off, what went wrong when it was last asked, or what else its page names; `every` is in seconds, the others are instants.
    """

    number: int
    address: str
    title: str
    kind: SourceKind
    state: SourceState
    note: str
    every: int
    since: str
    answered: str | None
    due: str | None
    failures: int
    entries: int


@dataclass(frozen=True, slots=True)
class EntrySeen:
    """What a source said of a report: its own name for it, title, summary and address; when it was first seen, and when with these words."""

    key: str
    title: str
    summary: str
    address: str | None
    first: str
    last: str
    report: str | None
    note: str


@dataclass(frozen=True, slots=True)
class Polled:
    """What came of asking what was due: sources asked, as before, or failing; pages asked; ids of reports that are new or new revisions; stories touched.

    `busy`: somebody else was asking, so nothing was done.
    """

    at: str
    asked: int = 0
    unchanged: int = 0
    failed: int = 0
    pages: int = 0
    new: tuple[str, ...] = ()
    revisions: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    busy: bool = False
