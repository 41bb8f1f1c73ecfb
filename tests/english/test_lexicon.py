"""The lexicon: one row a word, and sets of words by what they have."""

from __future__ import annotations

import pytest

from dateline import lists
from dateline.english import lexicon


def test_a_row_holds_all_that_is_known_of_a_word() -> None:
    """Whoever asks for a verb finds every feature of it in one place."""
    known = lexicon.features("refuse", "verb")
    assert known["implicative"] == "denies"
    assert known["attributes"] == "intention"
    assert lexicon.features("talk", "noun")["kind"] == "meeting"
    assert lexicon.features("Refuse", "verb") == known


def test_a_word_that_is_not_listed_has_no_features() -> None:
    """The lexicon guesses nothing."""
    assert not lexicon.features("zorble", "verb")


def test_a_feature_that_no_word_has_is_a_mistake() -> None:
    """A misspelled feature is not an empty set."""
    with pytest.raises(LookupError):
        lexicon.verbs("implicativ")


def test_each_word_has_one_row() -> None:
    """No word stands twice with the same part of speech, and every feature is explained at the head of the file."""
    rows = lists.rows("english", "lemmas.tsv")
    assert len({(row[0], row[1]) for row in rows}) == len(rows)


def test_a_given_name_tells_a_gender_or_none() -> None:
    """Of a double name the first part tells; what both bear tells none."""
    assert [lexicon.gender_of(name) for name in ("anna", "thomas", "anna-lena", "robin", "zorble")] == [
        "f",
        "m",
        "f",
        None,
        None,
    ]


def test_a_group_stands_once() -> None:
    """A second group of one name would take the place of the first, and nobody would see it."""
    names = [row[0] for row in lists.rows("english", "groups.tsv")]
    assert sorted(names) == sorted(set(names))
