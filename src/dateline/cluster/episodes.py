"""Episodes and stories: the reports of one happening, and the happenings of one matter.

In: articles and their dispatches. Out: episodes, one tuple a story. Never: weights learnt from the reports at hand; the
order in which they came; an id that depends on a report elsewhere.

A dispatch is one report here, however many outlets ran it: its fullest copy speaks for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import combinations, product
from math import isqrt, log2

from dateline.cluster.agglomerate import agglomerate
from dateline.cluster.features import SCALE, Profile, Vector, between, dot, gap, merged, profile, reach, strongest
from dateline.cluster.index import key
from dateline.cluster.support import joined
from dateline.terms import Article, Episode, Mention, Timex
from dateline.text import digest

MILLION = 1_000_000
"""Likeness is counted in millionths."""

# Tuned as said in features.py: episodes by BCubed F1 over all four sets at once, one setting.
EPISODE_LIKENESS = 205_000
EPISODE_DAY_COST = 40_000
EPISODE_LONGEST_GAP = 15
"""A gap of more days is no stronger sign that it is another happening …"""
EPISODE_LONGEST_REACH = 30
"""… until first and last are so far apart that nobody would still report the same happening alone."""
LOOK_ALIKE = 35_000
"""Where the names, or the other words, are less alike than this, the rest is: another earthquake, the same minister …"""
LOOK_ALIKE_COST = 60_000
"""… which changes no figure of the four sets by more than .005, and keeps look-alikes in short texts apart."""
OPENING_KEYS = 16

# Tuned on the topics of timeline17 (which must hold together over months) against g5w1h, basil and the roundups of
# allsides, these grouped by hand into matters of several roundups.
STORY_LEAST = 40_000
"""Two episodes that are less alike do not support each other at all …"""
STORY_MOST = 140_000
"""… and no more than fully from here on."""
STORY_SUPPORT = MILLION // 2
STORY_DAY_COST = 20_000
STORY_LONGEST_GAP = 365
MATTER_KEYS = 16

TITLE_LENGTH = 120
_CLAUSE = re.compile(r"[.;:!?](?=\s|$)|,\s|\s[–—-]\s")


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
    copies = {group[0]: group for group in (tuple(sorted(group)) for group in groups)}
    nodes = [_node([by_id[id] for id in group]) for group in copies.values()]
    found = agglomerate(
        nodes, keys=_episode_keys, apart=EPISODE_LONGEST_REACH, score=_episode_score, threshold=EPISODE_LIKENESS
    )
    happenings = {group[0].key: group for group in found}
    wholes = [_whole(group) for group in found]
    matters = joined(wholes, keys=_story_keys, strength=_story_strength, enough=STORY_SUPPORT)
    told = [
        tuple(_episode([by_id[id] for node in happenings[whole.key] for id in copies[node.key]]) for whole in matter)
        for matter in matters
    ]
    when = {id: article.published.start if article.published else "~" for id, article in by_id.items()}

    def order(episode: Episode) -> tuple[str, str]:
        return min(when[id] for id in episode.articles), episode.id

    return tuple(sorted((tuple(sorted(story, key=order)) for story in told), key=lambda story: order(story[0])))


def _node(copies: Sequence[Article]) -> Profile:
    """A dispatch as one profile: the words of its fullest copy, the days of all."""
    fullest = min(copies, key=lambda copy: (-len(copy.body), copy.id))
    found = profile(fullest, min(copy.id for copy in copies))
    days = sorted(copy.published.first_day.toordinal() for copy in copies if copy.published)
    first, last = (days[0], days[-1]) if days else (None, None)
    return Profile(found.key, found.opening, found.names, found.matter, 1, first, last)


def _whole(group: Sequence[Profile]) -> Profile:
    """The profile of a group, joined in the order of its keys."""
    total = group[0]
    for other in group[1:]:
        total = merged(total, other)
    return total


def _episode_keys(found: Profile) -> list[int]:
    return [key(*pair) for pair in combinations(sorted(strongest(found.opening, OPENING_KEYS)), 2)]


def _episode_score(one: Profile, other: Profile) -> int:
    """Mean cosine of the openings, less a cost for the days between, and one for look-alikes."""
    if reach(one, other) > EPISODE_LONGEST_REACH:
        return -MILLION
    alike = _likeness(one, other, one.opening, other.opening)
    names, words = _parts(one, other)
    other_names = bool(one.names and other.names) and names < LOOK_ALIKE
    look_alike = LOOK_ALIKE_COST if other_names or words < LOOK_ALIKE else 0
    return alike - look_alike - _cost(between(one, other), EPISODE_DAY_COST, EPISODE_LONGEST_GAP)


def _parts(one: Profile, other: Profile) -> tuple[int, int]:
    """How alike the names are, and the other words."""
    return _likeness(one, other, one.names, other.names), _likeness(one, other, one.matter, other.matter)


def _likeness(one: Profile, other: Profile, mine: Vector, theirs: Vector) -> int:
    """Mean cosine over all pairs of members, in millionths."""
    return dot(mine, theirs) * MILLION // (SCALE * SCALE * one.size * other.size)


def _story_keys(found: Profile) -> list[int]:
    return [key(*p) for p in product(strongest(found.names, MATTER_KEYS), strongest(found.matter, MATTER_KEYS))]


def _story_strength(one: Profile, other: Profile) -> int:
    """How far two episodes support being one matter, in millionths.

    It rises with the geometric mean of how alike the names are and how alike the other words, less a cost for the days
    between. Both must agree: the same people in another matter, or the same matter of other people, is another story.
    """
    names, words = _parts(one, other)
    alike = isqrt(names * words) - _cost(gap(one, other), STORY_DAY_COST, STORY_LONGEST_GAP)
    return min(max(alike - STORY_LEAST, 0) * MILLION // (STORY_MOST - STORY_LEAST), MILLION)


def _cost(days: int, a_doubling: int, longest: int) -> int:
    return round(a_doubling * log2(1 + min(days, longest)))


def _episode(articles: Sequence[Article]) -> Episode:
    """The episode of these articles; its first report by day names it, and its smallest id is its own."""
    ids = tuple(sorted(article.id for article in articles))
    return Episode(digest("episode", ids[0]), _title(articles), ids)


def _title(articles: Sequence[Article]) -> str:
    """A member's title, of the fullest of the first day's reports; else the opening of a lede, cut at a clause."""
    ranked = sorted(articles, key=lambda a: (a.published.start[:10] if a.published else "~", -len(a.body), a.id))
    titled = next((article.title for article in ranked if article.title), None)
    if titled:
        return titled
    lede = next((article.paragraphs[0].text for article in ranked if article.paragraphs), "")
    return _clause(lede)


def _clause(text: str) -> str:
    """The first sentence of `text`, or as many of its clauses as fit into a title."""
    line = " ".join(text[: 8 * TITLE_LENGTH].split())
    if (stop := re.search(r"(?<=\w{3})[.!?](?=\s|$)", line)) and stop.start() <= TITLE_LENGTH:
        return line[: stop.start()]
    if len(line) <= TITLE_LENGTH:
        return line
    ends = [match.start() for match in _CLAUSE.finditer(line, 0, TITLE_LENGTH) if match.start() >= TITLE_LENGTH // 4]
    if ends:
        return line[: ends[-1]]
    return line[: max(line.rfind(" ", 0, TITLE_LENGTH), TITLE_LENGTH // 2)].rstrip() + "…"
