"""Sniff: what kind of document bytes or text are, told by their content first and their name second.

In: bytes, decoded text, a file name. Out: a format's name, or the reason why it is none. Never: a guess by
extension against plain content.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePath
from typing import Literal

from dateline import lists
from dateline.errors import Unreadable

TextKind = Literal["text", "html", "jsonl", "feed"]
"""What decoded text may be."""

_LOOK_AT = 8_192
_ODD = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_MAX_ODD = 0.05  # share of control characters above which it is no text; text with stray form feeds stays far below
_PROLOGUE = re.compile(r"(?:\s++|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_PAGE = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|title|meta|link|script|style|article|main|section|header|div|table|p|h[1-6]|ul)\b)",
    re.IGNORECASE,
)
_FEED = re.compile(r"<(?:[a-z]\w{0,9}:)?(?:rss|feed|rdf)\b", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[a-z!/]", re.IGNORECASE)
_PAGE_NAMES = {".html", ".htm", ".xhtml", ".shtml"}
PACKED = {".gz", ".zst"}
"""Endings of files that are compressed in a way that is read."""
_LINES_NAMES = {".jsonl", ".ndjson", ".json"}


@cache
def _signatures() -> tuple[tuple[int, bytes, str, str], ...]:
    """The table of file signatures: offset, bytes, what it is, what may help."""
    rows = lists.rows("ingest", "signatures.tsv")
    return tuple((int(offset), bytes.fromhex(magic), kind, remedy) for offset, magic, kind, remedy in rows)


def refuse_binary(data: bytes, *, name: str) -> None:
    """Raise `Unreadable` if the first bytes are those of a known kind of file that holds no text."""
    for offset, magic, kind, remedy in _signatures():
        if data.startswith(magic, offset):
            raise Unreadable(name, f"is {kind}, not text", remedy)
    if data.startswith(b"MZ") and b"\0" in data[:64]:  # two letters alone could open a text
        raise Unreadable(name, "is a program (Windows), not text", "name text, HTML or JSON Lines files")


def refuse_noise(text: str, *, name: str) -> None:
    """Raise `Unreadable` if what was decoded is mostly control characters: data that no text encoding explains."""
    head = text[:_LOOK_AT]
    if len(_ODD.findall(head)) > _MAX_ODD * len(head):
        raise Unreadable(name, "holds binary data, not text", "name text, HTML or JSON Lines files")


def kind(text: str, *, name: str) -> TextKind:
    """The format of decoded `text` from the file called `name`; raises `Unreadable` for XML that is no page."""
    body = _PROLOGUE.match(text, 0, _LOOK_AT)
    start = body.end() if body else 0
    suffix = suffix_of(name)
    if _PAGE.match(text, start):
        return "html"
    if _FEED.match(text, start):
        return "feed"
    if text.lstrip().startswith("<?xml"):
        raise Unreadable(name, "is an XML document that is not a page", "convert it to HTML, text or JSON Lines")
    if text[start : start + 1] in ("{", "[") and (
        suffix in _LINES_NAMES or _looks_like_json(text[start : start + 200])
    ):
        return "jsonl"
    if suffix in (".jsonl", ".ndjson"):
        return "jsonl"
    if suffix in _PAGE_NAMES and _ANY_TAG.search(text):
        return "html"
    return "text"


def _looks_like_json(head: str) -> bool:
    """An object opens with a quoted key, a list of reports with an object; a bracket alone may open a text."""
    return re.match(r"\[?\s{0,80}+\{\s{0,80}+\"[^\"\n]{1,80}\"\s{0,80}+:", head) is not None


def suffix_of(name: str) -> str:
    """The extension of a file name in lower case, of "page.html.gz" that of the page."""
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix in PACKED else path.suffix
