"""Which figures are of one thing, and which of those cannot both be so."""

from __future__ import annotations

from itertools import combinations

from dateline.tell.counts import Count, counts
from dateline.tell.things import _rules_of as rules_of
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


MIXED = (
    "Hart, 43, paid $20 million to the port of Velm in 2011.",
    "Hart paid $30 million to the port of Velm in 2011, he said.",
    "Hart, 44, has paid 5 percent of it so far.",
    "The slick covered 300 square miles off Velm.",
    "The slick covered 450 square miles off Velm by Friday.",
    "Hart was jailed for ten years in prison for fraud.",
    "Hart was jailed for twelve years in prison for fraud.",
    "A quake of magnitude 5.9 shook Velm.",
    "A quake of magnitude 6.1 shook Velm.",
    "The port employs 12,430 dockers in Velm.",
    "The port employs 12,650 dockers in Velm.",
    "The 35-word oath was read in Velm.",
    "The oath of 38 words was read in Velm.",
    "Hart led the port from 1999 to 2004.",
)


def test_a_rule_that_is_not_asked_would_not_hold() -> None:
    """Of figures of one unit only those rules are asked that can hold of it."""
    every = {
        rule
        for unit in ("", "age", "years", "length", "$")
        for toll in (True, False)
        for rule in rules_of(unit, is_toll=toll)
    }
    pairs = list(combinations(_counts(*TOLD, *MIXED), 2))
    held = 0
    for one, other in pairs:
        if one.figure.unit == other.figure.unit and bool(one.toll) == bool(other.toll):
            asked = rules_of(one.figure.unit, is_toll=bool(one.toll))
            assert not [rule for rule in every if rule not in asked and rule(one, other)]
            held += any(rule(one, other) for rule in asked)
    assert held > len(TOLD)
