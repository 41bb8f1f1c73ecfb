"""Growing: attributions read from the parse take whole quotations in.

In: an attribution, the quotations of the article. Out: it with every quotation that it touches whole. Never: a piece that cuts a
quotation, nor one that reaches over the end of a sentence into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.english.quotes import Inside, Quotation
from dateline.statements.attribution import Attribution, Span

_NEW_SENTENCE = re.compile(r"[.!?]\s+\Z")


def grown_over(text: str, attribution: Attribution, inside: Inside) -> Attribution | None:
    """The attribution with every quotation whole that one of its pieces touches; None when nothing is left of it."""
    spans: list[Span] = []
    for piece in attribution.pieces:
        for start, end in _whole(text, _behind_lead_in(text, attribution, piece, inside), inside):
            if spans and start <= spans[-1][1]:
                spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
            else:
                spans.append((start, end))
    spans = _without_trailers(text, attribution, spans, inside)
    if not spans:
        return None
    source = attribution.source
    if source is not None and any(s <= source[0] < e for s, e in spans):
        if attribution.complement != "clause":
            return None
        source = None
    return replace(attribution, pieces=tuple(spans), source=source)


def _behind_lead_in(text: str, attribution: Attribution, piece: Span, inside: Inside) -> Span:
    """The piece without a clause that leads into its quotation, of which the cue stands behind: "Berg scolded him: “…,” he said"."""
    quotation = next(iter(inside.touching(*piece)), None)
    if quotation is None or attribution.cue is None or attribution.cue[0] < quotation.end:
        return piece
    led_in = text[piece[0] : quotation.start].rstrip().endswith(":")
    return (quotation.start, max(piece[1], quotation.end)) if led_in else piece


def _whole(text: str, piece: Span, inside: Inside) -> Iterator[Span]:
    """The piece without a cut quotation: grown over those it touches, but not into the next sentence."""
    start, end = piece
    for quotation in inside.touching(start, end):
        if start < quotation.start and _NEW_SENTENCE.search(text, max(start, quotation.start - 4), quotation.start):
            yield trim_stops(text, start, quotation.start)
            return
        start, end = min(start, quotation.start), max(end, quotation.end)
    while start < end and text[start] in ",;: ":
        start += 1
    if start < end:
        yield start, end


def _without_trailers(text: str, attribution: Attribution, spans: list[Span], inside: Inside) -> list[Span]:
    """After "…," she said, only quotations go on; what the parse hangs on behind the cue is the reporter's."""
    if len(spans) < 2 or attribution.cue is None:
        return spans
    cue = attribution.cue
    before = [s for s in spans if s[1] <= cue[0]]
    last = inside.at(before[-1][1] - 1) if before else None
    closed = last is not None and last_inside(text, last) in ",.?!"
    return [s for s in spans if s[1] <= cue[0] or inside.at(s[0]) is not None] if closed else spans


def last_inside(text: str, quotation: Quotation) -> str:
    """The last character before the closing mark; empty where there is none."""
    return text[quotation.start : quotation.end].rstrip("\"'”’“»«＂ ")[-1:] or " "


def trim_stops(text: str, start: int, end: int) -> Span:
    """The span without white space and stops at its end."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:!?–—-"):
        end -= 1
    return start, end


def without_neighbours(text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions without pieces that begin with the cue of a quotation right before: "“Ready?” she asked, but …" is no content."""
    begins = {begin for one in attributions if (begin := _follows(text, one)) is not None}
    cut = [replace(one, pieces=tuple(piece for piece in one.pieces if piece[0] not in begins)) for one in attributions]
    return [one for one in cut if one.pieces]


def _follows(text: str, attribution: Attribution) -> int | None:
    """Where source and cue of an attribution begin, if they stand right behind a quotation that is its content."""
    if attribution.source is None or attribution.cue is None:
        return None
    begin = min(attribution.source[0], attribution.cue[0])
    before = next((piece for piece in attribution.pieces if piece[1] <= begin <= piece[1] + 3), None)
    if before is None or text[before[1] : begin].strip(" ,"):
        return None
    return begin if text[before[0]] in OPENING and text[before[1] - 1] in CLOSING else None


OPENING = frozenset("\"“„«‘'")
CLOSING = frozenset("\"”“»’'")
