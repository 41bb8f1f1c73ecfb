"""Lines: how likely a piece of a raw page is story, by a small fitted model.

In: a report's pieces, and for a page how much of each its extractor kept. Out: a probability for each. Never: an outlet's words;
what is looked at is shape, wording by kind, place on the page and neighbours.

Logistic regression; `tools/fit_lines.py` fits it and says how well it does out of fold, `data/lines.json` holds the
weights with the data they were fitted on and its licences.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from dateline.clean.furniture import furniture_kind
from dateline.clean.masthead import is_credit, is_stamp
from dateline.clean.pieces import LINKED, Piece
from dateline.text import word_spans

Numbers = NDArray[np.float64]
Places = NDArray[np.intp]

GAP = 12
"""What a short line costs, in words, in the search for the densest stretch of prose."""
WINDOW = 4
"""Lines to either side whose prose is averaged."""
FEWEST_LINES = 12
"""Lines a bare page has at least."""
BARE_SHARE = 0.4
"""Share of its lines that are no prose: of scraped stories 19 in 20 have less, of pages without their tags 19 in 20 have more."""
LOOKED_AT = 600
"""Characters of a piece whose letters are counted."""
SHORT_LINE = 60
"""Characters of a line whose count is kept."""

_SMALL = re.compile(r"\b[a-zà-ÿ]{1,3}\b")
_UPPER = re.compile(r"\b[A-ZÀ-Þ]")
_DIGIT = re.compile(r"\d")
_COMMENTS = re.compile(
    r"^(?:\d+ )?(?:comments?|responses?|replies|thoughts on|leave a (?:reply|comment)|post a comment|join the (?:conversation|discussion))\b"
)
_NO_WORDING = (0.0,) * 8
_ZONES = {
    "in_nav": ("nav", "navbar", "menu", "breadcrumb", "breadcrumbs", "navigation"),
    "in_header": ("header", "masthead", "topbar"),
    "in_footer": ("footer", "site-footer", "colophon"),
    "in_aside": ("aside", "sidebar", "widget", "complementary"),
    "in_comments": ("comments", "comment", "comment-list", "disqus_thread", "respond"),
    "in_related": ("related", "recommended", "more", "trending", "popular", "promo", "teaser", "newsletter", "share", "social", "tags", "author"),
    "in_article": ("article", "article-body", "entry-content", "post-content", "story-body", "articlebody", "story", "content-body"),
    "in_main": ("main",),
    "in_form": ("form", "button", "select", "label"),
}  # fmt: skip
_ZONE_NAMES = tuple(frozenset(names) for names in _ZONES.values())
_TAGS = ("p", "li", "td", "heading", "div")

OWN = (
    "length", "short", "medium", "long", "ended", "prose", "titled", "small", "links", "linked", "whole", "opens", "hits", "address",
    "furniture", "caption", "stamp", "credit", "digits", "commas", "asks", "repeats", "first", "after_comments",
)  # fmt: skip
PLACE = (
    "before",
    "after",
    "inside",
    "near",
    "bare_page",
    "window",
    "prose_1",
    "prose_2",
    "next_1",
    "next_2",
    "linked_around",
    "depth",
)
PAGE = (
    "kept",
    "kept_1",
    "kept_next",
    "kept_around",
    "kept_span",
    *_ZONES,
    *(f"tag_{tag}" for tag in _TAGS),
    "kept_prose",
    "kept_heading",
    "unkept_prose_near",
)

CROSSED = (
    "length",
    "short",
    "ended",
    "prose",
    "titled",
    "inside",
    "window",
    "before",
    "after",
    "next_1",
    "prose_1",
    "furniture",
)
CROSSED_PAGE = (*CROSSED, "kept", "kept_around", "kept_span", "links", "tag_p", "tag_li", "tag_heading", "in_article")
"""Features whose products in pairs are features too: a short line means one thing amid prose and another amid links."""


def story_likelihood(found: Sequence[Piece], kept: Sequence[float] | None = None) -> list[float]:
    """For each piece the probability that it is story; `kept` is the share of each that the extractor kept, of a page."""
    if not found:
        return []
    score = features(found, kept) @ _weights("page" if kept is not None else "text")
    likely: list[float] = np.round(1 / (1 + np.exp(-np.clip(score, -30.0, 30.0))), 9).tolist()
    return likely


def is_bare_page(found: Sequence[Piece]) -> bool:
    """Most lines are no prose: somebody took the tags off a whole page, navigation and all."""
    return len(found) >= FEWEST_LINES and sum(not piece.prose for piece in found) >= BARE_SHARE * len(found)


@cache
def _weights(mode: str) -> Numbers:
    table = json.loads(files("dateline.clean").joinpath("data/lines.json").read_text(encoding="utf-8"))
    by_name = table["weights"][mode]
    return np.array([float(by_name.get(name, 0.0)) for name in feature_names(page=mode == "page")])


@cache
def feature_names(*, page: bool) -> tuple[str, ...]:
    """The names of the features, in the order of a row."""
    crossed = combinations(CROSSED_PAGE if page else CROSSED, 2)
    return (*_plain_names(page=page), *(f"{one}*{other}" for one, other in crossed))


@cache
def _plain_names(*, page: bool) -> tuple[str, ...]:
    return ("bias", *OWN, *PLACE, *(PAGE if page else ()))


@cache
def _crossed_columns(*, page: bool) -> tuple[Places, Places]:
    """The columns of the features that are multiplied, first factors and second ones."""
    names = _plain_names(page=page)
    places = np.array([names.index(name) for name in (CROSSED_PAGE if page else CROSSED)])
    first, second = np.triu_indices(len(places), 1)
    return places[first], places[second]


def features(found: Sequence[Piece], kept: Sequence[float] | None = None) -> Numbers:
    """A row of features for each piece, all between 0 and 1 or nearly so."""
    own = np.array(_own_rows(found), dtype=float)
    tables = [np.ones((len(found), 1)), own, _place_table(found, own)]
    if kept is not None:
        tables.append(_page_table(found, own, np.array(kept)))
    alone = np.hstack(tables)
    first, second = _crossed_columns(page=kept is not None)
    return np.hstack([alone, alone[:, first] * alone[:, second]])


def _own_rows(found: Sequence[Piece]) -> list[list[float]]:
    """What each piece is by itself."""
    seen = Counter(piece.normal for piece in found)
    rows, commented = [], False
    for i, piece in enumerate(found):
        commented = commented or (i * 3 > len(found) and piece.words <= 6 and bool(_COMMENTS.match(piece.normal)))
        rows.append(_own_row(piece, repeats=seen[piece.normal] > 1, first=i == 0, commented=commented))
    return rows


def _own_row(piece: Piece, *, repeats: bool, first: bool, commented: bool) -> list[float]:
    text, n = piece.text[:LOOKED_AT], piece.words
    capitals, small, digits = _letters(text) if len(text) <= SHORT_LINE else _letters.__wrapped__(text)
    size = max(1, n if len(piece.text) <= LOOKED_AT else min(n, len(word_spans(text))))
    return [
        math.log1p(min(n, 200)) / 5,
        n < 4,
        n >= 12,
        n >= 30,
        piece.ended,
        piece.prose,
        capitals / size,
        small / size,
        piece.links,
        piece.linked,
        *(_NO_WORDING if piece.short_link else _wording_row(piece)),
        min(1.0, digits / len(text) * 5),
        min(1.0, text.count(",") / size * 10),
        text[-1:] in "?!",
        repeats,
        first,
        commented,
    ]


@lru_cache(maxsize=8192)
def _letters(text: str) -> tuple[int, int, int]:
    """How many words begin with a capital, how many are small and short, how many digits there are; the labels of menus recur over pages."""
    return len(_UPPER.findall(text)), len(_SMALL.findall(text)), len(_DIGIT.findall(text))


def _wording_row(piece: Piece) -> tuple[float, ...]:
    """What a piece's words speak for."""
    said, kind = piece.wording, furniture_kind(piece)
    return (
        said.whole is not None,
        said.opens is not None,
        min(said.total, 3) / 3,
        min(said.address, 4) / 4,
        kind is not None,
        kind == "caption",
        piece.words <= 20 and is_stamp(piece),
        piece.words <= 60 and is_credit(piece),
    )


def _place_table(found: Sequence[Piece], own: Numbers) -> Numbers:
    """Where each piece stands among the page's prose."""
    linked = own[:, OWN.index("linked")]
    prose = own[:, OWN.index("prose")] * (1 - linked)
    size = np.array([piece.words for piece in found], dtype=float)
    mass = np.cumsum(size * prose)
    total = mass[-1] or 1.0
    first, last = densest(np.where(prose > 0, size, -GAP).tolist())
    at = np.arange(len(found))
    inside = (first <= at) & (at < last)
    return np.column_stack(
        [
            (mass - size * prose) / total,
            (mass[-1] - mass) / total,
            inside,
            ~inside & (first - 3 <= at) & (at < last + 3),
            np.full(len(found), np.mean(prose == 0)),
            _around(prose),
            _shifted(prose, -1),
            _shifted(prose, -2),
            _shifted(prose, 1),
            _shifted(prose, 2),
            _around(linked),
            at / len(found),
        ]
    )


def _around(values: Numbers) -> Numbers:
    """The mean of up to WINDOW neighbours to either side of each value, itself left out."""
    at = np.arange(len(values))
    low, high = np.maximum(0, at - WINDOW), np.minimum(len(values), at + WINDOW + 1)
    sums = np.concatenate([[0.0], np.cumsum(values)])
    result: Numbers = (sums[high] - sums[low] - values) / np.maximum(1, high - low - 1)
    return result


def _shifted(values: Numbers, by: int) -> Numbers:
    """For each place the value `by` places on, 0 beyond the ends."""
    size = len(values)
    padded = np.concatenate([np.zeros(abs(by)), values, np.zeros(abs(by))])
    return padded[abs(by) + by : abs(by) + by + size]


def densest(weights: Sequence[float]) -> tuple[int, int]:
    """Start and end of the run whose weights sum highest (Bentley's maximum segment)."""
    best, best_span, total, start = 0.0, (0, 0), 0.0, 0
    for i, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, i
        total += weight
        if total > best:
            best, best_span = total, (start, i + 1)
    return best_span


def _page_table(found: Sequence[Piece], own: Numbers, kept: Numbers) -> Numbers:
    """What the page's markup and its extractor say of each piece."""
    prose = own[:, OWN.index("prose")]
    span = np.flatnonzero((kept > LINKED) & (prose > 0))
    at = np.arange(len(found))
    spanned = (span[0] <= at) & (at <= span[-1]) if len(span) else np.zeros(len(found))
    near = _around(kept)
    tags = np.array([_tag_kind(piece.tag) for piece in found])
    return np.column_stack(
        [
            kept,
            _shifted(kept, -1),
            _shifted(kept, 1),
            near,
            spanned,
            np.array([_zones(piece.path) for piece in found]),
            tags,
            kept * prose,
            kept * tags[:, _TAGS.index("heading")],
            (1 - kept) * prose * near,
        ]
    )


@cache
def _tag_kind(tag: str) -> tuple[bool, ...]:
    """Which of the kinds of element that the model knows a tag is."""
    known = "heading" if len(tag) == 2 and tag[0] == "h" else tag
    return tuple(known == one for one in _TAGS)


@lru_cache(maxsize=1024)
def _zones(path: tuple[str, ...]) -> tuple[bool, ...]:
    """In which zones of a page something stands."""
    return tuple(not names.isdisjoint(path) for names in _ZONE_NAMES)
