"""The order of the steps, on one screen.

In: reports. Out: a Reading. Never: a rule about news (those live in the rooms), a file, the clock.

Pass one reads each report alone. Pass two links them and lets each learn its day, its agency and its furniture
from its copies and links. Then every story is told. Reading as of a day is the same with fewer reports: pass two
is made anew of those published by then, so that the answer equals reading only them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import Any

from dateline.corrections import Ledger
from dateline.language import Parse, Parser, parse_article, parser_for
from dateline.language.parse import parts_of
from dateline.steps import Steps
from dateline.terms import (
    Article,
    Change,
    Conflict,
    Correction,
    Dispatch,
    Entity,
    Episode,
    Event,
    EventMention,
    Independence,
    Mention,
    Reading,
    Report,
    SetAside,
    Statement,
    Story,
    Timex,
    When,
)
from dateline.text import digest

Progress = Callable[[str, int, int], None]
"""Told now and then: what is being done, how much of it is done, of how much."""


def quiet(_what: str, _done: int, _total: int) -> None:
    """Report no progress."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """Parses of paragraphs by language and text, and the models that made them, by name and version."""

    by_language: Mapping[str, Mapping[str, Parse]]
    models: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """What pass one found in each report by itself, by article id."""

    parses: Mapping[str, Parse]
    timexes: Mapping[str, tuple[Timex, ...]]
    mentions: Mapping[str, tuple[Mention, ...]]
    models: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """What pass two made of the reports together: settled articles, their copies, their stories; and what people put right."""

    articles: tuple[Article, ...]
    groups: tuple[tuple[str, ...], ...]
    stories: tuple[tuple[Episode, ...], ...]
    ledger: Ledger


@dataclass(frozen=True, slots=True)
class Told:
    """One story and all that was found in it."""

    story: Story
    articles: tuple[Article, ...]
    parsed: frozenset[str]
    dispatches: tuple[Dispatch, ...]
    entities: tuple[Entity, ...]
    timexes: tuple[Timex, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]


class ParsedBefore:
    """What was parsed before, if anybody keeps it: nothing."""

    def known(self, _parser: Parser, _texts: Sequence[str]) -> Mapping[str, Parse]:
        """Those of some texts that a parser has read before, and what it made of them."""
        return {}

    def keep(self, parser: Parser, parses: Mapping[str, Parse]) -> None:
        """Keep what a parser has made of some texts."""


NOTHING_BEFORE = ParsedBefore()


def read(
    reports: Iterable[Report],
    *,
    now: date | None = None,
    as_of: date | None = None,
    workers: int = 1,
    chosen: Mapping[str, str] | None = None,
    corrections: Iterable[Correction] = (),
    progress: Progress = quiet,
    before: ParsedBefore = NOTHING_BEFORE,
) -> Reading:
    """Everything that `reports` tell, as stories.

    `now` is the day (UTC) after which no report can have been published; `as_of` leaves out what was published
    after that day, and what has no day. `workers` processes share the parse; the answer does not depend on them.
    `corrections`, in any order, are applied wherever they touch what is read. `before` spares what was parsed already.
    """
    steps = Steps(chosen)
    guard = Guard(steps)
    cleaned = clean_each(reports, guard, now=now, progress=progress)
    ledger = Ledger(corrections).anchored(cleaned)
    articles, left_out = ledger.cleaned(cleaned)
    guard.set_aside += left_out
    alone = pass_one(articles, guard, parse(articles, workers=workers, progress=progress, before=before))
    linked = pass_two(articles, alone, steps, ledger)
    if as_of is not None:
        known = {article.id for article in linked.articles if article.published and article.published.last_day <= as_of}
        linked = pass_two(tuple(article for article in articles if article.id in known), alone, steps, ledger)
    return tell(linked, alone, guard, as_of=as_of, progress=progress)


class Guard:
    """Runs a step on one document; where the step itself fails, that document is named and the rest goes on.

    Documents are attacks until read. A fault that one of them brings to light in a room must not cost a reader the other
    five hundred; it is kept in `set_aside`, and the tests let none pass.
    """

    def __init__(self, steps: Steps) -> None:
        self.steps = steps
        self.set_aside: list[SetAside] = []

    def run(self, slot: str, document: Report | Article, *more: object, **options: object) -> Any:
        """What the step gives, or None where it failed."""
        try:
            return self.steps[slot](document, *more, **options)
        except Exception as fault:
            self.note(document.file or document.url or document.id, f"{slot} failed on it", fault)
            return None

    def note(self, name: str, what: str, fault: Exception) -> None:
        """Keep in mind what could not be done with what."""
        remedy = "please report this fault of dateline with the document"
        self.set_aside.append(SetAside(name, f"{what} ({type(fault).__name__}: {fault})", remedy))


def clean_each(reports: Iterable[Report], guard: Guard, *, now: date | None, progress: Progress) -> tuple[Article, ...]:
    """The reports, cleaned, in canonical order; a report received twice is one report."""
    once: dict[str, Report] = {}
    for report in sorted(reports, key=lambda report: (report.id, report.file or "")):
        once.setdefault(report.id, report)
    articles: list[Article] = []
    for report in once.values():
        progress("cleaning", len(articles), len(once))
        article = guard.run("clean", report, now=now)
        if article is not None:
            articles.append(article)
    return tuple(articles)


def parse(
    articles: Sequence[Article],
    *,
    workers: int = 1,
    progress: Progress = quiet,
    before: ParsedBefore = NOTHING_BEFORE,
) -> Parsed:
    """The parses of all paragraphs; one that many reports share is parsed once, one that was parsed before not at all."""
    found: dict[str, dict[str, Parse]] = {}
    models: dict[str, str] = {}
    for language in sorted({article.language or "" for article in articles}):
        parser = parser_for(language)
        if parser is None:
            continue
        mine = (article for article in articles if article.language == language)
        texts = sorted({article.text[start:end] for article in mine for start, end, *_ in parts_of(article)})
        known = before.known(parser, texts)
        todo = [text for text in texts if text not in known]
        made: dict[str, Parse] = {}
        for text, parsed in zip(todo, parser.parse(todo, workers=workers), strict=True):
            progress("parsing", len(made), len(todo))
            made[text] = parsed
        before.keep(parser, made)
        found[language] = {**known, **made}
        models[parser.name] = parser.version
    return Parsed(found, tuple(sorted(models.items())))


def models(articles: Iterable[Article]) -> tuple[tuple[str, str], ...]:
    """The models that read these articles, by name and version."""
    parsers = (parser_for(language) for language in {article.language or "" for article in articles})
    return tuple(sorted((parser.name, parser.version) for parser in parsers if parser))


def whole_parses(articles: Sequence[Article], parsed: Parsed) -> dict[str, Parse]:
    """The parse of each article whose language has a parser, from those of its paragraphs."""
    return {
        article.id: parse_article(article, parsed.by_language[article.language])
        for article in articles
        if article.language and article.language in parsed.by_language
    }


def story_parses(settled: Iterable[Article], parses: Mapping[str, Parse]) -> Mapping[str, Parse]:
    """Of the parses of whole articles what stands in the story, now that pass two took furniture out."""
    return Within(settled, parses)


def pass_one(articles: Sequence[Article], guard: Guard, parsed: Parsed) -> Alone:
    """Parse, dates and names of each article by itself."""
    parses = whole_parses(articles, parsed)
    return Alone(
        parses=parses,
        timexes={article.id: guard.run("dates", article, parses.get(article.id)) or () for article in articles},
        mentions={
            article.id: (article.id in parses and guard.run("names.mentions", article, parses[article.id])) or ()
            for article in articles
        },
        models=parsed.models,
    )


def pass_two(articles: tuple[Article, ...], alone: Alone, steps: Steps, ledger: Ledger) -> Linked:
    """Copies and stories, and what each article learns from them."""
    groups = ledger.groups(steps["wire.groups"](articles), articles)
    stories = ledger.stories(steps["cluster"](articles, groups, alone.mentions, alone.timexes), groups, articles)
    settled = ledger.settled(steps["settle"](articles, groups, stories, alone.timexes))
    return Linked(settled, groups, stories, ledger)


def tell(linked: Linked, alone: Alone, guard: Guard, *, as_of: date | None, progress: Progress) -> Reading:
    """Dates, statements and events of the settled articles, and the telling of each story."""
    settled = {article.id: article for article in linked.articles}
    group_of = {id: group for group in linked.groups for id in group}
    finder = Finder(guard)
    told: list[Told] = []
    for episodes in linked.stories:
        progress("telling", len(told), len(linked.stories))
        articles = [settled[id] for episode in episodes for id in episode.articles]
        groups = {group_of[article.id] for article in articles}
        told.append(tell_story(episodes, articles, groups, alone, finder, linked.ledger))
    return reading(told, guard, models=alone.models, as_of=as_of)


def reading(told: Iterable[Told], guard: Guard, *, models: tuple[tuple[str, str], ...], as_of: date | None) -> Reading:
    """All that was told, in the order in which it is read: the stories of most reports first."""
    ranked = sorted(
        told,
        key=lambda one: (-len(one.story.articles), one.story.first.start if one.story.first else "~", one.story.id),
    )
    return Reading(
        articles=tuple(sorted((article for one in ranked for article in one.articles), key=_reported)),
        parsed=frozenset(id for one in ranked for id in one.parsed),
        dispatches=tuple(sorted((found for one in ranked for found in one.dispatches), key=attrgetter("id"))),
        entities=tuple(entity for one in ranked for entity in one.entities),
        timexes=tuple(timex for one in ranked for timex in one.timexes),
        statements=tuple(statement for one in ranked for statement in one.statements),
        events=tuple(event for one in ranked for event in one.events),
        changes=tuple(change for one in ranked for change in one.changes),
        conflicts=tuple(conflict for one in ranked for conflict in one.conflicts),
        stories=tuple(one.story for one in ranked),
        as_of=as_of_day(as_of),
        steps=tuple(sorted(guard.steps.names.items())),
        models=models,
        set_aside=tuple(dict.fromkeys(guard.set_aside)),
    )


class Finder:
    """What a settled article holds by itself: dates, statements, mentions of events. A store may remember it."""

    def __init__(self, guard: Guard) -> None:
        self.guard = guard

    def timexes(self, article: Article, parses: Mapping[str, Parse]) -> tuple[Timex, ...]:
        """Words that point at time."""
        found: tuple[Timex, ...] = self.guard.run("dates", article, parses.get(article.id)) or ()
        return found

    def dispatches(self, articles: Sequence[Article], groups: Sequence[tuple[str, ...]]) -> tuple[Dispatch, ...]:
        """The dispatch of each group."""
        found: tuple[Dispatch, ...] = self.guard.steps["wire.dispatches"](articles, groups)
        return found

    def findings(
        self, article: Article, parses: Mapping[str, Parse], dated: tuple[Timex, ...]
    ) -> tuple[tuple[Statement, ...], tuple[EventMention, ...]]:
        """Who is reported to have said what, and where events are told; `dated` are its timexes as the story anchors them."""
        parse = parses.get(article.id)
        if not parse:
            return (), ()
        said: tuple[Statement, ...] = self.guard.run("statements.find", article, parse) or ()
        happening: tuple[EventMention, ...] = self.guard.run("events.mentions", article, parse, dated, said) or ()
        return said, happening


def tell_story(
    episodes: tuple[Episode, ...],
    settled: Iterable[Article],
    groups: Iterable[tuple[str, ...]],
    alone: Alone,
    finder: Finder,
    ledger: Ledger,
) -> Told:
    """One story, told from its settled articles and the dispatches they are in.

    Where a room fails on the story as a whole, its reports and dispatches are there, nothing is told of them, and the
    fault is kept in the guard: the other stories go on.
    """
    articles = tuple(sorted(settled, key=attrgetter("id")))
    ids = {article.id for article in articles}
    dispatches = ledger.dispatches(finder.dispatches(articles, sorted(filter(ids.issuperset, groups))))
    try:
        return _told(episodes, articles, dispatches, alone, finder, ledger)
    except Exception as fault:
        finder.guard.note(_title(episodes), "the story could not be told", fault)
        return _untold(episodes, articles, dispatches, story_parses(articles, alone.parses))


def _told(
    episodes: tuple[Episode, ...],
    articles: tuple[Article, ...],
    dispatches: tuple[Dispatch, ...],
    alone: Alone,
    finder: Finder,
    ledger: Ledger,
) -> Told:
    steps = finder.guard.steps
    parses = story_parses(articles, alone.parses)
    mentions = {one.id: _mentions_within(one, alone.mentions[one.id]) for one in articles}
    timexes = {one.id: finder.timexes(one, parses) for one in articles}
    cast = ledger.cast(steps["names.cast"](articles, mentions))
    dated = steps["dates.anchored"](articles, timexes)
    placed = tuple(timex for article in articles for timex in dated[article.id])
    found: list[Statement] = []
    happening: list[EventMention] = []
    for article in articles:
        said, told = finder.findings(article, parses, dated[article.id])
        found += said
        happening += told
    statements = ledger.statements(steps["statements.resolve"](found, articles, cast, placed), cast)
    events = ledger.events(steps["events.join"](articles, happening, cast, dispatches, statements))
    story = replace(
        _story(episodes, articles, steps["wire.independence"](articles, dispatches, statements, cast)),
        events=steps["tell.timeline"](events, dispatches),
        brief=steps["tell.brief"](articles, parses, events, dispatches, statements, cast, timexes=placed),
    )
    return Told(
        story=ledger.story(story),
        articles=articles,
        parsed=frozenset(parses),
        dispatches=dispatches,
        entities=cast.entities,
        timexes=placed,
        statements=statements,
        events=events,
        changes=steps["tell.changes"](events, dispatches, articles, cast),
        conflicts=steps["tell.conflicts"](events, dispatches, articles, statements, cast),
    )


def _untold(
    episodes: tuple[Episode, ...],
    articles: tuple[Article, ...],
    dispatches: tuple[Dispatch, ...],
    parses: Mapping[str, Parse],
) -> Told:
    owners = {owner for dispatch in dispatches for owner in dispatch.owners}
    counted = Independence(len(articles), len(dispatches), len(owners), (), "the story could not be told")
    story = _story(episodes, articles, counted)
    return Told(story, articles, frozenset(parses), dispatches, (), (), (), (), (), ())


def _story(episodes: tuple[Episode, ...], articles: Sequence[Article], independence: Independence) -> Story:
    """The story without what happens in it."""
    published = [article.published for article in articles if article.published]
    return Story(
        id=digest("story", episodes[0].id),
        title=_title(episodes),
        articles=tuple(article.id for article in sorted(articles, key=_reported)),
        episodes=episodes,
        independence=independence,
        events=(),
        first=min(published, key=attrgetter("start", "end"), default=None),
        last=max(published, key=attrgetter("end", "start"), default=None),
        brief=(),
    )


def _title(episodes: Sequence[Episode]) -> str:
    """The title of the largest episode."""
    return max(episodes, key=lambda episode: (len(episode.articles), episode.id)).title


def _reported(article: Article) -> tuple[str, str]:
    """Sorts articles by publication, those without a day last."""
    return (article.published.start if article.published else "~", article.id)


class Within(Mapping[str, Parse]):
    """The parses of settled articles, each made when it is asked for: the sentences that still stand in the story."""

    def __init__(self, articles: Iterable[Article], parses: Mapping[str, Parse]) -> None:
        self._articles = {article.id: article for article in articles if article.id in parses}
        self._parses = parses
        self._made: dict[str, Parse] = {}

    def __getitem__(self, id: str) -> Parse:
        """The parse of the article with this id."""
        if id not in self._made:
            self._made[id] = _within(self._articles[id], self._parses[id])
        return self._made[id]

    def __contains__(self, id: object) -> bool:
        """Whether the article has a parse."""
        return id in self._articles

    def __iter__(self) -> Iterator[str]:
        """Ids of the articles that have one."""
        return iter(self._articles)

    def __len__(self) -> int:
        """How many have one."""
        return len(self._articles)


def _within(article: Article, parse: Parse) -> Parse:
    """The sentences that still stand in the story after pass two took furniture out."""
    starts = [part.start for part in article.paragraphs]
    kept = []
    for sentence in parse:
        at = bisect_right(starts, sentence.start) - 1
        if sentence.part == "title":
            kept.append(sentence)
        elif at >= 0 and sentence.start < article.paragraphs[at].end:
            kept.append(replace(sentence, part=article.paragraphs[at].kind, paragraph=at))
    return tuple(kept)


def _mentions_within(article: Article, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions that stand in the masthead or the story, not in what pass two found to be furniture."""
    gone = [(part.start, part.end) for part in article.furniture]
    return tuple(m for m in mentions if not any(start <= m.start < end for start, end in gone))


def as_of_day(day: date | None) -> When | None:
    """The day asked for, as a reading carries it."""
    if day is None:
        return None
    return When(day.isoformat(), day.isoformat(), "day", "the day asked for")
