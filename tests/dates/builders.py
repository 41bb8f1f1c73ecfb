"""Builders: a report from a line of text, and sentences parsed by hand."""

from __future__ import annotations

from dateline.dates import timexes
from dateline.language import Sentence, Token
from dateline.terms import Article, Part, Timex, When


def report(
    *paragraphs: str,
    day: str | None = "2021-06-16",
    until: str | None = None,
    title: str = "",
    caption: str = "",
    name: str = "r1",
) -> Article:
    """A report of those paragraphs (2021-06-16 is a Wednesday), with its title and a caption if given."""
    lines = [(title, "title"), *((p, "body") for p in paragraphs), (caption, "caption")]
    parts, text = [], ""
    for words, kind in lines:
        if words:
            parts.append(Part(name, len(text), len(text) + len(words), words, kind))
            text += words + "\n\n"
    when = When(day, until or day, "day", "as told") if day else None
    masthead, body, furniture = (
        tuple(p for p in parts if p.kind in kinds) for kinds in (("title",), ("body",), ("caption",))
    )
    return Article(
        name, None, None, None, text, title or None, (), None, None, "en", None, when, None, None, (), masthead, body, furniture
    )  # fmt: skip


def read(text: str, *, day: str | None = "2021-06-16", until: str | None = None) -> list[Timex]:
    """The Timexes of one paragraph, without a parse."""
    return list(timexes(report(text, day=day, until=until), None))


def only(text: str, *, day: str | None = "2021-06-16", until: str | None = None) -> Timex:
    """The one Timex of a paragraph."""
    found = read(text, day=day, until=until)
    assert len(found) == 1, found
    return found[0]


def days(timex: Timex) -> tuple[str, str] | None:
    """The first and last day that a Timex means."""
    return (timex.when.start[:10], timex.when.end[:10]) if timex.when else None


def sentence(text: str, *rows: tuple[str, str, str, str, str, int], part: str = "body") -> Sentence:
    """A sentence from (word, lemma, pos, tag, dep, head) rows; the words stand in `text` in that order."""
    tokens, at = [], 0
    for i, (word, lemma, pos, tag, dep, head) in enumerate(rows):
        start = text.index(word, at)
        at = start + len(word)
        tokens.append(Token(i, start, at, word, lemma, pos, tag, dep, head))
    children = tuple(tuple(t.i for t in tokens if t.head == i and t.i != i) for i in range(len(tokens)))
    return Sentence(0, len(text), tuple(tokens), (), part, 0, children)
