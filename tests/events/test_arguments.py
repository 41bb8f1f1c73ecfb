"""Tests for `dateline.events.arguments`: who takes part in an event, and in which it lies."""

from __future__ import annotations

import pytest

from dateline.events.arguments import participants, within
from dateline.events.triggers import Trigger, triggers
from tests.english.marked import Marked, marked


def trigger(told: Marked) -> Trigger:
    """The trigger that is the marked word."""
    return next(one for one in triggers(told.sentence) if one.i == told.i)


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Vesna Marek >met< Otto Lind in Velm on Monday.", ["Vesna Marek", "Otto Lind"]),
        ("Vesna Marek held >talks< with Otto Lind on Monday.", ["Vesna Marek", "Otto Lind"]),
        ("The >talks< between Otto Lind and Farmex's envoy failed.", ["Otto Lind", "envoy"]),
        ("The >meeting< of the council, the mayor and the union ended.", ["the council", "the mayor", "the union"]),
        ("The >attack< by rebels on Monday failed.", ["rebels"]),
        ("Vesna Marek's >visit< was cancelled.", ["Vesna Marek"]),
        ("The bridge was >closed< by the army.", ["The bridge", "the army"]),
        ("Police >arrested< four people.", ["Police", "four people"]),
    ],
)
def test_who_takes_part(words: str, who: list[str]) -> None:
    """Subject and object, the ones behind "with", "between", "of" and "by", whose it is; never a day."""
    told = marked(words)
    plain = words.replace(">", "").replace("<", "")
    assert [plain[start:end] for start, end in participants(told.sentence, trigger(told))] == who


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("The clerk who >met< Otto Lind resigned.", ["The clerk", "Otto Lind"]),
        ("Vesna Marek came to Velm and >met< Otto Lind.", ["Vesna Marek", "Otto Lind"]),
        ("In a >speech< on Monday, Vesna Marek said it was over.", ["Vesna Marek"]),
        ("The Rovers said it would >sell< the stadium.", ["The Rovers", "the stadium"]),
    ],
)
def test_who_takes_part_though_told_elsewhere(words: str, who: list[str]) -> None:
    """The noun of a relative clause, the subject shared, the speaker of a speech, the body that "it" is."""
    told = marked(words)
    plain = words.replace(">", "").replace("<", "")
    assert [plain[start:end] for start, end in participants(told.sentence, trigger(told))] == who


@pytest.mark.parametrize(
    ("words", "around"),
    [
        ("They >met< on the sidelines of the summit.", "summit"),
        ("They >met< during the visit.", "visit"),
        ("They >met< after the summit.", None),
        ("They >met< in the hall.", None),
    ],
)
def test_an_event_lies_in_another(words: str, around: str | None) -> None:
    """On its sidelines and during it; what comes after it and where it is are no such event."""
    told = marked(words)
    nouns = frozenset(token.i for token in told.sentence.tokens if token.text in {"summit", "visit"})
    found = within(told.sentence, trigger(told), nouns)
    assert (None if found is None else told.sentence.tokens[found].text) == around
