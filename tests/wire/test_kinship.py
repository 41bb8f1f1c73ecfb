"""What a text is to its origin."""

from __future__ import annotations

import pytest

from dateline.wire.kinship import kinship
from dateline.wire.tokens import tokens
from tests.wire.build import FERRY, article, first_lines

APPEAL = "Help us to stay free for all. Your gift, however small, pays for our reporters. " * 4
LINES = "\n".join(["More on ferries", "Share this story", "Sign in to comment", "Most read today"] * 6)
FRESH = """\
MARROW — The captain of the Sandpiper was arrested on Thursday as divers reached the wreck off Marrow, Ines Calder said.
Northline suspended two officers on Thursday and promised to pay each of the 212 passengers within a month.
Divers photographed a gash of nine metres below the waterline and recovered the recorder of the bridge of the Sandpiper.
A court in Port Elling will hear the captain on Friday, and the transport board wants to question him after that hearing.
"""


def kind(text: str, origin: str) -> str:
    return kinship(tokens(article("a", text)), tokens(article("b", origin))).kind


@pytest.mark.parametrize("furniture", [APPEAL, LINES])
def test_a_page_around_a_story_makes_no_version(furniture: str) -> None:
    """A copy under an appeal is a copy, and so is the clean one of a page that was not recognised."""
    assert kind(FERRY + furniture, FERRY) == "copy"
    assert kind(furniture + "\n" + FERRY, FERRY) == "copy"
    assert kind(FERRY, FERRY + furniture) == "copy"


def test_a_cut_copy_opens_as_its_origin_does() -> None:
    """Paragraphs are missing, none are new."""
    assert kind(first_lines(FERRY, 4), FERRY) == "cut"


def test_a_write_through_is_a_version_both_ways() -> None:
    """It has an opening of its own, whichever of the two is held to be the origin."""
    through = FRESH + "\n".join(FERRY.splitlines()[1:])
    assert (kind(through, FERRY), kind(FERRY, through)) == ("version", "version")
