"""Stories built by hand: invented people, places and outlets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.language import Parse, parse_article, parser_for
from dateline.language.parse import texts_of
from dateline.status import COMMITTED
from dateline.terms import (
    Article,
    Cast,
    Dispatch,
    Edit,
    Entity,
    Event,
    EventReport,
    Evidence,
    Part,
    Quantity,
    Relation,
    Statement,
    StatementKind,
    Status,
    Timex,
    When,
    Words,
)


def when(start: str, end: str | None = None) -> When:
    """A day, or an interval of days, or an instant."""
    if "T" in start:
        return When(start, start, "instant", "as built")
    return When(start, end or start, "day" if end in (None, start) else "span", "as built")


def article(
    id: str, *paragraphs: str, day: str | None = None, title: str | None = None, language: str = "en"
) -> Article:
    """An article whose text is its paragraphs, one a line."""
    text, parts = "", []
    for number, words in enumerate(paragraphs):
        start = len(text)
        text += f"{words}\n"
        parts.append(Part(id, start, start + len(words), words, "body" if number else "lede"))
    return Article(
        id, f"{id}.txt", None, None, text, title, (), f"The {id.title()}", None, language, None,
        when(day) if day else None, None, None, (), (), tuple(parts), (),
    )  # fmt: skip


def dispatch(id: str, *articles: str, edits: Sequence[Edit] = ()) -> Dispatch:
    """A dispatch that `articles` ran, the first of them first."""
    ids = articles or (id,)
    relations = tuple(Relation(copy, ids[0], "copy", "same words") for copy in ids[1:])
    return Dispatch(id, tuple(sorted(ids)), ids[0], None, (), relations, tuple(edits))


def words(source: Article, text: str) -> Evidence:
    """Where `text` stands in an article."""
    start = source.text.index(text)
    return source.evidence(start, start + len(text))


def _letters(word: str) -> int:
    return len(word) if word.isalpha() else 0


def report(
    source: Article,
    text: str,
    *,
    status: Status = "scheduled",
    on: When | None = None,
    where: str | None = None,
    manner: Sequence[str] = (),
    quantities: Sequence[Quantity] = (),
    by: str | None = None,
    trigger: str | None = None,
    who: Sequence[str] = (),
) -> EventReport:
    """What an article says of an event, in the words `text` of it; the longest word names it where `trigger` is left out."""
    found = words(source, text)
    named = words(source, trigger or max(reversed(text.split()), key=_letters))
    return EventReport(
        source.id,
        source.published,
        by,
        on,
        where,
        status,
        tuple(manner),
        tuple(quantities),
        found,
        named,
        who=tuple(who),
        standing="planned" if status in COMMITTED else "asserted",
    )


def parsed(*articles: Article) -> dict[str, Parse]:
    """The parses of articles, by the parser that dateline ships."""
    parser = parser_for("en")
    assert parser
    texts = {text for article in articles for text in texts_of(article)}
    made = dict(zip(sorted(texts), parser.parse(sorted(texts)), strict=True))
    return {article.id: parse_article(article, made) for article in articles}


def event(
    id: str, *reports: EventReport, what: str = "talks", on: When | None = None, who: Sequence[str] = ()
) -> Event:
    """An event whose head is that of its last report."""
    last = reports[-1]
    return Event(
        id, what, "meeting", tuple(who), last.where, on or last.when, last.status, None, (), "as built", reports
    )


def row(id: str, *reports: EventReport, sure: float = 0.9, weight: float = 0.5) -> Event:
    """An event that a reader may be shown, in the words of its first report."""
    first = reports[0].evidence
    return replace(event(id, *reports), headline=Words(first.text, (first,)), sure=sure, weight=weight)


def person(id: str, name: str, *mentions: Evidence, role: str | None = None) -> Entity:
    """Somebody named at `mentions`."""
    return Entity(
        id, name, "person", (name.rsplit(maxsplit=1)[-1],), (role,) if role else (), None, mentions, "as built"
    )


def cast(*entities: Entity) -> Cast:
    """The people of a story."""
    return Cast(tuple(entities))


def statement(
    id: str,
    source: Article,
    text: str,
    speaker: str | None,
    *,
    kind: StatementKind = "indirect",
    speaker_text: str | None = None,
) -> Statement:
    """What `speaker` is reported to have said, in the words `text` of an article."""
    place = words(source, text)
    return Statement(
        id, source.id, place.start, place.end, text, speaker, speaker_text or speaker, None, None, None, (), kind,
        False, source.published, (), "as built",
    )  # fmt: skip


def timex(source: Article, text: str, on: When) -> Timex:
    """Words of an article that point at a day."""
    place = words(source, text)
    return Timex(source.id, place.start, place.end, text, "date", on.start, on)
