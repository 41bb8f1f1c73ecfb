"""Due: a plan whose day has passed without a report that says that it came about.

In: an event and the day it is seen from. Out: whether it was due. Never: a plan told as done because its day has passed.
"""

from __future__ import annotations

from datetime import date

from dateline.status import DATED
from dateline.terms import Event


def was_due(event: Event, seen_from: date) -> bool:
    """Whether a plan stands whose last day lies before `seen_from`: to be told as "was due", not as done."""
    return event.status in DATED and event.when is not None and event.when.last_day < seen_from
