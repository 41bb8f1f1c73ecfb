"""Anchors: where in the words a correction takes hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.corrections.anchor import articles_of, is_whole, likeness, nearest, settled, whole
from dateline.terms import Evidence
from tests.corrections.builders import article, correction, words

BEFORE = article("a", "Anna Weber spoke.", "The bridge is shut.")
AFTER = article("a", "Advertisement", "Anna Weber spoke.", "The bridge is shut.", "Anna Weber spoke.")


def test_an_article_as_a_whole_is_the_empty_span_at_its_start() -> None:
    """And it can be told from words."""
    assert is_whole(whole("a"))
    assert not is_whole(words(BEFORE, "Anna"))
    assert articles_of([whole("b"), words(BEFORE, "Anna"), whole("b")]) == ("a", "b")


def test_words_are_found_again_where_a_text_is_laid_out_otherwise() -> None:
    """The nearest place with the same words, and none where they are gone."""
    told = correction("furniture", words(BEFORE, "Anna Weber spoke."), words(BEFORE, "The bridge is shut."))
    (moved,) = settled([told], [AFTER])
    assert [AFTER.text[a.start : a.end] for a in moved.subject] == ["Anna Weber spoke.", "The bridge is shut."]
    assert moved.subject[0].start == AFTER.text.index("Anna")
    assert moved.id == told.id
    assert settled([told], [article("a", "Gone.")]) == (told,)


def test_the_span_most_like_the_anchor_is_meant() -> None:
    """A name without its first half is still the same place, a neighbour is not."""
    anchor = words(BEFORE, "Anna Weber")
    assert nearest(anchor, [(5, 10, "Weber"), (11, 16, "spoke")]) == "Weber"
    assert nearest(anchor, [(0, 10, "Anna Weber"), (0, 16, "sentence")]) == "Anna Weber"
    assert nearest(anchor, [(6, 10, "eber")]) is None
    assert nearest(anchor, []) is None


@given(st.integers(0, 50), st.integers(1, 20), st.integers(0, 50), st.integers(1, 20))
def test_likeness_is_a_share(start: int, size: int, other: int, length: int) -> None:
    """Between 0 and 1, and 1 only for the same span."""
    share = likeness(Evidence("a", start, start + size, "x" * size), other, other + length)
    assert 0 <= share <= 1
    assert (share == 1) == (start == other and size == length)
