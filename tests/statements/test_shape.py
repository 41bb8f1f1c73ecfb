"""Tests for `dateline.statements.shape` and `dateline.statements.paragraphs`: how quotations stand in a text."""

from __future__ import annotations

import pytest

from dateline.english.quotes import Quotation, quotations
from dateline.statements.paragraphs import Paragraphs
from dateline.statements.shape import Shape
from tests.statements.builders import article, parsed


def shaped(text: str) -> tuple[Shape, Quotation]:
    """The shape of a text, and its last quotation."""
    made = article(text)
    spans = [(part.start, part.end) for part in made.paragraphs]
    return Shape(text, Paragraphs(parsed(made))), quotations(text, spans)[-1]


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("“We have waited long enough for it.”", True),
        ("He read “The Waiting Room of Velm” twice.", False),
        ("They call it a “swamp of debt and delay for all”.", False),
        ("He spoke on “We Have Waited Long Enough.”", False),
        ("“Go.”", False),
    ],
)
def test_whole_sentences_in_quotation_marks_are_speech(text: str, speech: bool) -> None:
    """With a verb, a capital, an end, and no place in the reporter's own phrase; no title, scare quote or single word."""
    shape, quotation = shaped(text)
    assert shape.is_speech(quotation) is speech


@pytest.mark.parametrize(
    ("text", "words", "like", "tells"),
    [
        ("“We have waited long enough for it.”", True, True, True),
        ("“No.”", False, True, False),
        ("They call it a “swamp”.", False, False, False),
        ("They call it a “swamp of debt and of delay”.", True, True, False),
    ],
)
def test_what_is_in_a_quotation(text: str, words: bool, like: bool, tells: bool) -> None:
    """As many words as a sentence has, the end of one, a verb that tells."""
    shape, quotation = shaped(text)
    assert (shape.has_words(quotation), shape.sentence_like(quotation), shape.tells(quotation)) == (words, like, tells)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Ruiz spoke.\n“We have waited long enough.”", True),
        ("Ruiz spoke.\n“We have waited long enough,” she said.", False),
        ("Ruiz spoke.\nShe said: “We have waited long enough.”", False),
        ("Ruiz spoke.\n“A Long Wait in Velm”", False),
    ],
)
def test_a_quotation_may_be_a_paragraph(text: str, whole: bool) -> None:
    """All of it, and ended as sentences are: no subhead."""
    shape, quotation = shaped(text)
    assert shape.whole_paragraph(quotation) is whole


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Ruiz lost her house. “We have waited long enough for it.”", "Ruiz lost her house."),
        ("Ruiz lost her house.\n“We have waited long enough for it.”", "Ruiz lost her house."),
        ("Ruiz lost her house, “the pride of the whole harbour town.”", None),
        ("“We have waited long enough for it.”", None),
    ],
)
def test_the_sentence_before_a_quotation(text: str, before: str | None) -> None:
    """One that has ended, in the same paragraph or, of a paragraph that is all quotation, in the one before."""
    shape, quotation = shaped(text)
    found = shape.sentence_before(quotation)
    assert (None if found is None else text[found.start : found.end].strip()) == before


def test_an_offset_has_a_paragraph_and_a_sentence() -> None:
    """That which holds it, or the last one before; nothing before the first."""
    text = "Ruiz left. Berg stayed.\nWeber slept."
    paragraphs = Paragraphs(parsed(article(text)))
    assert [paragraphs.at(text.index(word)) for word in ("left", "stayed", "slept")] == [0, 0, 1]
    assert paragraphs.at(-1) == -1
    assert paragraphs.sentence(-1) is None
    stayed = paragraphs.sentence(text.index("stayed"))
    assert stayed is not None
    assert text[stayed.start : stayed.end].strip() == "Berg stayed."
    assert text[slice(*paragraphs.span(text.index("slept")))] == "Weber slept."
