"""Embedding: what the words above a happening say of it: that it is so, is not, is to come, is held to be so, or is left open.

In: a sentence and a token. Out: effects. Never: the happening's own tense.

After the implicative, factive and propositional-attitude classes of Karttunen (1971, 2012) and the factuality profiles of
Saurí and Pustejovsky (2012): each word has an effect on each shape that may stand below it.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from dateline.lists import rows

Effect = Literal["asserts", "denies", "plans", "claims", "opens"]
Shape = Literal["to", "that", "ing", "object", "noun", "adjective"]


@cache
def _table() -> dict[tuple[str, Shape], Effect]:
    found: dict[tuple[str, Shape], Effect] = {}
    for effect, shape, words in rows("english", "embedding.tsv"):
        for word in words.split():
            found.setdefault((word, shape), effect)  # type: ignore[arg-type]
    return found


def effect_of(lemma: str, shape: Shape) -> Effect | None:
    """What a word says of a happening that stands below it in that shape; None where the table is silent."""
    return _table().get((lemma.lower(), shape))
