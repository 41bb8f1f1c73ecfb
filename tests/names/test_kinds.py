"""Kinds: what the places of a name say together."""

from __future__ import annotations

from dateline.language import Sentence
from dateline.names import forms, kinds
from dateline.names.read import recover, spans
from dateline.names.read.signs import Place, signs
from tests.names.builders import sentence


def decided(*sentences: Sentence) -> dict[str, str]:
    """Name → kind over the sentences."""
    found = recover.repeated(spans.find(sentences), sentences)
    texts = [forms.folded(name.text(sentences[name.sentence])) for name in found]
    told = [signs(Place(sentences[name.sentence], name, words)) for name, words in zip(found, texts, strict=True)]
    keys = [forms.organization_key(" ".join(words)) for words in texts]
    return {" ".join(words): one.kind for words, one in kinds.decide(zip(keys, told, strict=True)).items()}


def test_unknown_without_a_sign_is_no_person() -> None:
    """What only the model takes for a person is none, and an acronym or a noun beside it says what it is."""
    assert decided(sentence("so Zorvex left", ("Zorvex", "PERSON")))["zorvex"] == "organization"
    assert decided(sentence("asked Zorvex , who left", ("Zorvex", "PERSON")))["zorvex"] == "person"


def test_a_decision_says_why() -> None:
    """The strongest signs are told in words."""
    told = kinds.decide([(("elm",), ("names.who=person", "names.he=person")), (("elm",), ("names.he=person",))])
    assert told[("elm",)].why == '"he" or "she" answers to it (2 times) and "who" follows it'


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


def test_a_family_is_no_person() -> None:
    """The plural of somebody's surname is neither a person nor a body."""
    more = decided(
        sentence("asked Anna Ruud , who left", ("Anna Ruud", "PERSON")), sentence("so the Ruuds left", ("Ruuds", "ORG"))
    )
    assert more["ruuds"] == "other"


def test_the_label_alone_makes_no_person_however_often() -> None:
    """A name that the model took for a person once, and that is then found again, is still none."""
    again = decided(sentence("so Zorvex left", ("Zorvex", "PERSON")), sentence("then Zorvex grew"))
    assert again["zorvex"] != "person"


def test_who_says_something_twice_is_a_person() -> None:
    """A lone word that the model takes for a person is one where it speaks again; once is not enough, as firms speak too."""
    label, speaks = "label of a word=person", "names.speaks=person"
    assert kinds.decide([(("zorvex",), (label, speaks))])[("zorvex",)].kind == "organization"
    assert kinds.decide([(("zorvex",), (label, speaks)), (("zorvex",), (label, speaks))])[("zorvex",)].kind == "person"
