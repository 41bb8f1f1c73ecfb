"""Stories: the episodes of each story, out of articles and their dispatches.

In: articles and their partition into dispatches. Out: episodes, one tuple a story. Never: a rule of its own; an id that
depends on a report elsewhere.

A dispatch is one report here, however many outlets ran it: its fullest copy speaks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.cluster.episodes import happenings, profile
from dateline.cluster.features import Profile
from dateline.cluster.matter import combined, matters, supports
from dateline.cluster.titles import title
from dateline.terms import Article, Episode, Mention, Timex
from dateline.text import digest


def stories(
    articles: Sequence[Article],
    groups: Sequence[Sequence[str]],
    _mentions: Mapping[str, Sequence[Mention]] | None = None,
    _timexes: Mapping[str, Sequence[Timex]] | None = None,
) -> tuple[tuple[Episode, ...], ...]:
    """The episodes of each story, both in the order of their first day and id.

    `groups` is a partition of the article ids into dispatches. Names are read off the text itself, so that articles
    without a parse are grouped alike; mentions and timexes are taken for later use and change nothing.
    """
    by_id = {article.id: article for article in articles}
    copies = {min(group): group for group in groups}
    parts = partition([profile([by_id[id] for id in group]) for group in groups])
    told = (
        [episode([by_id[id] for key in dispatches for id in copies[key]]) for dispatches in story] for story in parts
    )
    return in_order(told, by_id)


def partition(profiles: Sequence[Profile]) -> list[list[list[str]]]:
    """The stories of these dispatches: of each its episodes, and of each of these the keys of its dispatches."""
    found = happenings(profiles)
    wholes = [combined(group) for group in found]
    members = {whole.key: [node.key for node in group] for whole, group in zip(wholes, found, strict=True)}
    return [[members[key] for key in part] for part in matters(members, supports(wholes))]


def episode(articles: Sequence[Article]) -> Episode:
    """The episode of these articles; its first report by day names it, and its smallest id is its own."""
    ids = tuple(sorted(article.id for article in articles))
    return Episode(digest("episode", ids[0]), title(articles), ids)


def in_order(told: Iterable[Iterable[Episode]], by_id: Mapping[str, Article]) -> tuple[tuple[Episode, ...], ...]:
    """The stories, and the episodes of each, in the order of their first day and id; `by_id` has the articles of all."""

    def order(episode: Episode) -> tuple[str, str]:
        days = (by_id[id].published for id in episode.articles)
        return min(day.start if day else "~" for day in days), episode.id

    return tuple(sorted((tuple(sorted(story, key=order)) for story in told), key=lambda story: order(story[0])))
