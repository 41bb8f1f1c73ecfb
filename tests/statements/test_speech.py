"""Tests for `dateline.statements.speech`: whether words were said."""

from __future__ import annotations

import pytest

from dateline.statements.speech import head_of, took_place
from tests.english.builders import at, sentence, text
from tests.english.marked import marked
from tests.statements.builders import told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("The mayor >said< it was over.", True),
        ("The mayor has >said< it was over.", True),
        ("The mayor did not >say< it was over.", False),
        ("The mayor never >said< it was over.", False),
        ("The mayor could >say< it was over.", False),
        ("The mayor will >say< it is over.", False),
        ("The mayor was unable to >confirm< it was over.", False),
        ("The mayor refused to >say< it was over.", False),
        ("If the mayor >says< it is over, they leave.", False),
    ],
)
def test_words_are_said_only_where_it_is_told_so(words: str, said: bool) -> None:
    """Not where the verb is denied, is to come, may be, is out of reach or stands in a condition."""
    found = marked(words)
    assert took_place(found.sentence, found.sentence.tokens[found.i], found.quoted) is said


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("The mayor said the bridge was closed.", True),
        ("The court ruled that the bridge was closed.", True),
        ("The union denied that the bridge was closed.", True),
        ("The weather said the bridge was closed.", False),
        ("The camera said the bridge was closed.", False),
        ("The inspector said the bridge was closed.", True),
        ("A photograph shows that the bridge was closed.", False),
        ("The clerk hopes that the bridge will be closed.", False),
    ],
)
def test_what_is_shown_was_said_by_one_who_can(words: str, shown: bool) -> None:
    """Somebody or a body says, rules or denies; weather cannot, a photograph shows, and a hope is not said."""
    assert any(one.shown for one in told(words)) is shown


@pytest.mark.parametrize(
    ("first", "last", "head"), [("The", "Dorn", "clerk"), ("Dorn", "Dorn", "Dorn"), ("said", "said", None)]
)
def test_the_head_of_a_source(first: str, last: str, head: str | None) -> None:
    """The noun or name whose own head stands outside; a verb heads no source."""
    parsed = sentence("The old clerk of Dorn said it was over.")
    span = parsed.tokens[at(parsed, first)].start, parsed.tokens[at(parsed, last)].end
    assert text(head_of(parsed, span)) == head


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("It was the first thing that the ministers had said Ruiz should have done.", False),
        ("Ruiz, who said the bridge was closed, left.", True),
        ("Ana Ruiz, whose firm said the bridge was closed, left.", True),
        (
            "The line was an addition to a speech in which Ruiz praised the port, but argued that it was a bad plan.",
            False,
        ),
        ("The minister was a friend of the port and said it was closed.", True),
        ("The letters are old, but they suggest that the aides knew.", False),
        ("The union met, and they said that the aides knew.", True),
    ],
)
def test_words_are_whole_and_of_somebody(words: str, shown: bool) -> None:
    """Not half a clause whose rest is the noun before it; not of a thing that the sentence is about, nor of a "they" that may be papers."""
    assert any(one.shown for one in told(words)) is shown
