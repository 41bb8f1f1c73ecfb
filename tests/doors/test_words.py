"""Words: what is counted, in one wording at every door."""

from __future__ import annotations

from typing import get_args

import pytest

from dateline.doors import words
from dateline.terms import EntityKind, Independence


@pytest.mark.parametrize(
    ("texts", "reports", "said"),
    [(1, 1, "1 report"), (2, 2, "2 reports"), (1, 2, "1 text in 2 reports"), (3, 40, "3 texts in 40 reports")],
)
def test_how_many_tell_it(texts: int, reports: int, said: str) -> None:
    """Texts are named where copies are among the reports, and only there."""
    assert words.texts(texts, reports) == said


@pytest.mark.parametrize(
    ("reports", "independent", "said"),
    [(1, 1, "1 report"), (7, 7, "7 reports"), (7, 4, "7 reports, 4 independent"), (7, 0, "7 reports")],
)
def test_how_many_are_independent(reports: int, independent: int, said: str) -> None:
    """Said where not all are; 0 was not counted."""
    assert words.reports(reports, independent) == said


def test_in_what_somebody_is_quoted() -> None:
    """In every report only where none is a copy: what a copy cuts, its text still has."""
    assert words.heard(Independence(3, 3, 3, (), "")) == "Heard in every report"
    assert words.heard(Independence(3, 2, 2, (), "")) == "Heard in every independent report"


def test_names_one_after_the_other() -> None:
    """With "and" before the last."""
    assert [words.listed(["A", "B", "C"][:n]) for n in (0, 1, 2, 3)] == ["", "A", "A and B", "A, B and C"]


def test_every_kind_of_name_is_called_something() -> None:
    """But for what is neither a person, an organisation nor a place."""
    assert {*words.NAMED} == {*get_args(EntityKind)} - {"other"}
