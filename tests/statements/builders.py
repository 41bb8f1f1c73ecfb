"""Small articles and casts of our own, for the tests of this room."""

from __future__ import annotations

from functools import cache

from dateline.language import Parse, parse_article, parser_for
from dateline.language.parse import texts_of
from dateline.statements import find
from dateline.terms import Article, Cast, Entity, EntityKind, Evidence, Part, Statement, When
from dateline.text import lines

DAY = When("2031-03-05", "2031-03-05", "day", "set by the test")


def article(text: str, *, id: str = "a1", published: When | None = DAY, title: bool = False) -> Article:
    """An article whose every line is a paragraph; with `title`, the first line is its headline."""
    spans = lines(text)
    head, rest = (spans[:1], spans[1:]) if title else ([], spans)
    return Article(
        id=id, file=None, url=None, canonical_url=None, text=text, title=None, bylines=(), publisher=None, agency=None,
        language="en", place=None, published=published, modified=None, fetched=None, candidates=(),
        masthead=tuple(Part(id, s, e, text[s:e], "title") for s, e in head),
        paragraphs=tuple(Part(id, s, e, text[s:e], "body" if i else "lede") for i, (s, e) in enumerate(rest)),
        furniture=(),
    )  # fmt: skip


@cache
def _paragraph(text: str) -> Parse:
    parser = parser_for("en")
    assert parser is not None
    return next(iter(parser.parse([text])))


def parsed(made: Article) -> Parse:
    """The article's parse, each paragraph parsed once a run."""
    return parse_article(made, {text: _paragraph(text) for text in texts_of(made)})


def told(text: str, *, id: str = "a1", title: bool = False) -> tuple[Statement, ...]:
    """The statements found in a text."""
    made = article(text, id=id, title=title)
    return find(made, parsed(made))


def brief(statements: tuple[Statement, ...]) -> list[tuple[str | None, str, str]]:
    """(speaker's words, kind, content) of each statement."""
    return [(s.speaker_text, s.kind, s.text) for s in statements]


def entity(id: str, name: str, kind: EntityKind, mentions: list[Evidence]) -> Entity:
    """An entity with its mentions."""
    return Entity(id, name, kind, (), (), None, tuple(mentions), "set by the test")


def mentions_of(made: Article, *names: str) -> list[Evidence]:
    """Every place where one of `names` stands in the article."""
    found = []
    for name in names:
        start = made.text.find(name)
        while start >= 0:
            found.append(made.evidence(start, start + len(name)))
            start = made.text.find(name, start + len(name))
    return sorted(found)


def cast_of(*entities: Entity) -> Cast:
    """A cast of these entities."""
    return Cast(tuple(entities))
