"""Tests for `dateline.doors.export.links` and `instants`."""

from __future__ import annotations

import pytest

from dateline.doors.export.instants import rfc822, rfc3339
from dateline.doors.export.links import Links, urn, web_address
from dateline.terms import utc
from tests.doors.export.poison import HOSTILE


@pytest.mark.parametrize("url", [*HOSTILE, "JaVaScRiPt:alert(1)", "//evil.example", "ftp://a.example", "https://", "http:///x",
                                 "https://a.example/\"x", "https://user:pw@a.example/", "https://[::1", "", None])  # fmt: skip
def test_what_is_no_web_address_is_no_link(url: str | None) -> None:
    """Only a whole http(s) address of plain characters may become a link."""
    assert web_address(url) is None


def test_web_addresses_stay_as_they_are() -> None:
    """A page on the web keeps its address."""
    for url in ("https://a.example/b?c=d&e=f#g", "http://a.example", "https://ä.example/ö"):
        assert web_address(url) == url


def test_names_are_for_good() -> None:
    """The URN of an event is this one in every release: calendars and feed readers know it by that."""
    assert urn("event", "2fa79c077d226722") == "urn:uuid:1f1aa105-24f3-53e6-95ec-ff83e32beee9"
    assert urn("event", "a") != urn("change", "a")


def test_no_base_no_links() -> None:
    """Without a base, or with one that is no web address, no page is linked."""
    assert Links(None).story("s") is None
    assert Links("javascript:alert(1)").story("s") is None
    assert Links("https://a.example/x/").story("s", "changes") == "https://a.example/x/stories/s/changes"


def test_instants_are_in_utc() -> None:
    """Days begin at midnight, offsets are counted in, the ends of the calendar do not fail."""
    assert rfc3339(utc("2030-03-05")) == "2030-03-05T00:00:00Z"
    assert rfc3339(utc("2030-03-05T10:00+02:00")) == "2030-03-05T08:00:00Z"
    assert rfc822(utc("2030-03-05")) == "Tue, 05 Mar 2030 00:00:00 GMT"
    for impossible in ("0001-01-01T00:00+05:00", "2030-03-05T10:00+99:99", "2030-02-30", "2030-03-05T25:00"):
        with pytest.raises(ValueError, match=r"\S"):
            utc(impossible)
