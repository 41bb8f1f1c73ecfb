"""Parcel: the words or the fragment of a page that a container carries for one report → the Report.

In: what a line of JSON or an entry of a feed holds as its text, its headline, what is known of it. Out: a Report with the headline above the text.
Never: a judgement whether the text is all of the story.

Feeds and dumps escape what they carry, and often twice: a headline is read until no entity is left in it, a text that is all escaped markup is unescaped once.
"""

from __future__ import annotations

import html as entities
import re
from dataclasses import replace

from dateline.ingest import html
from dateline.ingest.decode import tidy
from dateline.ingest.text import blocks_of
from dateline.terms import Evidence, Meta, Report

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});")
_ESCAPED = 2
"""Times that a headline or text is escaped at most, beside what its container's own format asks for."""
_INLINE = re.compile(
    r"</?(?:a|abbr|b|big|br|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|tt|u)\b[^<>]{0,500}>", re.IGNORECASE
)
_BLOCK = re.compile(
    r"<(?:p|div|br|h[1-6]|ul|ol|li|blockquote|article|section|table|figure|body|html|main|header|img|pre)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"</(?:p|div|h[1-6]|li|ul|blockquote|a|b|i|em|strong|span|figure|section|article)\s*>", re.IGNORECASE
)
_HIDDEN_BLOCK = re.compile(r"&(?:amp;)?lt;/?(?:p|div|br|h[1-6]|ul|li|blockquote|span|a|strong|em)\b", re.IGNORECASE)
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_WHOLE = re.compile(r"\s*+(?:<\?[^>]*+>\s*+)?(?:<!doctype\b|<html\b)", re.IGNORECASE)
_FEW = 2  # ends of elements that make a text markup, where none of its tags begins a block


def heading(value: object) -> str:
    """A headline in one line: unescaped, without the tags that only set letters, and without what marks it as characters."""
    words = _CDATA.sub("", str(value or ""))
    for _ in range(_ESCAPED + 1):
        if not _ENTITY.search(words):
            break
        words = entities.unescape(words)
    return " ".join(_INLINE.sub("", words).split())


def opened(body: str) -> str:
    """A text without what marks it as characters; one that is escaped markup, as the markup."""
    body = _CDATA.sub("", body) if "<![CDATA[" in body else body
    for _ in range(_ESCAPED):
        if is_markup(body) or not _HIDDEN_BLOCK.search(body):
            break
        body = entities.unescape(body)
    return body


def is_markup(body: str) -> bool:
    """Whether a text is a fragment of a page: it opens a block, or closes more than one element."""
    if "<" not in body:
        return False
    return (
        _BLOCK.search(body) is not None or sum(1 for _ in zip(_ENDS.finditer(body), range(_FEW), strict=False)) >= _FEW
    )


def is_whole_page(body: str) -> bool:
    """Whether a text is a whole page, which shows its own headline."""
    return _WHOLE.match(body) is not None


def report(
    body: str,
    *,
    title: str,
    id: str,
    name: str,
    file: str | None,
    url: str | None,
    metas: tuple[Meta, ...],
) -> Report:
    """The report of a text that came with a headline; raises `Unreadable` if it shows no words or is beyond the limits."""
    body = opened(body)
    if is_whole_page(body):
        return html.report(tidy(body), id=id, name=name, file=file, url=url, given=metas)
    if is_markup(body):
        return fragment(body, title=title, id=id, name=name, file=file, url=url, metas=metas)
    words = tidy(entities.unescape(body) if _ENTITY.search(body) else body)
    text = f"{title}\n\n{words}" if title else words
    shown = Evidence(id, 0, len(title), title) if title else None
    given = tuple(
        replace(meta, evidence=shown) if meta.name == "title" and meta.value == title else meta for meta in metas
    )
    return Report(id, file, url, "jsonl", text, blocks_of(text, name=name), given)


def fragment(
    markup: str, *, title: str, id: str, name: str, file: str | None, url: str | None, metas: tuple[Meta, ...]
) -> Report:
    """The report of a fragment of a page, its headline set above it."""
    page = f"<html><body>{tidy(markup)}</body></html>"
    return html.headed(html.report(page, id=id, name=name, file=file, url=url, given=metas), title)
