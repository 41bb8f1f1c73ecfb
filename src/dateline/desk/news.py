"""News: what a told story has that a reader asks for by day: changes, revisions, withdrawals, conflicts.

In: a story as told, and the earlier revisions of its reports. Out: Changed, Disputed, the line of a list. Never: a rule about what
changed; that is `tell`'s and `wire`'s.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import PurePath
from sqlite3 import Connection

from dateline import wire
from dateline.desk.history import Stretch, history
from dateline.ids import change_id, conflict_id, withdrawn_id
from dateline.status import NOTES
from dateline.store import revisions
from dateline.tell.heat import heat
from dateline.terms import Article, Change, Changed, ChangeField, Disputed, Edit, Event, Latest, Plan, Story, StoryLine
from dateline.text import digest
from dateline.way.told import Told

PLANS, OUTLETS = 5, 5
"""Of what is planned, and of the outlets, so many stand in the line of a story."""
_FIELDS: tuple[ChangeField, ...] = ("quantity", "when", "where", "who", "status", "manner")
"""What of several changes of one day a line tells first."""


def news(db: Connection, told: Told) -> tuple[Changed, ...]:
    """What changed in a story, the earliest first."""
    events = {event.id: event for event in told.events}
    found = [_changed(told.story, events[change.event].heading(change.words), change) for change in told.changes]
    found += _revised(db, told)
    found += _withdrawn(db, told)
    return tuple(sorted({one.id: one for one in found}.values(), key=_by_day))


def _by_day(one: Changed) -> tuple[str, str]:
    return one.day or "", one.id


def _changed(story: Story, what: str, change: Change) -> Changed:
    return Changed(
        change_id(change), "change", story.id, story.title, what, change.reported.last_day.isoformat(), change
    )


def _revised(db: Connection, told: Told) -> list[Changed]:
    """The edits of reports that came again with other words; what only the house writes otherwise (marks, spaces, titles) is no news."""
    found: list[Changed] = []
    for versions in revisions.of_articles(db, [article.id for article in told.articles]):
        for old, new in pairwise(history(db, versions)):
            edits = (edit for edit in wire.edits(old.article, new.article) if edit.kind != "style")
            found += (_edited(told.story, edit, new) for edit in edits)
    return found


def _edited(story: Story, edit: Edit, after: Stretch) -> Changed:
    """An edit as news; of words that came back, on the day on which they did."""
    when = None if after.back else after.article.modified or after.article.published
    day = when.last_day.isoformat() if when else after.day
    places = [f"{words.article} {words.start} {words.end}" for words in edit.evidence]
    back = [after.back] if after.back else []
    id = digest("revision", edit.article, edit.kind, edit.before, edit.after, *places, *back)
    return Changed(id, "revision", story.id, story.title, _called(after.article), day, edit)


def _withdrawn(db: Connection, told: Told) -> list[Changed]:
    """The reports that who published them has withdrawn."""
    gone = revisions.withdrawn(db, [article.id for article in told.articles])
    return [
        Changed(
            withdrawn_id(article.id),
            "withdrawn",
            told.story.id,
            told.story.title,
            _called(article),
            gone[article.id][0],
            None,
        )
        for article in told.articles
        if article.id in gone
    ]


def _called(article: Article) -> str:
    return article.title or article.publisher or article.url or PurePath(article.file or "").name or article.id


def disputes(told: Told) -> tuple[Disputed, ...]:
    """Where the reports of a story disagree."""
    events = {event.id: event for event in told.events}
    return tuple(
        Disputed(
            conflict_id(conflict),
            told.story.id,
            told.story.title,
            events[conflict.event].heading(conflict.words),
            conflict,
        )
        for conflict in told.conflicts
    )


def line_of(told: Told, new: Sequence[Changed]) -> StoryLine:
    """A story in one line."""
    story = told.story
    last = story.last.last_day.isoformat() if story.last else None
    changed = max((one.day for one in new if one.day), default=last)
    events = {event.id: event for event in told.events}
    outlets = Counter(name for article in told.articles if (name := article.publisher))
    ranked = sorted(outlets, key=lambda name: (-outlets[name], name))
    days = Counter(article.published.last_day.isoformat() for article in told.articles if article.published)
    return StoryLine(
        story.id,
        story.title,
        len(story.articles),
        story.first,
        story.last,
        changed,
        heat(told.articles, told.dispatches),
        story.independence.dispatches,
        story.state,
        _latest(told),
        tuple(_plan(events[id]) for id in story.next[:PLANS] if id in events),
        tuple(ranked[:OUTLETS]),
        len(ranked),
        tuple(sorted(days.items())),
        len(told.conflicts),
    )


def _latest(told: Told) -> Latest | None:
    """The newest change of weight, where it came with the newest report; else that report."""
    dated = [(one.published, one.id, one) for one in told.articles if one.published]
    if not dated:
        return None
    at, _, article = max(dated, key=lambda entry: (entry[0].moment, entry[1]))
    events = {event.id: event for event in told.events}
    turns = [one for one in told.changes if one.weight == "major" and one.reported.last_day >= at.last_day]
    if turns:
        turn = min(turns, key=lambda one: (_FIELDS.index(one.field), one.after not in NOTES, one.event, one.after))
        named, where = events[turn.event].heading(turn.words), turn.evidence[1].article
        return Latest(named, turn.reported, where, None, turn.event, turn.before, turn.after)
    return Latest(_called(article), at, article.id, article.publisher)


def _plan(event: Event) -> Plan:
    return Plan(event.id, event.in_words, event.when, event.status)
