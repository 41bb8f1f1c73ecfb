"""What sources are reported to have said.

In: nothing. Out: the records of statements. Never: a rule, a file, the clock.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.glance import Glance
from dateline.terms.times import When
from dateline.terms.vocabularies import Count, Id, Share, StatementKind
from dateline.terms.words import Evidence, Words


@dataclass(frozen=True, slots=True)
class Rival:
    """What a clause before a pronoun is about, which the pronoun may therefore mean.

    `sentence` is where its sentence begins; `main`: it is the subject of the sentence, not of a clause in it; `many`: it is a plural.
    """

    words: Evidence
    sentence: int
    main: bool
    many: bool


@dataclass(frozen=True, slots=True)
class Lean:
    """A word in words that are shown, whose antecedent stands elsewhere: "she", "this"; `owns`: it is a possessive."""

    words: Evidence
    owns: bool


@dataclass(frozen=True, slots=True, repr=False)
class Statement(Glance):
    """What a source is reported to have said.

    The span is the content, tight: without cue and source. `speaker_text` is who said it in the report's
    words, `speaker` the entity it was resolved to, `via` those who passed it on, `said` when. `alone`: the content is a
    clause that says what was said, not only with its cue what was meant ("denied any part in it"). `shown`: the clause that a
    reader is shown as said; None where it is kept and not shown: a stance, a silence, words that do not read by themselves.
    `rivals`: where the source is a pronoun, those it may mean, nearest sentence first. `leans`: the pronouns and pointing words in `shown`
    of which these words do not tell what they mean. `sure` is how often a statement of its kind, from a source so told, was right; an earlier release did not say.
    """

    id: Id
    article: Id
    start: Count
    end: Count
    text: str
    speaker: Id | None
    speaker_text: str | None
    source: Evidence | None
    cue: Evidence | None
    to: str | None
    via: tuple[Id, ...]
    kind: StatementKind
    hedged: bool
    said: When | None
    same_as: tuple[Id, ...]
    basis: str
    via_text: tuple[Evidence, ...] = ()
    alone: bool = True
    rivals: tuple[Rival, ...] = ()
    shown: Words | None = None
    leans: tuple[Lean, ...] = ()
    sure: Share = 0.0

    def _glance(self) -> dict[str, object]:
        return {
            "id": self.id, "speaker": self.speaker_text, "kind": self.kind, "text": self.text, "article": self.article,
        }  # fmt: skip
