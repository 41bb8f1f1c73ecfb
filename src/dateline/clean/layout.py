"""Layout: every piece of a report told as masthead, paragraph or furniture.

In: pieces, the report, and for a page the pieces that its extractor kept. Out: the three lists of parts, the
title and the dateline. Never: a piece in two lists; a span that is not the report's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.clean.apart import apart
from dateline.clean.captions import reports_speech
from dateline.clean.furniture import LONGEST_POST, furniture_kind, is_bio, is_plea, is_signature
from dateline.clean.masthead import (
    LONGEST_TITLE,
    Dateline,
    byline_names,
    dateline,
    headline_shaped,
    is_credit,
    is_stamp,
    title_cased,
)
from dateline.clean.pieces import LONG_PROSE_WORDS, Piece
from dateline.clean.release import LONGEST_LINE, is_embargo, is_release_line, notes_at
from dateline.clean.stamps import stamps
from dateline.clean.templates import only_house
from dateline.clean.walls import FURNITURE, only_wall, wall_title, walls
from dateline.terms import Part, Report
from dateline.text import plain, trim

ABOVE = 8
"""Pieces at the head of a text among which the lines above a press release stand."""
LEDE_SEARCH = 3
"""Paragraphs among whose first a dateline is looked for; a picture's caption may have slipped in before it."""
HEADLINE_REACH = 8
"""Pieces below a headline among which its story begins: stamps, credits and captions may stand between."""
SHORTEST_LEDE = 5
"""Words of a sentence that may be a paragraph of its own above the first long one."""
LONGEST_SUBHEAD = 12
"""Words; a longer line without a full stop is a list item or a paragraph that lost its end."""
STRAY = range(9, 33)
"""Words of a line without an end that is no sentence of the story: a shorter one may be a subhead, a longer one lost its end."""
ENDED_SHARE = 0.5
"""Share of a text's words in closed paragraphs from which an open line is a stray one; with less, the text has no full stops to go by."""
LIKELY = 0.5
"""Likelihood from which a piece is story; .35 to .5 are even on the benchmarks, and furniture in the story costs more than a lost line."""
CERTAIN = 0.9
"""Likelihood from which a piece of prose is story against its phrases."""
ZONES = {"nav": "navigation", "header": "navigation", "footer": "legal", "aside": "related"}
"""What a page's own sections make of a piece that nothing else tells."""

_OWN = (("furniture", "invite"), ("furniture", "appeal"))
_MEASURED = re.compile(r"\d")
_KEPT_OPEN = re.compile(r"^[\"“‘'«•*–—-]|^\d+[.)]\s|\(@\w|https?:|[,;–—-]$")

RUNNING = ("running",)
"""The path of what a document repeats at the head or foot of its pages."""

Label = tuple[str, str]
"""(side, kind): ("masthead", "title"), ("paragraph", "body"), ("furniture", "appeal") …"""


@dataclass(frozen=True, slots=True)
class Layout:
    """A report's pieces, told; `barred` is the kind of wall that they are nothing else than, if so."""

    masthead: tuple[Part, ...]
    paragraphs: tuple[Part, ...]
    furniture: tuple[Part, ...]
    title: str | None
    opening: Dateline | None
    barred: str | None = None


def lay_out(
    report: Report, found: Sequence[Piece], *, title: str | None, likelihood: Sequence[float] | None = None
) -> Layout:
    """Tell every piece. `title` is what the metadata says; `likelihood` how likely each is story, where a model was asked."""
    labels: list[Label | None] = [_alone(piece) for piece in found]
    labels[:ABOVE] = [_above_release(piece) or label for piece, label in zip(found[:ABOVE], labels, strict=False)]
    _whole_posts(found, labels)
    shown = _shown_title(found, title) if title is not None else None
    if shown is not None:
        labels[shown] = ("masthead", "title")
    _spread_appeals(found, labels)
    title_at = shown if title is not None else _headline_at(found, labels)
    if title_at is not None:
        labels[title_at] = ("masthead", "title")
    if likelihood is not None:
        _weigh(found, labels, likelihood)
    wall = _set_apart(found, labels, title_at)
    _behind_release(found, labels)
    _only_house(found, labels, title)
    lede = _lede_at(found, labels, title_at if likelihood is None else None)
    if likelihood is None:
        _without_strays(found, labels, lede)
        _after(found, labels)
    _before(found, labels, lede)
    _without_bio(found, labels)
    _within(found, labels, lede)
    if title is None and title_at is not None:
        title = found[title_at].text
    told = [label is not None and label[0] == "paragraph" for label in labels]
    barred = only_wall(found, wall, told, title, dated=any(meta.name == "published" for meta in report.metas))
    return _parts(report, found, labels, title, barred)


def _set_apart(found: Sequence[Piece], labels: list[Label | None], title_at: int | None) -> list[str | None]:
    """What the page's structure or a wall's words make furniture of; returns the kind of wall of each piece."""
    for i, kind in enumerate(apart(found, title_at)):
        label = labels[i]
        if kind is not None and i != title_at and (label is None or label[0] == "masthead"):
            labels[i] = ("furniture", kind)
    headline = None if title_at is None or wall_title(found[title_at].text) else title_at
    wall = walls(found, [label is None for label in labels], headline)
    for i, told in enumerate(wall):
        if told is not None and i != title_at and labels[i] is None:
            labels[i] = ("furniture", FURNITURE[told])
    return wall


def _only_house(found: Sequence[Piece], labels: list[Label | None], title: str | None) -> None:
    """A body that is nothing but the house's own words is furniture."""
    rest = [i for i, label in enumerate(labels) if label is None]
    beside = sum(label in _OWN and not piece.path for piece, label in zip(found, labels, strict=True))
    if only_house([found[i] for i in rest], title, beside=beside):
        for i in rest:
            labels[i] = ("furniture", "invite")


def _above_release(piece: Piece) -> Label | None:
    """A line above a press release: its embargo, whose day is the release's, or what it is."""
    if is_embargo(piece.text) and piece.words <= LONGEST_LINE:
        return ("masthead", "stamp") if stamps(piece.text) else ("furniture", "other")
    return ("furniture", "other") if is_release_line(piece) else None


def _behind_release(found: Sequence[Piece], labels: list[Label | None]) -> None:
    """The end mark of a release, and notes and contacts behind it, are furniture."""
    at = notes_at(found, [label is None for label in labels])
    for i in range(len(found) if at is None else at, len(found)):
        if labels[i] is None:
            labels[i] = ("furniture", "other")


def _alone(piece: Piece) -> Label | None:
    """What a piece is by itself; None for what may be story."""
    if piece.path == RUNNING:
        return "furniture", "navigation"
    if byline_names(piece):
        return "masthead", "byline"
    if is_credit(piece):
        return "masthead", "credit"
    if piece.short_link and not _MEASURED.search(piece.text):
        return "furniture", "navigation"
    kind = furniture_kind(piece)
    if kind:
        return "furniture", kind
    if is_stamp(piece):
        return "masthead", "stamp"
    return None


def _whole_posts(found: Sequence[Piece], labels: list[Label | None]) -> None:
    """The words of an embedded post stand right above its signature, where that is a line of its own."""
    for i in range(1, len(found)):
        if labels[i - 1] is None and found[i - 1].words <= LONGEST_POST and is_signature(found[i]):
            labels[i - 1] = ("furniture", "other")


def _shown_title(found: Sequence[Piece], title: str) -> int | None:
    """The piece that reads like the title that the metadata gives."""
    wanted = plain(title)
    same = [i for i, piece in enumerate(found) if piece.normal == wanted]
    headings = [i for i in same if found[i].tag == "h1"]
    return next(iter(headings or same), None)


def _headline_at(found: Sequence[Piece], labels: Sequence[Label | None]) -> int | None:
    """Where no metadata gives a title: the page's own first heading, or the headline above the lede of a text."""
    h1 = next(
        (i for i, piece in enumerate(found) if piece.tag == "h1" and labels[i] is None and headline_shaped(piece)), None
    )
    if h1 is not None:
        return h1
    lede = next(
        (
            i
            for i, piece in enumerate(found)
            if labels[i] is None and piece.prose and not _headline_like_prose(found, i)
        ),
        None,
    )
    if lede is None:
        return None
    above = [
        i for i in range(lede) if labels[i] is None and (headline_shaped(found[i]) or _headline_like_prose(found, i))
    ]
    return max(above, key=lambda i: (found[i].words, -i), default=None)


def _headline_like_prose(found: Sequence[Piece], i: int) -> bool:
    """The first line of a text, closed by a full stop but cased like a headline or followed by a dateline; none of its own opens it."""
    if i != 0 or len(found) < 2 or found[0].words > LONGEST_TITLE - 8 or dateline(found[0]) is not None:
        return False
    return title_cased(found[0]) or dateline(found[1]) is not None


def _spread_appeals(found: Sequence[Piece], labels: list[Label | None]) -> None:
    """Once an appeal opens, what follows belongs to it until story prose resumes: a paragraph that does not speak to the reader."""
    inside = told = False
    for i, piece in enumerate(found):
        label = labels[i]
        if label == ("furniture", "appeal"):
            inside = True
        elif label is None:
            inside = inside and _pleads_on(piece) and (told or not _heads_story(found, labels, i))
            if inside:
                labels[i] = ("furniture", "appeal")
            told = told or (not inside and piece.prose)
        elif label[0] == "masthead":
            inside = False


def _pleads_on(piece: Piece) -> bool:
    return is_plea(piece) and not (piece.prose and reports_speech(piece))


def _heads_story(found: Sequence[Piece], labels: Sequence[Label | None], i: int) -> bool:
    """A headline-shaped piece with story prose below it, where none was told yet: the page turns from appeal to story."""
    if not headline_shaped(found[i]) or found[i].wording.total:
        return False
    reach = range(i + 1, min(len(found), i + 1 + HEADLINE_REACH))
    after = next((found[j] for j in reach if labels[j] is None), None)
    return after is not None and after.prose and not after.wording.address


def _weigh(found: Sequence[Piece], labels: list[Label | None], likelihood: Sequence[float]) -> None:
    """What the model thinks unlikely is furniture; what only its phrases made furniture and the model is sure of is story."""
    for i, piece in enumerate(found):
        if labels[i] is None and likelihood[i] < LIKELY:
            zone = next((ZONES[tag] for tag in piece.path if tag in ZONES), None)
            labels[i] = ("furniture", zone or ("caption" if "figure" in piece.path else "other"))
        elif (
            labels[i]
            and labels[i] != ("masthead", "title")
            and piece.prose
            and not piece.glued
            and likelihood[i] >= CERTAIN
        ):
            labels[i] = None


def _lede_at(found: Sequence[Piece], labels: Sequence[Label | None], title_at: int | None) -> int | None:
    """The first paragraph: prose below the title if there is any, else the first prose at all; or the short sentence right above it."""
    prose = [i for i, piece in enumerate(found) if labels[i] is None and piece.prose]
    below = [i for i in prose if title_at is None or i > title_at]
    lede = next(iter(below or prose), None)
    if (
        lede
        and labels[lede - 1] is None
        and found[lede - 1].text[-1:] in ".!?"
        and found[lede - 1].words >= SHORTEST_LEDE
    ):
        return lede - 1
    return lede


def _without_strays(found: Sequence[Piece], labels: list[Label | None], lede: int | None) -> None:
    """In a text whose paragraphs are closed sentences, an open line below the lede lost its picture or its link: a caption, a headline of another story."""
    open_ = [i for i, piece in enumerate(found) if labels[i] is None]
    closed = sum(found[i].words for i in open_ if found[i].ended)
    if lede is None or closed < ENDED_SHARE * sum(found[i].words for i in open_):
        return
    listing = False
    for i in open_:
        piece = found[i]
        listing = found[i - 1].text.endswith(":") or (listing and not piece.ended) if i else False
        if i > lede and not listing and _is_stray(piece):
            labels[i] = ("furniture", "related" if title_cased(piece) else "caption")


def _is_stray(piece: Piece) -> bool:
    """An open line of a caption's length that is neither a quotation, an item of a list, nor one that names a handle."""
    if piece.words not in STRAY or piece.ended or _KEPT_OPEN.search(piece.text):
        return False
    cut_quote = piece.normal.count('"') % 2 == 1
    return not cut_quote and (piece.words < LONG_PROSE_WORDS or not reports_speech(piece))


def _before(found: Sequence[Piece], labels: list[Label | None], lede: int | None) -> None:
    """What stands above the lede and is nothing else yet: a standfirst right above, else the page's own labels."""
    if lede is None:
        return
    below_title = False
    for i in range(lede):
        below_title = below_title or labels[i] == ("masthead", "title")
        if labels[i] is None:
            labels[i] = ("masthead", "standfirst") if below_title and found[i].words >= 5 else ("furniture", "other")


def _after(found: Sequence[Piece], labels: list[Label | None]) -> None:
    """Labels and fragments behind the last sentence of a text are furniture."""
    first = next((i for i, piece in enumerate(found) if labels[i] is None and piece.prose), len(found))
    for i in range(len(found) - 1, first, -1):
        if labels[i] is None and not is_bio(found[i]):
            if found[i].prose or (found[i].ended and found[i].words > 1):
                return
            labels[i] = ("furniture", "other")


def _without_bio(found: Sequence[Piece], labels: list[Label | None]) -> None:
    """A line about the author behind the story is furniture."""
    for i in range(len(found) - 1, -1, -1):
        if labels[i] is None:
            if not is_bio(found[i]):
                return
            labels[i] = ("furniture", "other")


def _within(found: Sequence[Piece], labels: list[Label | None], lede: int | None) -> None:
    """The rest is the story: its lede, its subheads, its body."""
    for i, piece in enumerate(found):
        if labels[i] is None:
            subhead = piece.tag in {"h2", "h3", "h4", "h5", "h6"} or _subhead_shaped(piece)
            kind = "lede" if i == lede else "subhead" if subhead and i != lede else "body"
            labels[i] = ("paragraph", kind)


def _subhead_shaped(piece: Piece) -> bool:
    quoted = piece.text[:1] in '"“' and piece.text[-1:] in '"”'
    return (
        piece.words <= LONGEST_SUBHEAD
        and (not piece.ended or piece.text[-1:] in "'’?")
        and not quoted
        and piece.tag not in {"li", "td"}
    )


def _parts(
    report: Report, found: Sequence[Piece], labels: Sequence[Label | None], title: str | None, barred: str | None
) -> Layout:
    sides: dict[str, list[Part]] = {"masthead": [], "paragraph": [], "furniture": []}
    opening: Dateline | None = None
    paragraphs = 0

    def put(side: str, kind: str, start: int, end: int) -> None:
        start, end = trim(report.text, start, end)
        if start < end:
            sides[side].append(Part(report.id, start, end, report.text[start:end], kind))

    for piece, label in zip(found, labels, strict=True):
        side, kind = label or ("furniture", "other")
        start = piece.start
        if side == "paragraph":
            paragraphs += 1
            line = dateline(piece) if opening is None and paragraphs <= LEDE_SEARCH else None
            if line:
                opening, start = line, line.body_start
                for name, span in (("place", line.place_span), ("stamp", line.day_span), ("credit", line.credit_span)):
                    if span:
                        put("masthead", name, *span)
        put(side, kind, start, piece.end)
    return Layout(
        tuple(sides["masthead"]), tuple(sides["paragraph"]), tuple(sides["furniture"]), title, opening, barred
    )
