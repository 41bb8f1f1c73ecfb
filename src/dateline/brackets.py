"""Brackets: names in square brackets in the place of pronouns, in words that are shown as a report has them.

In: the words, the pronouns in them, and for each a name, or the cast that knows it. Out: the words with the names. Never: any other
change, be it a capital at the head.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.english.lexicon import group
from dateline.terms import Cast, Lean, Telling, Words


def last_name(name: str) -> str:
    """The part of a name by which it is called again: "Velm" of "Otto Velm Jr."; the name itself where it has no parts."""
    parts = [part for part in name.split() if part.rstrip(".,").lower() not in group("generations")]
    return parts[-1].rstrip(",") if parts else name


def headline(told: Telling | None, cast: Cast) -> Words | None:
    """The words shown of a clause, a pronoun that they do not answer as a name in square brackets.

    None where nobody knows whom a pronoun means, or the words name that one already.
    """
    if told is None or not told.shown:
        return None
    text = " … ".join(" ".join(span.text.split()) for span in told.shown)
    names: list[tuple[Lean, str]] = []
    for lean in told.leans:
        meant = cast.at(lean.words)
        if meant is None:
            return None
        name = cast.entity(meant).name
        if last_name(name) in text:
            return None
        names.append((lean, name))
    return bracketed(Words(text, told.shown), names)


def bracketed(shown: Words, names: Sequence[tuple[Lean, str]]) -> Words:
    """The words with names in square brackets for their pronouns, "’s" behind the name of an owner."""
    text = shown.text
    for lean, name in sorted(names, key=_from_behind):
        same = re.compile(rf"\b{re.escape(lean.words.text)}\b", re.IGNORECASE)
        before = sum(_count(same, span.text, lean.words.start - span.start) for span in shown.evidence)
        places = list(same.finditer(text))
        if before < len(places):
            start, end = places[before].span()
            text = f"{text[:start]}[{name}{'’s' if lean.owns else ''}]{text[end:]}"
    return replace(shown, text=text)


def _from_behind(one: tuple[Lean, str]) -> int:
    return -one[0].words.start


def _count(same: re.Pattern[str], text: str, end: int) -> int:
    """How often a word stands in a text before an offset; nothing where that lies before the text."""
    return sum(1 for _ in same.finditer(text, 0, max(end, 0)))
