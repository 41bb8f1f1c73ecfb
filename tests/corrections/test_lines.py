"""Corrections as JSON Lines."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.corrections import from_lines, to_lines, undoing
from dateline.errors import BadCorrection
from dateline.terms import Evidence
from tests.corrections.builders import correction

DATED = correction("date", "a", value="2031-05-02", why="„Dienstag“ said the page")
SPOKEN = correction(
    "speaker", Evidence("a", 3, 8, "Weber"), other=[Evidence("b", 0, 4, "Ruud")], called="“We are ready”"
)
UNDONE = undoing(DATED, who="Ben Okoro", when="2031-06-01", why="no")


def test_what_goes_out_comes_in() -> None:
    """Written and read, corrections are what they were, in the order in which they were made."""
    assert from_lines(to_lines([UNDONE, SPOKEN, DATED])) == tuple(
        sorted([DATED, SPOKEN, UNDONE], key=lambda one: (one.when, one.id))
    )


def test_lines_are_the_same_whatever_the_order() -> None:
    """Exported bytes depend on what is kept only."""
    assert to_lines([UNDONE, SPOKEN, DATED]) == to_lines([DATED, UNDONE, SPOKEN])


def test_a_line_by_hand_needs_no_id() -> None:
    """Whoever writes one by hand leaves out what is not said."""
    line = {"kind": "hide source", "value": "Gazette", "who": "Ada", "when": "2031-05-14", "why": "a content farm"}
    (one,) = from_lines("\n" + json.dumps(line) + "\n\n")
    assert one.value == "Gazette"
    assert len(one.id) == 16


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"value": "2031-05-09"}, "its id should be"),
        ({"reason": "x"}, "unknown field 'reason'"),
        ({"subject": "a"}, "is no list"),
        ({"subject": ["a"]}, "a place in 'subject' is none"),
        ({"subject": [{"article": "a", "start": True, "end": 8, "text": "x"}]}, "no offsets"),
        ({"subject": [{"article": "a", "start": 0.5, "end": 8, "text": "x"}]}, "no offsets"),
        ({"subject": [{"article": "a", "start": 10**400, "end": 8, "text": "x"}]}, "no offsets"),
        ({"who": 7}, "'who' is no text"),
        ({"who": "\ud800"}, "'who' is no text"),
        ({"kind": None}, "'kind' is no text"),
        ({"when": "soon"}, "no moment"),
    ],
)
def test_a_line_half_understood_is_refused(change: dict[str, object], says: str) -> None:
    """The number of the line and what is wrong with it are said."""
    line = json.loads(to_lines([DATED])) | change
    with pytest.raises(BadCorrection, match=f"line 2: .*{says}"):
        from_lines(to_lines([SPOKEN]) + json.dumps(line))


@pytest.mark.parametrize("line", ["{", "[]", "null", "[" * 100_000, '{"kind": NaN}', "\x00"])
def test_what_is_no_object_is_refused(line: str) -> None:
    """Also what would be too deep to read."""
    with pytest.raises(BadCorrection, match="line 1"):
        from_lines(line)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing else can come of it."""
    with suppress(BadCorrection):
        assert from_lines(text) == ()
