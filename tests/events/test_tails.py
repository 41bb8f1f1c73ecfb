"""Tests for `dateline.events.tails`."""

from dateline.events.tails import tails
from tests.events.builders import sentence

TOLD = sentence("Rebels said the attack was in retaliation for a raid in Tarnow on Friday.")


def _at(word: str) -> int:
    return next(token.i for token in TOLD.tokens if token.text == word)


def test_what_stands_behind_the_noun_of_a_reason_is_its_own() -> None:
    """The place and the day behind "for a raid" are the raid's."""
    found = tails(TOLD, [_at("attack"), _at("raid")])
    assert found[_at("Tarnow")] == found[_at("Friday")] == _at("raid")


def test_the_noun_of_the_clause_itself_keeps_none() -> None:
    """What is told, not given as a reason, has its place by the syntax."""
    assert _at("Tarnow") not in tails(TOLD, [_at("attack")])


def test_a_tail_ends_at_the_next_event() -> None:
    """What follows another event is that one's matter."""
    told = sentence("They met for a session on the sidelines of the summit in Tarnow.")
    words = {token.text: token.i for token in told.tokens}
    assert words["Tarnow"] not in tails(told, [words["session"], words["summit"]])


def test_a_part_of_a_day_goes_with_its_day() -> None:
    """As in "following a fire early on Sunday": who was charged then, was not charged on Sunday."""
    told = sentence("A man has denied arson following a fire at a shop early on Sunday.")
    words = {token.text: token.i for token in told.tokens}
    found = tails(told, [words["fire"]])
    assert found[words["early"]] == found[words["Sunday"]] == words["fire"]
