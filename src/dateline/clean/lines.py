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
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate, combinations

from dateline.clean.furniture import furniture_kind
from dateline.clean.masthead import is_credit, is_stamp
from dateline.clean.pieces import Piece
from dateline.text import word_spans

GAP = 12
"""What a short line costs, in words, in the search for the densest stretch of prose."""
WINDOW = 4
"""Lines to either side whose prose is averaged."""
FEWEST_LINES = 12
"""Lines a bare page has at least."""
BARE_SHARE = 0.4
"""Share of its lines that are no prose: of scraped stories 19 in 20 have less, of pages without their tags 19 in 20 have more."""
LINKED = 0.5
"""Share of link text from which a piece is a link."""

_SMALL = re.compile(r"\b[a-zà-ÿ]{1,3}\b")
_UPPER = re.compile(r"\b[A-ZÀ-Þ]")
_COMMENTS = re.compile(
    r"^(?:\d+ )?(?:comments?|responses?|replies|thoughts on|leave a (?:reply|comment)|post a comment|join the (?:conversation|discussion))\b"
)
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
    weights = _weights("page" if kept is not None else "text")
    return [_logistic(sum(map(float.__mul__, row, weights))) for row in features(found, kept)]


def is_bare_page(found: Sequence[Piece]) -> bool:
    """Most lines are no prose: somebody took the tags off a whole page, navigation and all."""
    return len(found) >= FEWEST_LINES and sum(not piece.prose for piece in found) >= BARE_SHARE * len(found)


@cache
def _weights(mode: str) -> tuple[float, ...]:
    table = json.loads(files("dateline.clean").joinpath("data/lines.json").read_text(encoding="utf-8"))
    by_name = table["weights"][mode]
    return tuple(float(by_name.get(name, 0.0)) for name in feature_names(page=mode == "page"))


@cache
def feature_names(*, page: bool) -> tuple[str, ...]:
    """The names of the features, in the order of a row."""
    crossed = combinations(CROSSED_PAGE if page else CROSSED, 2)
    return (*_plain_names(page=page), *(f"{one}*{other}" for one, other in crossed))


@cache
def _plain_names(*, page: bool) -> tuple[str, ...]:
    return ("bias", *OWN, *PLACE, *(PAGE if page else ()))


@cache
def _crossed_places(*, page: bool) -> tuple[int, ...]:
    names = _plain_names(page=page)
    return tuple(names.index(name) for name in (CROSSED_PAGE if page else CROSSED))


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


def features(found: Sequence[Piece], kept: Sequence[float] | None = None) -> list[list[float]]:
    """A row of features for each piece, all between 0 and 1 or nearly so."""
    own = _own_rows(found)
    place = _place_rows(found, own)
    rows = [[1.0, *a, *b] for a, b in zip(own, place, strict=True)]
    if kept is not None:
        rows = [row + more for row, more in zip(rows, _page_rows(found, kept), strict=True)]
    places = _crossed_places(page=kept is not None)
    return [row + [one * other for one, other in combinations([row[i] for i in places], 2)] for row in rows]


def _own_rows(found: Sequence[Piece]) -> list[list[float]]:
    seen = Counter(piece.normal for piece in found)
    rows, commented = [], False
    for i, piece in enumerate(found):
        commented = commented or (i * 3 > len(found) and piece.words <= 6 and bool(_COMMENTS.match(piece.normal)))
        rows.append(_own_row(piece, repeats=seen[piece.normal] > 1, first=i == 0, commented=commented))
    return rows


def _own_row(piece: Piece, *, repeats: bool, first: bool, commented: bool) -> list[float]:
    text, n, said = piece.text[:600], piece.words, piece.wording
    size = max(1, min(n, len(word_spans(text)) if len(piece.text) > len(text) else n))
    kind = furniture_kind(piece)
    return [
        math.log1p(min(n, 200)) / 5,
        float(n < 4),
        float(n >= 12),
        float(n >= 30),
        float(piece.ended),
        float(piece.prose),
        len(_UPPER.findall(text)) / size,
        len(_SMALL.findall(text)) / size,
        piece.links,
        float(piece.links > LINKED),
        float(said.whole is not None),
        float(said.opens is not None),
        min(said.total, 3) / 3,
        min(said.address, 4) / 4,
        float(kind is not None),
        float(kind == "caption"),
        float(is_stamp(piece)) if n <= 20 else 0.0,
        float(is_credit(piece)) if n <= 60 else 0.0,
        min(1.0, sum(c.isdigit() for c in text) / max(1, len(text)) * 5),
        min(1.0, text.count(",") / size * 10),
        float(text.rstrip()[-1:] in "?!"),
        float(repeats),
        float(first),
        float(commented),
    ]


def _place_rows(found: Sequence[Piece], own: Sequence[Sequence[float]]) -> list[list[float]]:
    """Where a piece stands among the page's prose."""
    at = {name: i for i, name in enumerate(OWN)}
    prose = [row[at["prose"]] * (1 - row[at["linked"]]) for row in own]
    linked = [row[at["linked"]] for row in own]
    mass = [piece.words * p for piece, p in zip(found, prose, strict=True)]
    total = sum(mass) or 1.0
    before = [0.0, *accumulate(mass)]
    first, last = densest([piece.words if p else -GAP for piece, p in zip(found, prose, strict=True)])
    bare = sum(p == 0 for p in prose) / max(1, len(prose))
    rows = []
    for i in range(len(found)):
        around = [j for j in range(max(0, i - WINDOW), min(len(found), i + WINDOW + 1)) if j != i]
        rows.append(
            [
                before[i] / total,
                (total - before[i + 1]) / total,
                float(first <= i < last),
                float(not first <= i < last and first - 3 <= i < last + 3),
                bare,
                _mean(prose[j] for j in around),
                _at(prose, i - 1),
                _at(prose, i - 2),
                _at(prose, i + 1),
                _at(prose, i + 2),
                _mean(linked[j] for j in around),
                i / max(1, len(found)),
            ]
        )
    return rows


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


def _page_rows(found: Sequence[Piece], kept: Sequence[float]) -> list[list[float]]:
    inside = [i for i, share in enumerate(kept) if share > LINKED and found[i].prose]
    first, last = (inside[0], inside[-1]) if inside else (0, -1)
    rows = []
    for i, piece in enumerate(found):
        around = range(max(0, i - WINDOW), min(len(found), i + WINDOW + 1))
        path = set(piece.path)
        near = _mean(kept[j] for j in around if j != i)
        heading = len(piece.tag) == 2 and piece.tag[0] == "h"
        tag = "heading" if heading else piece.tag
        rows.append(
            [
                kept[i],
                _at(kept, i - 1),
                _at(kept, i + 1),
                near,
                float(first <= i <= last),
                *(float(any(name in path for name in names)) for names in _ZONES.values()),
                *(float(tag == name) for name in _TAGS),
                kept[i] * piece.prose,
                kept[i] * heading,
                (1 - kept[i]) * piece.prose * near,
            ]
        )
    return rows


def _at(values: Sequence[float], i: int) -> float:
    return values[i] if 0 <= i < len(values) else 0.0


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0
