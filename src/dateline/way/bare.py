"""Bare: a story before anything is told of it, and where nothing can be.

In: episodes, articles, dispatches. Out: a Story with its title, its reports and its days. Never: what happens in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from dateline.bearing import title_evidence
from dateline.steps import Steps
from dateline.tell import title
from dateline.terms import Article, Dispatch, Episode, Independence, Story
from dateline.text import digest
from dateline.way.told import Told, reported


def noted(told: Told, steps: Steps) -> Told:
    """The story with a note on each report that was parsed in a language of which some rooms are missing."""
    notes = {one.id: _note(one, steps) for one in told.articles if one.id in told.parsed}
    articles = (replace(one, notes=(*one.notes, note)) if (note := notes.get(one.id)) else one for one in told.articles)
    return replace(told, articles=tuple(articles)) if any(notes.values()) else told


def _note(article: Article, steps: Steps) -> str:
    missing = steps.rooms(article.language).missing()
    return f"parsed ({article.language}), but no rooms yet that read {', '.join(missing)}" if missing else ""


def untold(articles: Sequence[Article], dispatches: Sequence[Dispatch]) -> Independence:
    """How independent the reports of a story are that could not be told, as far as its dispatches say."""
    owners = {owner for dispatch in dispatches for owner in dispatch.owners}
    return Independence(len(articles), len(dispatches), len(owners), (), "the story could not be told")


def bare(
    episodes: tuple[Episode, ...],
    articles: Sequence[Article],
    dispatches: Sequence[Dispatch],
    independence: Independence,
) -> Story:
    """The story without what happens in it."""
    published = [article.published for article in articles if article.published]
    called = title(articles, dispatches) or title_of(episodes)
    return Story(
        id=digest("story", episodes[0].id),
        title=called,
        articles=tuple(article.id for article in sorted(articles, key=reported)),
        episodes=episodes,
        independence=independence,
        events=(),
        first=min(published, key=attrgetter("start", "end"), default=None),
        last=max(published, key=attrgetter("end", "start"), default=None),
        brief=(),
        title_evidence=title_evidence(called, articles),
    )


def title_of(episodes: Sequence[Episode]) -> str:
    """The title of the largest episode."""
    return max(episodes, key=lambda episode: (len(episode.articles), episode.id)).title
