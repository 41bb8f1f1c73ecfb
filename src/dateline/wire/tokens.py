"""Tokens: the story of an article as a row of words that keep their place, ready to be compared.

In: an Article. Out: its Tokens. Never: another article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dateline.terms import Article, Part
from dateline.text import plain

LONGEST = 20_000
"""Words of an article that are compared; the alignment of two such texts still fits into 100 MB."""

_TOKEN = re.compile(r"\w+(?:['’´.,]\w+)*|[\"“”„«»]")
_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")
_MARKS = frozenset('"“”„«»')


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a story or a headline: normal forms, spans in the text, which of `parts` they stand in, which are quoted."""

    article: Article
    parts: tuple[Part, ...]
    keys: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    paragraphs: tuple[int, ...]
    quoted: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def titled(self) -> bool:
        """Whether these are the words of a headline."""
        return any(part.kind == "title" for part in self.parts)

    def surface(self, i: int) -> str:
        """Word `i` as written."""
        start, end = self.spans[i]
        return self.article.text[start:end]


def tokens(article: Article) -> Tokens:
    """The words of the article's paragraphs, at most LONGEST."""
    return _tokens(article, article.paragraphs)


def headline(article: Article, title: Part) -> Tokens:
    """The words of the article's title."""
    return _tokens(article, (title,))


def _tokens(article: Article, parts: tuple[Part, ...]) -> Tokens:
    keys: list[str] = []
    spans: list[tuple[int, int]] = []
    paragraphs: list[int] = []
    quoted: list[bool] = []
    for number, part in enumerate(parts):
        inside = False
        for match in _TOKEN.finditer(article.text, part.start, part.end):
            word = match.group()
            if word in _MARKS:
                inside = word in _OPENING or (word not in _CLOSING and not inside)
                continue
            keys.append(key(word))
            spans.append(match.span())
            paragraphs.append(number)
            quoted.append(inside)
        if len(keys) > LONGEST:
            break
    cut = slice(LONGEST)
    return Tokens(article, parts, tuple(keys[cut]), tuple(spans[cut]), tuple(paragraphs[cut]), tuple(quoted[cut]))


@lru_cache(maxsize=100_000)
def key(word: str) -> str:
    """The form in which a word is compared: "U.S." and "US" are one, so are the two apostrophes; figures keep their points."""
    folded = plain(word.replace("´", "'"))
    return folded if any(c.isdigit() for c in folded) else folded.replace(".", "")
