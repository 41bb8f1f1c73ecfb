"""Recent: stories read last are not read again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from dateline.desk.recent import MOST_CHANGES, Recent
from dateline.terms import Changed, Reading
from tests.doors.cli.builders import reading


class Shelf:
    """Readings of four reports each, and how often they were read."""

    def __init__(self) -> None:
        self.times = 0

    def read(self) -> Reading:
        """A reading, not the same one twice."""
        self.times += 1
        return replace(reading())


def test_a_story_is_read_once() -> None:
    """Asked for again, it is the very same reading."""
    shelf, recent = Shelf(), Recent()
    assert recent.reading(1, shelf.read) is recent.reading(1, shelf.read)
    assert shelf.times == 1


def test_what_was_told_anew_is_read_anew() -> None:
    """Another telling is another reading."""
    shelf, recent = Shelf(), Recent()
    assert recent.reading(1, shelf.read) is not recent.reading(2, shelf.read)


def test_memory_is_bounded_and_the_latest_stays() -> None:
    """Beyond the limit the story read longest ago goes; one larger than the limit is kept while it is read."""
    shelf, recent = Shelf(), Recent(most=8)
    for telling in (1, 2, 1, 3, 1):
        recent.reading(telling, shelf.read)
    assert shelf.times == 3
    small = Recent(most=1)
    small.reading(1, shelf.read)
    small.reading(1, shelf.read)
    assert shelf.times == 4


def test_changes_are_read_once() -> None:
    """Those of a telling; of more tellings than are remembered, those asked for longest ago are read again."""
    times: list[int] = []

    def read(telling: int) -> tuple[Changed, ...]:
        times.append(telling)
        return (Changed(str(telling), "change", "s", "t", "w", None, None),)

    recent = Recent()
    for telling in (1, 1, *range(2, MOST_CHANGES + 1), 1, MOST_CHANGES + 1, 1, 2):
        assert recent.changes(telling, partial(read, telling)) == (
            Changed(str(telling), "change", "s", "t", "w", None, None),
        )
    assert times == [*range(1, MOST_CHANGES + 2), 2]


def test_what_was_kept_is_known() -> None:
    """Under its own key, until others have taken its room."""
    recent = Recent(most=5)
    first, second = Shelf().read(), Shelf().read()
    recent.keep((b"x", "2030-03-05"), first)
    assert recent.known((b"x", "2030-03-05")) is first
    assert recent.known((b"x", "2030-03-06")) is None
    recent.keep((b"y", "2030-03-05"), second)
    assert recent.known((b"x", "2030-03-05")) is None
    assert recent.known((b"y", "2030-03-05")) is second
