"""Sheet: blocks of words, set one below the other, become a report's text.

In: words block by block, as a document's reader finds them. Out: the text, its blocks, and evidence for what stands in
it. Never: a block without words; a text or block beyond the limits.
"""

from __future__ import annotations

import re

from dateline.errors import Unreadable
from dateline.ingest.findings import whole
from dateline.ingest.limits import MAX_LINE, MAX_TEXT
from dateline.terms import Block, Evidence
from dateline.text import plain

BETWEEN = "\n\n"
RUNNING = "running"
"""The path of what a document repeats at the head or foot of its pages."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class Sheet:
    """A text in the making; offsets are final as soon as a block is set."""

    def __init__(self, id: str, *, name: str) -> None:
        self._id = id
        self._name = name
        self._parts: list[str] = []
        self._size = 0
        self.blocks: list[Block] = []

    def set(self, words: str, *, tag: str = "p", path: tuple[str, ...] = (), links: float = 0.0) -> None:
        """Set a block, white space at its ends cut off; nothing if it holds no words."""
        words = _CONTROL.sub(" ", whole(words)).strip()
        if not words:
            return
        if len(words) > MAX_LINE:
            raise Unreadable(
                self._name, f"has a paragraph of more than {MAX_LINE:,} characters", "give its text instead"
            )
        start = self._size + (len(BETWEEN) if self._parts else 0)
        if start + len(words) > MAX_TEXT:
            raise Unreadable(self._name, f"holds more than {MAX_TEXT:,} characters", "split it into one file a report")
        self._parts.append(words)
        self._size = start + len(words)
        self.blocks.append(Block(start, self._size, tag, path, links))

    @property
    def text(self) -> str:
        """What has been set so far."""
        return BETWEEN.join(self._parts)

    def shown(self, words: str) -> Evidence | None:
        """The first block that reads like `words`, if one does."""
        wanted = plain(words)
        for block, part in zip(self.blocks, self._parts, strict=True):
            if len(part) < 2 * len(words) + 20 and plain(part) == wanted:
                return Evidence(self._id, block.start, block.end, part)
        return None
