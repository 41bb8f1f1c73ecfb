"""The words that attribute: cue verbs with their complements, and cue nouns.

In: the package's data files. Out: look-ups by dictionary form. Never: a name of anyone; a weight.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Frame:
    """One way in which a cue takes its content: its class, the complement, and what may complete an object."""

    family: str
    complement: str
    completed_by: frozenset[str] = frozenset()


def _rows(name: str) -> Iterator[str]:
    """The lines of a data file without comments and blanks."""
    text = resources.files("dateline.statements").joinpath("data", name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def verbs() -> dict[str, tuple[Frame, ...]]:
    """Cue verb → its frames, in the order of the file."""
    found: dict[str, list[Frame]] = {}
    for row in _rows("cues.tsv"):
        family, complement, lemmas = row.split("\t")
        for entry in lemmas.split():
            lemma, *completed_by = entry.split("+")
            found.setdefault(lemma, []).append(Frame(family, complement, frozenset(completed_by)))
    return {lemma: tuple(frames) for lemma, frames in found.items()}


@cache
def nouns() -> frozenset[str]:
    """Nouns that take what was said as a clause: claim, accusation, fear."""
    return frozenset(_rows("nouns.txt"))


@cache
def words(name: str) -> frozenset[str]:
    """The entries of one of the plain word lists of this room."""
    return frozenset(_rows(name))
