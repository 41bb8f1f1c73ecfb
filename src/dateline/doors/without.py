"""Without: a story as it is shown to a reader who has hidden some of its outlets.

In: a reading of a story, and names of outlets. Out: the reading without their reports and all that only these tell. Never: words of an outlet
that is hidden; a story told anew: which reports belong together, and what is one event, stays as all of them tell it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from dateline.bearing import title_evidence
from dateline.corrections.kinds import MOST_SHOWN
from dateline.doors.shelf import Shelf, ran
from dateline.ids import withdrawn_id
from dateline.tell.titles import title
from dateline.terms import (
    Article,
    Cast,
    Change,
    Changed,
    Conflict,
    Dispatch,
    Edit,
    Event,
    EventReport,
    Evidence,
    Reading,
    Statement,
    Story,
    Words,
)
from dateline.text import plain, words
from dateline.wire import independence

MOST_LETTERS = 120
"""Letters of an outlet's name by which it is hidden."""


def without(reading: Reading, outlets: Collection[str]) -> Reading | None:
    """The reading without the reports of these outlets; as it is where it has none of them; None where it has none but them."""
    kept = tuple(one for one in reading.articles if not hides(outlets, one))
    if len(kept) == len(reading.articles):
        return reading
    return _Left(reading, kept).reading() if kept else None


def hides(outlets: Collection[str], article: Article) -> bool:
    """Whether one of these outlets ran it: by the name under which a reader is shown it, which of an unnamed one is its site or its file."""
    name = plain(ran(article)[:MOST_LETTERS])
    return any(plain(one) == name for one in outlets)


def news_of(shelf: Shelf, news: Iterable[Changed]) -> tuple[Changed, ...]:
    """Of what is new in a story what rests on reports that are on the shelf alone."""
    gone = {withdrawn_id(id) for id in shelf.articles}
    return tuple(one for one in news if _is_of(shelf, one.change) or one.id in gone)


def _is_of(shelf: Shelf, change: Change | Edit | None) -> bool:
    if isinstance(change, Edit) and change.article not in shelf.articles:
        return False
    return change is not None and all(one.article in shelf.articles for one in change.evidence)


class _Left:
    """What is left of a reading."""

    def __init__(self, whole: Reading, articles: tuple[Article, ...]) -> None:
        self._whole = whole
        self._articles = articles
        self._ids = frozenset(one.id for one in articles)

    def reading(self) -> Reading:
        """The reading of what is left."""
        whole = self._whole
        events = tuple(self._event(one) for one in whole.events if self._tells(one))
        told = {one.id for one in events}
        events = tuple(one if one.part_of in told else replace(one, part_of=None) for one in events)
        shown = {one.id for one in events if one.headline}
        self._said = tuple(one for one in whole.statements if one.article in self._ids)
        said = {one.id for one in self._said}
        dispatches = tuple(self._dispatch(one) for one in whole.dispatches if not self._ids.isdisjoint(one.articles))
        return replace(
            whole,
            articles=self._articles,
            parsed=whole.parsed & self._ids,
            dispatches=dispatches,
            timexes=tuple(one for one in whole.timexes if one.article in self._ids),
            statements=tuple(self._statement(one, said) for one in whole.statements if one.id in said),
            events=events,
            changes=tuple(one for one in whole.changes if one.event in told and self._has(one.evidence)),
            conflicts=tuple(found for one in whole.conflicts if one.event in told and (found := self._conflict(one))),
            stories=tuple(self._story(one, shown, dispatches) for one in whole.stories),
        )

    def _has(self, places: Iterable[Evidence]) -> bool:
        return all(one.article in self._ids for one in places)

    def _tells(self, event: Event) -> bool:
        return any(report.article in self._ids for report in event.reports)

    def _event(self, event: Event) -> Event:
        """What the others tell of it, in the words of one of them."""
        reports = tuple(one for one in event.reports if one.article in self._ids)
        figures = tuple(one for one in event.quantities if one.evidence is None or one.evidence.article in self._ids)
        return replace(event, reports=reports, headline=self._headline(event, reports), quantities=figures)

    def _headline(self, event: Event, reports: Sequence[EventReport]) -> Words | None:
        """Its own words where they are of a report that is left, else the first of such that tells it in few; None where none does."""
        if event.headline is None or self._has(event.headline.evidence):
            return event.headline
        others = (one.evidence for one in reports if one.core)
        short = next((one for one in others if len(words(one.text)) <= MOST_SHOWN), None)
        return None if short is None else Words(" ".join(short.text.split()), (short,))

    def _dispatch(self, one: Dispatch) -> Dispatch:
        articles = tuple(id for id in one.articles if id in self._ids)
        return replace(
            one,
            articles=articles,
            origin=one.origin if one.origin in articles else articles[0],
            relations=tuple(each for each in one.relations if {each.article, each.of} <= self._ids),
            edits=tuple(each for each in one.edits if each.article in self._ids and self._has(each.evidence)),
        )

    @staticmethod
    def _statement(one: Statement, said: Collection[str]) -> Statement:
        return replace(one, same_as=tuple(id for id in one.same_as if id in said))

    def _conflict(self, one: Conflict) -> Conflict | None:
        texts = {each.id for each in self._whole.dispatches if not self._ids.isdisjoint(each.articles)}
        sides = tuple(
            replace(
                side,
                evidence=left,
                dispatches=tuple(one for one in side.dispatches if one in texts),
                shown=side.shown if side.shown and self._has(side.shown.evidence) else None,
            )
            for side in one.sides
            if (left := tuple(each for each in side.evidence if each.article in self._ids))
        )
        return replace(one, sides=sides) if len(sides) > 1 else None

    def _title(self, story: Story, dispatches: Sequence[Dispatch]) -> str:
        """Its own, unless that is the headline of none but those that are hidden: then the headline that names it among the others."""
        left = {one.title for one in self._articles}
        of_hidden = {one.title for one in self._whole.articles} - left
        return (title(self._articles, dispatches) or "") if story.title in of_hidden else story.title

    def _story(self, story: Story, shown: Collection[str], dispatches: Collection[Dispatch]) -> Story:
        published = [one.published for one in self._articles if one.published]
        sums = independence(self._articles, tuple(dispatches), self._said, Cast(self._whole.entities))
        rows = {name: tuple(id for id in getattr(story, name) if id in shown) for name in ("events", "more", "next")}
        called = self._title(story, tuple(dispatches))
        return replace(
            story,
            title=called,
            title_evidence=title_evidence(called, self._articles),
            articles=tuple(id for id in story.articles if id in self._ids),
            independence=sums,
            first=min(published, key=lambda one: (one.start, one.end), default=None),
            last=max(published, key=lambda one: (one.end, one.start), default=None),
            brief=tuple(line for line in story.brief if self._has(line.evidence)),
            state=story.state if story.state and self._has(story.state.evidence) else None,
            events=rows["events"],
            more=rows["more"],
            next=rows["next"],
        )
