"""Titles: which headline names the story.

In: the articles of one story and its dispatches. Out: one of their headlines, or None. Never: a figure that a later headline or lede
gives otherwise, or a headline that breaks off, as long as one without is there; a copy's vote; an old headline where a newer one is as much of the matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.tell.figures import number
from dateline.tell.lines import split
from dateline.terms import Article, Dispatch, Quantity
from dateline.vectors import PLACES, centroid, cosine, terms, vectors

ABOUT = 2
"""Content words that two headlines share from which the figures of the one may overtake those of the other."""
CENTRAL = 0.45
"""Share of the nearness of the nearest headline from which a newer one names the story: the headline of a side matter has less (of .34 to .6 looked at
on editor/more and ECB+: at .6 a verdict and a capture wait for the next report)."""
LEAST = 2
"""Figures below it ("one") seldom count anything."""
YEARS = range(1900, 2100)
_NUMBER = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the head of a report: its headline, the words of headline and first sentence, their figures, the day."""

    article: str
    title: str
    words: tuple[str, ...]
    about: frozenset[str]
    figures: frozenset[float]
    day: date | None

    @classmethod
    def of(cls, article: Article) -> Head:
        """The head of an article."""
        lede = next((part.text for part in article.paragraphs if part.kind != "subhead"), "")
        first = next((lede[start:end] for start, end in split(lede)), "")
        words = (*terms(article.title or ""), *terms(first))
        told = frozenset(_figures(f"{article.title or ''} {first}"))
        day = article.published.last_day if article.published else None
        about = frozenset(word for word in words if not _DIGIT.search(word))
        return cls(article.id, article.title or "", words, about, told, day)


def _figures(text: str) -> list[float]:
    """The numbers in a text, in digits or words, without years."""
    found = ((one, number(Quantity("number", one.lower()))) for one in _NUMBER.findall(text))
    return [n for one, n in found if n is not None and n >= LEAST and (n not in YEARS or "," in one)]


def title(articles: Sequence[Article], dispatches: Sequence[Dispatch]) -> str | None:
    """Of the newest day that has a headline near enough to what all headlines and first sentences tell, the nearest one."""
    copies = {id for dispatch in dispatches for id in dispatch.articles if id != dispatch.origin}
    heads = [Head.of(article) for article in sorted(articles, key=_id) if article.id not in copies]
    named = [head for head in heads if head.title.strip()]
    rows = vectors([*(head.words for head in heads), *(terms(head.title) for head in named)])
    middle = centroid((row, 1.0) for row in rows[: len(heads)])
    central = [round(cosine(row, middle), PLACES) for row in rows[len(heads) :]]
    least = CENTRAL * max(central, default=0.0)
    ranked = [
        (_is_broken(head), _is_overtaken(head, heads), near < least, -_order(head.day), -near, head.article, head.title)
        for head, near in zip(named, central, strict=True)
    ]
    return min(ranked)[-1] if ranked else None


def _is_broken(head: Head) -> bool:
    """Whether the page cut the headline off."""
    return head.title.rstrip().endswith(("...", "…"))


def _is_overtaken(head: Head, heads: Sequence[Head]) -> bool:
    """Whether its headline gives a figure that a later head on the same matter has not, giving another."""
    mine = frozenset(_figures(head.title))
    about = frozenset(terms(head.title))
    return head.day is not None and any(
        later.day is not None
        and later.day > head.day
        and bool(mine and later.figures and not mine & later.figures)
        and len(about & later.about) >= ABOUT
        for later in heads
    )


def _id(article: Article) -> str:
    return article.id


def _order(day: date | None) -> int:
    return day.toordinal() if day else 0
