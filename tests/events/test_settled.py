"""Plans once a story's cores are made: the finest day, the outcome, plans for days that no core tells."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

import pytest

from dateline.events import plans
from dateline.events.candidates import Candidate
from dateline.events.cores import Core
from dateline.events.plans import is_due, settled
from dateline.terms import When
from tests.events.builders import article, candidate, cast, day, timex

JUNE = day("2031-06-01", "month", "2031-06-30")


def told(text: str, word: str, words: str, when: When, *, published: str = "2031-05-14", id: str = "a") -> Candidate:
    """The candidate that one report's sentence makes."""
    of = article(text, id=id, published=published)
    return candidate(of, word, cast([of]), timex(of, words, when))


COARSE = told("The ministers will meet again in June.", "meet", "June", JUNE)
FINE = told("The ministers will meet on June 9.", "meet", "June 9", day("2031-06-09"), id="b")
MET = told("The ministers met on June 9.", "met", "June 9", day("2031-06-09"), published="2031-06-10", id="c")
OFF = told(
    "The council called off the ministers' meeting on June 9.",
    "meeting",
    "June 9",
    day("2031-06-09"),
    published="2031-05-20",
    id="d",
)
OTHER = told("The bridge will reopen on July 2.", "reopen", "July 2", day("2031-07-02"), id="e")


def core(one: Candidate) -> Core:
    """A core of that place alone."""
    return Core(one, (one,), 0.7, 0.5)


@pytest.fixture(autouse=True)
def alike() -> object:
    """Meetings are one happening, whatever the weights say."""

    def promising(_model: str, _features: object) -> float:
        return 0.5

    def same(one: Candidate, other: Candidate) -> float:
        return 0.9 * (OTHER not in (one, other))

    with patch.object(plans, "chance", promising), patch.object(plans, "chance_of_same", same):
        yield


def test_a_plan_is_told_by_the_place_with_its_finest_day() -> None:
    """The day beats "in June"; words, day and status are of that place."""
    (made,) = settled([core(COARSE)], [COARSE, FINE])
    assert made.exemplar is FINE
    assert set(made.members) == {COARSE, FINE}


@pytest.mark.parametrize(("later", "status"), [(MET, "happened"), (OFF, "cancelled")])
def test_what_came_of_a_plan_tells_it(later: Candidate, status: str) -> None:
    """A later report saw it done, or called off."""
    (made,) = settled([core(FINE)], [FINE, later])
    assert made.exemplar.status == status
    assert not is_due(made, "2031-05-14")


def test_a_plan_whose_outcome_has_a_row_has_none() -> None:
    """One happening is told once."""
    assert [made.exemplar for made in settled([core(FINE), core(MET)], [FINE, MET])] == [MET]


def test_a_plan_that_no_core_tells_is_told() -> None:
    """Dated plans are always there, those of one place too; a month alone is too little."""
    assert [made.exemplar for made in settled([core(COARSE)], [COARSE, OTHER])] == [COARSE, OTHER]
    assert settled([], [COARSE]) == ()


def test_is_due() -> None:
    """Until its day is over."""
    assert is_due(core(FINE), "2031-06-09")
    assert not is_due(core(FINE), "2031-06-10")
    assert not is_due(core(MET), "2031-06-09")


def test_a_moved_plan_is_one_with_its_core_for_the_other_day() -> None:
    """What the families of words join, and a report tells as moved, is one happening with both its days; of another heap it is not."""
    meeting = told("The meeting of the ministers is scheduled for June 9.", "meeting", "June 9", day("2031-06-09"))
    moved = told(
        "The meeting of the ministers has been moved to June 12.",
        "meeting",
        "June 12",
        day("2031-06-12"),
        published="2031-05-20",
        id="b",
    )
    moved = replace(moved, status="moved", own_day=True, joined=0)
    heap = [(meeting.one, moved.one)]
    (one,) = settled([core(replace(meeting, joined=0)), core(moved)], [meeting, moved], heap)
    assert one.exemplar is moved
    assert {id(sighting) for sighting in one.told} == {id(meeting.one), id(moved.one)}
    assert len(settled([core(replace(meeting, joined=1)), core(moved)], [], [*heap, ()])) == 2
