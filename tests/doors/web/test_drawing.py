"""The drawing: events above, reports below, nothing on top of each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.doors.shelf import Shelf
from dateline.doors.web.drawing import ROWS, _extent, draw
from dateline.doors.web.scale import WIDTH, Window, view
from dateline.terms import Reading, When
from tests.doors.cli.builders import FLOOD, SUMMIT, reading


def _shelf(one: Reading) -> Shelf:
    return Shelf(one, one.stories[0])


def _when(at: date, days: int = 0) -> When:
    return When(at.isoformat(), (at + timedelta(days)).isoformat(), "day" if not days else "span", "as built")


def _with(whens: list[When | None]) -> Reading:
    """A story whose events lie on these days."""
    base = reading()
    events = tuple(replace(FLOOD, id=f"e{n}", when=when) for n, when in enumerate(whens))
    story = replace(base.stories[0], events=tuple(event.id for event in events))
    return replace(base, events=events, stories=(story,), changes=(), conflicts=())


def test_events_and_reports_lie_on_their_days() -> None:
    """An event stands over its day, a bar over the day of its reports."""
    shelf = _shelf(reading())
    window = Window(date(2030, 3, 1), date(2030, 5, 31))
    drawing = draw(shelf, window)
    summit = next(mark for mark in drawing.marks if mark.event.id == "summit")
    assert summit.x == window.x(date(2030, 5, 7))
    assert [(bar.day, bar.count) for bar in drawing.bars] == [("2030-03-05", 1), ("2030-03-06", 1), ("2030-03-22", 1)]
    assert summit.threads == (window.x(date(2030, 3, 5)), window.x(date(2030, 3, 22)))
    assert (drawing.before, drawing.behind) == (1, 0)


def test_a_plan_that_moved_leaves_a_ghost() -> None:
    """A day that a report gave before is drawn where it was."""
    base = reading()
    first = replace(SUMMIT.reports[0], when=_when(date(2030, 4, 30)))
    moved = replace(SUMMIT, reports=(first, *SUMMIT.reports[1:]))
    window = Window(date(2030, 3, 1), date(2030, 5, 31))
    drawing = draw(_shelf(replace(base, events=(FLOOD, moved))), window)
    summit = next(mark for mark in drawing.marks if mark.event.id == "summit")
    assert summit.ghosts == ((window.x(date(2030, 4, 30)), "30 Apr 2030"),)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(st.none(), st.builds(_when, st.dates(date(2029, 1, 1), date(2031, 1, 1)), st.integers(0, 400))),
        max_size=40,
    )
)
def test_nothing_lies_on_top_of_anything(whens: list[When | None]) -> None:
    """Marks and names of a row do not touch; what found no row is counted; all is inside the drawing."""
    shelf = _shelf(_with(whens))
    drawing = draw(shelf, view(shelf, "all", None))
    rows: dict[float, list[tuple[float, float]]] = {}
    for mark in drawing.marks:
        assert 0 <= mark.first <= mark.last <= WIDTH
        assert mark.y < drawing.lane < drawing.height
        rows.setdefault(mark.y, []).append(_extent(mark))
    for row in rows.values():
        ranked = sorted(row)
        assert all(one[1] < other[0] for one, other in pairwise(ranked))
    assert len(rows) <= ROWS
    assert len(drawing.marks) + drawing.crowded + drawing.before + drawing.behind == sum(1 for when in whens if when)


def test_a_story_without_days_is_drawn_empty() -> None:
    """No day is known of anything: the drawing is there, and empty."""
    base = reading()
    bare = tuple(replace(article, published=None) for article in base.articles)
    shelf = _shelf(replace(_with([None]), articles=bare))
    drawing = draw(shelf, view(shelf, "reports", None))
    assert drawing.marks == ()
    assert drawing.bars == ()
