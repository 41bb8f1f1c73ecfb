"""Reasons: why something is said, whatever its id belongs to.

In: an id. Out: the noun it belongs to, sentences that a reader can check, and the words behind it. Never: a reason made up afterwards:
each stands in the record.
"""

from __future__ import annotations

from collections.abc import Iterator
from sqlite3 import Connection

from dateline.desk import asking
from dateline.desk.restoring import restored
from dateline.errors import UnknownName
from dateline.store import changes, lists, tellings
from dateline.store import corrections as ledger
from dateline.terms import Article, Change, Changed, Dispatch, Disputed, Edit, Episode, Event, Evidence, Statement, Why
from dateline.way.told import Told

LENGTH = 200
"""Characters of the words that are shown of a record."""


def why(db: Connection, id: str, reader: str | None = None) -> Why:
    """Why something is said, by its id, or of a report or a story by any name that it goes by; UnknownName if nothing has it."""
    for found in _found(db, id):
        return found
    return _called(db, id, reader)


def _called(db: Connection, name: str, reader: str | None) -> Why:
    """Of a report or a story, by any other name that it goes by."""
    try:
        article = asking.article_of(db, name, reader).article
    except UnknownName as none:
        try:
            n, story = asking.telling_of(db, name)
        except UnknownName:
            raise (none if "[" in name else UnknownName("id, report or story", name, [])) from None
        return next(_of_story(_told(db, n), story))
    home = lists.of_article(db, article.id)
    return _of_article(article, home[1] if home else None)


def _found(db: Connection, id: str) -> Iterator[Why]:
    one = tellings.article(db, id)
    if one:
        home = lists.of_article(db, id)
        yield _of_article(one.article, home[1] if home else None)
    for correction in ledger.by_id(db, id):
        if correction.id == id:
            said = f"{correction.who}: {correction.why}"
            yield Why(id, "correction", correction.kind, (said,), correction.subject, None)
    for n, story in lists.resolved(db, id)[:1]:
        if len(id) == 16:
            yield from _of_story(_told(db, n), story)
    for n in lists.labelled(db, tellings.number(id)):
        yield from _within(db, n, id)


def _told(db: Connection, n: int) -> Told:
    return restored(tellings.body(db, n), tellings.articles(db, n))


def _of_article(article: Article, story: str | None) -> Why:
    days = (article.published, article.modified, article.fetched)
    said = [
        f"{clock} {when.start} to {when.end}: {when.basis}"
        if when.start != when.end
        else f"{clock} {when.start}: {when.basis}"
        for clock, when in zip(("published", "modified", "fetched"), days, strict=True)
        if when
    ]
    words = tuple(one.evidence for one in article.candidates if one.evidence)
    return Why(
        article.id, "article", article.title or article.file or article.id, (*said, *article.notes), words, story
    )


def _of_story(told: Told, id: str) -> Iterator[Why]:
    story = told.story
    words = tuple(words for line in story.brief for words in line.evidence)
    yield Why(id, "story", story.title, (story.independence.basis,), words, id)


def _within(db: Connection, n: int, id: str) -> Iterator[Why]:
    told = _told(db, n)
    story = told.story.id
    found = (
        *(_of_event(event, story) for event in told.events if event.id == id),
        *(_of_statement(statement, story) for statement in told.statements if statement.id == id),
        *(Why(id, "entity", one.name, (one.basis,), one.mentions, story) for one in told.entities if one.id == id),
        *(_of_dispatch(dispatch, story) for dispatch in told.dispatches if dispatch.id == id),
        *(_of_episode(episode, story) for episode in told.story.episodes if episode.id == id),
        *(_of_change(change) for change in changes.since(db, n, "") if change.id == id),
        *(_of_conflict(disputed) for disputed in lists.conflicts(db, n) if disputed.id == id),
    )
    yield from found


def _of_dispatch(dispatch: Dispatch, story: str) -> Why:
    basis = tuple(f"{one.article} is a {one.kind} of {one.of}: {one.basis}" for one in dispatch.relations)
    alone = ("no other report has this text",)
    return Why(dispatch.id, "dispatch", dispatch.agency or dispatch.origin, basis or alone, (), story)


def _of_episode(episode: Episode, story: str) -> Why:
    count = len(episode.articles)
    basis = f"its {count} reports open alike and came out close together" if count > 1 else "one report tells of it"
    return Why(episode.id, "episode", episode.title, (basis,), (), story)


def _of_event(event: Event, story: str) -> Why:
    words = tuple(report.evidence for report in event.reports)
    return Why(event.id, "event", event.in_words, (event.basis,), words, story)


def _of_statement(statement: Statement, story: str) -> Why:
    content = Evidence(statement.article, statement.start, statement.end, statement.text)
    words = tuple(found for found in (content, statement.source, statement.cue, *statement.via_text) if found)
    return Why(statement.id, "statement", statement.text[:LENGTH], (statement.basis,), words, story)


def _of_change(changed: Changed) -> Why:
    match changed.change:
        case Change() as change:
            says = f"{changed.what}: {change.field} was {change.before!r}, is {change.after!r}"
            basis = f"a later report says otherwise than an earlier one, {change.reported.basis}"
            return Why(changed.id, "change", says, (basis,), change.evidence, changed.story)
        case Edit() as edit:
            basis = "the report came again under its address with other words"
            return Why(changed.id, "revision", changed.what, (basis,), edit.evidence, changed.story)
    return Why(changed.id, "withdrawal", changed.what, ("who published it has withdrawn it",), (), changed.story)


def _of_conflict(disputed: Disputed) -> Why:
    sides = disputed.conflict.sides
    basis = f"{disputed.conflict.field}: " + " or ".join(repr(side.value) for side in sides)
    words = tuple(words for side in sides for words in side.evidence)
    return Why(disputed.id, "conflict", disputed.what, (basis,), words, disputed.story)
