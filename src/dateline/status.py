"""How far along an event is: one row a status, and every set of statuses by its name.

In: nothing, or two statuses. Out: what is so of a status, in the rooms, on the screen and in others' vocabularies. Never: the
words that tell a status; those are for the rooms to read.

The names themselves are the closed vocabulary `terms.Status`; no other module lists two of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from dateline.terms import Status

Standing = Literal["ahead", "over", "off", "claimed"]
_FIRM: Final[tuple[Status, ...]] = ("agreed", "scheduled", "under way", "happened")
_TURNS: Final[tuple[Status, ...]] = ("moved", "postponed", "cancelled", "declined")
_OCCURRENCE: Final = "http://cv.iptc.org/newscodes/eventoccurstatus/"
_SCHEMA: Final = "https://schema.org/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What is so of one status."""

    status: Status
    note: str
    """What it means, in three words."""
    stands: Standing
    """Still to come; done or being done; told not to be; only said by somebody."""
    sure: int
    """How much it takes to tell an event so, 0 to 3."""
    rung: int | None
    """How far up the way from an idea to its coming about; None off that way."""
    turn: bool = False
    """A turn of what was to come, news whatever went before."""
    planned: bool = False
    """Somebody planned it, or did once."""
    past_words: bool = False
    """Words that tell it leave their own past tense what it is: "agreed to meet" was told of the past."""
    turns_into: tuple[Status, ...] = ()
    """What a later report may tell of the same event, as news."""
    mark: str
    plain_mark: str
    """The mark where a screen shows ASCII alone."""
    colour: str
    calendar: str
    """STATUS of an iCalendar entry (RFC 5545)."""
    iptc: str | None = None
    """IPTC event occurrence status, where there is one."""
    schema_org: str | None = None
    """EventStatusType of schema.org, where there is one."""


ROWS: Final[tuple[Row, ...]] = (
    Row(
        status="possible", note="may happen", stands="ahead", sure=0, rung=0, past_words=True,
        turns_into=("proposed", *_FIRM, *_TURNS),
        mark="○", plain_mark=".", colour="yellow", calendar="TENTATIVE",
    ),
    Row(
        status="proposed", note="somebody wants it", stands="ahead", sure=1, rung=1, planned=True,
        turns_into=(*_FIRM, *_TURNS),
        mark="○", plain_mark=".", colour="yellow", calendar="TENTATIVE", iptc="eos2",
    ),
    Row(
        status="agreed", note="those concerned want it", stands="ahead", sure=2, rung=2, planned=True, past_words=True,
        turns_into=("scheduled", "under way", "happened", *_TURNS),
        mark="◇", plain_mark="o", colour="blue", calendar="TENTATIVE", iptc="eos4",
    ),
    Row(
        status="scheduled", note="has its day", stands="ahead", sure=2, rung=3, planned=True,
        turns_into=("under way", "happened", *_TURNS),
        mark="◆", plain_mark="@", colour="blue", calendar="CONFIRMED", iptc="eos5", schema_org="EventScheduled",
    ),
    Row(
        status="moved", note="has another day", stands="ahead", sure=3, rung=None, turn=True, planned=True,
        turns_into=("under way", "happened", "postponed", "cancelled", "declined"),
        mark="↷", plain_mark="^", colour="magenta", calendar="CONFIRMED", iptc="eos5", schema_org="EventRescheduled",
    ),
    Row(
        status="postponed", note="put off", stands="ahead", sure=3, rung=None, turn=True, planned=True,
        turns_into=(*_FIRM, "moved", "cancelled", "declined"),
        mark="↷", plain_mark="^", colour="magenta", calendar="TENTATIVE", schema_org="EventPostponed",
    ),
    Row(
        status="cancelled", note="will not be", stands="off", sure=3, rung=None, turn=True, planned=True,
        turns_into=(*_FIRM, "moved", "postponed", "declined"),
        mark="✗", plain_mark="x", colour="red", calendar="CANCELLED", iptc="eos6", schema_org="EventCancelled",
    ),
    Row(
        status="declined", note="turned down", stands="off", sure=2, rung=None, turn=True,
        turns_into=(*_FIRM, "moved", "postponed", "cancelled"),
        mark="✗", plain_mark="x", colour="red", calendar="CANCELLED",
    ),
    Row(
        status="under way", note="goes on", stands="over", sure=3, rung=4,
        mark="▸", plain_mark=">", colour="green", calendar="CONFIRMED",
    ),
    Row(
        status="happened", note="is done", stands="over", sure=3, rung=5,
        mark="✓", plain_mark="+", colour="green", calendar="CONFIRMED",
    ),
    Row(
        status="denied", note="said not to be so", stands="off", sure=1, rung=None,
        mark="✗", plain_mark="x", colour="red", calendar="TENTATIVE",
    ),
    Row(
        status="alleged", note="said without proof", stands="claimed", sure=1, rung=None,
        mark="~", plain_mark="~", colour="yellow", calendar="TENTATIVE",
    ),
)  # fmt: skip
"""In the order of the vocabulary."""

AHEAD: Final = frozenset(row.status for row in ROWS if row.stands == "ahead")
"""What still lies ahead."""
OVER: Final = frozenset(row.status for row in ROWS if row.stands == "over")
"""What only a report of the day or later can tell."""
OFF: Final = frozenset(row.status for row in ROWS if row.stands == "off")
"""What is told not to be."""
TURNS: Final = frozenset(row.status for row in ROWS if row.turn)
"""Turns of what was to come, news whatever went before."""
PLANNED: Final = frozenset(row.status for row in ROWS if row.planned)
"""What somebody planned, whatever came of it."""
PAST_WORDS: Final = frozenset(row.status for row in ROWS if row.past_words)
"""What a verb in the past may tell without its event lying ahead."""
FIRM: Final = frozenset(row.status for row in ROWS if row.rung is not None and row.rung >= 2)
"""What both sides stand by, or what came about."""
UNSURE: Final = frozenset(row.status for row in ROWS if row.sure <= 1)
"""What no report tells as so."""
DISPUTED: Final = frozenset(row.status for row in ROWS if row.rung is None and not row.turn)
"""What rests on somebody's word: one who tells it, one who says it is not so."""

HOPED: Final = AHEAD - TURNS
"""What lies ahead and is not put off or moved."""
COMMITTED: Final = FIRM - OVER
"""A plan that stands and that both sides stand by."""
UNCOMMITTED: Final = HOPED - FIRM
"""What may come, and nobody is bound to."""
DELAYED: Final = AHEAD & TURNS
"""Given another day, or none."""
UPSET: Final = PLANNED & TURNS
"""Turns of a plan that a reader must hear of."""
UNDONE: Final = TURNS - {"moved"}
"""Turns that leave a plan without a day."""
CALLED_OFF: Final = UPSET & UNDONE
"""A plan that is not to be, or not yet."""
DATED: Final = PLANNED - UNDONE
"""A plan that stands: what is only possible, or was put off without a day, is due on none."""
LIKELY_AHEAD: Final = AHEAD - UNDONE
"""What lies ahead and may have a day there."""
NEGATED: Final = OFF - PLANNED
"""What a plain "not" makes of something to come, and of something told."""
UNDERCUT: Final = OFF | DISPUTED
"""What is told not to be, or only said."""
UNCERTAIN: Final = OFF | UNCOMMITTED
"""What may not come about, or is told not to."""
DENIABLE: Final = FIRM | (DISPUTED - OFF)
"""What a denial cannot stand beside."""

ACCUSATION: Final[tuple[Status, ...]] = ("possible", "alleged", "denied")
"""From a suspicion to a charge to its denial."""
RUNGS: Final[Mapping[Status, int]] = MappingProxyType({row.status: row.rung for row in ROWS if row.rung is not None})
"""How far along a plan is."""
SURE: Final[Mapping[Status, int]] = MappingProxyType({row.status: row.sure for row in ROWS})
NOTES: Final[Mapping[Status, str]] = MappingProxyType({row.status: row.note for row in ROWS})
MARKS: Final[Mapping[Status, str]] = MappingProxyType({row.status: row.mark for row in ROWS})
PLAIN_MARKS: Final[Mapping[Status, str]] = MappingProxyType({row.status: row.plain_mark for row in ROWS})
COLOURS: Final[Mapping[Status, str]] = MappingProxyType({row.status: row.colour for row in ROWS})
CALENDAR: Final[Mapping[Status, str]] = MappingProxyType({row.status: row.calendar for row in ROWS})
IPTC: Final[Mapping[Status, str]] = MappingProxyType({row.status: _OCCURRENCE + row.iptc for row in ROWS if row.iptc})
SCHEMA_ORG: Final[Mapping[Status, str]] = MappingProxyType(
    {row.status: _SCHEMA + row.schema_org for row in ROWS if row.schema_org}
)
_NEXT: Final[Mapping[Status, frozenset[Status]]] = MappingProxyType(
    {row.status: frozenset(row.turns_into) for row in ROWS}
)


def may_turn(before: Status, after: Status) -> bool:
    """Whether a later report that tells `after` has news of what was told as `before`.

    What has happened is not undone by a report that still speaks of the plan, nor by one that hedges or denies it: two
    reports of which one denies what the other tells are a conflict. A plan does not sink by being spoken of with less
    certainty; it does where a report says that it was cancelled, declined or put off. What is alleged does not become a
    fact by being told without "allegedly".
    """
    return after in _NEXT[before]
