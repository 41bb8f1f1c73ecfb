"""Tests for `dateline.statements.silence`: sources that were asked and said nothing."""

from __future__ import annotations

import pytest

from tests.statements.builders import brief, told


@pytest.mark.parametrize(
    ("text", "who", "content"),
    [
        ("Ruiz declined to comment.", "Ruiz", "declined to comment"),
        ("Ruiz declined to answer questions about the bridge.", "Ruiz", "declined to answer questions about the bridge"),
        ("The ministry did not respond to a request for comment.", "The ministry", "did not respond to a request for comment"),
        ("The ministry had no comment.", "The ministry", "had no comment"),
        ("The ministry could neither confirm nor deny the report.", "The ministry", "could neither confirm nor deny the report"),
        ("Ruiz could not be reached for comment.", "Ruiz", "could not be reached for comment"),
        ("The clerk could not immediately be reached for comment.", "The clerk", "could not immediately be reached for comment"),
        ("The landlady was not reached for comment.", "The landlady", "was not reached for comment"),
        ("Officials could not be reached on Sunday.", "Officials", "could not be reached on Sunday"),
        ("Ruiz did not comment.", "Ruiz", "did not comment"),
    ],
)  # fmt: skip
def test_a_source_that_says_nothing_is_told_as_silent(text: str, who: str, content: str) -> None:
    """It would not, could not or did not comment: kept with the words that say so."""
    assert (who, "no comment", content) in brief(told(text))


@pytest.mark.parametrize(
    "text",
    [
        "The patient did not respond to treatment.",
        "Ruiz declined the offer.",
        "The ministry had no plan.",
        "The ministry confirmed the report.",
        "The ministry responded to a request for comment.",
        "An agreement was not reached.",
        "An agreement could not be reached on the request of the ministry.",
        "The goal could not be reached.",
        "The climbers could not be reached by rescuers on Sunday.",
        "The island could not be reached on Sunday.",
        "The officials were not reached.",
    ],
)
def test_what_is_no_answer_to_a_question_is_no_silence(text: str) -> None:
    """Silence is about questions put; who answers, refuses a thing or lacks one is not silent."""
    assert not [one for one in told(text) if one.kind == "no comment"]
