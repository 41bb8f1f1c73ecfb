"""Captions told from their credit, their position words and their place in a gallery."""

from __future__ import annotations

import pytest

from dateline.clean import article
from dateline.clean.captions import is_caption
from dateline.clean.pieces import Piece
from tests.clean.reports import STORY, report


def piece(text: str) -> Piece:
    return Piece(0, len(text), text)


@pytest.mark.parametrize(
    "text",
    [
        "(Ana Maria Lund / The Vessport Post)",
        "The pier after the storm. (Photo: Ana Lund)",
        "Tom Reyes / Reuters The mayor said it was a sad day as she walked along the pier.",
        "Ilse Harrow (left) and her deputy (right) were told that the pier had gone.",
        "Ilse Harrow, left, and Tom Reyes wait at the pier",
        "A photo issued by the coast guard of the pier before it fell.",
        "Satellite image of the port of Marrow, taken on 13 January.",
        "3/34 28 November 2017 Fishermen mend their nets",
        "12 of 20 The old pier in 1931",
        "The mayor stands on what is left of the pier in this undated handout photo.",
        "Media playback is unsupported on your device Media caption The pier from the air",
    ],
)
def test_caption(text: str) -> None:
    """Credits, position words, a picture's source and a gallery's number each tell a caption."""
    assert is_caption(piece(text))


@pytest.mark.parametrize(
    "text",
    [
        "A photo of the pier taken on 13 January shows that it was safe.",
        "Pictures of the area showed roped-off walks and signs that read 'Caution'.",
        "The law's critics (and its friends) left the hall, the mayor said.",
        "24/7 care will be offered at the clinic from May, the town said.",
        "The mayor said the picture released by the coast guard was a fake.",
        "Turnout was 40/100 by noon, officials said.",
    ],
)
def test_story(text: str) -> None:
    """A report that speaks of pictures, sides or numbers is no caption."""
    assert not is_caption(piece(text))


def test_open_line_amid_sentences() -> None:
    """In a text of closed sentences a longer open line has lost its picture; an item of a list or a subhead has not."""
    first, second, *rest = STORY.splitlines()
    stray = "Fishermen stand on the quay and look at what the storm has left of the pier"
    item = "Jon Elder, 61, who ran the fish market on the quay for three decades"
    told = article(report("\n".join([first, stray, second, "The dead are:", item, "What comes next", *rest])))
    assert [part.text for part in told.furniture if part.kind == "caption"] == [stray]
    assert [part.text for part in told.paragraphs if part.kind == "subhead"] == ["What comes next"]
    assert item in [part.text for part in told.paragraphs]
