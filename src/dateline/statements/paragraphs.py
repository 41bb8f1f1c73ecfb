"""Paragraphs: which paragraph and sentence an offset stands in, as far as the parse reaches.

In: an article's parse. Out: numbers and spans of paragraphs, sentences. Never: who speaks in them.
"""

from __future__ import annotations

from bisect import bisect_right

from dateline.language import Parse, Sentence
from dateline.statements.attribution import Span


class Paragraphs:
    """Which paragraph an offset stands in, as far as the parse reaches."""

    def __init__(self, parse: Parse) -> None:
        self._sentences = parse
        self._starts = [s.start for s in parse]
        self._numbers = [s.paragraph for s in parse]
        self._spans: dict[int, Span] = {}
        for s in parse:
            first, last = self._spans.get(s.paragraph, (s.start, s.end))
            self._spans[s.paragraph] = (min(first, s.start), max(last, s.end))

    def at(self, offset: int) -> int:
        """Number of the paragraph that holds `offset`, or of the last one before it."""
        n = bisect_right(self._starts, offset) - 1
        return self._numbers[n] if n >= 0 else -1

    def sentence(self, offset: int) -> Sentence | None:
        """The sentence that holds `offset`, or the last one before it."""
        n = bisect_right(self._starts, offset) - 1
        return self._sentences[n] if n >= 0 else None

    def span(self, offset: int) -> Span:
        """The span of the paragraph that holds `offset`."""
        return self._spans.get(self.at(offset), (offset, offset))
