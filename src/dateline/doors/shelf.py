"""One story with all that is told of it within reach: the names and numbers that its sections show.

In: a reading and one of its stories. Out: words for articles, dispatches, people, events and days. Never: the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from urllib.parse import urlsplit

from dateline import days
from dateline.doors import words
from dateline.doors.elsewhere import named
from dateline.doors.inert import clean, sentence
from dateline.moments import zoned
from dateline.status import OVER
from dateline.terms import (
    Article,
    BriefLine,
    Change,
    Conflict,
    Dispatch,
    Entity,
    Event,
    Evidence,
    Reading,
    Side,
    Statement,
    Story,
    StoryLine,
    When,
)


class Shelf:
    """What a story's sections look things up in. Reports are numbered from 1 in the order in which they came out.

    `hidden` are the outlets that the story is shown without.
    """

    hidden: tuple[str, ...] = ()

    def __init__(self, reading: Reading, story: Story) -> None:
        self.reading, self.story = reading, story
        mine = set(story.articles)
        by_id = {article.id: article for article in reading.articles}
        self.articles: dict[str, Article] = {id: by_id[id] for id in story.articles if id in by_id}
        self.number = {id: number for number, id in enumerate(self.articles, 1)}
        self.dispatches: tuple[Dispatch, ...] = tuple(d for d in reading.dispatches if mine & set(d.articles))
        self.entities: dict[str, Entity] = {entity.id: entity for entity in reading.entities}
        self.statements: tuple[Statement, ...] = tuple(s for s in reading.statements if s.article in mine)
        self._own = {e.id for e in reading.events if any(r.article in mine for r in e.reports)}

    @cached_property
    def of(self) -> dict[str, str]:
        """Article → its dispatch."""
        return {article: dispatch.id for dispatch in self.dispatches for article in dispatch.articles}

    @property
    def shared(self) -> tuple[Dispatch, ...]:
        """The dispatches that several reports ran."""
        return tuple(dispatch for dispatch in self.dispatches if len(dispatch.articles) > 1)

    @cached_property
    def events(self) -> dict[str, Event]:
        """The story's events by id, told in the timeline or not."""
        return {event.id: event for event in self.reading.events if event.id in self._own}

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What changed in the story's events."""
        return tuple(change for change in self.reading.changes if change.event in self._own)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Where reports of the story's events disagree."""
        return tuple(conflict for conflict in self.reading.conflicts if conflict.event in self._own)

    @property
    def last_day(self) -> When | None:
        """The day as of which the story is told."""
        return self.reading.as_of or self.story.last

    def person(self, id: str | None) -> str | None:
        """The name of an entity."""
        return clean(self.entities[id].name) if id in self.entities else None

    def meant(self, article: str, start: int, end: int) -> str | None:
        """The name of the one whom a report mentions at exactly this place."""
        id = self._mentioned.get((article, start, end))
        return self.person(id)

    @cached_property
    def _mentioned(self) -> dict[tuple[str, int, int], str]:
        return {(m.article, m.start, m.end): one.id for one in self.entities.values() for m in one.mentions}

    def cite(self, evidence: Iterable[Evidence]) -> str:
        """The numbers of the reports that the words stand in: "[1][3]"."""
        return self.refs(words.article for words in evidence)

    def refs(self, articles: Iterable[str]) -> str:
        """The numbers of reports: "[1][3]"."""
        return "".join(f"[{n}]" for n in self.numbers(articles))

    def numbers(self, articles: Iterable[str]) -> list[int]:
        """The numbers of reports, each once, in order."""
        return [self.number[id] for id in self.in_order(articles)]

    def in_order(self, articles: Iterable[str]) -> list[str]:
        """Those of the reports that are here, each once, by number."""
        return sorted({id for id in articles if id in self.number}, key=self.number.__getitem__)

    def outlet(self, article: Article) -> str:
        """Who published it, as far as is known: the publisher, the agency, the file."""
        names = [article.publisher, article.agency if article.agency != article.publisher else None]
        known = [clean(name) for name in names if name]
        if known:
            return " / ".join(known)
        return called(article)

    def ran(self, article: Article) -> str:
        """The outlet that ran it."""
        return ran(article)

    @cached_property
    def shown(self) -> tuple[Event, ...]:
        """The rows of the timeline, first to last."""
        return self._rows(self.story.events)

    @cached_property
    def told(self) -> tuple[Event, ...]:
        """The same without those that stand among what is coming, for a page that shows both."""
        return tuple(event for event in self.shown if event not in self.coming)

    @cached_property
    def waiting(self) -> tuple[Event, ...]:
        """The rows that are less sure, or less news, and are not among what is coming."""
        return tuple(event for event in self._rows(self.story.more) if event not in self.coming)

    @cached_property
    def coming(self) -> tuple[Event, ...]:
        """The rows of what is planned from the last report on."""
        return self._rows(self.story.next)

    @cached_property
    def foremost(self) -> tuple[Event, ...]:
        """The rows of the timeline and of what is coming, each once: those that are not waiting."""
        return tuple({event.id: event for event in (*self.shown, *self.coming)}.values())

    @cached_property
    def rows(self) -> tuple[Event, ...]:
        """All rows of the three, each once."""
        return tuple({event.id: event for event in (*self.shown, *self.waiting, *self.coming)}.values())

    def parts(self, event: Event) -> tuple[Event, ...]:
        """What hangs below a row, first to last: parts of its happening that are no rows by themselves; no title, which tells the whole once more."""
        return self._below.get(event.id, ())

    @cached_property
    def _below(self) -> dict[str, tuple[Event, ...]]:
        rows = {event.id for event in self.rows}
        below: dict[str, list[Event]] = {}
        for event in self.events.values():
            if event.part_of in rows and event.id not in rows and not self._is_titled(event):
                below.setdefault(event.part_of or "", []).append(event)
        return {id: tuple(sorted(parts, key=_first)) for id, parts in below.items()}

    def _is_titled(self, event: Event) -> bool:
        """It has no words to show but the title of a report, or none at all."""
        first = event.headline.evidence[0] if event.headline is not None and event.headline.evidence else None
        article = self.articles.get(first.article) if first is not None else None
        if first is None:
            return True
        parts = article.masthead if article is not None else ()
        return any(part.kind == "title" and part.start <= first.start and first.end <= part.end for part in parts)

    def _rows(self, ids: Iterable[str]) -> tuple[Event, ...]:
        return tuple(self.events[id] for id in ids if id in self.events)

    def tellers(self, event: Event) -> tuple[str, ...]:
        """The articles that tell the event: of a row those of its core."""
        core = tuple(report.article for report in event.reports if report.core)
        return core or tuple(report.article for report in event.reports)

    def words(self, event: Event) -> tuple[Evidence, ...]:
        """The words in which these articles tell it."""
        core = set(self.tellers(event))
        return tuple(report.evidence for report in event.reports if report.article in core)

    def told_by(self, event: Event) -> int:
        """How many dispatches tell the event."""
        return len(self.texts(self.tellers(event)))

    def texts(self, articles: Iterable[str]) -> frozenset[str]:
        """The dispatches that these reports carry."""
        return frozenset(self.of.get(article, article) for article in articles)

    def told_in(self, event: Event) -> str:
        """In how many reports the event is told, and in how many texts where some are copies."""
        return words.texts(self.told_by(event), len(set(self.tellers(event))))

    def said_in(self, side: Side) -> str:
        """The same of one side of a conflict."""
        articles = {one.article for one in side.evidence}
        return words.texts(len(self.texts(articles)), len(articles))

    def headline(self, event: Event) -> str:
        """What a reader reads of the event: a report's own words."""
        return sentence(event.in_words)

    def heading(self, told: Change | Conflict) -> str:
        """What stands over a change or a conflict: its event, where that is shown in words of it, else its own words."""
        return sentence(self.events[told.event].heading(told.words))

    def by_heading(self, found: Iterable[Change]) -> dict[tuple[str, str], list[Change]]:
        """Changes under the heading that they share, with the event of the first, as reported."""
        groups: dict[tuple[str, str], list[Change]] = {}
        opened: dict[str, tuple[str, str]] = {}
        for change in found:
            named = self.heading(change)
            groups.setdefault(opened.setdefault(named, (change.event, named)), []).append(change)
        return groups

    def place(self, event: Event) -> str:
        """Where it is, unless its headline says so already; "" where nobody says."""
        place = clean(event.where) if event.where else ""
        return "" if place.casefold() in self.headline(event).casefold() else place

    def named(self, event: Event) -> str:
        """The event in words: what, and where that is not said already."""
        what = self.headline(event)
        place = clean(event.where) if event.where else ""
        return f"{what}, {place}" if place and place.casefold() not in what.casefold() else what

    def lies_ahead(self, event: Event) -> bool:
        """Told as if done, of a day that no report has seen yet."""
        return event.status in OVER and days.comes_after(event.when, self.last_day)

    def status(self, event: Event) -> str:
        """The status in words; a plan whose day has passed was due, until a report says that it happened."""
        now = self.last_day
        if self.lies_ahead(event):
            return "lies ahead"
        if now and days.was_due(event, now.first_day):
            return f"{event.status}, was due"
        return event.status


def stands(story: Story | StoryLine) -> str:
    """Where a story stands, as a line; "" where no report says so, or its title does."""
    told = sentence(story.state.text) if story.state else ""
    return "" if told.casefold() == sentence(story.title).casefold() else told


def ran(article: Article) -> str:
    """The outlet that ran a report, as far as is known: the publisher, else the site or the file; an agency is not an outlet."""
    return clean(article.publisher or "") or called(article)


def called(article: Article) -> str:
    """What a report is called whose outlet is not known: its site, its file's name (the folder is the reader's own) or its id."""
    site = (urlsplit(article.url).hostname or "").removeprefix("www.") if article.url else ""
    return clean(site or (named(article.file) if article.file else article.url or article.id))


def day(when: When | None) -> str:
    """A day for people, or that there is none."""
    return days.in_words(when) if when else "no day"


def plain_day(iso: str | None) -> str:
    """An ISO day for people, or that there is none."""
    return day(When(iso, iso, "day", "")) if iso else "no day"


def plain_time(stamp: str) -> str:
    """An instant for people: "9 Mar 2024, 14:00 UTC"."""
    return moment(When(stamp, stamp, "instant", ""))


def moment(when: When | None) -> str:
    """A day for people, with the hour and its zone where it is known: "9 Mar 2024, 14:00 UTC"."""
    if when is None or when.precision != "instant" or "T" not in when.start:
        return day(when)
    at, zone = (when.moment, "UTC") if zoned(when.start) else (when.start, "zone not given")
    return f"{day(When(at[:10], at[:10], 'day', ''))}, {at[11:16]} {zone}"


def so_on(line: BriefLine) -> str:
    """A line of a brief, with the day on which an older report told it."""
    return f"{line.text} (reported {day(line.so_on)})" if line.so_on else line.text


def count(number: int, one: str, many: str | None = None) -> str:
    """A number and its noun: "1 report", "3 reports"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def language(code: str | None) -> str:
    """The English name of a language and its code: "Greek (el)"."""
    from babel import Locale  # noqa: PLC0415 - heavy, and only a report that was not parsed needs it

    name = Locale("en").languages.get(code or "")
    if not code:
        return "a language that was not recognised"
    return f"{name} ({clean(code)})" if name else clean(code)


def _first(event: Event) -> tuple[str, str, str]:
    """As reported, then by id."""
    told = [report.reported.start for report in event.reports if report.reported]
    return (event.when.start if event.when else "9"), min(told, default="9"), event.id
