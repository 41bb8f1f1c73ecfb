"""News: what a report tells as of its own day."""

from __future__ import annotations

import pytest

from tests.events.builders import article, day, timex, told


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Vesna Marek has sued Otto Lind.", "sued"),
        ("Vesna Marek sued Otto Lind.", "sued"),
        ("Police are investigating the bank.", "investigating"),
    ],
)
def test_news_without_a_day_is_of_the_report(text: str, word: str) -> None:
    """Just done or true now, at the head of a report: the day it came out, and the basis says so."""
    mention = told(article(text), word)
    assert mention.when is not None
    assert mention.when.start == "2031-05-14"
    assert mention.timex is None
    assert "report of that day" in mention.when.basis


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Vesna Marek had sued Otto Lind.", "sued"),
        ("Vesna Marek, who sued Otto Lind, smiled.", "sued"),
        ("A plain line.\nVesna Marek sued Otto Lind.", "sued"),
        ("Vesna Marek may sue Otto Lind.", "sue"),
    ],
)
def test_background_has_no_day(text: str, word: str) -> None:
    """What lies further back, stands aside, comes later in the report or is only possible stays without."""
    assert told(article(text), word).when is None


def test_the_day_of_saying_does_not_hide_the_news() -> None:
    """As in "has died, doctors said on Sunday": the death is the report's news."""
    of = article("A woman has died, doctors said on Sunday.")
    when = told(of, "died", timex(of, "Sunday", day("2031-05-13"))).when
    assert when is not None


def test_a_year_before_a_noun_is_that_nouns() -> None:
    """As in "a 1987 opera": who sang in it takes no year from it."""
    of = article("Vesna Marek sang at the opening of the 1987 opera in Tarnow.")
    when = told(of, "sang", timex(of, "1987", day("1987-01-01", "year", "1987-12-31"))).when
    assert when is None or when.start != "1987-01-01"
