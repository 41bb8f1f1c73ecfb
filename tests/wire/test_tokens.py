"""The words of a story, ready to be compared."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.wire.tokens import row, tokens
from tests.wire.build import FERRY, article


@given(st.one_of(st.just(FERRY), st.text(alphabet='ab “”«»"\n.,', max_size=60), st.text(max_size=60)))
def test_a_row_is_the_tokens_as_numbers(body: str) -> None:
    """The same words, the same quotation marks, whichever way they were read."""
    one = article("a", body)
    quick, slow = row(one), tokens(one)
    assert quick.numbers.tolist() == slow.row.numbers.tolist()
    assert quick.quoted.tolist() == list(slow.quoted)
    assert [one.text[start:end] for start, end in slow.spans] == [slow.surface(i) for i in range(len(slow))]


def test_words_in_quotation_marks_are_marked() -> None:
    """Curly and straight ones; a paragraph's end closes what was left open."""
    found = tokens(article("a", 'He said “stay here” and "wait\nThen he left'))
    assert [word for word, quoted in zip(found.keys, found.quoted, strict=True) if quoted] == ["stay", "here", "wait"]


def test_a_paragraph_ends_what_was_quoted() -> None:
    """In rows as in tokens."""
    quick = row(article("a", 'He said "wait\nThen he left'))
    assert quick.quoted.tolist() == [False, False, True, False, False, False]
