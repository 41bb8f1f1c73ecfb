"""Nothing is fitted to words: the examples read as well with other names, places, outlets and days."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.keys import scored
from tests.swap import swapped

TOLERANCE = 0.04
"""The parser reads some invented names better than others; a rule fitted to a name would cost far more than this."""


@pytest.fixture(scope="module")
def mean(story: Path) -> float:
    """The mean score of an example as it stands."""
    return _mean(story)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_scores_hold_when_names_and_days_are_swapped(story: Path, mean: float, seed: int, tmp_path: Path) -> None:
    """A story swapped by a seed scores what the story scores."""
    swapped(story, tmp_path / story.name, seed)
    assert _mean(tmp_path / story.name) >= mean - TOLERANCE


def _mean(folder: Path) -> float:
    sections = scored(folder)
    return sum(sections.values()) / len(sections)
