"""Tests for `dateline.english.counted` and `numerals`."""

from __future__ import annotations

import pytest

from dateline.english.counted import Figure, figures
from dateline.language import parser_for


def read(text: str) -> list[Figure]:
    """The figures of a sentence."""
    parser = parser_for("en")
    assert parser
    return [figure for sentence in next(iter(parser.parse([text]))) for figure in figures(sentence)]


@pytest.mark.parametrize(
    ("text", "value", "unit", "counted"),
    [
        ("Orla Penn took the 35-word oath.", 35, "", ("word", "oath")),
        ("The breach affected 1.5 million clients.", 1_500_000, "", ("client",)),
        ("The flood left 31,000 people homeless.", 31_000, "", ("people",)),
        ("Twenty-five boats sank.", 25, "", ("boat",)),
        ("The climber fell 200ft.", 60.96, "length", ()),
        ("The climber fell 600m down a gully.", 600, "length", ()),
        ("The quake had a magnitude of 5.9.", 5.9, "", ("magnitude",)),
        ("The necklace cost $2.5 million.", 2_500_000, "$", ()),
        ("The death toll rose to 10.", 10, "", ("toll", "death")),
        ("She is a mother of 13.", 13, "", ("mother",)),
        ("Penn held the seat from 1966 to 1978.", 19_661_978, "years", ()),
    ],
)
def test_a_figure_and_what_it_counts(text: str, value: float, unit: str, counted: tuple[str, ...]) -> None:
    """Its value, its unit and the words of what it counts, whatever the noun."""
    (found,) = read(text)
    assert (round(found.value, 2), found.unit) == (value, unit)
    assert found.counted[: len(counted)] == counted


def test_an_age_is_somebodys() -> None:
    """Behind the name and before it; in years, as days."""
    for text in ("Orla Penn, 32, won the tour.", "The 32-year-old Orla Penn won the tour."):
        (found,) = read(text)
        assert (found.unit, round(found.value / 365.25)) == ("age", 32)
        assert "penn" in found.counted
    (found,) = read("The 32-year-old died.")
    assert (found.unit, round(found.value / 365.25)) == ("age", 32)


def test_dates_are_no_figures() -> None:
    """Days, years, hours and the numbers in names count nothing."""
    for text in ("It opened on March 21.", "The mill closed in 1998.", "They met at 5 p.m.", "He used Explorer 9."):
        assert not read(text)


def test_bounds() -> None:
    """At least, at most, about, exactly."""
    told = ("At least ten boats sank.", "Up to ten boats sank.", "About ten boats sank.", "Ten boats sank.")
    assert [read(text)[0].bound for text in told] == ["at least", "at most", "about", "exactly"]


def test_parts_and_what_comes_on_top() -> None:
    """Three of the seven are a part, another twenty come on top, forty that could sink are open."""
    assert read("Three of the boats sank.")[0].part
    assert read("Another 20 boats sank.")[0].added
    assert read("The storm could sink 40 boats.")[0].open
    assert not any(one.part or one.added or one.open for one in read("More than 20 boats sank."))
