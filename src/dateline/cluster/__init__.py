"""Cluster: which reports tell of one happening, and which happenings belong to one matter.

In: articles and their dispatches. Out: stories, each a tuple of episodes. Never: a parse, the clock, another room's rules.

`stories` is the whole way. A store that keeps indexes goes the same way step by step, and only over what a new report
touches, since every step stays within a component of links that are a function of two:

* `profile(copies)` is a dispatch as it is compared; `opening_keys(profile)` are its keys in an index. Two dispatches are
  linked if they share a key and `linked(one, other)`, which none are that lie more than `LONGEST_REACH` days apart;
  `happenings(profiles)` groups the dispatches of a component of these links into episodes, the same as it would among all.
* `combined(dispatches)` is an episode as it is compared; `matter_keys(profile)` are its keys in another index. Two episodes
  that share a key have a `strength(one, other)`; those of `STRONG` and more are links, and `matters(keys, strengths)`
  groups the episodes of a component of these links into stories, the same as it would among all. Weaker strengths
  within the component count too; `supports(profiles)` gives all of them. `strengths(outline, outlines)` says what they
  are at most, many at once.
* `partition(profiles)` goes the way from all dispatches to stories at once; `episode(articles)` is the record, `in_order(stories, articles)` the order of all.

A Profile holds only strings and whole numbers, so that it can be kept.
"""

from dateline.cluster.episodes import LONGEST_REACH, happenings, linked, opening_keys, profile
from dateline.cluster.features import Profile
from dateline.cluster.matter import STRONG, combined, matter_keys, matters, strength, supports
from dateline.cluster.outline import Outline, outline, strengths
from dateline.cluster.story import episode, in_order, partition, stories

__all__ = [
    "LONGEST_REACH",
    "STRONG",
    "Outline",
    "Profile",
    "combined",
    "episode",
    "happenings",
    "in_order",
    "linked",
    "matter_keys",
    "matters",
    "opening_keys",
    "outline",
    "partition",
    "profile",
    "stories",
    "strength",
    "strengths",
    "supports",
]
