"""The grammar and its readers."""

from __future__ import annotations

from dateline.dates.grammar import NEVER_FIRST, RULES, rules
from dateline.dates.prefixes import PREFIXES
from dateline.dates.readers import READERS
from dateline.dates.spelling import letter, letters


def test_every_rule_has_a_reader() -> None:
    """Each rule is read by exactly one function, and no reader lacks a rule."""
    assert sorted(name for name, _ in RULES) == sorted([*READERS, *PREFIXES])


def test_passed_over_classes_begin_no_rule() -> None:
    """What the scan passes over could begin no rule: no rule matches a text that opens with such a word."""
    every = "".join(letters().values())
    for kind in NEVER_FIRST:
        for _, pattern in rules():
            assert not any(match.end() for c in every if (match := pattern.match(letter(kind) + c + every)))
