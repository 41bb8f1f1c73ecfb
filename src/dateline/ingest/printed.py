"""Printed: the lines of printed pages → headings and paragraphs in reading order.

In: lines with their place and size, page by page. Out: stretches of text, each a paragraph, a heading or what pages
repeat at head and foot. Never: a guess at columns; lines come in the order in which the document draws them.

A paragraph ends where the gap to the next line is wider than the page's usual one, where the size changes, or where a
sentence ends on a line that is clearly short or is followed by an indented one. One that the end of a page or of a column cuts goes on, also in the middle
of a word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

WIDE_GAP = 1.25
"""Times the usual step from line to line from which a gap parts paragraphs; typesetters add at least a third."""
NO_STEP = 0.9
"""Share of the letters' size below which a distance is no step to the next line: raised figures are no lines."""
SHORT_LINE = 0.75
"""Share of the longest line below which a line that ends a sentence ends its paragraph."""
INDENT = 0.8
"""Sizes of its letters by which a line must be indented to open a paragraph."""
HEADING = 1.15
"""Times the size of running text from which a line is a heading."""
SAME_SIZE = 0.08
"""Share by which the sizes of two lines of one paragraph may differ, small capitals and rounding aside."""
EDGE = 3
"""Lines at the head and foot of a page among which a repeated one is looked for."""
TAIL = 12
"""Characters at a line's end that tell whether a sentence or a word stops there."""
LONGEST_HEADING = 40
"""Words of a heading; a longer stretch of big letters is set that way throughout."""

_PAGE_NUMBER = re.compile(
    r"^[-–—\s]*(?:page |seite |p\. ?)?\d{1,4}(?:\s?(?:/|of|von)\s?\d{1,4})?[-–—\s]*$", re.IGNORECASE
)
_BROWSER = re.compile(r"^(?:(?:https?|file)://\S+(?:\s\d+/\d+)?$|\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d\d\b)")
"""What a browser prints on a page that it saves: its address, the time."""
_DIGITS = re.compile(r"\d+")
_ENDED = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_BROKEN_WORD = re.compile(r"[^\W\d_]{2}[-\u00ad\u2010]$")
_BULLET = re.compile(r"^(?:[•▪◦‣●*–—-]|\d{1,3}[.)])\s")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print: its words, the distance of its start from the left, its height on the page, its letters' size."""

    text: str
    left: float
    height: float
    size: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text: "p", "h1", "h2", "li", or "running" for what pages repeat."""

    text: str
    kind: str


def stretches(pages: Sequence[Sequence[Line]]) -> list[Stretch]:
    """The stretches of a printed document; what pages repeat stands once, at the end."""
    repeated = _repeated(pages)
    running: dict[str, None] = {}
    kept: list[list[Line]] = []
    for page in pages:
        edge = {id(line) for line in (*page[:EDGE], *page[-EDGE:])}
        body = [line for line in page if id(line) not in edge or not _runs(line, repeated)]
        running |= dict.fromkeys(line.text for line in page if id(line) in edge and _runs(line, repeated))
        kept.append(body)
    usual, step = _usual_size(kept), _usual_step(kept)
    found = [_stretch(paragraph, usual) for paragraph in _joined([_paragraphs(page, step) for page in kept])]
    return [*_titled(found), *(Stretch(text, "running") for text in running)]


def _repeated(pages: Sequence[Sequence[Line]]) -> set[str]:
    """What stands at the head or foot of half the pages and of two at least, its numbers aside."""
    counts = Counter(
        key for page in pages for key in {_numberless(line.text) for line in (*page[:EDGE], *page[-EDGE:])}
    )
    return {key for key, count in counts.items() if count >= max(2, len(pages) / 2)}


def _runs(line: Line, repeated: set[str]) -> bool:
    alone = _PAGE_NUMBER.match(line.text) or _BROWSER.match(line.text)
    return alone is not None or _numberless(line.text) in repeated


def _numberless(text: str) -> str:
    return _DIGITS.sub("0", text)


def _usual_size(pages: Sequence[Sequence[Line]]) -> float:
    """The size in which most letters are set."""
    letters: Counter[float] = Counter()
    for page in pages:
        for line in page:
            letters[round(line.size, 1)] += len(line.text)
    return max(letters, key=lambda size: (letters[size], -size), default=1.0)


def _paragraphs(page: Sequence[Line], step: float) -> list[list[Line]]:
    """The lines of one page, paragraph by paragraph."""
    longest = max((len(line.text) for line in page), default=0)
    found: list[list[Line]] = []
    for line in page:
        if found and not _parts(found[-1], line, step, longest):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _usual_step(pages: Sequence[Sequence[Line]]) -> float:
    """The distance from line to line in sizes of the letters: what a quarter of all steps keep to, since gaps are wider."""
    steps = sorted(
        round((above.height - below.height) / below.size, 2)
        for page in pages
        for above, below in pairwise(page)
        if above.height - below.height >= NO_STEP * below.size
    )
    return steps[len(steps) // 4] if steps else 1.0


def _parts(before: Sequence[Line], line: Line, step: float, longest: int) -> bool:
    """Whether a new paragraph begins at `line`, which follows the paragraph `before`."""
    above = before[-1]
    gap = above.height - line.height
    if abs(above.size - line.size) > SAME_SIZE * max(above.size, line.size):
        return True
    if gap < 0 and line.left > above.left:
        return not _goes_on(before, [line])
    if gap < 0 or gap > WIDE_GAP * step * line.size or _BULLET.match(line.text):
        return True
    if not _ENDED.search(above.text[-TAIL:]):
        return False
    return len(above.text) < SHORT_LINE * longest or line.left > before[-1].left + INDENT * line.size


def _joined(pages: Sequence[list[list[Line]]]) -> Iterator[list[Line]]:
    """All paragraphs, one that is cut by the end of a page made whole."""
    waiting: list[Line] = []
    for page in pages:
        for paragraph in page:
            if waiting and not _goes_on(waiting, paragraph):
                yield waiting
                waiting = []
            waiting = waiting + paragraph if waiting and paragraph is page[0] else paragraph
            if paragraph is not page[-1]:
                yield waiting
                waiting = []
    if waiting:
        yield waiting


def _goes_on(before: Sequence[Line], after: Sequence[Line]) -> bool:
    """A paragraph without an end and one that begins with a small letter, alike in size, are one."""
    same = abs(before[-1].size - after[0].size) <= SAME_SIZE * after[0].size
    return same and not _ENDED.search(before[-1].text[-TAIL:]) and after[0].text[:1].islower()


def _stretch(paragraph: Sequence[Line], usual: float) -> Stretch:
    text = _run_on([line.text for line in paragraph])
    if paragraph[0].size >= HEADING * usual and len(text.split()) <= LONGEST_HEADING:
        return Stretch(text, f"h{paragraph[0].size:.2f}")
    return Stretch(text, "li" if _BULLET.match(text) else "p")


def _run_on(lines: Sequence[str]) -> str:
    """Lines as running text, a word that was broken at a line's end made whole."""
    parts = [lines[0]]
    for line in lines[1:]:
        if line[:1].islower() and _BROKEN_WORD.search(parts[-1][-TAIL:]):
            parts[-1] = parts[-1][:-1]
        else:
            parts.append(" ")
        parts.append(line)
    return "".join(parts)


def _titled(found: Sequence[Stretch]) -> Iterator[Stretch]:
    """The same with "h1" for the first of the biggest headings and "h2" for the others."""
    sizes = [float(one.kind[1:]) for one in found if _is_heading(one)]
    title = next((one for one in found if _is_heading(one) and float(one.kind[1:]) == max(sizes)), None)
    for one in found:
        yield Stretch(one.text, "h1" if one is title else "h2") if _is_heading(one) else one


def _is_heading(one: Stretch) -> bool:
    return one.kind.startswith("h")
