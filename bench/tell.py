"""Events and telling: what they add to a reading, a story of hundreds of reports, and its days one after another.

In: the example reports, their paragraphs shuffled into stories of many reports by a seed. Out: figures by name. Never: the
making of texts, parses and casts in a time of ours.
"""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TypeVar

from bench.corpus import example_stories
from dateline import dates, events, names, statements, tell
from dateline.language import Parse, parse_article, parser_for
from dateline.language.parse import texts_of
from dateline.terms import Article, Cast, Dispatch, Event, EventMention, Statement, Timex
from dateline.way.undisturbed import undisturbed
from evals._article import built

SIZES = (50, 500)
"""Reports of a story."""
DAYS = 30
FIRST = date(2031, 3, 1)
KEPT = 0.7
"""Share of its paragraphs that a report keeps from one example; the others come from anywhere."""
ROUNDS = 3
"""The best of so many runs is taken, in processor time: noise only ever slows."""


@dataclass(frozen=True)
class Told:
    """A story of many reports and all that events and telling need of it."""

    articles: tuple[Article, ...]
    parses: Mapping[str, Parse]
    timexes: tuple[Timex, ...]
    statements: tuple[Statement, ...]
    mentions: tuple[EventMention, ...]
    cast: Cast
    dispatches: tuple[Dispatch, ...]


def telling() -> dict[str, float]:
    """Processor time of telling stories of SIZES reports once they are read, and of folding them as of another day."""
    figures = added()
    for size in SIZES:
        story = _story(size)
        whole = _joined(story)
        figures[f"processor seconds: {size} reports told once read"] = _best(partial(_tell, story))
        figures[f"processor milliseconds: {size} reports folded as of another day"] = 1000 * _best(
            partial(_fold, story, whole)
        )
        figures[f"processor milliseconds: {size} reports, with changes and timeline"] = 1000 * _best(
            partial(_refold, story, whole)
        )
    return figures


def added() -> dict[str, float]:
    """What events and telling of the examples take, as a part of the parse, dates, names and statements before them."""
    story = _story(size=60)
    read = _best(partial(_read, story.articles))
    mine = _best(partial(_mentions, story)) + _best(partial(_tell, story))
    return {"processor time: events and telling over all that is read before them": mine / read}


def _tell(story: Told) -> None:
    """Tell it as the pipeline does."""
    with undisturbed():
        _told(story)


def _told(story: Told) -> None:
    found = _joined(story)
    tell.timeline(found, story.dispatches)
    gathered = tell.Gathered(story.articles, story.parses, story.dispatches, story.timexes)
    tell.changes(
        found,
        story.dispatches,
        story.articles,
        parses=story.parses,
        timexes=story.timexes,
        gathered=gathered,
    )
    tell.conflicts(
        found,
        story.dispatches,
        story.articles,
        story.statements,
        story.cast,
        parses=story.parses,
        timexes=story.timexes,
        gathered=gathered,
    )
    tell.brief(
        story.articles,
        story.parses,
        found,
        story.dispatches,
        story.statements,
        story.cast,
        timexes=story.timexes,
        gathered=gathered,
    )


def _joined(story: Told) -> tuple[Event, ...]:
    return events.events(story.articles, story.mentions, story.cast, story.dispatches, story.statements)


def _fold(story: Told, whole: Sequence[Event]) -> tuple[Event, ...]:
    return events.as_of(whole, story.dispatches, FIRST + timedelta(days=DAYS // 2))


def _refold(story: Told, whole: Sequence[Event]) -> None:
    found = _fold(story, whole)
    tell.changes(found, story.dispatches, story.articles)
    tell.timeline(found, story.dispatches)


def _mentions(story: Told) -> tuple[EventMention, ...]:
    timexes, said = _by_article(story.timexes), _by_article(story.statements)
    return tuple(
        mention
        for one in story.articles
        for mention in events.mentions(one, story.parses[one.id], timexes.get(one.id, ()), said.get(one.id, ()))
    )


Found = TypeVar("Found", Timex, Statement)


def _by_article(found: Sequence[Found]) -> dict[str, list[Found]]:
    by_article: dict[str, list[Found]] = {}
    for one in found:
        by_article.setdefault(one.article, []).append(one)
    return by_article


def _read(articles: Sequence[Article]) -> None:
    parser = parser_for("en")
    assert parser
    texts = [text for article in articles for text in texts_of(article)]
    parses = dict(zip(texts, parser.parse(texts), strict=True))
    for one in articles:
        parse = parse_article(one, parses)
        dates.timexes(one, parse)
        names.mentions(one, parse)
        statements.find(one, parse)


def _story(size: int, seed: int = 7) -> Told:
    """A story whose reports are the examples, each with some paragraphs from others."""
    chance = random.Random(seed)
    articles = tuple(_report(n, chance) for n in range(size))
    parser = parser_for("en")
    assert parser
    texts = sorted({text for article in articles for text in texts_of(article)})
    by_text = dict(zip(texts, parser.parse(texts), strict=True))
    parses = {one.id: parse_article(one, by_text) for one in articles}
    timexes = tuple(timex for one in articles for timex in dates.timexes(one, parses[one.id]))
    said = tuple(found for one in articles for found in statements.find(one, parses[one.id]))
    cast = names.cast(articles, {one.id: names.mentions(one, parses[one.id]) for one in articles})
    resolved = statements.resolve(said, articles, cast, timexes)
    homes = tuple(Dispatch(one.id, (one.id,), one.id, None, (), (), ()) for one in articles)
    bare = Told(articles, parses, timexes, resolved, (), cast, homes)
    return Told(articles, parses, timexes, resolved, _mentions(bare), cast, homes)


def _report(n: int, chance: random.Random) -> Article:
    own = chance.choice(example_stories())
    lines = [line if chance.random() < KEPT else chance.choice(chance.choice(example_stories())) for line in own]
    day = FIRST + timedelta(days=n % DAYS)
    return built(f"report-{n}", "", "\n".join(dict.fromkeys(lines)), day=day.isoformat())


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        gc.collect()
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)
