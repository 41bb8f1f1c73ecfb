"""Findings: what a document says about itself, collected within limits and in the order of trust.

In: field, value, origin. Out: Metas. Never: an address that is not http or https, a value longer than the limit,
one thing twice.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from dateline.ingest.limits import MAX_META, MAX_METAS
from dateline.terms import Evidence, Meta

_SURROGATES = re.compile(r"[\ud800-\udfff]")


class Findings:
    """Metas in the order in which they were found, the first of each name, value and origin."""

    def __init__(self) -> None:
        self._metas: dict[tuple[str, str, str], Meta] = {}

    def add(self, name: str, value: object, origin: str, evidence: Evidence | None = None) -> None:
        """Keep what `origin` says, if it says anything."""
        clean = _value(name, value)
        if clean is not None and len(self._metas) < MAX_METAS:
            self._metas.setdefault((name, clean, origin), Meta(name, clean, origin, evidence))

    def metas(self) -> tuple[Meta, ...]:
        """All that was kept."""
        return tuple(self._metas.values())


def _value(name: str, value: object) -> str | None:
    """A value as a single line of text within limits; None if it is none."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    line = " ".join(whole(str(value)).split())
    if not line or len(line) > MAX_META:
        return None
    if name == "canonical_url":
        return line if is_web_address(line) else None
    if name in ("byline", "publisher", "agency") and (is_web_address(line) or line.startswith("@")):
        return None  # a profile's address or handle names nobody
    return line


def is_web_address(value: str) -> bool:
    """Whether `value` is an http or https address with a host."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def whole(text: str) -> str:
    """`text` without halves of surrogate pairs, which JSON can spell and no encoding can write."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)
