"""Lists and spans of days, and what the words around a day say of it."""

from __future__ import annotations

import pytest

from tests.dates.builders import days, only, read

SPANS = [
    ("The fair will run from 28 June to 2 July.", "28 June to 2 July", "2021-06-28", "2021-07-02"),
    ("The fair opens 30 August–3 September.", "30 August–3 September", "2021-08-30", "2021-09-03"),
    ("The fair runs June 28 through July 2.", "June 28 through July 2", "2021-06-28", "2021-07-02"),
    ("The fair ran from June 28 to July 2, 2019.", "June 28 to July 2, 2019", "2019-06-28", "2019-07-02"),
    ("Open 30 December 2020 - 4 January 2021.", "30 December 2020 - 4 January 2021", "2020-12-30", "2021-01-04"),
    ("It ran from December 28 to January 2, 2019.", "December 28 to January 2, 2019", "2018-12-28", "2019-01-02"),
    ("from Friday 25 to Sunday 27 June", "Friday 25 to Sunday 27 June", "2021-06-25", "2021-06-27"),
    ("Wednesday, June 30 - Friday, July 2", "Wednesday, June 30 - Friday, July 2", "2021-06-30", "2021-07-02"),
    ("on Monday and Tuesday, June 21-22", "Monday and Tuesday, June 21-22", "2021-06-21", "2021-06-22"),
    ("on Saturday and Sunday, 19 and 20 June", "Saturday and Sunday, 19 and 20 June", "2021-06-19", "2021-06-20"),
    ("between 5 and 9 July", "5 and 9 July", "2021-07-05", "2021-07-09"),
    ("between June 28 and July 5", "June 28 and July 5", "2021-06-28", "2021-07-05"),
    ("from 30 June until 2 July", "30 June until 2 July", "2021-06-30", "2021-07-02"),
]

LISTS = [
    ("Monday 21, Tuesday 22 and Friday 25 June", ["2021-06-21", "2021-06-22", "2021-06-25"]),
    ("on 5, 9 and 12 July", ["2021-07-05", "2021-07-09", "2021-07-12"]),
    ("on June 5 and 9, 2012, the", ["2012-06-05", "2012-06-09"]),
    ("on July 5, 9 and 12", ["2021-07-05", "2021-07-09", "2021-07-12"]),
    ("on the 5th and 9th of July", ["2021-07-05", "2021-07-09"]),
    ("Thursday 1 and Saturday 3 July", ["2021-07-01", "2021-07-03"]),
    ("on 4, 6 and 8 March 2019", ["2019-03-04", "2019-03-06", "2019-03-08"]),
    ("on June 28 and July 5", ["2021-06-28", "2021-07-05"]),
    ("The vote was postponed from 12 to 14 July.", ["2021-07-12", "2021-07-14"]),
    ("It was moved from June 28 to July 5, 2019.", ["2019-06-28", "2019-07-05"]),
    ("The fair was put back from 28 June to 5 July 2019.", ["2019-06-28", "2019-07-05"]),
    ("Shares bought from March 3 to June 9 rose.", ["2021-03-03", "2021-06-09"]),
]


@pytest.mark.parametrize(("text", "words", "first", "last"), SPANS)
def test_a_span_is_one_expression(text: str, words: str, first: str, last: str) -> None:
    """Days from one to another are one span, over the end of a month or a year too."""
    found = next(one for one in read(text) if one.text == words)
    assert days(found) == (first, last)
    assert found.value == f"{first}/{last}"


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_a_list_is_read_day_by_day(text: str, expected: list[str]) -> None:
    """Each day of a list has the month and the year that stand with another one; so have the two days of a plan that was moved."""
    assert [one.value for one in read(text) if len(one.value) == len("2021-06-16")] == expected


@pytest.mark.parametrize(
    "text", ["They killed 5, 9 and 12 people.", "It won 4 and 6 games.", "The 3 and 5 km runs", "on page 5, 9 and 12"]
)
def test_numbers_are_no_days(text: str) -> None:
    """Numbers in a row without a month are none."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It snowed on Christmas Day in 2010.", "2010-12-25"),
        ("Valentine's Day in 2012 was cold.", "2012-02-14"),
        ("since Easter in 1990", "1990-04-15"),
        ("on Halloween of 2003", "2003-10-31"),
        ("In 2012, on Valentine's Day, it rained.", "2012-02-14"),
        ("on 5 June in 2012", "2012-06-05"),
        ("In 2012, on June 5, it rained.", "2012-06-05"),
        ("on New Year's Eve in 1999", "1999-12-31"),
        ("on Memorial Day, 2015", "2015-05-25"),
        ("Boxing Day in 2004", "2004-12-26"),
    ],
)
def test_the_year_that_the_sentence_gives(text: str, value: str) -> None:
    """A day has the year that stands behind it with "in", or before it."""
    assert value in [one.value for one in read(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It was put off on 19-Nov-16.", "2016-11-19"),
        ("due 07-Oct-2016", "2016-10-07"),
        ("from 1-September-99", "1999-09-01"),
        ("at 19/Nov/2016", "2016-11-19"),
        ("on Nov-19-2016", "2016-11-19"),
        ("on 2016-Nov-19", "2016-11-19"),
        ("31-JAN-21", "2021-01-31"),
        ("03-may-2020", "2020-05-03"),
        ("14.03.2009", "2009-03-14"),
        ("MET ON JAN. 26, 2017 AND", "2017-01-26"),
    ],
)
def test_days_as_tables_write_them(text: str, value: str) -> None:
    """A month's name between figures is a day's, whatever joins them."""
    assert only(text).value == value


@pytest.mark.parametrize("text", ["a 3-for-20 spell", "12-inch-16", "a 5-under-65"])
def test_figures_around_other_words_are_no_day(text: str) -> None:
    """A word between figures that is no month makes no day."""
    assert read(text) == []


def test_no_such_day() -> None:
    """A day that no calendar has stays without a place."""
    assert only("on Feb. 29, 2017").when is None
    assert only("on 31-Nov-16").when is None
