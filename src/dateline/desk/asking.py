"""Asking: what a reader wants to know of one story or of all.

In: a connection inside a reading transaction, and a question. Out: records. Never: a change of anything that was told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from sqlite3 import Connection

from dateline.desk.telling import restored
from dateline.errors import UnknownName
from dateline.steps import Steps
from dateline.store import articles as pages
from dateline.store import changes, lists, looks, tellings
from dateline.store.tellings import Body, Settled
from dateline.terms import Change, Changed, Coming, Dispatch, Disputed, Page, Reading, Said, StoryLine
from dateline.text import plain, words
from dateline.way.guard import Guard
from dateline.way.told import reading

PEOPLE = ("person", "organization")
"""Who may have said something."""
CANDIDATES = 5
"""Stories that are named when a name fits none."""


def telling_of(db: Connection, story: str) -> tuple[int, str]:
    """The number and the id of the story that is meant: by its id, the first letters of it, an id it once had, or words of its title.

    UnknownName if none is meant, or several are.
    """
    name = story.strip()
    found = lists.resolved(db, name)
    titles = lists.titles(db) if len(found) != 1 else []
    if not found:
        wanted = set(words(name))
        found = [(n, id) for n, id, title in titles if wanted and wanted <= set(words(title))]
    if len(found) == 1:
        return found[0]
    meant = {n for n, _ in found}
    known = [f"{id} ({title})" for n, id, title in titles if n in meant or not meant]
    raise UnknownName("story" if not found else "one story", story, known[:CANDIDATES])


def reading_of(db: Connection, numbers: Sequence[int], steps: Steps) -> Reading:
    """A Reading of these tellings."""
    guard = Guard(steps)
    told = []
    models: set[tuple[str, str]] = set()
    for n in numbers:
        body = tellings.body(db, n)
        told.append(restored(body, tellings.articles(db, n)))
        models |= set(body.models)
        guard.set_aside += body.set_aside
    return reading(told, guard, models=tuple(sorted(models)), as_of=None)


def story_lines(
    db: Connection,
    *,
    since: date | None,
    person: str | None,
    place: str | None,
    source: str | None,
    limit: int,
    after: str | None,
) -> Page[StoryLine]:
    """A page of stories, the newest change first."""
    chosen: set[int] | None = None
    for asked, kind in ((person, "person"), (place, "place"), (source, "source")):
        if asked:
            found = {telling for _, telling, _ in lists.named(db, asked, [kind])}
            chosen = found if chosen is None else chosen & found
    day, _, id = (after or "").partition(" ")
    lines = lists.lines(
        db,
        since=since.isoformat() if since else "",
        limit=limit + 1,
        after=(day, id) if after else None,
        tellings=None if chosen is None else sorted(chosen),
    )
    last = lines[limit - 1] if len(lines) > limit else None
    return Page(tuple(lines[:limit]), f"{last.changed or ''} {last.id}" if last else None)


def changes_of(db: Connection, telling: int | None, since: date | None) -> tuple[Changed, ...]:
    """What changed since a day, the newest first."""
    return tuple(changes.since(db, telling, since.isoformat() if since else ""))


def unseen(
    db: Connection, numbers: Sequence[int], reader: str, told: Callable[[int], Iterable[Changed]]
) -> tuple[Changed, ...]:
    """What changed in these stories since the reader last looked at each, the newest first; `told` gives all changes of one."""
    found: list[Changed] = []
    for n in numbers:
        seen, retold = looks.seen(db, reader, n), looks.retold(db, reader, n)
        new = (one for one in told(n) if one.id not in seen)
        found += (one for one in new if not (retold and _is_of_known_reports(one, seen)))
    return tuple(sorted(sorted(found, key=_id), key=_day, reverse=True))


def _is_of_known_reports(one: Changed, seen: set[str]) -> bool:
    """Read out of reports that the reader knows: told by other steps than then, it is no news."""
    return isinstance(one.change, Change) and all(words.article in seen for words in one.change.evidence)


def _id(one: Changed) -> str:
    return one.id


def _day(one: Changed) -> str:
    return one.day or ""


def conflicts_of(db: Connection, telling: int | None) -> tuple[Disputed, ...]:
    """Where reports disagree."""
    return tuple(lists.conflicts(db, telling))


def coming_in(told: Iterable[Body | Reading]) -> tuple[Coming, ...]:
    """What is planned in these, by day."""
    found = [
        Coming(story.id, story.title, event)
        for one in told
        for story in (one.stories if isinstance(one, Reading) else [one.story])
        for event in one.events
        if event.id in story.next
    ]
    return tuple(sorted(found, key=_by_its_day))


def _by_its_day(one: Coming) -> tuple[str, str, str, str]:
    when = one.event.when
    return (when.start[:10], when.end[:10], one.story, one.event.id) if when else ("~", "~", one.story, one.event.id)


def said_by(db: Connection, person: str, about: str | None, limit: int) -> tuple[Said, ...]:
    """What people of that name are reported to have said, as far as a reader is shown it, the latest first."""
    names = [n for n, _, _ in lists.named(db, person, PEOPLE)]
    wanted = set(plain(about or "").split())
    found: list[Said] = []
    shelf: dict[str, Settled | None] = {}
    for _, place, called, id, telling in lists.sayings(db, names):
        if id not in shelf:
            shelf[id] = tellings.article(db, id)
        one = shelf[id]
        if one is None or one.statements[place].shown is None:
            continue
        if not all(word in plain(one.statements[place].text) for word in wanted):
            continue
        story, title = lists.title(db, telling)
        found.append(Said(called, story, title, one.statements[place], one.article.publisher, one.article.published))
        if len(found) == limit:
            break
    return tuple(found)


def copies_of(db: Connection, telling: int | None) -> tuple[Dispatch, ...]:
    """The dispatches of a story; of all stories those that more than one report carries."""
    numbers = [telling] if telling is not None else lists.every(db)
    found = (dispatch for n in numbers for dispatch in tellings.body(db, n).dispatches)
    return tuple(one for one in found if telling is not None or len(one.articles) > 1)


def article_of(db: Connection, id: str) -> Settled:
    """An article as its story settled it; UnknownName if there is none. The first letters of its id will do, where they are its alone."""
    found = tellings.article(db, id)
    if found is None:
        near = pages.beginning(db, id)
        if len(near) != 1 or len(id) < 4:
            raise UnknownName("article", id, near)
        found = tellings.article(db, near[0])
    if found is None:
        raise UnknownName("article", id, [])
    return found
