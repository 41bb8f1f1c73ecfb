"""The records of `dateline.terms` as JSON Schema, as this door writes them.

In: types. Out: schemas (draft 2020-12, which OpenAPI 3.1 speaks). Never: a second description of what the export's own
schema describes: that one is used as it stands.
"""

from __future__ import annotations

import inspect
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from dateline.doors.export import json_schema
from dateline.doors.export.shapes import SHAPES
from dateline.terms import Article, Page, Reading

Json = dict[str, Any]
PLACE = "#/components/schemas/"


def schema_of(kind: object) -> Json:
    """The schema of a type; records stand among the components: as the export has them, or under their own names."""
    if get_origin(kind) is Page:
        return _page(get_args(kind)[0])
    return json_schema.schema_of(kind, _component)


def _component(of: type | str) -> Json:
    """A reference to a record, or to what a mark of a type asks."""
    return {"$ref": PLACE + (of.capitalize() if isinstance(of, str) else of.__name__)}


def _in_reading(of: type | str) -> Json:
    """The same within a Reading, whose articles have more than one alone."""
    return {"$ref": f"{PLACE}ArticleInReading"} if of is Article else _component(of)


def _page(item: object) -> Json:
    return {
        "type": "object",
        "required": ["items", "next"],
        "additionalProperties": False,
        "properties": {
            "items": {"type": "array", "items": schema_of(item)},
            "next": {
                "type": ["string", "null"],
                "description": "Ask with after=NEXT for those behind; null at the end.",
            },
        },
    }


@cache
def _export() -> Json:
    return json_schema.export_schema(_in_reading)


def components(kinds: tuple[object, ...]) -> Json:
    """The schemas of `kinds` and of all that these name, by name."""
    made = _export()["$defs"]
    exported: tuple[type | str, ...] = (*json_schema.MARKED, *SHAPES, Article)
    found: Json = {_in_reading(of)["$ref"].removeprefix(PLACE): made[json_schema.definition(of)] for of in exported}
    waiting = [*kinds]
    while waiting:
        kind = waiting.pop()
        if not (isinstance(kind, type) and is_dataclass(kind)):
            waiting += [part for part in get_args(kind) if not isinstance(part, (str, TypeVar))]
        elif kind is Reading:
            found["Reading"] = {key: value for key, value in _export().items() if not key.startswith("$")}
        elif kind not in SHAPES and kind.__name__ not in found:
            hints = get_type_hints(kind)
            found[kind.__name__] = _record(kind, hints)
            waiting += hints.values()
    return dict(sorted(found.items()))


def _record(kind: type, hints: dict[str, Any]) -> Json:
    shown = {field.name: schema_of(hints[field.name]) for field in fields(kind)}
    return {
        "type": "object",
        "description": inspect.getdoc(kind) or "",
        "required": list(shown),
        "additionalProperties": False,
        "properties": shown,
    }
