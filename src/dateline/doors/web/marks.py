"""A text cut where something begins or ends in it, so that a page can show what stands where.

In: a text and spans of it, which may overlap. Out: pieces that put together are the text, each with what it is part of.
Never: markup; a character lost, added or told twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text that is something: `kind` "cited", "said", "date" …; `id` is which."""

    start: int
    end: int
    kind: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of which the same holds from the first to the last: `inside` all spans they lie in, `opens` those that begin here."""

    text: str
    inside: tuple[Span, ...]
    opens: tuple[Span, ...]

    def is_(self, kind: str) -> bool:
        """Whether the words are part of something of this kind."""
        return any(span.kind == kind for span in self.inside)


def pieces(text: str, start: int, end: int, spans: Iterable[Span]) -> tuple[Piece, ...]:
    """`text[start:end]` in pieces; what began before `start` opens nowhere here, an empty span is left out."""
    met = sorted({_cut(span, end) for span in spans if _meets(span, start, end)}, key=_place)
    edges = (edge for span in met for edge in (span.start, span.end))
    borders = sorted({start, end, *(edge for edge in edges if start < edge < end)})
    return tuple(_sweep(text, borders, met))


def _sweep(text: str, borders: Sequence[int], spans: Sequence[Span]) -> Iterator[Piece]:
    """From border to border, with the spans that have begun and not ended."""
    waiting, active = list(reversed(spans)), list[Span]()
    for first, last in pairwise(borders):
        active = [span for span in active if span.end > first]
        opens = list[Span]()
        while waiting and waiting[-1].start <= first:
            span = waiting.pop()
            active.append(span)
            if span.start == first:
                opens.append(span)
        yield Piece(text[first:last], tuple(active), tuple(opens))


def _meets(span: Span, start: int, end: int) -> bool:
    return max(span.start, start) < min(span.end, end)


def _cut(span: Span, end: int) -> Span:
    return Span(span.start, min(span.end, end), span.kind, span.id)


def _place(span: Span) -> tuple[int, int, str, str]:
    return span.start, -span.end, span.kind, span.id
