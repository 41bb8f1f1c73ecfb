"""The pages that show all of one part of a story.

In: a story's id, a day as of which it is told. Out: pages. Never: a page without a bound.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import get_args

from starlette.responses import Response

from dateline.desk import Desk
from dateline.doors.coverage import side
from dateline.doors.hours import by_day
from dateline.doors.voices import Saying, Voice
from dateline.doors.web import differences, origins
from dateline.doors.web.asking import Ask
from dateline.doors.web.asof import shelf_of
from dateline.doors.web.comparing import neighbours, stories, two
from dateline.doors.web.drawing import draw
from dateline.doors.web.mending import of_event
from dateline.doors.web.paging import Slice, choice, slice_of
from dateline.doors.web.render import fragment, page
from dateline.doors.web.scale import SCALES, Scale, Window
from dateline.doors.web.sieve import sieved
from dateline.doors.web.story import window_of, zoom
from dateline.doors.web.told import WebShelf
from dateline.errors import UnknownName
from dateline.terms import Change, Event, EventReport

RUNS = 12
"""Runs shown of each dispatch in the tree; the dispatch's own page has all."""


def event(desk: Desk, ask: Ask) -> Response:
    """One event by both clocks: every report of it, when it came out and when it says that the event is."""
    id, shelf = shelf_of(desk, ask)
    one = shelf.events.get(ask.part("event"))
    if one is None:
        raise UnknownName("event", ask.part("event"), shelf.events)
    reports = sorted(one.reports, key=lambda report: shelf.number.get(report.article, 0), reverse=True)
    return page(
        ask, "event.html", id=id, shelf=shelf, event=one,
        reports=slice_of(list(_by_report(reports)), ask),
        changes=[change for change in shelf.changes if change.event == one.id],
        conflicts=[conflict for conflict in shelf.conflicts if conflict.event == one.id],
        sheets=of_event(shelf, one),
    )  # fmt: skip


def _by_report(told: Sequence[EventReport]) -> Iterator[tuple[EventReport, list[EventReport]]]:
    """Each report once: the place that tells the event best, and the other places in it."""
    for _, group in groupby(told, key=attrgetter("article")):
        places = sorted(group, key=lambda one: (not one.exemplar, not one.core, one.when is None, one.evidence.start))
        yield places[0], places[1:]


def timeline(desk: Desk, ask: Ask) -> Response:
    """All events of the story that have words to be read by, those that wait behind the timeline too."""
    id, shelf = shelf_of(desk, ask)
    window, scale = window_of(shelf, ask)
    ranked, choices = sieved(shelf, ask)
    found, chosen = slice_of(ranked, ask), ask.query("as_of")
    drawn = fragment(
        shelf, "drawn.html", "timeline", chosen, scale, window, shown=partial(_drawn, shelf, chosen, scale, window)
    )
    asked = tuple(one.chosen for one in choices)
    listed = fragment(shelf, "listed.html", found.start, asked, shown=partial(_listed, found))
    return page(
        ask, "timeline.html", id=id, shelf=shelf, drawn=drawn, listed=listed, found=found, choices=choices,
        filtered=any(asked), at=chosen,
    )  # fmt: skip


def _drawn(shelf: WebShelf, chosen: str | None, scale: Scale, window: Window) -> dict[str, object]:
    return {
        "drawing": draw(shelf, window),
        "scale": scale,
        "scales": SCALES,
        "zoom": zoom(shelf.story.id, chosen, window, scale, "timeline"),
    }


def _listed(found: Slice[Event]) -> dict[str, object]:
    return {"days": by_day(found.items)}


def changes(desk: Desk, ask: Ask) -> Response:
    """All that changed, the newest first, with the words before and after."""
    id, shelf = shelf_of(desk, ask)
    weight = ask.query("weight") or "major"
    chosen = shelf.changes if weight == "all" else shelf.weighty
    ranked = sorted(chosen, key=lambda change: (change.reported.end, change.event), reverse=True)
    found = slice_of(ranked, ask)
    listed = fragment(shelf, "changes_listed.html", weight, found.start, shown=partial(_found, found))
    light = len(shelf.changes) - len(shelf.weighty)
    return page(ask, "changes.html", id=id, shelf=shelf, found=found, listed=listed, weight=weight, light=light)


def _found(found: Slice[Change]) -> dict[str, object]:
    return {"found": found}


def conflicts(desk: Desk, ask: Ask) -> Response:
    """All in which reports disagree."""
    id, shelf = shelf_of(desk, ask)
    found = slice_of(shelf.conflicts, ask)
    return page(ask, "conflicts.html", id=id, shelf=shelf, found=found)


def said(desk: Desk, ask: Ask) -> Response:
    """All who speak, or all that one of them said, over time."""
    id, shelf = shelf_of(desk, ask)
    everybody = shelf.voices
    who = ask.query("who")
    one = next((voice for voice in everybody if voice.name == who), None)
    if who and one is None:
        raise UnknownName("person", who, [voice.name for voice in everybody])
    found = slice_of(_over_time(shelf, one) if one else everybody, ask)
    others = [voice for voice in everybody if one and voice.entity and voice.entity != one.entity]
    return page(ask, "voices.html", id=id, shelf=shelf, found=found, voice=one, others=others)


def _over_time(shelf: WebShelf, voice: Voice) -> list[Saying]:
    """What somebody said, in the order in which it was reported, the latest first."""
    ranked = sorted((-shelf.number.get(one.articles[0], 0), n) for n, one in enumerate(voice.sayings))
    return [voice.sayings[n] for _, n in ranked]


def sources(desk: Desk, ask: Ask) -> Response:
    """The origin tree of all reports, or all who ran one dispatch."""
    id, shelf = shelf_of(desk, ask)
    dispatch = ask.query("dispatch")
    if dispatch:
        one = next((one for source in shelf.sources for one in source.origins if one.dispatch.id == dispatch), None)
        if one is None:
            raise UnknownName("dispatch", dispatch, ())
        return page(ask, "dispatch.html", id=id, shelf=shelf, origin=one, found=slice_of(one.runs, ask))
    origins_told = [(source, origin) for source in shelf.sources for origin in source.origins]
    found = slice_of(origins_told, ask)
    tree = fragment(shelf, "tree_listed.html", found.start, shown=partial(_tree, found))
    return page(ask, "sources.html", id=id, shelf=shelf, found=found, tree=tree, neighbours=neighbours(desk, ask, id))


def _tree(found: Slice[tuple[origins.Source, origins.Origin]]) -> dict[str, object]:
    return {"sources": origins.gathered(found.items, RUNS)}


def compare(desk: Desk, ask: Ask) -> Response:
    """What one report changed in the words of another, as small as the reader wants to see; of what are no copies, what each tells; of stories too."""
    if story := ask.query("story"):
        return stories(desk, ask, ask.part("story"), story)
    id, shelf = shelf_of(desk, ask)
    of, copy = ask.query("of"), ask.query("with")
    chosen = (side(shelf, of), side(shelf, copy)) if of and copy else None
    if chosen is None:
        return two(desk, ask, id, shelf, None)
    of, copy = (one.key for one in chosen)
    one_dispatch = any({of, copy} <= set(one.articles) for one in shelf.dispatches)
    if not one_dispatch and not (ask.query("edits") and {of, copy} <= shelf.articles.keys()):
        return two(desk, ask, id, shelf, chosen)
    depth = choice(ask.query("edits"), get_args(origins.Depth), "wording")
    edits = desk.diff(of, copy)
    shown = [
        differences.in_context(edit, shelf.articles[of], shelf.articles[copy]) for edit in origins.kept(edits, depth)
    ]
    found = slice_of(shown, ask)
    counts = Counter(edit.kind for edit in edits)
    return page(
        ask, "compare.html", id=id, shelf=shelf, of=shelf.articles[of], copy=shelf.articles[copy], found=found,
        depth=depth, depths=origins.DEPTHS, counts=counts, all=len(edits),
        one_dispatch=one_dispatch,
    )  # fmt: skip
