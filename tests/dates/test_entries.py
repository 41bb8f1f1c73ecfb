"""A live blog's entries, each read from its own day."""

from __future__ import annotations

import pytest

from dateline.clean import article
from dateline.dates import timexes
from tests.opening import opened

ENTRIES = (
    (
        "2031-03-05T09:10:00+00:00",
        "The mayor of Tarnau resigned this morning, the council of the town said in a statement.",
    ),
    (
        "2031-03-04T18:40:00+00:00",
        "The bridge at Tarnau will open again tomorrow at noon, the county said after a long inspection.",
    ),
    (
        "2031-03-04T08:05:00+00:00",
        "Forty houses of the town were flooded last night, and firefighters took two people to a hospital.",
    ),
)


def read(mark: str, *, shift: str = "2031-03-04T08:05:00+00:00") -> dict[str, str]:
    """The days of the words that point at time, on a page whose entries carry `mark`."""
    body = "".join(f"{mark.format(iso=iso, plain=iso[:16].replace('T', ' '))}<p>{text}</p>" for iso, text in ENTRIES)
    page = (
        f"<html lang='en'><head><title>Flood in Tarnau: latest updates</title><meta property='article:published_time' content='{shift}'></head>"
        f"<body><article><h1>Flood in Tarnau: latest updates</h1><p>All that is known of the flood in the town of Tarnau, as it comes.</p>{body}</article></body></html>"
    )
    (found,), _ = opened(page.encode(), name="live.html")
    return {one.text: one.when.start[:10] for one in timexes(article(found), None) if one.when}


@pytest.mark.parametrize(
    "mark", ["<div><time datetime='{iso}'>at that hour</time></div>", "<p class='time'>{plain}</p>"]
)
def test_each_entry_has_its_own_day(mark: str) -> None:
    """By the page's marks or by stamps in lines of their own."""
    days = read(mark)
    assert (days["this morning"], days["tomorrow"], days["last night"]) == ("2031-03-05", "2031-03-05", "2031-03-03")


def test_links_to_older_reports_are_no_entries() -> None:
    """Marks that lie weeks from the day of publication date nothing."""
    days = read("<p class='time'>{plain}</p>", shift="2031-05-04T08:05:00+00:00")
    assert days["this morning"] == "2031-05-04"
