"""Furniture: what a page puts around the story, told piece by piece from wording, shape and position.

In: pieces. Out: the kind of furniture each one is by itself, or None. Never: a slogan of any one outlet; blocks
that only their recurrence gives away are `settle`'s.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dateline.clean.outlets import agencies
from dateline.clean.pieces import Piece

LONGEST_CAPTION = 120
"""Words; what is longer tells a story, even if a photographer is named in it."""
LONGEST_LABEL = 25
"""Words of a piece whose opening phrase alone gives it away."""
LONGEST_PLEA = 60
"""Words of a piece that one phrase and an address to the reader give away; a longer one needs more of both."""

_REPORTED = re.compile(
    r"\b(?:said|says|told|according to|announced|added|wrote|reported|asked|argued|warned|urged|stated|tweeted)\b",
    re.IGNORECASE,
)
_SIDES = re.compile(
    r"\((?:[LC]|[LRC]-[LRC]|[2-9](?:nd|rd|th)? [LR]|left|right|cent(?:er|re)|from left|far (?:left|right)|top|bottom)\)"
)
_PHOTO_LABEL = re.compile(
    r"(?:^|[.!?)\"”\s])(?:PHOTOS?|Photos?|Foto|Image|Picture|Photographer|Photograph|Illustration|CREDIT|Credit)\s?(?::|/|by\s+[A-Z]|courtesy\s)"
)
_BIO = re.compile(
    r"^(?:[A-Z][\w.'’-]+ ){2,4}(?:is|was|covers|writes|reports|has covered) (?:an? |the )?(?:[\w,'’-]+ ){0,8}"
    r"(?:reporter|correspondent|editor|columnist|journalist|contributor|contributing|staff writer|freelance|author of|fellow|for [A-Z])"
)
_WITHOUT_WORDS = re.compile(r"^[\W_]*$")
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
_PICTURE_HOUSES = (
    "Getty Images", "Getty", "EPA", "EPA-EFE", "Shutterstock", "Alamy", "Alamy Stock Photo", "Bloomberg", "Zuma Press", "Zuma", "SIPA",
    "NurPhoto", "Rex Features", "Corbis", "Pool", "File", "iStock", "Flickr", "Wikimedia Commons", "Handout", "Imago", "AP Photo",
    "AP Images", "Lehtikuva",
)  # fmt: skip


@cache
def _credit_shapes() -> tuple[re.Pattern[str], ...]:
    signs = {sign for agency in agencies() for sign in (agency.name, agency.name.upper(), *agency.aliases)}
    houses = "|".join(sorted(map(re.escape, signs | set(_PICTURE_HOUSES)), key=lambda s: (-len(s), s)))
    name = r"[A-Z][\w.'’-]+"
    return (
        re.compile(rf"(?<!\ba )(?<!\bthe )(?<!\ban )\b(?:{houses})\s?/\s?{name}(?:[ /]{name}){{0,5}}[\s).\]]*$"),
        re.compile(rf"(?:{name} ){{1,3}}{name}\s?[/,|]\s?(?:File\s?[/,]?\s?)?(?:{houses})[\s).\]]*$"),
        re.compile(
            rf"[(\[](?:[^()\[\]]{{0,60}}[/,|] ?)?(?:[^()\[\]]{{0,30}}/)?(?:{houses})(?: via (?:{houses}))?[)\]][\s.]*$"
        ),
    )


@lru_cache(maxsize=8192)
def furniture_kind(piece: Piece) -> str | None:
    """The kind of furniture this piece is, judged alone; None if nothing speaks for it."""
    if piece.glued and piece.glued != "credit":
        return piece.glued
    if _WITHOUT_WORDS.match(piece.text):
        return "navigation"
    said = piece.wording
    if said.whole:
        return said.whole
    if is_caption(piece):
        return "caption"
    if said.opens and piece.words <= LONGEST_LABEL and not reports_speech(piece):
        return said.opens
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


def reports_speech(piece: Piece) -> bool:
    """Outside quotation marks it says that somebody said something, as news does and appeals do not."""
    return bool(_REPORTED.search(_QUOTED.sub(" ", piece.text)))


def is_caption(piece: Piece) -> bool:
    """It is a picture's caption or credit."""
    if piece.words > LONGEST_CAPTION:
        return False
    if any(tag in {"figcaption", "figure"} or "caption" in tag for tag in (piece.tag, *piece.path)):
        return True
    if piece.wording.opens == "caption" or dict(piece.wording.hits).get("caption"):
        return True
    if _SIDES.search(piece.text) and not reports_speech(piece):
        return True
    tail = piece.text[-160:]
    return bool(_PHOTO_LABEL.search(tail)) or any(shape.search(tail) for shape in _credit_shapes())


def is_bio(piece: Piece) -> bool:
    """It introduces the author to the reader."""
    return bool(_BIO.match(piece.text)) and not reports_speech(piece)


def is_plea(piece: Piece) -> bool:
    """Inside an appeal, it goes on with it: it speaks to the reader or is no prose."""
    return bool(piece.wording.address or piece.wording.total or not piece.prose)
