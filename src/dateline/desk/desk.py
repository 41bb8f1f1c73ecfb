"""The desk: every verb that a door may call.

In: paths of reports, and what a reader asks. Out: records of `dateline.terms`. Never: a rule about news, a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property, partial
from pathlib import Path
from sqlite3 import Connection
from types import TracebackType
from typing import TYPE_CHECKING

from dateline.choice import chosen
from dateline.desk import asking, reasons
from dateline.desk.memory import a_day
from dateline.desk.place import database
from dateline.desk.recent import Recent
from dateline.desk.searching import Searcher
from dateline.errors import NotPrepared, StaleStore, StoreLocked, StoreReadOnly, UnknownName
from dateline.moments import Moment, moment
from dateline.store import Store, changes, lists, looks, made, reports, revisions, tellings
from dateline.store import articles as pages
from dateline.store import corrections as ledger
from dateline.store.connection import WAIT
from dateline.terms import (
    Added,
    Ahead,
    Article,
    Changed,
    Coming,
    Comparison,
    Correction,
    Difference,
    Dispatch,
    Disputed,
    Edit,
    Event,
    Finding,
    Hit,
    NewIn,
    Page,
    Reading,
    Removal,
    Report,
    Revision,
    Said,
    SetAside,
    StoryLine,
    Unseen,
    Why,
)
from dateline.way.progress import Progress, quiet

if TYPE_CHECKING:  # what only some verbs need is loaded by them: who reads does not wait for the rooms
    from dateline.corrections import Ledger
    from dateline.desk.correcting import Place
    from dateline.desk.earlier import Earlier
    from dateline.desk.taking import Given
    from dateline.steps import Steps

MOST_UNPREPARED = 200
"""Moments of a story that are prepared at a time, the last ones."""
LAST = "last"
"""For `since`: when this reader last looked."""


class Desk:
    """A store of reports and the stories that they tell.

    `db` is the file; None is the one that DATELINE_DB names, else the one in the platform's data folder. Without
    `create` a file that does not exist is NotAStore. Any number of processes may read while one writes; a second
    writer waits. `workers` processes share the parse of long inputs; `steps` names other steps for slots of the pipeline;
    `recent` is shared by desks of one file in one process. As of a moment that was not prepared, a story of more than `most_now`
    reports is NotPrepared; None tells it then and there, however long that takes. `wait` is for how many seconds it waits for another writer.
    """

    def __init__(
        self,
        db: str | Path | None = None,
        *,
        create: bool = True,
        workers: int = 1,
        steps: Mapping[str, str] | None = None,
        recent: Recent | None = None,
        most_now: int | None = None,
        wait: float = WAIT,
    ) -> None:
        self.path = database(db)
        self._asked, self._chosen = steps, chosen(steps)
        if steps:
            _ = self._steps  # a step unheard of is refused here
        self._workers = workers
        self._store = Store(self.path, create=create, wait=wait)
        self._searcher = Searcher(self._store)
        self._recent = recent or Recent()
        self._most_now = most_now

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

    def add(self, paths: Iterable[Given], *, now: date | None = None, progress: Progress = quiet) -> Added:
        """Take in the reports in `paths` (files, folders, "-" for standard input; Inputs) and tell their stories anew.

        When it returns, every report in `Added.new`, `known` and `revisions` is on the disk; so is what an addition that
        was broken off had left to do. `now` is the day after which nothing can have been published; None is today in UTC.
        Input that cannot be read is in `Added.set_aside`.
        """
        from dateline.desk import taking

        self._own()
        taken = taking.take(
            self._store,
            paths,
            self._steps,
            now=now or _today(),
            at=now.isoformat() if now else datetime.now(UTC).isoformat(timespec="microseconds"),
            workers=self._workers,
            progress=progress,
        )
        taken.set_aside += self._catch_up(progress)
        with self._store.reading() as db:
            known = [*taken.new, *taken.again]
            again = {id for versions in revisions.of_articles(db, known) for id in (one.id for one in versions)}
            told = [id for id in known if id in taken.new or id in again]
            touched = {found[1] for id in told if (found := lists.of_article(db, revisions.current(db, id)))}
        return Added(
            tuple(id for id in taken.new if id not in again),
            tuple(taken.known),
            tuple(id for id in taken.new if id in again),
            tuple(taken.set_aside),
            tuple(sorted(touched)),
        )

    # What a reader asks.

    def stories(
        self,
        *,
        since: date | str | None = None,
        person: str | None = None,
        place: str | None = None,
        source: str | None = None,
        by: asking.Order = "changed",
        limit: int = 50,
        after: str | None = None,
    ) -> Page[StoryLine]:
        """Stories, that with the newest change first, or `by` "weight" that which is most news; `after` is the `next` of the page before.

        `since`: changed on that day or later. `person`, `place`: in which someone or somewhere is named by these words.
        `source`: that an outlet, owner or agency of that name reported.
        """
        with self._store.reading() as db:
            return asking.story_lines(
                db, since=a_day(since), person=person, place=place, source=source, by=by, limit=limit, after=after
            )

    def show(
        self,
        story: str,
        *,
        as_of: date | str | None = None,
        since: date | str | None = None,
        reader: str = "",
    ) -> Reading:
        """A Reading of one story: everything that its export prints.

        `story` is its id, the first letters of it (4 at least), an id it once had, or words of its title that no other
        has. `as_of` a day or a time ("YYYY-MM-DDTHH:MM", UTC; "HH:MM" of the last day of reporting): as only those of its
        reports that were surely published by then tell it. `since` a day, or "last" (when `reader` last looked): only the changes since then, and a brief of what
        only later reports say; with `as_of` it says nothing.
        """
        if as_of is not None:
            return self._then(story, as_of)[0]
        with self._store.reading() as db:
            n, _ = asking.telling_of(db, story)
            reading = self._recent.reading(n, partial(asking.reading_of, db, [n], self._chosen))
            if since is not None:
                new = {one.change for one in self._changes(db, n, since, reader)}
                reading = replace(reading, changes=tuple(one for one in reading.changes if one in new))
                if known_until := self._known_until(db, n, reading, since, reader):
                    reading = self._since(db, reading, known_until)
        return reading

    def everything(self) -> Reading:
        """A Reading of all stories: what reading all reports at once gives."""
        with self._store.reading() as db:
            return asking.reading_of(db, lists.every(db), self._chosen)

    def timeline(
        self, story: str, *, as_of: date | str | None = None, length: int | None = None, more: bool = False
    ) -> tuple[Event, ...]:
        """The rows of a story, first to last; with `length` those of the days that stand out most, so many.

        With `more` those that are less sure, or less news, stand behind them.
        """
        reading = self.show(story, as_of=as_of)
        events = {event.id: event for event in reading.events}
        if length is not None:
            chosen = self._steps.timeline(reading.events, reading.dispatches, length=length)
            return tuple(events[id] for id in chosen.events)
        return tuple(events[id] for one in reading.stories for id in (*one.events, *(one.more if more else ())))

    def next(self, story: str | None = None, *, as_of: date | str | None = None) -> tuple[Coming, ...]:
        """What is planned from the last report on, by day, in one story or in all: one dispatch suffices."""
        if as_of is not None:
            return asking.coming_in(self._then(story, as_of))
        with self._store.reading() as db:
            numbers = lists.every(db) if story is None else [asking.telling_of(db, story)[0]]
            return asking.coming_in(tellings.body(db, n) for n in numbers)

    def moments(self, story: str) -> tuple[str, ...]:
        """The moments as of which a reader looks at a story: each day on which it was reported, of a short one each time, the first first."""
        from dateline.desk import earlier

        with self._store.reading() as db:
            n, _ = asking.telling_of(db, story)
            return tuple(at.written for at, _ in earlier.stops_of(db, n))

    def unprepared(self, story: str, *, more_than: int = 0) -> tuple[str, ...]:
        """Those of these moments as of which the story was not told yet, the last first; of those with more reports than so many."""
        from dateline.desk import earlier

        with self._store.reading() as db:
            n, _ = asking.telling_of(db, story)
            ledger = self._ledger(db)
            found = []
            for at, known in reversed(earlier.stops_of(db, n)):
                one = earlier.earlier(db, n, at, self._steps, ledger) if known > more_than else None
                if one is not None and not earlier.is_kept(db, one):
                    found.append(at.written)
                if len(found) == MOST_UNPREPARED:
                    break
            return tuple(found)

    def prepare(self, story: str | None, as_of: date | str) -> bool:
        """Tell a story, or all of them one by one, as of a moment, for those who will ask; whether it could be kept for them.

        What could not be kept is remembered by this desk.
        """
        from dateline.desk import earlier

        if story is None:
            with self._store.reading() as db:
                ids = [lists.title(db, n)[0] for n in lists.every(db)]
            kept = [self.prepare(id, as_of) for id in ids]
            return all(kept)
        with self._store.reading() as db:
            n, id = asking.telling_of(db, story)
            then = moment(as_of, on=earlier.last_day(db, n))
            ledger = self._ledger(db)
            one = earlier.earlier(db, n, then, self._steps, ledger)
            if one is None or earlier.is_kept(db, one):
                return True
            key = one.made_of, f"{then.written} {id}"
            if self._recent.known(key) is not None:
                return False
            told = earlier.made(db, one, self._steps, ledger)
            self._recent.keep(key, _as_of(told, then, id))
        return self._keep([(one, told)])

    def changes(
        self, story: str | None = None, *, since: date | str | None = None, reader: str = ""
    ) -> tuple[Changed, ...]:
        """What is new, the newest first, in one story or in all: since a day, or since "last", when `reader` last looked.

        "last" gives of each story what was not yet told when this reader looked at it, whenever it was published; all of a
        story that they never looked at.
        """
        with self._store.reading() as db:
            n = asking.telling_of(db, story)[0] if story is not None else None
            return self._changes(db, n, since, reader)

    def new_since(self, since: date | str, *, reader: str = "") -> tuple[NewIn, ...]:
        """What is new in each story since a day, or since "last", when `reader` last looked; that with the newest first.

        A report without a day is new only to a reader who has not seen it.
        """
        from dateline.desk import between

        day = None if since == LAST else a_day(since)
        found: list[tuple[str, NewIn]] = []
        with self._store.reading() as db:
            for n in lists.every(db):
                news = self._changes(db, n, since, reader)
                seen = looks.seen(db, reader, n) if day is None else set()
                last = tellings.body(db, n).story.last if day else None
                if not news and (not last or last.last_day < day if day else seen.issuperset(tellings.ids(db, n))):
                    continue
                reading = self._recent.reading(n, partial(asking.reading_of, db, [n], self._chosen))
                days = {one.id: one.published.last_day if one.published else date.min for one in reading.articles}
                new = [id for id, at in days.items() if (at >= day if day else id not in seen)]
                if one := between.new_in(reading, reading.stories[0], new, news):
                    newest = max((days[id].isoformat() for id in new), default="")
                    found.append((max(newest, *(each.day or "" for each in news), ""), one))
        return tuple(one for _, one in sorted(found, key=lambda pair: (pair[0], pair[1].story), reverse=True))

    def between(self, story: str, earlier: date | str, later: date | str) -> Difference:
        """What a story tells as of the later of two moments and not as of the earlier: reports, rows that are new, told otherwise or gone."""
        from dateline.desk import between

        with self._store.reading() as db:
            n, id = asking.telling_of(db, story)
            _, title = lists.title(db, n)
        return between.difference(id, title, self.show(id, as_of=earlier), self.show(id, as_of=later))

    def compare(self, a: str, b: str) -> Comparison:
        """Two stories held against each other: events, names, voices and texts that both have, and the events of each alone."""
        from dateline.desk import comparing

        return comparing.comparison(self.show(a), self.show(b))

    def ahead(self, *, limit: int = 100) -> Ahead:
        """The lines of stories in which something is planned from the newest day on of which a report is there, the nearest first."""
        with self._store.reading() as db:
            return asking.ahead(db, limit)

    def unseen(self, reader: str = "", stories: Iterable[str] | None = None, *, limit: int = 100) -> tuple[Unseen, ...]:
        """Of each story that `reader` looked at what they have not seen, also where that is nothing; that looked at last first.

        `stories`: of these alone, however long ago; else of those looked at last, so many.
        """
        with self._store.reading() as db:
            numbers = None if stories is None else [asking.telling_of(db, one)[0] for one in stories]
            return asking.not_seen(db, reader, numbers, limit)

    def names(self, beginning: str, kind: str = "person", *, limit: int = 10) -> tuple[str, ...]:
        """Names that hold these words, the last of them begun, those that stand in most stories first; `kind` "person", "place" or "source"."""
        with self._store.reading() as db:
            return asking.names(db, beginning, kind, limit)

    def conflicts(self, story: str | None = None) -> tuple[Disputed, ...]:
        """Where reports disagree, in one story or in all."""
        with self._store.reading() as db:
            return asking.conflicts_of(db, asking.telling_of(db, story)[0] if story is not None else None)

    def said(self, person: str, *, about: str | None = None, limit: int = 50, after: str | None = None) -> Page[Said]:
        """What people and organisations named by these words are reported to have said, over all stories, the latest first.

        `about`: only statements that hold all of these words; `after` is the `next` of the page before.
        """
        with self._store.reading() as db:
            return asking.said_by(db, person, about, limit, after)

    def sources(self, story: str) -> tuple[Article, ...]:
        """The reports of a story, the first first."""
        reading = self.show(story)
        articles = {one.id: one for one in reading.articles}
        return tuple(articles[id] for one in reading.stories for id in one.articles if id in articles)

    def copies(self, story: str | None = None) -> tuple[Dispatch, ...]:
        """The dispatches of a story; of all stories those that more than one report carries."""
        with self._store.reading() as db:
            return asking.copies_of(db, asking.telling_of(db, story)[0] if story is not None else None)

    def diff(self, a: str, b: str, *, reader: str | None = None) -> tuple[Edit, ...]:
        """What the second of two reports, or revisions of one, changed in the text of the first.

        Where a `reader` asks, a number alone ("[3]") means a report of the story that they looked at last.
        """
        from dateline import wire

        return wire.edits(self.article(a, reader=reader), self.article(b, reader=reader))

    def article(self, id: str, *, reader: str | None = None) -> Article:
        """A report, cleaned and settled; UnknownName if there is none.

        By its id or the first letters of it; by its number among the reports of a story ("flood[3]"), where a `reader` asks also alone
        ("[3]"), of the story that they looked at last; by words of its title that no other has.
        """
        with self._store.reading() as db:
            return asking.article_of(db, id, reader).article

    def report(self, id: str) -> Report:
        """A report as received; UnknownName if there is none."""
        from dateline.desk import alone

        with self._store.reading() as db:
            report = alone.report_of(db, asking.article_of(db, id).article.id if "[" in id else id, self._steps)
        if report is None:
            raise UnknownName("report", id, [])
        return report

    def revisions(self, article: str) -> tuple[Revision, ...]:
        """What the page of a report held, the earliest first, what came back twice included; of one that came once, that one."""
        from dateline import wire
        from dateline.desk.history import history

        with self._store.reading() as db:
            own = asking.article_of(db, article)
            versions = next(iter(revisions.of_articles(db, [own.article.id])), None)
            if versions is None:
                received = reports.one(db, own.article.id)
                day = received.received if received else ""
                return (Revision(own.article.id, own.article.id, day, own.article.published, ()),)
            found = history(db, versions)
            current = revisions.current(db, own.article.id)
            return tuple(
                Revision(
                    one.article.id,
                    current,
                    one.day,
                    one.article.published,
                    wire.edits(old.article, one.article) if old else (),
                )
                for old, one in zip([None, *found[:-1]], found, strict=True)
            )

    def why(self, id: str, *, reader: str | None = None) -> Why:
        """Why something is said, whatever its id belongs to; UnknownName if nothing has it."""
        with self._store.reading() as db:
            return reasons.why(db, id, reader)

    def search(
        self,
        query: str,
        *,
        kind: str | None = None,
        by: str = "words",
        limit: int = 20,
        after: str | None = None,
        learn: bool = True,
        progress: Progress = quiet,
    ) -> Page[Hit]:
        """Reports, statements and events that a query means, the best first; `after` is the `next` of the page before.

        Words, "phrases", either OR other, -without, beginn*, and fields: title: body: person: place: source: after: before:.
        `kind`: only "article", "statement" or "event". `by` "words", "meaning" or "both"; meaning needs the extra of that
        name, and unless `learn` is False learns what is new before it answers. BadQuery says what cannot be looked for.
        """
        return self._searcher.search(query, kind=kind, by=by, limit=limit, after=after, learn=learn, progress=progress)

    def unlearned(self) -> int:
        """Of how many reports, statements and events it is not learned yet what they mean."""
        return self._searcher.unlearned()

    def meant(self) -> bool:
        """Whether anybody ever searched here by meaning."""
        from dateline.store import vectors

        with self._store.reading() as db:
            return vectors.any_learned(db)

    def learn(self, most: int | None = None) -> int:
        """Learn what some of them mean, the newest first, or all; how many are left."""
        self._searcher.learn(most=most)
        return self._searcher.unlearned()

    def looked(self, story: str, reader: str = "", *, now: date | None = None) -> None:
        """Note that `reader` has seen the story as it stands, for `changes(since="last")`; `unread` takes it back."""
        with self._store.writing() as db:
            n, _ = asking.telling_of(db, story)
            mine = tellings.ids(db, n)
            seen = (*(one.id for one in changes.since(db, n, "")), *mine)
            looks.keep(db, reader, looks.next_turn(db, reader), mine[0], (now or _today()).isoformat(), seen)

    def saw(
        self, news: Iterable[Changed], reader: str = "", *, reports: Iterable[str] = (), now: date | None = None
    ) -> None:
        """Note that `reader` has seen these changes, of any stories, and these reports, and nothing else of them; `unread` takes it back."""
        of: dict[str, set[str]] = {}
        for one in news:
            of.setdefault(one.story, set()).add(one.id)
        with self._store.writing() as db:
            for id in reports:
                home = lists.of_article(db, id)
                if home is not None:
                    of.setdefault(home[1], set()).add(id)
            turn = looks.next_turn(db, reader)
            for story, seen in of.items():
                n, _ = asking.telling_of(db, story)
                known = looks.seen(db, reader, n)
                looks.keep(db, reader, turn, tellings.ids(db, n)[0], (now or _today()).isoformat(), known | seen)

    def unread(self, reader: str = "") -> tuple[str, ...]:
        """Take back what `reader` saw in their last look: it is new again. The titles of the stories that they looked at; () if there is none."""
        with self._store.writing() as db:
            homes = [lists.of_article(db, id) for id in looks.take_back(db, reader)]
            return tuple(lists.title(db, home[0])[1] for home in homes if home is not None)

    # What people put right.

    def correct(
        self,
        kind: str,
        subject: Place | Sequence[Place],
        value: str | None = None,
        *,
        other: Place | Sequence[Place] = (),
        who: str,
        why: str,
        now: datetime | None = None,
        progress: Progress = quiet,
    ) -> Correction:
        """Put something right; it holds for all that is told from now on, whatever comes, until it is undone.

        `subject` is what it is about: ids that the desk gave, "ARTICLE:START-END" for words of an article, or Evidence; `other`
        what that is held against (what stays, where something is split; if left out, all that it is with now), or the words that
        are right. `value` is the day, status, place, figure, kind of furniture, name, title or source that is right, or the id of
        the entity that spoke. The kinds stand in the manual under "Correcting". BadCorrection says what is missing, or cannot be.
        """
        from dateline.desk import correcting

        subjects, others = (
            tuple([found] if isinstance(found, correcting.Place) else found) for found in (subject, other)
        )
        claim = correcting.Claim(kind, subjects, value, others, who, now or datetime.now(UTC), why)
        with self._store.reading() as db:
            made = correcting.correction(db, claim)
        self._put_right([made], progress)
        return made

    def undo(
        self, correction: str, *, who: str, why: str, now: datetime | None = None, progress: Progress = quiet
    ) -> Correction:
        """Take a correction back, by its id; what is told is as if it had not been made. The undoing is kept too."""
        from dateline.desk import correcting

        with self._store.reading() as db:
            made = correcting.undoing_of(db, correction, who=who, when=now or datetime.now(UTC), why=why)
        self._put_right([made], progress)
        return made

    def corrections(self) -> tuple[Correction, ...]:
        """All corrections and undoings, the earliest first."""
        with self._store.reading() as db:
            return ledger.every(db)

    def export_corrections(self) -> str:
        """All corrections and undoings as JSON Lines."""
        from dateline.corrections import to_lines

        return to_lines(self.corrections())

    def import_corrections(self, lines: str, *, progress: Progress = quiet) -> tuple[Correction, ...]:
        """Take in corrections from JSON Lines, all or none; those that were not known. BadCorrection names the line.

        What they are about need not be here yet: they hold once it comes.
        """
        from dateline.corrections import from_lines

        return tuple(self._put_right(from_lines(lines), progress))

    # Upkeep.

    def forget(self, article: str, *, why: str, now: date | None = None, progress: Progress = quiet) -> Removal:
        """Remove a report and all that rests on it; what stays is a note that it was removed, and why."""
        from dateline.desk import upkeep

        self._own()
        with self._store.reading() as db:
            id = asking.article_of(db, article).article.id
            told = self._ledger(db)
        removal = Removal(id, (now or _today()).isoformat(), why)
        upkeep.forget(self._store, removal, self._steps, told)
        self._catch_up(progress)
        return removal

    def removals(self) -> tuple[Removal, ...]:
        """What was removed, the latest first."""
        with self._store.reading() as db:
            return tuple(reports.removals(db))

    def rebuild(self, *, progress: Progress = quiet) -> None:
        """Derive everything again from the reports as received; broken off, the next addition or rebuild goes on with it."""
        from dateline.desk import upkeep

        upkeep.drop_derived(self._store, self._chosen)
        self._catch_up(progress)

    def doctor(self) -> tuple[Finding, ...]:
        """Whether the file is whole, and what is derived is what this dateline derives; it changes nothing."""
        from dateline.desk import upkeep

        return tuple(upkeep.findings(self._store, self._chosen))

    def backup(self, path: str | Path) -> None:
        """Copy the database to `path` while others read and write it."""
        from dateline.desk import upkeep

        upkeep.backup(self._store, Path(path))

    # Within.

    @cached_property
    def _steps(self) -> Steps:
        """The steps, loaded when something is to be read or told anew."""
        from dateline.steps import choose

        return choose(self._asked)

    def _own(self) -> None:
        """Note the steps of a new file; StaleStore where others derived what stands in it."""
        with self._store.reading() as db:
            if other := made.others(db, self._chosen):
                raise StaleStore(
                    str(self.path), f"was told by other steps ({other[0][0]}: {other[0][1]})", "run `dateline rebuild`"
                )
            new = made.unnoted(db)
        if new:
            with self._store.writing() as db:
                made.note(db, self._chosen)

    def _ledger(self, db: Connection) -> Ledger:
        """The corrections in force, their places found in the texts as they are now."""
        from dateline.corrections import Ledger

        found = Ledger(ledger.every(db))
        if not found:
            return found
        named = {id for ids in found.named() for id in ids}
        return found.anchored([page.article for page in pages.pages(db, pages.numbers(db, named))])

    def _put_right(self, found: Sequence[Correction], progress: Progress) -> list[Correction]:
        from dateline.desk import correcting

        self._own()
        new = correcting.keep(self._store, found, self._steps, self._ledger)
        self._catch_up(progress)
        return new

    def _catch_up(self, progress: Progress) -> list[SetAside]:
        from dateline.desk import taking

        return taking.catch_up(self._store, self._steps, self._ledger, workers=self._workers, progress=progress)

    def _changes(self, db: Connection, n: int | None, since: date | str | None, reader: str) -> tuple[Changed, ...]:
        if since == LAST:
            if n is None:
                return asking.unseen(db, lists.every(db), reader, partial(changes.since, db, day=""))
            told = self._recent.changes(n, partial(changes.since, db, n, ""))
            return asking.unseen(db, [n], reader, lambda _: told)
        return asking.changes_of(db, n, a_day(since))

    def _since(self, db: Connection, reading: Reading, known_until: date) -> Reading:
        """A story with a brief of what only reports after that day say; where there is none, nothing is to be read anew."""
        if all(one.published and one.published.last_day <= known_until for one in reading.articles):
            return replace(reading, stories=tuple(replace(one, brief=()) for one in reading.stories))
        from dateline.desk import fresh

        return fresh.briefed(db, reading, known_until, self._steps)

    def _known_until(self, db: Connection, n: int, reading: Reading, since: date | str, reader: str) -> date | None:
        """The last day of which this reader knows the reports; None where they know none."""
        if since != LAST:
            day = a_day(since)
            return day - timedelta(days=1) if day and day > date.min else None
        seen = looks.seen(db, reader, n)
        days = [one.published.last_day for one in reading.articles if one.id in seen and one.published]
        return max(days, default=None)

    def _then(self, story: str | None, as_of: date | str) -> list[Reading]:
        """A story as of a moment, or all of them: what was told before, or made now and kept for the next who asks."""
        from dateline.desk import earlier

        found: list[Reading] = []
        new: list[tuple[Earlier, Reading]] = []
        now = 0
        with self._store.reading() as db:
            ledger = self._ledger(db)
            numbers = lists.every(db) if story is None else [asking.telling_of(db, story)[0]]
            for n in numbers:
                id, _ = lists.title(db, n)
                then = moment(as_of, on=None if story is None else earlier.last_day(db, n))
                one = earlier.earlier(db, n, then, self._steps, ledger)
                if one is None:
                    found.append(replace(earlier.nothing(self._steps), as_of=then.when))
                    continue
                key = one.made_of, f"{then.written} {id}"
                told = self._recent.known(key)
                if told is None:
                    kept = earlier.kept(db, one)
                    now += len(one.articles) if kept is None else 0
                    if self._most_now is not None and now > self._most_now:
                        raise NotPrepared(story, then.written)
                    told = kept or earlier.made(db, one, self._steps, ledger)
                    new += [(one, told)] if kept is None else []
                    told = _as_of(told, then, id)
                    self._recent.keep(key, told)
                found.append(told)
        self._keep(new)
        return found

    def _keep(self, told: Sequence[tuple[Earlier, Reading]]) -> bool:
        """Keep stories as of a moment for the next who asks; whether that could be done."""
        if not told:
            return True
        from dateline.desk import earlier

        try:
            with self._store.writing() as db:
                earlier.keep(db, told)
        except (StoreLocked, StoreReadOnly):
            return False
        return True


def _as_of(told: Reading, then: Moment, id: str) -> Reading:
    """A story as of a moment, by the id that it has now: the one that it had then may lead nowhere."""
    return replace(told, as_of=then.when, stories=tuple(replace(one, id=id) for one in told.stories))


def _today() -> date:
    return datetime.now(UTC).date()
