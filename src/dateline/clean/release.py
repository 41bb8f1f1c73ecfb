"""Release: what a press office puts around its text: an embargo above it, an end mark, notes to editors and contacts below.

In: pieces. Out: whether one is such a line; where the notes begin. Never: a subhead "The end", a sentence that speaks of an embargo.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.clean.cues import cues, pattern
from dateline.clean.pieces import Piece

LONGEST_LINE = 30
"""Words of a line above a release: "NOT FOR PUBLICATION, BROADCAST OR USE ON SOCIAL MEDIA BEFORE THEN"."""
BEGUN = 2
"""Paragraphs that a release has above its end mark."""
_EMBARGO = r"\W{0,20}+(?:«release line»\W{1,20}+)?«embargo»\b"
_LINE = r"\W{0,20}+«release line»\b"
_HASHES = re.compile(r"\W*#(?:\s?#){2,}\W*")
_DECORATED = re.compile(r"[-–—*#~_(\[]\s?\S+(?: \S+){0,2}\s?[-–—*#~_)\]]")


def is_embargo(text: str) -> bool:
    """It says until when a release may not be printed."""
    return bool(pattern(_EMBARGO).match(text))


def is_release_line(piece: Piece) -> bool:
    """It says above a release what it is and who may use it."""
    if piece.words > LONGEST_LINE or piece.text[-1:] == "." or not pattern(_LINE).match(piece.text):
        return False
    opened = pattern(_LINE).match(piece.text)
    return (
        piece.text.isupper()
        or opened is None
        or opened.end() >= len(piece.text) - 1
        or piece.text[opened.end()] in ":,;-–—|"
    )


def notes_at(found: Sequence[Piece], story: Sequence[bool]) -> int | None:
    """The first piece that is behind the release: its end mark, or the heading of notes and contacts; None where there is none.

    What stands behind one is shorter than what stands above it, else it is the heading of something else.
    """
    words = [piece.words if told and piece.prose else 0 for piece, told in zip(found, story, strict=True)]
    paragraphs, above, whole = 0, 0, sum(words)
    for i, piece in enumerate(found):
        if paragraphs >= BEGUN and 2 * above >= whole and (_is_end(piece) or _heads_notes(piece)):
            return i
        paragraphs += words[i] > 0
        above += words[i]
    return None


def _is_end(piece: Piece) -> bool:
    """A line that is nothing but the mark of an end, in capitals or between signs."""
    if piece.words > 4:
        return False
    if _HASHES.fullmatch(piece.text):
        return True
    bare = piece.normal.strip(" -*#~_.()[]:")
    return bare in cues("end mark") and bool(
        _DECORATED.fullmatch(piece.text.strip()) or (piece.text.isupper() and bare.isalpha())
    )


def _heads_notes(piece: Piece) -> bool:
    """A heading of notes to editors or of contacts for them."""
    opening, colon, _ = piece.normal.partition(":")
    bare = opening.strip(" -*#.–")
    return bare in cues("notes") and (bool(colon) or piece.words <= 6)
