"""Nothing is fitted to words: the examples read as well with other names, places, outlets and days."""

from __future__ import annotations

from pathlib import Path
from statistics import fmean

from evals.keys import scored
from tests.swap import swapped

SEEDS = (1, 2, 3)
TOLERANCE = 0.06
"""What other names may cost on the mean of SEEDS. The parser takes one invented name for a place and the next for a firm, and an event then joins
another; that has cost up to .052. A list that held a name of an example would cost several times as much."""


def test_scores_hold_when_names_and_days_are_swapped(story: Path, tmp_path: Path) -> None:
    """A story with its names and days swapped scores what the story scores."""
    for seed in SEEDS:
        swapped(story, tmp_path / str(seed), seed)
    other = fmean(_mean(tmp_path / str(seed)) for seed in SEEDS)
    assert other >= _mean(story) - TOLERANCE


def _mean(folder: Path) -> float:
    return fmean(scored(folder).values())
