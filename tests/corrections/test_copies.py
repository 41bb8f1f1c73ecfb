"""Copies: articles that are, or are not, copies of one dispatch."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.corrections.copies import groups, reasons
from dateline.terms import Correction
from tests.corrections.builders import article, articles, correction
from tests.tell.builders import dispatch

TEXT = articles(
    article("a", "The bridge of Lindholm will reopen in June."),
    article("b", "The bridge of Lindholm will reopen in June, says the mayor."),
    article("c", "A court opened the trial of Ilja Brandt."),
    article("d", "The bridge of Lindholm will reopen in June. Trains run again."),
)


def test_without_corrections_nothing_is_touched() -> None:
    """The very partition that was given."""
    found = (("a", "b"), ("c",), ("d",))
    assert groups(found, TEXT, []) is found
    assert groups(found, TEXT, [correction("date", "a", value="2031-05-02")]) is found


def test_copies_join_their_dispatches() -> None:
    """All that were copies of either are copies of one."""
    assert groups((("a", "b"), ("c",), ("d",)), TEXT, [correction("copies", "b", "c")]) == (("a", "b", "c"), ("d",))


def test_no_copy_leaves_and_takes_along_what_is_like_it() -> None:
    """A text that nobody named goes with the side whose words it has."""
    told = correction("not copies", "c", other=["a"])
    assert groups((("a", "b", "c", "d"),), TEXT, [told]) == (("a", "b", "d"), ("c",))
    told = correction("not copies", "a", other=["c"])
    assert groups((("a", "b", "c", "d"),), TEXT, [told]) == (("a", "b", "d"), ("c",))


def test_no_copy_of_anything_leaves_alone() -> None:
    """Where nobody is named to stay, all others do."""
    assert groups((("a", "b", "d"),), TEXT, [correction("not copies", "d")]) == (("a", "b"), ("d",))


def test_no_copies_of_what_is_elsewhere_changes_nothing() -> None:
    """Two that are no copies of each other anyway stay where they are."""
    found = (("a", "b"), ("c",), ("d",))
    assert groups(found, TEXT, [correction("not copies", "a", other=["c"])]) == found


def test_the_later_wins() -> None:
    """Copies that were then said to be none are none, and the other way round."""
    copies = correction("copies", "a", "c", when="2031-05-01")
    apart = correction("not copies", "a", other=["c"], when="2031-05-02")
    alone = (("a",), ("b",), ("c",), ("d",))
    assert groups(alone, TEXT, [copies, apart]) == alone
    assert groups(alone, TEXT, [apart, copies]) == (("a", "c"), ("b",), ("d",))


def test_a_report_that_is_not_there_is_no_trouble() -> None:
    """As of an earlier day the copy is not yet known."""
    assert groups((("a",),), TEXT, [correction("copies", "a", "z")]) == (("a",),)
    assert groups((("a",),), TEXT, [correction("copies", "y", "z")]) == (("a",),)


def test_a_relation_says_who_vouches_for_it() -> None:
    """Its basis carries the clause; other dispatches stay as they are."""
    one, two = dispatch("one", "a", "b"), dispatch("two", "c", "d")
    told = reasons([one, two], [correction("copies", "a", "b")])
    assert told[0].relations[0].basis == "same words; corrected by Ada Lind on 2031-05-14: the desk rang the mayor"
    assert told[1] is two


KINDS = st.sampled_from(["copies", "not copies"])
CORRECTIONS = st.lists(
    st.builds(lambda kind, ids: correction(kind, *ids), KINDS, st.permutations("abcd").map(lambda p: p[:2]))
)


@given(CORRECTIONS)
def test_a_partition_stays_one(told: list[Correction]) -> None:
    """Whatever is said, each article is in one dispatch."""
    found = groups((("a", "b"), ("c", "d")), TEXT, told)
    assert sorted(id for group in found for id in group) == ["a", "b", "c", "d"]
    assert found == tuple(sorted(tuple(sorted(group)) for group in found))
