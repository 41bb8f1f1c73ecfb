"""The JSON Schema of the export, made from the types of `dateline.terms` and the shapes in which they are written.

In: types. Out: schemas (draft 2020-12). Never: a second description of a record: it says what its docstring says.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from dateline.doors.export.json import FORMAT
from dateline.doors.export.shapes import ARTICLE, READING, SHAPES, Shape
from dateline.terms import Article, Part, Reading

Json = dict[str, Any]
Refer = Callable[[type | str], Json]
"""A reference to the definition of a record, or of what a mark asks."""

_PLAIN: dict[object, Json] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
}
MARKED: dict[str, Json] = {
    "id": {
        "type": "string",
        "pattern": "^[0-9a-f]{16}$",
        "description": "Derived from content: never from a path or the order of arrival.",
    },
    "iso": {
        "type": "string",
        "pattern": r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$",
        "description": "A day or a time, ISO 8601.",
    },
    "count": {"type": "integer", "minimum": 0},
    "share": {"type": "number", "minimum": 0, "maximum": 1},
}
"""What the marks of types in `dateline.terms` ask of a value."""
_NAMES: Json = {"type": "object", "additionalProperties": {"type": "string"}}


def schema() -> str:
    """The JSON Schema (draft 2020-12) of the export, as text."""
    return json.dumps(export_schema(_within), ensure_ascii=False, indent=2) + "\n"


def _within(of: type | str) -> Json:
    return {"$ref": f"#/$defs/{definition(of)}"}


def definition(of: type | str) -> str:
    """The name of the definition of a record that has a shape, or of what a mark asks."""
    if isinstance(of, str):
        return of
    return ARTICLE.name if of is Article else SHAPES[of].name


def export_schema(refer: Refer) -> Json:
    """The schema of the export, whose definitions are referred to as `refer` says."""
    hints = _hints(Reading)
    own: dict[str, Json] = {
        "format": {"const": FORMAT},
        "generator": {"type": "string"},
        "steps": _NAMES,
        "models": _NAMES,
    }
    keys = {key: own[key] if key in own else schema_of(hints[key], refer) for key in READING.written.split()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"dateline export, format {FORMAT}",
        **_object("Everything that dateline read from a pile of reports.", keys),
        "$defs": {
            **MARKED,
            **{shape.name: _record(kind, shape, refer) for kind, shape in SHAPES.items()},
            ARTICLE.name: _record(Article, ARTICLE, refer),
        },
    }


def schema_of(kind: object, refer: Refer) -> Json:
    """The schema of a type; of a record, and of a type with a mark, a reference to its definition."""
    if kind in _PLAIN:
        return dict(_PLAIN[kind])
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _marked(parts[0], parts[1], refer)
    if origin is Literal:
        return {"enum": list(parts)}
    if origin in (Union, UnionType):
        return {"anyOf": [schema_of(part, refer) for part in parts]}
    if origin is tuple:
        return _row(parts, refer)
    if isinstance(kind, type):
        return refer(kind)
    raise TypeError(f"{kind} has no schema")


def _marked(kind: object, mark: object, refer: Refer) -> Json:
    """A mark names a definition; on a Part it is the vocabulary of its kinds."""
    if kind is Part:
        return {**refer(Part), "properties": {"kind": schema_of(mark, refer)}}
    return refer(str(mark))


def _row(parts: tuple[object, ...], refer: Refer) -> Json:
    if len(parts) == 2 and parts[1] is Ellipsis:
        return {"type": "array", "items": schema_of(parts[0], refer)}
    rows = [schema_of(part, refer) for part in parts]
    return {"type": "array", "prefixItems": rows, "minItems": len(parts), "maxItems": len(parts)}


def _record(kind: type, shape: Shape, refer: Refer) -> Json:
    """The definition of a record that is written in this shape."""
    types = {key: _at(kind, path) for key, path in shape.paths(kind)} | dict(shape.added)
    types |= {key: made_as for key, (made_as, _) in shape.made.items()}
    keys = {}
    for path in shape.written.split():
        key = path.rpartition(".")[2]
        keys[key] = schema_of(types[key], refer)
        if key in shape.least:
            keys[key]["minItems"] = shape.least[key]
    return _object(inspect.getdoc(kind) or "", keys)


def _at(kind: type, path: str) -> object:
    """The type of what stands at the end of a path of fields."""
    found: Any = kind
    for name in path.split("."):
        found = _hints(found)[name]
    return found


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


def _object(about: str, keys: Json) -> Json:
    return {
        "type": "object",
        "description": about,
        "properties": keys,
        "required": list(keys),
        "additionalProperties": False,
    }
