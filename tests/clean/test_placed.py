"""Where a page shows the day of its story, and where it shows other days."""

from __future__ import annotations

import pytest

from dateline.clean import article
from tests.opening import opened

LEDE = "The council of Vessport will rebuild the eastern pier that burned down in the winter storms, its mayor said."
REST = "Work is to start in spring and will cost nine million crowns, most of which the region pays, according to the council."


@pytest.fixture(autouse=True)
def no_second_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """What htmldate would find on the page is not asked for."""
    monkeypatch.setattr("dateline.clean.published._from_markup", lambda _report: iter(()))


def published(head: str, *, below: str = "", language: str = "en", after: str = "", lede: str = LEDE) -> str | None:
    """The day that a page gives with `head` above its lede, `below` under it and `after` at its end."""
    page = (
        f"<html lang='{language}'><head><title>Vessport to rebuild its eastern pier</title></head><body><article>"
        f"<h1>Vessport to rebuild its eastern pier</h1>{head}<p>{lede}</p>{below}<p>{REST}</p><p>{REST}</p></article>{after}</body></html>"
    )
    found, _ = opened(page.encode(), name="a.html")
    when = article(found[0]).published
    return when.start[:10] if when else None


@pytest.mark.parametrize(
    "line",
    [
        "<div>Home news | 11.2.2025 | 23:55</div>",
        "<div>11.02.2025, 09:58 Uhr • Lesezeit: 5 Minuten</div>",
        "<div>By Anna Weir<br>11 February 2025</div>",
    ],
)
def test_a_line_at_the_head(line: str) -> None:
    """A short line between headline and lede, or right below the lede, holds the day of the story."""
    assert published(line) == "2025-02-11"
    assert published("", below=line) == "2025-02-11"


def test_a_sentence_at_the_head_is_no_stamp() -> None:
    """A day inside a sentence beside the lede is told of something else."""
    assert published("", below="<div>Our radio told of this on 11.02.2025 at 06:00.</div>") is None


def test_a_list_is_no_stamp() -> None:
    """Three days at the head that name no clock are of other pages, or still to come."""
    days = "".join(f"<p>{day}.02.2025 18:00</p>" for day in (11, 18, 25))
    assert published(days) is None
    assert published(days + "<p>Published: 3.02.2025</p>") == "2025-02-03"


def test_signed_behind_the_story() -> None:
    """A line around the story says when it was published, before or behind the day; comments that name several do not."""
    assert (
        published("", after="<div>Pier, harbour. Last change: 12.02.2025<br>Published on: 11.02.2025</div>")
        == "2025-02-11"
    )
    assert (
        published("", after="<footer><p>Dieser Beitrag wurde am 11.02.2025 um 23:03 Uhr gepostet</p></footer>")
        == "2025-02-11"
    )
    comments = "".join(
        f"<footer><p>A reader of ours from Tarnau posted on {day}.02.2025 what many others think of it</p></footer>"
        for day in (11, 12)
    )
    assert published("", after=comments) is None


def test_the_nearer_label_counts() -> None:
    """Of two labels before a stamp the nearer one says what clock it is of."""
    assert published("<p>Updated 12.02.2025, published 11.02.2025</p>") == "2025-02-11"


def test_a_date_that_opens_the_story() -> None:
    """A full date that opens the story, alone or behind its place, is its day; one inside the first sentence is not."""
    assert published("", lede=f"Tarnau, (11.02.2025). {LEDE}") == "2025-02-11"
    assert published("", lede=f"11 February 2025. {LEDE}") == "2025-02-11"
    assert published("", lede=f"The storm of 11 February 2025 is past. {LEDE}") is None
