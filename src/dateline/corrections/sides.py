"""Sides: to which of two parted lots something belongs that nobody named.

In: the articles that a correction parts, and one that came later. Out: whether it goes with those that leave. Never: anything
but the words of the three; so a newcomer's side depends on no other newcomer, nor on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

from dateline.terms import Article
from dateline.text import words

LETTERS = 4
"""Letters of the shortest word that may tell two matters apart: shorter ones are mostly grammar."""


class Sides:
    """The words that stand only among those that leave, and only among those that stay."""

    def __init__(self, leaving: Iterable[Article], staying: Iterable[Article]) -> None:
        left, stayed = _vocabulary(leaving), _vocabulary(staying)
        self._left, self._stayed = left - stayed, stayed - left

    def leaves(self, newcomer: Iterable[Article]) -> bool:
        """Whether the newcomer shares more of the words that tell the sides apart with those that leave; if in doubt it stays.

        Each side's count is weighed by the root of how many words it has, as in a cosine, so that the wordier side does
        not draw everything.
        """
        own = _vocabulary(newcomer)
        return _share(own, self._left) > _share(own, self._stayed)


def _share(own: frozenset[str], side: frozenset[str]) -> float:
    return round(len(own & side) / sqrt(max(1, len(side))), 6)


def _vocabulary(articles: Iterable[Article]) -> frozenset[str]:
    return frozenset(
        word for article in articles for word in words(f"{article.title or ''}\n{article.body}") if len(word) >= LETTERS
    )
