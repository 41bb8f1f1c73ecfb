"""Which figures are of one thing, and which of those cannot both be so."""

from __future__ import annotations

from itertools import combinations

from dateline.tell.counts import Count, counts
from dateline.tell.things import differ, excludes, of_one_thing
from tests.tell.builders import article, dispatch, parsed

TOLD = (
    "In Velm the flood of May 2009 killed at least 10 people.",
    "In Velm the flood killed at least 10 people.",
    "In Velm the flood of May 2009 killed 12 people.",
    "In Velm the flood killed 12 people.",
    "In Velm the flood killed up to 12 people.",
    "In Velm the flood killed about 15 people.",
)


def _counts(*texts: str) -> list[Count]:
    told = [article(f"a{n}", text, day="2030-03-01") for n, text in enumerate(texts)]
    return list(counts(told, parsed(*told), [dispatch(f"d{n}", one.id) for n, one in enumerate(told)]))


def test_two_figures_exclude_each_other_or_neither() -> None:
    """Whichever is asked about first, as of differing and of being of one thing."""
    found = _counts(*TOLD)
    assert len(found) == len(TOLD)
    for one, other in combinations(found, 2):
        for rule in (excludes, differ, of_one_thing):
            assert rule(one, other) == rule(other, one), (rule, one.evidence.text, other.evidence.text)


def test_at_least_so_many_lets_more_be() -> None:
    """Save of a toll whose report names the year: that is settled."""
    settled, least, _, exact, *_ = _counts(*TOLD)
    assert excludes(exact, settled)
    assert not excludes(exact, least)
