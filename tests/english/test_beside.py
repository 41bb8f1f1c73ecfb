"""Beside: which words stand in which way beside another."""

from __future__ import annotations

import pytest

from dateline.english.beside import words_beside
from dateline.english.clauses import is_main, roles
from dateline.english.tense import is_plain_present, is_pluperfect, is_present_perfect
from tests.english.builders import at, sentence

WAYS = [
    ("The army fired a missile.", "fired", "object", ["missile"]),
    ("A missile was fired.", "fired", "object", ["missile"]),
    ("The firing of the manager surprised them.", "firing", "object", ["manager"]),
    ("The clerk and the mayor resigned.", "resigned", "subject", ["clerk"]),
    ("The mayor came and left.", "left", "subject", ["mayor"]),
    ("The plane took off late.", "took", "particle", ["off"]),
    ("A peace treaty was signed.", "treaty", "modifier", ["peace"]),
    ("The mayor gave her a prize.", "gave", "indirect object", ["her"]),
    ("The talks were long.", "were", "adjective complement", ["long"]),
    ("They called it a farce.", "called", "object complement", ["farce"]),
    ("The mayor stood for the council on Monday.", "stood", "for", ["council"]),
    ("The mayor stood for the council on Monday.", "stood", "on", []),
]


@pytest.mark.parametrize(("words", "word", "where", "found"), WAYS)
def test_words_beside_another_by_how_they_stand(words: str, word: str, where: str, found: list[str]) -> None:
    """Objects and subjects in whatever form, particles, modifiers, and what is behind a preposition but no day."""
    parsed = sentence(words)
    assert [token.text for token in words_beside(parsed, parsed.tokens[at(parsed, word)], where)] == found


def test_the_roles_of_a_verb_are_its_own_or_lent() -> None:
    """Subject and object; the one after "by"; the noun over a participle; the subject of the verb above an infinitive."""
    met = sentence("The mayor met the envoy.")
    built = sentence("The bridge built by the army has collapsed.")
    plans = sentence("The mayor plans to resign.")
    assert [one.text for one in roles(met, at(met, "met"))] == ["mayor", "envoy"]
    assert {one.text for one in roles(built, at(built, "built"))} >= {"army", "bridge"}
    assert [one.text for one in roles(plans, at(plans, "resign"))] == ["mayor"]


def test_the_main_verb_is_the_topmost_or_what_is_said() -> None:
    """What officials say is told as the sentence itself; what stands in a relative clause is not."""
    parsed = sentence("Officials said that the mayor who signed the treaty has resigned.")
    verbs = {word: parsed.tokens[at(parsed, word)] for word in ("said", "resigned", "signed")}
    assert [word for word, verb in verbs.items() if is_main(parsed, verb)] == ["said", "resigned"]


@pytest.mark.parametrize(
    ("words", "verb", "stands"),
    [
        ("The mayor has resigned.", "resigned", (False, True, False)),
        ("The mayor had resigned.", "resigned", (False, False, True)),
        ("The mayor is resigning.", "resigning", (True, False, False)),
        ("The mayor may resign.", "resign", (False, False, False)),
    ],
)
def test_present_perfect_and_pluperfect_are_told_apart(words: str, verb: str, stands: tuple[bool, bool, bool]) -> None:
    """By their auxiliaries; what has a modal is none of them."""
    parsed = sentence(words)
    token = parsed.tokens[at(parsed, verb)]
    assert (is_plain_present(parsed, token), is_present_perfect(parsed, token), is_pluperfect(parsed, token)) == stands
