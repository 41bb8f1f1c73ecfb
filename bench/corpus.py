"""Text to measure speed on: the project's own examples, repeated and varied by a seed."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

from dateline import desk, pipeline
from dateline.steps import Steps

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
KEYS = {"EDITOR.json", "GOLD.json", "swap.json", "README.md"}


def example_files() -> list[Path]:
    """The example reports, all stories."""
    return sorted(path for path in EXAMPLES.rglob("*") if path.is_file() and path.name not in KEYS)


@cache
def example_stories() -> tuple[tuple[str, ...], ...]:
    """The paragraphs of each example report."""
    reports = desk.reports_of([str(path) for path in example_files()])
    articles = pipeline.clean_each(reports, pipeline.Guard(Steps()), now=None, progress=pipeline.quiet)
    return tuple(tuple(part.text for part in article.paragraphs) for article in articles)


def example_paragraphs(times: int = 4) -> list[str]:
    """The paragraphs of the examples, each `times` over with another number in it, so that none is a repeat."""
    return [f"{text} ({n})" for n in range(times) for story in example_stories() for text in story]


def with_copies(*, share: float, count: int, seed: int = 7) -> list[list[str]]:
    """`count` reports of which a `share` are copies of others with one paragraph edited by the house."""
    chance = random.Random(seed)
    originals = [[f"{text} ({n})" for text in story] for n in range(count) for story in example_stories()]
    originals = originals[: round(count * (1 - share))]
    made = list(originals)
    while len(made) < count:
        copy = list(chance.choice(originals))
        copy[chance.randrange(len(copy))] += " More to follow."
        made.append(copy)
    return made
