"""Tests for `dateline.statements.speakers.answered`: shown words name those whom they tell of."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from dateline.statements import resolve
from tests.statements.builders import article, cast_of, entity, mentions_of, parsed, told

RUIZ = ("Ana Ruiz", "Ruiz")


def words(text: str, people: Mapping[str, tuple[str, ...]], *, meant: Mapping[str, str] | None = None) -> list[str]:
    """What is shown of a text's statements; `meant`: pronoun → the person it means wherever it stands."""
    made = article(text)
    also = meant or {}
    cast = cast_of(
        *(
            entity(
                id, names[0], "person", mentions_of(made, *names, *(word for word, who in also.items() if who == id))
            )
            for id, names in people.items()
        )
    )
    return [one.shown.text for one in resolve(told(text), [made], cast, ()) if one.shown]


def test_another_ones_name_stands_in_brackets() -> None:
    """A paper says "she" of the one it tells of."""
    text = "Ana Ruiz left on Monday. The newspaper said she had closed the bridge."
    assert words(text, {"e1": RUIZ}, meant={"she": "e1"}) == ["[Ana Ruiz] had closed the bridge"]


def test_a_possessive_keeps_its_ending() -> None:
    """Her aides are Ruiz's aides."""
    text = "Ana Ruiz left on Monday. The newspaper said her aides had closed the bridge."
    assert words(text, {"e1": RUIZ}, meant={"her": "e1"}) == ["[Ana Ruiz’s] aides had closed the bridge"]


def test_the_speakers_own_pronoun_stays() -> None:
    """Who speaks is told beside the words."""
    assert words("Ana Ruiz said she had closed the bridge.", {"e1": RUIZ}) == ["she had closed the bridge"]
    assert words("Officials said they had closed the bridge.", {}) == ["they had closed the bridge"]
    assert words("The company said its mill had closed.", {}) == ["its mill had closed"]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz said it would take weeks.",
        "Ana Ruiz said that this was unacceptable.",
        "The minister said they would be charged.",
        "A spokesman said he had left the island.",
        "The front-runner insists he will close the bridge.",
        "A staffer said it was likely to happen soon.",
        "It does not cover lorries, the ministry said.",
        "“He has been kind,” Ana Ruiz said.",
        "“I hope that they come,” Ana Ruiz said.",
        "“This plan is unacceptable,” Ana Ruiz said.",
        "“I was born here,” Ana Ruiz said.",
        "“A great day for the town.” Ana Ruiz said so.",
    ],
)
def test_words_that_nobody_answers_are_not_shown(text: str) -> None:
    """The statement stays; a reader is not shown half of it."""
    assert words(text, {"e1": RUIZ}) == []
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz said it was raining.",
        "Ana Ruiz said it was important that the bridge stayed open.",
        "Ana Ruiz said there was no danger.",
        "“This is a great day for the town,” Ana Ruiz said.",
        "Ana Ruiz said the dockers would strike if they were not paid.",
        "Tom Berg, a lawyer, said his client had left the island.",
    ],
)
def test_words_that_tell_all_are_shown(text: str) -> None:
    """An "it" of nothing, a day that goes on, one who is named before in the same words."""
    assert len(words(text, {"e1": RUIZ})) == 1


def test_a_name_that_the_words_have_is_not_put_in_again() -> None:
    """Nobody is "he" beside his own name."""
    text = "The newspaper said she would meet Ana Ruiz."
    assert words(text, {"e1": RUIZ}, meant={"she": "e1"}) == []


def test_the_report_is_parsed_by_the_same_hand() -> None:
    """The evidence of bracketed words is verbatim."""
    made = article("Ana Ruiz left on Monday. The newspaper said she had closed the bridge.")
    assert parsed(made)
    cast = cast_of(entity("e1", "Ana Ruiz", "person", mentions_of(made, "Ana Ruiz", "she")))
    (one,) = [s for s in resolve(told(made.text), [made], cast, ()) if s.shown]
    assert one.shown is not None
    assert [made.text[e.start : e.end] for e in one.shown.evidence] == ["she had closed the bridge"]


def test_of_a_quotation_the_only_other_one_before_it_is_meant() -> None:
    """Where two can be, nobody is named, and the words are not shown."""
    people = {"e1": RUIZ, "e2": ("Tomas Berg",), "e3": ("Robin Fabry",)}
    assert words("Tomas Berg has left.\n“He has been kind,” Ana Ruiz said.", people) == ["[Tomas Berg] has been kind"]
    assert words("Tomas Berg met Robin Fabry.\n“He has been kind,” Ana Ruiz said.", people) == []
    both = "Tomas Berg met Robin Fabry.\n“I hope that he comes,” Ana Ruiz said."
    assert words(both, people) == []


def test_who_speaks_for_another_says_he_of_that_one() -> None:
    """What a lawyer says of "him" is of a client, as likely as not; an attorney general and a mayor speak of themselves."""
    assert words("Defence lawyer Ana Ruiz said she would be punished for life.", {"e1": RUIZ}) == []
    assert words("Mayor Ana Ruiz said she would be punished for life.", {"e1": RUIZ}) == [
        "she would be punished for life"
    ]
    general = "The attorney general, Ana Ruiz, said she would be punished for life."
    assert words(general, {"e1": RUIZ}) == ["she would be punished for life"]


def test_one_without_a_name_may_be_meant_as_well() -> None:
    """Somebody is told of between the name and "she"."""
    text = "Ana Ruiz left. The police said the driver had braked and that she had been seen before."
    assert words(text, {"e1": RUIZ}, meant={"she": "e1"}) == ["the driver had braked …"]
    near = "Ana Ruiz left. The police said she had braked before the driver did."
    assert words(near, {"e1": RUIZ}, meant={"she": "e1"}) == ["[Ana Ruiz] had braked before the driver did"]


def test_the_words_for_a_source_tell_its_gender() -> None:
    """Of a father nobody says "she"; who is meant stands in brackets."""
    text = "Ana Ruiz left. Port clerk Otto Berg, a father of two, said she was upset."
    assert words(text, {"e1": RUIZ, "e2": ("Otto Berg",)}, meant={"she": "e1"}) == ["[Ana Ruiz] was upset"]


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ("Ana Ruiz told of Jan Berg. The officer had been harsh.", ["“When [Jan Berg] stopped me, I was a clerk.”"]),
        (f"Jan Berg was charged. {'The town waited for the court all week. ' * 12}The officer yelled.", []),
    ],
)
def test_he_in_a_quotation_is_one_named_beside_it(before: str, shown: list[str]) -> None:
    """Somebody named far off, though an office just before may be theirs, may not be whom the one who speaks tells of."""
    text = f"{before} “When he stopped me, I was a clerk,” Ana Ruiz said."
    found = words(text, {"e1": RUIZ, "e2": ("Jan Berg", "The officer")}, meant={"he": "e2"})
    assert [one.replace(",", "") for one in found] == [one.strip("“”").replace(",", "").rstrip(".") for one in shown]


def test_her_doctors_she_is_not_the_doctor() -> None:
    """As well she whose doctor it is; "his wife … she" can be nobody but the wife."""
    text = "Ana Ruiz left. Her doctor said she was well."
    assert words(text, {"e1": RUIZ}, meant={"she": "e1", "Her": "e1"}) == ["[Ana Ruiz] was well"]
    assert words("Jan Berg left. His wife said she was well.", {"e1": ("Jan Berg",)}, meant={"His": "e1"}) == [
        "she was well"
    ]
