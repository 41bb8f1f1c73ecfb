"""Origin: which of a dispatch's copies is nearest its source, and who descends from whom.

In: the articles of one dispatch. Out: them in order of nearness, their agency, the relations. Never: another dispatch.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial

from dateline.terms import Article, Relation
from dateline.text import plain
from dateline.wire.kinship import CUT, kinship
from dateline.wire.overlap import one_dispatch, overlap
from dateline.wire.tokens import Tokens

UNDATED = date.max.toordinal()
SLACK = 1
"""Days by which a cut copy may seem older than its source: clocks and time zones of outlets differ."""


def agency(articles: Sequence[Article]) -> str | None:
    """The agency whose dispatch this is: whom most of its copies credit; None where none is credited."""
    credited = Counter(article.agency for article in articles if article.agency)
    ranked = sorted(credited.items(), key=_most)
    return ranked[0][0] if ranked else None


def _most(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def own_outlet(article: Article, agency: str | None) -> bool:
    """Whether the agency itself published this: a cleaned article names an agency's own site by the agency's name."""
    return bool(agency and article.publisher and plain(article.publisher) == plain(agency))


def nearest_first(texts: Sequence[Tokens]) -> list[Tokens]:
    """The copies of a dispatch by nearness to its source.

    First the agency's own outlet, then those that are not cut, that credit an agency, the earliest by day, the
    fullest, the smallest id.
    """
    name = agency([text.article for text in texts])
    fullest = sorted(texts, key=_fullest)

    def order(text: Tokens) -> tuple[bool, bool, bool, int, int, str]:
        article = text.article
        return (
            not own_outlet(article, name), _is_cut(text, fullest), article.agency is None, _day(text), -len(text), article.id
        )  # fmt: skip

    return sorted(texts, key=order)


def _fullest(text: Tokens) -> tuple[int, str]:
    return -len(text), text.article.id


def _is_cut(text: Tokens, fullest: Sequence[Tokens]) -> bool:
    """Whether the fullest text of about the same day has more of the story; one that opens otherwise is a write-through."""
    fuller = next((other for other in fullest if _day(other) <= _day(text) + SLACK), text)
    return len(text) < CUT * len(fuller) and kinship(text, fuller).kind == "cut"


def _day(text: Tokens) -> int:
    published = text.article.published
    return published.first_day.toordinal() if published else UNDATED


def relations(ranked: Sequence[Tokens]) -> tuple[Relation, ...]:
    """How each copy after the first descends, in the order of the articles' ids.

    It descends from the text that it shares most with among the origin and its versions, of equals the nearest to the
    source. A version that is like none of them descends from the nearer copy that it shares most with.
    """
    heads = list(ranked[:1])
    found = []
    for at, text in enumerate(ranked[1:], start=1):
        like = [head for head in heads if one_dispatch(overlap(text.row, head.row))]
        parent = max(like or ranked[:at], key=partial(_shared, text))
        kin = kinship(text, parent)
        if kin.kind == "version":
            heads.append(text)
        found.append(Relation(text.article.id, parent.article.id, kin.kind, kin.reason))
    return tuple(sorted(found, key=_article))


def _shared(text: Tokens, other: Tokens) -> int:
    return overlap(text.row, other.row).shared[0]


def _article(relation: Relation) -> str:
    return relation.article
