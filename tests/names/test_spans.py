"""Spans: the model's names, cut and mended, in hand-made sentences."""

from __future__ import annotations

from dateline.language import Sentence
from dateline.names.read import spans
from tests.names.builders import sentence


def texts(*sentences: Sentence) -> list[str]:
    """The words of the names found."""
    return [name.text(sentences[name.sentence]) for name in spans.find(sentences)]


def test_articles_and_possessives_are_cut() -> None:
    """A leading article and a possessive are no part of a name."""
    one = sentence("said the Nordal Bank's board", ("the Nordal Bank's", "ORG"), tags={"the": "DT"})
    assert texts(one) == ["Nordal Bank"]


def test_titles_are_cut() -> None:
    """Offices and titles glued to a person's name are cut off."""
    assert texts(sentence("asked Mayor Anna Weber again", ("Mayor Anna Weber", "PERSON"))) == ["Anna Weber"]


def test_given_names_are_added() -> None:
    """A given name that the model left outside is taken in."""
    assert texts(sentence("asked Anna Weber again", ("Weber", "PERSON"))) == ["Anna Weber"]


def test_two_halves_of_a_name_are_joined() -> None:
    """A given name and a surname that the model took for two names are one."""
    assert texts(sentence("asked Anna Weber again", ("Anna", "ORG"), ("Weber", "PERSON"))) == ["Anna Weber"]


def test_an_owner_is_cut_from_what_is_owned() -> None:
    """A possessive inside a name parts two names where the owner stands by itself elsewhere."""
    one = sentence("and Weber's Harbour Party lost .", ("Weber's Harbour Party", "ORG"))
    other = sentence("so Weber left", ("Weber", "PERSON"))
    assert texts(one, other) == ["Weber", "Harbour Party", "Weber"]


def test_a_possessive_inside_a_name_stays() -> None:
    """A possessive that belongs to the name leaves it whole."""
    assert texts(sentence("the Mayor Elm's Office said", ("Elm's Office", "ORG"))) == ["Elm's Office"]


def test_months_and_addresses_are_no_names() -> None:
    """Calendar words, addresses and credit lines are refused."""
    assert texts(sentence("on May 6 it", ("May 6", "ORG"))) == []
    assert texts(sentence("see @Weber now", ("@Weber", "PERSON"))) == []


def test_headline_fragments_are_refused() -> None:
    """In a line of capitals the model's guesses are not believed, places in the gazetteer are."""
    one = sentence("Weber Raises Offer Again In Paris", ("Raises Offer", "PERSON"), ("Paris", "GPE"))
    assert texts(one) == ["Paris"]


def test_participles_that_open_a_sentence_are_cut() -> None:
    """The opening "Greeting Weber" is Weber greeted."""
    one = sentence("Greeting Weber , he left", ("Greeting Weber", "PERSON"))
    other = sentence("so Weber left", ("Weber", "PERSON"))
    assert texts(one, other) == ["Weber", "Weber"]


def test_a_word_before_a_hyphen_is_no_opener() -> None:
    """What opens a sentence and is joined by a hyphen is a part of the name."""
    one = sentence("Vel - Mart said so", ("Vel - Mart", "ORG"), tags={"Vel": "JJ"})
    assert texts(one) == ["Vel - Mart"]
