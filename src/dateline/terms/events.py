"""What happened or is planned: how one place tells it, the event made of all of them, how it changed and where reports disagree.

In: nothing. Out: the records of events, and the changes and conflicts of tell. Never: a rule, a file, the clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.glance import Glance
from dateline.terms.statements import Lean
from dateline.terms.times import When, day_or_days
from dateline.terms.vocabularies import Bound, ChangeField, Id, Share, Standing, Status, Weight
from dateline.terms.words import Evidence, Words


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure that a report gives about an event: dead, injured, price, share.

    `bound` is how near it is told to be, `scope` where it counts where the report says so, a place in the report's words. `evidence` are the
    words of the figure; None where somebody put it right.
    """

    name: str
    value: str
    unit: str | None = None
    bound: Bound = "exactly"
    scope: str | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """How a clause tells a happening: where it stands, its verb, who does it to whom, and the words that tell it.

    `part` is where in the report ("near": the three paragraphs after the lede), `link` how its clause hangs from the sentence,
    `time` that of its verb as the sentence sees it, `position` how many sentences come before it, `words` how many its sentence
    has. `shown` are the words that a reader may be shown, cut at whole constituents; empty where none read by themselves;
    `leans` are the pronouns in them whose antecedent stands elsewhere and has to be told. `local` are the words nearest to the predicate.
    """

    part: Literal["title", "lede", "near", "body"]
    link: Literal["main", "content", "relative", "adverbial", "joined", "other"]
    time: Literal["past", "present", "future", "none", "headline"]
    saying: bool
    nominal: bool
    finite: bool
    perfect: bool
    quoted: bool
    position: int
    words: int
    doer: Evidence | None
    undergoer: Evidence | None
    local: tuple[str, ...]
    shown: tuple[Evidence, ...]
    leans: tuple[Lean, ...] = ()
    vouched: bool = False


@dataclass(frozen=True, slots=True)
class EventMention:
    """One place in one report where an event is told, as that place tells it.

    `trigger` is the word that names the event, `lemma` its dictionary form, `evidence` the clause or sentence,
    `participants` the spans of those who take part, `statement` the id of the statement it stands in, `standing` how the
    place stands to it: tells it as so, as to come, as somebody's claim, as not so, or leaves it open. `open`: its word is none of
    those that name a kind of happening; it tells one all the same ("was swept aside", "called it a mistake"). `own_time`: its day stands in its own words, not elsewhere in the sentence;
    `other_time`: its words say when, and no day comes of it.
    """

    article: str
    trigger: Evidence
    lemma: str
    what: str
    kind: str
    participants: tuple[Evidence, ...]
    place: Evidence | None
    when: When | None
    status: Status
    manner: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    statement: str | None
    evidence: Evidence
    timex: Evidence | None = None
    within: Evidence | None = None
    standing: Standing = "asserted"
    telling: Telling | None = None
    open: bool = False
    own_time: bool = False
    other_time: bool = False
    basis: str = ""


@dataclass(frozen=True, slots=True)
class EventReport:
    """What one article says of an event: the clock of reporting beside the clock of happening.

    `trigger` is the one word that names it there. `core`: it tells the same happening on evidence; `exemplar`: it is the one whose
    fields the head has. `who` are the entities that it names as taking part; the export does not print them.
    """

    article: Id
    reported: When | None
    by: Id | None
    when: When | None
    where: str | None
    status: Status
    manner: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    evidence: Evidence
    trigger: Evidence
    standing: Standing = "asserted"
    core: bool = False
    exemplar: bool = False
    who: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Event(Glance):
    """Something said to have happened or to be going to; its head is a fold over its reports.

    `headline` is what a reader reads of it, None where it is never shown; `sure` is how often a row like it was right (0 to 1,
    two decimals, fitted out of fold), `weight` how much it tells of its story (0 to 1), by which rows are chosen.
    """

    id: Id
    what: str
    kind: str
    who: tuple[Id, ...]
    where: str | None
    when: When | None
    status: Status
    part_of: Id | None
    quantities: tuple[Quantity, ...]
    basis: str
    reports: tuple[EventReport, ...]
    headline: Words | None = None
    sure: Share = 0.0
    weight: Share = 0.0

    @property
    def in_words(self) -> str:
        """What a reader is shown of it: its headline; without one the sentence of its exemplar or first report, `what` where there is none."""
        if self.headline:
            return self.headline.text
        return " ".join(self._shown[0].text.split()) if self._shown else self.what

    def heading(self, told: Sequence[Evidence]) -> str:
        """The heading over a change or a conflict told in these words: what the event is shown as, where that is taken from them; else the first of them."""
        over = self.over(told)
        return self.in_words if over is None else " ".join(over.text.split())

    def over(self, told: Sequence[Evidence]) -> Evidence | None:
        """The sentence that so stands over what is told in these words, without what joins it to others where they leave that out; None where it is a headline."""
        own = next((one for one in self._shown if any(_meet(words, one) for words in told)), None)
        if not told or (own is not None and self.headline is not None):
            return None
        within = (
            one for one in told if own and one.article == own.article and own.start <= one.start and one.end == own.end
        )
        return next(within, own or told[0])

    @property
    def _shown(self) -> tuple[Evidence, ...]:
        """The words of reports that a reader is shown of it."""
        if self.headline:
            return self.headline.evidence
        best = next((one for one in self.reports if one.exemplar), self.reports[0] if self.reports else None)
        return (best.evidence,) if best else ()

    def _glance(self) -> dict[str, object]:
        return {
            "id": self.id, "what": self.in_words, "when": day_or_days(self.when), "where": self.where, "status": self.status, "reports": len(self.reports),
        }  # fmt: skip

    def _rows(self) -> Iterator[tuple[object, ...]]:
        yield "report", "reported", "status", "words"
        for one in self.reports:
            yield one.article, day_or_days(one.reported) or "", one.status, one.evidence.text


def _meet(one: Evidence, other: Evidence) -> bool:
    return one.article == other.article and one.start < other.end and other.start < one.end


@dataclass(frozen=True, slots=True)
class Change:
    """A later report says otherwise than an earlier one: `evidence` has the sentences of the earlier, then of the later.

    `shown` are the clauses in them that bear each side, for a reader; `sure` is how often a change like this one was right. An earlier release told neither.
    `known_as` are the two values as its id has them, where they are worded otherwise.
    """

    event: Id
    field: ChangeField
    before: str
    after: str
    reported: When
    weight: Weight
    evidence: tuple[Evidence, Evidence]
    shown: tuple[Words, ...] = ()
    sure: Share = 0.0
    known_as: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[Evidence, ...]:
        """The words over it: those of the later report; of what took place, those that told it as to come; of what one report tells, its first."""
        before, after = self.evidence
        took_place = self.field == "status" and self.after == "happened"
        return (before,) if took_place or before.article == after.article else (after,)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict: what is said, by whom, in which dispatches, in which sentences; `shown` is the clause that bears it.

    An earlier release told no clause. `known_as` is the value as the conflict's id has it, where it is worded otherwise.
    """

    value: str
    by: Id | None
    dispatches: tuple[Id, ...]
    evidence: tuple[Evidence, ...]
    shown: Words | None = None
    known_as: str | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Reports of one time, or two sources, that cannot both be true; `sure` is how often a conflict like this one was right."""

    event: Id
    field: ChangeField
    sides: tuple[Side, ...]
    sure: Share = 0.0

    @property
    def words(self) -> tuple[Evidence, ...]:
        """The words of all sides."""
        return tuple(words for side in self.sides for words in side.evidence)
