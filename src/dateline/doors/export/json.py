"""The export as one JSON document: the public face of the data model, versioned.

In: a Reading, or any other record of `dateline.terms`. Out: JSON, UTF-8, keys in the order of `shapes`; the same
Reading gives the same bytes. Never: a key of the export that the schema does not describe (a test holds every export
to it); a second spelling: what the export has, every door writes as the export does (`from`, `to`, `for`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, get_type_hints

import dateline
from dateline.doors.export.shapes import ARTICLE, READING, SHAPES, Shape, paths_of
from dateline.terms import Article, Reading

FORMAT = 2
"""Rises when a reader of the export would have to change."""

Json = dict[str, Any]
_PLAIN = frozenset({str, int, float, bool, type(None)})


def to_json(reading: Reading) -> str:
    """The export as text, ending in a newline."""
    return json.dumps(document(reading), ensure_ascii=False, indent=1) + "\n"


def document(reading: Reading) -> Json:
    """The export as plain dictionaries and lists."""
    home = {id: dispatch.id for dispatch in reading.dispatches for id in dispatch.articles}
    found: Json = {
        "format": FORMAT,
        "generator": f"dateline {dateline.__version__}",
        "steps": dict(reading.steps),
        "models": dict(reading.models),
        "articles": [_article(one, home[one.id], one.id in reading.parsed) for one in reading.articles],
    }
    return {key: found[key] if key in found else record(getattr(reading, key)) for key in READING.written.split()}


def _article(article: Article, dispatch: str, parsed: bool) -> Json:
    """An article with what only the Reading knows of it."""
    found = _filled(article, _keys_in_reading()) | {"dispatch": dispatch, "parsed": parsed}
    return {key: found[key] for key in ARTICLE.written.split()}


class _Keys:
    """The keys of a kind of record, and what gives all that stands in them at once; `flat`: no record and no list does.

    `made` are the keys that are made of the record, `written` all of them in order.
    """

    def __init__(self, kind: type, paths: Sequence[tuple[str, str]], shape: Shape | None = None) -> None:
        hints = get_type_hints(kind)
        self.names = tuple(key for key, _ in paths)
        ways = [path for _, path in paths]
        self.made = {key: make for key, (_, make) in shape.made.items()} if shape else {}
        self.written = tuple(path.rpartition(".")[2] for path in shape.written.split()) if shape else self.names
        self.flat = not self.made and all(hints.get(way) in _PLAIN for way in ways)
        self.values: Callable[[Any], tuple[Any, ...]] = (
            attrgetter(*ways) if len(ways) > 1 else lambda one: tuple(getattr(one, way) for way in ways)
        )


@cache
def _keys(kind: type) -> _Keys:
    return _Keys(kind, paths_of(kind), SHAPES.get(kind))


@cache
def _keys_in_reading() -> _Keys:
    return _Keys(Article, ARTICLE.paths(Article))


def _filled(value: object, keys: _Keys) -> Json:
    pairs = zip(keys.names, keys.values(value), strict=True)
    if keys.flat:
        return dict(pairs)
    found = {key: one if type(one) in _PLAIN else record(one) for key, one in pairs}
    if not keys.made:
        return found
    found |= {key: record(make(value)) for key, make in keys.made.items()}
    return {key: found[key] for key in keys.written}


def record(value: object) -> Any:
    """Any record of `dateline.terms`, or a tuple of them, as dictionaries and lists in the words of the export."""
    if isinstance(value, (tuple, list)):
        return [record(one) for one in value]
    if isinstance(value, Reading):
        return document(value)
    kind = type(value)
    return _filled(value, _keys(kind)) if is_dataclass(kind) else value


def record_json(value: object) -> str:
    """`value` as `record` gives it, as text ending in a newline."""
    return json.dumps(record(value), ensure_ascii=False, indent=1) + "\n"
