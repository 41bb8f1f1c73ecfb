"""Word lists that ship as data files of a room.

In: a room and the name of a file in its `data` folder. Out: its rows. Never: a rule; what a list means is its room's to say.

A data file is UTF-8 text, one row a line, columns parted by tabs; a line that begins with # is a comment, and the first
ones say what the list is and where it comes from (a test holds every file to that).
"""

from __future__ import annotations

from importlib.resources import files


def rows(room: str, name: str) -> list[list[str]]:
    """The rows of `name` in the data folder of `dateline.<room>`, each a list of columns."""
    text = files(f"dateline.{room}").joinpath("data", name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]


def words(room: str, name: str) -> frozenset[str]:
    """The first column of `name`, as a set."""
    return frozenset(row[0].strip() for row in rows(room, name))
