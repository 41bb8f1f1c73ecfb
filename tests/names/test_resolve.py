"""Resolve: pronouns and offices, where only one can be meant."""

from __future__ import annotations

from dateline.names import cast, mentions
from tests.names.builders import article, parsed


def meant(text: str) -> dict[str, str]:
    """Pronoun or office → the entity it was resolved to, in a text of ours (the last of each counts)."""
    told = article(text)
    found = {told.id: mentions(told, parsed(told))}
    story = cast([told], found)
    at = {(start, end): story.entity(id).name for start, end, id in story.mentioned(told.id)}
    return {m.text: at[m.start, m.end] for m in found[told.id] if m.form != "name" and (m.start, m.end) in at}


def test_a_pronoun_means_the_only_person() -> None:
    """With one person in reach, the pronoun means that one."""
    assert meant("Anna Weber left on Tuesday. She said she was tired.") == {"She": "Anna Weber", "she": "Anna Weber"}


def test_a_pronoun_agrees_in_gender() -> None:
    """The pronoun "she" passes over a man."""
    assert meant("Ms Anna Weber met Mr Tomas Ruud on Friday. She was tired.")["She"] == "Anna Weber"


def test_a_pronoun_that_may_mean_two_means_none() -> None:
    """Between two who fit, neither the subject, none is taken."""
    assert "him" not in meant("The court heard Tomas Ruud and Jonas Elm. The judge told him to leave.")


def test_a_pronoun_that_points_ahead_is_left() -> None:
    """In "During his talks, Ruud said" the pronoun does not mean who was named before."""
    assert (
        meant("Jonas Elm left early. During his talks with officials, Tomas Ruud said the plan was dead.").get("his")
        != "Jonas Elm"
    )


def test_somebody_unnamed_who_stands_nearer_may_be_meant() -> None:
    """Of the gunman one says "his" as well, whatever was said of the mayor before."""
    text = "Mr Tomas Ruud spoke on Sunday. After he spoke, officials said that the gunman had sworn his oath."
    assert meant(text) == {"he": "Tomas Ruud"}


def test_pronouns_in_quotations_are_left() -> None:
    """Who is "he" inside a quotation is for the speaker to know."""
    assert "he" not in meant("Anna Weber praised Tomas Ruud. “I think he knows,” a guest said.")


def test_an_office_means_its_only_holder() -> None:
    """The office "the Norwegian president" means the one whose role has these words."""
    told = meant(
        "Norwegian President Anna Weber met Danish President Jonas Elm in Oslo. The Norwegian president was tired."
    )
    assert told["The Norwegian president"] == "Anna Weber"


def test_an_office_of_two_means_neither() -> None:
    """The office "the president" is open where two presidents meet."""
    assert "The president" not in meant(
        "Norwegian President Anna Weber met Danish President Jonas Elm in Oslo. The president was tired."
    )


def test_its_officer_is_that_organizations() -> None:
    """The words "its president" mean the president of the organization that the sentence has named."""
    told = meant(
        "Nordal Bank president Anna Weber fell out with Baltica Bank president Jonas Elm. Nordal Bank said its president was tired."
    )
    assert told["its president"] == "Anna Weber"


def test_a_body_is_meant_by_what_its_name_says_it_is() -> None:
    """The noun means the one body of that kind named before, over paragraphs and beside bodies of another kind."""
    told = meant("Velm Airways grounded its fleet.\nThe Velm Police would not comment, and the airline was silent.")
    assert told["the airline"] == "Velm Airways"


def test_of_two_bodies_of_a_kind_the_one_of_the_paragraph_is_meant() -> None:
    """Where two are named, the paragraph's is meant if it has one only; else none is."""
    both = "Velm Airways and Tarnow Airlines grounded their fleets."
    assert meant(f"{both}\nTarnow Airlines apologised, and the airline paid.")["the airline"] == "Tarnow Airlines"
    assert "the airline" not in meant(f"{both}\nPassengers waited, and the airline paid.")


def test_no_body_is_meant_before_it_is_named() -> None:
    """A body named only further down, or of no such kind by its name, is not meant."""
    assert "the union" not in meant("Dockers said the union would strike.\nThe Velm Dockers Union has 300 members.")
    assert "the union" not in meant("The Velm Police met dockers, and the union was silent.")


def test_who_is_told_of_without_a_name_is_a_rival() -> None:
    """After a sentence about a driver, told by the superintendent, "he" is not the superintendent for certain."""
    told = meant("The driver of the lorry was arrested on Sunday, Mr Anders Ellery said. He denies the charge.")
    assert "He" not in told
