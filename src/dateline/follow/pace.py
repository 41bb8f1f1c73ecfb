"""Pace: when something is asked again.

In: how often a source brought something new, what it asks for, how often it failed. Out: seconds. Never: a clock, a request.
"""

from __future__ import annotations

MINUTE, HOUR, DAY = 60, 3_600, 86_400
FIRST = 30 * MINUTE
"""How soon a source is asked again of which nothing is known yet."""
LEAST = 10 * MINUTE
"""A source is asked no more often, however much it brings."""
MOST = HOUR
"""Nor less often while it answers: a quiet outlet must be heard when something breaks, before its list is full anew."""
WISHED = 3 * HOUR
"""Unless it wants more time, up to so much."""
TURNOVER = 4
"""How often a source is asked while the entries that it lists at a time are replaced once."""
FIRST_FAILURE = 10 * MINUTE
"""How soon something is asked again that failed once; doubled each time, a day at most."""
AGES = (HOUR, 6 * HOUR, DAY, 3 * DAY)
"""How old a report is when its page is asked again."""
OPEN_DAYS = 7
"""A story is open that had news in so many days."""
HELD_SECONDS, HELD_TIMES = DAY, 3
"""How long, and how often in a row, a permanent redirect is met before its target is what is asked."""
PAUSE = 1.0
"""Seconds between two requests to a host, unless its robots.txt wants more."""
PUT_OFF = 10 * MINUTE
"""For how long a host is left alone that says it is too much, and not for how long."""


def every(lately: tuple[tuple[float, int], ...], *, size: int, wish: float) -> int:
    """Seconds between two askings of a source.

    `lately` are stretches of the past in seconds, each with how many new entries it brought; of them the busiest counts. `size`: how many entries it
    lists at a time; `wish`: for how long it says that nothing changes.
    """
    gaps = [stretch / count for stretch, count in lately if count and stretch > 0]
    if not lately or max(stretch for stretch, _ in lately) < HOUR:
        wanted = float(FIRST)
    else:
        wanted = min(gaps, default=float(MOST))
    if gaps and size:
        wanted = min(wanted, min(gaps) * size / TURNOVER)
    return int(max(LEAST, min(wanted, MOST), min(wish, WISHED)))


def after_failures(failures: int, every: float) -> float:
    """Seconds until what failed so many times in a row is asked again; a source not sooner than it would be anyway."""
    return float(min(DAY, max(every, FIRST_FAILURE * 2 ** min(failures - 1, 20))))


def pause(wait: float | None) -> float:
    """Seconds for which a host is left alone that asks for it."""
    return min(float(DAY), max(1.0, wait if wait is not None else PUT_OFF))


def next_age(turn: int) -> int | None:
    """At which age in seconds a page is asked again that was asked again so many times; None: no more."""
    return AGES[turn] if turn < len(AGES) else None
