"""The origin tree: whose dispatches, and who ran them."""

from __future__ import annotations

from dateline.doors.shelf import Shelf
from dateline.doors.voices import voices
from dateline.doors.web.origins import kept, sources
from tests.doors.cli.builders import reading


def _shelf() -> Shelf:
    one = reading()
    return Shelf(one, one.stories[0])


def test_a_copy_stands_below_its_origin() -> None:
    """The agency's dispatch was run by one outlet and copied by another, with its edits counted."""
    first = sources(_shelf())[0]
    assert (first.name, first.agency, first.reports) == ("Northwire", True, 2)
    origin = first.origins[0]
    assert origin.first.outlet == "The Velm Courier"
    assert [(run.outlet, run.how, run.edits) for run in origin.runs] == [
        ("The Harrow Herald", "ran it", (("fact", 1), ("style", 1)))
    ]


def test_every_report_is_in_the_tree_once() -> None:
    """No report is lost or told twice."""
    shelf = _shelf()
    told = [
        run.article.id for source in sources(shelf) for origin in source.origins for run in (origin.first, *origin.runs)
    ]
    assert sorted(told) == sorted(shelf.articles)


def test_the_filter_lets_facts_through_first() -> None:
    """A difference of fact always shows; one of style only when asked for."""
    edits = _shelf().dispatches[0].edits
    assert [[edit.kind for edit in kept(edits, depth)] for depth in ("fact", "wording", "style")] == [
        ["fact"], ["fact"], ["fact", "style"],
    ]  # fmt: skip


def test_who_speaks_is_told_with_what_was_said_once() -> None:
    """Statements are grouped by speaker, quotations without their marks."""
    (penn,) = voices(_shelf())
    assert (penn.name, penn.role) == ("Orla Penn", "Mayor of Harrow")
    assert [(one.quoted, one.words) for one in penn.sayings] == [
        (True, "It has not been set up yet"), (False, "the summit in Harrow would be brief"),
    ]  # fmt: skip
