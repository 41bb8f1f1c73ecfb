"""Pieces: a report's blocks, cut where a scraper glued furniture or credits to a paragraph.

In: a report's text and blocks. Out: pieces in reading order, each with what can be said of it alone.
Never: a decision; that is the furniture's, the masthead's and the body's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import wraps
from itertools import islice
from typing import Generic, TypeVar

from dateline.clean.wording import LONGEST_LOOKED_AT, Wording, glued_phrases, wording, wording_of
from dateline.terms import Block
from dateline.text import plain, trim

PROSE_WORDS = 8
"""A block of so many words that ends like a sentence is prose; headlines rarely end so, prose rarely is shorter."""
LONG_PROSE_WORDS = 25
"""A block of so many words is prose however it ends."""
MOST_WORDS = 2_000
"""Words to which a piece is counted: a line of 50 MB must not cost more than a long paragraph."""
SHORT = 2_000
"""Characters of a piece whose words are counted at once; it cannot have more than MOST_WORDS."""
LAST_SENTENCES = 40
"""Sentences at a paragraph's end among which a glued appeal is looked for."""
LINKED = 0.5
"""Share of link text from which a piece is a link."""
SHORT_LINK = 4
"""Words of a link that is short: a page's menus, two in three of its pieces, whose wording says no more than that."""
LONGEST_CREDIT = 400
"""Characters that a closing "(Reporting by …)" may have."""

_ENDING = re.compile(r"[.!?…:;][\"'”’»)\]]{0,3}\s*$|[\"”»]\s*$")
_WORD = re.compile(r"\w+(?:['’.,]\w+)*")
_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]{0,2}\s+(?=[\"'“‘«(\[…]?[A-Z0-9])")
_CREDIT_TAIL = re.compile(
    r"[(\[]\s*(?:(?:additional|further) )?(?:reporting|writing|editing|compiled|written|translated|edited|graphics?|photography)"
    r"\b(?:[^()\[\]]|\([^()]{0,60}\))*[)\]]\s*\.?\s*$"
    r"|(?<=[.!?\"”])\s+(?:(?:Additional )?(?:Reporting|Writing|Editing) (?:and (?:writing|editing) )?by [A-Z].{0,250})$",
    re.IGNORECASE,
)
_LEGAL_TAIL = re.compile(r"(?<=[.!?\"”)])\s+(?:(?:Copyright )?(?:©|\([cC]\))|Copyright) ?(?:\d{4}|[A-Z]).{0,300}$")


Answer = TypeVar("Answer")


class _Once(Generic[Answer]):
    """A property that is worked out once a piece and kept with it, without the lock of the library's own."""

    def __init__(self, work: Callable[[Piece], Answer]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    def __get__(self, piece: Piece, _owner: type[Piece]) -> Answer:
        found = piece.__dict__[self._name] = self._work(piece)
        return found


@dataclass(frozen=True)
class Piece:
    """A stretch of the text that is one thing: a headline, a paragraph, a caption.

    `glued` says as what it was cut off its neighbour, if it was.
    """

    start: int
    end: int
    text: str
    tag: str = "line"
    path: tuple[str, ...] = ()
    links: float = 0.0
    glued: str | None = None

    @_Once
    def words(self) -> int:
        """How many words it has, counted up to a size beyond which nothing depends on it."""
        if len(self.text) <= SHORT:
            return len(_WORD.findall(self.text))
        return sum(1 for _ in islice(_WORD.finditer(self.text), MOST_WORDS))

    @_Once
    def wording(self) -> Wording:
        """What its words speak for."""
        return wording_of(self.normal[:LONGEST_LOOKED_AT])

    @_Once
    def normal(self) -> str:
        """Its text in normal form."""
        return plain(self.text)

    @_Once
    def ended(self) -> bool:
        """It closes as a sentence does."""
        return bool(_ENDING.search(self.text[-12:]))

    @_Once
    def prose(self) -> bool:
        """It reads like a paragraph rather than like a label or a headline."""
        return self.words >= LONG_PROSE_WORDS or (self.words >= PROSE_WORDS and self.ended)

    @property
    def linked(self) -> bool:
        """Most of it is link text."""
        return self.links > LINKED

    @_Once
    def short_link(self) -> bool:
        """It is a link of a few words, as menus have them."""
        return self.links > LINKED and self.words <= SHORT_LINK

    def part(self, text: str, start: int, end: int, glued: str | None = None) -> Piece | None:
        """The stretch `start`–`end` (offsets into the whole `text`) as a piece of the same block; None if it is blank."""
        start, end = trim(text, start, end)
        if start >= end:
            return None
        return Piece(start, end, text[start:end], self.tag, self.path, self.links, glued or self.glued)


def asked_once(judge: Callable[[Piece], Answer]) -> Callable[[Piece], Answer]:
    """`judge`, its answer kept with the piece: the model asks what the layout asked before."""
    name = f"{judge.__module__}.{judge.__name__}"

    @wraps(judge)
    def remembered(piece: Piece) -> Answer:
        kept = piece.__dict__
        if name not in kept:
            kept[name] = judge(piece)
        answer: Answer = kept[name]
        return answer

    return remembered


def pieces(text: str, blocks: Sequence[Block]) -> tuple[Piece, ...]:
    """The pieces of all blocks, in reading order."""
    found: list[Piece] = []
    for block in blocks:
        start, end = trim(text, block.start, block.end)
        if start < end:
            whole = Piece(start, end, text[start:end], block.tag, block.path, block.links)
            found.extend(_cut(text, whole))
    return tuple(found)


def _cut(text: str, piece: Piece) -> Iterator[Piece]:
    """The piece, or what is left of it between the glued ends, and these."""
    if piece.words < PROSE_WORDS:
        yield piece
        return
    head, rest = _split_head(text, piece)
    body, tails = _split_tails(text, rest)
    yield from (part for part in (head, *_split_appeal(text, body), *tails) if part)


def _split_head(text: str, piece: Piece) -> tuple[Piece | None, Piece]:
    opening = piece.normal
    if not opening.startswith(glued_phrases()):
        return None, piece
    for phrase in glued_phrases():
        if opening.startswith(phrase):
            cut = _length_of(piece.text, phrase)
            rest = piece.part(text, piece.start + cut, piece.end) if cut else None
            if rest and rest.text[:1].isupper() | (rest.text[:1] in "\"“'‘«"):
                return piece.part(text, piece.start, piece.start + cut, "navigation"), rest
    return None, piece


def _split_tails(text: str, piece: Piece) -> tuple[Piece, list[Piece]]:
    """Credits, copyright lines and known phrases at the end, cut off one by one."""
    tails: list[Piece] = []
    for _ in range(4):
        cut = _tail(piece)
        if cut is None:
            break
        start, kind = cut
        tail = piece.part(text, piece.start + start, piece.end, kind)
        rest = piece.part(text, piece.start, piece.start + start)
        if tail is None or rest is None:
            break
        tails.insert(0, tail)
        piece = rest
    return piece, tails


def _tail(piece: Piece) -> tuple[int, str] | None:
    window = max(0, len(piece.text) - LONGEST_CREDIT)
    for pattern, kind in ((_CREDIT_TAIL, "credit"), (_LEGAL_TAIL, "legal")):
        match = pattern.search(piece.text, window)
        if match and match.start() > 0:
            return match.start(), kind
    closing = piece.normal
    if not closing.removesuffix(".").endswith(glued_phrases()):
        return None
    for phrase in glued_phrases():
        for form in (phrase, f"{phrase}."):
            if closing.endswith(form):
                start = _tail_start(piece.text, form)
                if start and _ENDING.search(piece.text[:start]):
                    return start, "navigation"
    return None


def _length_of(text: str, phrase: str) -> int:
    """How many characters of `text` its opening `phrase` (in normal form) takes; 0 if the forms do not line up."""
    for end in range(len(phrase), min(len(text), len(phrase) + 20) + 1):
        if plain(text[:end]) == phrase:
            return end
    return 0


def _tail_start(text: str, phrase: str) -> int:
    for start in range(len(text) - len(phrase), max(0, len(text) - len(phrase) - 20), -1):
        if plain(text[start:]) == phrase:
            return start
    return 0


def _split_appeal(text: str, piece: Piece) -> list[Piece | None]:
    """A paragraph whose last sentences address the reader for money or a subscription is cut before them."""
    if not piece.wording.total:
        return [piece]
    starts = [piece.start, *(piece.start + match.end() for match in _SENTENCE.finditer(piece.text))]
    cut = None
    for start, end in islice(zip(reversed(starts), reversed([*starts[1:], piece.end]), strict=True), LAST_SENTENCES):
        said = wording(text[start:end])
        if not (said.total and said.address) and not said.whole:
            break
        cut = start
    if cut is None or cut == piece.start or wording(text[piece.start : cut]).address:
        return [piece]
    return [piece.part(text, piece.start, cut), piece.part(text, cut, piece.end, said_kind(text[cut : piece.end]))]


def said_kind(text: str) -> str:
    """The kind of furniture that the words of `text` speak for most; "other" if for none."""
    return wording(text).best or "other"
