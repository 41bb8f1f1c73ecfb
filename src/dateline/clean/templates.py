"""Templates: lines that a page sets again and again inside one story, and what is nothing but an outlet's own words to its readers.

In: a report's pieces. Out: the pieces, what repeats told as furniture and cut off the paragraphs it was glued to; whether all of a body is
the house's own. Never: a name before each answer of an interview; a sentence that reports something.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from dateline.clean.captions import reports_speech
from dateline.clean.cues import pattern
from dateline.clean.pieces import PROSE_WORDS, Piece
from dateline.text import plain, words

AGAIN = 3
"""Times that a line stands in a story to be its page's: a refrain stands twice."""
LONGEST = 12
"""Words of a line that repeats."""
MOST = 120
"""Characters that such a line has at most."""
REACH = 8
"""Words before or behind a gallery's counter that may be glued to a paragraph with it."""
LONGEST_HOUSE = 80
"""Words of a body that may be nothing but the house's own."""

SHORT_WORD = 3
"""Letters of a word that names nothing."""

_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_COUNTER = re.compile(
    r"(?<!\S)[(\[]?\d{1,3}\s?(?:/|of|von|sur|de|di|van|z|av|af|из|із|з)\s?\d{1,3}(?!\w)[)\]]?", re.IGNORECASE
)
_HANDLES = r"^\W*(?:«handle»)\b"
_INVITES = r"^\W*(?:«inviting»)\b"
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")


def without_templates(text: str, found: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces of a report, each line that repeats told as glued, and cut off where it was glued to a paragraph."""
    if len(found) < AGAIN:
        return tuple(found)
    each = [_shape(piece) for piece in found]
    shapes = Counter(shape for shape in each if shape)
    heads, tails = _counters(found)
    glued = heads or tails
    cut: list[Piece] = []
    for piece, shape in zip(found, each, strict=True):
        if shapes[shape or ""] >= AGAIN:
            cut += [part for part in [piece.part(text, piece.start, piece.end, "other")] if part]
        else:
            cut += _cut(text, piece, heads, tails) if glued else [piece]
    return tuple(cut)


def _shape(piece: Piece) -> str | None:
    """What two lines of one template have in common, numbers aside: of a gallery's counter and of what works a part of the page; None of other lines.

    A story that lists things has lines that recur too, and they are its own.
    """
    if (
        len(piece.text) > MOST
        or piece.short_link
        or piece.tag == "h1"
        or piece.glued
        or not 2 <= piece.words <= LONGEST
    ):
        return None
    counts, works = _COUNTER.search(piece.text), pattern(_HANDLES).match(piece.text)
    if not (counts or works) or (piece.ended and reports_speech(piece)):
        return None
    return _DIGITS.sub("#", piece.normal)


def _counters(found: Sequence[Piece]) -> tuple[frozenset[str], frozenset[str]]:
    """What stands with a gallery's counter at the head and at the tail of at least so many paragraphs."""
    heads: Counter[str] = Counter()
    tails: Counter[str] = Counter()
    for piece in found:
        if (head := _head(piece)) is not None:
            heads[_DIGITS.sub("#", plain(piece.text[:head]))] += 1
        if (tail := _tail(piece)) is not None:
            tails[_DIGITS.sub("#", plain(piece.text[tail:]))] += 1
    repeated = [frozenset(shape for shape, n in counts.items() if n >= AGAIN) for counts in (heads, tails)]
    return repeated[0], repeated[1]


def _head(piece: Piece) -> int | None:
    """Where the words around a counter at a paragraph's head end: with what follows it up to a capital, "Hide Caption 5 of 25 Photos"."""
    if not piece.prose:
        return None
    opening = piece.text[:80]
    match = _COUNTER.search(opening) if _DIGITS.search(opening) else None
    if (
        match is None
        or len(piece.text[: match.start()].split()) > REACH
        or re.search(r"[.!?]\s", piece.text[: match.start()])
    ):
        return None
    rest = re.match(
        r"(?:\s(?:photos?|pictures?|images?|slides?|fotos?|bilder|immagini|imágenes))?\s*[:.–-]?\s*",
        piece.text[match.end() :],
        re.IGNORECASE,
    )
    return match.end() + (rest.end() if rest else 0)


def _tail(piece: Piece) -> int | None:
    """Where the words around a counter at a paragraph's end begin: behind its last sentence, which the counter leaves without an end."""
    if piece.words < PROSE_WORDS or not _DIGITS.search(piece.text[-40:]):
        return None
    ends = [found.end() for found in re.finditer(r"[.!?][\"”’)]?\s+", piece.text[-120:])]
    start = len(piece.text) - len(piece.text[-120:]) + ends[-1] if ends else None
    if start is None or len(piece.text[:start].split()) < PROSE_WORDS:
        return None
    return start if _COUNTER.search(piece.text, start) else None


def _cut(text: str, piece: Piece, heads: frozenset[str], tails: frozenset[str]) -> list[Piece]:
    parts: list[Piece | None] = []
    start, end = piece.start, piece.end
    if (head := _head(piece)) is not None and _DIGITS.sub("#", plain(piece.text[:head])) in heads:
        parts.append(piece.part(text, start, start + head, "other"))
        start += head
    tail = _tail(piece)
    last = None
    if tail is not None and _DIGITS.sub("#", plain(piece.text[tail:])) in tails and piece.start + tail > start:
        last = piece.part(text, piece.start + tail, end, "other")
        end = piece.start + tail
    if (start, end) == (piece.start, piece.end):
        return [piece]
    return [part for part in (*parts, piece.part(text, start, end), last) if part is not None]


def only_house(found: Sequence[Piece], title: str | None, *, beside: int = 0) -> bool:
    """All of a body speaks to the reader for the house, sentence by sentence, and of nothing that its title names.

    One sentence may be a slip: there are two, or others `beside` it that were told for what they are.
    """
    if not title or sum(piece.words for piece in found) > LONGEST_HOUSE:
        return False
    named = {word for word in words(plain(title)) if len(word) > SHORT_WORD}
    if any(reports_speech(piece) or len(named & set(words(piece.normal))) > 1 for piece in found):
        return False
    said = [one for piece in found for one in _SENTENCE.split(piece.text) if _LETTERS.search(one)]
    return bool(said) and len(said) + beside > 1 and all(_invites(sentence) for sentence in said)


def _invites(sentence: str) -> bool:
    """It tells the reader to do something, or speaks of what "you" get from "us"."""
    return bool(pattern(_INVITES).match(sentence) or _address().search(plain(sentence)))


@cache
def _address() -> re.Pattern[str]:
    return re.compile(pattern(r"\b«reader»\b").pattern, re.IGNORECASE)
