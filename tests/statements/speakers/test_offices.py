"""Offices and their owners."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.statements.speakers.offices import is_owned
from tests.statements.builders import entity

HERS = replace(entity("e1", "Ana Ruiz", "person", []), roles=("Velden port spokeswoman",))


@pytest.mark.parametrize(
    ("text", "office", "owned"),
    [
        ("Velden's port spokeswoman", "spokeswoman", True),
        ("the port spokeswoman", "spokeswoman", True),
        ("a spokeswoman for Velden", "spokeswoman", True),
        ("Orlia's port spokeswoman", "spokeswoman", False),
        ("a spokeswoman for Orlia", "spokeswoman", False),
        ("Orlia's Ana Ruiz", "Ana Ruiz", True),
    ],
)
def test_an_office_belongs_to_whom_the_words_give_it(text: str, office: str, owned: bool) -> None:
    """An owner who is named must be one of the entity's; an office without one, and a name, belong to it."""
    start = text.index(office)
    assert is_owned(text, (start, start + len(office), "e1"), (0, len(text)), HERS) is owned
