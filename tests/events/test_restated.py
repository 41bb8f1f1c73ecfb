"""Restated: one event over reports that share no verb, and what shared names alone do not join."""

from __future__ import annotations

from dateline.terms import Event
from tests.events.builders import article, cast, heaps


def _told_by(found: tuple[Event, ...], words: str) -> set[str]:
    return {report.article for event in found if words in event.what for report in event.reports}


def test_other_words_for_one_removal() -> None:
    """What one report calls a ban from the shop and another a removal from it is one event."""
    one = article("The puzzle app Quillo was banned from the Fennel store by Arbor Systems.", id="a")
    two = article("Arbor Systems removed the puzzle app Quillo from the Fennel store.", id="b")
    found = heaps([one, two], cast([one, two], **{"Arbor Systems": "organization"}))
    assert _told_by(found, "Quillo") == {"a", "b"}
    assert len(found) == 1


def test_shared_names_alone_join_nothing() -> None:
    """Two acts of one person in two reports stay two."""
    one = article("Mayor Vesna Marek scolded the harbour board.", id="a")
    two = article("Mayor Vesna Marek photographed an old lighthouse.", id="b")
    found = heaps([one, two], cast([one, two], **{"Vesna Marek": "person"}))
    assert all(len({report.article for report in event.reports}) == 1 for event in found)


def test_what_one_sentence_tells_beside_each_other_stays_two() -> None:
    """A ban and a removal in one sentence are two events."""
    of = article("Arbor Systems banned the puzzle app Quillo and then removed the puzzle app Fenn from the store.")
    found = heaps([of], cast([of], **{"Arbor Systems": "organization"}))
    assert {event.kind for event in found} >= {"ban", "removal"}
