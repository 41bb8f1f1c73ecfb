"""Tests for `dateline.statements.amid`: a cue and its source inside the clause that is said."""

from __future__ import annotations

from tests.statements.builders import brief, told


def test_a_clause_goes_on_behind_its_source() -> None:
    """What stands on both sides of "said Ruiz" is said by Ruiz."""
    assert brief(told("The bridge, said Ruiz, is safe.")) == [
        ("Ruiz", "indirect", "The bridge"),
        ("Ruiz", "indirect", "is safe"),
    ]


def test_the_source_may_bear_an_office() -> None:
    """Between the cue and the comma stands the whole name of the source."""
    found = brief(told("The bridge, said Mayor Anna Ruiz, is safe."))
    assert {speaker for speaker, _, _ in found} == {"Mayor Anna Ruiz"}


def test_a_clause_that_is_whole_before_its_cue_is_read_as_any_other() -> None:
    """What stands behind the source then tells of the source."""
    [statement] = told("The road is closed, said Ruiz, who runs the office.")
    assert statement.text == "The road is closed"
