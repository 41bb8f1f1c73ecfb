"""Cues: words that tell how far along an event is; each row of status.tsv is a rule.

In: where a word stands, its dictionary form. Out: the status that it tells there, and the rule that says so. Never: a sentence.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from dateline import rules
from dateline.language import Token
from dateline.lists import rows
from dateline.terms import Status

Stand = Literal["governs", "modifies", "head", "predicate"]


class Cue(NamedTuple):
    """A word as it stands, the status that it tells, the rule by which it does."""

    word: str
    status: Status
    rule: str


class _Row(NamedTuple):
    status: Status
    rule: str


_SAYS = {
    "governs": "what it governs",
    "modifies": "what it stands beside",
    "head": "what it is about",
    "predicate": "what it is said of",
}


def _registered() -> dict[tuple[str, str], _Row]:
    found: dict[tuple[str, str], _Row] = {}
    for words, stands, status, example, counter_example in rows("events", "status.tsv"):
        first, where = words.split()[0], stands.split()[0]
        says = f"{' or '.join(repr(word) for word in words.split())} tells {' or '.join(_SAYS[one] for one in stands.split())} as {status}."
        one = rules.row(rules.Rule(f"status.{where}.{first}", says, example, counter_example))
        for key in ((stand, word) for stand in stands.split() for word in words.split()):
            if key in found:
                raise ValueError(f"status.tsv has two rows for {key}")
            found[key] = _Row(status, one.name)  # type: ignore[arg-type]
    return found


_ROWS = _registered()


def told_by(where: Stand, word: str, token: Token) -> Cue | None:
    """What `token` tells where it stands so, looked up as `word`."""
    row = _ROWS.get((where, word.lower()))
    if row is None or not rules.is_on(row.rule):
        return None
    return Cue(token.text, row.status, rules.fired(row.rule))


def statuses() -> frozenset[Status]:
    """The statuses that words tell."""
    return frozenset(row.status for row in _ROWS.values())
