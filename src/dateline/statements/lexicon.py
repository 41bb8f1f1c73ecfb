"""The words that attribute: cue verbs with their complements, and cue nouns.

In: the package's data files. Out: look-ups by dictionary form. Never: a name of anyone; a weight.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline import lists


@dataclass(frozen=True, slots=True)
class Frame:
    """One way in which a cue takes its content: its class, the complement, and what may complete an object."""

    family: str
    complement: str
    completed_by: frozenset[str] = frozenset()


@cache
def verbs() -> dict[str, tuple[Frame, ...]]:
    """Cue verb → its frames, in the order of the file."""
    found: dict[str, list[Frame]] = {}
    for family, complement, lemmas in lists.rows("english", "cues.tsv"):
        for entry in lemmas.split():
            lemma, *completed_by = entry.split("+")
            found.setdefault(lemma, []).append(Frame(family, complement, frozenset(completed_by)))
    return {lemma: tuple(frames) for lemma, frames in found.items()}


def frames_of(lemma: str) -> tuple[Frame, ...]:
    """The frames of a verb by its lemma, whose last "e" the parser may have cut ("rated" is given as "rat")."""
    low = lemma.lower()
    return verbs().get(low) or verbs().get(f"{low}e", ())


@cache
def nouns() -> frozenset[str]:
    """Nouns that take what was said as a clause: claim, accusation, fear."""
    return lists.words("statements", "nouns.txt")


@cache
def views() -> dict[str, str]:
    """Nouns of whose words or view something is told as → the class of the cue."""
    return {row[0]: row[1] for row in lists.rows("statements", "views.tsv")}


@cache
def words(name: str) -> frozenset[str]:
    """The entries of one of the plain word lists of this room."""
    return lists.words("statements", name)
