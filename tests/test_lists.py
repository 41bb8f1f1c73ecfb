"""Word lists: they can be read, and they say where they come from."""

from __future__ import annotations

from pathlib import Path

import pytest

import dateline
from dateline import lists

HOUSE = Path(dateline.__file__).parent
FILES = sorted(path for path in HOUSE.glob("*/data/*") if path.suffix in {".txt", ".tsv"})


def test_rows_leave_out_comments_and_blank_lines() -> None:
    """A row is a line with words, split at its tabs."""
    found = lists.rows("places", "demonyms.tsv")
    assert ["french", "FR"] in found
    assert not any(row[0].startswith("#") for row in found)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.parent.name}/{path.name}")
def test_a_list_says_what_it_is(path: Path) -> None:
    """Every data file opens with a comment of at least a sentence, and holds something."""
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert len(lines[0]) > 30
    assert any(line and not line.startswith("#") for line in lines)
