"""Sides: to which of two parted lots a newcomer belongs."""

from __future__ import annotations

from dateline.corrections.sides import Sides
from tests.corrections.builders import article

BRIDGE = article("a", "The bridge of Lindholm will reopen, engineers said.")
TRIAL = article("b", "The trial of the former minister of Lindholm opened in court.")


def test_a_newcomer_goes_where_the_telling_words_are() -> None:
    """Words that both sides use do not count."""
    sides = Sides([BRIDGE], [TRIAL])
    assert sides.leaves([article("c", "Engineers found cracks in the bridge near Lindholm.")])
    assert not sides.leaves([article("d", "The minister told the court in Lindholm that he would appeal.")])


def test_in_doubt_it_stays() -> None:
    """No words that tell, or as many: the rest keeps it."""
    sides = Sides([BRIDGE], [TRIAL])
    assert not sides.leaves([article("c", "Lindholm.")])
    assert not sides.leaves([article("d")])
    assert not Sides([BRIDGE], [BRIDGE]).leaves([BRIDGE])


def test_a_wordy_side_does_not_draw_everything() -> None:
    """One telling word of a short side outweighs one of a long side."""
    long = article("b", " ".join(f"matter{number}" for number in range(400)))
    assert Sides([BRIDGE], [long]).leaves([article("c", "bridge matter7")])
