"""What the tests of this room share: articles of invented news, parsed by the real parser, and a cast made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from unittest.mock import patch

from dateline.english.frames import frame
from dateline.events import events, mentions
from dateline.events import story as story_room
from dateline.events.candidates import Candidate, candidates
from dateline.events.sightings import sightings
from dateline.events.status import Judgement, judge
from dateline.language import Parse, Sentence, parse_article, parser_for
from dateline.language.parse import texts_of
from dateline.terms import Article, Cast, Dispatch, Entity, Event, EventMention, Evidence, Part, Timex, When
from dateline.text import lines


def day(iso: str, precision: str = "day", end: str | None = None) -> When:
    """A day, or a longer span that ends on `end`."""
    return When(iso, end or iso, precision, "given")  # type: ignore[arg-type]


def article(text: str, *, id: str = "a", published: str | None = "2031-05-14", title: str | None = None) -> Article:
    """An article whose lines are its paragraphs, the title first if there is one."""
    whole = f"{title}\n{text}" if title else text
    spans = lines(whole)
    head, rest = (spans[:1], spans[1:]) if title else ([], spans)
    return Article(
        id=id, file=None, url=None, canonical_url=None, text=whole, title=title, bylines=(), publisher=None, agency=None,
        language="en", place=None, published=day(published) if published else None, modified=None, fetched=None,
        candidates=(), masthead=tuple(Part(id, s, e, whole[s:e], "title") for s, e in head),
        paragraphs=tuple(Part(id, s, e, whole[s:e], "body" if i else "lede") for i, (s, e) in enumerate(rest)), furniture=(),
    )  # fmt: skip


@cache
def _parsed(text: str) -> Parse:
    parser = parser_for("en")
    assert parser is not None
    return next(iter(parser.parse([text])))


def parse(of: Article) -> Parse:
    """The article's parse."""
    return parse_article(of, {text: _parsed(text) for text in texts_of(of)})


def sentence(text: str) -> Sentence:
    """The first sentence of a text."""
    return _parsed(text)[0]


def judged(text: str, word: str) -> Judgement:
    """How the sentence tells the event named by `word`."""
    told = sentence(text)
    i = next(token.i for token in told.tokens if token.text == word)
    return judge(told, frame(told, i))


def timex(of: Article, words: str, when: When) -> Timex:
    """The first place in the article where `words` stand, as a date."""
    start = of.text.index(words)
    return Timex(of.id, start, start + len(words), words, "date", when.start, when)


def read(of: Article, *timexes: Timex) -> tuple[EventMention, ...]:
    """The article's event mentions."""
    return mentions(of, parse(of), timexes, ())


def named(of: Article) -> list[EventMention]:
    """Those of its mentions whose word names a kind of happening."""
    return [mention for mention in read(of) if not mention.open]


def told(of: Article, word: str, *timexes: Timex) -> EventMention:
    """The mention whose trigger is `word`."""
    return next(mention for mention in read(of, *timexes) if mention.trigger.text == word)


def cast(articles: Sequence[Article], **names: str) -> Cast:
    """People and places by the words that name them: `Vesna="person"`; every place where the word stands is a mention."""
    entities = []
    for name, kind in names.items():
        found = [
            Evidence(of.id, at, at + len(name), name)
            for of in articles
            for at in range(len(of.text))
            if of.text.startswith(name, at)
        ]
        entities.append(Entity(name.lower(), name, kind, (), (), None, tuple(found), "given"))  # type: ignore[arg-type]
    return Cast(tuple(entities))


def story(articles: Sequence[Article], known: Cast, timexes: Sequence[Timex] = ()) -> tuple[Event, ...]:
    """The events of one story, each article a dispatch of its own."""
    found = [m for of in articles for m in mentions(of, parse(of), [t for t in timexes if t.article == of.id], ())]
    dispatches = [Dispatch(of.id, (of.id,), of.id, None, (), (), ()) for of in articles]
    return events(articles, found, known, dispatches, ())


def heaps(articles: Sequence[Article], known: Cast, timexes: Sequence[Timex] = ()) -> tuple[Event, ...]:
    """The events of one story as its mentions are joined where no place is sure enough to open a row."""
    with patch.object(story_room, "ROW", 2.0), patch.object(story_room, "is_due", lambda *_: False):
        return story(articles, known, timexes)


def placed(
    articles: Sequence[Article], known: Cast, timexes: Sequence[Timex] = (), copies: Sequence[tuple[str, ...]] = ()
) -> tuple[Candidate, ...]:
    """The candidates of one story; each article is a dispatch of its own but for the `copies` of one text."""
    found = [m for of in articles for m in mentions(of, parse(of), [t for t in timexes if t.article == of.id], ())]
    alone = [(of.id,) for of in articles if not any(of.id in ids for ids in copies)]
    dispatches = [Dispatch(ids[0], ids, ids[0], None, (), (), ()) for ids in (*alone, *copies)]
    return candidates(sightings(articles, found, known, dispatches), {of.id: of for of in articles}, known)


def candidate(of: Article, word: str, known: Cast, *timexes: Timex) -> Candidate:
    """The candidate of an article whose trigger is `word`."""
    return next(one for one in placed([of], known, timexes) if one.one.mention.trigger.text == word)
