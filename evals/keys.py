"""Answer keys: whole readings held against what a careful editor wrote down.

In: folders with a `GOLD.json` (the examples of this project, `seeds` and `stories` of the shared data). Out: the mean over the key's sections for each folder, and each section's own figure. Never: a key read before the reading is
made.
"""

from __future__ import annotations

import json
from pathlib import Path

from dateline.doors import export
from evals._parses import read
from evals.scoring import score

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def measure(shared: Path) -> dict[str, float]:
    """`{story: mean, "story: section": value}` for every key that is found."""
    figures = {}
    for folder in folders(shared):
        sections = scored(folder)
        figures[folder.name] = sum(sections.values()) / len(sections)
        figures |= {f"{folder.name}: {section}": value for section, value in sections.items()}
    return figures


def folders(shared: Path) -> list[Path]:
    """Every folder with a key: the examples, then among the shared data."""
    roots = [EXAMPLES, shared / "seeds", shared / "stories"]
    found = [path.parent for root in roots if root.is_dir() for path in sorted(root.rglob("GOLD.json"))]
    return list(dict.fromkeys(found))


def scored(folder: Path) -> dict[str, float]:
    """The sections' figures of one key folder."""
    gold = json.loads((folder / "GOLD.json").read_text(encoding="utf-8"))
    reading = read(reports_in(folder))
    sections = score(export.document(reading), gold, folder)
    return {section.name: section.value for section in sections if section.total}


def reports_in(folder: Path) -> list[Path]:
    """The files of a key folder that hold reports."""
    other = {"EDITOR.json", "GOLD.json", "swap.json", "README.md"}
    return sorted(path for path in folder.iterdir() if path.is_file() and path.name not in other)
