"""Kinds: what the places of a name say together."""

from __future__ import annotations

from dateline.language import Sentence
from dateline.names import kinds, recover, spans
from tests.names.builders import sentence


def decided(*sentences: Sentence) -> dict[str, str]:
    """Name → kind over the sentences."""
    found = recover.repeated(spans.find(sentences), sentences)
    return {" ".join(words): kind for words, kind in kinds.decide(found, sentences).items()}


def test_a_title_outweighs_the_model() -> None:
    """The title "Mr" makes a person of what the model took for a company."""
    assert (
        decided(sentence("asked Mr Ruud again", ("Ruud", "ORG")), sentence("so Ruud left", ("Ruud", "ORG")))["ruud"]
        == "person"
    )


def test_a_full_name_outweighs_the_model() -> None:
    """A lone surname is a person's where the full name is."""
    full = sentence("asked Anna Weber again", ("Anna Weber", "PERSON"))
    assert decided(full, sentence("so Weber left", ("Weber", "ORG")))["weber"] == "person"


def test_a_legal_form_makes_a_company() -> None:
    """The form "Ltd" makes a company, and its short name with it."""
    full = sentence("asked Nordal Ltd again", ("Nordal Ltd", "PERSON"))
    assert decided(full, sentence("so Nordal left", ("Nordal", "PERSON")))["nordal"] == "organization"


def test_who_and_which() -> None:
    """The word "who" follows people, "which" does not."""
    assert decided(sentence("asked Elm , who left", ("Elm", "ORG")))["elm"] == "person"
    assert decided(sentence("asked Elm , which left", ("Elm", "PERSON")))["elm"] != "person"


def test_the_village_of() -> None:
    """What stands after "village of" is a place."""
    assert (
        decided(sentence("the village of Elmsund Ost", ("Elmsund Ost", "PERSON"), tags={"of": "IN"}))["elmsund ost"]
        == "place"
    )


def test_people_are_called_by_their_last_word() -> None:
    """A name taken for a company's is a person's if the story goes on with its last word."""
    full = sentence("asked Anna Weber again", ("Anna Weber", "ORG"))
    assert decided(full, sentence("so Weber left", ("Weber", "PERSON")))["anna weber"] == "person"


def test_repeated_names_are_recovered() -> None:
    """A name that the model saw once is found wherever it stands with a capital, and not without."""
    found = recover.repeated(
        spans.find(pair := (sentence("so Ruud left", ("Ruud", "PERSON")), sentence("then Ruud met a ruud"))), pair
    )
    assert [(name.sentence, name.first) for name in found] == [(0, 1), (1, 1)]
