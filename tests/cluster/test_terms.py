"""The words of a report in the form they are compared in."""

from __future__ import annotations

import pytest

from dateline.cluster.terms import term, terms, weight


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("Ministers'", "minister"),
        ("U.S", "us"),
        ("Weber’s", "weber"),
        ("parties", "party"),
        ("crisis", "crisi"),
        ("a", ""),
    ],
)
def test_a_term_has_one_form(word: str, found: str) -> None:
    """Case, plural, possessive and points do not tell words apart."""
    assert term(word) == found


def test_terms_come_in_reading_order() -> None:
    """Marks and single letters are left out, letters of any script are not."""
    assert list(terms("A ship — Путин, 北京!")) == ["ship", "путин", "北京"]


def test_a_common_word_tells_less_than_an_unknown_one() -> None:
    """Weights fall with the number of documents; what the table lacks weighs most."""
    assert 0 <= weight("the", power=1.0) < weight("government", power=1.0) < weight("zzyzx", power=1.0)
