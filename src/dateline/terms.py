"""The glossary: every noun of dateline as a frozen record.

In: nothing. Out: the records that rooms hand to one another and that `dateline.read` returns; their
public fields are those of the export. Never: a rule, a file, the clock.

Offsets are counted in Python code points into `Article.text`, end exclusive.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Generic, Literal, TypeVar

from dateline.glance import Glance

# The closed vocabularies of the export.
Precision = Literal["instant", "day", "week", "month", "season", "quarter", "year", "decade", "span"]
ReportFormat = Literal["text", "html", "jsonl", "pdf", "docx", "eml"]
ClockName = Literal["published", "modified", "fetched"]
MastheadKind = Literal["title", "standfirst", "byline", "place", "stamp", "credit"]
ParagraphKind = Literal["lede", "body", "subhead"]
FurnitureKind = Literal["appeal", "ad", "invite", "caption", "navigation", "related", "legal", "other"]
RelationKind = Literal["copy", "cut", "version"]
EditKind = Literal["style", "spelling", "wording", "fact", "cut", "added"]
EntityKind = Literal["person", "organization", "place", "other"]
MentionForm = Literal["name", "nominal", "pronoun"]
TimexKind = Literal["date", "time", "duration", "set"]
StatementKind = Literal["direct", "indirect", "mixed", "no comment", "denial", "stance"]
Standing = Literal["asserted", "planned", "claimed", "denied", "not told"]
Status = Literal[
    "possible", "proposed", "agreed", "scheduled", "moved", "postponed",
    "cancelled", "declined", "under way", "happened", "denied", "alleged",
]  # fmt: skip
ChangeField = Literal["status", "when", "where", "who", "manner", "quantity"]
Weight = Literal["major", "minor"]
NewsKind = Literal["change", "revision", "withdrawn"]
HitKind = Literal["article", "statement", "event"]
SourceKind = Literal["unknown", "feed", "sitemap", "mailbox"]
SourceState = Literal["on", "off"]
CorrectionKind = Literal[
    "merge stories", "split story", "merge entities", "split entity", "date", "speaker", "furniture", "not furniture",
    "copies", "not copies", "status", "hide source", "no event", "event apart", "event same", "event day", "event place",
    "event figure", "event words", "not said", "story title", "story state", "undo",
]  # fmt: skip

AlertKind = Literal["change", "plan", "event", "new story"]
AlertKinds = tuple[AlertKind, ...]
AlertWay = Literal["webhook", "mail", "desktop"]
AlertState = Literal["waiting", "sent", "failed", "dropped"]
Rhythm = Literal["hour", "day"]
MuteKind = Literal["rule", "story"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The very words that something was read from: `article.text[start:end] == text`."""

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """Words as reported: what a reader reads, a report's own words.

    `text` may be cut ("…") and hold an antecedent in square brackets; `evidence` is verbatim, in reading order.
    """

    text: str
    evidence: tuple[Evidence, ...]


@lru_cache(maxsize=10_000)
def utc(written: str) -> datetime:
    """An ISO 8601 day or time as an instant in UTC; a day is its midnight, a time without an offset is taken as UTC.

    Raises ValueError for what is none: no such day or hour, an offset of no zone, one that leads out of the calendar.
    """
    found = datetime.fromisoformat(written)
    if found.tzinfo is None:
        return found.replace(tzinfo=UTC)
    try:
        return found.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"{written!r} lies outside the calendar") from None


def is_instant(written: str) -> bool:
    """Whether `written` is a day or time that there is."""
    try:
        utc(written)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class When:
    """An interval on the calendar, both ends ISO 8601 and inclusive, and why it is this one."""

    start: str
    end: str
    precision: Precision
    basis: str
    alternatives: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        """Raise ValueError for what is no day or instant: nothing that is not one is ever kept, or handed to what writes it elsewhere."""
        utc(self.start)
        utc(self.end)

    @property
    def first_day(self) -> date:
        """The calendar day on which the interval starts."""
        return date.fromisoformat(self.start[:10])

    @property
    def last_day(self) -> date:
        """The calendar day on which the interval ends."""
        return date.fromisoformat(self.end[:10])

    @property
    def moment(self) -> str:
        """Where the interval starts, in UTC to the second; a day as it is written. As strings they sort in time."""
        return utc(self.start).strftime("%Y-%m-%dT%H:%M:%SZ") if "T" in self.start else self.start


def _day(when: When | None) -> str | None:
    """An interval as a glance shows it: its first day, and its last where that is another."""
    if when is None:
        return None
    first, last = when.start[:10], when.end[:10]
    return first if first == last else f"{first}/{last}"


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

    article: str
    start: int
    end: int
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
    feed calls an entry that has no address.
    """

    id: str
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
    masthead: tuple[Part, ...]
    paragraphs: tuple[Part, ...]
    furniture: tuple[Part, ...]
    owner: str | None = None
    notes: tuple[str, ...] = ()
    seen: tuple[When, ...] = ()
    revision_of: str | None = None
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
            "id": self.id, "title": self.title, "publisher": self.publisher, "published": _day(self.published), "characters": len(self.text),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edit:
    """A difference between a copy and the text it was run from, `before` there and `after` here."""

    article: str
    kind: EditKind
    before: str
    after: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """How an article of a dispatch descends from another one, and why that is said."""

    article: str
    of: str
    kind: RelationKind
    basis: str


@dataclass(frozen=True, slots=True, repr=False)
class Dispatch(Glance):
    """One text that one or many outlets ran; it counts once."""

    id: str
    articles: tuple[str, ...]
    origin: str
    agency: str | None
    owners: tuple[str, ...]
    relations: tuple[Relation, ...]
    edits: tuple[Edit, ...]

    def _glance(self) -> dict[str, object]:
        return {"id": self.id, "agency": self.agency, "origin": self.origin, "articles": len(self.articles)}


@dataclass(frozen=True, slots=True)
class Timex:
    """Words that point at time, their TIMEX3 value (ISO 24617-1) and what they mean on the calendar.

    `value` keeps X for what stays open ("XXXX-10-23", "XXXX-WXX-2"); `when` is None for a duration, a set,
    or a date that cannot be placed.
    """

    article: str
    start: int
    end: int
    text: str
    kind: TimexKind
    value: str
    when: When | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A span naming someone or something in one article.

    `form` is name ("Anna Weber", "Weber"), nominal ("the mayor") or pronoun; `role` and `honorific` are the
    words beside a name that say what its bearer is ("mayor", "Ms"); `subject`: it is the subject of its clause; `signs`:
    what the place tells of the kind of its bearer, a rule and a kind each.
    """

    article: str
    start: int
    end: int
    text: str
    kind: EntityKind
    form: MentionForm = "name"
    role: str | None = None
    honorific: str | None = None
    subject: bool = False
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Entity(Glance):
    """Someone or something named, with all its names and mentions over the reports of a story."""

    id: str
    name: str
    kind: EntityKind
    also: tuple[str, ...]
    roles: tuple[str, ...]
    country: str | None
    mentions: tuple[Evidence, ...]
    basis: str

    def _glance(self) -> dict[str, object]:
        return {"id": self.id, "name": self.name, "kind": self.kind, "mentions": len(self.mentions)}


@dataclass(frozen=True, slots=True)
class Cast:
    """The entities of a story, and who is meant at each place where one is mentioned."""

    entities: tuple[Entity, ...]
    _at: dict[str, tuple[tuple[int, int, str], ...]] = field(init=False, repr=False, compare=False, hash=False)
    _of: dict[str, Entity] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        places: dict[str, list[tuple[int, int, str]]] = {}
        for entity in self.entities:
            for words in entity.mentions:
                places.setdefault(words.article, []).append((words.start, words.end, entity.id))
        object.__setattr__(self, "_at", {article: tuple(sorted(found)) for article, found in places.items()})
        object.__setattr__(self, "_of", {entity.id: entity for entity in self.entities})

    def within(self, article: str, start: int, end: int) -> tuple[str, ...]:
        """Ids of the entities mentioned wholly inside the span, in reading order, each once."""
        places = self._at.get(article, ())
        found = places[bisect_left(places, (start,)) : bisect_right(places, (end,))]
        return tuple(dict.fromkeys(who for _, last, who in found if last <= end))

    def at(self, words: Evidence) -> str | None:
        """The id of the entity that exactly these words mention; None where they mention none."""
        places = self._at.get(words.article, ())
        i = bisect_left(places, (words.start, words.end))
        return places[i][2] if i < len(places) and places[i][:2] == (words.start, words.end) else None

    def mentioned(self, article: str) -> tuple[tuple[int, int, str], ...]:
        """All (start, end, entity id) of an article in reading order."""
        return self._at.get(article, ())

    def entity(self, id: str) -> Entity:
        """The entity with this id; KeyError if the story has none."""
        return self._of[id]


@dataclass(frozen=True, slots=True)
class Rival:
    """What a clause before a pronoun is about, which the pronoun may therefore mean.

    `sentence` is where its sentence begins; `main`: it is the subject of the sentence, not of a clause in it; `many`: it is a plural.
    """

    words: Evidence
    sentence: int
    main: bool
    many: bool


@dataclass(frozen=True, slots=True)
class Lean:
    """A word in words that are shown, whose antecedent stands elsewhere: "she", "this"; `owns`: it is a possessive."""

    words: Evidence
    owns: bool


@dataclass(frozen=True, slots=True, repr=False)
class Statement(Glance):
    """What a source is reported to have said.

    The span is the content, tight: without cue and source. `speaker_text` is who said it in the report's
    words, `speaker` the entity it was resolved to, `via` those who passed it on, `said` when. `alone`: the content is a
    clause that says what was said, not only with its cue what was meant ("denied any part in it"). `shown`: the clause that a
    reader is shown as said; None where it is kept and not shown: a stance, a silence, words that do not read by themselves.
    `rivals`: where the source is a pronoun, those it may mean, nearest sentence first. `leans`: the pronouns and pointing words in `shown`
    of which these words do not tell what they mean.
    """

    id: str
    article: str
    start: int
    end: int
    text: str
    speaker: str | None
    speaker_text: str | None
    source: Evidence | None
    cue: Evidence | None
    to: str | None
    via: tuple[str, ...]
    kind: StatementKind
    hedged: bool
    said: When | None
    same_as: tuple[str, ...]
    basis: str
    via_text: tuple[Evidence, ...] = ()
    alone: bool = True
    rivals: tuple[Rival, ...] = ()
    shown: Words | None = None
    leans: tuple[Lean, ...] = ()

    def _glance(self) -> dict[str, object]:
        return {
            "id": self.id, "speaker": self.speaker_text, "kind": self.kind, "text": self.text, "article": self.article,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure that a report gives about an event: dead, injured, price, share."""

    name: str
    value: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """How a clause tells a happening: where it stands, its verb, who does it to whom, and the words that tell it.

    `part` is where in the report ("near": the three paragraphs after the lede), `link` how its clause hangs from the sentence,
    `time` that of its verb as the sentence sees it, `position` how many sentences come before it, `words` how many its sentence
    has. `shown` are the words that a reader may be shown, cut at whole constituents; empty where none read by themselves;
    `leans` are the pronouns in them whose antecedent stands elsewhere and has to be told. `local` are the words nearest to the predicate.
    """

    part: Literal["title", "lede", "near", "body"]
    link: Literal["main", "content", "relative", "adverbial", "joined", "other"]
    time: Literal["past", "present", "future", "none", "headline"]
    saying: bool
    nominal: bool
    finite: bool
    perfect: bool
    quoted: bool
    position: int
    words: int
    doer: Evidence | None
    undergoer: Evidence | None
    local: tuple[str, ...]
    shown: tuple[Evidence, ...]
    leans: tuple[Lean, ...] = ()
    vouched: bool = False


@dataclass(frozen=True, slots=True)
class EventMention:
    """One place in one report where an event is told, as that place tells it.

    `trigger` is the word that names the event, `lemma` its dictionary form, `evidence` the clause or sentence,
    `participants` the spans of those who take part, `statement` the id of the statement it stands in, `standing` how the
    place stands to it: tells it as so, as to come, as somebody's claim, as not so, or leaves it open. `open`: its word is none of
    those that name a kind of happening; it tells one all the same ("was swept aside", "called it a mistake"). `own_time`: its day stands in its own words, not elsewhere in the sentence.
    """

    article: str
    trigger: Evidence
    lemma: str
    what: str
    kind: str
    participants: tuple[Evidence, ...]
    place: Evidence | None
    when: When | None
    status: Status
    manner: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    statement: str | None
    evidence: Evidence
    timex: Evidence | None = None
    within: Evidence | None = None
    standing: Standing = "asserted"
    telling: Telling | None = None
    open: bool = False
    own_time: bool = False
    basis: str = ""


@dataclass(frozen=True, slots=True)
class EventReport:
    """What one article says of an event: the clock of reporting beside the clock of happening.

    `trigger` is the one word that names it there. `core`: it tells the same happening on evidence; `exemplar`: it is the one whose
    fields the head has. `who` are the entities that it names as taking part; the export does not print them.
    """

    article: str
    reported: When | None
    by: str | None
    when: When | None
    where: str | None
    status: Status
    manner: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    evidence: Evidence
    trigger: Evidence
    standing: Standing = "asserted"
    core: bool = False
    exemplar: bool = False
    who: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Event(Glance):
    """Something said to have happened or to be going to; its head is a fold over its reports.

    `headline` is what a reader reads of it, None where it is never shown; `sure` is how often a row like it was right (0 to 1,
    two decimals, fitted out of fold), `weight` how much it tells of its story (0 to 1), by which rows are chosen.
    """

    id: str
    what: str
    kind: str
    who: tuple[str, ...]
    where: str | None
    when: When | None
    status: Status
    part_of: str | None
    quantities: tuple[Quantity, ...]
    basis: str
    reports: tuple[EventReport, ...]
    headline: Words | None = None
    sure: float = 0.0
    weight: float = 0.0

    @property
    def in_words(self) -> str:
        """What a reader is shown of it: its headline; without one the sentence of its exemplar or first report, `what` where there is none."""
        if self.headline:
            return self.headline.text
        best = next((one for one in self.reports if one.exemplar), self.reports[0] if self.reports else None)
        return " ".join(best.evidence.text.split()) if best else self.what

    def heading(self, told: Sequence[Evidence]) -> str:
        """What stands over what is told of it in these words: what it is shown as, where a sentence that tells it has one; else the first."""
        if not told or any(_meet(words, one.evidence) for words in told for one in self.reports):
            return self.in_words
        return " ".join(told[0].text.split())

    def _glance(self) -> dict[str, object]:
        return {
            "id": self.id, "what": self.in_words, "when": _day(self.when), "where": self.where, "status": self.status, "reports": len(self.reports),
        }  # fmt: skip

    def _rows(self) -> Iterator[tuple[object, ...]]:
        yield "report", "reported", "status", "words"
        for one in self.reports:
            yield one.article, _day(one.reported) or "", one.status, one.evidence.text


def _meet(one: Evidence, other: Evidence) -> bool:
    return one.article == other.article and one.start < other.end and other.start < one.end


@dataclass(frozen=True, slots=True)
class Change:
    """A later report says otherwise than an earlier one, shown in the words of both."""

    event: str
    field: ChangeField
    before: str
    after: str
    reported: When
    weight: Weight
    evidence: tuple[Evidence, Evidence]

    @property
    def words(self) -> tuple[Evidence, ...]:
        """The words of both, the later first."""
        return self.evidence[::-1]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict: what is said, by whom, in which dispatches, in which words."""

    value: str
    by: str | None
    dispatches: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Reports of one time, or two sources, that cannot both be true."""

    event: str
    field: ChangeField
    sides: tuple[Side, ...]

    @property
    def words(self) -> tuple[Evidence, ...]:
        """The words of all sides."""
        return tuple(words for side in self.sides for words in side.evidence)


@dataclass(frozen=True, slots=True)
class Episode:
    """The articles about one happening."""

    id: str
    title: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Independence:
    """How many reports there are, how many independent dispatches and owners they come from, and whom all rest on alone.

    `quoted_in_all` are those who speak in every dispatch, where others are heard too.
    """

    reports: int
    dispatches: int
    owners: int
    rests_on: tuple[str, ...]
    basis: str
    quoted_in_all: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One sentence of a brief and the words it was taken from; `so_on` is the day on which it was so, where more has come since."""

    text: str
    evidence: tuple[Evidence, ...]
    so_on: When | None = None


@dataclass(frozen=True, slots=True)
class State:
    """Where a story stands: a line in a report's words, where they were taken from, and when it was first told."""

    text: str
    evidence: tuple[Evidence, ...]
    told: When


@dataclass(frozen=True, slots=True)
class Chosen:
    """Ids of the rows that a reader is shown first to last, of what waits behind "less sure", of what is planned from now on."""

    events: tuple[str, ...]
    more: tuple[str, ...] = ()
    next: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Story(Glance):
    """The episodes of one developing matter, what happens in it, and the brief.

    `events` are the timeline as it is shown, `more` what is less sure or less news, `next` what is planned from the last report on, `state`
    the newest outcome.
    """

    id: str
    title: str
    articles: tuple[str, ...]
    episodes: tuple[Episode, ...]
    independence: Independence
    events: tuple[str, ...]
    first: When | None
    last: When | None
    brief: tuple[BriefLine, ...]
    more: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    state: State | None = None

    def _glance(self) -> dict[str, object]:
        return {
            "id": self.id, "title": self.title, "reports": len(self.articles), "first": _day(self.first), "last": _day(self.last),
            "events": len(self.events),
        }  # fmt: skip

    def _rows(self) -> Iterator[tuple[object, ...]]:
        yield "brief", "reports"
        for line in self.brief:
            yield line.text, len({one.article for one in line.evidence})


@dataclass(frozen=True, slots=True, repr=False)
class Reading(Glance):
    """Everything that was read from a pile of reports: what `dateline.read` returns and the export prints."""

    articles: tuple[Article, ...]
    parsed: frozenset[str]
    dispatches: tuple[Dispatch, ...]
    entities: tuple[Entity, ...]
    timexes: tuple[Timex, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]
    stories: tuple[Story, ...]
    as_of: When | None
    steps: tuple[tuple[str, str], ...]
    models: tuple[tuple[str, str], ...]
    set_aside: tuple[SetAside, ...] = ()

    def __iter__(self) -> Iterator[Story]:
        """The stories, in the order in which they are told."""
        return iter(self.stories)

    def __len__(self) -> int:
        """How many stories there are."""
        return len(self.stories)

    def _glance(self) -> dict[str, object]:
        return {
            "stories": len(self.stories), "articles": len(self.articles), "dispatches": len(self.dispatches), "events": len(self.events),
            "statements": len(self.statements), "as_of": _day(self.as_of), "set_aside": len(self.set_aside) or None,
        }  # fmt: skip

    def _rows(self) -> Iterator[tuple[object, ...]]:
        events = {event.id: event for event in self.events}
        yield "story", "when", "what happened, or is planned", "status"
        for story in self.stories:
            for event in (events[id] for id in story.events if id in events):
                yield (
                    story.title,
                    _day(event.when) or "",
                    event.in_words,
                    event.status,
                )


@dataclass(frozen=True, slots=True, repr=False)
class Page(Glance, Generic[T]):
    """Some of many, in a fixed order, and what to ask with for those after them (None: these were the last)."""

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
class Added:
    """What came of adding: ids of reports that are new, were known, or are a new revision; and the stories they touched."""

    new: tuple[str, ...]
    known: tuple[str, ...]
    revisions: tuple[str, ...]
    set_aside: tuple[SetAside, ...]
    stories: tuple[str, ...]


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
class Unseen:
    """What a story has that a reader has not seen who looked at it on the day `looked`: reports, and changes, the newest first."""

    story: str
    title: str
    looked: str
    reports: tuple[str, ...]
    news: tuple[Changed, ...]


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
            "story": self.story, "earlier": _day(self.earlier), "later": _day(self.later), "reports": len(self.reports), "new": len(self.new),
            "moved": len(self.moved), "gone": len(self.gone),
        }  # fmt: skip

    def _rows(self) -> Iterator[tuple[object, ...]]:
        yield "", "when", "what happened, or is planned", "before"
        for one in self.moved:
            yield "moved", _day(one.after.when) or "", one.after.in_words, one.before.in_words
        for name, events in (("new", self.new), ("gone", self.gone)):
            for event in events:
                yield name, _day(event.when) or "", event.in_words, ""


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
class ComparedStory:
    """One of two stories that are held against each other: its days, how many reports it has, and how many of them are independent."""

    story: str
    title: str
    first: When | None
    last: When | None
    reports: int
    independent: int


@dataclass(frozen=True, slots=True)
class EventInBoth:
    """An event as each of two stories has it; `basis` says what the two have in common, `fields` in what they differ: "when", "where", "status", "what"."""

    a: Event
    b: Event
    fields: tuple[str, ...]
    basis: str


@dataclass(frozen=True, slots=True)
class NameInStory:
    """Somebody or something that a story names: in how many of its reports, and the first words of some of them that do."""

    entity: str
    reports: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class NameInBoth:
    """Who, or what place, two stories name, and why the two are one."""

    name: str
    kind: EntityKind
    a: NameInStory
    b: NameInStory
    basis: str


@dataclass(frozen=True, slots=True)
class VoiceInBoth:
    """Who is quoted in two stories: of each how often, and what was reported last."""

    name: str
    said_in_a: int
    said_in_b: int
    a: tuple[Said, ...]
    b: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class TextInBoth:
    """One text (a dispatch) of which both of two stories have reports: these reports, and a piece of the text as each of the first has it."""

    dispatch: str
    a: tuple[str, ...]
    b: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Comparison(Glance):
    """Two stories held against each other: what both tell, and what each does alone.

    `days` are those on which both were reported. Events are rows of a timeline or of what is planned; `names` are people, organisations and
    places, those with most reports in both first.
    """

    a: ComparedStory
    b: ComparedStory
    days: When | None
    events: tuple[EventInBoth, ...]
    events_of_a: tuple[Event, ...]
    events_of_b: tuple[Event, ...]
    names: tuple[NameInBoth, ...]
    quoted: tuple[VoiceInBoth, ...]
    texts: tuple[TextInBoth, ...]

    def _glance(self) -> dict[str, object]:
        return {
            "a": self.a.title, "b": self.b.title, "days": _day(self.days), "events": len(self.events), "events_of_a": len(self.events_of_a),
            "events_of_b": len(self.events_of_b), "names": len(self.names), "quoted": len(self.quoted), "texts": len(self.texts),
        }  # fmt: skip

    def _rows(self) -> Iterator[tuple[object, ...]]:
        yield "told by", "when", "what happened, or is planned", "and by the other"
        for pair in self.events:
            yield "both", _day(pair.a.when) or "", pair.a.in_words, pair.b.in_words
        for name, events in (("a", self.events_of_a), ("b", self.events_of_b)):
            for event in events:
                yield name, _day(event.when) or "", event.in_words, ""


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
    """That a report was removed, by its id; of the report itself nothing is kept."""

    article: str
    when: str
    why: str


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


@dataclass(frozen=True, slots=True)
class Cited:
    """Words that news rests on, and whose they are: the outlet, its page, when it came out."""

    words: Evidence
    outlet: str | None = None
    url: str | None = None
    published: When | None = None


@dataclass(frozen=True, slots=True)
class News:
    """One thing that an alert tells: a change, a plan upset, something new that happened, a story that enough reports tell.

    `key` is the same however often it is told; `event` is the row's id. `words` are a report's; of a change `field`, `before` and `after` say what is otherwise. `sure` is
    the chance that the row it belongs to is right, 0 where reports disagree or only claim it, None of a story. `independent` dispatches tell it; `people` and `places` are those
    named in it.
    """

    key: str
    kind: AlertKind
    story: str
    title: str
    words: str
    reported: When | None
    cited: tuple[Cited, ...]
    field: ChangeField | None = None
    before: str | None = None
    after: str | None = None
    when: When | None = None
    where: str | None = None
    status: Status | None = None
    sure: float | None = None
    independent: int = 1
    event: str | None = None
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AlertRule:
    """Of which news somebody is to hear, by which ways, and when not.

    `on` are kinds of news; `story`, `person`, `place` and `words` (any of them) narrow them. `independent`: a new story is told once so many dispatches
    tell it; `sure`: nothing less sure wakes anybody; `within`: nor what was reported so many days ago. `digest` gathers what comes for an hour or a day (told `at`
    that time); in `quiet` hours of `zone` nothing is sent. `loopback`: its webhook may lie on this very machine.
    """

    name: str
    on: AlertKinds
    story: str | None = None
    person: str | None = None
    place: str | None = None
    words: tuple[str, ...] = ()
    independent: int = 3
    sure: float = 0.7
    within: int = 3
    webhook: str | None = None
    loopback: bool = False
    mail: tuple[str, ...] = ()
    desktop: bool = False
    digest: Rhythm | None = None
    at: str = "08:00"
    quiet: str | None = None
    zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Alert:
    """One message to one receiver, from when it was written down: what it tells, when it is due, how often it was tried, what came of it.

    `id` is its key of idempotence: whoever receives it twice knows it by that. Instants are in UTC.
    """

    id: str
    rule: str
    way: AlertWay
    target: str
    state: AlertState
    made: str
    due: str
    tries: int
    tried: str | None
    complaint: str
    news: tuple[News, ...]
    digest: Rhythm | None = None


@dataclass(frozen=True, slots=True)
class Mute:
    """That a rule, or a story in all rules, wakes nobody until an instant; None: until it is taken back."""

    kind: MuteKind
    name: str
    until: str | None


@dataclass(frozen=True, slots=True)
class RuleMade:
    """A rule of alerts as it is kept, and the secret by which its webhook is signed, which is told this once; None where it has no webhook."""

    rule: AlertRule
    secret: str | None
