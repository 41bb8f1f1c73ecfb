"""The data that figures are of, pinned: a digest of each folder among the shared data.

    python -m evals.corpora [--write]

In: the shared folder and `corpora.json` (name → digest of what the folder holds). Out: which folders are missing and which hold something
else than when the floors were set. Never: a figure; a gate that passes on other data than its floors are of.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from evals._shared import shared_folder

PINS = Path(__file__).with_name("corpora.json")
SETS = ("cases", "editor", "seeds", "stories")
"""Folders that are one corpus each; those below `bench` are one each as well."""


@dataclass(frozen=True, slots=True)
class Found:
    """What became of the pinned corpora: those that are not there, those that differ."""

    absent: tuple[str, ...]
    other: tuple[str, ...]


def digest(folder: Path) -> str:
    """A digest of the names and bytes of all files below a folder; what an interpreter left there is none of it."""
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            whole.update(f"{path.relative_to(folder).as_posix()}\0".encode())
            whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def corpora(shared: Path) -> Iterator[str]:
    """The names of the corpora that are there."""
    yield from (name for name in SETS if (shared / name).is_dir())
    yield from (f"bench/{path.name}" for path in sorted(shared.glob("bench/*")) if path.is_dir())


def compared(shared: Path, pins: Mapping[str, str]) -> Found:
    """Hold the shared data against the pins."""
    there = {name: shared / name for name in sorted(pins) if (shared / name).is_dir()}
    absent = tuple(name for name in sorted(pins) if name not in there)
    return Found(absent, tuple(name for name, path in there.items() if digest(path) != pins[name]))


def pinned() -> dict[str, str]:
    """The pins."""
    pins: dict[str, str] = json.loads(PINS.read_text(encoding="utf-8"))
    return pins


def main(argv: list[str] | None = None) -> int:
    """Say which corpora are missing or other than pinned, or pin what is there; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m evals.corpora", description="Hold the data to its pins.")
    parser.add_argument("--write", action="store_true", help="pin what is there now")
    given = parser.parse_args(argv)
    shared = shared_folder()
    if given.write:
        pins = {name: digest(shared / name) for name in corpora(shared)}
        PINS.write_text(json.dumps(pins, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        return 0
    found = compared(shared, pinned())
    for name in found.absent:
        print(f"corpora: {name} is not in {shared}", file=sys.stderr)
    for name in found.other:
        print(f"corpora: {name} is not what was pinned: python -m evals.corpora --write", file=sys.stderr)
    return 1 if found.absent or found.other else 0


if __name__ == "__main__":
    sys.exit(main())
