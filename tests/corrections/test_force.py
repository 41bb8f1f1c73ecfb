"""Which corrections are in force, and how they are told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.corrections import because, in_force, undoing
from tests.corrections.builders import correction

FIRST = correction("date", "a", value="2031-05-02", when="2031-05-10")
LATER = correction("date", "a", value="2031-05-03", when="2031-05-11")
UNDO = undoing(LATER, who="Ben Okoro", when="2031-05-12", why="the first was right")


def test_the_earlier_comes_first() -> None:
    """Whoever applies them in order lets the later win."""
    assert in_force([LATER, FIRST]) == (FIRST, LATER)


def test_of_one_second_the_later_made_wins() -> None:
    """Whatever their ids are; a moment without parts of a second is before those with."""
    seconds = ("2031-05-10T09:30:00Z", "2031-05-10T09:30:00.000099Z", "2031-05-10T09:30:00.5Z", "2031-05-10T09:30:01Z")
    for value in ("2031-05-02", "2031-05-03", "2031-05-04"):
        made = [correction("date", "a", value=value, when=when) for when in seconds]
        assert list(in_force(made[::-1])) == made


def test_an_undone_one_is_left_out_with_its_undoing() -> None:
    """What was undone no longer holds, and the undoing itself corrects nothing."""
    assert in_force([FIRST, UNDO, LATER]) == (FIRST,)


def test_an_undoing_may_come_before_what_it_undoes() -> None:
    """An import may bring them in any order, or the undoing alone."""
    assert in_force([UNDO]) == ()
    assert in_force([UNDO, LATER]) == ()


@given(st.permutations([FIRST, LATER, UNDO, FIRST]))
def test_order_of_arrival_does_not_matter(arrived: list[object]) -> None:
    """Any order, and any twice, gives the same."""
    assert in_force(arrived) == (FIRST,)  # type: ignore[arg-type]


def test_the_clause_says_who_when_and_why() -> None:
    """The words that every corrected record carries."""
    assert because(FIRST) == "corrected by Ada Lind on 2031-05-10: the desk rang the mayor"
