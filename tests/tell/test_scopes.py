"""Where a figure counts."""

from __future__ import annotations

import pytest

from dateline.english.scope import WORLD
from dateline.tell.counts import counts
from tests.tell.builders import article, dispatch, parsed


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("There are 50 confirmed cases of river fever in Norway, Chile and Spain.", {"NO", "CL", "ES"}),
        ("There are 50 confirmed cases of river fever in Norway, the health office of Chile said.", {"NO"}),
        ("Some 26 people have died in Chile and 50 cases have been reported in 20 countries.", {WORLD}),
        ("In Chile, where most of the 50 worldwide cases of river fever are, schools closed.", {WORLD}),
        ("Eight countries have recorded 50 cases of river fever since it was noticed in Chile.", {WORLD}),
        ("There are 50 confirmed cases of river fever in Norway, and 20 of influenza.", {"NO"}),
    ],
)
def test_where_a_figure_counts(text: str, scope: set[str]) -> None:
    """All the places of a list, not its first alone; all the world where countries are counted."""
    told = article("herald", text, day="2030-03-01")
    found = [one for one in counts([told], parsed(told), [dispatch("d", "herald")]) if one.value == 50]
    assert [set(one.scope) for one in found] == [scope]
