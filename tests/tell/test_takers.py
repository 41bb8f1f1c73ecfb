"""Tests for `dateline.tell.takers`, by way of the changes it makes."""

from dataclasses import replace

from dateline.tell.changes import changes
from dateline.terms import Change, EventReport
from tests.tell.builders import article, cast, dispatch, event, person, report, words

FIRST = article("courier", "Mayor Dara Quill will open the bridge.", day="2030-05-02")
LATER = article("post", "Ivo Hart will open the bridge.", day="2030-05-06")
QUILL = person("quill", "Dara Quill", words(FIRST, "Dara Quill"))
HART = person("hart", "Ivo Hart", words(LATER, "Ivo Hart"))


def _by(one: EventReport, *who: str) -> EventReport:
    return replace(one, who=who)


def _told(*reports: EventReport) -> tuple[Change, ...]:
    found = event("e", *reports)
    return changes([found], [dispatch("courier"), dispatch("post")], [FIRST, LATER], cast(QUILL, HART))


def test_another_taker_of_a_plan_is_a_change() -> None:
    """Who is to open the bridge has changed, both named as the reports know them."""
    (change,) = _told(_by(report(FIRST, "open"), "quill"), _by(report(LATER, "open"), "hart"))
    assert (change.field, change.before, change.after, change.weight) == ("who", "Quill", "Hart", "major")


def test_naming_fewer_or_more_people_is_none() -> None:
    """A report may name some of those who take part."""
    assert not _told(_by(report(FIRST, "open"), "quill"), _by(report(LATER, "open"), "quill", "hart"))
    assert not _told(_by(report(FIRST, "open"), "quill", "hart"), _by(report(LATER, "open"), "hart"))
    assert not _told(_by(report(FIRST, "open"), "quill"), report(LATER, "open"))


def test_of_what_is_over_nobody_changes() -> None:
    """Each reporter names some of those who took part."""
    assert not _told(
        _by(report(FIRST, "open", status="happened"), "quill"), _by(report(LATER, "open", status="happened"), "hart")
    )
