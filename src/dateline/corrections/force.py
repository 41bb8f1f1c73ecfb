"""Which corrections are in force, in which order, and how they are told.

In: corrections in any order. Out: those that nobody undid, the earliest first, so that of two that contradict each other the later
one wins. Never: a correction thrown away; an undo undone (make the correction again instead).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.terms import Correction, CorrectionKind


def in_force(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The corrections that nobody undid, each once, by when they were made and then by id; the undoings themselves are left out."""
    told = {correction.id: correction for correction in corrections}
    undone = {correction.value for correction in told.values() if correction.kind == "undo"}
    kept = (correction for id, correction in told.items() if correction.kind != "undo" and id not in undone)
    return tuple(sorted(kept, key=order))


def order(correction: Correction) -> tuple[str, str]:
    """Sorts corrections: the later wins, of one moment the greater id; a whole second is before its parts."""
    return correction.when.removesuffix("Z"), correction.id


def of_kind(corrections: Sequence[Correction], *kinds: CorrectionKind) -> list[Correction]:
    """Those of these kinds, in the order given."""
    return [correction for correction in corrections if correction.kind in kinds]


CORRECTED = "corrected by"
"""How the clause begins by which a record tells that somebody put it right."""


def because(correction: Correction) -> str:
    """The clause that a corrected record's basis carries."""
    return f"{CORRECTED} {correction.who} on {correction.when[:10]}: {correction.why}"


def with_reason(basis: str, correction: Correction) -> str:
    """A basis with the clause after it; a correction of a correction replaces what it corrects only in the record, not in the tale."""
    return f"{basis}; {because(correction)}" if basis else because(correction)
