"""Marks: which letters of what was found are meant by the query, and the piece of text to show.

In: entries and the query that found them. Out: for each the piece of a report that shows it best, with true offsets. Never: an
offset counted in the index's words; it is asked to mark the text itself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from dateline.store.entries import Entry
from dateline.terms import Evidence
from dateline.text import trim

SNIPPET = 220
"""Letters of the longest piece shown: two or three lines."""
BEFORE = 60
"""Letters before the first mark, so that it is read in its clause."""

_OPEN, _CLOSE = "\x02", "\x03"
_INDEX = """
create virtual table words using fts5 (
    body, title, person, place, source, kind,
    tokenize = 'porter unicode61 remove_diacritics 2'
)
"""
_PUT = """
insert into words (rowid, body, title, person, place, source, kind)
values (?, ?, ?, ?, ?, ?, ?)
"""
_MARKED = """
select rowid, highlight(words, 0, :open, :close)
from words
where words match :match
"""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a report, and the spans (offsets into its text) that the query means; none where it is found by its names."""

    evidence: Evidence
    marks: tuple[Span, ...]


def snippets(entries: Sequence[Entry], match: str) -> list[Snippet | None]:
    """The piece of each entry that the query means most of; its opening where no word is meant, None of one without words."""
    marked = _marked(entries, match) if match else {}
    return [_snippet(entry, marked.get(at, [])) for at, entry in enumerate(entries)]


def _marked(entries: Sequence[Entry], match: str) -> dict[int, list[Span]]:
    """The spans of each entry's body that the query means, as the index itself would mark them."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute(_INDEX)
        for at, entry in enumerate(entries):
            body, *rest = entry.columns
            db.execute(_PUT, (at, body.replace(_OPEN, " ").replace(_CLOSE, " "), *rest))
        return {at: _spans(text) for at, text in db.execute(_MARKED, {"open": _OPEN, "close": _CLOSE, "match": match})}


def _spans(marked: str) -> list[Span]:
    """Offsets of what stands between the marks, in the text without them."""
    spans, length, start = [], 0, 0
    for piece in marked.split(_OPEN):
        inside, close, outside = piece.partition(_CLOSE)
        if close:
            start = length
            spans.append((start, start + len(inside)))
            length += len(inside) + len(outside)
        else:
            length += len(piece)
    return spans


def _snippet(entry: Entry, spans: Sequence[Span]) -> Snippet | None:
    """The piece of the passage with most marks; of equals the first."""
    best, most = None, -1
    start = at = 0
    for passage in entry.passages:
        end = start + len(passage.text)
        inside: list[Span] = []
        while at < len(spans) and spans[at][0] < end:
            inside.append((max(spans[at][0] - start, 0), min(spans[at][1], end) - start))
            at += 1
        if len(inside) > most:
            best, most = (passage, inside), len(inside)
        start = end + 1
    return _piece(*best) if best else None


def _piece(passage: Evidence, spans: Sequence[Span]) -> Snippet:
    """The stretch of a passage in which most marks stand, from one word to another."""
    text = passage.text
    first = _densest(spans)
    start = 0 if first <= BEFORE else _word_start(text, first - BEFORE)
    end = len(text) if len(text) <= start + SNIPPET else _word_end(text, start + SNIPPET)
    start, end = trim(text, start, end)
    marks = tuple((passage.start + a, passage.start + b) for a, b in spans if start <= a and b <= end)
    return Snippet(Evidence(passage.article, passage.start + start, passage.start + end, text[start:end]), marks)


def _densest(spans: Sequence[Span]) -> int:
    """Where the first mark stands of those that most others follow closely."""
    best, most, last = 0, 0, 0
    for at, (start, _) in enumerate(spans):
        while last < len(spans) and spans[last][1] <= start + SNIPPET - BEFORE:
            last += 1
        if last - at > most:
            best, most = start, last - at
    return best


def _word_start(text: str, at: int) -> int:
    """The first beginning of a word from there on; there, if none is near."""
    gap = text.find(" ", at, at + BEFORE)
    return gap + 1 if gap >= 0 else at


def _word_end(text: str, at: int) -> int:
    """The last end of a word up to there; there, if none is near."""
    gap = text.rfind(" ", at - BEFORE, at)
    return gap if gap > 0 else at
