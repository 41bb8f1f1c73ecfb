"""Tests for `dateline.english.words`: what kind of word one is by itself."""

from __future__ import annotations

import pytest

from dateline.english.words import Kind, is_a, is_same_form
from tests.english.builders import at, sentence
from tests.english.marked import marked


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("COMMON_NOUN SINGULAR_COMMON", "The >mayor< resigned."),
        ("COMMON_NOUN PLURAL_COMMON", "The >bridges< opened."),
        ("PROPER_NOUN SINGULAR_PROPER", ">Vesna< resigned."),
        ("PRONOUN PERSONAL_PRONOUN", ">She< resigned."),
        ("PRONOUN POSSESSIVE_PRONOUN", ">Her< bridge opened."),
        ("PRONOUN WHO_OR_WHAT", "The clerk >who< signed resigned."),
        ("MINOR_PARTICLE POSSESSIVE_S", "The mayor>'s< bridge opened."),
        ("FULL_VERB PAST", "The mayor >resigned<."),
        ("FULL_VERB PRESENT_IN_S", "The mayor >opens< the bridge."),
        ("FULL_VERB PLAIN_PRESENT", "The guards >open< the bridge."),
        ("FULL_VERB BASE_FORM", "The bridge will >open<."),
        ("FULL_VERB GERUND", "The guards are >opening< the bridge."),
        ("FULL_VERB PAST_PARTICIPLE", "The bridge was >closed< by the army."),
        ("AUXILIARY_VERB MODAL", "The bridge >will< open."),
        ("AUXILIARY_VERB PAST", "The bridge >was< closed by the army."),
        ("MINOR_PARTICLE INFINITIVE_TO", "The ministers agreed >to< meet."),
        ("ADJECTIVE PLAIN_ADJECTIVE", "The >old< bridge opened."),
        ("ADVERB PLAIN_ADVERB", "The bridge >slowly< opened."),
        ("SUBORDINATOR WHEN_OR_WHERE", "The town >where< they met is small."),
        ("NUMBER CARDINAL", "The >two< bridges opened."),
        ("PREPOSITION PREPOSITION_OR_MARKER", "The ministers met >in< the town."),
        ("SUBORDINATOR PREPOSITION_OR_MARKER", "The mayor said >that< it was over."),
        ("COORDINATOR", "The mayor >and< the clerk resigned."),
        ("DETERMINER ARTICLE", ">The< bridge opened."),
        ("PUNCTUATION", "The mayor resigned>.<"),
    ],
)
def test_a_word_is_of_its_kinds(names: str, words: str) -> None:
    """Each kind holds of the word of its example, and no other single kind does."""
    told = marked(words)
    single = {name: kind for name, kind in vars(Kind).items() if isinstance(kind, frozenset) and len(kind) == 1}
    holding = {name for name, kind in single.items() if is_a(told.sentence.tokens[told.i], kind)}
    assert holding == set(names.split())


def test_no_two_kinds_are_the_same() -> None:
    """Each kind has one name."""
    found = [one for one in vars(Kind).values() if isinstance(one, frozenset)]
    assert len(found) == len(set(found))


def test_two_verbs_have_the_same_form() -> None:
    """Two past tenses are alike, a past tense and an infinitive are not."""
    parsed = sentence("The mayor resigned and left the hall to sleep.")
    resigned, left, sleep = (parsed.tokens[at(parsed, word)] for word in ("resigned", "left", "sleep"))
    assert is_same_form(resigned, left)
    assert not is_same_form(resigned, sleep)
