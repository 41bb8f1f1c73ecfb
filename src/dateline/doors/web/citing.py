"""For what the words of a report are cited: the lines of its story that point here.

In: a shelf, a report, the spans that a reader follows. Out: lines, each with the way back to it. Never: a line that does not rest on this report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.doors.inert import clean
from dateline.doors.shelf import Shelf, moment, so_on
from dateline.doors.web import links
from dateline.doors.web.marks import Span
from dateline.doors.words import FIELDS
from dateline.terms import Evidence


@dataclass(frozen=True, slots=True)
class Citing:
    """A line that rests on the report: its words, in which part of the story it stands, where that is, and the words here."""

    words: str
    part: str
    back: str
    at: str


def citing(shelf: Shelf, article: str, spans: Sequence[Span]) -> list[Citing]:
    """The lines that rest on the report; with `spans`, those that rest on words which these meet."""
    found: dict[tuple[str, str], Citing] = {}
    for words, part, back, evidence in _lines(shelf):
        mine = [one for one in evidence if one.article == article]
        if mine and (not spans or any(_meets(one, spans) for one in mine)):
            found.setdefault((words, part), Citing(words, part, back, links.words(shelf.story.id, mine)))
    return list(found.values())


def _meets(words: Evidence, spans: Iterable[Span]) -> bool:
    return any(words.start < span.end and span.start < words.end for span in spans)


def _lines(shelf: Shelf) -> Iterator[tuple[str, str, str, Sequence[Evidence]]]:
    """(words, part, where it stands, evidence) of each line, in the order of the story's page."""
    id, story = shelf.story.id, shelf.story
    if story.state:
        yield clean(story.state.text), "Last known", links.story(id), story.state.evidence
    for line in story.brief:
        yield clean(so_on(line)), "In brief", f"{links.story(id)}#brief", line.evidence
    for event in shelf.rows:
        at = links.story(id, f"events/{event.id}")
        yield shelf.headline(event), f"Timeline, {moment(event.when)}", at, [one.evidence for one in event.reports]
    for change in shelf.changes:
        at = links.story(id, f"events/{change.event}")
        told = f"{shelf.heading(change)}: {clean(change.before)} → {clean(change.after)}"
        yield told, "What changed", at, change.evidence
    for conflict in shelf.conflicts:
        named, at = shelf.heading(conflict), f"{links.story(id)}#conflicts"
        yield (
            f"{named}: {FIELDS[conflict.field]}",
            "Where reports disagree",
            at,
            [one for side in conflict.sides for one in side.evidence],
        )
