"""Tame: markup that would keep a parser busy for hours is cut or refused before one sees it.

In: decoded markup. Out: the same markup, tags with absurdly many attributes reduced to their name. Never: a change
to a page that people wrote.

libxml2 takes time quadratic in the attributes of one tag: a million of them take an hour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.errors import Unreadable
from dateline.ingest.limits import MAX_ATTRIBUTES, MAX_MARKUP, MAX_TAG_ATTRIBUTES, MAX_TAGS

_SMALL = 200_000  # characters that have room for no more attributes than libxml2 reads in a second
_VALUE = r"""(?:"[^"]*+"|'[^']*+'|[^\s>]*+)"""
_ATTRIBUTE = re.compile(rf"[^\s/>=]++(?:\s*+=\s*+{_VALUE})?+")
_TAG = re.compile(rf"<([a-zA-Z][^\s/>]*+)((?:[\s/]++(?:[^\s/>=]++(?:\s*+=\s*+{_VALUE})?+|=?))*+)")
_RAW = {"script", "style"}  # what stands in them is no markup


def tamed(markup: str, *, name: str) -> str:
    """`markup` without tags of more than `MAX_TAG_ATTRIBUTES`; raises `Unreadable` above the page's limits."""
    remedy = "no news page is like this; give its text instead"
    if len(markup) > MAX_MARKUP:
        raise Unreadable(name, f"has more than {MAX_MARKUP // 1_000_000} million characters of markup", remedy)
    if len(markup) <= _SMALL:
        return markup
    seen = 0
    cuts = []
    for number, (start, end, count) in enumerate(_attributes(markup)):
        if number >= MAX_TAGS:
            raise Unreadable(name, f"has more than {MAX_TAGS:,} elements", remedy)
        if count > MAX_TAG_ATTRIBUTES:
            cuts.append((start, end))
        else:
            seen += count
    if seen > MAX_ATTRIBUTES:
        raise Unreadable(name, f"has more than {MAX_ATTRIBUTES:,} attributes", remedy)
    return _without(markup, cuts)


def _attributes(markup: str) -> Iterator[tuple[int, int, int]]:
    """Where the attributes of each tag start and end, and how many they are at most."""
    at = 0
    while tag := _TAG.search(markup, at):
        start, at = tag.span(2)
        yield start, at, _count(markup, start, at)
        if tag[1].lower() in _RAW:
            close = markup.find("</", at)
            while close >= 0 and markup[close + 2 : close + 2 + len(tag[1])].lower() != tag[1].lower():
                close = markup.find("</", close + 2)
            if close < 0:
                return
            at = close


def _count(markup: str, start: int, end: int) -> int:
    """How many attributes stand between two offsets; of a short stretch, as many as it has room for."""
    if end - start <= 2 * MAX_TAG_ATTRIBUTES:
        return markup.count("=", start, end) + (start < end)
    return sum(1 for _ in _ATTRIBUTE.finditer(markup, start, end))


def _without(text: str, cuts: list[tuple[int, int]]) -> str:
    """`text` without the stretches in `cuts`, which are in order and apart."""
    kept = []
    at = 0
    for start, end in cuts:
        kept.append(text[at:start])
        at = end
    return "".join([*kept, text[at:]])
