"""The two-clock timeline, laid out: above when things happen, below when they were reported.

In: a shelf, and the days to show. Out: a Drawing in units of its own, which a template writes as SVG. Never: SVG; a
colour; a name cut short; a mark on a day that nobody gave.

Days lie on a linear scale. Events take the first row in which mark and name have room, what is coming and then those that more dispatches
tell first; events of one day stand below each other. A plan that moved leaves a ghost where it was. What has no day of its own, only days between which
it lies, is drawn as long as these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from textwrap import wrap

from dateline.doors.shelf import Shelf, day
from dateline.doors.web.scale import WIDTH, Tick, Window, ticks
from dateline.terms import Event, Status, When

LINE, AIR = 14.0, 12.0
"""Height of a line of a name, and what lies between two rows."""
TOP = 48.0
"""Where the first row of events stands, below the names of the days."""
LANE = 74.0
"""Height of the lane of reports."""
BAR = 40.0
"""Height of the bar of the busiest days."""
ROWS = 14
"""Rows of events at most; a reader takes in no more, and the list below has all."""
LETTER = 6.3
"""Units that a letter of a name takes, on average, in the type of the drawing."""
NAME, SHORTEST, LINES = 46, 16, 4
"""Letters of a line of a name, at most and at least; and lines. A name that does not fit whole is not written: it stands in the list."""
MARK = 9.0
"""Half the width of a mark, with the air around it."""
THIN = 6.0
"""Width of a range at least, so that it is seen."""
GHOSTS = 3
"""Days given before at most, the latest: where a plan was at last matters more than where it began."""
THREADS = 12
"""Days of reporting at most that an event is tied to: the first, the last, and some between."""
SOON = 5
"""Of what is coming so many have a row before all else."""
LATER = 5
"""Events beyond the end of the drawing that are named below it."""
EACH = ((190, 1), (1330, 7), (5700, 30), (69000, 365))
"""Up to how many days there is a bar for how many; beyond, for ten years."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An event: where it stands, how long it lasts, where it was planned before, and where its reports lie.

    `lines` are its name, whole, or none where it has no room; `ranged`: it has no day of its own, only days between which it lies; its sign
    stands at `sign_x` then, outside of them.
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
class Bar:
    """The reports of a day, or of some days; `day` is the last of them."""

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
    later: tuple[Event, ...]
    crowded: int
    as_of: float | None

    width: float = WIDTH


def draw(shelf: Shelf, window: Window) -> Drawing:
    """The events of the story that are told or coming, and its reports, within `window`."""
    told = dict.fromkeys((*shelf.shown, *shelf.coming))
    dated = [(event, event.when) for event in told if event.when]
    marks, crowded = _marks(shelf, [(event, when) for event, when in dated if window.meets(when)], window)
    lane = max([TOP + LINE, *(mark.y + LINE * len(mark.lines) for mark in marks)]) + AIR
    behind = [event for event, when in dated if when.first_day > window.last]
    now = shelf.last_day.last_day if shelf.reading.as_of and shelf.last_day else None
    return Drawing(
        window=window,
        height=lane + LANE,
        lane=lane,
        marks=tuple(sorted(marks, key=_reading_order)),
        bars=_bars(shelf, window),
        ticks=ticks(window),
        before=sum(1 for _, when in dated if when.last_day < window.first),
        behind=len(behind),
        later=tuple(sorted(behind, key=_day)[:LATER]),
        crowded=crowded,
        as_of=window.x(now) if now and window.first <= now <= window.last else None,
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
    ranged = when.first_day < when.last_day
    first, last = window.x(max(when.first_day, window.first)), window.x(min(when.last_day, window.last))
    middle = round((first + last) / 2, 1)
    if ranged:
        reach = max(THIN, last - first + window.step) / 2
        first, last = round(max(0.0, middle - reach), 1), round(min(WIDTH, middle + reach), 1)
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
        status="scheduled" if shelf.lies_ahead(event) else event.status,
        said=shelf.status(event),
        when=day(when),
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
    """Days that reports gave before, where the event has one of its own now and these are none of it, and no report of now gives them too."""
    head = event.when
    if head is None or head.precision not in ("day", "instant"):
        return ()
    told: dict[date, When] = {}
    latest: dict[date, str] = {}
    for report in event.reports:
        when = report.when
        if when and report.reported and when.first_day == when.last_day:
            told[when.first_day] = when
            latest[when.first_day] = max(report.reported.moment, latest.get(when.first_day, ""))
    now = latest.get(head.first_day, "~")
    others = [
        when for at, when in sorted(told.items()) if at != head.first_day and latest[at] < now and window.meets(when)
    ]
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
    """The reports by day, or by some days where there are many, as high as they are many."""
    each = next((n for days, n in EACH if window.days <= days), 3650)
    counts: Counter[int] = Counter()
    for article in shelf.articles.values():
        if article.published and window.first <= article.published.last_day <= window.last:
            counts[(article.published.last_day - window.first).days // each] += 1
    most = max(counts.values(), default=1)
    width = round(max(3.0, min(16.0, window.step * each - 1)), 1)
    places = {at: _middle(window, at, each) for at in counts}
    numbered = _apart(sorted(places.values()), 18.0)
    return tuple(
        Bar(
            _last(window, at, each).isoformat(),
            _called(window, at, each),
            n,
            places[at],
            width,
            round(max(5.0, BAR * n / most), 1),
            places[at] in numbered,
        )
        for at, n in sorted(counts.items())
    )


def _first(window: Window, at: int, each: int) -> date:
    return window.first + timedelta(at * each)


def _last(window: Window, at: int, each: int) -> date:
    return min(window.last, window.first + timedelta(min((at + 1) * each, window.days) - 1))


def _middle(window: Window, at: int, each: int) -> float:
    return round((window.x(_first(window, at, each)) + window.x(_last(window, at, each))) / 2, 1)


def _called(window: Window, at: int, each: int) -> str:
    first, last = _first(window, at, each), _last(window, at, each)
    return day(When(first.isoformat(), last.isoformat(), "day" if first == last else "span", ""))


def _apart(places: Iterable[float], least: float) -> set[float]:
    """The places at which a number can stand without touching the one before."""
    kept: list[float] = []
    for x in places:
        if not kept or x - kept[-1] >= least:
            kept.append(x)
    return set(kept)


def _day(event: Event) -> tuple[str, str]:
    return event.when.start if event.when else "", event.id


def _reading_order(mark: Mark) -> tuple[str, float, str]:
    return mark.event.when.start if mark.event.when else "", mark.y, mark.event.id
