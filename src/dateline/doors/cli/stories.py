"""Commands about stories: which there are, and what one tells.

In: arguments. Out: text and exit status. Never: a rule about news.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.doors.cli import screen
from dateline.doors.cli.options import (
    After,
    AsJson,
    AsOf,
    Base,
    Database,
    Limit,
    MaybeStory,
    More,
    NoColor,
    Only,
    Output,
    Person,
    Place,
    Reader,
    Since,
    Source,
    StoryName,
    To,
    named,
    parts_of,
)

if TYPE_CHECKING:
    from dateline.desk import Desk
    from dateline.terms import Reading


def stories(
    since: Since = None,
    person: Person = None,
    place: Place = None,
    source: Source = None,
    limit: Limit = 20,
    after: After = None,
    as_json: AsJson = False,
    db: Database = None,
    no_color: NoColor = False,
) -> None:
    """List the stories, that with the newest change first, each with the number by which other commands know it."""
    since = screen.day_meant(since)
    from dateline.desk import Desk

    with Desk(db, create=False) as desk:
        found = desk.stories(since=since, person=person, place=place, source=source, limit=limit, after=after)
    from dateline.doors.cli import answers

    shown = answers.stories if since or person or place or source or after else answers.numbered_stories
    screen.put_answer(found, shown, as_json=as_json, no_color=no_color)


def show(
    story: StoryName,
    as_of: AsOf = None,
    since: Since = None,
    reader: Reader = "",
    more: More = False,
    only: Only = None,
    as_json: AsJson = False,
    db: Database = None,
    no_color: NoColor = False,
) -> None:
    """Tell one story; with --since only what is new. What you have seen is what "last" means the next time; `dateline unread` takes that back."""
    as_of, since, chosen = screen.moment_meant(as_of), screen.day_meant(since, last=True), parts_of(only)
    from dateline.desk import Desk
    from dateline.doors.cli.show import NEWS, sections
    from dateline.doors.cli.show import show as put

    with Desk(db, create=False) as desk:
        reading = desk.show(" ".join(story), as_of=as_of, since=since, reader=reader)
        if as_json:
            screen.put_json(reading)
            return
        with screen.paged(no_color=no_color) as target:
            put(reading, target, sections=NEWS if since else sections(chosen, more=more))
        if as_of is None and not chosen:
            _note(desk, reading, since, reader)


def _note(desk: Desk, reading: Reading, since: str | None, reader: str) -> None:
    """Note what was shown as seen: all of the story, or what is new since a day."""
    (story,) = reading.stories
    if since in (None, "last"):
        desk.looked(story.id, reader)
        return
    shown = set(reading.changes)
    new = [one for one in desk.changes(story.id, since=since) if one.change in shown]
    days = {one.id: one.published.last_day.isoformat() for one in reading.articles if one.published}
    desk.saw(new, reader, reports=[id for id, day in days.items() if day >= (since or "")])


def reports(
    story: StoryName,
    as_of: AsOf = None,
    as_json: AsJson = False,
    db: Database = None,
    no_color: NoColor = False,
) -> None:
    """List the reports of a story with their numbers, ids and addresses, and which of them carry one text."""
    as_of = screen.moment_meant(as_of)
    from dateline.desk import Desk

    with Desk(db, create=False) as desk:
        reading = desk.show(" ".join(story), as_of=as_of)
    from dateline.doors.cli import answers

    if as_json:
        screen.put_json(reading.articles)
        return
    screen.put_answer(reading, answers.reports, as_json=False, no_color=no_color)


def timeline(
    story: StoryName,
    as_of: AsOf = None,
    length: Annotated[
        int | None,
        typer.Option(
            "--length", min=1, metavar="DAYS", help="Of a long story only so many days, those that stand out most."
        ),
    ] = None,
    more: More = False,
    as_json: AsJson = False,
    db: Database = None,
    no_color: NoColor = False,
) -> None:
    """Print what happened in a story and what is planned, day by day."""
    as_of = screen.moment_meant(as_of)
    from dateline.desk import Desk

    with Desk(db, create=False) as desk:
        events = desk.timeline(" ".join(story), as_of=as_of, length=length, more=more)
        if as_json:
            screen.put_json(events)
            return
        reading = desk.show(" ".join(story), as_of=as_of)
    told = tuple(event.id for event in events)
    whole = more or length is not None
    reading = replace(
        reading,
        stories=tuple(replace(one, events=told, more=() if whole else one.more, next=()) for one in reading.stories),
    )
    from dateline.doors.cli import sections
    from dateline.doors.cli.show import show as put

    with screen.paged(no_color=no_color) as target:
        put(reading, target, sections=(sections.timeline,))


def next(  # noqa: A001 - the name of the command
    story: MaybeStory = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    db: Database = None,
    no_color: NoColor = False,
) -> None:
    """Print what is planned from the last report on, by day: in one story or in all."""
    as_of = screen.moment_meant(as_of)
    from dateline.desk import Desk

    with Desk(db, create=False) as desk:
        found = desk.next(named(story), as_of=as_of)
        newest = None if as_of else desk.ahead(limit=1).day
    if as_json:
        screen.put_json(found)
        return
    from dateline.doors.cli import answers

    known = date.fromisoformat(newest) if newest else None
    screen.put_answer((found, known), answers.coming, as_json=False, no_color=no_color)


def changes(
    story: MaybeStory = None,
    since: Since = None,
    reader: Reader = "",
    as_json: AsJson = False,
    db: Database = None,
    no_color: NoColor = False,
) -> None:
    """Print what changed, the newest first: in one story or in all, since a day or since you last looked; `dateline unread` takes the look back."""
    since = screen.day_meant(since, last=True)
    from dateline.desk import Desk
    from dateline.doors.cli import answers

    with Desk(db, create=False) as desk:
        found = desk.changes(named(story), since=since, reader=reader)
        screen.put_answer(found, answers.changes, as_json=as_json, no_color=no_color)
        if found and not as_json:
            desk.saw(found, reader)


def unread(reader: Reader = "", db: Database = None) -> None:
    """Take back your last look: what it showed is new again."""
    from dateline.desk import Desk
    from dateline.doors.inert import clean

    with Desk(db, create=False) as desk:
        titles = desk.unread(reader)
    for title in titles:
        typer.echo(f"new again: {clean(title)}")
    if not titles:
        typer.echo("no look to take back")


def conflicts(
    story: MaybeStory = None, as_json: AsJson = False, db: Database = None, no_color: NoColor = False
) -> None:
    """Print where reports disagree, in one story or in all."""
    from dateline.desk import Desk

    with Desk(db, create=False) as desk:
        found = desk.conflicts(named(story))
    from dateline.doors.cli import answers

    screen.put_answer(found, answers.conflicts, as_json=as_json, no_color=no_color)


def export(
    story: StoryName, to: To = "json", output: Output = None, base: Base = None, as_of: AsOf = None, db: Database = None
) -> None:
    """Write a story in a format that other programs read."""
    as_of = screen.moment_meant(as_of)
    from dateline.desk import Desk
    from dateline.doors.export import export as written

    with Desk(db, create=False) as desk:
        reading = desk.show(" ".join(story), as_of=as_of)
    screen.write(written(reading, to, base=base), output)
