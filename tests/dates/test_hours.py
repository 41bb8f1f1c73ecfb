"""Hours without a day: those of the day that the account is in, and of no day where nothing tells which."""

from __future__ import annotations

import pytest

from dateline.dates import timexes
from dateline.terms import Timex
from tests.dates.builders import read, report
from tests.events.builders import parse

OLD = "It began at 4 p.m. on Sept. 14, 2018, when the clerk wrote a note."


def told(*paragraphs: str) -> list[Timex]:
    """The time expressions of a report of Wednesday 2021-06-16."""
    return list(timexes(report(*paragraphs), None))


def test_an_account_goes_on_in_its_day_hour_by_hour() -> None:
    """Paragraphs that open with hours tell on of the day told before, however long ago; a day told on is the next one."""
    found = told(OLD, "At 6 p.m., Ms. Hale answered.", "At 7 p.m., he wrote again.", "They met the next day.", "At 9 a.m., Mr. Lind signed.")  # fmt: skip
    assert [one.value for one in found] == [
        "2018-09-14T16:00",
        "2018-09-14T18:00",
        "2018-09-14T19:00",
        "2018-09-15",
        "2018-09-15T09:00",
    ]


def test_a_look_back_from_an_hour_is_not_the_day_of_the_next() -> None:
    """An earlier day told in the sentence of an hour is of what was said then; in a sentence of its own it is where the account goes on."""
    looked_back = told(OLD, "At 6 p.m., she said that on Sept. 10, 2018, they had met.", "At 7 p.m., he wrote again.")
    assert looked_back[-1].value == "2018-09-14T19:00"
    went_back = told(OLD, "They had met on Sept. 10, 2018. At 7 p.m., he wrote.")
    assert went_back[-1].value == "2018-09-10T19:00"


def test_minutes_later_are_of_the_hours_told() -> None:
    """A count in minutes goes on from the hour, not from the day that it looked back to."""
    found = told(
        OLD, "At 6 p.m., she said that on Sept. 10, 2018, they had met.", "Twenty minutes later, he wrote again."
    )
    assert found[-1].value == "2018-09-14TXX:XX"


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("He left on 3 May 2010.", "At 5 p.m., the mayor spoke."),
        (OLD, "Nothing came of it.", "The harbour is closed.", "At 5 p.m., the mayor spoke."),
        ("The vote will be held on Friday.", "At 5 p.m., the mayor spoke."),
    ],
)
def test_an_hour_that_nothing_gives_a_day_has_none(paragraphs: tuple[str, ...]) -> None:
    """Back from a day long ago, or told as past behind a day to come, it is rather of no day than of a wrong one."""
    of = report(*paragraphs)
    last = timexes(of, parse(of))[-1]
    assert (last.value, last.when) == ("XXXX-XX-XXT17:00", None)


def test_an_hour_of_a_report_without_days_is_of_its_own() -> None:
    """Nothing told before: the report's day, as before."""
    assert [one.value for one in read("At 5 p.m., the mayor spoke.")] == ["2021-06-16T17:00"]
    assert [one.value for one in read("The mayor fell on Monday. He rose at 5 p.m.")] == [
        "2021-06-14",
        "2021-06-14T17:00",
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He fell on Monday. She will not host the annual Easter show. Later in the day he rose.", "2021-06-14"),
        ("He fell on Monday. In May of 2013 he was paid by a firm, and the same day by another.", "XXXX-XX-XX"),
        ("He fell on Monday. In May of 2013 he paid a firm; Mr. Lind paid another the same day.", "XXXX-XX-XX"),
        ("He fell on Monday. This month is dry, and the same day he rose.", "2021-06-14"),
        ("He fell on Monday. He had lost the 2013 vote. The same day he rose.", "2021-06-14"),
    ],
)
def test_the_same_day_is_one_that_the_account_is_in(text: str, value: str) -> None:
    """What only names a thing is no day told, and a day is left where the text goes on to another time."""
    assert read(text)[-1].value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She will host the annual New Year's Eve broadcast.", "XXXX-12-31"),
        ("He spoke of her Christmas appeal.", "XXXX-12-25"),
        ("They lit the Christmas tree.", "XXXX-12-25"),
        ("He died on Christmas Day.", "2020-12-25"),
        ("They met for Christmas lunch.", "2020-12-25"),
        ("The Christmas 2019 special was dull.", "2019-12-25"),
    ],
)
def test_a_holiday_that_only_says_what_a_thing_is_has_no_year(text: str, value: str) -> None:
    """One of every year, somebody's, or a thing of that name; a day on which something is done keeps its own."""
    assert read(text)[0].value == value


@pytest.mark.parametrize(
    ("day", "words", "first", "last"),
    [
        ("2021-06-19", "this past week", "2021-06-14", "2021-06-19"),
        ("2021-06-20", "the past week", "2021-06-14", "2021-06-20"),
        ("2021-06-16", "this past week", "2021-06-07", "2021-06-13"),
        ("2021-06-19", "last week", "2021-06-07", "2021-06-13"),
    ],
)
def test_the_past_week_at_its_end_is_that_very_week(day: str, words: str, first: str, last: str) -> None:
    """On Saturday and Sunday the week behind one is the one that ends; "last week" is the one before."""
    found = read(f"The hearings were held {words}.", day=day)
    assert [one.text for one in found] == [words]
    assert found[0].when is not None
    assert (found[0].when.start, found[0].when.end) == (first, last)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They spoke two days after Mrs. Hale left.", ["two days"]),
        ("They spoke two days after Geneva.", ["two days after Geneva"]),
        ("They spent much of the day Tuesday there.", ["Tuesday"]),
        ("They met on 15 June/Tuesday.", ["15 June/Tuesday"]),
        ("They met on Tuesday/15 June.", ["Tuesday/15 June"]),
    ],
)
def test_one_time_is_read_once(text: str, words: list[str]) -> None:
    """No title of a person is what is counted from, and a day told twice over is one."""
    assert [one.text for one in read(text)] == words
