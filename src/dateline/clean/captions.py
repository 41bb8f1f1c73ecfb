"""Captions: what stands below a picture, told from its credit, its position words and its shape.

In: pieces. Out: whether one is a caption. Never: a sentence of the story because it names an agency.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dateline.clean.cues import cues, pattern
from dateline.clean.outlets import agencies
from dateline.clean.pieces import Piece
from dateline.days import MONTHS

LONGEST_CAPTION = 120
"""Words; what is longer tells a story, even if a photographer is named in it."""
SIDE_REACH = 80
"""Characters at a piece's head in which "(left)" says that somebody is being pointed out in a picture."""

_REPORTED = r"\b«speech»\b"
_QUOTED = re.compile(r"[\"“][^\"“”]*+[\"”]")
_SIDES = re.compile(
    r"\((?:[LC]|[LRC]-[LRC]|[2-9](?:nd|rd|th)? [LR]|left|right|cent(?:er|re)|from left|far (?:left|right)|top|bottom)\)"
)
_SPELLED_SIDES = re.compile(
    r"\((?:(?:far|top|bottom|cent(?:er|re)|front|back|second|third)[ -])?(?:left|right|cent(?:er|re))\)"
    r"|, (?:left|right|cent(?:er|re)), (?:and|with)\b"
)
_PHOTO_LABEL = re.compile(
    r"(?:^|[.!?)(\[\"”\s])(?:PHOTOS?|Photos?|Foto|Image|Picture|Photographer|Photographs?|Illustration|CREDIT|Credit)\s?(?::|/|by\s+[A-Z]|courtesy\s)"
)
_GALLERY = re.compile(r"(?P<number>\d{1,3})(?:/| of )(?P<all>\d{1,3})\s+[A-Z\d]")
_SHOWN = re.compile(
    r"(?:An? |The |This |Undated )?(?:(?:undated|file|aerial|satellite|handout|archive|recent|still|video|screen) ){0,3}"
    r"(?:photo|photograph|picture|image|grab|view|still|handout) (?:issued|released|provided|supplied|taken|made available) by\b"
)
_TAKEN = re.compile(
    r"(?:An? |The )?(?:(?:\w+ )?(?:undated|file|aerial|satellite|handout|archive|recent|still|video) )?"
    r"(?:photo|photograph|picture|image|view) (?:of|showing) [^.!?]{3,100} (?:taken|captured|shot) (?:on|in) "
    rf"(?:\d\d? )?(?:{'|'.join(MONTHS)})(?: \d\d?)?(?:,? \d{{4}})?\.?",
    re.IGNORECASE,
)
"""Nothing but what is to be seen and when the picture was taken."""
_IN_THIS = re.compile(
    r"\bin th(?:is|ese) (?:\S+ ){0,5}(?:file |handout |undated |combination )?(?:photos?|photographs?|pictures?|images?|illustration)\b"
)
_HINT = re.compile(r"[/:]|\b(?:by|courtesy)\b")
"""One of these stands in every label of a photograph."""
_CREDIT_HINT = re.compile(r"/|:|\bvia\b")
"""One of these stands in every credit that opens a piece."""
_PARTED = frozenset("/|,([")
"""One of these stands in every credit that closes a piece."""


@cache
def _credit_shapes() -> tuple[re.Pattern[str], ...]:
    """A credit at the end: "Reuters/Ana Roe", "Ana Roe / File / AP", "(Ana Roe via Getty Images)", "(Ana Roe / Any Paper)"."""
    name = r"[A-Z][\w.'’-]{1,40}+"
    return (
        re.compile(rf"(?<!\ba )(?<!\bthe )(?<!\ban )\b(?:{_houses()})\s?/\s?{name}(?:[ /]{name}){{0,5}}[\s).\]]*$"),
        re.compile(rf"(?:{name} ){{1,3}}{name}\s?[/,|]\s?(?:File\s?[/,]?\s?)?(?:{_houses()})[\s).\]]*$"),
        re.compile(
            rf"[(\[](?:[^()\[\]]{{0,60}}[/,|] ?)?(?:[^()\[\]]{{0,30}}/)?(?:{_houses()})(?: via (?:{_houses()}))?[)\]][\s.]*$"
        ),
        re.compile(rf"[(\[](?:{name} ){{1,3}}{name} ?/ ?(?:[Tt]he )?{name}(?: {name}){{0,4}}[)\]][\s.]*$"),
    )


@cache
def _houses() -> str:
    signs = {sign for agency in agencies() for sign in (agency.name, agency.name.upper(), *agency.aliases)}
    return "|".join(sorted(map(re.escape, signs | set(cues("picture house"))), key=lambda s: (-len(s), s)))


@cache
def _credit_first() -> re.Pattern[str]:
    """A credit that opens the piece, as a scraper leaves it: "Ana Roe / Reuters Workers wait …"."""
    return re.compile(
        rf"(?:(?:[A-Z](?=[\w.'’-]{{0,40}}[a-z])[\w.'’-]{{1,40}}+ ){{1,3}}(?:[A-Z][\w.'’-]{{1,40}}+ )?(?:/|via) ?(?:{_houses()})|AP:Associated Press)(?: (?:{_houses()}))?\s"
    )


def reports_speech(piece: Piece) -> bool:
    """Outside quotation marks it says that somebody said something, as news does and appeals do not."""
    return bool(pattern(_REPORTED).search(_QUOTED.sub(" ", piece.text)))


def is_caption(piece: Piece) -> bool:
    """It is a picture's caption or credit."""
    if piece.words > LONGEST_CAPTION:
        return False
    if _in_figure(piece.tag, piece.path):
        return True
    if piece.wording.opens == "caption" or dict(piece.wording.hits).get("caption"):
        return True
    return _points_into_picture(piece) or _credited(piece) or _of_gallery(piece)


@lru_cache(maxsize=1024)
def _in_figure(tag: str, path: tuple[str, ...]) -> bool:
    """The page's markup says so."""
    return any(name in {"figcaption", "figure"} or "caption" in name for name in (tag, *path))


def _points_into_picture(piece: Piece) -> bool:
    """It says where in the picture somebody stands, or what the picture is."""
    head = piece.text[:SIDE_REACH]
    if (" by " in piece.text and _SHOWN.match(head)) or _SPELLED_SIDES.search(head) or _TAKEN.fullmatch(piece.text):
        return True
    pointed = ("(" in piece.text and _SIDES.search(piece.text)) or (
        "in th" in piece.text and _IN_THIS.search(piece.text)
    )
    return bool(pointed) and not reports_speech(piece)


def _credited(piece: Piece) -> bool:
    """A photographer or a picture's house is credited at its end or its head."""
    head, tail = piece.text[:SIDE_REACH], piece.text[-160:]
    if _named_last(tail) and not _PARTED.isdisjoint(tail) and any(shape.search(tail) for shape in _credit_shapes()):
        return True
    if _HINT.search(tail) and _PHOTO_LABEL.search(tail):
        return True
    return bool(_CREDIT_HINT.search(head) and _credit_first().match(head))


def _named_last(tail: str) -> bool:
    """The last word has a capital, as names have; of most prose it has none, and no credit need be looked for."""
    last = tail.rstrip(" .)]\n").rsplit(None, 1)
    return bool(last) and not last[-1].islower()


def _of_gallery(piece: Piece) -> bool:
    """It is the n-th of a gallery's pictures: "3/34 28 November …"."""
    match = _GALLERY.match(piece.text)
    return match is not None and 1 <= int(match["number"]) <= int(match["all"]) and int(match["all"]) > 1
