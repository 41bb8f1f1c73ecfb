"""Tests for `dateline.events.where`, by the place of a mention."""

import pytest

from tests.events.builders import article, told


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Otto Lind visited Paris.", "visited", "Paris"),
        ("The army fired a missile over Japan on Friday.", "fired", "Japan"),
        ("Rebels said the attack was in retaliation for a raid in Paris.", "raid", "Paris"),
        ("A service for the victims was held at St Ida's Church.", "service", "St Ida's Church"),
        ("An earthquake struck Japan.", "earthquake", "Japan"),
    ],
)
def test_the_place_of_an_event(text: str, word: str, place: str) -> None:
    """Beside the trigger, beside its object, behind the noun of a reason, or the object of a visit."""
    found = told(article(text), word).place
    assert found is not None
    assert found.text == place


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Parliament approved sanctions on Russia.", "sanctions"),
        ("U.S. drills began on Monday.", "drills"),
        ("Vesna Marek held talks at the Transport Ministry.", "talks"),
        ("Otto Lind condemned the war in Ukraine.", "condemned"),
        ("Rebels said the bombing was in retaliation for a raid in Paris.", "bombing"),
    ],
)
def test_what_is_no_place_of_the_event(text: str, word: str) -> None:
    """A target of sanctions, a country that takes part, a body of people, the place of another event."""
    assert told(article(text), word).place is None
