"""Quality, measured against benchmark data and answer keys.

In: data folders. Out: figures by name. Never: a figure made up where data is absent.
"""

from __future__ import annotations

from pathlib import Path


class Absent(Exception):
    """The data a task is measured on is not there; the text says what was looked for."""


def folder(shared: Path, name: str) -> Path:
    """The benchmark's folder among the shared data; raises Absent where there is none."""
    found = shared / "bench" / name
    if not found.is_dir():
        raise Absent(f"no data set {name!r} in {found.parent}")
    return found
