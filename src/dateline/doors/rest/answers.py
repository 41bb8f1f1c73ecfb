"""What each endpoint answers: one call to the desk.

In: a desk, and what is asked. Out: records, or a document. Never: HTTP.
"""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter

from dateline.desk import Desk
from dateline.doors import export as exports
from dateline.doors.coverage import Compared, compared
from dateline.doors.elsewhere import elsewhere
from dateline.doors.export import Written
from dateline.doors.export.select import together
from dateline.doors.paging import page
from dateline.doors.rest.asking import Asked
from dateline.doors.rest.bodies import NewCorrection, NewSource
from dateline.doors.rest.problems import Problem, Wrong, bad
from dateline.doors.shelf import Shelf
from dateline.doors.without import without
from dateline.errors import UnknownName
from dateline.follow import Following
from dateline.sources.addresses import is_address
from dateline.terms import (
    Article,
    Changed,
    Coming,
    Comparison,
    Correction,
    Difference,
    Dispatch,
    Disputed,
    Edit,
    EntrySeen,
    Event,
    Followed,
    Hit,
    NewIn,
    Page,
    Reading,
    Removal,
    Revision,
    Said,
    StoryLine,
    Why,
)

CALENDAR = "ics"
FEEDS = ("rss", "atom", "jsonfeed", CALENDAR)
NOTHING = Reading((), frozenset(), (), (), (), (), (), (), (), (), None, (), ())
_ID = attrgetter("id")
_STORY = attrgetter("story")
_PLAN = attrgetter("event.id")
_WHEN = attrgetter("when", "id")


def stories(desk: Desk, asked: Asked) -> Page[StoryLine]:
    """Stories, that with the newest change first."""
    return desk.stories(
        since=asked["since"],
        person=asked["person"],
        place=asked["place"],
        source=asked["source"],
        limit=asked["limit"],
        after=asked["after"],
    )


def story(desk: Desk, asked: Asked) -> Reading:
    """One story: everything that its export holds; with `since`, of its changes only those since then."""
    told = desk.show(asked["story"], as_of=asked["as_of"], since=asked["since"], reader=asked["reader"] or "")
    return _left(told, asked)


def export(desk: Desk, asked: Asked) -> Written:
    """One story in a format that other programs read."""
    to = f"{asked['format']}:{asked['table']}" if asked["table"] else asked["format"]
    exports.chosen(to)
    told = _left(desk.show(asked["story"], as_of=asked["as_of"]), asked)
    return exports.export(elsewhere(told), to, base=asked["base"])


def _left(told: Reading, asked: Asked) -> Reading:
    """The story without the outlets that are to be left out."""
    left = without(told, asked["without"])
    if left is None:
        raise Wrong(Problem(404, "Nothing is left", "every report of this story is of an outlet that is left out"))
    return left


def timeline(desk: Desk, asked: Asked) -> Page[Event]:
    """The rows of a story, first to last; with `more` those that are less sure, or less news, behind them."""
    found = desk.timeline(asked["story"], as_of=asked["as_of"], more=asked["more"] == "yes")
    return page(found, _ID, limit=asked["limit"], after=asked["after"])


def between(desk: Desk, asked: Asked) -> Difference:
    """What a story tells as of the later of two moments and not as of the earlier: reports, rows that are new, told otherwise or gone."""
    return desk.between(asked["story"], asked["earlier"], asked["later"])


def sources(desk: Desk, asked: Asked) -> Page[Article]:
    """The reports of a story, the first first."""
    found = page(desk.sources(asked["story"]), _ID, limit=asked["limit"], after=asked["after"])
    return Page(tuple(elsewhere(one) for one in found.items), found.next)


def new_since(desk: Desk, asked: Asked) -> Page[NewIn]:
    """What is new in each story since a day, or since a reader's last look: reports, rows that only these tell, and changes."""
    found = desk.new_since(asked["since"], reader=asked["reader"] or "")
    return page(found, _STORY, limit=asked["limit"], after=asked["after"])


def coming(desk: Desk, asked: Asked) -> Page[Coming]:
    """What is planned from the last report on, by day."""
    found = desk.next(_story(asked), as_of=asked["as_of"])
    return page(found, _PLAN, limit=asked["limit"], after=asked["after"])


def changes(desk: Desk, asked: Asked) -> Page[Changed]:
    """What changed, the newest first."""
    found = desk.changes(_story(asked), since=asked["since"], reader=asked["reader"] or "")
    return page(found, _ID, limit=asked["limit"], after=asked["after"])


def feed(desk: Desk, asked: Asked) -> Written:
    """The latest changes of all stories as a feed: rss, atom or jsonfeed; or as a calendar what is planned in those with news or plans: ics."""
    if asked["feed"] not in FEEDS:
        raise UnknownName("feed", asked["feed"], FEEDS)
    form = exports.FORMATS[asked["feed"]]
    told = _planning(desk, asked["limit"]) if asked["feed"] == CALENDAR else _changing(desk, asked["limit"])
    left = [one for each in told if (one := without(each, asked["without"])) is not None]
    made = form.make(together(left) or NOTHING, base=asked["base"], whole=True)
    return Written(
        made if isinstance(made, bytes) else made.encode("utf-8", "replace"), form.media, form.suffix, binary=False
    )


def _planning(desk: Desk, limit: int) -> list[Reading]:
    """The stories in which something is planned, and those that changed last: there a plan may have been upset, or have come true."""
    lines = [*desk.ahead(limit=limit).lines, *desk.stories(limit=limit).items]
    return [elsewhere(desk.show(id)) for id in dict.fromkeys(line.id for line in lines)]


def _changing(desk: Desk, limit: int) -> list[Reading]:
    """The stories of the latest changes, each with only these."""
    latest = [one for one in desk.changes() if one.kind == "change"][:limit]
    wanted = {one.change for one in latest}
    told = [desk.show(id) for id in dict.fromkeys(one.story for one in latest)]
    return [replace(one, changes=tuple(c for c in one.changes if c in wanted)) for one in told]


def conflicts(desk: Desk, asked: Asked) -> Page[Disputed]:
    """Where reports disagree."""
    return page(desk.conflicts(_story(asked)), _ID, limit=asked["limit"], after=asked["after"])


def copies(desk: Desk, asked: Asked) -> Page[Dispatch]:
    """Texts that one or many outlets ran (dispatches), with the reports that ran them and what each changed."""
    return page(desk.copies(_story(asked)), _ID, limit=asked["limit"], after=asked["after"])


def _story(asked: Asked) -> str | None:
    return asked.path.get("story")


def said(desk: Desk, asked: Asked) -> Page[Said]:
    """What people or organisations of that name are reported to have said, the latest first."""
    return desk.said(asked["person"], about=asked["about"], limit=asked["limit"], after=asked["after"])


def search(desk: Desk, asked: Asked) -> Page[Hit]:
    """What is found for these words."""
    return desk.search(
        asked["q"], kind=asked["kind"], by=asked["by"], limit=asked["limit"], after=asked["after"], learn=False
    )


def why(desk: Desk, asked: Asked) -> Why:
    """Why something is said."""
    return desk.why(asked["id"])


def article(desk: Desk, asked: Asked) -> Article:
    """A report, cleaned."""
    return desk.article(asked["article"])


def revisions(desk: Desk, asked: Asked) -> tuple[Revision, ...]:
    """All revisions of a report, the earliest first."""
    return desk.revisions(asked["article"])


def diff(desk: Desk, asked: Asked) -> tuple[Edit, ...]:
    """What the second of two reports changed in the text of the first."""
    return desk.diff(asked["a"], asked["b"])


def compare(desk: Desk, asked: Asked) -> Compared:
    """What two reports or outlets of a story tell: both, with who surely had it first, and each alone."""
    reading = desk.show(asked["story"])
    return compared(Shelf(reading, reading.stories[0]), asked["a"], asked["b"])


def compare_stories(desk: Desk, asked: Asked) -> Comparison:
    """What two stories both tell: events, people and places, who is quoted, texts; and the events of each alone."""
    return desk.compare(asked["a"], asked["b"])


def looked(desk: Desk, asked: Asked) -> None:
    """Note that a reader has seen the story as it stands."""
    desk.looked(asked["story"], asked["reader"] or "")


def forget(desk: Desk, asked: Asked) -> Removal:
    """Remove a report and all that rests on it."""
    return desk.forget(asked["article"], why=asked["why"])


def corrections(desk: Desk, asked: Asked) -> Page[Correction]:
    """What people put right, the latest first."""
    latest = sorted(desk.corrections(), key=_WHEN, reverse=True)
    return page(latest, _ID, limit=asked["limit"], after=asked["after"])


def correct(desk: Desk, asked: Asked) -> Correction:
    """Put something right; it holds for all that is told from now on, until it is undone."""
    new: NewCorrection = asked.body
    return desk.correct(new.kind, new.subject, new.value, other=new.other, who=new.who, why=new.why)


def undo(desk: Desk, asked: Asked) -> Correction:
    """Take a correction back; that is kept too."""
    return desk.undo(asked["correction"], who=asked["who"], why=asked["why"])


def removals(desk: Desk, asked: Asked) -> tuple[Removal, ...]:
    """What was removed, the latest first."""
    del asked
    return desk.removals()


def followed(desk: Desk, asked: Asked) -> tuple[Followed, ...]:
    """The sources that are followed, in the order in which they were first."""
    del asked
    return tuple(elsewhere(one) for one in Following(desk.path).sources())


def follow(desk: Desk, asked: Asked) -> Followed:
    """Follow what stands at an address; the next poll asks it. One that is followed already is given as it stands."""
    new: NewSource = asked.body
    if not is_address(new.address):
        raise bad("address begins with https:// or http://")
    found, wrong = Following(desk.path).follow(new.address)
    if wrong:
        raise bad(f"{wrong[0].reason}; {wrong[0].remedy}")
    return elsewhere(found[0])


def unfollow(desk: Desk, asked: Asked) -> Followed:
    """Follow a source no more; its reports stay, what it said of them goes."""
    return elsewhere(Following(desk.path).unfollow(asked["source"]))


def said_by_source(desk: Desk, asked: Asked) -> Page[EntrySeen]:
    """What a source said of its reports, the latest first: its own titles and summaries."""
    return Following(desk.path).said(asked["source"], limit=asked["limit"], after=asked["after"])
