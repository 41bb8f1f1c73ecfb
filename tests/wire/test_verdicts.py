"""What two reports have in common."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.wire import verdict
from tests.wire.build import FERRY, FERRY_ANEW, HARVEST, article, first_lines

STATEMENT = '"' + " ".join(f"We promise measure number {i} to all who wait for it" for i in range(12)) + '"'
APPEAL = "Help us to stay free for all. Your gift, however small, pays for our reporters who need you. " * 4


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (FERRY, FERRY, "copy"),
        (FERRY, first_lines(FERRY, 4), "cut"),
        (first_lines(FERRY, 3) + STATEMENT, HARVEST + STATEMENT, "quotes"),
        (FERRY + APPEAL, HARVEST + APPEAL, "furniture"),
        (FERRY, HARVEST + "\n".join(FERRY.splitlines()[-3:]), "passages"),
        (FERRY, HARVEST, "little"),
    ],
)
def test_what_two_share_is_called_by_its_sort(one: str, other: str, kind: str) -> None:
    """Copies by what they are to each other, others by the words they have in common."""
    found = verdict(article("a", one), article("b", other))
    assert found.kind == kind
    assert "the longest shared run is" in found.reason


def test_what_cannot_be_compared_is_not_called_independent() -> None:
    """Two languages, or no words; a language that is not known is compared."""
    one, other = article("a", FERRY), article("b", FERRY_ANEW)
    foreign, bare = replace(other, language="es"), article("c", "", title="Ferry aground")
    assert [verdict(one, each).answer for each in (other, foreign, bare, replace(other, language=None))] == [
        "apart",
        "unknown",
        "unknown",
        "apart",
    ]
    assert verdict(one, foreign).reason == "the two cannot be compared by their words: one is in en, the other in es"
    assert "no words" in verdict(bare, one).reason


def test_a_verdict_says_how_much_and_why() -> None:
    """In a sentence that can be checked."""
    reason = verdict(article("a", FERRY), article("b", FERRY_ANEW)).reason
    assert reason.startswith("11% of the first report's words stand in the second and 18% of the second's in the first")


@given(st.text(max_size=200), st.text(max_size=200))
@settings(max_examples=50, deadline=None)
def test_the_order_of_the_two_does_not_matter(one: str, other: str) -> None:
    """Whatever they are."""
    pair = article("a", one), article("b", other)
    assert verdict(*pair).kind == verdict(*pair[::-1]).kind
