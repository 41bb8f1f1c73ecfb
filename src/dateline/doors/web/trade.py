"""Words of the trade behind plain ones, and what they mean.

In: nothing. Out: for each mark "?" of a page the plain words, the word of the trade and its meaning in a sentence or two. Never: a page of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Term:
    """What a page says, what the trade calls it, and what it means."""

    plain: str
    trade: str
    meaning: str


TRADE: Final[Mapping[str, Term]] = MappingProxyType(
    {
        "independent": Term(
            "independent reports",
            "independent dispatches",
            "Reports that do not rest on each other's text: copies, cuts and rewritten versions of one text count once, and so do texts that share"
            " long passages.",
        ),
        "texts": Term(
            "texts",
            "dispatches",
            "How many texts tell it: copies count once. What an agency wrote and forty outlets ran is one text.",
        ),
        "quoted": Term(
            "quoted in every report",
            "single-sourced",
            "Whoever is quoted in every report may be the only source: what only they say has been confirmed by nobody else.",
        ),
        "clutter": Term(
            "page clutter",
            "furniture",
            "What a page puts around its story: appeals, adverts, menus, captions, links to other stories. It is kept, and nothing is read from it.",
        ),
        "known": Term(
            "as it was known on",
            "as of",
            "The story as only the reports that were out by then tell it. Nothing that came later takes part.",
        ),
        "unsure": Term(
            "less sure",
            "confidence",
            "Of lines like these fewer were right when they were held against reports by hand; or they are right, and less news.",
        ),
    }
)
"""By the name that a template asks for."""
