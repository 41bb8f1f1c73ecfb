"""Words of reports, and where they stand.

In: nothing. Out: Evidence, and Words made of it. Never: a rule, a file, the clock.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.terms.vocabularies import Count, Id


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The very words that something was read from: `article.text[start:end] == text`; offsets in Unicode code points, end exclusive."""

    article: Id
    start: Count
    end: Count
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """Words as reported: what a reader reads, a report's own words.

    `text` may be cut ("…") and hold an antecedent in square brackets; `evidence` is verbatim, in reading order.
    """

    text: str
    evidence: tuple[Evidence, ...]
