"""Spans, normal forms and offsets."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from dateline import text


def test_plain_folds_quotes_dashes_space_and_case() -> None:
    """A curly, spaced, shouted text equals its plain one."""
    assert text.plain("“Don’t\u00a0 STOP” — now") == '"don\'t stop" - now'


@given(st.text())
def test_plain_is_idempotent(any_text: str) -> None:
    """Folding twice changes nothing."""
    once = text.plain(any_text)
    assert text.plain(once) == once


@given(st.text())
def test_lines_are_trimmed_spans_in_order(any_text: str) -> None:
    """Lines lie inside the text, in order, without white space at their ends."""
    reach = 0
    for start, end in text.lines(any_text):
        assert reach <= start < end <= len(any_text)
        assert any_text[start:end] == any_text[start:end].strip()
        reach = end


def test_numbers_and_contractions_are_words() -> None:
    """1,200.5 and don't are one word each."""
    assert text.words("He paid 1,200.5 and didn’t ask.") == ["he", "paid", "1,200.5", "and", "didn't", "ask"]


def test_shingles_of_a_short_text_are_the_text() -> None:
    """Fewer words than a shingle make one shingle; none make none."""
    assert text.shingles(["a", "b"], 5) == {("a", "b")}
    assert text.shingles([], 5) == set()


def test_digest_tells_parts_apart() -> None:
    """The border between parts counts."""
    assert text.digest("ab", "c") != text.digest("a", "bc")
    assert text.digest("ab", b"c") == text.digest("ab", "c")


def test_unaccented_folds_diacritics() -> None:
    """Erdoğan and Erdogan compare equal."""
    assert text.unaccented("Erdoğan") == "Erdogan"


class Part(NamedTuple):
    """A stretch of a text."""

    start: int
    end: int


def told(*paragraphs: str, sentence: str) -> bool:
    """Whether a sentence of a text of these paragraphs breaks off."""
    whole = "\n\n".join(paragraphs)
    parts = [Part(whole.index(one), whole.index(one) + len(one)) for one in paragraphs]
    return text.breaks_off(whole, Part(whole.index(sentence), whole.index(sentence) + len(sentence)), parts)


def test_a_sentence_that_ends_its_paragraph_in_dots_breaks_off() -> None:
    """The page was cut there; dots amid a paragraph, or before a closing mark, are a pause, and behind a stop the sentence is whole."""
    assert told(
        "Two weeks passed. As of Thursday, 80 people remained...", sentence="As of Thursday, 80 people remained..."
    )
    assert told("The council is…", sentence="The council is…")
    assert not told("The council has met....", sentence="The council has met....")
    assert not told("He waited... Nobody came.", sentence="He waited...")
    assert not told("He said: “We are waiting...”", sentence="He said: “We are waiting...”")
    assert not told("Two weeks passed. Nobody came.", sentence="Nobody came.")


def test_a_story_that_ends_without_a_mark_breaks_off() -> None:
    """Where its other paragraphs have one; a text that never has any, or is one line, tells nothing so."""
    assert told(
        "The bridge fell on Monday.",
        "The mayor opposes it because it is a",
        sentence="The mayor opposes it because it is a",
    )
    assert not told("The bridge fell on Monday.", "The mayor opposes it.", sentence="The mayor opposes it.")
    assert not told("The bridge fell on Monday", "The mayor opposes it", sentence="The mayor opposes it")
    assert not told("The bridge fell on Monday", sentence="The bridge fell on Monday")
