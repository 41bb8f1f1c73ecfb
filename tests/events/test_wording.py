"""Tests for `dateline.events.wording`, by what a mention is called."""

import pytest

from tests.events.builders import article, told


@pytest.mark.parametrize(
    ("text", "word", "what"),
    [
        ("The driver of the lorry was arrested.", "arrested", "The driver of the lorry arrested"),
        ("It followed the ministers' meeting.", "meeting", "the ministers' meeting"),
        ("Police opened an investigation into the crash.", "investigation", "Police opened investigation into the crash"),
        ("The team is reviewing what happened.", "reviewing", "The team reviewing what happened"),
        ("Otto Lind was accused of lying.", "accused", "Otto Lind accused of lying"),
        ("The line is due to reopen on Monday.", "reopen", "The line to reopen"),
        ("Two men were kicked off the plane.", "kicked", "Two men kicked off the plane"),
        ("Vesna Marek met Otto Lind in Velm.", "met", "Vesna Marek met Otto Lind"),
        ("Vesna Marek apologised for closing the mill.", "apologised", "Vesna Marek apologised for closing the mill"),
        ("The talks between the union and the port ended.", "talks", "talks between the union and the port"),
        ("Police held a search of the mill on Monday.", "search", "search of the mill"),
        ("The sale of the mill to Farmex was agreed.", "sale", "sale of the mill to Farmex"),
        ("Otto Lind was jailed for ten years.", "jailed", "prison sentence of ten years"),
        ("Vesna Marek held talks with Otto Lind.", "talks", "talks with Otto Lind"),
        ("Vesna Marek came to Velm and met Otto Lind.", "met", "Vesna Marek met Otto Lind"),
        ("The clerk who met Otto Lind resigned.", "met", "The clerk met Otto Lind"),
        ("Vesna Marek's visit to Velm was cancelled.", "visit", "Vesna Marek's visit to Velm"),
        ("The bridge was closed by the army.", "closed", "The bridge closed by the army"),
    ],
)  # fmt: skip
def test_an_event_is_called_in_the_words_of_the_report(text: str, word: str, what: str) -> None:
    """Its word with whom and what it is about, the owner's mark as written, no preposition twice."""
    assert told(article(text), word).what == what
