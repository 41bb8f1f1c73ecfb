"""Gathered: the deeds and figures of a story's reports, read once for all that is told of them.

In: articles, parses, dispatches, time expressions. Out: deeds and counts, each made when it is first asked for. Never: one of another
story; what outlives the telling it was made for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from dateline.language import Parse
from dateline.tell.counts import Count, counts
from dateline.tell.deeds import Deed, deeds
from dateline.tell.things import pairs
from dateline.terms import Article, Dispatch, Timex


class Gathered:
    """What the verbs and numbers of one story's reports say: changes, conflicts and the brief each ask for them."""

    def __init__(
        self,
        articles: Sequence[Article],
        parses: Mapping[str, Parse],
        dispatches: Sequence[Dispatch],
        timexes: Sequence[Timex] = (),
    ) -> None:
        self._articles, self._parses, self._dispatches, self._timexes = articles, parses, dispatches, timexes

    @cached_property
    def deeds(self) -> tuple[Deed, ...]:
        """Every verb, in the order in which it was reported."""
        return deeds(self._articles, self._parses, self._dispatches, self._timexes)

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """Every figure, in the order in which it was reported."""
        return counts(self._articles, self._parses, self._dispatches)

    @cached_property
    def pairs(self) -> tuple[tuple[Count, Count], ...]:
        """The figures that differ on one thing, of each two that first which was told first."""
        return tuple(pairs(self.counts))
