"""Overlap: how much of two texts is one text, and what kinship that is evidence of.

In: the Tokens of two articles. Out: an Overlap, whether it makes them one dispatch, and the reason in words.
Never: a third article.

Words in quotation marks do not count: whoever quotes one statement has the same words. What is left is compared by
shared runs of RUN words (shingles, Broder 1997) wherever they stand, so that moved paragraphs are still seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from dateline.terms import RelationKind
from dateline.text import plain
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
SHARE_WITHOUT_OPENING = 0.9
"""… or without."""
SHARE_SHORT = 0.85
SHORT = 60
"""A text of fewer words has to be shared nearly whole: a stock phrase is a large part of it."""
FEWEST_WORDS = 20
WHOLE = 0.9
"""Share of all words, quotes and all, of both texts, above which they are one text whatever is quoted."""
CUT = 0.8
"""A copy that has less of its origin is a cut one; a text with less in common with its origin is another version."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts share: words outside quotation marks, of how many, in the first and in the second.

    `whole` is the share of all words of each, quotes included, `longest` the longest shared run, `opening` the share
    of one text's opening that stands in the other, the better of the two, `titled_alike` whether both bear one title.
    """

    shared: tuple[int, int]
    own: tuple[int, int]
    whole: tuple[float, float]
    longest: int
    opening: float
    titled_alike: bool

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
    return Overlap(
        (shared[0], shared[1]), (own[0], own[1]), (whole[0], whole[1]), longest, opening, titles[0] == titles[1] != ""
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
    """What the first text is to the second, its origin: a copy, a cut copy or another version."""
    mine, origins = _telling(found)
    if mine >= CUT:
        return "copy" if origins >= CUT else "cut"
    return "version"


def reason(found: Overlap) -> str:
    """The overlap in a sentence, the first text being "this report" and the second "its origin"."""
    mine, origins = _telling(found)
    return (
        f"{mine:.0%} of this report's words stand in its origin and {origins:.0%} of the origin's in this report; "
        f"the longest shared run is {found.longest} words"
    )


def _telling(found: Overlap) -> tuple[float, float]:
    """Shares outside quotes; of texts that are nearly all quotes, of all words."""
    return found.shares if min(found.own) >= FEWEST_WORDS else found.whole


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
