"""Body: which of a page's pieces are its main text.

In: a page's markup and pieces. Out: a test that says of a piece whether the extractor kept it. The extractor is
trafilatura (Barbaresi 2021) in precision mode with tables; its text is held against ours, since it keeps no offsets. Never: offsets by search
for a string that stands twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from lxml import etree, html

from dateline.clean.pieces import Piece
from dateline.errors import DatelineError
from dateline.text import plain, shingles

_WORD = re.compile(r"\w+")
_OPENING, _HEAD_AND_BODY = 50, 2  # by which the extractor tells a page from other text
_UNREAD = (
    "applet", "area", "aside", "audio", "button", "canvas", "datalist", "embed", "fieldset", "footer", "frame", "frameset", "iframe", "input", "link", "map",
    "marquee", "menu", "menuitem", "nav", "noindex", "noscript", "object", "optgroup", "option", "output", "param", "picture", "progress", "script", "select",
    "source", "style", "svg", "textarea", "track", "video",
)  # fmt: skip
"""Elements that the extractor drops, but only after it has asked every one of them for its names; without them it asks a third fewer."""
LARGEST_PAGE = 5_000_000
"""Characters of markup that the extractor is shown; a larger page is read as bare lines, in bounded time and memory."""
ENOUGH = 0.3
"""Share of a page's prose that the quick pass must keep: of 394 pages its fallbacks changed the text of 19, all of which it had kept less of."""
GRAM = 4
"""Words of the runs that are compared, as the extraction benchmarks do."""


def kept_shares(markup: str, found: Sequence[Piece]) -> list[float] | None:
    """The share of each piece of a page that trafilatura keeps as its main text; None where it keeps nothing.

    Its quick pass reads as its whole cascade does, save where it leaves most of the prose in `found` behind: only
    then is it asked again, with its fallbacks.
    """
    if len(markup) > LARGEST_PAGE:
        return None
    quick = _extracted(_without_scripts(markup), fast=True) or ""
    shares = [kept(piece) for kept in (kept_by(quick),) for piece in found]
    prose = [
        (share, piece.words) for share, piece in zip(shares, found, strict=True) if piece.prose and not piece.linked
    ]
    if sum(share * words for share, words in prose) >= ENOUGH * sum(words for _, words in prose):
        return shares if quick else None
    whole = _extracted(markup, fast=False)
    return [kept(piece) for kept in (kept_by(whole),) for piece in found] if whole else None


def _extracted(markup: str, *, fast: bool) -> str | None:
    from trafilatura import extract  # noqa: PLC0415 - heavy, and needed for pages only

    try:
        page = _tree(markup) if fast else markup
        return None if page is None else extract(page, favor_precision=True, include_comments=False, fast=fast)
    except (DatelineError, RecursionError, ValueError, TypeError, AttributeError, AssertionError, etree.LxmlError):
        return None  # a hostile page; its visible text is then read as plain text


def _tree(markup: str) -> html.HtmlElement | None:
    """The page as the extractor parses it, without what it drops; None for what it takes for no page."""
    tree = html.fromstring(markup.encode("utf-8", "replace"), parser=_parser())
    if len(tree) < _HEAD_AND_BODY and "html" not in markup[:_OPENING].lower():
        return None
    etree.strip_elements(tree, *_UNREAD, with_tail=False)
    return tree


@cache
def _parser() -> html.HTMLParser:
    return html.HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True
    )


def _without_scripts(markup: str) -> str:
    """`markup` without the scripts that half of a page consists of and no extractor reads; one that holds a comment's end stays."""
    kept: list[str] = []
    at = copied = 0
    while (start := markup.find("<script", at)) >= 0 and (end := markup.find("</script", start)) >= 0:
        at = markup.find(">", end) + 1 or len(markup)
        if markup.find("-->", start, end) < 0:
            kept.append(markup[copied:start])
            copied = at
    return "".join([*kept, markup[copied:]])


def kept_by(extracted: str) -> Callable[[Piece], float]:
    """The share of a piece that stands in the extractor's text, by its runs of words."""
    lines = {plain(line).strip("-| ") for line in extracted.splitlines()}
    whole = plain(extracted)
    runs = shingles(_WORD.findall(whole), GRAM)
    whole = f" {whole} "

    def kept(piece: Piece) -> float:
        if piece.words < GRAM:
            return float(piece.normal in lines)
        if f" {piece.normal} " in whole:  # as most of what is kept does, word by word
            return 1.0
        mine = shingles(_WORD.findall(piece.normal), GRAM)
        if not mine:
            return 0.0
        return sum(run in runs for run in mine) / len(mine)

    return kept
