"""The reading of what is left: articles, dispatches, statements and the story itself, beside people and happenings.

In: a reading of a story, and which of its articles are left. Out: the reading of these. Never: words of a report that is hidden, be they a
name's, a role's, a title's or a reason's.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from dateline.bearing import title_evidence
from dateline.doors.without.happenings import Happenings
from dateline.doors.without.left import Left
from dateline.doors.without.people import People
from dateline.statements.speakers.borrowed import ELSEWHERE
from dateline.tell.titles import title
from dateline.terms import Article, Dispatch, Episode, Reading, Statement, Story, When
from dateline.wire import independence
from dateline.wire.dispatch import owners
from dateline.wire.origin import agency


def left_of(whole: Reading, kept: tuple[Article, ...]) -> Reading:
    """The reading of those of its articles that are kept."""
    left = Left(kept, whole.articles, whole.timexes)
    told_by_others = (one.published for one in kept if one.published and not left.may_note(one.published.basis))
    told = {when: replace(when, basis=HIDDEN) for when in told_by_others}
    reading: Reading = _Told(whole, left).reading()
    return _with_days(reading, told) if told else reading


HIDDEN = "told by a report of the story that is hidden"
"""The reason for a day that a hidden report told of another one."""


def _with_days(value: Any, told: Mapping[When, When]) -> Any:
    """A record of which each of these days, wherever it stands, is told as the other."""
    if isinstance(value, When):
        return told.get(value, value)
    if isinstance(value, tuple):
        return tuple(_with_days(one, told) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    held = {one.name: getattr(value, one.name) for one in fields(value) if one.init}
    made = {name: _with_days(one, told) for name, one in held.items()}
    return value if made == held else replace(value, **made)


class _Told:
    """What is told by what is left of a reading."""

    def __init__(self, whole: Reading, left: Left) -> None:
        self._whole, self._left = whole, left
        self._people = People(left, whole.entities)
        self._articles = tuple(map(self._article, left.articles))
        self._by_id = {one.id: one for one in self._articles}
        dispatches = (one for one in whole.dispatches if not self._left.ids.isdisjoint(one.articles))
        self._dispatches = tuple(map(self._dispatch, dispatches))
        said = [one for one in whole.statements if one.article in self._left.ids]
        self._said = {one.id: one for one in said}
        self._statements = tuple(map(self._statement, said))

    def reading(self) -> Reading:
        """The reading of what is left."""
        whole = self._whole
        happenings = Happenings(self._left, self._people, self._dispatches)
        events = happenings.events(whole.events)
        told = {one.id for one in events}
        return replace(
            whole,
            articles=self._articles,
            parsed=whole.parsed & self._left.ids,
            dispatches=self._dispatches,
            entities=self._people.cast.entities,
            timexes=self._left.timexes,
            statements=self._statements,
            events=events,
            changes=tuple(one for one in whole.changes if one.event in told and happenings.change(one)),
            conflicts=tuple(
                found for one in whole.conflicts if one.event in told and (found := happenings.conflict(one))
            ),
            stories=tuple(self._story(one, {one.id for one in events if one.headline}) for one in whole.stories),
        )

    def _article(self, article: Article) -> Article:
        """The article without the reasons that name a hidden report, and without the agency that only such a one credits."""
        notes = tuple(one for one in article.notes if self._left.may_note(one))
        gone = [one for one in article.notes if one not in notes]
        credited = any(one.startswith("the agency is") for one in gone)
        return replace(
            article,
            notes=notes,
            agency=None if credited else article.agency,
            candidates=tuple(
                one for one in article.candidates if one.evidence is None or self._left.has([one.evidence])
            ),
        )

    def _dispatch(self, one: Dispatch) -> Dispatch:
        """The text as those that are left ran it; what it was edited from is known only where that is left."""
        articles = tuple(id for id in one.articles if id in self._left.ids)
        copies = [self._by_id[id] for id in articles]
        kept = one.origin in articles
        return replace(
            one,
            articles=articles,
            origin=one.origin if kept else articles[0],
            agency=one.agency if len(articles) == len(one.articles) else agency(copies),
            owners=owners(copies),
            relations=tuple(each for each in one.relations if {each.article, each.of} <= self._left.ids),
            edits=tuple(
                each for each in one.edits if kept and each.article in self._left.ids and self._left.has(each.evidence)
            ),
        )

    def _statement(self, one: Statement) -> Statement:
        """The statement with a speaker whom those that are left name, and the reasons that they give."""
        speaker = self._people.one(one.speaker)
        same_as = tuple(id for id in one.same_as if id in self._said)
        reasons = [part for part in one.basis.split("; ") if self._people.may_say(part)]
        if ELSEWHERE in one.basis and not any(self._said[id].speaker == one.speaker for id in same_as):
            speaker, reasons = None, [part for part in reasons if ELSEWHERE not in part]
        return replace(
            one,
            speaker=speaker,
            via=self._people.known(one.via),
            same_as=same_as,
            shown=self._people.shown(one.shown),
            basis="; ".join(reasons),
        )

    def _called(self, named: str, whole: Collection[str]) -> str:
        """Its own name, unless that is the headline of none but those that are hidden: then the headline that names it among the others."""
        left = [one for one in self._articles if one.id in whole]
        hidden = {one.title for one in self._whole.articles if one.id in whole} - {one.title for one in left}
        return (title(left, self._dispatches) or "") if named in hidden else named

    def _episode(self, one: Episode) -> Episode:
        articles = tuple(id for id in one.articles if id in self._left.ids)
        return replace(one, title=self._called(one.title, one.articles), articles=articles)

    def _story(self, story: Story, shown: Collection[str]) -> Story:
        published = [one.published for one in self._articles if one.published]
        rows = {name: tuple(id for id in getattr(story, name) if id in shown) for name in ("events", "more", "next")}
        named = self._called(story.title, story.articles)
        state = story.state if story.state and self._left.has(story.state.evidence) else None
        return replace(
            story,
            title=named,
            title_evidence=title_evidence(named, self._articles),
            articles=tuple(id for id in story.articles if id in self._left.ids),
            episodes=tuple(self._episode(one) for one in story.episodes if not self._left.ids.isdisjoint(one.articles)),
            independence=independence(self._articles, self._dispatches, self._statements, self._people.cast),
            first=min(published, key=lambda one: (one.start, one.end), default=None),
            last=max(published, key=lambda one: (one.end, one.start), default=None),
            brief=tuple(
                line for line in story.brief if self._left.has(line.evidence) and self._people.reads(line.text)
            ),
            state=state if state and self._people.reads(state.text) else None,
            events=rows["events"],
            more=rows["more"],
            next=rows["next"],
        )
