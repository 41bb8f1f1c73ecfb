"""Cluster: which reports tell of one happening, and which happenings belong to one matter.

In: articles and their dispatches. Out: stories, each a tuple of episodes. Never: a parse, the clock, another room's rules.
"""

from dateline.cluster.episodes import stories

__all__ = ["stories"]
