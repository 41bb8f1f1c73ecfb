"""Reading like an editor: dates, names and statements against the bare parse that they rest on.

In: the example reports, each several times over with another number in it. Out: figures by name. Never: the making of
texts and parses in a time of ours.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial

import spacy

from bench.corpus import example_stories
from dateline import dates, names, statements
from dateline.language import Parse, parse_article, parser_for
from dateline.language.english import BATCH, DEFAULT_MODEL
from dateline.language.parse import texts_of
from dateline.terms import Article, Cast, Timex
from evals._article import built

TIMES = 6
"""How often each example is read: some ten thousand words together."""
ROUNDS = 5
"""The best of so many runs is taken: noise only ever slows. Seconds are the processor's own, so that neighbours do not count."""
DAY = "2031-03-05"


def rooms() -> dict[str, float]:
    """Dates by themselves in megabytes a second; dates, names and statements as a part of the bare parse's time."""
    articles = [
        built(f"id{n}-{i}", "", "\n".join(f"{line} ({n})" for line in story), day=DAY)
        for n in range(TIMES)
        for i, story in enumerate(example_stories())
    ]
    texts = [text for article in articles for text in texts_of(article)]
    parser, nlp = parser_for("en"), spacy.load(DEFAULT_MODEL)
    assert parser
    by_text = dict(zip(texts, parser.parse(texts), strict=True))
    parses = [parse_article(article, by_text) for article in articles]
    bare = _best(lambda: list(nlp.pipe(texts, batch_size=BATCH)))
    timexes = [
        timex for article, parse in zip(articles, parses, strict=True) for timex in dates.timexes(article, parse)
    ]
    casts = _named(articles, parses)
    ours = {
        "dates": _best(partial(_each, dates.timexes, articles, parses)),
        "names": _best(partial(_named, articles, parses)),
        "statements": _best(partial(_said, articles, parses, casts, timexes)),
    }
    size = sum(len(article.text.encode()) for article in articles) / 1e6
    alone = _best(lambda: [dates.timexes(article, None) for article in articles])
    return (
        {"MB a second: dates without a parse": size / alone}
        | {f"part of the bare parse: {room}": seconds / bare for room, seconds in ours.items()}
        | {"part of the bare parse: all three": sum(ours.values()) / bare}
    )


def _each(room: Callable[[Article, Parse], object], articles: Sequence[Article], parses: Sequence[Parse]) -> None:
    for article, parse in zip(articles, parses, strict=True):
        room(article, parse)


def _named(articles: Sequence[Article], parses: Sequence[Parse]) -> list[Cast]:
    """Mentions of every article, and who is who over the articles told together."""
    found = {article.id: names.mentions(article, parse) for article, parse in zip(articles, parses, strict=True)}
    return [names.cast(story, {article.id: found[article.id] for article in story}) for story in _stories(articles)]


def _said(
    articles: Sequence[Article], parses: Sequence[Parse], casts: Sequence[Cast], timexes: Sequence[Timex]
) -> None:
    """Statements of every article, and who speaks, when, and who else tells it."""
    found = {article.id: statements.find(article, parse) for article, parse in zip(articles, parses, strict=True)}
    for story, cast in zip(_stories(articles), casts, strict=True):
        statements.resolve([s for article in story for s in found[article.id]], story, cast, timexes)


def _stories(articles: Sequence[Article]) -> list[Sequence[Article]]:
    """The articles of one round of the examples at a time, as large as a story is."""
    size = len(example_stories())
    return [articles[i : i + size] for i in range(0, len(articles), size)]


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)
