"""The order of pass two: recurrence, then doubt, then copies, then neighbours, in synchronous rounds.

In and out: see the package. Every round sees only what stood when it began, so that no article is dated by one that was
looked at a moment earlier.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from dateline.settle.copies import agency_from_copies, day_from_copies
from dateline.settle.days import day_from_neighbours
from dateline.settle.doubt import without_doubtful_day
from dateline.settle.recurrence import Key, recurring, without_recurring
from dateline.terms import Article, Episode, Timex

ROUNDS = 3
"""An article may be dated by a neighbour that a copy dated, and that copy by its own words: no chain is longer."""


def settle(
    articles: Sequence[Article],
    groups: Sequence[tuple[str, ...]],
    stories: Sequence[Sequence[Episode]],
    timexes: Mapping[str, Sequence[Timex]],
    *,
    furniture: Collection[Key] | None = None,
) -> tuple[Article, ...]:
    """The articles in the order given, with what only the others tell.

    `groups` are the dispatches as article ids, `stories` the episodes of each story, `timexes` what pass one found in each article. A
    date is taken only where the article has none, or has one that all others and its own text speak against. `furniture` are the keys of paragraphs that recur over stories, where a
    store has counted more stories than are given; None counts these.
    """
    story_of = {id: index for index, episodes in enumerate(stories) for episode in episodes for id in episode.articles}
    group_of = {id: group for group in groups for id in group}
    keys = recurring(articles, story_of) if furniture is None else furniture
    state = {article.id: article for article in without_recurring(articles, keys)}
    state = {id: agency_from_copies(article, _others(group_of.get(id, ()), id, state)) for id, article in state.items()}
    members: dict[int, list[str]] = {}
    for id in sorted(state):
        if id in story_of:
            members.setdefault(story_of[id], []).append(id)
    state = {
        id: without_doubtful_day(article, _others(members.get(story_of.get(id, -1), []), id, state), timexes)
        for id, article in state.items()
    }
    for _ in range(ROUNDS):
        dated = {
            id: _dated(article, group_of.get(id, ()), members.get(story_of.get(id, -1), []), state, timexes)
            for id, article in state.items()
        }
        if dated == state:
            break
        state = dated
    return tuple(state[article.id] for article in articles)


def _others(ids: Sequence[str], id: str, state: Mapping[str, Article]) -> list[Article]:
    return [state[other] for other in sorted(ids) if other != id and other in state]


def _dated(
    article: Article,
    group: Sequence[str],
    story: Sequence[str],
    state: Mapping[str, Article],
    timexes: Mapping[str, Sequence[Timex]],
) -> Article:
    if article.published is not None:
        return article
    when = day_from_copies(article, _others(group, article.id, state), timexes.get(article.id, ()))
    if when is None:
        when = day_from_neighbours(article, _others(story, article.id, state), timexes)
    return replace(article, published=when) if when else article
