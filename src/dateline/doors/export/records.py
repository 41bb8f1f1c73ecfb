"""Any record as plain dictionaries and lists, in the words of the export.

In: a record of `dateline.terms`, or a tuple of them. Out: what `json.dumps` takes. Never: a second spelling: what the
export has, every door writes as the export does (`from`, `to`, `for`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from types import MappingProxyType
from typing import Any

from dateline.doors.export import json
from dateline.terms import (
    Candidate,
    Change,
    Conflict,
    Dispatch,
    Edit,
    Entity,
    Event,
    Evidence,
    Part,
    Reading,
    Statement,
    Story,
    Timex,
    When,
)

SHAPES: Mapping[type, Callable[[Any], json.Json | None]] = MappingProxyType(
    {
        Candidate: json.candidate,
        Change: json.change,
        Conflict: json.conflict,
        Dispatch: json.dispatch,
        Edit: json.edit,
        Entity: json.entity,
        Event: json.event,
        Evidence: json.words,
        Part: json.part,
        Reading: json.document,
        Statement: json.statement,
        Story: json.story,
        Timex: json.timex,
        When: json.when,
    }
)
"""The records that the export has a shape for; others are written field by field."""


def record(value: object) -> Any:
    """`value` as the export writes it: dictionaries for records, lists for tuples, the rest as it is."""
    shape = SHAPES.get(type(value))
    if shape is not None:
        return shape(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: record(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, (tuple, list)):
        return [record(one) for one in value]
    return value
