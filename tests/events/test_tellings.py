"""Tellings: where a clause stands, how its verb tells, and the words that a reader may be shown."""

from __future__ import annotations

import pytest

from dateline.terms import Telling
from tests.events.builders import article, told

TEXT = (
    "VELM (Newswire) - The mayor of Velm resigned on Monday after a row over the bridge.\n"
    "The council elected Vesna Marek, who had closed the harbour.\n"
    "But Marek said that the engineers will repair the tunnel.\n"
    "Otto praised the arrest of the driver.\n"
    "“The guards attacked the workers,” said Marek."
)
OF = article(TEXT, title="Mayor of Velm resigns over bridge")


def telling(word: str) -> Telling:
    """How the article tells what `word` names."""
    found = told(OF, word).telling
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("word", "part"), [("resigns", "title"), ("resigned", "lede"), ("elected", "near"), ("attacked", "body")]
)
def test_a_telling_says_where_in_its_report_it_stands(word: str, part: str) -> None:
    """In the title, the lede, the paragraphs near it, or further down."""
    assert telling(word).part == part


@pytest.mark.parametrize(
    ("word", "link"), [("resigned", "main"), ("repair", "content"), ("closed", "relative"), ("arrest", "other")]
)
def test_a_telling_says_how_its_clause_hangs_from_the_sentence(word: str, link: str) -> None:
    """As its main clause, as what is said, as what is told beside a name, or as a noun."""
    assert telling(word).link == link


def test_the_present_of_a_title_is_the_headlines() -> None:
    """The verb of a title tells what was just done; elsewhere verbs have their own time."""
    assert telling("resigns").time == "headline"
    assert telling("resigned").time == "past"
    assert telling("repair").time == "future"


def test_who_does_it_and_who_undergoes_it_are_phrases_of_the_sentence() -> None:
    """Each with its whole phrase; where nobody is told, None."""
    elected = telling("elected")
    assert elected.doer is not None
    assert elected.undergoer is not None
    assert elected.doer.text == "The council"
    assert elected.undergoer.text.startswith("Vesna Marek")
    assert telling("resigned").undergoer is None


def test_nouns_and_quotations_are_told_apart() -> None:
    """A noun names its happening; what stands in quotation marks is somebody's."""
    assert telling("arrest").nominal
    assert not telling("resigned").nominal
    assert telling("attacked").quoted
    assert not telling("resigned").quoted


def test_the_words_shown_are_those_of_the_report_behind_its_opening() -> None:
    """The agency's opening and a leading "But" are not shown; every span is verbatim."""
    assert [span.text for span in telling("resigned").shown] == [
        "The mayor of Velm resigned on Monday after a row over the bridge."
    ]
    assert [span.text for span in telling("repair").shown] == ["Marek said that the engineers will repair the tunnel."]
    for word in ("resigns", "resigned", "elected", "repair", "attacked"):
        assert all(OF.text[span.start : span.end] == span.text for span in telling(word).shown)


def test_the_words_nearest_are_the_predicate_and_what_hangs_from_it() -> None:
    """Of a long sentence only the words that say which happening it is."""
    assert set(telling("repair").local) >= {"engineers", "repair", "tunnel"}
    assert "Marek" not in telling("repair").local


def test_positions_count_sentences_from_the_head() -> None:
    """The title is the first, then each sentence of the text."""
    assert telling("resigns").position == 0
    assert telling("repair").position == telling("elected").position + 1 == telling("resigned").position + 2


def test_what_its_page_cut_off_has_no_words_to_show() -> None:
    """A row has the words of a sentence that ends, or those of another report."""
    cut = article("The council met on Monday.\nThe mayor of Velm resigned after a row over the...")
    whole = article("The council met on Monday.\nThe mayor of Velm resigned after a row over the bridge.")
    assert (found := told(cut, "resigned").telling) is not None
    assert found.shown == ()
    assert (found := told(whole, "resigned").telling) is not None
    assert found.shown
