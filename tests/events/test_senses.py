"""Senses: the kind of a word by the words beside it."""

from __future__ import annotations

import pytest

from dateline.events import words
from tests.events.builders import article, read, told


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("The army fired a missile over the coast on Monday.", "fired", "launch"),
        ("The bank fired its manager on Monday.", "fired", "dismissal"),
        ("Officers fired shots at the car.", "fired", "shooting"),
        ("A bus overturned near Tarnow on Monday.", "overturned", "crash"),
        ("The court overturned the ban.", "overturned", "ruling"),
        ("Two players were kicked off a plane in Tarnow.", "kicked", "removal"),
        ("Ten people were taken to hospital.", "taken", "hospitalization"),
        ("The driver blacked out.", "blacked", "fainting"),
        ("Shares fell by a tenth on Monday.", "fell", "fall"),
        ("Speaking at a rally in Tarnow, the mayor said that taxes would fall.", "Speaking", "speech"),
        ("The mayor addressed a rally in Tarnow.", "addressed", "speech"),
        ("Police are looking into the cause of the fire.", "looking", "investigation"),
        ("Police launched an inquiry.", "inquiry", "investigation"),
        ("The army launched a missile.", "launched", "launch"),
        ("Otto Lind was found guilty.", "found", "conviction"),
        ("Otto Lind pleaded guilty to theft.", "pleaded", "conviction"),
        ("Police found a body.", "found", "discovery"),
        ("The bank raised rates.", "raised", "rise"),
        ("The crew raised a flag.", "raised", "other"),
        ("Otto Lind took office.", "took", "inauguration"),
        ("The plane took off.", "took", "departure"),
        ("The Rovers signed Otto Lind.", "signed", "transfer"),
        ("The ship struck a rock.", "struck", "crash"),
        ("Otto Lind sent Vesna a letter.", "sent", "handover"),
    ],
)
def test_the_word_beside_decides(text: str, word: str, kind: str) -> None:
    """One verb names a launch or a dismissal, a crash or a ruling, by what it is done to."""
    assert told(article(text), word).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "The lorry was negotiating a tight corner.",
        "He is jumping to conclusions.",
        "The Tarnow ambulance service helped.",
    ],
)
def test_some_senses_tell_no_event(text: str) -> None:
    """A corner that is negotiated is no meeting, a service that drives ambulances no mass."""
    assert not {m.kind for m in read(article(text))} & {"meeting", "rise", "commemoration"}


def test_every_group_a_sense_names_is_there() -> None:
    """The files read, and each row has a place, words and a kind."""
    for word, rows in words.senses().items():
        assert word == word.lower()
        assert all(row.where and row.telling and row.kind for row in rows)
