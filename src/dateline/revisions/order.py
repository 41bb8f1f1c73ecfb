"""Order: reports of one page in the order in which they were seen.

In: articles. Out: which of each page stands, and what each replaced. Never: the order in which they came in one go.

A report that says when it was fetched was seen then; one that does not, when it came, but what an export passes on was before that: nobody
knows when. Where that does not part two, a report goes before what an export passes on of it; then what they say of their own day does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.ids import is_report_name
from dateline.revisions.address import address_of, name_of
from dateline.revisions.notice import is_notice
from dateline.terms import Article


def rank(article: Article, came: str, turn: int = 0) -> str:
    """What sorts the reports of one page, the one seen last highest.

    `came` is when it came, in UTC; `turn` counts those that took another's place under one path.
    """
    passed_on = is_report_name(article.entry)
    at = article.seen[-1].moment if article.seen else "" if passed_on else came
    own = article.modified or article.published
    return f"{at} {turn:012} {'!' if passed_on else ''}{own.moment if own else '-'}"


def in_order(ranks: Mapping[str, str], articles: Iterable[Article]) -> list[Article]:
    """Articles by the order of their ranks, the latest first."""
    return sorted(articles, key=lambda article: (ranks[article.id], article.id), reverse=True)


def replacing(versions: Sequence[Article]) -> tuple[Article, ...]:
    """Of the reports of one page, the latest first, those that tell it, each with what it replaced; a notice only where nothing else is."""
    if len(versions) > 1:
        versions = [article for article in versions if not is_notice(article)] or versions
    before = (_before(versions, at) for at in range(len(versions)))
    return tuple(
        article if article.revision_of == old else replace(article, revision_of=old)
        for article, old in zip(versions, before, strict=True)
    )


def _before(versions: Sequence[Article], at: int) -> str | None:
    """The report that a version replaced: the next one that is not the very same report, passed on by an export."""
    own = name_of(versions[at])
    return next((one.id for one in versions[at + 1 :] if name_of(one) != own), None)


def current(articles: Sequence[Article], ranks: Mapping[str, str]) -> tuple[Article, ...]:
    """Of each page the report that stands, in the order given."""
    pages: dict[str, list[Article]] = {}
    for article in articles:
        pages.setdefault(address_of(article), []).append(article)
    stands = {found.id: found for page in pages.values() for found in replacing(in_order(ranks, page))[:1]}
    return tuple(stands[article.id] for article in articles if article.id in stands)
