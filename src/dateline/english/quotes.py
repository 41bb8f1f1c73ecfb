"""Quotation marks, paired: which stretches of a paragraph are quoted.

In: the text of an article and the spans of its paragraphs. Out: quotations in reading order, marks included; none
overlap. Never: who said them, nor whether a quotation is speech (a title and a scare quote are paired as well).

One scan a paragraph, with a small stack. What is left open at the end of a paragraph is a quotation that goes on
where the next paragraph opens with a mark (the newspaper custom), or where one of the next closes a mark that it never
opened; otherwise the mark is taken as a slip.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.language import Sentence

LONGEST_SLIP = 400
"""Characters up to which a quotation that opens its paragraph and is never closed still counts, to the paragraph's
end: most such slips are one short paragraph; what is longer is more likely a stray mark."""

_MARK = re.compile(r"''|``|[\"“”„‟«»‘’‚‛'＂]")
_CLOSERS = {
    "“": ("”", '"', "''"),
    "„": ("“", "”"),
    "‟": ("”",),
    "«": ("»",),
    "»": ("«",),
    "‘": ("’", "'"),
    "‚": ("‘", "’"),
    "”": ("”",),
    "``": ("''",),
    '"': ('"', "”", "''"),
    "''": ("''",),
    "'": ("'", "’"),
    "＂": ("＂",),
}
_SINGLES = frozenset("‘’‚‛'")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch, marks included.

    `open_ended` when its closing mark is yet to come, `goes_on` when it opens a paragraph and continues what the
    paragraph before left open.
    """

    start: int
    end: int
    open_ended: bool = False
    goes_on: bool = False


class Inside:
    """Which quotation holds an offset."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._quotations = quotations
        self._starts = [q.start for q in quotations]

    def at(self, offset: int) -> Quotation | None:
        """The quotation that holds `offset`."""
        n = bisect_right(self._starts, offset) - 1
        return self._quotations[n] if n >= 0 and offset < self._quotations[n].end else None

    def tokens(self, sentence: Sentence) -> frozenset[int]:
        """The tokens of `sentence` that stand in a quotation."""
        return frozenset(t.i for t in sentence.tokens if self.at(t.start) is not None)

    def touching(self, start: int, end: int) -> Sequence[Quotation]:
        """The quotations that share a character with the span."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = bisect_right(self._starts, end - 1)
        return [q for q in self._quotations[first:last] if q.start < end and start < q.end]


@dataclass(frozen=True, slots=True)
class _Open:
    mark: str
    start: int


def quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Quotation, ...]:
    """The quotations of `text` within `paragraphs` (spans in reading order), outermost ones only."""
    found: list[Quotation] = []
    awaited: int | None = None
    over = 0
    for n, (begin, end) in enumerate(paragraphs):
        start = max(begin, over)
        closed, left = _scan(text, start, end)
        following = _following(text, paragraphs, n, left.mark) if left is not None else None
        run = _run_on(text, left.mark, paragraphs, n) if left is not None and following is None and over < end else []
        if left is not None and run:
            found += [Quotation(a, b) for a, b in closed if b <= left.start]
            found.append(Quotation(left.start, end, open_ended=True))
            found += [Quotation(a, b, (a, b) != run[-1], goes_on=True) for a, b in run]
            over = run[-1][1]
            continue
        if over >= end:
            continue
        mine = [Quotation(a, b) for a, b in closed]
        if left is not None and _stands(text, left, start, end, next_opens=following is not None):
            mine = [q for q in mine if q.end <= left.start]
            mine.append(Quotation(left.start, end, open_ended=following is not None))
        if awaited == n and mine and mine[0].start == start:
            mine[0] = Quotation(mine[0].start, mine[0].end, mine[0].open_ended, goes_on=True)
        if awaited is None or awaited <= n:
            awaited = following if mine and mine[-1].open_ended else None
        found.extend(mine)
    return tuple(found)


def chains(quotations: Sequence[Quotation]) -> Iterator[list[Quotation]]:
    """The runs of quotations of which each goes on in the next paragraph, up to the one that closes."""
    run: list[Quotation] = []
    for quotation in quotations:
        run = [*run, quotation] if quotation.goes_on and run else [quotation]
        if len(run) > 1 and not quotation.open_ended:
            yield run


def _run_on(text: str, mark: str, paragraphs: Sequence[tuple[int, int]], n: int) -> list[tuple[int, int]]:
    """What follows of a quotation left open in paragraph `n` whose mark is not repeated: to the next double mark, if that closes it."""
    run: list[tuple[int, int]] = []
    for start, end in paragraphs[n + 1 : n + 1 + MOST_PARAGRAPHS]:
        match = next((m for m in _MARK.finditer(text, start, end) if m.group() not in _SINGLES), None)
        if match is None:
            run.append((start, end))
        elif match.group() in _CLOSERS[mark] and _ends_words(text, match.start(), match.end(), start, end):
            return [*run, (start, match.end())]
        else:
            return []
    return []


MOST_PARAGRAPHS = 8
"""Paragraphs over which a quotation may go on without a mark of its own: a statement or a post quoted whole."""


def _ends_words(text: str, at: int, after: int, start: int, end: int) -> bool:
    """Whether a mark stands after words of its paragraph and before none."""
    return at > start and not text[at - 1].isspace() and not (after < end and text[after].isalnum())


def _following(text: str, paragraphs: Sequence[tuple[int, int]], n: int, mark: str) -> int | None:
    """The paragraph in which a quotation left open in paragraph `n` may go on, with the same mark: the next one, or behind a caption."""
    for m in range(n + 1, min(n + 3, len(paragraphs))):
        start, end = paragraphs[m]
        if text.startswith(mark, start):
            return m
        if _opens_at(text, start):
            return None
        if end - start > LONGEST_CAPTION or text[end - 1] in '.!?:,;"”’':
            return None
    return None


LONGEST_CAPTION = 90
"""Characters of a line without a full stop that may stand between two paragraphs of one quotation: a caption."""


def _stands(text: str, left: _Open, start: int, end: int, *, next_opens: bool) -> bool:
    """Whether a mark left open begins a quotation that reaches the end of its paragraph."""
    if left.mark in _SINGLES:
        return False
    if next_opens:
        return True
    return end - left.start <= LONGEST_SLIP and (left.start == start or text[start : left.start].rstrip().endswith(":"))


def _scan(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], _Open | None]:
    """Closed outermost quotations of one paragraph, and the first mark that was never closed."""
    stack: list[_Open] = []
    closed: list[tuple[int, int]] = []
    for match in _MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        depth = _closes(stack, mark, text, at, match.end(), end)
        if depth is not None:
            closed.append((stack[depth].start, match.end()))
            del stack[depth:]
        elif _may_open(mark, text, at, match.end(), start, end) and len(stack) < DEEPEST:
            stack.append(_Open(mark, at))
    doubles = [o for o in stack if o.mark not in _SINGLES]
    return _outermost(closed), doubles[0] if doubles else None


DEEPEST = 3
"""Quotations within quotations that are kept open at once; more is noise."""


def _closes(stack: Sequence[_Open], mark: str, text: str, at: int, after: int, end: int) -> int | None:
    """Which open quotation `mark` closes, innermost first; None when it closes none."""
    if mark in _SINGLES and not _single_ends(text, at, after, end):
        return None
    if mark in {'"', "''"} and _looks_opening(text, at, after, end):
        return None
    if mark == "“" and at and not text[at - 1].isspace() and (after >= end or text[after].isspace()):
        mark = "”"  # typed for a closing one
    for depth in range(len(stack) - 1, -1, -1):
        if mark in _CLOSERS.get(stack[depth].mark, ()) and after > stack[depth].start + 1:
            return depth
        if stack[depth].mark not in _SINGLES:
            break
    return None


def _looks_opening(text: str, at: int, after: int, end: int) -> bool:
    """A straight mark with white space (or a bracket) before it and a word right after it."""
    before = text[at - 1] if at else " "
    return (before.isspace() or before in "([—–") and after < end and text[after].isalnum()


def _single_ends(text: str, at: int, after: int, end: int) -> bool:
    """A single mark after a word or stop and before none: not the apostrophe inside a word."""
    before = text[at - 1] if at else " "
    return not before.isspace() and not (after < end and text[after].isalnum())


def _may_open(mark: str, text: str, at: int, after: int, start: int, end: int) -> bool:
    """Whether a quotation may begin at this mark."""
    if mark not in _CLOSERS or after >= end or (text[after].isspace() and mark not in "«»"):
        return False
    before = text[at - 1] if at > start else " "
    if mark == "”":  # typed for an opening one
        return before.isspace() and text[after].isalnum()
    if mark in _SINGLES:
        return (
            (before.isspace() or before in '([—–"“')
            and text[after].isalnum()
            and _single_closes_later(text, after, end)
        )
    if mark == "»":
        return before.isspace()
    return mark != '"' or not before.isalnum()


_SINGLE_END = re.compile(r"[^\s]['’](?![\w])")


def _single_closes_later(text: str, after: int, end: int) -> bool:
    """A single quotation is short: its end comes within `LONGEST_SINGLE` characters and not at a plural's apostrophe."""
    opens_sentence = text[after].isupper() and text[max(after - 3, 0) : after - 1].strip()[-1:] in {
        "",
        ".",
        "!",
        "?",
        ",",
        ":",
    }
    reach = LONGEST_SINGLE_SENTENCE if opens_sentence else LONGEST_SINGLE
    return _SINGLE_END.search(text, after, min(end, after + reach)) is not None


LONGEST_SINGLE = 300
"""Characters within which a single-quoted stretch must end; beyond that an apostrophe is the likelier reading."""
LONGEST_SINGLE_SENTENCE = 900
"""The same where it begins a sentence with a capital, as few words with an apostrophe before them do."""


def _opens_at(text: str, start: int) -> bool:
    return text.startswith(("“", '"', "„", "«", "''", "``", "‘"), start)


def _outermost(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans that lie in no other, in reading order."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
