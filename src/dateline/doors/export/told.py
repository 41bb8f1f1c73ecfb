"""The changes of a reading as a feed tells them: the entries that RSS, Atom and JSON Feed share.

In: a Reading. Out: entries, the newest first, each with the change itself in its body. Never: markup out of a report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape

from dateline.doors.export.links import Links, urn, web_address
from dateline.doors.export.select import shelves
from dateline.doors.hours import until
from dateline.doors.inert import clean
from dateline.doors.shelf import Shelf, moment
from dateline.doors.words import FIELDS
from dateline.ids import change_id
from dateline.terms import Change, Evidence, Reading, Story, utc

SPEAKERS, SAYINGS = 12, 5
"""How many people a report shows, and how many of their sayings each; the tables have all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: its lasting name, what changed as text and as HTML, when that was reported and where it can be read."""

    id: str
    title: str
    text: str
    html: str
    at: datetime
    link: str | None
    source: str | None
    tags: tuple[str, ...]


def entries(reading: Reading, links: Links) -> tuple[Entry, ...]:
    """An entry for every change of every story, that reported last first."""
    found = [_entry(shelf, change, links) for shelf in shelves(reading) for change in shelf.changes]
    return tuple(sorted(found, key=_newest_first))


def title(reading: Reading) -> str:
    """What a feed or calendar of this reading is called."""
    return f"{clean(reading.stories[0].title) or 'Untitled'}" if len(reading.stories) == 1 else "Stories"


def period(story: Story) -> str:
    """From the first report's day to the last one's: "7–22 Mar 2030"; "" if no report has a day."""
    return until(story.first, story.last) if story.first and story.last else ""


def _newest_first(entry: Entry) -> tuple[float, str]:
    return -entry.at.timestamp(), entry.id


def _entry(shelf: Shelf, change: Change, links: Links) -> Entry:
    named, id = shelf.heading(change), change_id(change)
    before, after = clean(change.before), clean(change.after)
    said = [_said(shelf, words) for words in change.evidence]
    source = web_address(shelf.articles[change.evidence[1].article].url)
    return Entry(
        id=urn("change", id),
        title=f"{named}: {FIELDS[change.field]} {before} → {after}",
        text="\n".join((f"{named}: {FIELDS[change.field]}", f"− {before}", f"+ {after}", *("“{}” {}".format(*one) for one in said))),
        html=_html(change, named, said),
        at=utc(change.reported.start),
        link=links.story(shelf.story.id, f"events/{change.event}"),
        source=source,
        tags=(clean(shelf.story.title) or "Untitled", change.field, change.weight),
    )  # fmt: skip


def _said(shelf: Shelf, words: Evidence) -> tuple[str, str]:
    """The words, and who published them when."""
    article = shelf.articles[words.article]
    return clean(words.text), f"{shelf.outlet(article)}, {moment(article.published)}"


def _html(change: Change, named: str, said: list[tuple[str, str]]) -> str:
    return "".join(_parts(change, named, said))


def _parts(change: Change, named: str, said: list[tuple[str, str]]) -> Iterator[str]:
    yield f"<p>{escape(named)}: {FIELDS[change.field]}</p>"
    yield f"<p><del>{escape(clean(change.before))}</del> <ins>{escape(clean(change.after))}</ins></p>"
    for words, whence in said:
        yield f"<blockquote><p>{escape(words)}</p><footer>{escape(whence)}</footer></blockquote>"
