"""Furniture: what a page puts around the story, told piece by piece from wording, shape and position.

In: pieces. Out: the kind of furniture each one is by itself, or None. Never: a slogan of any one outlet; blocks
that only their recurrence gives away are `settle`'s.
"""

from __future__ import annotations

import re

from dateline.clean.captions import is_caption, reports_speech
from dateline.clean.pieces import Piece, asked_once
from dateline.days import MONTHS

LONGEST_LABEL = 25
"""Words of a piece whose opening phrase alone gives it away."""
LONGEST_PLEA = 60
"""Words of a piece that one phrase and an address to the reader give away; a longer one needs more of both."""

_BIO = re.compile(
    r"^(?:[A-Z][\w.'’-]+ ){2,4}(?:is|was|covers|writes|reports|has covered) (?:an? |the )?(?:[\w,'’-]+ ){0,8}"
    r"(?:reporter|correspondent|editor|columnist|journalist|contributor|contributing|staff writer|freelance|author of|fellow|for [A-Z])"
)
_WITHOUT_WORDS = re.compile(r"^[\W_]*$")
_BRACKETED = re.compile(r"\[[^\[\]]+\]")
_SIGNED = re.compile(
    rf"(?P<sign>(?:[—–]|--?)\s?[^\s—–(][^—–()]{{0,60}} \(@\w{{1,40}}\)"
    rf"(?:\W{{0,3}}(?:(?:{'|'.join(MONTHS)})[a-z]*\.? \d\d?|\d\d? (?:{'|'.join(MONTHS)})[a-z]*\.?),? \d{{4}})?)\W*$",
    re.IGNORECASE,
)
"""How an embedded post closes: "— Name (@handle) March 8, 2022"."""
_PICTURED = re.compile(r"\bpic\.twitter\.com/\w+\W*$")
LONGEST_POST = 80
"""Words of an embedded post; a longer paragraph tells a story, whatever it closes with."""


@asked_once
def furniture_kind(piece: Piece) -> str | None:
    """The kind of furniture this piece is, judged alone; None if nothing speaks for it."""
    if piece.glued and piece.glued != "credit":
        return piece.glued
    if _WITHOUT_WORDS.match(piece.text):
        return "navigation"
    if is_post(piece):
        return "other"
    said = piece.wording
    if said.whole:
        return said.whole
    if is_caption(piece):
        return "caption"
    if said.opens == "other" and piece.words <= LONGEST_PLEA:
        return "other"
    if said.opens and (piece.words <= LONGEST_LABEL or not piece.ended) and not reports_speech(piece):
        return said.opens
    if piece.words <= LONGEST_LABEL and _BRACKETED.fullmatch(piece.text):
        return "related"
    return _by_phrases(piece)


def _by_phrases(piece: Piece) -> str | None:
    """How many distinct phrases it takes grows with length, and when the piece reports what somebody said."""
    said = piece.wording
    kinds = dict(said.hits)
    if not said.total:
        return None
    if kinds.get("legal", 0) >= 1 and not reports_speech(piece) and piece.words <= LONGEST_PLEA:
        return "legal"
    needed = (
        1
        + (piece.words > LONGEST_PLEA)
        + 2 * reports_speech(piece)
        + (not said.address and piece.words > LONGEST_LABEL)
    )
    addressed = said.address or said.total >= needed + 1 or (piece.words <= LONGEST_LABEL and not piece.ended)
    return said.best if said.total >= needed and addressed else None


def is_post(piece: Piece) -> bool:
    """A post of a network that the page embeds: it closes with who posted it, dash, name and handle, or with the address of its picture."""
    if piece.words > LONGEST_POST:
        return False
    tail = piece.text[-160:]
    return ("(@" in tail and _SIGNED.search(tail) is not None) or (
        "pic.twitter" in tail and _PICTURED.search(tail) is not None
    )


def is_signature(piece: Piece) -> bool:
    """It is nothing but the close of an embedded post, whose words stand right above it."""
    return "(@" in piece.text and _SIGNED.fullmatch(piece.text.strip()) is not None


def is_bio(piece: Piece) -> bool:
    """It introduces the author to the reader."""
    return bool(_BIO.match(piece.text)) and not reports_speech(piece)


def is_plea(piece: Piece) -> bool:
    """Inside an appeal, it goes on with it: it speaks to the reader or is no prose."""
    return bool(piece.wording.address or piece.wording.total or not piece.prose)
