"""Tests for `dateline.events.quantities`: which figures of a sentence belong to its event."""

from __future__ import annotations

import pytest

from dateline.events.quantities import once, quantities
from dateline.events.triggers import triggers
from dateline.terms import Quantity
from tests.events.builders import article, sentence


def figures(text: str, word: str) -> set[tuple[str, str, str | None]]:
    """The figures of the event that `word` names."""
    told = sentence(text)
    trigger = next(one for one in triggers(told) if told.tokens[one.i].text == word)
    return {(one.name, one.value, one.unit) for one in quantities(article(text), told, trigger)}


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        (
            "A crash near Velm killed 12 people and injured 40.",
            "crash",
            {("dead", "12", None), ("injured", "40", None)},
        ),
        ("The crash left five dead and two missing.", "crash", {("dead", "five", None), ("missing", "two", None)}),
        ("The crash in Velm killed the 61-year-old driver.", "crash", set()),
        ("The court sentenced Ruiz to ten years in prison.", "sentenced", {("term", "ten", "year")}),
        ("The minister resigned after ten years in office.", "resigned", set()),
        ("Harrow Rail acquired Lowe Freight for $3 billion.", "acquired", {("amount", "3 billion", "$")}),
        ("Harrow Rail acquired Lowe Freight for €14.20 per share.", "acquired", {("price per share", "14.20", "€")}),
        ("Harrow Rail acquired 40 percent of Lowe Freight.", "acquired", {("share", "40", "percent")}),
    ],
)
def test_a_figure_belongs_to_the_kind_of_its_event(
    text: str, word: str, found: set[tuple[str, str, str | None]]
) -> None:
    """Tolls belong to what costs lives, terms to what is served, prices and shares to anything; an age is none."""
    assert figures(text, word) == found


def test_a_figure_told_twice_is_given_once() -> None:
    """The same price in one sentence is one figure, in its first words."""
    text = "Harrow Rail acquired Lowe Freight for $3 billion, the $3 billion that it had offered."
    (one,) = told(text, "acquired")
    assert (one.name, one.value, one.unit) == ("amount", "3 billion", "$")
    assert one.evidence is not None
    assert one.evidence.start == text.index("$3 billion")


@pytest.mark.parametrize(
    ("text", "bound", "words"),
    [
        ("A crash near Velm killed 12 people.", "exactly", "12"),
        ("A crash near Velm killed at least 12 people.", "at least", "12"),
        ("A crash near Velm killed about twelve people.", "about", "twelve"),
        ("A crash near Velm killed up to 12 people.", "at most", "12"),
    ],
)
def test_a_figure_has_its_bound_and_its_words(text: str, bound: str, words: str) -> None:
    """How near it is told to be, and where it stands."""
    (one,) = told(text, "crash")
    assert one.bound == bound
    assert one.evidence is not None
    assert one.evidence.text == words
    assert text[one.evidence.start : one.evidence.end] == words


@pytest.mark.parametrize(
    ("told_as", "bound"),
    [
        ("at least €3 billion", "at least"),
        ("about $3 billion", "about"),
        ("up to US$3 billion", "at most"),
        ("$3 billion", "exactly"),
    ],
)
def test_a_bound_stands_before_the_sign_of_money(told_as: str, bound: str) -> None:
    """The sign is a word of its own to the parser."""
    (one,) = told(f"Harrow Rail acquired Lowe Freight for {told_as}.", "acquired")
    assert one.bound == bound


def test_a_figure_says_where_it_counts() -> None:
    """The one place that is named nearest to it; of two nobody knows which."""
    assert [one.scope for one in told("The floods killed 12 people in Chile.", "floods")] == ["Chile"]
    assert [one.scope for one in told("The floods killed 12 people in Chile and Peru.", "floods")] == [None]
    assert [one.scope for one in told("The floods killed 12 people.", "floods")] == [None]


def told(text: str, word: str) -> tuple[Quantity, ...]:
    """The figures of the event that `word` names, as they are."""
    read = sentence(text)
    return quantities(article(text), read, next(one for one in triggers(read) if read.tokens[one.i].text == word))


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("The fire killed one and injured at least seven.", "fire", {("dead", "one"), ("injured", "seven")}),
        ("Dozens were hurt in the blast.", "blast", {("injured", "dozens")}),
        ("The landslide left 12 people missing.", "landslide", {("missing", "12")}),
        ("The blast killed nobody.", "blast", set()),
        ("A man, 61 years old, was killed in the blast.", "blast", set()),
    ],
)
def test_a_toll_is_the_number_beside_what_befell(text: str, word: str, found: set[tuple[str, str]]) -> None:
    """Before it, else right behind it; an age is none, and nobody is no number."""
    assert {(one.name, one.value) for one in told(text, word)} == found


@pytest.mark.parametrize(
    ("text", "word", "shown"),
    [
        ("Harrow Rail acquired Lowe Freight for about $3 billion.", "acquired", "$3 billion"),
        ("Harrow Rail acquired 40 percent of Lowe Freight.", "acquired", "40 percent"),
        ("The court sentenced Ruiz to ten years in prison.", "sentenced", "ten years"),
    ],
)
def test_the_words_of_a_figure_have_its_unit(text: str, word: str, shown: str) -> None:
    """As the sentence counts it: the sign before it, the unit behind it."""
    (one,) = told(text, word)
    assert one.evidence is not None
    assert one.evidence.text == shown


def test_of_several_sentences_a_figure_is_told_by_the_first() -> None:
    """The same name, value and unit is one figure, whatever else is said of it; another value is another."""
    first, again = Quantity("dead", "12", bound="about"), Quantity("dead", "12", scope="Chile")
    other, share = Quantity("dead", "14"), Quantity("share", "12", "percent")
    assert once([first, again, other, share]) == (first, other, share)
    assert once([]) == ()
