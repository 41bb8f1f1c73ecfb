"""Tests for `dateline.statements.source_words`: which words name a source."""

from __future__ import annotations

import pytest

from dateline.statements import source_words
from dateline.statements.subjects import subject_of
from tests.english.builders import at, sentence
from tests.english.marked import marked
from tests.statements.builders import told


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("The mayor >said< it was over.", "The mayor"),
        ("The mayor's aide, a lawyer, >said< it was over.", "The mayor's aide, a lawyer"),
        ("The clerk who signed the treaty >said< it was over.", "The clerk who signed the treaty"),
        ("The mayor, without offering specifics, >said< it was over.", "The mayor"),
        ("A clerk, of Dorn, >said< it was over.", "A clerk, of Dorn"),
        ("Port co-founder Ezra Lund >said< it was over.", "Port co-founder Ezra Lund"),
        ("Wal-Mart >said< it was over.", "Wal-Mart"),
        ("Residents >saying< the bridge was unsafe gathered.", "Residents"),
    ],
)
def test_the_words_of_a_source(words: str, source: str) -> None:
    """With titles and appositions, past hyphens; without how it spoke and without the clause of its cue."""
    told = marked(words)
    verb = told.sentence.tokens[told.i]
    subject = subject_of(told.sentence, verb, told.quoted)
    assert subject is not None
    assert _words(words, source_words.source_span(told.sentence, subject, verb)) == source


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("The clerk who >said< it was over resigned.", "The clerk"),
        ("The union, which >said< it was over, left.", "The union"),
        ("The mayor >said< it was over.", None),
    ],
)
def test_a_relative_pronoun_stands_for_the_words_before_it(words: str, source: str | None) -> None:
    """For "who" and "which" the phrase they describe; any other subject stands for itself."""
    told = marked(words)
    verb = told.sentence.tokens[told.i]
    subject = next(token for token in told.sentence.tokens if token.head == told.i and token.i < told.i)
    assert _words(words, source_words.stands_for(told.sentence, subject, verb)) == source


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("“It is over,” Ana Ruiz, a driver, >said<.", "Ana Ruiz, a driver"),
        ("“It is over,” >said< Ana Ruiz.", "Ana Ruiz"),
        ("“It is over,” >said< Ana Ruiz, a driver.", "Ana Ruiz"),
        ("Ana Ruiz >said< it was over.", None),
        ("“It is over,” quickly >said<.", None),
    ],
)
def test_the_words_beside_a_quotation(words: str, source: str | None) -> None:
    """Between a quotation and its cue, or behind the cue up to a stop; only a name or noun, only beside a quotation."""
    told = marked(words)
    quoted = told.quoted | {token.i for token in told.sentence.tokens if token.text in {"“", "”"}}
    assert _words(words, source_words.beside(told.sentence, told.sentence.tokens[told.i], quoted)) == source


@pytest.mark.parametrize(
    ("words", "first", "last", "span"),
    [
        ("Ana Ruiz, a driver, tweeted.", "Ana", "driver", "Ana Ruiz, a driver"),
        ("The clerk waiting outside tweeted.", "The", "outside", "The clerk waiting outside"),
        ("The clerk left the hall.", "The", "hall", None),
        ("Very quickly it rained.", "Very", "quickly", None),
    ],
)
def test_a_run_of_words_can_be_a_source(words: str, first: str, last: str, span: str | None) -> None:
    """A name or noun with its participles; not words with a verb of their own, nor without a noun."""
    parsed = sentence(words)
    run = range(at(parsed, first), at(parsed, last) + 1)
    assert _words(words, source_words.nominal(parsed, run)) == span


def _words(text: str, span: tuple[int, int] | None) -> str | None:
    plain = text.replace(">", "").replace("<", "")
    return None if span is None else plain[slice(*span)]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("Ruiz's campaign on Friday said the bridge was closed.", "Ruiz's campaign"),
        ("The mayor of Velden said the bridge was closed.", "The mayor of Velden"),
        ("The committee on ports said the bridge was closed.", "The committee on ports"),
    ],
)
def test_the_day_is_no_part_of_the_source(words: str, source: str) -> None:
    """What tells when it spoke is left off, what tells whose or which it is stays."""
    assert [one.speaker_text for one in told(words)] == [source]


def test_a_verb_is_no_source() -> None:
    """Where the subject stands in quotation marks, the words between it and the next cue are no name."""
    assert told("But “doubters” have demanded more proof, asserting it was made in Velden.") == ()
