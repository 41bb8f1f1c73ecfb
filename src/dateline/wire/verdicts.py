"""Verdict: what two reports have in common, whichever two they are, and why that is said.

In: two articles. Out: a Verdict. Never: a third article; a word about who wrote first.

Two that are one dispatch are told as the room tells them everywhere. Of two that are not, it is told what sort of words
they share: a statement that both quote, lines of the page, or passages, as where a new report ends on an old one. Of two that cannot
be compared, as in two languages, nothing is told but that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.terms import Article, RelationKind
from dateline.wire.kinship import kinship, of_the_page, paragraphs
from dateline.wire.origin import nearest_first
from dateline.wire.overlap import FEWEST_WORDS, Leaning, Overlap, overlap
from dateline.wire.partition import comparable, linked
from dateline.wire.tokens import Mask, Tokens, tokens

Shared = Literal["quotes", "furniture", "passages", "little", "unlike"]
Answer = Literal["copy", "shares", "apart", "unknown"]
"""Whether two reports are one text, lean on one, or are independent of each other as far as their words tell; unknown where words cannot."""

SAID: dict[Shared, str] = {
    "quotes": "most of that in quotation marks: both quote the same words",
    "furniture": "most of that lines of the page, not of the story",
    "passages": "passages, too few of them to be one text",
    "little": "a line or two at most",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two reports are to each other: of one dispatch (copy, cut, version), or what else they share; and why."""

    kind: RelationKind | Shared
    reason: str
    answer: Answer


def verdict(one: Article, other: Article) -> Verdict:
    """What the two have in common; the same whichever is named first, but for the order of the shares in the reason."""
    texts = tokens(one), tokens(other)
    if linked(one, other):
        origin, copy = nearest_first(texts)
        kin = kinship(copy, origin)
        return Verdict(kin.kind, kin.reason, "copy")
    if not comparable(one, other):
        return Verdict("unlike", _unlike(one, other), "unknown")
    found = overlap(texts[0].row, texts[1].row)
    shared = _shared(found, texts)
    return Verdict(
        shared,
        f"{found.whole[0]:.0%} of the first report's {found.counted} stand in the second and {found.whole[1]:.0%} of the second's "
        f"in the first, {SAID[shared]}; the longest shared run is {found.longest} {found.counted}",
        "shares" if Leaning([text.row for text in texts]).leans(0, 1) else "apart",
    )


def _unlike(one: Article, other: Article) -> str:
    if one.body.strip() and other.body.strip():
        return f"the two cannot be compared by their words: one is in {one.language}, the other in {other.language}"
    return "the two cannot be compared: there are no words in one of them"


def _shared(found: Overlap, texts: tuple[Tokens, Tokens]) -> Shared:
    """The sort of most of the words that both have."""
    sorts = [_sorts(mark, text) for mark, text in zip(found.covered, texts, strict=True)]
    quotes, furniture, passages = (sum(both) for both in zip(*sorts, strict=True))
    if quotes + furniture + passages < 2 * FEWEST_WORDS * found.unit:
        return "little"
    if quotes >= max(furniture, passages):
        return "quotes"
    return "furniture" if furniture >= passages else "passages"


def _sorts(covered: Mask, text: Tokens) -> tuple[int, int, int]:
    """How many shared words of a text stand in quotation marks, in lines of the page, and elsewhere."""
    quotes = furniture = passages = 0
    for _, row in paragraphs(text):
        mine = [i for i in row if covered[i]]
        said = sum(text.quoted[i] for i in mine)
        quotes += said
        if of_the_page(text, row):
            furniture += len(mine) - said
        else:
            passages += len(mine) - said
    return quotes, furniture, passages
