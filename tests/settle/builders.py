"""Builders of articles for the tests of pass two."""

from __future__ import annotations

from dateline.clean import article
from dateline.dates import timexes
from dateline.settle import settle
from dateline.terms import Article, Block, Episode, Meta, Report
from dateline.text import digest, lines


def told(text: str, *, name: str = "a.txt", published: str | None = None, publisher: str | None = None) -> Article:
    """An article of plain text with what metadata is given."""
    metas = [Meta("published", published, "JSON line 'published'")] if published else []
    metas += [Meta("publisher", publisher, "JSON line 'publisher'")] if publisher else []
    blocks = tuple(Block(start, end) for start, end in lines(text))
    return article(Report(digest(name, text), name, None, "text", text, blocks, tuple(metas)))


def settled(
    articles: list[Article], *, groups: list[list[int]] | None = None, stories: list[list[int]] | None = None
) -> list[Article]:
    """Pass two over articles; groups and stories are given by their places, each alone and all together by default."""
    ids = [one.id for one in articles]
    parts = groups or [[i] for i in range(len(ids))]
    tales = stories or [list(range(len(ids)))]
    episodes = [(Episode(f"e{n}", "", tuple(ids[i] for i in tale)),) for n, tale in enumerate(tales)]
    found = {one.id: timexes(one, None) for one in articles}
    return list(settle(articles, [tuple(ids[i] for i in part) for part in parts], episodes, found))
