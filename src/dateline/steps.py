"""The table of steps: which step fills which slot, under a versioned name.

In: for a slot ("dates") the name of a step ("dates.rules.v5"), if somebody asks for another than the shipped one (`choice`); the
languages there are. Out: Steps, typed: one field a slot. Never: an order; that is the pipeline's. Packages add steps under the entry point group
`dateline.steps`: the entry's name is the step's, its value what the slot's Protocol in `slots` describes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import Any

from dateline import choice, cluster, settle, slots, wire
from dateline.clean import article as cleaned
from dateline.dates import anchored as anchored_dates
from dateline.dates import timexes
from dateline.errors import UnknownName
from dateline.events import events as joined_events
from dateline.events import mentions as mentions_of_events
from dateline.ingest import reports
from dateline.language.registry import ENGLISH
from dateline.names import cast as cast_of
from dateline.names import mentions as mentions_of_names
from dateline.statements import find, resolve
from dateline.tell import brief as brief_of
from dateline.tell import changes as changes_of
from dateline.tell import conflicts as conflicts_of
from dateline.tell import timeline as timeline_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    """What reads a report of one language: a step for each of these slots; None where the language has no such room yet."""

    dates: slots.Dates | None = field(default=None, metadata={"slot": "dates"})
    names: slots.Names | None = field(default=None, metadata={"slot": "names.mentions"})
    statements: slots.Statements | None = field(default=None, metadata={"slot": "statements.find"})
    events: slots.Happenings | None = field(default=None, metadata={"slot": "events.mentions"})

    def missing(self) -> tuple[str, ...]:
        """The rooms that there are not yet."""
        return tuple(one.name for one in fields(self) if getattr(self, one.name) is None)


ROOMS: Mapping[str, str] = MappingProxyType({one.metadata["slot"]: one.name for one in fields(Rooms)})
"""The slots that each language fills for itself, and the rooms they are in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """One choice of steps: what fills each slot, the shipped step (the configuration that is measured) unless a caller named another."""

    ingest: slots.Ingest = field(default=reports, metadata={"slot": "ingest"})
    clean: slots.Clean = field(default=cleaned, metadata={"slot": "clean"})
    copies: slots.Copies = field(default=wire, metadata={"slot": "wire.groups"})
    dispatches: slots.Dispatches = field(default=wire.dispatches, metadata={"slot": "wire.dispatches"})
    independence: slots.Independent = field(default=wire.independence, metadata={"slot": "wire.independence"})
    dates: slots.Dates = field(default=timexes, metadata={"slot": "dates"})
    anchored: slots.Anchored = field(default=anchored_dates, metadata={"slot": "dates.anchored"})
    names: slots.Names = field(default=mentions_of_names, metadata={"slot": "names.mentions"})
    cast: slots.Casting = field(default=cast_of, metadata={"slot": "names.cast"})
    matters: slots.Matters = field(default=cluster, metadata={"slot": "cluster"})
    settling: slots.Settling = field(default=settle, metadata={"slot": "settle"})
    statements: slots.Statements = field(default=find, metadata={"slot": "statements.find"})
    resolved: slots.Resolved = field(default=resolve, metadata={"slot": "statements.resolve"})
    events: slots.Happenings = field(default=mentions_of_events, metadata={"slot": "events.mentions"})
    joined: slots.Joined = field(default=joined_events, metadata={"slot": "events.join"})
    timeline: slots.Timeline = field(default=timeline_of, metadata={"slot": "tell.timeline"})
    changes: slots.Changes = field(default=changes_of, metadata={"slot": "tell.changes"})
    conflicts: slots.Conflicts = field(default=conflicts_of, metadata={"slot": "tell.conflicts"})
    brief: slots.Brief = field(default=brief_of, metadata={"slot": "tell.brief"})

    languages: Mapping[str, Rooms]
    """The rooms of every language but English, by its code."""
    chosen: Mapping[str, str]
    """The name of the step in each slot; those of another language than English stand under its code: "el:dates"."""

    def rooms(self, language: str | None) -> Rooms:
        """What reads a report in this language; where the language is unknown, its dates are read as those of English."""
        if language == ENGLISH.code:
            return Rooms(dates=self.dates, names=self.names, statements=self.statements, events=self.events)
        if language is None:
            return Rooms(dates=self.dates)
        return self.languages.get(language, NO_ROOMS)


NO_ROOMS = Rooms()
"""The rooms of a language that has none yet."""
_SLOTS: Mapping[str, Field[Any]] = MappingProxyType(
    {one.metadata["slot"]: one for one in fields(Steps) if "slot" in one.metadata}
)
SHIPPED: Mapping[str, object] = MappingProxyType({name: _SLOTS[slot].default for slot, name in choice.SHIPPED.items()})
"""Every step that dateline ships, by versioned name."""


def choose(asked: Mapping[str, str] | None = None) -> Steps:
    """The shipped steps, but for the slots for which a caller asks for another by its name; UnknownName if there is none."""
    names = choice.chosen(asked)
    others: dict[str, dict[str, Any]] = {}
    fill: dict[str, Any] = {}
    for slot, name in names.items():
        if slot in _SLOTS:
            fill[_SLOTS[slot].name] = named(name)
        else:
            code, _, room = slot.partition(":")
            others.setdefault(code, {})[ROOMS[room]] = named(name)
    return Steps(**fill, languages={code: Rooms(**rooms) for code, rooms in others.items()}, chosen=names)


def named(name: str) -> object:
    """The step of that name, shipped or from a plug-in; UnknownName if there is none."""
    if name in SHIPPED:
        return SHIPPED[name]
    added = {entry.name: entry for entry in entry_points(group="dateline.steps")}
    if name not in added:
        raise UnknownName("step", name, [*SHIPPED, *added])
    step: object = added[name].load()
    return step
