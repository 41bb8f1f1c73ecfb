"""Tests for `dateline.statements.hedge`: how firmly something is said to have been said."""

from __future__ import annotations

import pytest

from tests.statements.builders import told


@pytest.mark.parametrize(
    "text",
    [
        "Ruiz hinted that the bridge would close.",
        "Ruiz may have said that the bridge would close.",
        "Ruiz appeared to say that the bridge would close.",
        "Ruiz is believed to have said that the bridge would close.",
        "Ruiz said that the bridge would probably close.",
    ],
)
def test_a_report_may_keep_its_distance(text: str) -> None:
    """By the cue, by a modal or a seeming beside it, by a passive that names nobody, by a word at the head of what is said."""
    assert [one.hedged for one in told(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Ruiz said that the bridge would close.",
        "Ruiz announced that the bridge would close.",
        "Ruiz said that the bridge, probably the oldest in Velm, would close.",
    ],
)
def test_what_is_said_outright_is_not_hedged(text: str) -> None:
    """A doubtful word deep in what is said is of the source, not of the report."""
    assert [one.hedged for one in told(text)] == [False]
