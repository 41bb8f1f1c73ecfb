"""Which copy is nearest the source, and how the others descend."""

from __future__ import annotations

from dateline.wire import dispatches
from dateline.wire.origin import own_outlet
from tests.wire.build import FERRY, FERRY_ANEW, HARVEST, article, first_lines

CUT = first_lines(FERRY, 4)


def test_the_agencys_own_outlet_is_the_origin() -> None:
    """Whatever the day and the length."""
    paper = article("a", FERRY, day="2031-03-04", agency="Reuters", publisher="The Elling Post")
    own = article("b", FERRY, day="2031-03-05", publisher="Reuters")
    (found,) = dispatches([paper, own], [("a", "b")])
    assert (found.origin, found.agency) == ("b", "Reuters")


def test_else_the_earliest_that_is_not_cut() -> None:
    """A cut copy is no origin, however early."""
    copies = [
        article("a", CUT, day="2031-03-03"),
        article("b", FERRY, day="2031-03-05"),
        article("c", FERRY, day="2031-03-04"),
    ]
    (found,) = dispatches(copies, [("a", "b", "c")])
    assert found.origin == "c"
    assert [(r.article, r.of, r.kind) for r in found.relations] == [("a", "c", "cut"), ("b", "c", "copy")]


def test_a_longer_text_of_its_own_is_a_version() -> None:
    """A write-through keeps the body and brings much that is new."""
    fresh = "\n".join(
        f"New line {i} tells what nobody at Northline knew before about item {i} of {i * 7} others." for i in range(9)
    )
    copies = [article("a", FERRY, agency="AP", day="2031-03-04"), article("b", FERRY + fresh, day="2031-03-06")]
    (found,) = dispatches(copies, [("a", "b")])
    assert [(r.article, r.of, r.kind) for r in found.relations] == [("b", "a", "version")]


def test_copies_of_a_version_descend_from_it() -> None:
    """A tree of who ran whom: the first text, a write-through of it, one of that, and who ran the last."""
    one, two = FERRY.splitlines(), FERRY_ANEW.splitlines() + HARVEST.splitlines()
    first, second, third = one, [*one[3:], *two[:3]], [*one[6:], *two]
    texts = {"a": first, "b": second, "c": third, "d": third, "e": second}
    copies = [article(id, "\n".join(text), day=f"2031-03-0{n}") for n, (id, text) in enumerate(texts.items(), start=1)]
    (found,) = dispatches(copies, [tuple(texts)])
    assert [(r.article, r.of) for r in found.relations] == [("b", "a"), ("c", "b"), ("d", "c"), ("e", "b")]


def test_a_relation_says_why() -> None:
    """Shares of both texts and the longest shared run."""
    (found,) = dispatches([article("a", FERRY), article("b", CUT)], [("a", "b")])
    assert found.relations[0].basis.startswith("100% of this report's words stand in its origin and ")


def test_outlets_of_one_owner_are_one_owner() -> None:
    """The owner where it is known, else the outlet."""
    copies = [
        article("a", FERRY, owner="Elling Media", publisher="Post"),
        article("b", FERRY, owner="Elling Media", publisher="Echo"),
        article("c", FERRY, publisher="Lone Star"),
        article("d", FERRY),
    ]
    (found,) = dispatches(copies, [("a", "b", "c", "d")])
    assert found.owners == ("Elling Media", "Lone Star")


def test_an_agencys_own_outlet_bears_its_name() -> None:
    """An outlet that merely runs the agency's text is not the agency's."""
    own = article("a", FERRY, publisher="Reuters", agency="Reuters")
    paper = article("b", FERRY, publisher="The Elling Post", agency="Reuters")
    assert own_outlet(own, "Reuters")
    assert not own_outlet(paper, "Reuters")
    assert not own_outlet(own, None)
