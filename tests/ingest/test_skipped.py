"""Records that are no reports are told in one line an archive and reason."""

from __future__ import annotations

from dateline.ingest.skipped import FETCHED_BEFORE, NO_PAGES, NO_REPORT, skipped, summed, told
from dateline.terms import SetAside


def test_parts_of_an_archive_are_told_together() -> None:
    """By archive and reason, where the first of them stood; all else stays as it is."""
    other = SetAside("a.warc", "is damaged", "fetch it again")
    some = [
        skipped("a.warc", NO_REPORT, 2),
        other,
        skipped("a.warc", NO_REPORT, 1_000),
        skipped("b.warc", NO_REPORT, 1),
    ]
    found = summed([*some, skipped("a.warc", FETCHED_BEFORE, 3)], ())
    assert [(one.name, one.reason) for one in found] == [
        ("a.warc", "holds 1,002 records passed over: neither page nor text"),
        ("a.warc", "is damaged"),
        ("b.warc", "holds 1 record passed over: neither page nor text"),
        ("a.warc", "holds 3 records passed over: the same as when it was fetched before"),
    ]
    assert [one.fatal for one in found] == [False, True, False, False]


def test_a_part_without_pages_is_no_news() -> None:
    """A whole archive without one is, and so is one of which no part held one: that is told once."""
    empty = SetAside("a.warc", NO_PAGES, "name one that holds pages")
    parts = [one for one in (*told([empty], part=True), *told([empty], part=True)) if isinstance(one, SetAside)]
    assert len(parts) == 2
    assert [*told([empty], part=False)] == [empty]
    assert summed(parts, {"a.warc"}) == ()
    assert summed(parts, {"b.warc"}) == (empty,)
    assert summed([empty], {"a.warc"}) == (empty,)


def test_an_archive_that_is_damaged_is_not_said_to_be_empty() -> None:
    """What was lost of it may have been pages."""
    (part,) = told([SetAside("a.warc", NO_PAGES, "name one that holds pages")], part=True)
    for name in ("a.warc", "a.warc, https://lowmere.example/1"):
        assert isinstance(part, SetAside)
        lost = SetAside(name, "holds 1 damaged record that could not be read", "fetch it again")
        assert summed([part, lost], ()) == (lost,)
