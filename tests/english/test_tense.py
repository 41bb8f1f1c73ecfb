"""Tense: one reading of a verb, whoever asks for it."""

from __future__ import annotations

import pytest

from dateline.english.tense import reading
from dateline.rules import Rule, rules
from tests.english.builders import at, sentence
from tests.english.marked import marked

TIMES = [
    ("The council closed the bridge.", "closed", "past", None),
    ("The council will close the bridge.", "close", "future", "will"),
    ("The council might close the bridge.", "close", "future", "might"),
    ("The bridge is closed.", "closed", "present", None),
    ("The engineers managed to close the gap.", "close", "past", None),
    ("The engineers plan to close the gap.", "close", "future", None),
    ("After meeting the mayor, the envoy left.", "meeting", "past", None),
    ("The clerk is believed to have left the town.", "left", "past", None),
    ("They will sign it when the envoy arrives.", "arrives", "future", None),
    ("She was the first woman to cross the strait.", "cross", "past", None),
]


@pytest.mark.parametrize(("words", "verb", "time", "modality"), TIMES)
def test_a_verb_has_one_time(words: str, verb: str, time: str, modality: str | None) -> None:
    """The time of a verb is that of its form, or that which the clause above lends it."""
    parsed = sentence(words)
    found = reading(parsed, at(parsed, verb))
    assert (found.time, found.modality) == (time, modality)


def test_forms_are_told_apart() -> None:
    """Finite, perfect and progressive are read from the auxiliaries and the ending."""
    parsed = sentence("The army has been shelling the town to force a surrender.")
    found, bare = reading(parsed, at(parsed, "shelling")), reading(parsed, at(parsed, "force"))
    assert (found.finite, found.perfect, found.progressive) == (True, True, True)
    assert (bare.finite, bare.perfect, bare.progressive) == (False, False, False)


def test_a_reading_names_the_word_that_shows_it() -> None:
    """What shows the time is the modal word, the "to" or the finite verb itself."""
    parsed = sentence("The envoy said the court would rule and hoped to return.")
    words = {verb: parsed.tokens[reading(parsed, at(parsed, verb)).shown].text for verb in ("said", "rule", "return")}
    assert words == {"said": "said", "rule": "would", "return": "to"}


def test_what_might_have_been_looks_back() -> None:
    """A modal word with a perfect is no plan."""
    parsed = sentence("The council would have closed the bridge.")
    assert reading(parsed, at(parsed, "closed")).counterfactual
    parsed = sentence("The council would close the bridge.")
    assert not reading(parsed, at(parsed, "close")).counterfactual


@pytest.mark.parametrize("one", [one for one in rules() if one.name.startswith("tense.")], ids=lambda one: one.name)
def test_a_rule_reads_its_example_alone(one: Rule) -> None:
    """The example is read by the rule, the counter-example by another."""
    example, other = marked(one.example), marked(one.counter_example)
    assert reading(example.sentence, example.i).rule == one.name
    assert reading(other.sentence, other.i).rule != one.name
