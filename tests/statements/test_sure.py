"""Tests for `dateline.statements.sure`: how often statements like one were right."""

from __future__ import annotations

from typing import get_args

import pytest

from dateline.statements.sure import form, sure
from dateline.terms import StatementKind


@pytest.mark.parametrize(
    ("source", "named"),
    [
        (None, "none"),
        ("she", "pronoun"),
        ("They", "pronoun"),
        ("Mara Velm", "name"),
        ("Velm", "name"),
        ("the mayor of Harrow", "name"),
        ("the mayor", "description"),
        ("police", "description"),
    ],
)
def test_a_source_has_a_form(source: str | None, named: str) -> None:
    """A name anywhere in it makes it a name."""
    assert form(source) == named


def test_each_kind_and_form_has_a_share() -> None:
    """Two decimals, between nothing and all; a quotation of somebody named is surer than a stance of nobody."""
    for kind in get_args(StatementKind):
        for source in (None, "she", "Mara Velm", "the mayor"):
            share = sure(kind, source)
            assert 0 < share < 1
            assert share == round(share, 2)
    assert sure("direct", "Mara Velm") > sure("stance", None)
