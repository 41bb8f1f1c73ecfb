"""Tests for `dateline.statements.cues`: verbs that may govern a quotation."""

from __future__ import annotations

import pytest

from dateline.english.quotes import Inside, quotations
from dateline.statements.cues import Cue, Row, any_family, cues_of, listed_family, quoting_family, worded
from tests.english.builders import at, sentence
from tests.english.marked import marked


def read(text: str) -> list[Cue]:
    """The cues of a sentence that govern quotations."""
    return list(cues_of((sentence(text),), Inside(quotations(text, [(0, len(text))])), quoting_family))


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("“It is over,” Ruiz said.", [("said", "Ruiz")]),
        ("“It is over,” said Ruiz.", [("said", "Ruiz")]),
        ("Ruiz said Weber had asked for it.", [("said", "Ruiz"), ("had asked", "Weber")]),
        ("The paper quoted Berg as saying it was over.", [("quoted", "Berg"), ("saying", "Berg")]),
        ("It was said to be over.", []),
        ("“Ruiz said so,” it read.", []),
        ("Ruiz left the hall.", []),
    ],
)
def test_a_cue_has_a_source_and_stands_outside_quotations(text: str, cues: list[tuple[str, str]]) -> None:
    """Verbs that take quotations, in the active, each with who says it; of "quoted … as saying" the one who is quoted."""
    assert [(text[slice(*cue.span)], text[slice(*cue.source)]) for cue in read(text)] == cues


def test_one_who_quotes_passes_it_on() -> None:
    """The paper stands between Berg and the reader."""
    text = "The paper quoted Berg as saying it was over."
    cue = read(text)[0]
    assert [text[slice(*span)] for span in cue.via] == ["The paper"]
    assert (cue.start, cue.end) == (0, text.index(" as"))


@pytest.mark.parametrize(
    ("words", "quoting", "listed", "other"),
    [
        ("Ruiz >said< it was over.", "speech", "speech", "speech"),
        ("Ruiz >asked< for it.", "question", "question", "speech"),
        ("Ruiz >smiled<.", None, None, "speech"),
        ("The clerk who >smiled< left.", None, None, None),
        ("It >was< over.", None, None, None),
    ],
)
def test_three_ways_to_take_a_verb_for_a_cue(
    words: str, quoting: str | None, listed: str | None, other: str | None
) -> None:
    """One that takes quotations, one of the lexicon, and any that heads its sentence and is not empty."""
    told = marked(words)
    verb = told.sentence.tokens[told.i]
    assert (quoting_family(verb, False), listed_family(verb, False), any_family(verb, False)) == (
        quoting,
        listed,
        other,
    )


@pytest.mark.parametrize(
    ("text", "first", "source"),
    [
        ("Ana Ruiz, a driver, tweeted.", "Ana", "Ana Ruiz, a driver"),
        ("tweeted a driver from Velden.", "tweeted", "a driver from Velden"),
        ("Ana Ruiz, a driver, smiled.", "Ana", None),
        ("It rained on the driver.", "It", None),
    ],
)
def test_a_cue_by_the_order_of_words(text: str, first: str, source: str | None) -> None:
    """A name and its verb, in either order, where the verb takes quotations."""
    parsed = sentence(text)
    cue = worded(parsed, at(parsed, first), frozenset())
    assert (None if cue is None else text[slice(*cue.source)]) == source


def test_cues_are_found_by_where_they_begin_and_end() -> None:
    """The first that begins at an offset or later, the last that ends at it or earlier."""
    text = "Ruiz said Weber had asked for it."
    said, asked = read(text)
    row = Row(iter((asked, said)))
    assert row.first_from(0) == said
    assert row.first_from(said.start + 1) == asked
    assert row.first_from(len(text)) is None
    assert row.last_before(len(text)) == asked
    assert row.last_before(asked.end - 1) == said
    assert row.last_before(0) is None
