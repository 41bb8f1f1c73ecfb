"""The lexicon: what the rooms ask of an English word.

In: the files under `data/`. Out: groups of words. Never: a rule about a sentence; a name of anyone.
"""

from __future__ import annotations

from functools import cache

from dateline.lists import rows


@cache
def group(name: str) -> frozenset[str]:
    """The words of a group of groups.tsv."""
    return frozenset(_groups()[name].split())


@cache
def _groups() -> dict[str, str]:
    return dict(rows("english", "groups.tsv"))
