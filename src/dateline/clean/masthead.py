"""Masthead: headline, byline, dateline, stamps and credits: what a page says about its story.

In: pieces and the report's metadata. Out: which piece is what, the title, the bylines and the parts of a dateline.
Never: a headline that nobody wrote: where no title is shown, there is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dateline.clean.cues import cues, pattern
from dateline.clean.outlets import agencies, agency_named, outlet_named
from dateline.clean.pieces import Piece, asked_once
from dateline.clean.stamps import ages, months, stamps
from dateline.terms import Report
from dateline.text import plain, word_spans

LONGEST_TITLE = 30
"""Words of the longest headline looked for in text."""
SHORTEST_TITLE = 3
"""Words of the shortest one; shorter lines above a story are rubrics ("World", "Latest News")."""
LONGEST_STAMP = 7
"""Words that may stand in a stamp beside its date and time ("Published on … by the desk")."""
_SHOUT = r"[A-ZÀ-Þ](?:['’]{0,2}+[A-ZÀ-Þ.]){1,40}+"
_SHOUTED = rf"{_SHOUT}(?:[- /](?:(?:de|la|le|los|las|of|upon)[- ])?{_SHOUT}){{0,8}}"
_SMALL = {"OF", "AND", "THE", "DE", "LA", "UPON"}
_REGION = r"(?:,\s[A-ZÀ-Þ][\w.'’-]{0,40}+(?:\s(?:of\s|and\s)?[A-ZÀ-Þ][\w.'’-]{0,40}+){0,3}){0,2}"
_DASH = r"\s{0,9}+(?:--|[-–—―:])\s*"
_LETTERS = re.compile(r"[^\W\d_]+")
_AROUND_SIGNATURE = r"^«signature before»\b\s*:?\s*|(?<!\s)\s++«signature after»$"
_MEASURED = re.compile(r"\d{4}| ago\b")
_NAMED = re.compile(r"\w")
_BYLINE = r"^«byline»[:\s]\s*(?P<names>[A-ZÀ-Þ][\w.'’-]*(?:[\s,]+(?:«byline joiner»|[A-ZÀ-Þ][\w.'’/-]*)){0,14})\s*\.?$"
_CREDIT = (
    r"^[(\[]?\s{0,9}+[—–-]{0,9}+\s{0,9}+(?:with (?:additional )?«credit with» (?:by|from)"
    r"|(?:additional |further )?«credit work» (?:and \w+ )?(?:by|from)\b"
    r"|«credit made» by\b|«credit source»\s*:|courtesy:)"
)
_CONTRIBUTED = r"\bcontributed (?:additional )?(?:reporting|to (?:this|the) «contributed to»\b)"
_DESK = r"^(?:«desk»|from (?:our|staff) .{0,30})$"
_TAIL = re.compile(r"(?<!\s)\s++(?:\||-|–|—|::|»|•|·)\s+")
_SPLIT_NAMES = re.compile(r"\s{0,9}(?:,| and | und | & |;|\|)\s*")
_STAMP_FILLER = r"\b(?:«stamp»|«stamp weekday»)\b"


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening of a lede that says where, when and by whom it was filed; spans of the article's text."""

    place: str | None
    place_span: tuple[int, int] | None
    day_span: tuple[int, int] | None
    credit: str | None
    credit_span: tuple[int, int] | None
    body_start: int


@cache
def _dateline_shapes() -> tuple[re.Pattern[str], ...]:
    month = "|".join(sorted((re.escape(name) for name in months()), key=lambda n: (-len(n), n)))
    bare_day = rf"(?P<day>(?:{month})\b\.?\s\d{{1,2}}(?:,\s\d{{4}})?|\d{{1,2}}\s(?:{month})\b\.?(?:\s\d{{4}})?)"
    day = rf"(?:,?\s{bare_day})?"
    signs = sorted({re.escape(sign) for agency in agencies() for sign in agency.signatures}, key=lambda s: (-len(s), s))
    known = rf"(?:{'|'.join(signs)})(?:\s[A-Z][\w]+){{0,2}}"
    bracket = r"\((?P<credit>[A-ZÀ-Þ][^()]{1,40})\)"
    shapes = (
        rf"(?P<place>{_SHOUTED}{_REGION}?)(?i:{day})\s*,?\s*{bracket}\s*(?:--|[-–—―:.])\s*",
        rf"(?P<place>{_SHOUTED}{_REGION}?)(?i:{day})[.,]?\s*/(?P<slash>[A-Z][A-Za-z]+)/\s*(?:--|[-–—―.])\s*",
        rf"(?P<place>{_SHOUTED}{_REGION}?)(?i:{day})\s+(?:--|[-–—―])\s+",
        rf"(?P<place>[A-ZÀ-Þ][\w.'’-]{{1,40}}+(?:[ /-][A-ZÀ-Þ][\w.'’-]{{1,40}}+){{0,3}}{_REGION}?)(?i:{day})\s*\((?P<credit>{known})\){_DASH}",
        rf"(?i:{bare_day})\s*{bracket}\s*(?:--|[-–—―])\s*",
        rf"{bracket}\s*(?:--|[-–—―])\s*",
    )
    return tuple(re.compile(rf"\A{shape}") for shape in shapes)


def dateline(piece: Piece) -> Dateline | None:
    """The dateline that opens this piece, if one does."""
    opening = piece.text[:160]
    for shape in _dateline_shapes():
        match = shape.match(opening)
        if match is None or match.end() >= len(piece.text):
            continue
        groups = match.groupdict()
        place = groups.get("place")
        if place and plain(place).rstrip(" .") in cues("label"):
            continue
        credit = "slash" if groups.get("slash") else "credit"
        return Dateline(
            spelled(place) if place else None,
            _span(piece, match, "place"),
            _span(piece, match, "day"),
            groups.get(credit),
            _span(piece, match, credit),
            piece.start + match.end(),
        )
    return None


def _span(piece: Piece, match: re.Match[str], group: str) -> tuple[int, int] | None:
    if not match.groupdict().get(group):
        return None
    return piece.start + match.start(group), piece.start + match.end(group)


def spelled(place: str) -> str:
    """A place in capitals as it is usually spelled: "OFER PRISON, West Bank" → "Ofer Prison, West Bank"."""
    words = re.split(r"([\s/-]+)", place.strip(" ,"))
    return "".join(_cased(word, first=i == 0) for i, word in enumerate(words))


def _cased(word: str, *, first: bool) -> str:
    letters = word.strip(".,")
    if not letters.isupper() or "." in letters or len(letters) < 2:
        return word
    return word.lower() if letters in _SMALL and not first else word.capitalize()


@asked_once
def is_stamp(piece: Piece) -> bool:
    """Little else than a date, a time or "3 hours ago"."""
    if piece.words > LONGEST_STAMP + 12 or not _MEASURED.search(piece.text):
        return False
    spans = [(s.start, s.end) for s in stamps(piece.text)] + [(start, end) for start, end, _, _ in ages(piece.text)]
    if not spans:
        return False
    rest = "".join(" " if any(a <= i < b for a, b in spans) else c for i, c in enumerate(piece.text))
    return len(word_spans(pattern(_STAMP_FILLER).sub(" ", rest))) <= (
        LONGEST_STAMP if pattern(_STAMP_FILLER).search(piece.text) else 2
    )


def byline_names(piece: Piece) -> tuple[str, ...]:
    """Who signs, if this piece is a byline."""
    match = pattern(_BYLINE).match(piece.text) if piece.words <= 20 else None
    if match is None or sum(c.isupper() for c in match["names"][:1]) == 0:
        return ()
    return names_in(match["names"])


def names_in(signed: str) -> tuple[str, ...]:
    """The names in a byline, without "By" and without agencies and places set behind a comma."""
    bare = re.sub(r"^(?:by|von|par|por)\s+", "", signed.strip(), flags=re.IGNORECASE)
    names = (name.strip(" .") for name in _SPLIT_NAMES.split(bare))
    return tuple(dict.fromkeys(name for name in names if _NAMED.search(name)))


@asked_once
def is_credit(piece: Piece) -> bool:
    """It says who else reported, edited or supplied the story."""
    if piece.glued == "credit":
        return True
    if piece.words <= 60 and (pattern(_CREDIT).match(piece.text) or pattern(_CONTRIBUTED).search(piece.text)):
        return True
    return piece.words <= 6 and (
        bool(pattern(_DESK).match(piece.text)) or _signed(piece.text, piece.normal) is not None
    )


@cache
def _signing_words() -> frozenset[str]:
    """The words of which agencies' names consist."""
    return frozenset(
        word for agency in agencies() for sign in agency.signatures for word in _LETTERS.findall(plain(sign))
    )


def signature(text: str) -> str | None:
    """The agency that a short line such as "Reuters", "XY-Xinhua Report" or "Source: AFP" signs for."""
    return _signed(text, plain(text))


def _signed(text: str, normal: str) -> str | None:
    """The agency that a short line signs for; `normal` is its normal form."""
    if _signing_words().isdisjoint(_LETTERS.findall(normal)):
        return None
    bare = pattern(_AROUND_SIGNATURE).sub("", text.strip(" ()[]-–—."))
    for form in (bare, re.split(r"[-–]", bare)[-1].strip()):
        agency = agency_named(form)
        if agency and (form.isupper() or form[:1].isupper()):
            return agency.name
    return None


def contributed(text: str) -> bool:
    """The credit says that somebody helped, not whose text it is."""
    return bool(pattern(_CONTRIBUTED).search(text))


def headline_shaped(piece: Piece) -> bool:
    """Of a headline's length and not closed by a full stop."""
    return SHORTEST_TITLE <= piece.words <= LONGEST_TITLE and not re.search(r"[.,;:][\"'”’]?$", piece.text)


def title_cased(piece: Piece) -> bool:
    """Most of its longer words are capitalised, as in a headline of the American kind."""
    long = [piece.text[a:b] for a, b in word_spans(piece.text) if b - a > 3]
    return len(long) >= 4 and sum(word[0].isupper() or word[0].isdigit() for word in long) >= 0.75 * len(long)


def meta_title(report: Report, headings: Sequence[str]) -> str | None:
    """The title that the metadata gives: a JSON line's, a message's and an export's as it is; a page's without the tail that names the site.

    Of several, the one that the page shows as a heading, else the first.
    """
    given = [meta.value.strip() for meta in report.metas if meta.name == "title" and meta.value.strip()]
    if not given:
        return None
    if report.format in {"jsonl", "eml", "export"}:
        return given[0]
    bare = [_without_tail(title, report, given) for title in given]
    shown = {plain(heading) for heading in headings}
    return next((title for title in bare if plain(title) in shown), bare[0])


def _without_tail(title: str, report: Report, given: Sequence[str]) -> str:
    """A title without " | Site name", where another title, the publisher or the outlets say that it is one."""
    cuts = list(_TAIL.finditer(title))
    others = {plain(other) for other in given if other != title}
    sites = {plain(meta.value) for meta in report.metas if meta.name == "publisher"}
    for cut in cuts:
        head, tail = title[: cut.start()], title[cut.end() :]
        if plain(head) in others or plain(tail) in sites or outlet_named(tail) or agency_named(tail):
            return head
    if cuts and "|" in cuts[-1].group() and len(title[cuts[-1].end() :].split()) <= 4:
        return title[: cuts[-1].start()]
    return title
