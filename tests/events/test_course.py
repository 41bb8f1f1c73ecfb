"""Tests for `dateline.events.course` and `dateline.events.tense`: how far along an event is, and when it lies."""

from __future__ import annotations

import pytest

from dateline.english.frames import frame
from dateline.events.course import course
from dateline.events.cues import Cue, told_by
from dateline.events.tense import shares_time, time_of
from tests.english.marked import marked


def read(words: str) -> Cue | None:
    """The word that tells how far along the event of the marked word is."""
    told = marked(words)
    of = frame(told.sentence, told.i)
    return course(told.sentence, told.i, of.verb, of)


@pytest.mark.parametrize(
    ("words", "word", "status"),
    [
        ("The planned >visit< will begin in May.", "planned", "scheduled"),
        ("The >visit<, planned for May, was cancelled.", "cancelled", "cancelled"),
        ("The >summit< was postponed.", "postponed", "postponed"),
        ("A >meeting< is possible.", "possible", "possible"),
        ("Plans for a >summit< were drawn up.", "Plans", "scheduled"),
        ("The council cancelled the >visit<.", "cancelled", "cancelled"),
        ("The ministers agreed to >meet<.", "agreed", "agreed"),
        ("The ministers are likely to >meet<.", "likely", "possible"),
        ("Otto Lind threatened to >strike<.", "threatened", "possible"),
        ("Otto Lind denied that he had >resigned<.", "denied", "denied"),
        ("The governor announced a >veto< of the bill.", "announced", "happened"),
        ("The army announced an >exercise<.", "announced", "scheduled"),
    ],
)
def test_the_word_that_tells_how_far_along_it_is(words: str, word: str, status: str) -> None:
    """Beside the event, said of it, over it, or over its clause; one that turns a plan goes before one that makes it."""
    found = read(words)
    assert found is not None
    assert (found.word, found.status) == (word, status)


@pytest.mark.parametrize(
    "words",
    [
        "Otto Lind >resigned< on Monday.",
        "The army announced an >arrest<.",
        "Police held a >meeting< on Monday.",
        "The >talks< collapsed.",
        "Otto Lind said he would >resign<.",
    ],
)
def test_where_no_word_tells_it(words: str) -> None:
    """The tense alone tells what was done, and an arrest is done by the time it is announced."""
    assert read(words) is None


@pytest.mark.parametrize(
    ("words", "time", "modality"),
    [
        ("Otto Lind >resigned< on Monday.", "past", None),
        ("Otto Lind has >resigned<.", "past", None),
        ("Police are >investigating< the bank.", "present", None),
        ("Otto Lind will >resign< in May.", "future", "will"),
        ("Otto Lind may >resign< in May.", "future", "may"),
        ("The ministers agreed to >meet<.", "future", "to"),
        ("The planned >visit< will begin in May.", "future", "will"),
        ("The >talks< collapsed.", "past", None),
        ("They thanked him for the >work<.", "none", None),
    ],
)
def test_the_time_of_an_event_is_that_of_its_verb(words: str, time: str, modality: str | None) -> None:
    """With the modal word or "to" that shows it; a noun beside its clause has none."""
    told = marked(words)
    found = time_of(told.sentence, told.i, frame(told.sentence, told.i).verb)
    assert found[:2] == (time, modality)


@pytest.mark.parametrize(
    ("words", "verb", "shared"),
    [
        ("The >visit< will begin in May.", "begin", True),
        ("They will hold >talks< in May.", "hold", True),
        ("They will thank him for the >work<.", "thank", False),
        ("They will meet because of the >crash<.", "meet", False),
    ],
)
def test_a_noun_shares_the_time_of_its_verb(words: str, verb: str, shared: bool) -> None:
    """As its subject or object; not what the verb is done for or because of."""
    told = marked(words)
    at = next(token.i for token in told.sentence.tokens if token.text == verb)
    assert shares_time(told.sentence, told.i, at) is shared


def test_a_word_tells_a_status_where_it_stands_so_alone() -> None:
    """The word "plans" over a noun is a plan; a word that no row lists tells nothing."""
    told = marked(">Plans< for a summit were drawn up.")
    token = told.sentence.tokens[told.i]
    found = told_by("head", token.lemma, token)
    assert found is not None
    assert found.status == "scheduled"
    assert told_by("head", "bridge", token) is None
