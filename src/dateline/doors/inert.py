"""Text of reports made safe for a terminal, a page or a document.

In: any string. Out: the same without control characters, so that a hostile title cannot move the cursor, colour the
screen or set its title. Never: a change to what a reader can see.
"""

from __future__ import annotations

import unicodedata

_BAD = {"Cc", "Cf", "Cs", "Co", "Cn"}
_KEPT = {"\n", "\t", "\u200d", "\u200c"}  # joiners shape words of living scripts


def inert(text: str) -> str:
    """`text` with control, formatting and unassigned characters taken out."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(c for c in text if c in _KEPT or unicodedata.category(c) not in _BAD)


def clean(text: str) -> str:
    """Words of a report as one line that cannot do anything to a terminal."""
    return " ".join(inert(text).split())


def first_upper(words: str) -> str:
    """Words that begin a line."""
    return words[:1].upper() + words[1:]


def short(words: str, most: int) -> str:
    """Words of a report as one line of at most so many characters, cut between two words where there are any, with a sign where they go on."""
    told = clean(words)
    if len(told) <= most:
        return told
    kept = told[:most].rpartition(" ")[0] or told[: most - 1]
    return f"{kept.rstrip(' ,;:–—-')}…"


def sentence(words: str) -> str:
    """Words as a line that is no sentence of a text: without the full stop at their end, but for one of the last word's own ("a.m.")."""
    bare = clean(words).rstrip()
    return (
        bare
        if not bare.endswith(".") or bare.endswith("..") or _is_initials(bare.rpartition(" ")[2])
        else bare[:-1].rstrip()
    )


def _is_initials(word: str) -> bool:
    """Whether a word is letters that each have a stop: "a.m.", "U.S."."""
    return len(word) > len("a.") and set(word[1::2]) == {"."} and word[::2].isalpha()
