"""People: one person one list, two people two."""

from __future__ import annotations

import pytest

from dateline.names.cast import people
from dateline.terms import Mention


def link(*names: str | tuple[str, str]) -> set[frozenset[str]]:
    """The partition of names, all of one article (a pair: name and courtesy title, or the role beside it in lower case)."""
    return linked({"a": names})


def linked(reports: dict[str, tuple[str | tuple[str, str], ...]]) -> set[frozenset[str]]:
    """The partition of the names of reports; the place of a name in it is counted over all of them."""
    made, i = [], 0
    for report, names in reports.items():
        for name in names:
            text, title = (name, None) if isinstance(name, str) else name
            role, honorific = (title, None) if title and title.islower() else (None, title)
            made.append(Mention(report, i * 100, i * 100 + len(text), text, "person", role=role, honorific=honorific))
            i += 1
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


def test_a_lone_surname_goes_to_who_was_called_so_first() -> None:
    """Once a report has called one by the surname alone, the other bearers need their given names."""
    groups = link("Tom Elm", "Elm", "Anna Elm", "Elm", "Elm")
    assert frozenset({"Tom Elm@0", "Elm@1", "Elm@3", "Elm@4"}) in groups


def test_a_lone_surname_does_not_go_to_a_relative() -> None:
    """Who is told of as a wife only is not called by the surname alone where her husband is named."""
    groups = link("Tom Elm", ("Anna Elm", "his wife"), "Elm")
    assert frozenset({"Tom Elm@0", "Elm@2"}) in groups


def test_a_relative_named_alone_does_not_take_the_surname_of_the_dominant() -> None:
    """A report that names only the son in full still means the father, whom the story is about."""
    groups = linked({"a": ("Tom Elm", "Tom Elm", "Tom Elm"), "b": ("Elm", ("Ivo Elm", "his son"), "Elm")})
    assert frozenset({"Ivo Elm@4"}) in groups


def test_an_office_held_by_nobody_named_is_another_bearers() -> None:
    """Where only the daughter is named in full, the surname with an office is not hers."""
    groups = link(("Elm", "president"), ("Anna Elm", "his daughter"), "Elm")
    assert groups == {frozenset({"Elm@0", "Elm@2"}), frozenset({"Anna Elm@1"})}


def test_a_surname_with_an_office_that_none_of_several_holds_is_another_bearers() -> None:
    """Beside two daughters named in full "President Elm" and "Mr. Elm" are neither of them; one alone may hold the office."""
    groups = link("Anna Elm", "Sasha Elm", ("Elm", "president"), "Elm")
    assert sorted(map(len, groups)) == [1, 1, 2]
    assert len(link("Anna Elm", ("Elm", "president"), "Elm")) == 1
    titled = link(
        "Anna Elm", "Tom Elm", ("Elm", "coach"), ("Elm", "Mr"), ("Elm", "Ms")
    )  # of each title one bearer is known
    assert {"Tom Elm@1", "Elm@3"} in titled
    assert {"Anna Elm@0", "Elm@4"} in titled


def test_an_office_tells_two_of_one_surname_apart() -> None:
    """The surname with an office is that of who is told to hold it."""
    groups = link(("Tom Elm", "judge"), ("Ivo Elm", "mayor"), ("Elm", "judge"))
    assert frozenset({"Tom Elm@0", "Elm@2"}) in groups


def test_a_generation_tells_father_and_son_apart() -> None:
    """The short name with "Jr." is the son's, and a son told of as such is not his father, whose name another report has."""
    groups = link("Tom Elm", "Tom Elm Jr.", "Elm Jr.")
    assert frozenset({"Tom Elm Jr.@1", "Elm Jr.@2"}) in groups
    assert len(linked({"a": ("Tom Elm",), "b": (("Tom Elm Jr.", "his son"),)})) == 2
    assert len(linked({"a": ("Tom Elm",), "b": ("Tom Elm Jr.",)})) == 1


def test_a_title_prefers_the_given_name_of_its_gender() -> None:
    """Of a man and a woman of one surname, "Ms" is hers whose given name is a woman's."""
    assert frozenset({"Anna Elm@0", "Elm@2"}) in link("Anna Elm", "Thomas Elm", ("Elm", "Ms"))


def test_a_name_that_the_report_has_in_full_goes_before_one_of_the_story() -> None:
    """A word that is a part of a name in this report is not somebody's surname of another report."""
    groups = linked({"a": ("Mary Kay",), "b": ("Kay Lund", "Kay")})
    assert frozenset({"Kay Lund@1", "Kay@2"}) in groups
