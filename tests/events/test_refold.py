"""Tests for `dateline.events.refold`."""

from dataclasses import replace
from datetime import date

from dateline.events import as_of
from dateline.terms import Dispatch, Event, EventReport, Evidence, Quantity, Status, When

HOMES = tuple(Dispatch(f"d{n}", (f"a{n}",), f"a{n}", None, (), (), ()) for n in range(1, 4))


def _day(iso: str, basis: str = "as written") -> When:
    return When(iso, iso, "day", basis)


def _report(n: int, on: str, status: Status, when: When | None = None, where: str | None = None) -> EventReport:
    evidence = Evidence(f"a{n}", 0, 5, "words")
    return EventReport(
        f"a{n}", _day(on), None, when, where, status, (), (Quantity("dead", str(n)),), evidence, evidence
    )


REPORTS = (
    _report(1, "2030-05-02", "proposed", None, "Tarnow"),
    _report(2, "2030-05-06", "scheduled", _day("2030-05-20"), "Velm"),
    _report(3, "2030-05-21", "happened", _day("2030-05-20"), "Velm"),
)
EVENT = Event("e", "talks", "meeting", (), "Velm", _day("2030-05-20"), "happened", None, (), "given", REPORTS)


def _on(iso: str) -> Event:
    (found,) = as_of([EVENT], HOMES, date.fromisoformat(iso))
    return found


def test_a_day_ends_in_utc() -> None:
    """What came out late that evening in a zone behind it is told from the next day on, as at every door."""
    late = replace(
        REPORTS[0], reported=When("2030-05-02T23:30:00-05:00", "2030-05-02T23:30:00-05:00", "instant", "as written")
    )
    events = [replace(EVENT, reports=(late,))]
    assert not as_of(events, HOMES, date(2030, 5, 2))
    assert as_of(events, HOMES, date(2030, 5, 3))


def test_each_day_knows_what_was_reported_by_then() -> None:
    """Status, day, place and figure are those of the reports up to the day."""
    assert [(_on(day).status, _on(day).where) for day in ("2030-05-03", "2030-05-10")] == [
        ("proposed", "Tarnow"),
        ("scheduled", "Velm"),
    ]
    assert _on("2030-05-03").when is None
    assert _on("2030-05-10").when == _day("2030-05-20")
    assert _on("2030-05-10").quantities == (Quantity("dead", "2"),)


def test_after_the_last_report_nothing_is_folded_anew() -> None:
    """The event is the one that was given."""
    assert _on("2031-01-01") is EVENT


def test_before_the_first_report_there_is_no_event() -> None:
    """What nobody had told by then is left out, and so is a report without a day."""
    assert as_of([EVENT], HOMES, date(2030, 5, 1)) == ()
    undated = replace(EVENT, reports=(replace(REPORTS[0], reported=None),))
    assert as_of([undated], HOMES, date(2031, 1, 1)) == ()


def test_a_part_stands_alone_until_its_whole_is_told() -> None:
    """As of a day before the first report of its whole it is a part of nothing that is there."""
    toll = replace(EVENT, id="toll", part_of="e")
    whole = replace(EVENT, reports=REPORTS[1:])

    def part_of(iso: str) -> str | None:
        return next(one.part_of for one in as_of([toll, whole], HOMES, date.fromisoformat(iso)) if one.id == "toll")

    assert part_of("2030-05-03") is None
    assert part_of("2030-05-07") == "e"


def test_a_days_own_plan_is_not_done_early() -> None:
    """What no report could have seen by the day is a plan."""
    early = replace(EVENT, reports=(_report(1, "2030-05-02", "happened", _day("2030-05-20")), REPORTS[2]))
    (found,) = as_of([early], HOMES, date(2030, 5, 3))
    assert found.status == "scheduled"


def test_what_was_done_on_a_day_is_no_plan_again() -> None:
    """A later report that tells without a day how it was decided on does not undo it."""
    told = (REPORTS[2], _report(1, "2030-05-22", "scheduled"), _report(2, "2030-05-23", "happened"))
    (found,) = as_of([replace(EVENT, reports=told)], HOMES, date(2030, 5, 22))
    assert found.status == "happened"
