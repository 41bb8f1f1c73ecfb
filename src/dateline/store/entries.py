"""Entries: what a search may find, made of a story as it is told.

In: the records of one story. Out: an Entry of each article, statement and event. Never: words that no report has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.terms import Article, Entity, Event, Evidence, HitKind, Statement, When
from dateline.text import digest

MOST_PASSAGES = 6
"""Passages by which an event is found: what more reports say of it is mostly said in the same words."""
MOST_NAMES = 60
"""Names by which an article is found; a list of all candidates has more."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a search may find, by which words: `passages` are its body, the other fields what it can be asked for beside."""

    kind: HitKind
    id: str
    article: str
    day: int
    """Day of publication as an ordinal; 0 where it is not known."""
    title: str
    passages: tuple[Evidence, ...]
    people: tuple[str, ...]
    places: tuple[str, ...]
    sources: tuple[str, ...]
    published: When | None = None

    @property
    def body(self) -> str:
        """The passages, one a line."""
        return "\n".join(passage.text for passage in self.passages)

    @property
    def columns(self) -> tuple[str, str, str, str, str, str]:
        """The words as the index takes them: body, title, person, place, source, kind."""
        return self.body, self.title, "\n".join(self.people), "\n".join(self.places), "\n".join(self.sources), self.kind


def entries(
    articles: Sequence[Article],
    entities: Sequence[Entity],
    statements: Sequence[Statement],
    events: Sequence[Event],
) -> list[Entry]:
    """The entries of one story."""
    by_id = {article.id: article for article in articles}
    names = {entity.id: entity for entity in entities}
    found = [_article(article, here) for article, here in _with_names(articles, entities)]
    found += [_statement(one, by_id[one.article], names) for one in statements if one.article in by_id]
    return found + [_event(event, by_id, names) for event in events if event.reports]


def _with_names(articles: Sequence[Article], entities: Sequence[Entity]) -> Iterable[tuple[Article, list[Entity]]]:
    here: dict[str, list[Entity]] = {article.id: [] for article in articles}
    for entity in entities:
        for id in dict.fromkeys(mention.article for mention in entity.mentions):
            if id in here:
                here[id].append(entity)
    return ((article, here[article.id]) for article in articles)


def _article(article: Article, names: Sequence[Entity]) -> Entry:
    return Entry(
        "article",
        article.id,
        article.id,
        _ordinal(article.published),
        article.title or "",
        tuple(Evidence(article.id, part.start, part.end, part.text) for part in article.paragraphs),
        _called(names, "person"),
        _called(names, "place"),
        _sources(article),
        article.published,
    )


def _statement(statement: Statement, article: Article, names: Mapping[str, Entity]) -> Entry:
    speaker = names.get(statement.speaker or "")
    return Entry(
        "statement",
        statement.id,
        article.id,
        _ordinal(article.published),
        "",
        (Evidence(article.id, statement.start, statement.end, statement.text),),
        _called([speaker]) if speaker else tuple(filter(None, [statement.speaker_text])),
        (),
        _sources(article),
    )


def _event(event: Event, articles: Mapping[str, Article], names: Mapping[str, Entity]) -> Entry:
    """An event stands on the day of its latest report, in the words of that report first."""
    told = sorted((one for one in event.reports if one.article in articles), key=lambda one: _ordinal(one.reported))
    latest = told[-1]
    passages = tuple({_same(one.evidence.text): one.evidence for one in told[::-1]}.values())[:MOST_PASSAGES]
    places = tuple(dict.fromkeys(place for place in (event.where, *(one.where for one in told)) if place))
    return Entry(
        "event",
        event.id,
        latest.article,
        _ordinal(latest.reported),
        event.what,
        passages,
        _called([names[id] for id in event.who if id in names]),
        places[:MOST_NAMES],
        _sources(articles[latest.article]),
    )


def _same(text: str) -> str:
    return digest(" ".join(text.split()))


def _called(entities: Iterable[Entity], kind: str | None = None) -> tuple[str, ...]:
    """The names of these, of one kind."""
    names = (name for one in entities if kind is None or one.kind == kind for name in (one.name, *one.also))
    return tuple(dict.fromkeys(names))[:MOST_NAMES]


def _sources(article: Article) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in (article.publisher, article.agency, *article.bylines) if name))


def _ordinal(when: When | None) -> int:
    """A calendar day as a number, 0 for none: the last on which it may have been published."""
    return when.last_day.toordinal() if when else 0
