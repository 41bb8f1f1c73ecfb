"""Body: which of a page's pieces are its main text.

In: a page's markup and pieces. Out: a test that says of a piece whether the extractor kept it. The extractor is
trafilatura (Barbaresi 2021) in precision mode with tables; its text is held against ours, since it keeps no offsets. Never: offsets by search
for a string that stands twice.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.clean.pieces import Piece
from dateline.errors import DatelineError
from dateline.text import plain, shingles, words

GRAM = 4
"""Words of the runs that are compared, as the extraction benchmarks do."""
KEPT_SHARE = 0.6
"""Share of a piece's runs that must stand in the extractor's text; between .4 and .8 nothing changes on the benchmarks."""


def main_text(markup: str) -> str | None:
    """The main text of a page as trafilatura finds it, one block a line, or None."""
    from trafilatura import extract  # noqa: PLC0415 - heavy, and needed for pages only

    try:
        return extract(markup, favor_precision=True, include_tables=True, include_comments=False, deduplicate=False)
    except (DatelineError, RecursionError, ValueError, TypeError, AttributeError, AssertionError):
        return None  # a hostile page; its visible text is then read as plain text


def kept_by(extracted: str) -> Callable[[Piece], bool]:
    """A test of pieces against the extractor's text."""
    lines = {plain(line).strip("-| ") for line in extracted.splitlines()}
    runs = shingles(words(extracted), GRAM)

    def kept(piece: Piece) -> bool:
        mine = shingles(words(piece.text), GRAM)
        if piece.words < GRAM:
            return piece.normal in lines
        return sum(run in runs for run in mine) >= KEPT_SHARE * len(mine)

    return kept
