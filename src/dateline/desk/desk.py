"""The desk: every verb that a door may call.

In: paths of reports, and what a reader asks. Out: records of `dateline.terms`. Never: a rule about news, a terminal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType

from dateline import pipeline
from dateline.desk.memory import a_day, receive
from dateline.desk.place import database
from dateline.errors import UnknownName
from dateline.pipeline import Progress, quiet
from dateline.steps import Steps
from dateline.store import Store
from dateline.store.blob import packed, unpacked
from dateline.terms import (
    Added,
    Article,
    Change,
    Changed,
    Dispatch,
    Disputed,
    Edit,
    Event,
    Finding,
    Page,
    Reading,
    Removal,
    Report,
    Revision,
    Said,
    Story,
    StoryLine,
    Why,
)
from dateline.text import digest, plain
from dateline.wire.edit import edits


class Desk:
    """A store of reports and the stories that they tell.

    `db` is the file; None is the one that DATELINE_DB names, else the one in the platform's data folder. Without
    `create` a file that does not exist is NotAStore. Any number of processes may read while one writes; a second
    writer waits. `workers` processes share the parse of long inputs; `steps` names other steps for slots of the pipeline.
    """

    def __init__(
        self,
        db: str | Path | None = None,
        *,
        create: bool = True,
        workers: int = 1,
        steps: Mapping[str, str] | None = None,
    ) -> None:
        self.path = database(db)
        self._store = Store(self.path, create=create)
        self._workers = workers
        self._steps = Steps(steps)
        self._read: Reading | None = None

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    # Reports in.

    def add(self, paths: Sequence[str | Path], *, now: date | None = None, progress: Progress = quiet) -> Added:
        """Take in the reports in `paths` (files, folders, "-" for standard input) and tell their stories anew.

        When it returns, every report in `Added.new`, `known` and `revisions` is on the disk. `now` is the day after which
        nothing can have been published; None is today in UTC. Input that cannot be read is in `Added.set_aside`.
        """
        reports, set_aside = receive(paths, self._steps, progress)
        day = (now or datetime.now(UTC).date()).isoformat()
        new: list[str] = []
        known: list[str] = []
        with self._store.writing() as db:
            for report in reports:
                row = (report.id, packed(report), report.file or "", day)
                made = db.execute(
                    "insert into report (id, data, name, received) values (?, ?, ?, ?) on conflict do nothing", row
                )
                (new if made.rowcount else known).append(report.id)
        self._read = None
        touched = tuple(story.id for story in self._reading().stories if set(new) & set(story.articles))
        return Added(tuple(new), tuple(known), (), set_aside, touched)

    # What a reader asks.

    def stories(
        self,
        *,
        since: date | str | None = None,
        person: str | None = None,
        place: str | None = None,
        source: str | None = None,
        limit: int = 50,
        after: str | None = None,
    ) -> Page[StoryLine]:
        """Stories, that with the newest change first; `after` is the `next` of the page before.

        `since`: changed on that day or later. `person`, `place`: in which someone or somewhere of that name is named.
        `source`: that an outlet or agency of that name reported.
        """
        reading = self._reading()
        day = a_day(since)
        told = (one for one in reading.stories if _told(reading, one, person=person, place=place, source=source))
        lines = [_line(reading, one) for one in told]
        lines = [line for line in lines if day is None or (line.changed or "") >= day.isoformat()]
        lines.sort(key=lambda line: (line.changed or "", line.id), reverse=True)
        start = int(after or 0)
        more = str(start + limit) if start + limit < len(lines) else None
        return Page(tuple(lines[start : start + limit]), more)

    def show(self, story: str, *, as_of: date | str | None = None) -> Reading:
        """A Reading of one story: everything that its export prints; `as_of` a day, as only what was published by then tells it.

        `story` is its id, the first letters of it (4 at least), the id it once had, or words of its title that no other has.
        """
        whole = self._reading()
        return pipeline.only(whole, self._story(story)) if as_of is None else self._then(story, a_day(as_of))

    def timeline(self, story: str, *, as_of: date | str | None = None) -> tuple[Event, ...]:
        """The events of a story that matter, in the order in which they are told."""
        reading = self.show(story, as_of=as_of)
        events = {event.id: event for event in reading.events}
        return tuple(events[id] for one in reading.stories for id in one.events)

    def changes(
        self, story: str | None = None, *, since: date | str | None = None, reader: str = ""
    ) -> tuple[Changed, ...]:
        """What is new, the newest first, in one story or in all: since a day, or since "last", when `reader` last looked."""
        del reader
        day = None if since == "last" else a_day(since)
        found = [
            _changed(reading, change)
            for reading in self._readings(story)
            for change in reading.changes
            if day is None or change.reported.end[:10] >= day.isoformat()
        ]
        return tuple(sorted(found, key=lambda one: (one.day or "", one.id), reverse=True))

    def conflicts(self, story: str | None = None) -> tuple[Disputed, ...]:
        """Where reports disagree, in one story or in all."""
        return tuple(
            Disputed(
                digest(conflict.event, conflict.field, *(side.value for side in conflict.sides)),
                reading.stories[0].id,
                reading.stories[0].title,
                next(event.what for event in reading.events if event.id == conflict.event),
                conflict,
            )
            for reading in self._readings(story)
            for conflict in reading.conflicts
        )

    def said(self, person: str, *, about: str | None = None, limit: int = 200) -> tuple[Said, ...]:
        """What people (or organisations) of that name are reported to have said, over all stories, the latest first.

        `about`: only statements that hold all of these words.
        """
        found = []
        for reading in self._readings(None):
            names = {one.id: one.name for one in reading.entities if _named(person, (one.name, *one.also))}
            articles = {article.id: article for article in reading.articles}
            for statement in reading.statements:
                if statement.speaker in names and _has(statement.text, about):
                    article = articles[statement.article]
                    story = reading.stories[0]
                    found.append(
                        Said(
                            names[statement.speaker],
                            story.id,
                            story.title,
                            statement,
                            article.publisher,
                            article.published,
                        )
                    )
        found.sort(key=lambda one: (one.published.end if one.published else "", one.statement.id), reverse=True)
        return tuple(found[:limit])

    def copies(self, story: str | None = None) -> tuple[Dispatch, ...]:
        """The dispatches that more than one report carries, in one story or in all."""
        return tuple(
            one for reading in self._readings(story) for one in reading.dispatches if story or len(one.articles) > 1
        )

    def diff(self, a: str, b: str) -> tuple[Edit, ...]:
        """What the second of two reports, or revisions of one, changed in the text of the first."""
        return edits(self.article(a), self.article(b))

    def article(self, id: str) -> Article:
        """A report, cleaned and settled; UnknownName if there is none."""
        for article in self._reading().articles:
            if article.id == id:
                return article
        raise UnknownName("article", id, [article.id for article in self._reading().articles])

    def report(self, id: str) -> Report:
        """A report as received; UnknownName if there is none."""
        raise NotImplementedError

    def revisions(self, article: str) -> tuple[Revision, ...]:
        """All revisions of a report, the earliest first; of one that came once, that one."""
        raise NotImplementedError

    def why(self, id: str) -> Why:
        """Why something is said, whatever its id belongs to; UnknownName if nothing has it."""
        raise NotImplementedError

    def looked(self, story: str, reader: str = "", *, now: date | None = None) -> None:
        """Note that `reader` has seen the story as it stands, for `changes(since="last")`."""

    # Upkeep.

    def forget(self, article: str, *, why: str, now: date | None = None) -> Removal:
        """Remove a report and all that rests on it; what stays is a note that something was removed, and why."""
        raise NotImplementedError

    def removals(self) -> tuple[Removal, ...]:
        """What was removed, the latest first."""
        return ()

    def rebuild(self, *, progress: Progress = quiet) -> None:
        """Derive everything again from the reports as received."""

    def doctor(self) -> tuple[Finding, ...]:
        """Whether the file is whole, and what is derived is what this dateline derives."""
        return ()

    def backup(self, path: str | Path) -> None:
        """Copy the database to `path` while others read and write it."""

    # A plain way for now.

    def _reading(self) -> Reading:
        if self._read is None:
            rows = self._store.db.execute("select data from report").fetchall()
            reports = [unpacked(row[0], Report) for row in rows]
            self._read = pipeline.read(reports, now=datetime.now(UTC).date(), chosen=self._steps.names)
        return self._read

    def _readings(self, story: str | None) -> list[Reading]:
        whole = self._reading()
        ids = [self._story(story)] if story else [one.id for one in whole.stories]
        return [pipeline.only(whole, id) for id in ids]

    def _then(self, story: str, day: date | None) -> Reading:
        ids = set(pipeline.only(self._reading(), self._story(story)).stories[0].articles)
        rows = self._store.db.execute("select data from report").fetchall()
        reports = [report for row in rows if (report := unpacked(row[0], Report)).id in ids]
        return pipeline.read(reports, now=datetime.now(UTC).date(), as_of=day, chosen=self._steps.names)

    def _story(self, name: str) -> str:
        stories = self._reading().stories
        found = [one.id for one in stories if one.id.startswith(name) or plain(name) in plain(one.title)]
        if len(found) != 1:
            raise UnknownName("story", name, [one.id for one in stories])
        return found[0]


def _line(reading: Reading, story: Story) -> StoryLine:
    one = pipeline.only(reading, story.id)
    news = max((change.reported.end[:10] for change in one.changes), default=None)
    changed = news or (story.last.end[:10] if story.last else None)
    return StoryLine(story.id, story.title, len(story.articles), len(one.dispatches), story.first, story.last, changed)


def _told(reading: Reading, story: Story, *, person: str | None, place: str | None, source: str | None) -> bool:
    one = pipeline.only(reading, story.id)
    return (
        (not person or any(e.kind == "person" and _named(person, (e.name, *e.also)) for e in one.entities))
        and (not place or any(e.kind == "place" and _named(place, (e.name, *e.also)) for e in one.entities))
        and (not source or any(_named(source, (a.publisher or "", a.agency or "")) for a in one.articles))
    )


def _named(asked: str, names: Sequence[str]) -> bool:
    return any(plain(asked) in plain(name) for name in names)


def _has(text: str, words: str | None) -> bool:
    return all(word in plain(text) for word in plain(words or "").split())


def _changed(reading: Reading, change: Change) -> Changed:
    story = reading.stories[0]
    what = next(event.what for event in reading.events if event.id == change.event)
    id = digest("change", change.event, change.field, change.before, change.after)
    return Changed(id, "change", story.id, story.title, what, change.reported.end[:10], change)
