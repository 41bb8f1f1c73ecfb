"""Expressions: what a time expression says, before anyone asks from which day it was said.

In: nothing. Out: the descriptions that `find` makes and `place` reads. Never: a calendar, a text.

`year` is None where the words name none; `year_shift` counts years from the report's ("October last year": -1).
`toward` is -1 for "last", 0 for "this", +1 for "next", None where the words do not say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Anchor = Literal["report", "narrated"]


@dataclass(frozen=True, slots=True)
class Day:
    """A day by its number: "Oct. 23", "Tuesday (Oct 23)", "the 23rd"; `other` is a second reading of the figures.

    `anniversary`: the year is counted from that of what the day is an anniversary of.
    """

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    year_shift: int | None = None
    toward: int | None = None
    other: Day | None = None
    anniversary: bool = False


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day by its name: "Tuesday", "last Friday", "Friday next week" (`week_shift` 1), "two Fridays ago" (`count` -2).

    "The previous Friday" is counted from the day narrated.
    """

    weekday: int
    toward: int | None = None
    week_shift: int | None = None
    count: int | None = None
    anchor: Anchor = "report"


@dataclass(frozen=True, slots=True)
class Month:
    """A month by its name: "July", "last November", "March 2018"."""

    month: int
    year: int | None = None
    toward: int | None = None
    year_shift: int | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """A year by its number; `fiscal` where it is that of an account."""

    year: int
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years: "the 1970s"; `first` is their first year."""

    first: int


@dataclass(frozen=True, slots=True)
class Century:
    """A hundred years: "the 20th century"."""

    number: int


@dataclass(frozen=True, slots=True)
class Cycle:
    """A part of a year that comes round: a quarter or half by its number (0: that told before), a season by its code ("SU")."""

    unit: Literal["quarter", "half", "season"]
    number: int = 0
    season: str = ""
    year: int | None = None
    toward: int | None = None
    year_shift: int | None = None
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday by its name, as the data file spells it; `of_no_year` where it only says what a thing is ("the annual Easter show")."""

    name: str
    year: int | None = None
    toward: int | None = None
    year_shift: int | None = None
    of_no_year: bool = False


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units from the report's day or from the time narrated: "next month", "three days later"; count None: some.

    `running`: on the last days of a week that very week, as far as it has gone ("the past week").
    """

    unit: str
    count: int | None
    anchor: Anchor = "report"
    compared: bool = False
    running: bool = False


@dataclass(frozen=True, slots=True)
class Ahead:
    """As in "In five years": a point to come where the verb speaks of the future, else the time that something took.

    `record`: a word behind which it may tell for how long nothing like it was seen stands close before ("its first eclipse in 40 years").
    """

    unit: str
    count: float
    record: bool = False


@dataclass(frozen=True, slots=True)
class NthIn:
    """The n-th of something within a period: "the first Sunday in June", "the third week of 2018"; -1 is the last."""

    number: int
    unit: str
    of: Expression
    weekday: int = 0


@dataclass(frozen=True, slots=True)
class Around:
    """The week or weekend that a day lies in: "the week of Oct. 8"."""

    unit: str
    of: Expression


@dataclass(frozen=True, slots=True)
class FromEvent:
    """So many units before or after something named: "three days after Geneva"; `deed` is what that does ("after Dorian struck the coast")."""

    unit: str
    count: int
    name: str
    deed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour of a day: "9:34 a.m.", "noon Saturday"."""

    hour: int
    minute: int = 0
    zone: str = ""
    day: Expression | None = None


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of a day by its code: "Monday afternoon", "last night"."""

    code: str
    day: Expression


@dataclass(frozen=True, slots=True)
class Overnight:
    """The night between the report's day and the one before it, or after it where the verb speaks of the future."""


@dataclass(frozen=True, slots=True)
class Edge:
    """The start, middle or end of something: "early November", "the end of the year"; "" is "earlier" or "later"."""

    edge: Literal["START", "MID", "LATE", "END", "EVE", ""]
    of: Expression


@dataclass(frozen=True, slots=True)
class Range:
    """From one to another: "June 5-7"."""

    first: Expression
    last: Expression


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment as machines write it, already ISO 8601."""

    iso: str


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: a TIMEX3 value."""

    value: str


@dataclass(frozen=True, slots=True)
class Repeated:
    """What comes again and again: a TIMEX3 value."""

    value: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Now, once or some day: PRESENT_REF, PAST_REF or FUTURE_REF."""

    value: str


Expression = (
    Day | Weekday | Month | Year | Decade | Century | Cycle | Holiday | Offset | Ahead | NthIn | Around | FromEvent | Clock | DayPart | Overnight | Edge
    | Range | Instant | Duration | Repeated | Reference
)  # fmt: skip
