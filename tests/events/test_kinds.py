"""Tests for `dateline.events.noun_kinds` and `dateline.events.verb_kinds`: which words name an event, and of which kind."""

from __future__ import annotations

import pytest

from dateline.events.agents import is_done
from dateline.events.noun_kinds import is_modifier, noun_kind
from dateline.events.verb_kinds import kind_of, known_verb, verb_kind
from tests.english.marked import marked


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Vesna Marek held >talks< with Otto Lind.", "meeting"),
        ("The >talks< collapsed on Monday.", "meeting"),
        ("The >visit< to Velm begins on Monday.", "visit"),
        ("The >summit< venue was closed.", "meeting"),
        ("They met on the sidelines of the >G20<.", "meeting"),
        ("A >flood< hit Velm on Monday.", "flood"),
    ],
)
def test_a_noun_names_an_event(words: str, kind: str) -> None:
    """By the lexicon, by what is said of it, and what has sidelines is one whatever its name."""
    told = marked(words)
    assert noun_kind(told.sentence, told.sentence.tokens[told.i]) == kind


@pytest.mark.parametrize(
    "words",
    [
        "A >flood< of complaints came in.",
        "They met in the >hall<.",
        "They met on >Christmas<.",
        "The >Treaty< of Velm was signed in 1931.",
        "The summit >venue< was closed.",
        "Otto Lind scored a >point<.",
        "The >case< was odd.",
    ],
)
def test_a_noun_that_names_none(words: str) -> None:
    """A count of other things, a room, a day, a treaty that is referred to, and what only belongs to an event."""
    told = marked(words)
    assert noun_kind(told.sentence, told.sentence.tokens[told.i]) is None


@pytest.mark.parametrize(
    ("words", "modifies"),
    [
        ("The >summit< venue was closed.", True),
        ("The summit >venue< was closed.", False),
        ("The >summit< was closed.", False),
        ("The >coup< attempt failed.", False),
    ],
)
def test_a_noun_that_only_modifies_another(words: str, modifies: bool) -> None:
    """Before another noun, unless that one adds little to it."""
    told = marked(words)
    assert is_modifier(told.sentence, told.i) is modifies


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Police >arrested< Otto Lind on Monday.", "arrest"),
        ("The ministers >met< in Velm.", "meeting"),
        ("Otto Lind was >charged< with theft.", "indictment"),
        ("Shares of Farmex >fell< on Monday.", "fall"),
        ("Sales >fell< by 3 percent.", "fall"),
        ("The boy >fell< on Monday.", "other"),
    ],
)
def test_a_verb_names_an_event(words: str, kind: str) -> None:
    """By the lexicon, or open where somebody does something; figures fall as prices do, a boy does not."""
    told = marked(words)
    assert verb_kind(told.sentence, told.sentence.tokens[told.i]) == kind


@pytest.mark.parametrize(
    "words",
    [
        "The shop >charged< a fee.",
        "Otto Lind >plans< to meet Vesna Marek.",
        "The weather >seemed< bad.",
        "Otto Lind >said< it was over.",
        "A >broken< window was found.",
        "The army >called< off the exercise.",
    ],
)
def test_a_verb_that_names_none(words: str) -> None:
    """What only says how far along another event is, speech, states, and a participle before its noun."""
    told = marked(words)
    assert verb_kind(told.sentence, told.sentence.tokens[told.i]) is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The >talks< failed.", "meeting"),
        ("Police >arrested< Otto Lind.", "arrest"),
        ("The >boat< sank.", "other"),
        ("The weather >seemed< bad.", "other"),
    ],
)
def test_a_word_given_as_an_event_has_a_kind(words: str, kind: str) -> None:
    """That of the lexicon, else "other"."""
    told = marked(words)
    assert kind_of(told.sentence, told.i) == kind


def test_a_verb_that_the_lexicon_does_not_know_has_no_kind_there() -> None:
    """Known, known to tell no event, and unknown are three."""
    wanted = {"arrested": "arrest", "called": "-", "praised": None}
    for words in ("Police >arrested< Otto.", "The army >called< off the exercise.", "Vesna >praised< Otto Lind."):
        told = marked(words)
        token = told.sentence.tokens[told.i]
        assert known_verb(told.sentence, token) == wanted[token.text]


@pytest.mark.parametrize(
    ("words", "done"),
    [
        ("The council >closed< the bridge.", True),
        ("Otto Lind was >charged< with theft.", True),
        ("Vesna Marek >praised< Otto Lind.", True),
        ("The shop >charged< a fee.", False),
        ("The weather >seemed< bad.", False),
        ("Vesna Marek wants to >praise< Otto Lind.", False),
    ],
)
def test_an_act_has_somebody_who_does_it(words: str, done: bool) -> None:
    """A person or body in a tense that places the act; no shop, no weather, and nothing only wanted."""
    told = marked(words)
    assert is_done(told.sentence, told.i) is done


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Vesna's >bid< for the firm failed.", "offer"),
        ("A >bid< is a number.", None),
        ("The >storm< of protest grew.", None),
        ("A >storm< hit the coast.", "storm"),
        ("The >march< lasted three hours.", "protest"),
        ("They met in >March<.", None),
        ("The >fire< chief resigned.", None),
        ("A >fire< destroyed the mill.", "fire"),
        ("In >winter< the lake froze.", None),
        ("The >election< was postponed.", "election"),
    ],
)
def test_a_word_with_other_senses_needs_something_beside_it(words: str, kind: str | None) -> None:
    """Whose it is, what it did or what was done with it; by itself, as a month or before another noun it names nothing."""
    told = marked(words)
    assert noun_kind(told.sentence, told.sentence.tokens[told.i]) == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The firm was >acquired< by Farmex.", "acquisition"),
        ("The price >rose< by 3 percent.", "rise"),
        ("The sun >rose< at six.", None),
        ("Snow >fell< on Monday.", None),
        ("Police >shot< Otto Lind.", "shooting"),
        ("They >shot< a film in Velm.", "filming"),
        ("The ministers >began< to talk.", None),
        ("The bridge >collapsed< on Monday.", "collapse"),
    ],
)
def test_a_verb_is_read_with_what_it_is_said_of(words: str, kind: str | None) -> None:
    """Prices rise and the sun does not; who is shot and what is filmed are two."""
    told = marked(words)
    assert verb_kind(told.sentence, told.sentence.tokens[told.i]) == kind
