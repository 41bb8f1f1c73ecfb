"""Tokens: the story of an article as a row of words, ready to be compared.

In: an Article. Out: its Row, words as numbers, of which a hundred thousand fit into memory; or its Tokens, words that keep
their place. Never: another article.

Chinese, Japanese, Thai, Lao, Khmer and Burmese are written without spaces between words: each of their characters is a word here, with
the marks that stand on it, and `unit` says that in such a text it takes more of them to say as much.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from unicodedata import category
from zlib import crc32

import numpy as np
import numpy.typing as npt

from dateline.terms import Article, Part
from dateline.text import plain

LONGEST = 20_000
"""Words of an article that are compared; the alignment of two such texts still fits into 100 MB."""

CACHED = 100_000
"""Pieces of text whose words are remembered."""
ENDS, OPENS, CLOSES, TURNS, FIRST_NUMBER = range(5)
"""Numbers below the first that a word may have: the end of a paragraph, and quotation marks; a straight one turns in and out."""
PARAGRAPH = "\n"
"""Stands between the pieces of two paragraphs; no piece is white space."""

FIRST_CHARACTER = (1 << 32) - (1 << 20)
"""Characters of what is written without spaces have numbers from here on, and of words one in four thousand."""
CHARACTERS = 2
"""So many characters say what a word says: of Chinese one and a half, of Japanese two to three, of Thai four. Runs of ten that two texts
share are then as telling as five words, and no stock phrase."""

_BLOCKS = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3005, 0x3007), (0x3041, 0x30FF), (0x31F0, 0x31FF),
           (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFF66, 0xFF9F), (0x20000, 0x3FFFF))  # fmt: skip
_UNSPACED = "".join(f"{chr(first)}-{chr(last)}" for first, last in _BLOCKS)
_ON_IT = "".join(chr(c) for first, last in _BLOCKS[:3] for c in range(first, last) if category(chr(c)) in ("Mn", "Mc"))
_LETTERS = f"[^\\W{_UNSPACED}]+"
_TOKEN = re.compile(rf"{_LETTERS}(?:['’´.,]{_LETTERS})*|(?=\w)[{_UNSPACED}][{_ON_IT}]*|[\"“”„«»「」『』]")
_CHARACTER = re.compile(f"[{_UNSPACED}]")
_OPENING = frozenset("“„«「『")
_CLOSING = frozenset("”»」』")
_MARKS = frozenset('"“”„«»「」『』')


Numbers = npt.NDArray[np.uint32]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """The words of a story as numbers, which of them stand in quotation marks, and its title in normal form."""

    numbers: Numbers
    quoted: Mask
    title: str

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def unit(self) -> int:
        """How many of them say what a word says."""
        return unit(self.numbers)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a story or a headline: normal forms, spans in the text, which of `parts` they stand in, which are quoted.

    `row` has the same words as numbers.
    """

    article: Article
    parts: tuple[Part, ...]
    keys: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    paragraphs: tuple[int, ...]
    quoted: tuple[bool, ...]
    row: Row = field(repr=False, compare=False)

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


def unit(numbers: Numbers) -> int:
    """How many of a text's words, given as numbers, say what a word says: 1, or CHARACTERS where most are characters."""
    return CHARACTERS if 2 * int(np.count_nonzero(numbers >= FIRST_CHARACTER)) > len(numbers) else 1


def row(article: Article) -> Row:
    """The words of the article's paragraphs as numbers, at most LONGEST."""
    pieces: list[str] = []
    for part in article.paragraphs:
        pieces += part.text.split()
        pieces.append(PARAGRAPH)
    packed = np.frombuffer(b"".join(map(_PACKED.__getitem__, pieces)), dtype=np.uint32)
    words = packed >= FIRST_NUMBER
    return _row(packed[words][:LONGEST], _quoted(packed)[words][:LONGEST], article)


class _Packed(dict[str, bytes]):
    """The words and quotation marks of what stands between two blanks, each as four bytes; none reaches over a blank.

    A cache, looked up for every word of every article: functools' own takes twice the time.
    """

    def __missing__(self, piece: str) -> bytes:
        if len(self) >= CACHED:
            self.clear()
        numbers = [_mark(word) if word in _MARKS else _number(key(word)) for word in _TOKEN.findall(piece)]
        numbers = numbers if piece != PARAGRAPH else [ENDS]
        self[piece] = found = np.array(numbers, dtype=np.uint32).tobytes()
        return found


_PACKED = _Packed()


def _mark(mark: str) -> int:
    return OPENS if mark in _OPENING else CLOSES if mark in _CLOSING else TURNS


def _quoted(packed: Numbers) -> Mask:
    """Which of the numbers stand inside quotation marks; every paragraph begins outside."""
    quoted = np.zeros(len(packed), dtype=np.bool_)
    marks = np.flatnonzero(packed < FIRST_NUMBER)
    inside, start = False, 0
    for at, mark in zip(marks.tolist(), packed[marks].tolist(), strict=True):
        if inside:
            quoted[start:at] = True
        inside, start = mark == OPENS or (mark == TURNS and not inside), at
    if inside:
        quoted[start:] = True
    return quoted


def _row(numbers: Sequence[int] | Numbers, quoted: Sequence[bool] | Mask, article: Article) -> Row:
    return Row(np.array(numbers, dtype=np.uint32), np.array(quoted, dtype=np.bool_), plain(article.title or ""))


def _inside(mark: str, inside: bool) -> bool:
    """Whether what follows a quotation mark stands inside; a straight one opens and closes in turn."""
    return mark in _OPENING or (mark not in _CLOSING and not inside)


def _number(key: str) -> int:
    """A word as 32 bits; that two words share a number is rarer than that five in a row are shared by chance."""
    found = crc32(key.encode("utf-8", "surrogatepass"))
    return found | FIRST_CHARACTER if _CHARACTER.match(key) else max(FIRST_NUMBER, found)


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
                inside = _inside(word, inside)
                continue
            keys.append(key(word))
            spans.append(match.span())
            paragraphs.append(number)
            quoted.append(inside)
        if len(keys) > LONGEST:
            break
    cut = slice(LONGEST)
    numbers = _row([_number(word) for word in keys[cut]], quoted[cut], article)
    return Tokens(
        article, parts, tuple(keys[cut]), tuple(spans[cut]), tuple(paragraphs[cut]), tuple(quoted[cut]), numbers
    )


@lru_cache(maxsize=100_000)
def key(word: str) -> str:
    """The form in which a word is compared: "U.S." and "US" are one, so are the two apostrophes; figures keep their points."""
    folded = plain(word.replace("´", "'"))
    return folded if any(c.isdigit() for c in folded) else folded.replace(".", "")
