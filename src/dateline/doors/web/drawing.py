"""The two-clock timeline, laid out: above when things happen, below when they were reported.

In: a shelf, and the days to show. Out: a Drawing in units of its own, which a template writes as SVG. Never: SVG; a
colour; a name cut short; a mark on a day or at an hour that nobody gave.

Days lie on a linear scale; where the reporting is of one day its hours do. Events take the first row in which mark and name have room, what is coming and then those that more dispatches
tell first; events of one day stand below each other. A plan that moved leaves a ghost where it was. What has no day of its own, only days between which
it lies, is drawn as long as these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from textwrap import wrap

from dateline.doors.shelf import Shelf, moment
from dateline.doors.web.bars import Bar, bars, hourless
from dateline.doors.web.scale import WIDTH, Tick, Window, ticks
from dateline.moments import ENDS, out
from dateline.status import AHEAD, OVER
from dateline.terms import Event, Status, When

LINE, AIR = 14.0, 12.0
"""Height of a line of a name, and what lies between two rows."""
TOP = 48.0
"""Where the first row of events stands, below the names of the days."""
LANE = 74.0
"""Height of the lane of reports."""
ROWS = 14
"""Rows of events at most; a reader takes in no more, and the list below has all."""
LETTER = 6.3
"""Units that a letter of a name takes, on average, in the type of the drawing."""
NAME, SHORTEST, LINES = 46, 16, 4
"""Letters of a line of a name, at most and at least; and lines. A name that does not fit whole is not written: it stands in the list."""
MARK = 9.0
"""Half the width of a mark, with the air around it."""
GHOSTS = 3
"""Days given before at most, the latest: where a plan was at last matters more than where it began."""
THREADS = 12
"""Days of reporting at most that an event is tied to: the first, the last, and some between."""
SOON = 5
"""Of what is coming so many have a row before all else."""
LATER = 5
"""Events beyond the end of the drawing that are named below it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An event: where it stands, how long it lasts, where it was planned before, and where its reports lie.

    `lines` are its name, whole, or none where it has no room; `ranged`: it has no day of its own, only days between which it lies (among hours: no
    hour of its own); its sign stands at `sign_x` then, outside of them.
    """

    event: Event
    name: str
    lines: tuple[str, ...]
    ranged: bool
    status: Status
    said: str
    when: str
    told: str
    x: float
    sign_x: float
    first: float
    last: float
    y: float
    text_x: float
    leftward: bool
    ghosts: tuple[tuple[float, str], ...]
    threads: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that the picture shows, how many events lie before it, behind it, or found no row, and how many reports of its day give no hour."""

    window: Window
    height: float
    lane: float
    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    before: int
    behind: int
    later: tuple[Event, ...]
    crowded: int
    hourless: int
    as_of: float | None

    width: float = WIDTH


def draw(shelf: Shelf, window: Window) -> Drawing:
    """The events of the story that are told or coming, and its reports, within `window`."""
    dated = [(event, event.when, window.lies(event.when)) for event in shelf.foremost if event.when]
    marks, crowded = _marks(shelf, [(event, when) for event, when, side in dated if not side], window)
    lane = max([TOP + LINE, *(mark.y + LINE * len(mark.lines) for mark in marks)]) + AIR
    behind = [event for event, _, side in dated if side > 0]
    return Drawing(
        window=window,
        height=lane + LANE,
        lane=lane,
        marks=tuple(sorted(marks, key=_reading_order)),
        bars=bars(shelf, window),
        ticks=ticks(window),
        before=sum(side < 0 for *_, side in dated),
        behind=len(behind),
        later=tuple(sorted(behind, key=_day)[:LATER]),
        crowded=crowded,
        hourless=hourless(shelf, window),
        as_of=window.at(shelf.last_day) if shelf.reading.as_of and shelf.last_day else None,
    )


def _marks(shelf: Shelf, events: Sequence[tuple[Event, When]], window: Window) -> tuple[list[Mark], int]:
    """A mark for each event that found a row, what is coming soon and then the most told first; and how many found none."""
    coming = {event.id for event in shelf.coming[:SOON]}
    ranked = sorted(
        (event.id not in coming, -shelf.told_by(event), when.start, event.id, n)
        for n, (event, when) in enumerate(events)
    )
    rows: list[list[Mark]] = []
    crowded = 0
    for *_, n in ranked:
        mark = _mark(shelf, *events[n], window)
        row = next((row for row in rows if _has_room(row, mark)), None)
        if row is not None:
            row.append(mark)
        elif len(rows) < ROWS:
            rows.append([mark])
        else:
            crowded += 1
    return list(_stacked(rows)), crowded


def _has_room(row: Sequence[Mark], mark: Mark) -> bool:
    left, right = _extent(mark)
    return all(right < a or left > b for a, b in map(_extent, row))


def _stacked(rows: Sequence[Sequence[Mark]]) -> Iterator[Mark]:
    """The marks of each row at its height: a row is as high as its longest name."""
    top = TOP
    for row in rows:
        yield from (replace(mark, y=round(top + LINE / 2, 1)) for mark in row)
        top += LINE * max([1, *(len(mark.lines) for mark in row)]) + AIR


def _mark(shelf: Shelf, event: Event, when: When, window: Window) -> Mark:
    ahead, ranged = shelf.lies_ahead(event), window.point(when) is None
    first, last = window.reach(when, _told(event), ahead=ahead or event.status in AHEAD)
    middle = round((first + last) / 2, 1)
    name, ghosts = shelf.headline(event), () if ranged else _ghosts(event, window)
    leftward, lines = _written(name, first, last, ghosts, ranged=ranged)
    if not lines and ghosts:
        ghosts = ()
        leftward, lines = _written(name, first, last, ghosts, ranged=ranged)
    ends = [first, last, *(x for x, _ in ghosts)]
    edge = round(min(ends) - MARK if leftward else max(ends) + MARK, 1)
    sign = edge if ranged else middle
    text = (-1 if leftward else 1) * (2 * MARK if ranged else 3.0) + edge
    return Mark(
        event=event,
        name=name,
        lines=lines,
        ranged=ranged,
        status="scheduled" if ahead else event.status,
        said=shelf.status(event),
        when=moment(when),
        told=shelf.told_in(event),
        x=middle,
        sign_x=sign,
        first=first,
        last=last,
        y=0.0,
        text_x=round(text, 1),
        leftward=leftward,
        ghosts=ghosts,
        threads=_threads(shelf, event, window),
    )


def _told(event: Event) -> str:
    """When what is over, or lies ahead, was first told so: it was before, or is to be after that. Of all else that says nothing."""
    reported = (out(report.reported) for report in event.reports if report.reported)
    return min(reported, default=ENDS) if event.status in OVER | AHEAD else ENDS


def _written(
    name: str, first: float, last: float, ghosts: Sequence[tuple[float, str]], *, ranged: bool
) -> tuple[bool, tuple[str, ...]]:
    """Whether a name stands to the left of its mark, and its lines: to the right where it fits whole there; none where it fits nowhere."""
    ends = [first, last, *(x for x, _ in ghosts)]
    taken = (3 if ranged else 1) * MARK + 4
    left, right = (int((room - taken) / LETTER) for room in (min(ends), WIDTH - max(ends)))
    sides = sorted((room < NAME, -min(room, NAME), leftward, room) for leftward, room in ((False, right), (True, left)))
    for *_, leftward, room in sides:
        lines = tuple(wrap(name, min(NAME, room), break_long_words=False)) if room >= SHORTEST else ()
        if lines and len(lines) <= LINES and max(map(len, lines)) <= room:
            return leftward, lines
    return left > right, ()


def _extent(mark: Mark) -> tuple[float, float]:
    """What a mark and its name take of a row."""
    reach = max(map(len, mark.lines), default=0) * LETTER
    ends = [
        mark.text_x,
        mark.text_x - reach if mark.leftward else mark.text_x + reach,
        mark.first,
        mark.last,
        mark.sign_x,
    ]
    if not mark.lines:
        ends = [mark.first, mark.last, mark.sign_x]
    ends += [x for x, _ in mark.ghosts]
    return min(ends) - MARK, max(ends) + MARK


def _ghosts(event: Event, window: Window) -> tuple[tuple[float, str], ...]:
    """Days, or hours, that reports gave before, where the event has one of its own now and these are none of it, and no report of now gives them too."""
    head = event.when
    here = window.point(head) if head and head.precision in ("day", "instant") else None
    if here is None:
        return ()
    told: dict[str, When] = {}
    latest: dict[str, str] = {}
    for report in event.reports:
        at = window.point(report.when) if report.when else None
        if at and report.when and report.reported:
            told[at] = report.when
            latest[at] = max(report.reported.moment, latest.get(at, ""))
    now = latest.get(here, ENDS)
    others = [when for at, when in sorted(told.items()) if at != here and latest[at] < now and not window.lies(when)]
    return tuple((x, moment(when)) for when in others[-GHOSTS:] if (x := window.at(when)) is not None)


def _threads(shelf: Shelf, event: Event, window: Window) -> tuple[float, ...]:
    """Where the reports of the event lie in the lane below."""
    articles = (shelf.articles.get(report.article) for report in event.reports)
    places = (window.at(article.published) for article in articles if article and article.published)
    shown = sorted({x for x in places if x is not None})
    if len(shown) > THREADS:
        shown = [shown[n * (len(shown) - 1) // (THREADS - 1)] for n in range(THREADS)]
    return tuple(shown)


def _day(event: Event) -> tuple[str, str]:
    return event.when.start if event.when else "", event.id


def _reading_order(mark: Mark) -> tuple[str, float, str]:
    return mark.event.when.start if mark.event.when else "", mark.y, mark.event.id
