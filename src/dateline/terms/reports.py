"""Reports as received, articles as cleaned, and the dispatches that they are copies of.

In: nothing. Out: the records of ingest, clean and wire. Never: a rule, a file, the clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from dateline.glance import Glance
from dateline.terms.times import When, day_or_days
from dateline.terms.vocabularies import (
    ClockName,
    Count,
    EditKind,
    FurnitureKind,
    Id,
    MastheadKind,
    ParagraphKind,
    RelationKind,
    ReportFormat,
)
from dateline.terms.words import Evidence


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a report's text as the page lays it out.

    `tag` is the element that made it ("p", "h1", "li", "figcaption" …; "line" in plain text), `path` the
    tags, roles, ids and classes of what it stands in, outermost first and lower case, `links` the share of
    its characters that are link text.
    """

    start: int
    end: int
    tag: str = "line"
    path: tuple[str, ...] = ()
    links: float = 0.0


@dataclass(frozen=True, slots=True)
class Meta:
    """One thing that a document says about itself: evidence, not gospel.

    `name` is the field in dateline's words ("published", "modified", "fetched", "title", "byline",
    "publisher", "agency", "language", "canonical_url", "entry", "place"), `value` as written, `origin` where it stood
    ("JSON-LD datePublished", "JSON line 'published'"), `evidence` the words in the text, where there are any.
    """

    name: str
    value: str
    origin: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A document as received: its text, made once from the bytes and never changed, and what it says of itself."""

    id: str
    file: str | None
    url: str | None
    format: ReportFormat
    text: str
    blocks: tuple[Block, ...]
    metas: tuple[Meta, ...] = ()
    markup: str | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """A document that was not read, or a part of one that was refused: which, why, and what may help."""

    name: str
    reason: str
    remedy: str
    fatal: bool = True


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A labelled stretch of an article's text: of its masthead, its story or its furniture."""

    article: Id
    start: Count
    end: Count
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of when a report was published, modified or fetched, with the words behind it."""

    when: When
    clock: ClockName
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Article(Glance):
    """A report, cleaned: what is the story, what surrounds it, who signs, and when it came out.

    `seen` is when it was fetched, each time that is known; `revision_of` the report of the same page that it replaced; `entry` what a
    feed calls an entry that has no address, or the name of the report that an export passed on.
    """

    id: Id
    file: str | None
    url: str | None
    canonical_url: str | None
    text: str
    title: str | None
    bylines: tuple[str, ...]
    publisher: str | None
    agency: str | None
    language: str | None
    place: str | None
    published: When | None
    modified: When | None
    fetched: When | None
    candidates: tuple[Candidate, ...]
    masthead: tuple[Annotated[Part, MastheadKind], ...]
    paragraphs: tuple[Annotated[Part, ParagraphKind], ...]
    furniture: tuple[Annotated[Part, FurnitureKind], ...]
    owner: str | None = None
    notes: tuple[str, ...] = ()
    seen: tuple[When, ...] = ()
    revision_of: Id | None = None
    entry: str | None = None

    def evidence(self, start: int, end: int) -> Evidence:
        """The words of this article from `start` to `end`."""
        return Evidence(self.id, start, end, self.text[start:end])

    @property
    def body(self) -> str:
        """The story itself: its paragraphs, one a line."""
        return "\n".join(part.text for part in self.paragraphs)

    def _glance(self) -> dict[str, object]:
        return {
            "id": self.id, "title": self.title, "publisher": self.publisher, "published": day_or_days(self.published), "characters": len(self.text),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edit:
    """A difference between a copy and the text it was run from, `before` there and `after` here."""

    article: Id
    kind: EditKind
    before: str
    after: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """How an article of a dispatch descends from another one, and why that is said."""

    article: Id
    of: Id
    kind: RelationKind
    basis: str


@dataclass(frozen=True, slots=True, repr=False)
class Dispatch(Glance):
    """One text that one or many outlets ran; it counts once."""

    id: Id
    articles: tuple[Id, ...]
    origin: Id
    agency: str | None
    owners: tuple[str, ...]
    relations: tuple[Relation, ...]
    edits: tuple[Edit, ...]

    def _glance(self) -> dict[str, object]:
        return {"id": self.id, "agency": self.agency, "origin": self.origin, "articles": len(self.articles)}
