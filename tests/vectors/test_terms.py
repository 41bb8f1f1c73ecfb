"""Tests for `dateline.vectors`: the words by which sentences are held against each other."""

from dateline.vectors import terms


def test_content_words_only() -> None:
    """Function words go, plurals fold, words with points and hyphens stay."""
    assert terms("The mayors' co-operation was said to be on track.") == ("mayor", "co-operation", "track")
