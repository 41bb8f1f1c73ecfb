"""Which report of a page stands: also where an export passes the very same one on."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from dateline.ids import report_name
from dateline.revisions import current, in_order, rank, replacing
from dateline.terms import Article
from tests.tell.builders import article, when

OWN = article("a", "The bridge opened.", day="2031-05-04")
PASSED = replace(article("b", "The bridge opened.", day="2031-05-04"), file="a.txt", entry=report_name("a"))
OTHER = article("c", "The bridge opened.", day="2031-05-04")


def _stand(*articles: Article, came: str = "2031-06-01") -> list[Article]:
    ranks = {one.id: rank(one, came) for one in articles}
    return [*current(articles, ranks)]


def test_a_report_and_what_an_export_passes_on_of_it_are_one() -> None:
    """In any order the report itself stands, and replaced nothing; another report of the same words is another."""
    for order in permutations((OWN, PASSED, OTHER)):
        assert sorted(_stand(*order), key=lambda one: one.id) == [OWN, OTHER]


def test_so_are_two_that_exports_pass_on() -> None:
    """And one alone stands."""
    again = replace(PASSED, id="d")
    assert len(_stand(PASSED, again)) == 1
    assert _stand(PASSED) == [PASSED]


def test_what_is_passed_on_is_as_old_as_it_was_seen() -> None:
    """Where nobody says when, older than any report of the page; seen later than one, it is what that one became."""
    own, passed = (
        replace(one, url="https://lowmere.example/b") for one in (OWN, replace(PASSED, entry=report_name("e")))
    )
    assert [one.id for one in _stand(own, passed)] == ["a"]
    seen = replace(passed, seen=(when("2031-06-02T08:00:00Z"),))
    (stands,) = _stand(replace(own, seen=(when("2031-06-01T08:00:00Z"),)), seen)
    assert (stands.id, stands.revision_of) == ("b", "a")


def test_a_report_does_not_replace_itself() -> None:
    """The one before it is the last that is another."""
    ranks = {"a": "2", "b": "1", "z": "0"}
    older = replace(OTHER, id="z", url="https://lowmere.example/b")
    line = replacing(in_order(ranks, [older, OWN, PASSED]))
    assert [(one.id, one.revision_of) for one in line] == [("a", "z"), ("b", "z"), ("z", None)]
