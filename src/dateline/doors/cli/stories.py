"""Commands about stories: which there are, and what one tells.

In: arguments. Out: text and exit status. Never: a rule about news.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from dateline.doors.cli import screen
from dateline.doors.cli.options import (
    AsJson,
    AsOf,
    Base,
    Database,
    Limit,
    MaybeStory,
    More,
    NoColor,
    Output,
    Reader,
    Since,
    StoryName,
    To,
)


def stories(
    since: Since = None,
    person: Annotated[
        str | None, typer.Option("--person", metavar="NAME", help="In which this person is named.")
    ] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="NAME", help="In which this place is named.")] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="NAME", help="That this outlet or agency reported.")
    ] = None,
    limit: Limit = 20,
    after: Annotated[
        str | None, typer.Option("--after", metavar="MARK", help="Go on after the page that ended with this mark.")
    ] = None,
    as_json: AsJson = False,
    db: Database = None,
    no_color: NoColor = False,
) -> None:
    """List the stories, that with the newest change first."""
    screen.check_day(since)
    from dateline.desk import Desk

    with Desk(db, create=False) as desk:
        found = desk.stories(since=since, person=person, place=place, source=source, limit=limit, after=after)
    from dateline.doors.cli import answers

    screen.put_answer(found, answers.stories, as_json=as_json, no_color=no_color)


def show(
    story: StoryName,
    as_of: AsOf = None,
    since: Since = None,
    reader: Reader = "",
    more: More = False,
    as_json: AsJson = False,
    db: Database = None,
    no_color: NoColor = False,
) -> None:
    """Tell one story; with --since only what is new. What you have seen is what "last" means the next time."""
    screen.check_moment(as_of)
    screen.check_day(since, last=True)
    from dateline.desk import Desk
    from dateline.doors.cli.show import ALL_SECTIONS, NEWS, SECTIONS
    from dateline.doors.cli.show import show as put

    with Desk(db, create=False) as desk:
        reading = desk.show(story, as_of=as_of, since=since, reader=reader)
        if as_json:
            screen.put_json(reading)
        else:
            sections = NEWS if since else ALL_SECTIONS if more else SECTIONS
            put(reading, screen.console(no_color=no_color), sections=sections)
            if as_of is None:
                desk.looked(story, reader)


def timeline(
    story: StoryName,
    as_of: AsOf = None,
    length: Annotated[
        int | None,
        typer.Option(
            "--length", min=1, metavar="DAYS", help="Of a long story only the days that stand out most, so many."
        ),
    ] = None,
    more: More = False,
    as_json: AsJson = False,
    db: Database = None,
    no_color: NoColor = False,
) -> None:
    """Print what happened in a story and what is planned, day by day."""
    screen.check_moment(as_of)
    from dateline.desk import Desk

    with Desk(db, create=False) as desk:
        events = desk.timeline(story, as_of=as_of, length=length, more=more)
        if as_json:
            screen.put_json(events)
            return
        reading = desk.show(story, as_of=as_of)
    told = tuple(event.id for event in events)
    whole = more or length is not None
    reading = replace(
        reading,
        stories=tuple(replace(one, events=told, more=() if whole else one.more, next=()) for one in reading.stories),
    )
    from dateline.doors.cli import sections
    from dateline.doors.cli.show import show as put

    put(reading, screen.console(no_color=no_color), sections=(sections.timeline,))


def next(  # noqa: A001 - the name of the command
    story: MaybeStory = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    db: Database = None,
    no_color: NoColor = False,
) -> None:
    """Print what is planned from the last report on, by day: in one story or in all."""
    screen.check_moment(as_of)
    from dateline.desk import Desk

    with Desk(db, create=False) as desk:
        found = desk.next(story, as_of=as_of)
    from dateline.doors.cli import answers

    screen.put_answer(found, answers.coming, as_json=as_json, no_color=no_color)


def changes(
    story: MaybeStory = None,
    since: Since = None,
    reader: Reader = "",
    as_json: AsJson = False,
    db: Database = None,
    no_color: NoColor = False,
) -> None:
    """Print what changed, the newest first: in one story or in all, since a day or since you last looked."""
    screen.check_day(since, last=True)
    from dateline.desk import Desk

    with Desk(db, create=False) as desk:
        found = desk.changes(story, since=since, reader=reader)
        if not as_json:
            for id in {one.story for one in found}:
                desk.looked(id, reader)
    from dateline.doors.cli import answers

    screen.put_answer(found, answers.changes, as_json=as_json, no_color=no_color)


def conflicts(
    story: MaybeStory = None, as_json: AsJson = False, db: Database = None, no_color: NoColor = False
) -> None:
    """Print where reports disagree, in one story or in all."""
    from dateline.desk import Desk

    with Desk(db, create=False) as desk:
        found = desk.conflicts(story)
    from dateline.doors.cli import answers

    screen.put_answer(found, answers.conflicts, as_json=as_json, no_color=no_color)


def export(
    story: StoryName, to: To = "json", output: Output = None, base: Base = None, as_of: AsOf = None, db: Database = None
) -> None:
    """Write a story in a format that other programs read."""
    screen.check_moment(as_of)
    from dateline.desk import Desk
    from dateline.doors.export import export as written

    with Desk(db, create=False) as desk:
        reading = desk.show(story, as_of=as_of)
    screen.write(written(reading, to, base=base), output)
