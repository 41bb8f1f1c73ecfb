"""The two-clock timeline, laid out: above when things happen, below when they were reported.

In: a shelf, and the days to show. Out: a Drawing in units of its own, which a template writes as SVG. Never: SVG; a
colour.

Days lie on a linear scale. Events take the first row in which mark and name have room, those that more dispatches tell
first; events of one day stand below each other. A plan that moved leaves a ghost where it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.doors.shelf import Shelf, day
from dateline.doors.web.scale import WIDTH, Tick, Window, called, ticks
from dateline.terms import Event, Status, When

ROW = 26.0
TOP = 48.0
"""Where the first row of events stands, below the names of the days."""
LANE = 74.0
"""Height of the lane of reports."""
BAR = 40.0
"""Height of the bar of the busiest day."""
ROWS = 14
"""Rows of events at most; a reader takes in no more, and the list below has all."""
LETTER = 6.3
"""Units that a letter of a name takes, on average, in the type of the drawing."""
NAME, SHORTEST = 44, 12
"""Letters of a name at most; and the fewest that still say something: days given before give way to them."""
MARK = 9.0
"""Half the width of a mark, with the air around it."""
GHOSTS = 3
"""Days given before at most, the latest: where a plan was at last matters more than where it began."""
THREADS = 12
"""Days of reporting at most that an event is tied to: the first, the last, and some between."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An event: where it stands, how long it lasts, where it was planned before, and where its reports lie."""

    event: Event
    name: str
    status: Status
    said: str
    when: str
    dispatches: int
    x: float
    first: float
    last: float
    y: float
    text_x: float
    leftward: bool
    ghosts: tuple[tuple[float, str], ...]
    threads: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """The reports of a day."""

    day: str
    called: str
    count: int
    x: float
    width: float
    height: float
    numbered: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that the picture shows, and how many events lie before it, behind it, or found no row."""

    window: Window
    height: float
    lane: float
    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    before: int
    behind: int
    crowded: int
    as_of: float | None

    width: float = WIDTH


def draw(shelf: Shelf, window: Window) -> Drawing:
    """The events of the story that are told, and its reports, within `window`."""
    dated = [(event, event.when) for event in shelf.shown if event.when]
    marks, crowded = _marks(shelf, [(event, when) for event, when in dated if window.meets(when)], window)
    rows = max([1, *(round((mark.y - TOP) / ROW) + 1 for mark in marks)])
    lane = TOP + rows * ROW + 12
    now = shelf.last_day.last_day if shelf.reading.as_of and shelf.last_day else None
    return Drawing(
        window=window,
        height=lane + LANE,
        lane=lane,
        marks=tuple(sorted(marks, key=_reading_order)),
        bars=_bars(shelf, window),
        ticks=ticks(window),
        before=sum(1 for _, when in dated if when.last_day < window.first),
        behind=sum(1 for _, when in dated if when.first_day > window.last),
        crowded=crowded,
        as_of=window.x(now) if now and window.first <= now <= window.last else None,
    )


def _marks(shelf: Shelf, events: Sequence[tuple[Event, When]], window: Window) -> tuple[list[Mark], int]:
    """A mark for each event that found a row, the most told first; and how many found none."""
    ranked = sorted((-shelf.told_by(event), when.start, event.id, n) for n, (event, when) in enumerate(events))
    taken: list[list[tuple[float, float]]] = []
    marks, crowded = [], 0
    for *_, n in ranked:
        mark = _mark(shelf, *events[n], window)
        left, right = _extent(mark)
        row = next((n for n, row in enumerate(taken) if all(right < a or left > b for a, b in row)), len(taken))
        if row == ROWS:
            crowded += 1
            continue
        if row == len(taken):
            taken.append([])
        taken[row].append((left, right))
        marks.append(_on_row(mark, row))
    return marks, crowded


def _mark(shelf: Shelf, event: Event, when: When, window: Window) -> Mark:
    first, last = window.x(max(when.first_day, window.first)), window.x(min(when.last_day, window.last))
    middle = round((first + last) / 2, 1)
    if last - first < 2 * MARK:
        first = last = middle
    ghosts = _ghosts(event, window)
    leftward, room = _side(first, last, ghosts)
    if room < SHORTEST:
        ghosts = ()
        leftward, room = _side(first, last, ghosts)
    ends = [first, last, *(x for x, _ in ghosts)]
    return Mark(
        event=event,
        name=_short(shelf.headline(event), min(NAME, max(SHORTEST, room))),
        status="scheduled" if shelf.lies_ahead(event) else event.status,
        said=shelf.status(event),
        when=day(when),
        dispatches=shelf.told_by(event),
        x=middle,
        first=first,
        last=last,
        y=0.0,
        text_x=round(min(ends) - MARK - 3 if leftward else max(ends) + MARK + 3, 1),
        leftward=leftward,
        ghosts=ghosts,
        threads=_threads(shelf, event, window),
    )


def _side(first: float, last: float, ghosts: Sequence[tuple[float, str]]) -> tuple[bool, int]:
    """Whether a name stands to the left of its mark, and how many letters have room there; the right if all fits."""
    ends = [first, last, *(x for x, _ in ghosts)]
    left, right = (int((room - 2 * MARK) / LETTER) for room in (min(ends), WIDTH - max(ends)))
    return (False, right) if right >= min(NAME, left) else (True, left)


def _extent(mark: Mark) -> tuple[float, float]:
    """What a mark and its name take of a row."""
    reach = len(mark.name) * LETTER
    ends = [mark.text_x, mark.text_x - reach if mark.leftward else mark.text_x + reach, mark.first, mark.last]
    ends += [x for x, _ in mark.ghosts]
    return min(ends) - MARK, max(ends) + MARK


def _on_row(mark: Mark, row: int) -> Mark:
    return replace(mark, y=TOP + row * ROW + ROW / 2)


def _ghosts(event: Event, window: Window) -> tuple[tuple[float, str], ...]:
    """Days that reports gave before, where the event has one of its own now and these are none of it."""
    head = event.when
    if head is None or head.precision not in ("day", "instant"):
        return ()
    given = (report.when for report in event.reports if report.when)
    told = {when.first_day: when for when in given if when.first_day == when.last_day and window.meets(when)}
    others = [when for at, when in sorted(told.items()) if at != head.first_day]
    return tuple((window.x(when.first_day), day(when)) for when in others[-GHOSTS:])


def _threads(shelf: Shelf, event: Event, window: Window) -> tuple[float, ...]:
    """Where the reports of the event lie in the lane below."""
    articles = (shelf.articles.get(report.article) for report in event.reports)
    days = sorted({article.published.last_day for article in articles if article and article.published})
    shown = [window.x(at) for at in days if window.first <= at <= window.last]
    if len(shown) > THREADS:
        shown = [shown[n * (len(shown) - 1) // (THREADS - 1)] for n in range(THREADS)]
    return tuple(shown)


def _bars(shelf: Shelf, window: Window) -> tuple[Bar, ...]:
    """The reports by day, as high as they are many."""
    counts: dict[date, int] = {}
    for article in shelf.articles.values():
        if article.published and window.first <= article.published.last_day <= window.last:
            at = article.published.last_day
            counts[at] = counts.get(at, 0) + 1
    most = max(counts.values(), default=1)
    width = round(max(3.0, min(16.0, window.step - 1)), 1)
    numbered = _apart([window.x(at) for at in sorted(counts)], 18.0)
    return tuple(
        Bar(
            at.isoformat(),
            called(at),
            n,
            window.x(at),
            width,
            round(max(5.0, BAR * n / most), 1),
            window.x(at) in numbered,
        )
        for at, n in sorted(counts.items())
    )


def _apart(places: Iterable[float], least: float) -> set[float]:
    """The places at which a number can stand without touching the one before."""
    kept: list[float] = []
    for x in places:
        if not kept or x - kept[-1] >= least:
            kept.append(x)
    return set(kept)


def _short(name: str, most: int) -> str:
    if len(name) <= most:
        return name
    kept = name[: most - 1].rsplit(" ", 1)[0]
    return f"{kept.rstrip(' ,;:')}…"


def _reading_order(mark: Mark) -> tuple[str, float, str]:
    return mark.event.when.start if mark.event.when else "", mark.y, mark.event.id
