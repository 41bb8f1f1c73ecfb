"""Marks: which letters of what was found are meant by the query."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.store.entries import Entry
from dateline.store.marks import SNIPPET, snippets
from dateline.store.query import query
from dateline.terms import Article, Evidence
from tests.tell.builders import article

LONG = " ".join(f"word{n}" for n in range(200))
STORY = article("a", "The ferry runs.", f"{LONG} the red line and the bridges {LONG}", "Bridge by bridge.")


def entry(source: Article) -> Entry:
    """An article as a search finds it."""
    passages = tuple(Evidence(source.id, part.start, part.end, part.text) for part in source.paragraphs)
    return Entry("article", source.id, source.id, 0, source.title or "", passages, ("Anna Weber",), (), ())


def marked(text: str, source: Article = STORY) -> tuple[str, list[str]]:
    """The piece shown for a query, and the words marked in it."""
    (found,) = snippets([entry(source)], query(text).match)
    assert found
    piece = found.evidence
    assert source.text[piece.start : piece.end] == piece.text
    assert all(piece.start <= start < end <= piece.end for start, end in found.marks)
    return piece.text, [source.text[start:end] for start, end in found.marks]


def test_the_passage_with_most_marks_is_shown() -> None:
    """In any form of the word, with true offsets."""
    assert marked("bridge") == ("Bridge by bridge.", ["Bridge", "bridge"])


def test_a_long_passage_is_cut_between_words() -> None:
    """Some of what stands before the first mark is shown, and no more than two or three lines."""
    piece, words = marked('"red line" bridge ferry OR line')
    assert words == ["red line", "bridges"]
    assert len(piece) <= SNIPPET
    assert piece.startswith("word")
    assert piece.split()[-1] in LONG.split()


def test_an_entry_found_by_its_names_shows_its_opening() -> None:
    """No word of it is marked."""
    assert marked("person:weber") == ("The ferry runs.", [])


def test_an_entry_without_words_shows_nothing() -> None:
    """A report may have a title only."""
    assert snippets([entry(article("b"))], query("person:weber").match) == [None]


def test_no_query_marks_nothing() -> None:
    """What was found by its meaning shows its opening."""
    (found,) = snippets([entry(STORY)], "")
    assert found
    assert found.marks == ()


def test_many_marks_take_no_time() -> None:
    """A report of one word, said again and again, is cut like any other."""
    piece, words = marked("spam", article("s", "spam " * 20_000))
    assert len(piece) <= SNIPPET
    assert set(words) == {"spam"}


@given(
    st.lists(st.text(alphabet="ab \x02\x03\u0301ßİ😀後-.\n", max_size=30), max_size=4),
    st.sampled_from(["a", "ab OR b", '"a b"']),
)
def test_offsets_are_true_for_any_text(paragraphs: list[str], text: str) -> None:
    """Whatever stands in a report, what is shown and marked stands there."""
    source = article("a", *paragraphs)
    found = snippets([entry(source)], query(text).match)[0]
    if found:
        piece = found.evidence
        assert source.text[piece.start : piece.end] == piece.text
        assert all(piece.start <= start < end <= piece.end for start, end in found.marks)
        assert all(source.text[start:end].strip() for start, end in found.marks)
