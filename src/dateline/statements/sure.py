"""Sure: how often a statement like this one was right, its words and its source.

In: a statement's kind and the words of its source. Out: a share, 0 to 1, two decimals. Never: a look at what it says.

Counted on the training articles of PolNeAR (Newell et al. 2018) by `tools/fit_said.py`, which wrote `data/sure.json`: of the statements of one kind with one
form of source those whose content and source each share a word with the key's. PolNeAR leaves out what is only implied, so a stance that
it does not list counts as wrong.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from dateline.english.lexicon import group
from dateline.terms import StatementKind


@cache
def _shares() -> Mapping[str, Mapping[str, float]]:
    text = files("dateline.statements").joinpath("data", "sure.json").read_text(encoding="utf-8")
    return {kind: dict(forms) for kind, forms in json.loads(text)["shares"].items()}


def sure(kind: StatementKind, source: str | None) -> float:
    """The share of statements of this kind, from a source of this form, that were right."""
    return _shares()[kind][form(source)]


def form(source: str | None) -> str:
    """How a source is told: not at all, by a pronoun, by a name, or by what it is."""
    words = (source or "").split()
    if not words:
        return "none"
    if len(words) == 1 and words[0].lower() in group("open_pronouns"):
        return "pronoun"
    return "name" if any(word[:1].isupper() for word in words[1:]) or words[0].istitle() else "description"
