"""Readers of several days: lists and spans, and a day whose month or year stands with another one of its list.

In: a spelled text and the token range a rule proposes. Out: an expression, or None to refuse it. Never: a calendar.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dateline.dates.beside import is_move, month_of_list, written_as_month, year_behind
from dateline.dates.expressions import Day, Expression, Range
from dateline.dates.facts import day_number, facts, first_of, meaning_of
from dateline.dates.numbers import ordinal
from dateline.dates.spelling import Spelled

_NUMBERS: Final = ("day", "ordnum", "ordword")
_MONTHS: Final = ("month", "rare_month")
_WEEKDAYS: Final = ("weekday", "short_weekday")
_AFTER_A_LIST: Final = ("stop", "comma", "and", "in", "at", "close", "to", "for", "by", "or")


def span(spelled: Spelled, first: int, last: int) -> Expression | None:
    """From one day to another, each told whole: "28 June to 2 July", "Friday 28 to Sunday 30 June", "Monday and Tuesday, April 20-21".

    Days that lie months apart are two, the first and the last of something long.
    """
    numbers, months, weekdays = (_all(spelled, first, last, kinds) for kinds in (_NUMBERS, _MONTHS, _WEEKDAYS))
    if len(numbers) != 2 or not 1 <= len(months) <= 2 or not all(written_as_month(spelled, at) for at in months):
        return None
    if is_move(spelled, first) or _counts_things(spelled, first, last):
        return None
    named = _weekdays_of(numbers, weekdays)
    one, two = (_day(spelled, at, months[min(n, len(months) - 1)], named[n]) for n, at in enumerate(numbers))
    if one is None or two is None:
        return None
    joined = first_of(spelled, first, last, "and")
    between = spelled.kind(first - 1, "between")
    if joined is not None and not between and not (one.month == two.month and two.day == one.day + 1):
        return None
    what, own = facts(spelled, first, last), facts(spelled, first, months[0] + 3)
    year = what.year if own.year is None or len(months) == 1 else own.year
    end = facts(spelled, months[-1], last).year or year
    runs_over = one.month is not None and two.month is not None and one.month > two.month
    start = year - 1 if year is not None and year == end and runs_over else year
    if one.month is None or two.month is None or (two.month - one.month) % 12 > 1:
        return None
    if one.month == two.month and start == end and one.day >= two.day:
        return None
    return Range(
        replace(one, year=start, year_shift=what.year_shift), replace(two, year=end, year_shift=what.year_shift)
    )


def _all(spelled: Spelled, first: int, last: int, kinds: tuple[str, ...]) -> list[int]:
    return [at for at in range(first, last) if spelled.kind(at, *kinds)]


def _weekdays_of(numbers: list[int], weekdays: list[int]) -> tuple[int | None, int | None]:
    """Where the weekday of each of two days stands: right before it, or both before both."""
    first, second = numbers
    if len(weekdays) == 2 and weekdays[1] < first:
        return weekdays[0], weekdays[1]
    return next((at for at in weekdays if at < first), None), next((at for at in weekdays if first < at < second), None)


def _day(spelled: Spelled, number: int, month: int, named: int | None) -> Day | None:
    day = day_number(spelled, number, number + 1)
    weekday = None if named is None else int(spelled.meaning(named))
    return None if day is None else Day(day, int(spelled.meaning(month)), None, weekday)


def days(spelled: Spelled, first: int, last: int) -> Expression | None:
    """Two days of one month: "June 5-7", "5 and 6 June", "between 5 and 9 June"."""
    numbers, months = _all(spelled, first, last, _NUMBERS), _all(spelled, first, last, _MONTHS)
    if len(numbers) != 2 or len(months) != 1 or not written_as_month(spelled, months[0]):
        return None
    what = facts(spelled, first, last)
    one, two = (day_number(spelled, i, i + 1) for i in numbers)
    if one is None or two is None or one >= two or is_move(spelled, first):
        return None
    joined = first_of(spelled, first, last, "and") is not None
    apart = joined and two != one + 1 and not spelled.kind(first - 1, "between")
    if apart or _counts_things(spelled, first, last):
        return None
    month = int(spelled.meaning(months[0]))
    return Range(Day(one, month, what.year, None, what.year_shift), Day(two, month, what.year, None, what.year_shift))


def _counts_things(spelled: Spelled, first: int, last: int) -> bool:
    """Whether the last number of a list counts what follows: "June 5 and 6 officers"."""
    return first_of(spelled, first, last, "and") is not None and spelled.kind(
        last, "other", "unit", "units", "adjective"
    )


def listed(spelled: Spelled, first: int, last: int) -> Expression | None:
    """Days in a row: "June 5, 6 and 7"; a list with gaps is read day by day."""
    at = first_of(spelled, first, last, *_MONTHS)
    numbers = [day_number(spelled, i, i + 1) for i in _all(spelled, first, last, _NUMBERS) if i != at]
    if at is None or not written_as_month(spelled, at) or _counts_things(spelled, first, last):
        return None
    start, end = numbers[0], numbers[-1]
    if start is None or end is None or numbers != list(range(start, start + len(numbers))):
        return None
    month, year = int(spelled.meaning(at)), facts(spelled, first, last).year
    return Range(Day(start, month, year), Day(end, month, year))


def also_day(spelled: Spelled, first: int, last: int) -> Expression | None:
    """A day of a list whose month is said once: the 9 of "June 5 and 9", the 5 of "5 and 9 June", "Monday 20" before "and Friday 24 April"."""
    number, named = day_number(spelled, first, last), meaning_of(spelled, first, last, *_WEEKDAYS)
    at = _month_behind(spelled, first, last) or _month_before(spelled, first, last)
    if at is None or number is None:
        return None
    month, year = int(spelled.meaning(at)), year_behind(spelled, last)
    if year is None and spelled.kind(last, "comma") and spelled.kind(last + 1, "year"):
        year = int(spelled.word(last + 1))
    return Day(number, month, year, int(named) if named else None)


def _month_before(spelled: Spelled, first: int, last: int) -> int | None:
    """The month at the head of the list that this day goes on or ends."""
    ends = last >= len(spelled.letters) or spelled.kind(last, *_AFTER_A_LIST)
    if not (spelled.kind(first - 1, "and", "comma") and ends):
        return None
    return month_of_list(spelled, first, -1)


def _month_behind(spelled: Spelled, first: int, last: int) -> int | None:
    """The month at the end of the list that this day opens or goes on."""
    before = first - 1 - spelled.kind(first - 1, "the")
    opens = last - first > 1 or spelled.kind(before, "on", "from", "between", "to")
    goes_on = spelled.kind(first - 1, "comma", "and") and spelled.kind(first - 2, "day", "ordnum")
    if not ((opens or goes_on) and spelled.kind(last, "and", "comma", "to")):
        return None
    at = month_of_list(spelled, last - 1, 1)
    return at if at is not None and spelled.kind(at - 1 - spelled.kind(at - 1, "of"), "day", "ordnum") else None


def nth_day(spelled: Spelled, first: int, last: int) -> Expression | None:
    """As in "Thursday the 21st"; "the 23rd" only after "on", and only where no month follows."""
    if spelled.kind(last + spelled.kind(last, "of"), *_MONTHS):
        return None
    number = ordinal(spelled, first, last)
    weekday = meaning_of(spelled, first, last, *_WEEKDAYS)
    if number is None or not 1 <= number <= 31 or not (weekday or spelled.kind(first - 1, "on")):
        return None
    counted = spelled.kind(last - 1, "ordword") or weekday is None
    if counted and spelled.kind(last, "other", "cue_past", "unit", "ordword", "half", "quarter", "weekend", "period"):
        return None
    at = _month_behind(spelled, first, last)
    month = None if at is None else int(spelled.meaning(at))
    year = None if at is None else year_behind(spelled, last)
    return Day(number, month, year, int(weekday) if weekday else None)
