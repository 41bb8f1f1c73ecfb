"""What is found, what it says, and what is refused."""

from __future__ import annotations

import pytest

from dateline.dates.find import find
from tests.dates.builders import read

FOUND = [
    ("She resigned on Tuesday (Oct 23) in Port Alder", ["Tuesday (Oct 23)"]),
    ("on Oct. 23 (Tuesday) and Tuesday, Oct. 23, 2018", ["Oct. 23 (Tuesday)", "Tuesday, Oct. 23, 2018"]),
    ("over Nov 30 and Dec 1", ["Nov 30", "Dec 1"]),
    ("from June 5-7 and June 12 to 14", ["June 5-7", "June 12 to 14"]),
    ("the 23rd of October, on the 23rd", ["the 23rd of October", "the 23rd"]),
    ("at 9:34 a.m. on Monday, by noon", ["9:34 a.m. on Monday", "noon"]),
    ("Monday afternoon, last night and the early hours", ["Monday afternoon", "last night"]),
    ("the end of November, early next year, mid-July", ["the end of November", "early next year", "mid-July"]),
    ("a three-day strike, 5 1/2 hours, several months", ["three-day", "5 1/2 hours", "several months"]),
    ("$5 a year, every other week, on Tuesdays", ["a year", "every other week", "Tuesdays"]),
    ("the 1970s, the '80s, the nineties", ["the 1970s", "the '80s", "the nineties"]),
    ("the first Sunday in June", ["the first Sunday in June"]),
    ("THE FAIR OPENS ON 5 MARCH 2019", ["5 MARCH 2019"]),
    ("next week Friday, Friday next week", ["next week Friday", "Friday next week"]),
    ("in a month's time; two weeks’ time", ["a month's time", "two weeks’ time"]),
    ("Tuesday, the 23rd of October, and Friday the 26th", ["Tuesday, the 23rd of October", "Friday the 26th"]),
    ("in the late nineties and the early 1980s", ["the late nineties", "the early 1980s"]),
    ("this whole weekend, on Sunday, the first half done", ["this whole weekend", "Sunday", "the first half"]),
    (
        "an hour before midnight on Friday, half an hour after noon",
        ["an hour before midnight on Friday", "half an hour after noon"],
    ),
    ("no change in the near future or the foreseeable future.", ["the near future", "the foreseeable future"]),
    ("The ten day siege ended", ["ten day"]),
    ("Talks On Bridge To Begin Next Week, Moss Says", ["Next Week"]),
    ("Moss to Meet Kim Next Month, officials say", ["Next Month"]),
    ("Senate votes Tonight on Immigration", ["Tonight"]),
    ("The storm will hit Next Week, Mr. Hart warned in his letter", ["Next Week"]),
    ("A six year war ended", ["six year"]),
    ("on the eve of Vellmark, two days before Vellmark", ["the eve of Vellmark", "two days before Vellmark"]),
]

REFUSED = [
    "Mrs May said so", "the March on Ulmstead", "they may go", "a march of 300", "an august body", "she won 7-5, 6-3", "the 7-11 shop", "it cost $2016",
    "a Boeing 747", "flight 1549 left", "call 555-1234", "the second man", "leaves fall", "a spring in her step", "the Sunday Times",
    "April Vane and June Orr sang", "a 16-year-old", "the 18 month old boy", "2000 people", "he sat", "the sun", "in 1000 BC", "Resolution 1973 and No. 1984", "Flight 2010 left", "the 2000-seat hall and 1999 seats", "Super Tuesday", "on Bloody Sunday",
    "the eve of the Prince's visit", "she is in her mid-50s", "Jan Orr",
    "she was named the Person of the Week by others", "he spoke on the Today show with others", "seen by others on The Tonight Show",
    "Mr. Hart told Ms. Penn on ABC's This Week that he won", "he was on Fox's Next Week Live", "she appeared on This Week with others", "he said on “Today” that he won",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds_whole_expressions(text: str, expected: list[str]) -> None:
    """Each expression is found whole, without the preposition before it."""
    assert [text[one.start : one.end] for one in find(text)[1]] == expected


@pytest.mark.parametrize("text", REFUSED)
def test_refuses_what_is_no_time(text: str) -> None:
    """Names, scores, sums, verbs, ages and numbers are not times."""
    assert [t.text for t in read(text)] == []


def test_no_text_has_no_times() -> None:
    """Nothing is found in nothing."""
    assert find("")[1] == ()
