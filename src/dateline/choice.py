"""Choice: which step fills each slot of the pipeline, by versioned name, before any step is loaded.

In: for a slot ("dates") the name of a step ("dates.rules.v5"), if somebody asks for another than the shipped one; the languages there
are. Out: the name in each slot. Never: a step; what is only read was made by them before, and does not wait until they are loaded.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dateline.errors import UnknownName
from dateline.language.registry import ENGLISH, languages

SHIPPED: Mapping[str, str] = MappingProxyType(
    {
        "ingest": "ingest.v2",
        "clean": "clean.rules.v5",
        "wire.groups": "wire.groups.v1",
        "wire.dispatches": "wire.dispatches.v2",
        "wire.independence": "wire.independence.v1",
        "dates": ENGLISH.rooms["dates"],
        "dates.anchored": "dates.anchored.v2",
        "names.mentions": ENGLISH.rooms["names.mentions"],
        "names.cast": "names.cast.v2",
        "cluster": "cluster.links.v2",
        "settle": "settle.v2",
        "statements.find": ENGLISH.rooms["statements.find"],
        "statements.resolve": "statements.resolve.v6",
        "events.mentions": ENGLISH.rooms["events.mentions"],
        "events.join": "events.join.v5",
        "tell.timeline": "tell.timeline.v2",
        "tell.changes": "tell.changes.v9",
        "tell.conflicts": "tell.conflicts.v8",
        "tell.brief": "tell.brief.v4",
    }
)
"""Of each slot the step that dateline ships for it; what each language fills for itself is here the reader of English."""


def chosen(asked: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """The name of the step in each slot: the shipped one, or the one asked for; UnknownName for a slot unheard of."""
    names = dict(SHIPPED)
    for language in languages().values():
        if language.code != ENGLISH.code:
            for slot, name in language.rooms.items():
                if slot not in ENGLISH.rooms:
                    raise UnknownName(f"slot of the language {language.code}", slot, ENGLISH.rooms)
                names[f"{language.code}:{slot}"] = name
    for slot in asked or {}:
        if slot not in names:
            raise UnknownName("slot of the pipeline", slot, names)
    return MappingProxyType(names | dict(asked or {}))
