"""Where expressions lie: values and intervals, seen from Wednesday 2021-06-16."""

from __future__ import annotations

import pytest

from dateline.dates import timexes
from dateline.dates.expressions import Day, Duration, Offset, Year
from dateline.dates.place import place
from dateline.dates.seen import Seen
from tests.dates.builders import days, only, read, report
from tests.tell.builders import parsed

PLACED = [
    ("They met on Monday.", "2021-06-14", ("2021-06-14", "2021-06-14")),
    ("They will meet on Monday.", "2021-06-21", ("2021-06-21", "2021-06-21")),
    ("They met on the eve of May 9.", "2021-05-08", ("2021-05-08", "2021-05-08")),
    ("They met last week.", "2021-W23", ("2021-06-07", "2021-06-13")),
    ("They met this week.", "2021-W24", ("2021-06-14", "2021-06-20")),
    ("They met two weeks ago.", "2021-W22", ("2021-05-31", "2021-06-06")),
    ("They will meet this weekend.", "2021-W24-WE", ("2021-06-19", "2021-06-20")),
    ("He was away this whole weekend.", "2021-W23-WE", ("2021-06-12", "2021-06-13")),
    ("They meet next month.", "2021-07", ("2021-07-01", "2021-07-31")),
    ("They meet in a month's time.", "2021-07", ("2021-07-01", "2021-07-31")),
    ("It ends later this year.", "2021", ("2021-01-01", "2021-12-31")),
    ("It ends at the end of November.", "2021-11", ("2021-11-20", "2021-11-30")),
    ("It was early November.", "2020-11", ("2020-11-01", "2020-11-30")),
    ("He fled two years ago.", "2019", ("2019-01-01", "2019-12-31")),
    ("It stood in the 1970s.", "197", ("1970-01-01", "1979-12-31")),
    ("It stood in the 19th century.", "18", ("1800-01-01", "1899-12-31")),
    ("It opened in the third quarter of 2019.", "2019-Q3", ("2019-07-01", "2019-09-30")),
    ("It opened last summer.", "2020-SU", ("2020-06-01", "2020-08-31")),
    ("It opened on Christmas Day 2019.", "2019-12-25", ("2019-12-25", "2019-12-25")),
    ("It opened on Good Friday.", "2021-04-02", ("2021-04-02", "2021-04-02")),
    ("He spoke last Thanksgiving.", "2020-11-26", ("2020-11-26", "2020-11-26")),
    ("He spoke on Monday afternoon.", "2021-06-14TAF", ("2021-06-14", "2021-06-14")),
    ("He spoke at 9:34 a.m.", "2021-06-16T09:34", ("2021-06-16", "2021-06-16")),
    ("He spoke over the weekend.", "2021-W23-WE", ("2021-06-12", "2021-06-13")),
    ("He spoke on 16. June 2020, he said.", "2020-06-16", ("2020-06-16", "2020-06-16")),
    ("He spoke from June 5-7.", "2021-06-05/2021-06-07", ("2021-06-05", "2021-06-07")),
    ("The 2016-17 season", "2016/2017", ("2016-01-01", "2017-12-31")),
    ("the second Tuesday of next month", "2021-07-13", ("2021-07-13", "2021-07-13")),
    ("the last week of 2020", "2020-W53", ("2020-12-28", "2021-01-03")),
    ("He was held in October last year.", "2020-10", ("2020-10-01", "2020-10-31")),
    ("He had been held since 20 June.", "2020-06-20", ("2020-06-20", "2020-06-20")),
    ("They meet on Monday week.", "2021-06-28", ("2021-06-28", "2021-06-28")),
    ("They met two Sundays ago.", "2021-06-06", ("2021-06-06", "2021-06-06")),
    ("They will meet two Sundays from now.", "2021-06-27", ("2021-06-27", "2021-06-27")),
    ("They met in the week of June 2.", "2021-W22", ("2021-05-31", "2021-06-06")),
    ("They met on June 5, 6 and 7.", "2021-06-05/2021-06-07", ("2021-06-05", "2021-06-07")),
    ("It was counted in 2016-11.", "2016-11", ("2016-11-01", "2016-11-30")),
    ("It burned on the night of 4 May.", "2021-05-04TNI", ("2021-05-04", "2021-05-04")),
    ("It burned overnight.", "2021-06-16TNI", ("2021-06-15", "2021-06-16")),
    ("It opened in mid-May.", "2021-05", ("2021-05-01", "2021-05-31")),
    ("It grew in H1.", "2021-H1", ("2021-01-01", "2021-06-30")),
    ("He said late on Monday that it was over.", "2021-06-14", ("2021-06-14", "2021-06-14")),
    ("He left at dawn on Monday.", "2021-06-14TDW", ("2021-06-14", "2021-06-14")),
    ("He left at 1800 GMT.", "2021-06-16T18:00", ("2021-06-16", "2021-06-16")),
    ("It was 1990's best book.", "1990", ("1990-01-01", "1990-12-31")),
    ("on Tuesday (Oct 23), she said", "2018-10-23", ("2018-10-23", "2018-10-23")),
]

UNPLACED = [
    ("He served three days.", "duration", "P3D"),
    ("He served five years and six months.", "duration", "P5Y6M"),
    ("He waited for half an hour.", "duration", "PT30M"),
    ("He waited for an hour and a half.", "duration", "PT1H30M"),
    ("He waited for years.", "duration", "PXY"),
    ("It sails every Thursday.", "set", "XXXX-WXX-4"),
    ("It pays $3 a year.", "set", "P1Y"),
    ("It sails daily.", "set", "P1D"),
    ("It sails now.", "date", "PRESENT_REF"),
    ("It sank recently.", "date", "PAST_REF"),
    ("It is for the future.", "date", "FUTURE_REF"),
]


@pytest.mark.parametrize(("text", "value", "interval"), PLACED)
def test_places_on_the_calendar(text: str, value: str, interval: tuple[str, str]) -> None:
    """The value is TIMEX3 and the interval the whole unit that is named."""
    found = only(text)
    assert (found.value, days(found)) == (value, interval)


@pytest.mark.parametrize(("text", "kind", "value"), UNPLACED)
def test_lengths_sets_and_references_have_no_day(text: str, kind: str, value: str) -> None:
    """A duration, a set, and words for now or once have a value and no interval."""
    found = only(text)
    assert (found.kind, found.value, found.when) == (kind, value, None)


def test_figures_of_either_order_keep_both() -> None:
    """10/11/2018 may be October or November: the American reading first, the other beside it."""
    found = only("on 10/11/2018").when
    assert found is not None
    assert (found.start, found.alternatives) == ("2018-10-11", (("2018-11-10", "2018-11-10"),))
    assert (other := only("on 23/10/2018").when) is not None
    assert (other.start, other.alternatives) == ("2018-10-23", ())


def test_in_five_years_is_a_point_only_of_the_future() -> None:
    """'In five years' is a year to come after 'will', and a length of time after a verb in the past."""
    assert only("It will close in five years.").value == "2026"
    assert only("It was the third fire in five years.").value == "P5Y"
    assert only("It will be the worst fire in five years.").value == "P5Y"
    assert only("The first plant will close in five years.").value == "2026"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The first round begins in two weeks.", "2021-W26"),
        ("The last ship leaves in two weeks.", "2021-W26"),
        ("The last round was finished in two weeks.", "P2W"),
        ("It will be the first eclipse in two weeks.", "P2W"),
    ],
)
def test_in_two_weeks_behind_a_verb_is_a_point(text: str, value: str) -> None:
    """What begins then begins then; what is the first in two weeks was not seen for two weeks."""
    source = report(text)
    (found,) = timexes(source, parsed(source)[source.id])
    assert found.value == value


def test_an_instant_keeps_its_zone() -> None:
    """An hour with a known zone carries its offset."""
    found = only("He spoke at 5 p.m. EST on Monday.").when
    assert found is not None
    assert (found.start, found.precision) == ("2021-06-14T17:00-05:00", "instant")


@pytest.mark.parametrize(
    "says", [Offset("year", -(10**9)), Offset("day", 10**9), Year(0), Year(12345), Day(30, 2, 2021), Day(31, 4)]
)
def test_off_the_calendar_is_open(says: Offset | Year | Day) -> None:
    """What no calendar holds has no period and raises nothing."""
    assert place(says, Seen(None)).period is None


def test_a_length_needs_no_day() -> None:
    """A duration is the same wherever it is seen from."""
    assert place(Duration("P3D"), Seen(None)).value == "P3D"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("He fled on 4 May. The day before, he had paid.", ["2021-05-04", "2021-05-03"]),
        ("He fled on 4 May. Hours later, she followed.", ["2021-05-04", "2021-05-04TXX:XX"]),
        ("He fled on 4 May. The previous Friday he had paid.", ["2021-05-04", "2021-04-30"]),
        ("It fell in the first quarter, from 8 in the 2019 quarter.", ["2021-Q1", "2019-Q1"]),
        ("They met on June 5 and 9, he said.", ["2021-06-05", "2021-06-09"]),
        ("They met on 5 and 9 June.", ["2021-06-05", "2021-06-09"]),
        ("She came on June 5 and 6 men left.", ["2021-06-05"]),
    ],
)
def test_what_was_told_before_places_what_follows(text: str, values: list[str]) -> None:
    """What is counted from a day, weekday, quarter or month named before it lies where that one says."""
    assert [timex.value for timex in read(text)] == values
