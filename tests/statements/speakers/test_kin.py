"""Tests for `dateline.statements.speakers.kin`: somebody's father or lawyer is told by name, or with whose he is."""

from __future__ import annotations

from dateline.statements import resolve
from dateline.terms import Statement
from tests.statements.builders import article, cast_of, entity, mentions_of, told

ALINA = ("Alina Velm", "Alina")


def spoken(*texts: str, known: bool = True) -> list[Statement]:
    """The statements of reports; "Her" is Alina Velm wherever it stands, or nobody known."""
    made = [article(text, id=f"a{n}") for n, text in enumerate(texts)]
    found = [one for n, text in enumerate(texts) for one in told(text, id=f"a{n}")]
    alina = [m for one in made for m in mentions_of(one, *ALINA, *(("Her",) if known else ()))]
    otto = [m for one in made for m in mentions_of(one, "Otto")]
    cast = cast_of(entity("e1", "Alina Velm", "person", alina), entity("e2", "Otto", "person", otto))
    return list(resolve(found, made, cast, ()))


def test_somebodys_father_is_the_one_whom_another_report_names_so() -> None:
    """Where another report says "her father Otto", "her father" is Otto; "her brother" is not."""
    texts = (
        "Alina Velm was held. Her father Otto said the road was closed.",
        "Alina Velm was held. Her father said the port was open.",
    )
    assert [one.speaker for one in spoken(*texts)] == ["e2", "e2"]
    brother = texts[1].replace("father", "brother")
    assert [one.speaker for one in spoken(texts[0], brother)] == ["e2", None]


def test_a_lawyer_of_nobody_known_is_not_shown() -> None:
    """Whose he is a door can tell where the cast knows it; else his words stay in the reading alone."""
    text = "Alina Velm was held. Her lawyer said the port was open."
    (one,) = spoken(text)
    assert (one.speaker, one.speaker_text) == (None, "Her lawyer")
    assert one.shown is not None
    (one,) = spoken(text, known=False)
    assert one.shown is None
    assert one.text == "the port was open"


def test_who_is_somebodys_does_not_speak_of_himself() -> None:
    """Of "her father" "she" is told with her name; what he says of others stays."""
    made = "Alina Velm was held. Her father Otto said {} was tired."
    assert [one.shown.text if one.shown else None for one in spoken(made.format("she"))] == [None]
    assert [one.shown.text for one in spoken(made.format("the guard")) if one.shown] == ["the guard was tired"]
