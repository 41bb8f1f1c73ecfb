"""Overlap: how much of two texts is one text, and what kinship that is evidence of.

In: the Tokens of two articles. Out: an Overlap, whether it makes them one dispatch, and the reason in words.
Never: a third article.

Words in quotation marks do not count: whoever quotes one statement has the same words. What is left is compared by
shared runs of RUN words (shingles, Broder 1997) wherever they stand, so that moved paragraphs are still seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dateline.terms import RelationKind
from dateline.text import plain
from dateline.wire.lexicon import words
from dateline.wire.tokens import Tokens

RUN = 5
"""Words in a row that two texts must share for them to count as shared."""
HOLE = 3
"""A house edit: so many other words, at most, do not break a shared run."""
OPENING = 40
"""Words of the opening, which a copy keeps and a text with shared background does not."""

# Chosen on the 17 positive and 470 negative pairs of syndicated_copies, where copies share .92 and more and all others
# .41 and less; set in the lower half of that gulf, for pages whose furniture was not all recognised.
SHARE = 0.6
"""Of the words of the shorter text, with its opening among them …"""
SHARE_OPENING = 0.5
SHARE_WITHOUT_OPENING = 0.75
"""… or without: a write-through has an opening of its own, a new report on old background has more than that."""
SHARE_SHORT = 0.85
SHORT = 60
"""A text of fewer words has to be shared nearly whole: a stock phrase is a large part of it."""
FEWEST_WORDS = 20
WHOLE = 0.9
"""Share of all words, quotes and all, of both texts, above which they are one text whatever is quoted."""
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
class Overlap:
    """What two texts share: words outside quotation marks, of how many, in the first and in the second.

    `whole` is the share of all words of each, quotes included, `longest` the longest shared run, `opening` the share
    of one text's opening that stands in the other, the better of the two, `titled_alike` whether both bear one title.
    `beside` counts those of `own` that stand in paragraphs which are of the page, not of the story, `one_lede` says
    whether each story's first paragraph stands in the other.
    """

    shared: tuple[int, int]
    own: tuple[int, int]
    whole: tuple[float, float]
    longest: int
    opening: float
    titled_alike: bool
    beside: tuple[int, int]
    one_lede: bool

    @property
    def shares(self) -> tuple[float, float]:
        """The shared part of each text's own words, 0 to 1."""
        return _ratio(self.shared[0], self.own[0]), _ratio(self.shared[1], self.own[1])


def overlap(one: Tokens, other: Tokens) -> Overlap:
    """What the two texts have in common."""
    covered = _covered(one.keys, _runs(other.keys)), _covered(other.keys, _runs(one.keys))
    own = tuple(text.quoted.count(False) for text in (one, other))
    shared = tuple(_unquoted(mark, text) for mark, text in zip(covered, (one, other), strict=True))
    whole = tuple(_ratio(sum(mark), len(mark)) for mark in covered)
    opening = max(_ratio(sum(mark[:OPENING]), len(mark[:OPENING])) for mark in covered)
    longest = min(_longest(covered[0]), _longest(covered[1]))
    titles = [plain(text.article.title or "") for text in (one, other)]
    texts = one, other
    aliens = [_beside(mark, text) for mark, text in zip(covered, texts, strict=True)]
    ledes = [_lede_shared(mark, text, alien) for mark, text, alien in zip(covered, texts, aliens, strict=True)]
    beside = [_unquoted([n in alien for n in text.paragraphs], text) for text, alien in zip(texts, aliens, strict=True)]
    return Overlap(
        shared=(shared[0], shared[1]),
        own=(own[0], own[1]),
        whole=(whole[0], whole[1]),
        longest=longest,
        opening=opening,
        titled_alike=titles[0] == titles[1] != "",
        beside=(beside[0], beside[1]),
        one_lede=all(ledes),
    )


def one_dispatch(found: Overlap) -> bool:
    """Whether the two are one text, copied, cut or carried on; else they share quotes, background or furniture."""
    if min(found.whole) >= WHOLE and (found.longest >= FEWEST_WORDS or found.titled_alike):
        return True
    shorter = 0 if found.own[0] <= found.own[1] else 1
    share = found.shares[shorter]
    if min(found.shared) < FEWEST_WORDS:  # outside quotes here, inside there: a quotation all the same
        return False
    if found.own[shorter] < SHORT:
        return share >= SHARE_SHORT
    return share >= (SHARE if found.opening >= SHARE_OPENING else SHARE_WITHOUT_OPENING)


def kinship(found: Overlap) -> RelationKind:
    """What the first text is to the second, its origin: a copy, a cut copy or another version.

    Whatever a page puts around the story makes no version. A cut copy opens as its origin does.
    """
    mine, origins = _telling(found)
    if mine >= CUT and origins >= CUT:
        return "copy"
    return "cut" if mine >= CUT and found.one_lede else "version"


def reason(found: Overlap) -> str:
    """The overlap in a sentence, the first text being "this report" and the second "its origin"."""
    mine, origins = _telling(found)
    return (
        f"{mine:.0%} of this report's words stand in its origin and {origins:.0%} of the origin's in this report; "
        f"the longest shared run is {found.longest} words"
    )


def _telling(found: Overlap) -> tuple[float, float]:
    """Shares of the story outside quotes; of texts that are nearly all quotes, of all words."""
    if min(found.own) < FEWEST_WORDS:
        return found.whole
    (mine, origins), (own, theirs), (beside, around) = found.shared, found.own, found.beside
    return min(1.0, _ratio(mine, own - beside)), min(1.0, _ratio(origins, theirs - around))


def _beside(covered: Sequence[bool], text: Tokens) -> set[int]:
    """The paragraphs that the other text does not have and that are not told as a story is.

    They speak to the reader outside quotation marks, or are short lines that name nobody and give no figure.
    """
    found = set()
    for paragraph, row in _paragraphs(text):
        if sum(covered[i] for i in row) >= ALIEN * len(row):
            continue
        speaks = any(text.keys[i] in words("addressing") and not text.quoted[i] for i in row)
        if speaks or (len(row) < LINE and not any(_tells(text, i) for i in row)):
            found.add(paragraph)
    return found


def _paragraphs(text: Tokens) -> Iterator[tuple[int, list[int]]]:
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


def _lede_shared(covered: Sequence[bool], text: Tokens, aliens: set[int]) -> bool:
    """Whether the first paragraph of the story stands in the other text."""
    for paragraph, row in _paragraphs(text):
        if len(row) >= LEDE_WORDS and paragraph not in aliens:
            return sum(covered[i] for i in row) >= ALIEN * len(row)
    return True


def _runs(keys: Sequence[str]) -> set[tuple[str, ...]]:
    """All runs of RUN words; of a shorter text, the text itself."""
    size = min(RUN, len(keys))
    return {tuple(keys[i : i + size]) for i in range(len(keys) - size + 1)} if size else set()


def _covered(keys: Sequence[str], runs: set[tuple[str, ...]]) -> list[bool]:
    """For each word whether it stands in a run of the other text; small holes are filled."""
    covered = [False] * len(keys)
    size = min(RUN, len(keys))
    last = 0
    for i in range(len(keys) - size + 1):
        if size and tuple(keys[i : i + size]) in runs:
            start = last if last > 0 and i - last <= HOLE else max(i, last)
            covered[start : i + size] = [True] * (i + size - start)
            last = i + size
    return covered


def _unquoted(covered: Sequence[bool], text: Tokens) -> int:
    return sum(1 for mark, quoted in zip(covered, text.quoted, strict=True) if mark and not quoted)


def _longest(covered: Sequence[bool]) -> int:
    return max((sum(1 for _ in run) for mark, run in groupby(covered) if mark), default=0)


def _ratio(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
