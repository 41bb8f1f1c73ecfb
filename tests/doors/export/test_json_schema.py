"""Tests for `dateline.doors.export.json_schema` and the shapes that it is made from."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from typing import Any

import jsonschema
import pytest

from dateline.doors.export import document, schema
from dateline.doors.export.json_schema import schema_of
from dateline.doors.export.shapes import ARTICLE, READING, SHAPES
from dateline.terms import Article, Reading

LEFT_OUT = {
    "Article": {"entry", "notes", "owner"},
    "Change": {"shown", "known_as"},
    "Event": {"weight"},
    "EventReport": {"who"},
    "Reading": {"parsed", "set_aside"},
    "Side": {"shown", "known_as"},
    "Statement": {"alone", "leans", "rivals", "via_text"},
}
"""Fields that the export does not write as they are, by record: of a change and a side its clauses are made of `shown`, or of its sentence."""


def test_a_field_is_written_or_known_to_be_left_out() -> None:
    """Whoever adds a field to a record decides whether the export has it."""
    shapes = {**SHAPES, Article: ARTICLE, Reading: READING}
    missing = {
        kind.__name__: {one.name for one in fields(kind)}
        - {path.partition(".")[0] for _, path in shape.paths(kind)}
        - shape.added.keys()
        for kind, shape in shapes.items()
    }
    assert {name: left for name, left in missing.items() if left} == LEFT_OUT


def test_the_schema_is_one() -> None:
    """It is a schema of draft 2020-12, and every reference leads to a definition that somebody refers to."""
    whole = json.loads(schema())
    jsonschema.Draft202012Validator.check_schema(whole)
    named = {part.split('"')[0] for part in schema().split("#/$defs/")[1:]}
    assert named == whole["$defs"].keys()


def test_the_keys_stand_in_the_order_of_the_schema(told: Reading) -> None:
    """Keys are written in the order in which the schema names them."""
    whole, written = json.loads(schema()), document(told)
    assert list(written) == list(whole["properties"])
    for name, one in (("article", "articles"), ("event", "events"), ("story", "stories")):
        assert list(written[one][0]) == list(whole["$defs"][name]["properties"])


def _set(*path: str | int) -> Callable[[Any, Any], None]:
    def put(node: Any, value: Any) -> None:
        for step in path[:-1]:
            node = node[step]
        node[path[-1]] = value

    return put


@pytest.mark.parametrize(
    ("put", "wrong"),
    [
        (_set("format"), 99),
        (_set("articles", 0, "id"), "no id"),
        (_set("articles", 0, "paragraphs", 0, "kind"), "navigation"),
        (_set("articles", 0, "paragraphs", 0, "start"), -1),
        (_set("articles", 0, "published"), "2024-01-01"),
        (_set("articles", 0, "more"), 1),
        (_set("dispatches", 0, "articles"), []),
        (_set("events", 0, "status"), "rumoured"),
        (_set("events", 0, "sure"), 1.5),
        (_set("stories", 0, "independence", "owners"), "many"),
    ],
)
def test_what_is_no_export_is_refused(told: Reading, put: Callable[[Any, Any], None], wrong: object) -> None:
    """The schema describes each key: an export is one, and is none with a value that cannot be."""
    written = json.loads(json.dumps(document(told)))
    check = jsonschema.Draft202012Validator(json.loads(schema()))
    assert check.is_valid(written)
    put(written, wrong)
    assert not check.is_valid(written)


def test_a_type_without_a_schema_is_named() -> None:
    """A field of a type that JSON does not have is no key of the export."""
    with pytest.raises(TypeError, match="set"):
        schema_of(set[str], lambda _: {})
