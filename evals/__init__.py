"""Quality, measured against benchmark data and answer keys.

In: data folders. Out: figures by name. Never: a figure made up where data is absent.
"""

from __future__ import annotations

from pathlib import Path


class Absent(Exception):
    """The data a task is measured on is not there; the text says what was looked for."""


def folder(bench: Path, name: str) -> Path:
    """The data set's folder below `bench`; raises Absent where there is none."""
    found = bench / name
    if not found.is_dir():
        raise Absent(f"no data set {name!r} below {bench}")
    return found
