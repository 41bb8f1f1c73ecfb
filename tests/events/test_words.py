"""Word lists: read whole, and sound."""

from __future__ import annotations

from typing import get_args

from dateline.events import cues, words
from dateline.terms import Status


def test_every_status_cue_tells_a_status_of_the_export() -> None:
    """No cue invents a status."""
    assert cues.statuses() <= set(get_args(Status))


def test_a_noun_names_one_kind() -> None:
    """The first row that lists a word gives its kind."""
    assert words.kinds().nouns["summit"] == "meeting"
    assert words.kinds().verbs["indict"] == "indictment"
    assert "bid" in words.kinds().doubtful
