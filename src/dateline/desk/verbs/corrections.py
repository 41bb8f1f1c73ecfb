"""What people put right: corrections made, undone, exported and imported.

In: what is wrong, and what is right. Out: corrections. Never: a correction that only this run remembers.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from dateline.desk.verbs.opened import Opened
from dateline.store import corrections as ledger
from dateline.terms import Correction
from dateline.way.progress import Progress, quiet

if TYPE_CHECKING:  # what only some verbs need is loaded by them: who reads does not wait for the rooms
    from dateline.desk.correcting import Place


class CorrectionVerbs(Opened):
    """What people put right."""

    def correct(
        self,
        kind: str,
        subject: Place | Sequence[Place],
        value: str | None = None,
        *,
        other: Place | Sequence[Place] = (),
        who: str,
        why: str,
        now: datetime | None = None,
        progress: Progress = quiet,
    ) -> Correction:
        """Put something right; it holds for all that is told from now on, whatever comes, until it is undone.

        `subject` is what it is about: ids that the desk gave, "ARTICLE:START-END" for words of an article, or Evidence; `other`
        what that is held against (what stays, where something is split; if left out, all that it is with now), or the words that
        are right. `value` is the day, status, place, figure, kind of furniture, name, title or source that is right, or the id of
        the entity that spoke. The kinds stand in the manual under "Correcting". BadCorrection says what is missing, or cannot be.
        """
        from dateline.desk import correcting

        subjects, others = (
            tuple([found] if isinstance(found, correcting.Place) else found) for found in (subject, other)
        )
        claim = correcting.Claim(kind, subjects, value, others, who, now or datetime.now(UTC), why)
        with self._store.reading() as db:
            made = correcting.correction(db, claim)
        self._put_right([made], progress)
        return made

    def undo(
        self, correction: str, *, who: str, why: str, now: datetime | None = None, progress: Progress = quiet
    ) -> Correction:
        """Take a correction back, by its id; what is told is as if it had not been made. The undoing is kept too."""
        from dateline.desk import correcting

        with self._store.reading() as db:
            made = correcting.undoing_of(db, correction, who=who, when=now or datetime.now(UTC), why=why)
        self._put_right([made], progress)
        return made

    def corrections(self) -> tuple[Correction, ...]:
        """All corrections and undoings, the earliest first."""
        with self._store.reading() as db:
            return ledger.every(db)

    def export_corrections(self) -> str:
        """All corrections and undoings as JSON Lines."""
        from dateline.corrections import to_lines

        return to_lines(self.corrections())

    def import_corrections(self, lines: str, *, progress: Progress = quiet) -> tuple[Correction, ...]:
        """Take in corrections from JSON Lines, all or none; returns those that were not known. BadCorrection names the line.

        What they are about need not be here yet: they hold once it comes.
        """
        from dateline.corrections import from_lines

        return tuple(self._put_right(from_lines(lines), progress))

    def _put_right(self, found: Sequence[Correction], progress: Progress) -> list[Correction]:
        from dateline.desk import correcting

        self._own()
        new = correcting.keep(self._store, found, self._steps, self._ledger)
        self._catch_up(progress)
        return new
