"""Headlines, bylines and datelines."""

from __future__ import annotations

import pytest

from dateline.clean.masthead import byline_names, dateline, headline_shaped, is_stamp, meta_title, signature, spelled
from dateline.clean.pieces import Piece
from dateline.terms import Meta, Report


def piece(text: str) -> Piece:
    return Piece(0, len(text), text)


@pytest.mark.parametrize(
    ("text", "place", "rest"),
    [
        ("RAMALLAH, West Bank — A court on Monday", "Ramallah, West Bank", "A court on Monday"),
        ("VELM ― A court on Monday", "Velm", "A court on Monday"),
        ("NEW YORK/LONDON (Reuters) - Shares fell", "New York/London", "Shares fell"),
        ("HEMPSTEAD, N.Y., Sept. 26 (UPI) — A debate", "Hempstead, N.Y.", "A debate"),
        ("Berlin (dpa) - Die Stadt", "Berlin", "Die Stadt"),
        ("BEIJING, Oct. 23 (Xinhua) -- Talks", "Beijing", "Talks"),
        ("(Reuters) - A company", None, "A company"),
    ],
)
def test_dateline(text: str, place: str | None, rest: str) -> None:
    """A dateline gives its place as usually spelled, and where the lede begins."""
    found = dateline(piece(text))
    assert found is not None
    assert found.place == place
    assert text[found.body_start :] == rest


@pytest.mark.parametrize(
    "text",
    ["BREAKING - The pier burns", "TRUMP: I never said that", "U.S. officials said", "NATO and others — all of them"],
)
def test_no_dateline(text: str) -> None:
    """Labels, speakers and sentences are no datelines."""
    assert dateline(piece(text)) is None


def test_spelled() -> None:
    """Small words stay small, initials stay."""
    assert spelled("ISLE OF WIGHT, N.Y.") == "Isle of Wight, N.Y."


@pytest.mark.parametrize(
    ("text", "names"), [("By Ana Lund and Tom Reyes", ("Ana Lund", "Tom Reyes")), ("By the sea it was cold.", ())]
)
def test_byline(text: str, names: tuple[str, ...]) -> None:
    """A byline names people; a sentence that opens with "by" does not."""
    assert byline_names(piece(text)) == names


def test_title_without_the_site() -> None:
    """A page's title loses the tail that names the site; of several the one shown as a heading wins."""
    metas = (Meta("title", "Pier burns | The Courier", "title element"), Meta("title", "Pier burns", "meta og:title"))
    page = Report("1", None, None, "html", "Pier burns", (), metas)
    assert meta_title(page, ["Pier burns"]) == "Pier burns"


def test_stamp_and_headline() -> None:
    """A stamp is little else than a date; a headline has no full stop."""
    assert is_stamp(piece("Published on 3 May 2021 at 10:00"))
    assert not is_stamp(piece("The pier burned on 3 May 2021 and the town was without a harbour for years"))
    assert headline_shaped(piece("Pier to be rebuilt after fire"))
    assert not headline_shaped(piece("The pier burned."))
    assert signature("Source: AFP") == "AFP"
    assert signature("Harbour Courier") is None
