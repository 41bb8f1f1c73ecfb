"""Names in square brackets."""

from __future__ import annotations

import pytest

from dateline.brackets import bracketed, headline, last_name
from dateline.terms import Cast, Evidence, Lean, Telling, Words


@pytest.mark.parametrize(
    ("name", "last"),
    [("Otto Velm", "Velm"), ("Otto Velm Jr.", "Velm"), ("Otto Velm, III", "Velm"), ("Velm", "Velm"), ("Jr.", "Jr.")],
)
def test_the_last_name_is_no_mark_of_generation(name: str, last: str) -> None:
    """Somebody is called again by "Velm", not by "Jr."."""
    assert last_name(name) == last


def test_a_name_stands_for_the_pronoun_that_is_meant_and_for_no_other() -> None:
    """The second "his", not the first; the owner's with its mark; the evidence is left as it is."""
    text = "Otto took his hat and his bag"
    words = Words(text, (Evidence("a", 10, 10 + len(text), text),))
    at = 10 + text.rindex("his")
    told = bracketed(words, [(Lean(Evidence("a", at, at + 3, "his"), owns=True), "Vesna Marek")])
    assert told.text == "Otto took his hat and [Vesna Marek’s] bag"
    assert told.evidence == words.evidence


def test_words_begin_with_the_letter_that_the_report_has() -> None:
    """A clause amid a sentence gets no capital."""
    text = "the bridge was closed"
    told = Telling(
        "lede", "joined", "past", False, False, True, False, False, 0, 4, None, None, (), (Evidence("a", 4, 25, text),)
    )  # fmt: skip
    assert headline(told, Cast(())) == Words(text, told.shown)
