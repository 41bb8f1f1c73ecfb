"""Tests for `dateline.statements.growing`: attributions take whole quotations in."""

from __future__ import annotations

from dateline.statements.growing import trim_stops
from tests.statements.builders import brief, told


def test_a_quotation_is_never_cut() -> None:
    """Words beside a quotation and the quotation are said together, whole."""
    assert brief(told("Ruiz said the bridge was “safe. It will open in May”.")) == [
        ("Ruiz", "mixed", "the bridge was “safe. It will open in May”")
    ]


def test_what_leads_into_a_quotation_is_the_reporters() -> None:
    """Before a colon the reporter speaks: it is no part of what is said behind it."""
    assert [one[2] for one in brief(told("Berg scolded him: “You are late,” he said."))] == ["“You are late,”"]


def test_only_quotations_go_on_behind_a_closed_quotation() -> None:
    """What follows the cue of a quotation that has ended is told by the report."""
    texts = [one[2] for one in brief(told("“It is safe,” Ruiz said, walking over the bridge."))]
    assert texts == ["“It is safe,”"]


def test_stops_are_cut_from_the_end_of_a_span() -> None:
    """White space and stops go, letters and brackets stay."""
    text = "it is safe (now) …; — then"
    assert trim_stops(text, 0, text.index("— then") + 2) == (0, text.index(" …") + 2)
    assert trim_stops("safe.", 0, 5) == (0, 4)
