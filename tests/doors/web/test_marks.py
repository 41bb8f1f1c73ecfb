"""Marks: a text cut where something begins or ends."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.doors.web.marks import Span, pieces

TEXT = "Weber said on Tuesday that the bridge would open in May. 🌉 Ω"
SPANS = st.lists(
    st.builds(Span, st.integers(-5, 80), st.integers(-5, 80), st.sampled_from(["cited", "said", "date"]), st.text("ab", max_size=2)),
    max_size=12,
)  # fmt: skip


@given(SPANS, st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_the_pieces_are_the_text(spans: list[Span], start: int, end: int) -> None:
    """Put together, the pieces are the stretch asked for, whatever the spans."""
    start, end = min(start, end), max(start, end)
    assert "".join(piece.text for piece in pieces(TEXT, start, end, spans)) == TEXT[start:end]


@given(SPANS)
def test_a_letter_lies_in_the_spans_that_hold_it(spans: list[Span]) -> None:
    """Each piece names exactly the spans around it, and each span opens once, where it begins."""
    at = 0
    opened: list[Span] = []
    for piece in pieces(TEXT, 0, len(TEXT), spans):
        around = {(s.kind, s.id) for s in spans if s.start <= at and at + len(piece.text) <= s.end and s.start < s.end}
        assert {(span.kind, span.id) for span in piece.inside} == around
        assert all(span.start == at for span in piece.opens)
        opened += piece.opens
        at += len(piece.text)
    assert len(opened) == len(set(opened))


def test_what_began_before_does_not_open_again() -> None:
    """A span that reaches into a second part of a text is there, but its place is named once."""
    span = Span(0, 20, "said", "s")
    assert pieces(TEXT, 0, 10, [span])[0].opens == (Span(0, 10, "said", "s"),)
    assert pieces(TEXT, 10, 30, [span])[0].opens == ()
    assert pieces(TEXT, 10, 30, [span])[0].is_("said")


def test_no_spans_is_one_piece() -> None:
    """A text of which nothing is known stays whole."""
    assert [piece.text for piece in pieces(TEXT, 0, len(TEXT), [])] == [TEXT]
    assert pieces(TEXT, 5, 5, []) == ()
