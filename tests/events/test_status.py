"""Status: how far along an event is."""

from __future__ import annotations

import pytest

from tests.events.builders import judged


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("The ministers met in Tarnow on Monday.", "met", "happened"),
        ("The ministers will meet in Tarnow on Monday.", "meet", "scheduled"),
        ("The ministers plan to meet in Tarnow.", "meet", "scheduled"),
        ("The ministers may meet in Tarnow.", "meet", "possible"),
        ("The ministers agreed to meet in Tarnow.", "meet", "agreed"),
        ("The mayor cancelled the summit.", "summit", "cancelled"),
        ("The summit was postponed.", "summit", "postponed"),
        ("The mayor proposed a summit.", "summit", "proposed"),
        ("The mayor refused to attend.", "attend", "declined"),
        ("He allegedly attacked the guard.", "attacked", "alleged"),
        ("The proposed merger worries the unions.", "merger", "proposed"),
        ("There is a possibility of talks.", "talks", "possible"),
        ("Police are investigating the bank.", "investigating", "under way"),
        ("Asked whether they would meet, she smiled.", "meet", "possible"),
        ("The guards did not attack the crowd.", "attack", "denied"),
        ("He is believed to have attacked the guard.", "attacked", "happened"),
        ("It is thought to be the first crash there.", "crash", "happened"),
        ("Vesna Marek claims that the firm destroyed the letters.", "destroyed", "alleged"),
        ("Police opened an investigation on Monday.", "investigation", "under way"),
        ("Officers said they were investigating the crash.", "investigating", "under way"),
        ("He has been injured and is going to recover.", "injured", "happened"),
        ("The missile can hit the coast.", "hit", "possible"),
        ("Not all the claims were upheld.", "upheld", "happened"),
        ("The army announced an exercise.", "exercise", "scheduled"),
        ("The mayor does not support the merger.", "support", "denied"),
        ("We would like to thank the crew.", "thank", "happened"),
    ],
)
def test_words_and_tense_tell_the_status(text: str, word: str, status: str) -> None:
    """Each rung of the ladder is read from the words that tell it."""
    assert judged(text, word).status == status


def test_would_in_reported_speech_is_a_plan() -> None:
    """What "would" be, an aide said, is the "will" of the aide's own words."""
    assert judged("The aide said the meeting would be short.", "meeting").status == "scheduled"


def test_a_postponed_event_did_not_take_place() -> None:
    """A postponement denies the event without placing it."""
    assert judged("The flight was postponed.", "flight").negated


@pytest.mark.parametrize("word", ["no longer", "not", "never"])
def test_negation_is_read_beside_its_verb(word: str) -> None:
    """Small words deny the verb that they stand with."""
    assert judged(f"She could {word} meet the deadline.", "meet").negated


def test_an_adjunct_does_not_take_the_future_of_its_verb() -> None:
    """Help after a flood lies ahead; the flood does not."""
    assert judged("The state will compensate farmers for the flood.", "flood").time != "future"


def test_each_judgement_says_why() -> None:
    """The reason quotes the word that decided."""
    assert "plan" in judged("The ministers plan to meet.", "meet").why


def test_a_noun_beside_the_clause_has_not_its_future() -> None:
    """What a plan is due to lies not ahead with it; what it is about does."""
    told = "They plan to ban the planes because of two crashes."
    assert judged(told, "crashes").time != "future"
    assert judged("They plan to hold a vote.", "vote").time == "future"
    assert judged("They plan to end the strike.", "strike").time == "present"


def test_what_something_allows_is_told_of_now() -> None:
    """As in "the phone allows users to record": it can be done today."""
    assert judged("The phone allows users to record a call.", "record").time != "future"


def test_what_somebody_thinks_or_claims_is_alleged() -> None:
    """A belief about what was done is told as one; a plan that somebody believes in stays a plan."""
    assert judged("The driver thinks he fainted.", "fainted").status == "alleged"
    assert judged("They think the firm will close the plant.", "close").status == "scheduled"


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Otto Lind has resigned.", "resigned", "happened"),
        ("Otto Lind may resign in May.", "resign", "possible"),
        ("Otto Lind threatened to resign.", "resign", "possible"),
        ("If Otto Lind resigns, they leave.", "resigns", "possible"),
        ("A meeting is possible.", "meeting", "possible"),
        ("Plans for a summit were drawn up.", "summit", "scheduled"),
        ("The ministers are to meet in May.", "meet", "scheduled"),
        ("The union called for a strike.", "strike", "proposed"),
        ("The talks are ongoing.", "talks", "under way"),
        ("The talks collapsed.", "talks", "happened"),
        ("Police investigated the bank.", "investigated", "happened"),
        ("Otto Lind denied that he had resigned.", "resigned", "denied"),
        ("They failed to meet.", "meet", "denied"),
        ("The governor announced a veto of the bill.", "veto", "happened"),
        ("Otto Lind is suspected of attacking a guard.", "attacking", "alleged"),
        ("Otto Lind was accused of attacking a guard.", "attacking", "alleged"),
    ],
)
def test_the_words_around_an_event_tell_its_status(text: str, word: str, status: str) -> None:
    """Its modal, its condition, what is said of it, what stands over it, and who is only held to have done it."""
    assert judged(text, word).status == status


@pytest.mark.parametrize(
    ("text", "word", "negated", "time"),
    [
        ("The visit, planned for May, was cancelled.", "visit", True, "past"),
        ("The firm delayed the launch until June.", "launch", True, "past"),
        ("Otto Lind denied that he had resigned.", "resigned", True, "past"),
        ("Otto Lind resigned.", "resigned", False, "past"),
        ("Otto Lind will resign in May.", "resign", False, "future"),
        ("The ministers agreed to meet.", "meet", False, "future"),
    ],
)
def test_what_did_not_come_about_is_negated(text: str, word: str, negated: bool, time: str) -> None:
    """Cancelled, delayed and denied events did not take place; what lies ahead may."""
    found = judged(text, word)
    assert (found.negated, found.time) == (negated, time)
