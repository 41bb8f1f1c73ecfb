"""Heads: the part of a phrase that says who it is of.

In: the words of a source. Out: its head, then its appositions; its noun. Never: who is meant.
"""

from __future__ import annotations

import re

HEAD_ENDS = re.compile(
    r",|;|\(|\s[–—-]\s|\b(?:who|which|whose|that|of|for|from|at|in|on|with|to|by|against|about|after|before|among|over|near|under)\b"
)
"""Where the head of a phrase is over: at a stop, a relative pronoun or a preposition."""


def segments(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The head of a source phrase, then its appositions: "her lawyer", "Ana Ruiz" of "her lawyer, Ana Ruiz"."""
    found = []
    while start < end:
        match = HEAD_ENDS.search(text, start, end)
        stop = match.start() if match else end
        if text[start:stop].strip():
            found.append((start, stop))
        comma = text.find(",", stop, end)
        if comma < 0:
            break
        start = comma + 1
    return found


def ends_head(text: str, mention: tuple[int, int, str], start: int, end: int) -> bool:
    """Whether a mention is the head of its segment: it ends it, but for a possessive and white space."""
    rest = text[mention[1] : end].strip().lower()
    return start <= mention[0] and rest in {"", "himself", "herself", "itself", "jr.", "sr."}


def head_noun(phrase: str) -> str:
    """The last word of the head: "spokeswoman" of "a spokeswoman for the port"; empty where there is none."""
    head = HEAD_ENDS.split(phrase, maxsplit=1)[0].split()
    return head[-1] if head else ""


def flat(words: str) -> str:
    """Words on one line."""
    return " ".join(words.split())


def shorter(phrase: str) -> str:
    """A source without what is only told of it: "an aide" of "an aide who asked not to be named", "the port" of "the port, one of two"."""
    match = _TOLD_OF_IT.search(phrase)
    rest = phrase[match.start() :] if match else ""
    return phrase if match is None or _JOINED.search(rest) else phrase[: match.start()].rstrip()


_TOLD_OF_IT = re.compile(
    r"(?<=\w),? (?:who|which|whose)\b|(?<=\w),? (?:speaking|asking|citing|requesting)\b|(?<=\w), (?=(?:just )?(?:one|an?|the) )"
)
_JOINED = re.compile(r",[^,]*,? and ")
