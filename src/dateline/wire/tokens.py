"""Tokens: the story of an article as a row of words that keep their place, ready to be compared.

In: an Article. Out: its Tokens. Never: another article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dateline.terms import Article
from dateline.text import plain

LONGEST = 20_000
"""Words of an article that are compared; the alignment of two such texts still fits into 100 MB."""

_TOKEN = re.compile(r"\w+(?:['’´.,]\w+)*|[\"“”„«»]")
_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")
_MARKS = frozenset('"“”„«»')


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a story: their normal forms, spans in the article's text, paragraphs, and which stand in quotes."""

    article: Article
    keys: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    paragraphs: tuple[int, ...]
    quoted: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.keys)

    def surface(self, i: int) -> str:
        """Word `i` as written."""
        start, end = self.spans[i]
        return self.article.text[start:end]


def tokens(article: Article) -> Tokens:
    """The words of the article's paragraphs, at most LONGEST."""
    keys: list[str] = []
    spans: list[tuple[int, int]] = []
    paragraphs: list[int] = []
    quoted: list[bool] = []
    for number, part in enumerate(article.paragraphs):
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
    return Tokens(article, tuple(keys[cut]), tuple(spans[cut]), tuple(paragraphs[cut]), tuple(quoted[cut]))


@lru_cache(maxsize=100_000)
def key(word: str) -> str:
    """The form in which a word is compared: "U.S." and "US" are one, so are the two apostrophes; figures keep their points."""
    folded = plain(word.replace("´", "'"))
    return folded if any(c.isdigit() for c in folded) else folded.replace(".", "")
