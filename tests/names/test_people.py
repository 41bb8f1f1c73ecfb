"""People: one person one list, two people two."""

from __future__ import annotations

import pytest

from dateline.names import people
from dateline.terms import Mention


def link(*names: str | tuple[str, str]) -> set[frozenset[str]]:
    """The partition of names, all of one article (a pair: name and courtesy title)."""
    made = []
    for i, name in enumerate(names):
        text, title = (name, None) if isinstance(name, str) else name
        made.append(Mention("a", i * 100, i * 100 + len(text), text, "person", honorific=title))
    return {frozenset(f"{m.text}@{m.start // 100}" for m in group) for group in people.link(made)}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Yuri Malenko", "Yury Malenko"), ("Mohammed Sarif", "Muhammad Sarif"), ("A. Weber", "Anna Weber"), ("Bob Elm", "Robert Elm"),
     ("Tom J. Elm", "Tom Elm"), ("José Ruiz", "Jose Ruiz"), ("Recai Tarik Osman", "Tarik Osman")],
)  # fmt: skip
def test_one_person(one: str, other: str) -> None:
    """Transliterations, initials, short forms, middle names and accents do not make two."""
    assert len(link(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Weber", "Jonas Weber"),
        ("Mario Sanna", "Maria Sanna"),
        ("Tom Elm", "Tom Elm Jr."),
        ("Daniel Ruud", "Daniela Ruud"),
        ("Anna Weber", "Anna Ruud"),
    ],
)
def test_two_people(one: str, other: str) -> None:
    """Other given names, genders, generations or surnames make two."""
    assert len(link(one, other)) == 2


def test_a_lone_surname_goes_to_its_only_bearer() -> None:
    """A surname goes with the one full name that has it."""
    assert link("Anna Weber", "Weber") == {frozenset({"Anna Weber@0", "Weber@1"})}


def test_a_lone_surname_goes_to_the_last_named() -> None:
    """Of two bearers the one named last is meant."""
    assert frozenset({"Anna Weber@0", "Weber@1"}) in link("Anna Weber", "Weber", "Jonas Weber")
    assert frozenset({"Jonas Weber@1", "Weber@2"}) in link("Anna Weber", "Jonas Weber", "Weber")


def test_titles_tell_two_of_one_surname_apart() -> None:
    """A title tells that "Ms Weber" is not the man of that name."""
    groups = link(("Jonas Weber", "Mr"), ("Weber", "Ms"), ("Weber", "Mr"))
    assert frozenset({"Jonas Weber@0", "Weber@2"}) in groups
    assert frozenset({"Weber@1"}) in groups


def test_a_given_name_alone_stays_its_own() -> None:
    """A given name that no full name of the story has is a person of its own."""
    assert frozenset({"Ilja@1"}) in link("Anna Weber", "Ilja")


def test_an_initial_that_fits_two_joins_neither() -> None:
    """The initial of "J. Weber" is neither Jonas nor Jakob where both are there."""
    assert len(link("Jonas Weber", "Jakob Weber", "J. Weber")) == 3


def test_particles_do_not_make_a_full_name() -> None:
    """With its particle "bin Sarif" is a surname."""
    assert len(link("Khalid bin Sarif", "bin Sarif")) == 1
