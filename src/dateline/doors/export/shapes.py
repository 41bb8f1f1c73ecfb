"""The shape of the export: of each record the keys that are written, in order.

In: nothing. Out: shapes, by record. Never: the type of a key; that is its field's, as `dateline.terms` has it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any

from dateline.bearing import words_after, words_before, words_of_side
from dateline.ids import change_id, conflict_id
from dateline.terms import (
    BriefLine,
    Candidate,
    Change,
    Conflict,
    Dispatch,
    Edit,
    Entity,
    Episode,
    Event,
    EventReport,
    Evidence,
    Id,
    Independence,
    Part,
    Quantity,
    Relation,
    Side,
    State,
    Statement,
    Story,
    Timex,
    When,
    Words,
)

RENAMED: Mapping[str, str] = MappingProxyType({"from": "before", "to": "after", "for": "clock"})
"""Keys that a record calls otherwise, unless it has a field of that name."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a record is written: its name in the schema, and its keys in order.

    Each key is a field, or a field of a field ("when.start"); `added` are the keys that no field has, with their types; `made` those
    that are made of the record, each with its type and what makes it; `least` says how many items a list has at least.
    """

    name: str
    written: str
    least: Mapping[str, int] = field(default_factory=dict)
    added: Mapping[str, object] = field(default_factory=dict)
    made: Mapping[str, tuple[object, Callable[[Any], Any]]] = field(default_factory=dict)

    def paths(self, kind: type) -> tuple[tuple[str, str], ...]:
        """Each key that a field of the record has, with the way to that field."""
        own = {one.name for one in fields(kind)}
        return tuple(
            (path.rpartition(".")[2], path if path.partition(".")[0] in own else RENAMED[path])
            for path in self.written.split()
            if path not in self.added and path not in self.made
        )


SHAPES: Mapping[type, Shape] = MappingProxyType(
    {
        Evidence: Shape("evidence", "article start end text"),
        Words: Shape("words", "text evidence"),
        When: Shape("when", "start end precision basis alternatives"),
        Quantity: Shape("figure", "name value unit bound scope evidence"),
        Candidate: Shape("candidate", "when.start when.end when.precision when.basis when.alternatives for evidence"),
        Part: Shape("part", "article start end text kind"),
        Relation: Shape("relation", "article of kind basis"),
        Edit: Shape("edit", "article kind from to evidence"),
        Dispatch: Shape("dispatch", "id articles origin agency owners relations edits", least={"articles": 1}),
        Entity: Shape("entity", "id name kind also roles country mentions basis", least={"mentions": 1}),
        Timex: Shape("timex", "article start end text kind value when"),
        Statement: Shape(
            "statement",
            "id article start end text shown speaker speaker_text source cue to via kind hedged said same_as basis sure",
        ),
        EventReport: Shape(
            "report",
            "article reported by trigger standing core exemplar when where status manner quantities evidence",
        ),
        Event: Shape(
            "event",
            "id what kind who where when status headline sure part_of quantities basis reports",
            least={"reports": 1},
        ),
        Change: Shape(
            "change",
            "id event field from to reported weight sure before after evidence",
            made={"id": (Id, change_id), "before": (Words, words_before), "after": (Words, words_after)},
        ),
        Side: Shape(
            "side", "value words by dispatches evidence", least={"evidence": 1}, made={"words": (Words, words_of_side)}
        ),
        Conflict: Shape("conflict", "id event field sure sides", least={"sides": 2}, made={"id": (Id, conflict_id)}),
        Episode: Shape("episode", "id title articles", least={"articles": 1}),
        Independence: Shape("independence", "reports dispatches owners rests_on quoted_in_all basis"),
        State: Shape("state", "text evidence told", least={"evidence": 1}),
        BriefLine: Shape("brief_line", "text evidence so_on", least={"evidence": 1}),
        Story: Shape(
            "story",
            "id title title_evidence articles episodes independence events more next state first last brief",
            least={"articles": 1, "episodes": 1},
        ),
    }
)
"""Records that are written so wherever they stand; one that is not here is written field by field."""
ARTICLE = Shape(
    "article",
    "id file url canonical_url text title bylines publisher agency language place published modified fetched candidates masthead paragraphs"
    " furniture dispatch seen revision_of parsed",
    added={"dispatch": Id, "parsed": bool},
)
"""An article in a Reading, which knows its dispatch and whether it was parsed; alone it is written field by field."""
READING = Shape(
    "reading",
    "format generator steps models as_of articles dispatches entities timexes statements events changes conflicts stories",
    added=dict.fromkeys(("format", "generator", "steps", "models")),
)


def paths_of(kind: type) -> tuple[tuple[str, str], ...]:
    """Each key that a record of this kind is written with, and the way to the field that has it."""
    shape = SHAPES.get(kind)
    return shape.paths(kind) if shape else tuple((one.name, one.name) for one in fields(kind))
