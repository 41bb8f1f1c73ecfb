"""Kinship: what a text is to its origin.

In: the Tokens of two articles of one dispatch. Out: copy, cut copy or version, and the reason in words. Never: a third.

Whatever a page puts around the story counts for nothing: it is neither what an outlet cut nor what an agency added.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from dateline.terms import RelationKind
from dateline.wire.lexicon import words
from dateline.wire.overlap import FEWEST_WORDS, overlap, ratio
from dateline.wire.tokens import Mask, Tokens

CUT = 0.8
"""A copy that has less of its origin is a cut one; a text with less in common with its origin is another version."""
ALIEN = 0.5
"""A paragraph of which less is shared is not of the other text; it may be the page's, not the story's."""
LINE = 20
"""A paragraph of fewer words without a name, a figure or a quotation is a line of the page."""
LEDE_WORDS = 8
"""A shorter first line (a place, a byline) is no lede."""


SENTENCE_ENDS = frozenset({".", "!", "?", ":", '"', "“", "”", "|"})


@dataclass(frozen=True, slots=True)
class Kinship:
    """What a text is to its origin, and why that is said."""

    kind: RelationKind
    reason: str


def kinship(text: Tokens, origin: Tokens) -> Kinship:
    """What `text` is to `origin`: a copy, a cut copy, which opens as its origin does, or another version."""
    found = overlap(text.row, origin.row)
    aliens = [_beside(mark, one) for mark, one in zip(found.covered, (text, origin), strict=True)]
    if min(found.own) < FEWEST_WORDS * found.unit:
        mine, origins = found.whole
    else:
        mine, origins = (
            min(1.0, ratio(shared, own - _words_in(one, alien)))
            for shared, own, one, alien in zip(found.shared, found.own, (text, origin), aliens, strict=True)
        )
    return Kinship(
        _kind(mine, origins, all(map(_lede_shared, found.covered, (text, origin), aliens))),
        f"{mine:.0%} of this report's {found.counted} stand in its origin and {origins:.0%} of the origin's in this report; "
        f"the longest shared run is {found.longest} {found.counted}",
    )


def _kind(mine: float, origins: float, one_lede: bool) -> RelationKind:
    if mine >= CUT and origins >= CUT:
        return "copy"
    return "cut" if mine >= CUT and one_lede else "version"


def _words_in(text: Tokens, paragraphs: set[int]) -> int:
    """Words outside quotation marks in these paragraphs."""
    return sum(not quoted and n in paragraphs for n, quoted in zip(text.paragraphs, text.quoted, strict=True))


def _shared(covered: Mask, row: list[int]) -> int:
    return int(covered[row[0] : row[-1] + 1].sum())


def _beside(covered: Mask, text: Tokens) -> set[int]:
    """The paragraphs that the other text does not have and that are not told as a story is."""
    return {
        paragraph
        for paragraph, row in paragraphs(text)
        if _shared(covered, row) < ALIEN * len(row) and of_the_page(text, row)
    }


def of_the_page(text: Tokens, row: list[int]) -> bool:
    """Whether a paragraph, given by its words, is not told as a story is.

    It speaks to the reader outside quotation marks, or is a short line that names nobody and gives no figure.
    """
    speaks = any(text.keys[i] in words("addressing") and not text.quoted[i] for i in row)
    return speaks or (len(row) < LINE and not any(_tells(text, i) for i in row))


def paragraphs(text: Tokens) -> Iterator[tuple[int, list[int]]]:
    """The number and the words of each paragraph."""
    for paragraph, row in groupby(range(len(text)), key=text.paragraphs.__getitem__):
        yield paragraph, list(row)


def _tells(text: Tokens, i: int) -> bool:
    """Whether word `i` is quoted, a figure, or a name that does not open its sentence."""
    surface = text.surface(i)
    if text.quoted[i] or surface[:1].isdigit():
        return True
    if not surface[:1].isupper() or i == 0 or text.paragraphs[i - 1] != text.paragraphs[i]:
        return False
    before = text.article.text[text.spans[i - 1][1] : text.spans[i][0]].strip()
    return before[-1:] not in SENTENCE_ENDS


def _lede_shared(covered: Mask, text: Tokens, aliens: set[int]) -> bool:
    """Whether the first paragraph of the story stands in the other text."""
    for paragraph, row in paragraphs(text):
        if len(row) >= LEDE_WORDS and paragraph not in aliens:
            return _shared(covered, row) >= ALIEN * len(row)
    return True
