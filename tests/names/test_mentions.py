"""Mentions: names found, mended and described, with the real parser."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.names import mentions
from dateline.terms import Mention
from tests.names.builders import article, parsed
from tests.strategies import texts

STORY = """LINDHOLM - Mayor Anna Weber and Russian presidential aide Boris Malenko met on Tuesday, the mayor's office said.
Mr Malenko told reporters that talks with Weber would go on.
Weber's lawyer, Mira Solberg, said she had doubts. Nordal Ltd, which builds the bridge, declined to comment.
Nordal shares fell. Tomas Ruud, chairman of the Harbour Club, said Weber was wrong.
Her father Ilja has said she was tired. Weber was at home in the village of Elmsund when the call came.
"""


@pytest.fixture(scope="module")
def found() -> tuple[Mention, ...]:
    """The mentions of our story."""
    told = article(STORY, title="Weber Meets Malenko As Bridge Talks Drag On")
    return mentions(told, parsed(told))


def named(found: tuple[Mention, ...], text: str) -> list[Mention]:
    """The named mentions with these words."""
    return [mention for mention in found if mention.text == text and mention.form == "name"]


def test_roles_before_the_name(found: tuple[Mention, ...]) -> None:
    """What stands before a name is its role, not a part of it."""
    assert [m.role for m in named(found, "Anna Weber")] == ["Mayor"]
    assert [m.role for m in named(found, "Boris Malenko")] == ["Russian presidential aide"]


def test_roles_after_the_name(found: tuple[Mention, ...]) -> None:
    """An apposition after a name is its role, up to the comma."""
    assert [m.role for m in named(found, "Tomas Ruud")] == ["chairman of the Harbour Club"]


def test_roles_the_name_is_apposed_to(found: tuple[Mention, ...]) -> None:
    """A name between commas belongs to the office before it."""
    assert [m.role for m in named(found, "Mira Solberg")] == ["Weber's lawyer"]


def test_kin_makes_a_person(found: tuple[Mention, ...]) -> None:
    """A lone given name after "her father" is a person's."""
    assert [(m.kind, m.role) for m in named(found, "Ilja")] == [("person", "Her father")]


def test_titles_are_kept_beside_the_name(found: tuple[Mention, ...]) -> None:
    """A courtesy title is told, and is no part of the name."""
    assert "Mr" in [m.honorific for m in named(found, "Malenko")]


def test_one_kind_over_the_article(found: tuple[Mention, ...]) -> None:
    """A lone surname is a person's wherever it stands; a company's short name a company's."""
    assert {m.kind for m in named(found, "Weber")} == {"person"}
    assert {m.kind for m in named(found, "Nordal")} == {"organization"}
    assert {m.kind for m in named(found, "Elmsund")} <= {"place"}


def test_headlines_yield_only_known_names(found: tuple[Mention, ...]) -> None:
    """A headline in Title Case gives the names that the story knows, and no fragment of itself."""
    assert [m.text for m in found if m.end <= 43] == ["Weber", "Malenko"]


def test_pronouns_and_offices_are_offered(found: tuple[Mention, ...]) -> None:
    """Pronouns of one person are mentions without a bearer yet."""
    assert {"she", "Her"} <= {m.text for m in found if m.form == "pronoun"}


def test_subjects_are_marked(found: tuple[Mention, ...]) -> None:
    """A name in apposition to the subject is the subject too."""
    assert [m.subject for m in named(found, "Mira Solberg")] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "😀 👩‍👩‍👧 said 😀.",
        "قال الرئيس محمد إن الاجتماع سيعقد يوم الثلاثاء.",
        "'''''' ’s ’s “ ” « »",
        "ANNA WEBER SAID ON TUESDAY THAT LINDHOLM WAS READY.",
        "Mr Mr Mr Mr Dr. Mrs",
        "the the the of of of",
        "@weber #bridge http://a.example/Weber_Anna",
        "A.B.C. U.S.-based U.S U.S. US.",
        "Weber/Ruud/Elm (Weber)(Ruud)",
    ],
)
def test_odd_texts_do_no_harm(text: str) -> None:
    """Whatever the text, mentions point at their words."""
    told = article(text)
    for mention in mentions(told, parsed(told)):
        assert told.text[mention.start : mention.end] == mention.text
        assert mention.text.strip() == mention.text != ""


def test_a_name_of_five_hundred_words_is_none() -> None:
    """A run of five hundred capitalised words is not taken for a name."""
    told = article(" ".join(["Weber"] * 500) + ".")
    assert all(len(mention.text.split()) <= 12 for mention in mentions(told, parsed(told)))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.one_of(texts(), st.text(max_size=80)))
def test_offsets_hold_on_any_text(text: str) -> None:
    """On any input every mention's offsets give back its words, in reading order, inside the story."""
    told = article(text)
    found = mentions(told, parsed(told))
    assert [m.start for m in found] == sorted(m.start for m in found)
    for mention in found:
        assert told.text[mention.start : mention.end] == mention.text


def test_a_subject_after_a_name_and_a_comma_is_no_role_of_it() -> None:
    """What follows a name and a comma and runs into a verb speaks for itself."""
    told = article("In a talk with Anna Weber, the director said the film was finished.")
    assert [m.role for m in named(mentions(told, parsed(told)), "Anna Weber")] == [None]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Oru Vellam, a local shopkeeper, said the fire was out.", "Oru Vellam", "local shopkeeper"),
        ("MVP Reyes said he was happy.", "Reyes", "MVP"),
    ],
)
def test_a_trade_or_office_tells_a_person_that_the_model_does_not_see(text: str, name: str, role: str) -> None:
    """A name with a trade in apposition is a person's, and so is a surname behind an office in capitals."""
    told = article(text)
    assert [(m.text, m.kind, m.role) for m in mentions(told, parsed(told)) if m.form == "name"] == [
        (name, "person", role)
    ]


def test_a_thing_in_apposition_makes_no_person() -> None:
    """A place or a body with a common noun beside it stays what it is."""
    told = article("The Old Pier, a landmark of the town, burned down on Monday.")
    assert not [m for m in mentions(told, parsed(told)) if m.kind == "person"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "It was a debate with the Republican nominee for president, Ada Lund, last week.",
            "Republican nominee for president",
        ),
        ("It was a talk with the president, Ada Lund, last week.", "president"),
        ("They would be afraid of a President Lund, who supports the plan.", None),
        ("On the show, 2016 House candidate Ada Lund said it was over.", "2016 House candidate"),
        ("In 2016 candidate Ada Lund lost.", "candidate"),
        ("Former Utah Gov. Ada Lund lost.", "Former Utah Gov."),
        ("The bill Rep. Ada Lund wrote was lost.", "Rep."),
        ("Then Sen. Ada Lund lost.", "Sen."),
        ("Mrs. Ada Lund lost.", None),
        ("Rivals of ex-Utah Gov. Ada Lund lost.", "ex-Utah Gov."),
        ("“It is over,” said Ada Lund, managing director of the Velden Fund.", "managing director of the Velden Fund"),
        (
            "“It is over,” Oversight and Harbour Reform Committee spokeswoman Ada Lund said.",
            "Oversight and Harbour Reform Committee spokeswoman",
        ),
        ("“It is over,” wrote Ada Lund, a Velden College of Law professor.", "Velden College of Law professor"),
        (
            "“It is over,” said Ada Lund, director of the Council to Save Velden Harbour.",
            "director of the Council to Save Velden Harbour",
        ),
    ],
)
def test_a_role_is_what_somebody_is(text: str, role: str | None) -> None:
    """Not the office that is sought or imagined; with the year in which it was so; a name in it whole."""
    told = article(text)
    found = mentions(told, parsed(told))
    assert [one.role for one in found if one.form == "name" and one.text.endswith("Lund")] == [role]
