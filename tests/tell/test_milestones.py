"""Tests for `dateline.tell.milestones`."""

from __future__ import annotations

from datetime import date

from dateline.tell.milestones import AROUND, busiest, standing_out
from dateline.terms import Event
from tests.tell.builders import article, event, report, row, when

PAPER = article("paper", "The siege of Velm goes on.", day="2030-06-01")


def told(id: str, day: str, *, shown: bool = True) -> Event:
    """A happening of a day."""
    made = report(PAPER, "The siege of Velm", status="happened", on=when(day))
    return row(id, made) if shown else event(id, made)


def test_a_day_counts_for_all_that_is_told_of_it() -> None:
    """Rows or not: what has no words of its own still says that much was told of the day."""
    much = [told("one", "2030-01-10"), told("two", "2030-01-10", shown=False), told("three", "2030-01-10", shown=False)]
    little = told("four", "2030-01-12")
    weights = {one.id: 1.0 for one in (*much, little)}
    far = standing_out([*much, little], weights)
    assert far[date(2030, 1, 10)] > far[date(2030, 1, 12)]
    assert [one.id for one in busiest([much[0], little], [*much, little], weights, 1)] == ["one"]


def test_a_day_of_a_quiet_month_stands_out() -> None:
    """A day of a busy month tells more in all, and yet stands out less than one about which nothing else is told."""
    busy = [told(f"busy{n}", f"2030-01-{n:02}") for n in range(1, 21)]
    quiet = told("quiet", "2030-05-15")
    weights = {one.id: 2.0 for one in busy} | {"busy1": 2.2, "quiet": 2.1} | {"faint": 0.5}
    faint = told("faint", "2030-05-20")
    far = standing_out([*busy, quiet, faint], weights)
    assert max(far, key=lambda day: far[day]) == date(2030, 5, 15)


def test_only_what_is_near_is_compared() -> None:
    """A day is as far from those within AROUND days as it was, whatever is told of others."""
    one, other = told("one", "2030-01-01"), told("other", "2030-01-05")
    far_off = told("far", str(date.fromordinal(date(2030, 1, 5).toordinal() + AROUND + 1)))
    weights = {"one": 1.0, "other": 2.0, "far": 9.0}
    alone, with_it = standing_out([one, other], weights), standing_out([one, other, far_off], weights)
    assert {day: with_it[day] for day in alone} == alone


def test_what_weighs_nothing_stands_out_nowhere() -> None:
    """A day of which only trifles are told is a day all the same; a span is none."""
    trifle = told("trifle", "2030-01-01")
    span = row("span", report(PAPER, "The siege of Velm", on=when("2030-01-02", "2030-01-09")))
    assert standing_out([trifle, span], {"trifle": 0.0, "span": 5.0}) == {date(2030, 1, 1): 0.0}


def test_order_does_not_matter() -> None:
    """Events in any order give the same days."""
    every = [told(f"day{n}", f"2030-{n:02}-01") for n in range(1, 13)]
    weights = {one.id: 1.0 + n % 3 for n, one in enumerate(every)}
    assert list(busiest(every, every, weights, 5)) == list(busiest(every[::-1], every[::-1], weights, 5))
