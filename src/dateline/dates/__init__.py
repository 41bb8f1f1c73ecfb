"""Dates: find the words that point at time, place them on the calendar.

In: an Article and, if there is one, its parse; for `anchored`, the articles of one story. Out: Timexes in reading order
(TIMEX3, ISO 24617-1), each with the calendar interval it means and why. Never: clock, network, store.
"""

from dateline.dates.anchor import anchored
from dateline.dates.article import timexes

__all__ = ["anchored", "timexes"]
