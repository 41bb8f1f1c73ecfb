"""The drawing: events above, reports below, nothing on top of each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.doors.shelf import Shelf
from dateline.doors.web.drawing import LINES, ROWS, _extent, draw
from dateline.doors.web.scale import WIDTH, Hours, Window, view
from dateline.terms import Reading, When
from tests.doors.cli.builders import FLOOD, SUMMIT, at, hourly, reading


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
    assert [(bar.at, bar.count) for bar in drawing.bars] == [("2030-03-05", 1), ("2030-03-06", 1), ("2030-03-22", 1)]
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
    last = SUMMIT.reports[-1]
    both = (replace(last, when=_when(date(2030, 5, at))) for at in (7, 8))
    again = replace(moved, reports=(first, *both))
    assert draw(_shelf(replace(base, events=(FLOOD, again))), window).marks[-1].ghosts == summit.ghosts


def test_a_range_is_drawn_as_long_as_it_is() -> None:
    """What lies somewhere in a week covers the week, and its sign stands beside it, on no day; a day is a mark on that day."""
    window = Window(date(2030, 3, 1), date(2030, 5, 31))
    shelf = _shelf(_with([_when(date(2030, 4, 8), 6), _when(date(2030, 4, 20))]))
    week, single = draw(shelf, window).marks
    assert week.ranged
    assert week.first == round(window.x(date(2030, 4, 8)) - window.step / 2, 1)
    assert week.last == round(window.x(date(2030, 4, 14)) + window.step / 2, 1)
    assert not week.first <= week.sign_x <= week.last
    assert not single.ranged
    assert single.sign_x == single.x == window.x(date(2030, 4, 20))


@given(st.text("ab cde ", min_size=1, max_size=400), st.dates(date(2030, 3, 1), date(2030, 5, 31)))
def test_a_name_is_written_whole_or_not_at_all(name: str, at: date) -> None:
    """No label is cut: its lines are all of its words, or there are none."""
    base = _with([_when(at)])
    words = replace(SUMMIT.headline, text=name) if SUMMIT.headline else None
    shelf = _shelf(replace(base, events=(replace(base.events[0], headline=words),)))
    (mark,) = draw(shelf, Window(date(2030, 3, 1), date(2030, 5, 31))).marks
    assert not mark.lines or " ".join(mark.lines).split() == shelf.headline(mark.event).split()
    assert len(mark.lines) <= LINES


def test_what_lies_beyond_the_end_is_named() -> None:
    """The future is never hidden: what is later than the drawing is listed, the nearest first."""
    shelf = _shelf(_with([_when(date(2031, 1, 2)), _when(date(2030, 3, 9)), _when(date(2030, 12, 1))]))
    drawing = draw(shelf, Window(date(2030, 3, 1), date(2030, 5, 31)))
    assert [event.id for event in drawing.later] == ["e2", "e0"]
    assert drawing.behind == 2


def test_what_comes_soon_has_a_row_before_all_else() -> None:
    """Where there is no room for all, the next plans are drawn."""
    base = _with([_when(date(2030, 3, 5)) for _ in range(ROWS + 5)])
    planned = replace(SUMMIT, id="soon", when=_when(date(2030, 3, 5)))
    story = replace(base.stories[0], next=("soon",))
    drawing = draw(
        _shelf(replace(base, events=(*base.events, planned), stories=(story,))),
        Window(date(2030, 3, 1), date(2030, 3, 31)),
    )
    assert "soon" in {mark.event.id for mark in drawing.marks}
    assert drawing.crowded == 6


def test_many_days_share_a_bar() -> None:
    """Over years a bar stands for weeks, so that bars do not lie on each other; all reports are in one."""
    shelf = _shelf(reading())
    drawing = draw(shelf, Window(date(2029, 1, 1), date(2031, 12, 31)))
    assert sum(bar.count for bar in drawing.bars) == 3
    places = sorted((bar.x - bar.width / 2, bar.x + bar.width / 2) for bar in drawing.bars)
    assert all(one[1] <= other[0] for one, other in pairwise(places))


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


def test_a_story_of_one_day_is_drawn_by_the_hour() -> None:
    """Its reports stand at their hours, what has an hour at that, all else is as long as nobody knows when; reports without an hour are counted."""
    base = hourly("2030-03-05", "2030-03-05T11:30:00Z", "2030-03-07", "2030-03-04")
    one = _shelf(base)
    window = view(one, "reports", None)
    assert window == Hours(date(2030, 3, 5), date(2030, 3, 5), 8 * 60, 15 * 60)
    drawing = draw(one, window)
    assert [(bar.at, bar.called, bar.count) for bar in drawing.bars] == [
        ("2030-03-05T09:15:00Z", "5 Mar 2030, 09:00–09:19 UTC", 1),
        ("2030-03-05T14:00:00Z", "5 Mar 2030, 14:00–14:19 UTC", 1),
    ]
    assert drawing.hourless == 1
    assert [tick.name for tick in drawing.ticks] == [
        "08:00",
        "09:00",
        "10:00",
        "11:00",
        "12:00",
        "13:00",
        "14:00",
        "15:00",
    ]
    marks = {mark.event.id: mark for mark in drawing.marks}
    assert (marks["e0"].ranged, marks["e0"].first, marks["e0"].last) == (
        True,
        window.x_of(8 * 60),
        window.x_of(9 * 60 + 15),
    )
    assert (marks["e1"].ranged, marks["e1"].x, marks["e1"].when) == (
        False,
        window.x_of(11 * 60 + 30),
        "5 Mar 2030, 11:30 UTC",
    )
    assert (drawing.before, drawing.behind, [event.id for event in drawing.later]) == (1, 1, ["e2"])
    assert drawing.as_of is None
    then = replace(base, as_of=at("2030-03-05T10:00:00Z"))
    assert draw(_shelf(then), window).as_of == window.x_of(10 * 60)


def test_what_lies_ahead_on_a_day_lies_behind_its_first_report() -> None:
    """A plan without an hour is drawn from the hour at which it was first reported; an hour given before leaves a ghost."""
    base = hourly("2030-03-05", "2030-03-05T15:30:00Z", "2030-03-05")
    first, second = (replace(event, status="scheduled") for event in base.events[:2])
    called_off = replace(base.events[2], status="cancelled")
    early = replace(second.reports[0], when=at("2030-03-05T14:30:00Z"))
    late = replace(early, article=base.articles[2].id, reported=base.articles[2].published, when=second.when)
    moved = replace(second, reports=(early, late))
    shelf = _shelf(replace(base, events=(first, moved, called_off)))
    window = view(shelf, "reports", None)
    assert isinstance(window, Hours)
    marks = {mark.event.id: mark for mark in draw(shelf, window).marks}
    assert (marks["e0"].first, marks["e0"].last) == (window.x_of(9 * 60 + 15), window.x_of(window.ends))
    assert (marks["e2"].first, marks["e2"].last) == (window.x_of(window.begins), window.x_of(window.ends))
    assert marks["e1"].ghosts == ((window.x_of(14 * 60 + 30), "5 Mar 2030, 14:30 UTC"),)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.datetimes(datetime(2030, 3, 4, 12), datetime(2030, 3, 6, 12)), max_size=20))
def test_nothing_of_a_day_lies_on_top_of_anything(hours: list[datetime]) -> None:
    """Marks and names of a row do not touch; what is drawn, lies elsewhere or found no row is all there is."""
    shelf = _shelf(hourly(*(f"{one.isoformat(timespec='seconds')}Z" for one in hours)))
    drawing = draw(shelf, view(shelf, "day", None))
    rows: dict[float, list[tuple[float, float]]] = {}
    for mark in drawing.marks:
        assert 0 <= mark.first <= mark.last <= WIDTH
        rows.setdefault(mark.y, []).append(_extent(mark))
    assert all(one[1] < other[0] for row in rows.values() for one, other in pairwise(sorted(row)))
    assert len(drawing.marks) + drawing.crowded + drawing.before + drawing.behind == len(hours)
