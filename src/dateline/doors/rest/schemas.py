"""The records of `dateline.terms` as JSON Schema, as this door writes them.

In: types. Out: schemas (draft 2020-12, which OpenAPI 3.1 speaks). Never: a second description of what the export's own
schema describes: that one is used as it stands.
"""

from __future__ import annotations

import inspect
import json
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from dateline.doors.export import schema as export_schema
from dateline.terms import Edit, Page, Reading

Json = dict[str, Any]
PLACE = "#/components/schemas/"
_PLAIN: dict[object, Json] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
}
_RENAMED: dict[type, dict[str, str]] = {Edit: {"before": "from", "after": "to"}}
"""Fields that the export calls otherwise."""


def schema_of(kind: object) -> Json:
    """The schema of a type; records stand among the components under their names."""
    if kind in _PLAIN:
        return dict(_PLAIN[kind])
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"enum": list(parts)}
    if origin in (Union, UnionType):
        return {"anyOf": [schema_of(part) for part in parts]}
    if origin is tuple:
        return _row(parts)
    if origin is Page:
        return _page(parts[0])
    if isinstance(kind, type) and is_dataclass(kind):
        return {"$ref": f"{PLACE}{kind.__name__}"}
    raise TypeError(f"{kind} has no schema")


def _row(parts: tuple[object, ...]) -> Json:
    if len(parts) == 2 and parts[1] is Ellipsis:
        return {"type": "array", "items": schema_of(parts[0])}
    return {
        "type": "array",
        "prefixItems": [schema_of(part) for part in parts],
        "minItems": len(parts),
        "maxItems": len(parts),
    }


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
    whole: Json = json.loads(export_schema().replace("#/$defs/", PLACE + "export_"))
    return whole


def components(kinds: tuple[object, ...]) -> Json:
    """The schemas of `kinds` and of all that these name, by name."""
    found: Json = {f"export_{name}": made for name, made in _export()["$defs"].items()}
    waiting = [*kinds]
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and is_dataclass(kind):
            if kind.__name__ not in found:
                found[kind.__name__] = _named(kind)
                waiting += get_type_hints(kind).values() if found[kind.__name__].get("properties") else ()
        else:
            waiting += [part for part in get_args(kind) if not isinstance(part, (str, TypeVar))]
    return dict(sorted(found.items()))


def _named(kind: type) -> Json:
    """A record's schema: the export's own where it has one."""
    if kind is Reading:
        return {key: value for key, value in _export().items() if not key.startswith("$")}
    if kind.__name__.lower() in _export()["$defs"] and kind.__name__ != "Article":
        return {"$ref": f"{PLACE}export_{kind.__name__.lower()}"}
    hints, names = get_type_hints(kind), _RENAMED.get(kind, {})
    shown = {names.get(field.name, field.name): schema_of(hints[field.name]) for field in fields(kind)}
    return {
        "type": "object",
        "description": inspect.getdoc(kind) or "",
        "required": list(shown),
        "additionalProperties": False,
        "properties": shown,
    }
