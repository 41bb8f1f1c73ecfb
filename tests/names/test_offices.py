"""Offices: what a role says."""

from __future__ import annotations

import pytest

from dateline.names.cast import offices


@pytest.mark.parametrize(
    ("role", "called", "covers"),
    [("Norwegian President", "the Norwegian president", True), ("Norway's president", "Norwegian president", True), ("Norwegian vice president", "the president", False),
     ("presidential aide", "the president", False), ("chief executive officer of Nordal", "CEO", True), ("national security advisor", "security adviser", True)],
)  # fmt: skip
def test_offices(role: str, called: str, covers: bool) -> None:
    """Nationality may be told in two ways, spelling and abbreviation do not matter, another office does."""
    assert offices.office(role).covers(offices.office(called)) is covers


def test_holders() -> None:
    """A directory gives those who may be called so, once each."""
    held = offices.directory(
        [
            (2, [offices.office("Danish president")]),
            (1, [offices.office("president of Norway"), offices.office("president")]),
        ]
    )
    assert offices.holders(held, offices.office("the president")) == [1, 2]
    assert offices.holders(held, offices.office("the Norwegian president")) == [1]
    assert offices.holders(held, offices.office("the queen")) == []
