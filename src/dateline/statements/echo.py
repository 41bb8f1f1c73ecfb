"""Echoes: one quotation told in two reports.

In: statements with speakers. Out: the same, each with the ids of its echoes. Never: two sayings of one report joined;
a join without the same speaker.

Candidates share a run of words (an index of shingles, not all pairs); what joins is how much of the shorter one the
longer one holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from dateline.terms import Statement
from dateline.text import plain, shingles, words

FEWEST_WORDS = 5
"""Words from which a quotation is unlikely to be said twice in the same words."""
SHARED = 0.75
"""Part of the shorter quotation's word runs that the longer one must hold: translations and house edits change a
word or two of a sentence, other sentences share none (set by hand, not swept)."""
RUN = 3
"""Words to a run."""
CROWD = 64
"""Different quotations in one bucket beyond which a run says nothing ("the United States of")."""

_Key = tuple[str, tuple[str, ...]]


def echoes(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, each with the sorted ids of those in other articles that tell the same quotation."""
    groups = _same_words(statements)
    linked: dict[str, set[str]] = {}
    for one, other in _pairs(groups):
        for a in groups[one]:
            for b in groups[other]:
                if a.article != b.article:
                    linked.setdefault(a.id, set()).add(b.id)
                    linked.setdefault(b.id, set()).add(a.id)
    return tuple(replace(s, same_as=tuple(sorted(linked.get(s.id, ())))) for s in statements)


def _same_words(statements: Sequence[Statement]) -> dict[_Key, list[Statement]]:
    """Quotations by their speaker and words."""
    groups: dict[_Key, list[Statement]] = {}
    for s in statements:
        tokens = tuple(words(s.text))
        if s.kind in {"direct", "mixed"} and len(tokens) >= FEWEST_WORDS:
            groups.setdefault((s.speaker or plain(s.speaker_text or ""), tokens), []).append(s)
    return groups


def _pairs(groups: dict[_Key, list[Statement]]) -> Iterator[tuple[_Key, _Key]]:
    """Pairs of groups that tell one quotation, a group with itself included."""
    runs = {key: shingles(list(key[1]), RUN) for key in groups}
    buckets: dict[tuple[str, tuple[str, ...]], list[_Key]] = {}
    for key in sorted(groups):
        yield key, key
        for run in runs[key]:
            buckets.setdefault((key[0], run), []).append(key)
    candidates = {pair for keys in buckets.values() if len(keys) <= CROWD for pair in combinations(keys, 2)}
    for one, other in sorted(candidates):
        shorter = min(len(runs[one]), len(runs[other]))
        if round(len(runs[one] & runs[other]) / shorter, 6) >= SHARED:
            yield one, other
