"""Titles: what an episode is called.

In: the articles of an episode. Out: the title of one of them, or the opening of its lede. Never: words of our own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.terms import Article

LONGEST = 120
_CLAUSE = re.compile(r"[.;:!?](?=\s|$)|,\s|\s[–—-]\s")
_SENTENCE = re.compile(r"(?<=\w{3})[.!?](?=\s|$)")


def title(articles: Sequence[Article]) -> str:
    """A member's title, of the fullest of the first day's reports; else the opening of a lede, cut at a clause."""
    ranked = sorted(articles, key=_rank)
    titled = next((article.title for article in ranked if article.title), None)
    if titled:
        return titled
    lede = next((article.paragraphs[0].text for article in ranked if article.paragraphs), "")
    return _clause(lede)


def _rank(article: Article) -> tuple[str, int, str]:
    return article.published.start[:10] if article.published else "~", -len(article.body), article.id


def _clause(text: str) -> str:
    """The first sentence of `text`, or as many of its clauses as fit into a title."""
    line = " ".join(text[: 8 * LONGEST].split())
    if (stop := _SENTENCE.search(line)) and stop.start() <= LONGEST:
        return line[: stop.start()]
    if len(line) <= LONGEST:
        return line
    ends = [match.start() for match in _CLAUSE.finditer(line, 0, LONGEST) if match.start() >= LONGEST // 4]
    if ends:
        return line[: ends[-1]]
    return line[: max(line.rfind(" ", 0, LONGEST), LONGEST // 2)].rstrip() + "…"
