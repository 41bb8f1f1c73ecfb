"""The sentences a brief may be made of: each dispatch's own, once.

In: articles, their parses, dispatches. Out: lines in canonical order. Never: a copy's sentence beside its original's,
a title, a subhead; text without a parse is split at full stops, simply.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.english import tense
from dateline.english.clauses import is_verb
from dateline.english.leaning import owns
from dateline.english.once import once
from dateline.english.roles import Role, dependents
from dateline.english.words import Kind, is_a
from dateline.language import Parse, Sentence
from dateline.tell.reported import LAST
from dateline.terms import Article, Dispatch, Evidence, When
from dateline.text import after_dateline, breaks_off, trim
from dateline.vectors import terms

LONGEST_PARAGRAPH = 20_000
"""Characters of a paragraph that are split; no reporter writes a longer one."""
_STOP = re.compile(r"(?:(?<![.!?…])[.!?…]++[\"'”’)\]]*(?=\s)|[。！？]+[」』”]?)")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Adm|Rev|St|Jr|Sr|Inc|Corp|Co|Ltd|No|vs|etc"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\.$"
)

ENGLISH = "en"
Time = tense.Time | None


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, where it stands, and when its dispatch came out."""

    article: str
    dispatch: str
    start: int
    end: int
    text: str
    position: int
    reported: When | None
    terms: tuple[str, ...] = field(repr=False)
    time: Time = None
    """The time that its main verb tells of; None where nobody read its grammar."""
    headed: bool = True
    """A verb heads it, as far as its grammar was read, and its page did not cut it off."""
    owners: frozenset[int] = frozenset()
    """Where in the article the pronouns of it begin that stand for an owner: the "her" of "her bridge"."""

    @property
    def evidence(self) -> Evidence:
        """The words of the line."""
        return Evidence(self.article, self.start, self.end, self.text)

    @property
    def order(self) -> tuple[str, str, int]:
        """By the clock of reporting, then dispatch, then place."""
        return (self.reported.start if self.reported else LAST), self.dispatch, self.start


def lines(articles: Iterable[Article], parses: Mapping[str, Parse], dispatches: Sequence[Dispatch]) -> tuple[Line, ...]:
    """The sentences of one article a dispatch (its origin, where that is among `articles`), as they were reported."""
    by_id = {article.id: article for article in sorted(articles, key=_id)}
    groups = {dispatch.id: [id for id in dispatch.articles if id in by_id] for dispatch in dispatches}
    origin = {dispatch.id: dispatch.origin for dispatch in dispatches}
    grouped = {id for ids in groups.values() for id in ids}
    groups |= {id: [id] for id in by_id if id not in grouped}
    found: list[Line] = []
    for dispatch, ids in sorted(groups.items()):
        if ids:
            speaker = origin.get(dispatch) if origin.get(dispatch) in ids else min(ids)
            article = by_id[speaker or ids[0]]
            found += _lines(article, parses.get(article.id), dispatch, _first_out(by_id[id] for id in ids))
    return tuple(sorted(found, key=_order))


def _id(article: Article) -> str:
    return article.id


def _order(line: Line) -> tuple[str, str, int]:
    return line.order


def _first_out(articles: Iterable[Article]) -> When | None:
    clocks = [article.published for article in articles if article.published]
    return min(clocks, key=_clock, default=None)


def _clock(when: When) -> tuple[str, str]:
    return when.start, when.end


def _lines(article: Article, parse: Parse | None, dispatch: str, reported: When | None) -> Iterator[Line]:
    spans = _parsed(parse, article) if parse is not None else _split(article)
    for position, (first, last, read) in enumerate(spans):
        opening = first if position else after_dateline(article.text, first, last)
        start, end = trim(article.text, opening, last)
        text = article.text[start:end]
        if text:
            owners = frozenset(first + at for at in read.owners)
            line = Line(
                article.id,
                dispatch,
                start,
                end,
                text,
                position,
                reported,
                tuple(terms(text)),
                read.time,
                read.headed,
                owners,
            )
            yield replace(line, headed=False) if breaks_off(article.text, line, article.paragraphs) else line


@dataclass(frozen=True, slots=True)
class _Read:
    """What the grammar of a sentence tells of a line; `owners` count from its beginning."""

    time: Time = None
    headed: bool = True
    owners: tuple[int, ...] = ()


def _parsed(parse: Parse, article: Article) -> Iterator[tuple[int, int, _Read]]:
    english = article.language == ENGLISH
    for sentence in parse:
        if sentence.part in ("lede", "body"):
            yield sentence.start, sentence.end, _read(sentence) if english else _Read()


@once
def _read(sentence: Sentence) -> _Read:
    after = (*(token.text for token in sentence.tokens[1:]), "")
    owners = (t for t in sentence.tokens if is_a(t, Kind.POSSESSIVE_PRONOUN) and owns(t, after[t.i]))
    return _Read(_time(sentence), _headed(sentence), tuple(t.start - sentence.start for t in owners))


def _headed(sentence: Sentence) -> bool:
    """A verb heads the sentence, or what is joined to its head."""
    root = sentence.root
    return is_verb(root) or any(
        is_verb(kid) for kid in dependents(sentence, root.i, Role.FULL_COMPLEMENT | Role.PARATAXIS | Role.CONJUNCT)
    )


def _time(sentence: Sentence) -> Time:
    """The time of the verb that heads an English sentence."""
    root = sentence.root
    return tense.reading(sentence, root.i).time if is_verb(root) else None


def _split(article: Article) -> Iterator[tuple[int, int, _Read]]:
    for part in article.paragraphs:
        if part.kind != "subhead":
            for start, end in split(part.text[:LONGEST_PARAGRAPH]):
                yield part.start + start, part.start + end, _Read()


def split(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of a paragraph, as far as full stops tell."""
    start = 0
    for match in _STOP.finditer(text):
        if not _ABBREVIATION.search(text, max(start, match.start() - 8), match.start() + 1):
            yield start, match.end()
            start = match.end()
    if text[start:].strip():
        yield start, len(text)
