"""The shape of a parse, and how an article is put together from the parses of its paragraphs.

In: an article and a parse of each of its paragraphs. Out: sentences with offsets into the article's text.
Never: a model; those live in the module of their language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Protocol

from dateline.language.registry import languages
from dateline.terms import Article


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence. `i` and `head` count within the sentence; the root is its own head.

    `pos` is a Universal POS tag, `tag` and `dep` are those of the language's model (English: Penn Treebank tags,
    ClearNLP dependencies), `start` and `end` are offsets into the text the sentence belongs to.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name that the model saw: token range (end exclusive) and its label (English: OntoNotes labels)."""

    first: int
    last: int
    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its tokens, the names in it, and where it stands (`part`: title, lede, body or subhead)."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    names: tuple[NameSpan, ...]
    part: str = "body"
    paragraph: int = 0
    children: tuple[tuple[int, ...], ...] = field(default=(), repr=False, compare=False)

    @property
    def root(self) -> Token:
        """The token that heads the sentence."""
        return next((token for token in self.tokens if token.head == token.i), self.tokens[0])

    def kids(self, i: int) -> Iterator[Token]:
        """The direct dependents of token `i`, in reading order."""
        return map(self.tokens.__getitem__, self.children[i])

    def subtree(self, i: int) -> list[int]:
        """Token `i` and all below it, as ascending indexes."""
        found, todo = [], [i]
        while todo:
            at = todo.pop()
            found.append(at)
            todo.extend(self.children[at])
        return sorted(found)

    def ancestors(self, i: int) -> Iterator[Token]:
        """The heads above token `i`, nearest first."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]

    def moved(self, by: int, part: str, paragraph: int) -> Sentence:
        """The same sentence with offsets `by` further on, standing in `part`."""
        tokens = tuple(
            Token(t.i, t.start + by, t.end + by, t.text, t.lemma, t.pos, t.tag, t.dep, t.head) for t in self.tokens
        )
        names = tuple(NameSpan(n.first, n.last, n.start + by, n.end + by, n.label) for n in self.names)
        return Sentence(self.start + by, self.end + by, tokens, names, part, paragraph, self.children)


Parse = tuple[Sentence, ...]
"""The sentences of one text, in reading order."""
NO_PARSES: Mapping[str, Parse] = MappingProxyType({})
"""What there is where nothing was parsed."""


class Parser(Protocol):
    """What a language has to offer: a name and version for the record, and parses of texts."""

    name: str
    version: str

    def parse(self, texts: Sequence[str], *, workers: int = 1) -> Iterator[Parse]:
        """One parse a text, in the order given, each made of that text alone."""
        ...


def parts_of(article: Article) -> list[tuple[int, int, str, int]]:
    """(start, end, part, paragraph) of what is parsed: the title (paragraph -1) where it stands in the text, then the story."""
    parts = [(part.start, part.end, "title", -1) for part in article.masthead if part.kind == "title"]
    parts += [(part.start, part.end, part.kind, i) for i, part in enumerate(article.paragraphs)]
    return parts


def texts_of(article: Article) -> list[str]:
    """What is parsed of each of these parts: its text; of a headline what its language makes of it."""
    language = languages().get(article.language or "")
    headline = language.headline if language else None
    texts = []
    for start, end, part, _ in parts_of(article):
        text = article.text[start:end]
        texts.append(headline(text, article.body) if headline and part == "title" else text)
    return texts


def parse_article(article: Article, parses: Mapping[str, Parse]) -> Parse:
    """The article's sentences, from the parses of its parts by their text; their words are those of the article."""
    return tuple(
        _as_written(sentence.moved(start, part, paragraph), article.text)
        for (start, _, part, paragraph), text in zip(parts_of(article), texts_of(article), strict=True)
        for sentence in parses[text]
    )


def _as_written(sentence: Sentence, text: str) -> Sentence:
    """The sentence with the letters that the text has."""
    if sentence.part != "title" or all(text[one.start : one.end] == one.text for one in sentence.tokens):
        return sentence
    return replace(sentence, tokens=tuple(replace(one, text=text[one.start : one.end]) for one in sentence.tokens))


def paragraphs(parse: Parse) -> list[tuple[int, int]]:
    """The spans of the paragraphs that were parsed, in reading order."""
    spans: dict[int, tuple[int, int]] = {}
    for sentence in parse:
        first, last = spans.get(sentence.paragraph, (sentence.start, sentence.end))
        spans[sentence.paragraph] = (min(first, sentence.start), max(last, sentence.end))
    return sorted(spans.values())
