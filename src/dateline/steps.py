"""The table of steps: which function does which job, under a versioned name.

In: a slot ("dates") and, if somebody asks for another than the shipped one, a name ("dates.rules.v1"). Out: the
function. Never: an order; that is the pipeline's. Packages add steps under the entry point group
`dateline.steps`: the entry's name is the step's, its value a function with the signature of the slot's shipped one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import Any

from dateline import clean, cluster, dates, events, ingest, names, settle, statements, tell, wire
from dateline.errors import UnknownName

Step = Callable[..., Any]

SHIPPED: Mapping[str, Step] = MappingProxyType(
    {
        "ingest.v1": ingest.reports,
        "clean.rules.v1": clean.article,
        "wire.groups.v1": wire.groups,
        "wire.dispatches.v1": wire.dispatches,
        "wire.independence.v1": wire.independence,
        "dates.rules.v1": dates.timexes,
        "dates.anchored.v1": dates.anchored,
        "names.mentions.v1": names.mentions,
        "names.cast.v1": names.cast,
        "cluster.links.v1": cluster.stories,
        "settle.v1": settle.settle,
        "statements.rules.v1": statements.find,
        "statements.resolve.v1": statements.resolve,
        "events.mentions.v1": events.mentions,
        "events.join.v1": events.events,
        "tell.timeline.v1": tell.timeline,
        "tell.changes.v1": tell.changes,
        "tell.conflicts.v1": tell.conflicts,
        "tell.brief.v1": tell.brief,
    }
)
"""Every step that dateline ships, by versioned name."""

CHOSEN: Mapping[str, str] = MappingProxyType(
    {
        "ingest": "ingest.v1",
        "clean": "clean.rules.v1",
        "wire.groups": "wire.groups.v1",
        "wire.dispatches": "wire.dispatches.v1",
        "wire.independence": "wire.independence.v1",
        "dates": "dates.rules.v1",
        "dates.anchored": "dates.anchored.v1",
        "names.mentions": "names.mentions.v1",
        "names.cast": "names.cast.v1",
        "cluster": "cluster.links.v1",
        "settle": "settle.v1",
        "statements.find": "statements.rules.v1",
        "statements.resolve": "statements.resolve.v1",
        "events.mentions": "events.mentions.v1",
        "events.join": "events.join.v1",
        "tell.timeline": "tell.timeline.v1",
        "tell.changes": "tell.changes.v1",
        "tell.conflicts": "tell.conflicts.v1",
        "tell.brief": "tell.brief.v1",
    }
)
"""The step that fills each slot of the pipeline unless a caller names another: the configuration that is measured."""


def named(name: str) -> Step:
    """The step of that name, shipped or from a plug-in; UnknownName if there is none."""
    if name in SHIPPED:
        return SHIPPED[name]
    added = {entry.name: entry for entry in entry_points(group="dateline.steps")}
    if name not in added:
        raise UnknownName("step", name, [*SHIPPED, *added])
    step: Step = added[name].load()
    return step


class Steps:
    """One choice of steps, a function for each slot."""

    def __init__(self, chosen: Mapping[str, str] | None = None) -> None:
        for slot in chosen or {}:
            if slot not in CHOSEN:
                raise UnknownName("slot of the pipeline", slot, CHOSEN)
        self.names: dict[str, str] = dict(CHOSEN) | dict(chosen or {})
        self._functions = {slot: named(name) for slot, name in self.names.items()}

    def __getitem__(self, slot: str) -> Step:
        """The function that fills `slot`."""
        return self._functions[slot]
