"""Asking: what a reader wants to know of one story or of all.

In: a connection inside a reading transaction, and a question. Out: records. Never: a change of anything that was told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import islice
from sqlite3 import Connection
from typing import Literal

from dateline.desk.naming import PLACE, SHORTEST, by_title
from dateline.desk.restoring import restored
from dateline.errors import NoSuchPage, UnknownName
from dateline.store import articles as pages
from dateline.store import changes, lists, looks, search, tellings
from dateline.store.entries import Entry
from dateline.store.query import query
from dateline.store.tellings import Body, Settled
from dateline.terms import (
    Ahead,
    Change,
    Changed,
    Coming,
    Dispatch,
    Disputed,
    Page,
    Reading,
    Said,
    SetAside,
    StoryLine,
    Unseen,
)
from dateline.text import plain, words
from dateline.way.told import Told, reading

PEOPLE = ("person", "organization")
"""Who may have said something."""
Order = Literal["changed", "weight"]
"""What of many stories comes first: the newest change, or the most news."""
NO_END = -1
"""For a limit: all."""
FEWEST_LETTERS = 2
"""Letters of a name from which it is completed."""
MOST_NAMES = 200
"""Names that begin so among which those are sought that also hold the words before."""
CANDIDATES = 5
"""Stories that are named when a name fits none."""
MOST_WORDS, MOST_TITLED = 20, 50
"""Words by which a title is looked for, and titles that are looked at."""


def telling_of(db: Connection, story: str) -> tuple[int, str]:
    """The number and the id of the story that is meant; UnknownName if none is, or several are.

    By its id, the first letters of it, an id it once had, words of its title, else of a headline of one of its reports (titles go with the
    news, and the words by which somebody knows a story stay), or its place in the list of all, that with the newest change first ("2", "[2]").
    """
    name = story.strip()
    place = PLACE.fullmatch(name)
    if place and not place["story"]:
        line = lists.line(db, int(place["bare"] or place["number"]))
        if line is not None:
            return lists.resolved(db, line.id)[0]
    found = lists.resolved(db, name)
    titles = lists.titles(db) if len(found) != 1 else []
    if not found:
        wanted = set(words(name))
        found = [(n, id) for n, id, title in titles if wanted and wanted <= set(words(title))]
        if wanted and not found:
            headed = set(search.headed(db, wanted, CANDIDATES))
            found = [(n, id) for n, id, _ in titles if n in headed]
    if len(found) == 1:
        return found[0]
    meant = {n for n, _ in found}
    known = [f"{id} ({title})" for n, id, title in titles if n in meant or not meant]
    raise UnknownName("story" if not found else "one story", story, known[:CANDIDATES])


def reading_of(db: Connection, numbers: Sequence[int], steps: Mapping[str, str]) -> Reading:
    """A Reading of these tellings; `steps` are the names of those that made them."""
    told: list[Told] = []
    set_aside: list[SetAside] = []
    models: set[tuple[str, str]] = set()
    for n in numbers:
        body = tellings.body(db, n)
        told.append(restored(body, tellings.articles(db, n)))
        models |= set(body.models)
        set_aside += body.set_aside
    return reading(told, steps, set_aside, models=tuple(sorted(models)), as_of=None)


def story_lines(
    db: Connection,
    *,
    since: date | None,
    person: str | None,
    place: str | None,
    source: str | None,
    by: Order,
    limit: int,
    after: str | None,
) -> Page[StoryLine]:
    """A page of stories, the most recently changed first, or the one that is most news."""
    chosen: set[int] | None = None
    for asked, kind in ((person, "person"), (place, "place"), (source, "source")):
        if asked:
            found = {telling for _, telling, _ in lists.named(db, asked, [kind])}
            chosen = found if chosen is None else chosen & found
    at, _, id = (after or "").partition(" ")
    weighed = by == "weight"
    lines = lists.lines(
        db,
        since=since.isoformat() if since else "",
        limit=limit + 1,
        after=(_weight(at) if weighed else at, id) if after else None,
        tellings=None if chosen is None else sorted(chosen),
        weighed=weighed,
    )
    last = lines[limit - 1] if len(lines) > limit else None
    return Page(tuple(lines[:limit]), f"{last.weight if weighed else last.changed or ''} {last.id}" if last else None)


def _weight(at: str) -> str:
    """A weight as it stands in the `next` of a page; what is none is no place to go on from."""
    try:
        return str(float(at))
    except ValueError:
        return "-inf"


def ahead(db: Connection, limit: int) -> Ahead:
    """The stories in which something is planned from the newest day on of which a report is there."""
    day = lists.newest(db)
    return Ahead(day, tuple(lists.ahead(db, day, limit)) if day else ())


def not_seen(db: Connection, reader: str, numbers: Sequence[int] | None, limit: int) -> tuple[Unseen, ...]:
    """What the reader has not seen of each story that they looked at, also where that is nothing; the story looked at last comes first."""
    looked = looks.of_reader(db, reader, limit if numbers is None else NO_END)
    found: list[Unseen] = []
    for n, day in looked.items():
        if numbers is None or n in numbers:
            seen = looks.seen(db, reader, n)
            id, title = lists.title(db, n)
            reports = tuple(one for one in tellings.ids(db, n) if one not in seen)
            found.append(Unseen(id, title, day, reports, unseen(db, [n], reader, partial(changes.since, db, day=""))))
    return tuple(found)


def names(db: Connection, beginning: str, kind: str, limit: int) -> tuple[str, ...]:
    """Names that hold these words, of the last of which the beginning is enough; names in most stories first."""
    *whole, begun = words(beginning) or [""]
    if len(begun) < FEWEST_LETTERS:
        return ()
    found = (name for name in lists.called(db, begun, [kind], MOST_NAMES) if set(whole) <= set(words(name)))
    return tuple(islice(found, limit))


def changes_of(db: Connection, telling: int | None, since: date | None) -> tuple[Changed, ...]:
    """What changed since a day, the newest first."""
    return tuple(changes.since(db, telling, since.isoformat() if since else ""))


def unseen(
    db: Connection, numbers: Sequence[int], reader: str, told: Callable[[int], Iterable[Changed]]
) -> tuple[Changed, ...]:
    """What changed in these stories since the reader last looked at each, the newest first; `told` gives all changes of one."""
    found: list[Changed] = []
    for n in numbers:
        seen = looks.seen(db, reader, n)
        if changes.ids(db, n) <= seen:
            continue
        retold = looks.retold(db, reader, n)
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


def said_by(db: Connection, person: str, about: str | None, limit: int, after: str | None) -> Page[Said]:
    """What people of that name are reported to have said, as far as a reader is shown it, the latest first; behind the statement `after`."""
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
        if after is not None:
            after = None if one.statements[place].id == after else after
            continue
        if len(found) == limit:
            return Page(tuple(found), found[-1].statement.id)
        story, title = lists.title(db, telling)
        found.append(Said(called, story, title, one.statements[place], one.article.publisher, one.article.published))
    if after is not None:
        raise NoSuchPage(after)
    return Page(tuple(found), None)


def copies_of(db: Connection, telling: int | None) -> tuple[Dispatch, ...]:
    """The dispatches of a story; without one, the dispatches of all stories that more than one report carries."""
    numbers = [telling] if telling is not None else lists.every(db)
    found = (dispatch for n in numbers for dispatch in tellings.dispatches(db, n))
    return tuple(one for one in found if telling is not None or len(one.articles) > 1)


def article_of(db: Connection, id: str, reader: str | None = None) -> Settled:
    """An article as its story settled it; UnknownName if there is none, or several.

    By its id or the first letters of it, where they are its alone; by its number among the reports of a story, behind the story ("flood[3]");
    where a `reader` asks also alone ("[3]", "3"): of the story that they looked at last, UnknownName where they saw several at once; by words of its title that no other has.
    """
    found = tellings.article(db, id) or _placed(db, id, reader)
    if found is None:
        near = pages.beginning(db, id) if len(id) >= SHORTEST else []
        if len(near) != 1:
            titled = [] if near else _titled(db, id)
            near = [one.id for one in titled] or near
            if len(titled) != 1:
                known = [f"{one.id} ({one.title})" for one in titled] or near
                raise UnknownName("article" if not near else "one article", id, known)
        found = tellings.article(db, near[0])
    if found is None:
        raise UnknownName("article", id, [])
    return found


def _placed(db: Connection, place: str, reader: str | None) -> Settled | None:
    """The report of a story that is meant by its number; None where the words are no number."""
    found = PLACE.fullmatch(place.strip())
    if not found or (reader is None and found["bare"]):
        return None
    number, story = int(found["bare"] or found["number"]), found["story"]
    seen = looks.last(db, reader) if reader is not None and not story else []
    among = [telling_of(db, story)[0]] if story else seen or lists.every(db)
    if len(among) != 1:
        meant = [f"{lists.title(db, one)[1]}[{number}]" for one in seen]
        raise UnknownName("report of one story", place, meant or ["STORY[3], the third report of a story"])
    n = among[0]
    reports = tellings.body(db, n).story.articles
    if not 0 < number <= len(reports):
        _, title = lists.title(db, n)
        raise UnknownName("report", place, [f"{title}[1]", f"{title}[{len(reports)}]"])
    return tellings.article(db, reports[number - 1])


def _titled(db: Connection, name: str) -> list[Entry]:
    """The reports whose title holds all these words, or is these words."""
    wanted = words(name)
    if not wanted or len(wanted) > MOST_WORDS:
        return []
    asked = query(" ".join(f'title:"{word}"' for word in wanted))
    hits = search.found(db, [n for n, _ in search.find(db, asked, kind="article", limit=MOST_TITLED)])
    known = {one.id: one for hit in hits if (one := hit.article)}
    return by_title(name, list(known.values()))[:CANDIDATES]
