"""A plan as it turns, day by day: readings of a story of one event, built by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from dateline.terms import Change, ChangeField, Event, EventReport, Precision, Reading, Status, When
from tests.doors.cli import builders

Turn = tuple[str, Status, str | None]
"""Day of the report, the status it tells, the day it names."""


def when(start: str, end: str | None = None, precision: Precision = "day") -> When:
    """An interval."""
    return When(start, end or start, precision, "as built")


def plan(*turns: Turn) -> Reading:
    """One story with one event that was told in these turns, each by a report of its own."""
    base = builders.reading()
    articles, reports, changes = [], [], []
    for number, (day, status, named) in enumerate(turns):
        text = f"Report {number}: the fair of Velm is {status}, {named or 'with no day'}."
        article = replace(
            builders.PLAN, id=f"p{number}", text=text, published=when(day), title=f"Fair of Velm {status}",
            paragraphs=(), url=f"https://velm.example/{number}",
        )  # fmt: skip
        articles.append(article)
        told = when(named) if named else None
        words = article.evidence(0, len(text))
        reports.append(EventReport(article.id, article.published, None, told, "Velm", status, (), (), words, words))
    for one, other in pairwise(reports):
        if one.status != other.status:
            changes.append(_change("status", one.status, other.status, one, other))
        if one.when and other.when and one.when != other.when:
            changes.append(_change("when", one.when.start, other.when.start, one, other))
    head = next((report.when for report in reversed(reports) if report.when), None)
    event = Event("fair", "fair", "fair", (), "Velm", head, turns[-1][1], None, (), "as built", tuple(reports))
    ids = tuple(article.id for article in articles)
    story = replace(
        base.stories[0],
        articles=ids,
        events=("fair",),
        brief=(),
        first=articles[0].published,
        last=articles[-1].published,
    )
    dispatch = base.dispatches[1]
    return replace(
        base, articles=tuple(articles), parsed=frozenset(ids), entities=(), statements=(), conflicts=(), events=(event,),
        dispatches=tuple(replace(dispatch, id=f"d{id}", articles=(id,), origin=id) for id in ids),
        changes=tuple(changes), stories=(story,),
    )  # fmt: skip


def _change(field: ChangeField, before: str, after: str, one: EventReport, other: EventReport) -> Change:
    assert other.reported
    return Change("fair", field, before, after, other.reported, "major", (one.evidence, other.evidence))


PROPOSED: Turn = ("2030-03-01", "proposed", None)
SET: Turn = ("2030-03-04", "scheduled", "2030-05-07")
MOVED: Turn = ("2030-03-10", "moved", "2030-05-21")
CANCELLED: Turn = ("2030-03-20", "cancelled", None)
HELD: Turn = ("2030-05-22", "happened", "2030-05-21")
