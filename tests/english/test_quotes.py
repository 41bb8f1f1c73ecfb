"""Quotation marks, paired."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.english.quotes import quotations
from dateline.text import lines


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text, lines(text))]


@pytest.mark.parametrize(
    "text",
    ["“We are ready,” she said.", '"We are ready," she said.', "«We are ready», she said.", "„We are ready“, she said.",
     "‘We are ready,’ she said.", "''We are ready,'' she said.", "”We are ready,” she said.", "'We are ready,' she said."],
)  # fmt: skip
def test_marks_of_many_kinds_are_paired(text: str) -> None:
    """Curly, straight, angled, low, single and doubled single marks all pair, and so does a closing mark typed first."""
    assert len(quoted(text)) == 1
    assert "We are ready" in quoted(text)[0]


def test_an_apostrophe_is_no_quotation_mark() -> None:
    """Contractions and possessives open and close nothing."""
    assert quoted("The workers’ union didn’t say if the mayor's plan was 'theirs'.") == ["'theirs'"]


def test_a_quotation_inside_another_belongs_to_the_outer() -> None:
    """Only the outermost quotation counts."""
    assert quoted("“He told me ‘never again’ twice,” she said.") == ["“He told me ‘never again’ twice,”"]


def test_an_open_quotation_goes_on_where_the_next_paragraph_opens_with_a_mark() -> None:
    """The newspaper custom: a mark at each paragraph, the closing one only at the last."""
    text = "“First we rest.\n“Then we march,” she said."
    first, second = quotations(text, lines(text))
    assert (first.open_ended, second.goes_on) == (True, True)
    assert text[first.start : first.end] == "“First we rest."


def test_a_stray_mark_does_not_swallow_its_paragraph() -> None:
    """A mark that is never closed, amid a paragraph, is a slip."""
    assert quoted('The 5" pipe burst on Main Street and "nobody came.') == []


def test_a_stray_mark_leaves_later_pairs_alone() -> None:
    """After a slip the next opening mark starts anew."""
    assert quoted('He called "it and left. She said "we stay" and sat down.') == ['"we stay"']


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab .,?\n“”„«»‘’'\"", max_size=60))
def test_quotations_never_overlap(text: str) -> None:
    """For any marks in any order: in reading order, without overlap, inside one paragraph, with at least a mark."""
    paragraphs = lines(text)
    reach = 0
    for q in quotations(text, paragraphs):
        assert reach <= q.start < q.end
        assert any(start <= q.start and q.end <= end for start, end in paragraphs)
        reach = q.end


def test_many_unpaired_marks_take_linear_time() -> None:
    """A hundred thousand opening marks are read at once, not squared."""
    assert isinstance(quoted("“a " * 100_000), list)


def test_a_quotation_goes_on_behind_a_caption() -> None:
    """A short line without a full stop does not end a quotation that was left open."""
    text = "“First we rest in the valley.\nTomas Berg on the march\n“Then we march,” she said."
    assert [(q.open_ended, q.goes_on) for q in quotations(text, lines(text))] == [(True, False), (False, True)]


def test_an_opening_mark_typed_for_a_closing_one_closes() -> None:
    """A mark right behind a stop and before a space closes, whatever its shape."""
    assert quoted("“It is hard,“ she said. “Very hard.”") == ["“It is hard,“", "“Very hard.”"]


def test_a_long_single_quotation_that_begins_a_sentence_is_paired() -> None:
    """Sentences may stand in single marks."""
    long = "'" + "We waited for the ferry and it never came. " * 12 + "We went home.'"
    assert quoted(f"He was angry. {long}") == [long]


def test_a_quotation_goes_on_over_paragraphs_without_marks() -> None:
    """What is left open is closed by the next mark of the text, where that ends words."""
    text = "“First we rest.\nThen we ‘march’.\nThen we sing,” she said. “Good.”"
    found = quotations(text, lines(text))
    assert [(q.open_ended, q.goes_on) for q in found] == [(True, False), (True, True), (False, True), (False, False)]
    assert text[found[2].start : found[2].end] == "Then we sing,”"


def test_a_stray_mark_does_not_reach_the_next_pair() -> None:
    """The next mark opens: what was left open was a slip."""
    assert quoted('The 5" pipe burst.\nShe said "no" twice.') == ['"no"']


def test_another_kind_of_mark_does_not_carry_a_slip_on() -> None:
    """A straight mark that opens a paragraph by mistake is no quotation because the next paragraph opens with a curly one."""
    assert quoted('"Tom slept.\n“Here he is,” she said.')[-1] == "“Here he is,”"
    assert not any(
        q.goes_on
        for q in quotations('"Tom slept.\n“Here he is,” she said.', lines('"Tom slept.\n“Here he is,” she said.'))
    )
