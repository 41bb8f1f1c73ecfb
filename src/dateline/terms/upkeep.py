"""What comes of keeping a store: reports added, revised and removed, corrections, findings of the doctor.

In: nothing. Out: the records of upkeep. Never: a rule, a file, the clock.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.terms.reports import Edit, SetAside
from dateline.terms.times import When
from dateline.terms.vocabularies import CorrectionKind
from dateline.terms.words import Evidence


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding: ids of reports that are new, were known, or are a new revision; and the stories they touched."""

    new: tuple[str, ...]
    known: tuple[str, ...]
    revisions: tuple[str, ...]
    set_aside: tuple[SetAside, ...]
    stories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """A report that came again under its address with other words: which one is current, when, and what changed from the one before."""

    article: str
    current: str
    received: str
    published: When | None
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Removal:
    """A note that the report of this id was removed; of the report itself nothing is kept."""

    article: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What the doctor looked at, whether it is well, what was found, and what may help where it is not."""

    check: str
    well: bool
    found: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What somebody put right, tied to the words it is about and not to what was derived from them, so that it lasts.

    `subject` is what it is about and `other` what that is held against (who speaks, what stays behind) or the words that are
    right; an article as a whole is the empty span at its start. `value` is the day, status, place, figure, kind of furniture,
    name, title or source that is right, or the id of what is undone; `when` is an instant in UTC; `called` how a reader knew the thing then.
    """

    id: str
    kind: CorrectionKind
    subject: tuple[Evidence, ...]
    value: str | None
    other: tuple[Evidence, ...]
    who: str
    when: str
    why: str
    called: str = ""
