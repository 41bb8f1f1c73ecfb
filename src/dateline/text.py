"""Spans, normal forms and offsets: what every room does with a string.

In: strings and offsets. Out: strings and offsets. Never: language knowledge, files, the clock.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from typing import Protocol

_QUOTES_AND_DASHES = {
    "‘": "'", "’": "'", "‚": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "-", "—": "-", "―": "-", "‐": "-", "‑": "-", "−": "-", "\u00a0": " ", "\u00ad": "",
}  # fmt: skip
_QUOTE_OR_DASH = re.compile(f"[{''.join(_QUOTES_AND_DASHES)}]")
MOST_WORDS = 33
"""Words that a reader takes in at once; two more may come in square brackets."""
_WORD = re.compile(r"\w+(?:['’.,]\w+)*")


def plain(text: str) -> str:
    """`text` in one normal form: NFKC, straight quotes and dashes, single spaces, lower case."""
    if text.isascii():  # most text is, and its folding takes a tenth of the time
        return " ".join(text.replace("`", "'").lower().split())
    folded = _QUOTE_OR_DASH.sub(_straight, unicodedata.normalize("NFKC", _QUOTE_OR_DASH.sub(_straight, text)))
    return " ".join(folded.split()).lower()


def _straight(odd: re.Match[str]) -> str:
    """A quotation mark or dash as typewriters have it."""
    return _QUOTES_AND_DASHES[odd.group()]


def unaccented(text: str) -> str:
    """`text` without its diacritics, so that "Erdoğan" and "Erdogan" compare equal."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def word_spans(text: str) -> list[tuple[int, int]]:
    """Offsets of the words of `text`; numbers keep their points and commas, contractions stay whole."""
    return [match.span() for match in _WORD.finditer(text)]


def words(text: str) -> list[str]:
    """The words of `text` in their normal form, in reading order."""
    return [plain(text[start:end]) for start, end in word_spans(text)]


def shingles(tokens: list[str], size: int) -> set[tuple[str, ...]]:
    """All runs of `size` neighbouring tokens; of a shorter list, the list itself."""
    if len(tokens) < size:
        return {tuple(tokens)} if tokens else set()
    return {tuple(tokens[i : i + size]) for i in range(len(tokens) - size + 1)}


def lines(text: str) -> list[tuple[int, int]]:
    """Offsets of the lines of `text` that hold more than white space, trimmed at both ends."""
    found = []
    start = 0
    for line in text.splitlines(keepends=True):
        first, last = trim(text, start, start + len(line))
        if first < last:
            found.append((first, last))
        start += len(line)
    return found


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def digest(*parts: str | bytes) -> str:
    """A short stable id of `parts` in their order: 16 hexadecimal digits of SHA-256."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.hexdigest()[:16]


_DATELINE = re.compile(
    r"[^a-z\n]{2,60}?(?:\([^)\n]{2,40}\)\s*)?\s?(?:--|—|―|–|-)\s+(?=\S)|[^\n()]{2,60}\([^)\n]{2,40}\)\s*(?:--|—|―|–|-)\s+"
)
"""What opens a report before its first words: "GENEVA (Agency) - "."""


def after_dateline(text: str, start: int, end: int) -> int:
    """Where the sentence itself starts, behind "GENEVA (Agency) - "."""
    match = _DATELINE.match(text, start, min(end, start + 120))
    return match.end() if match and end - match.end() > 20 else start


class Stretch(Protocol):
    """A stretch of a text: a paragraph, a sentence."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        ...


_DOTS = ("...", "…")
_BEHIND_A_STOP = ("....", ".…")
_CLOSED = re.compile(r"[.!?…:;\"'”’»)\]]\s*\Z")
_BLANKS = re.compile(r"[^\S\n]*(?=\n|\Z)")


def breaks_off(text: str, sentence: Stretch, paragraphs: Sequence[Stretch]) -> bool:
    """Whether a page was cut off in a sentence: it ends its paragraph in dots, or the story without a mark where the paragraph before has one.

    Dots within a paragraph, or before a mark that closes a quotation, are somebody's pause; behind a full stop ("....") they follow a whole sentence.
    """
    words = text[sentence.start : sentence.end]
    if words.rstrip().endswith(_DOTS):
        return not words.rstrip().endswith(_BEHIND_A_STOP) and _BLANKS.match(text, sentence.end) is not None
    if len(paragraphs) < 2 or sentence.start < paragraphs[-1].start or text[sentence.end : paragraphs[-1].end].strip():
        return False
    before = paragraphs[-2]
    return _CLOSED.search(words) is None and _CLOSED.search(text[before.start : before.end]) is not None
