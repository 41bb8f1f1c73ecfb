"""Hold an export against an answer key, section by section.

In: an export (as a dictionary), a key, the folder of the reports. Out: sections with their hits and misses. What is
said too much loses points as well: a guess where the key has null, a loose span, a person who does not belong.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from evals.scoring.event_sections import event_sections
from evals.scoring.export import Export
from evals.scoring.precision_sections import precision_sections
from evals.scoring.reading_sections import reading_sections
from evals.scoring.section import Section

__all__ = ["Section", "score"]


def score(document: dict[str, Any], gold: dict[str, Any], folder: Path) -> list[Section]:
    """All sections for which the key, or the export itself, has something to check."""
    export = Export(document, gold, folder)
    return [
        section
        for part in (reading_sections, event_sections, precision_sections)
        for section in part(export, gold)
        if section.total
    ]
