"""Corrections as JSON Lines: one object a line, to be kept, sent and taken in elsewhere.

In: corrections, or lines. Out: lines, or corrections. Never: a line half understood: BadCorrection says which and why.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from dateline.corrections.anchor import is_whole, whole
from dateline.corrections.force import order
from dateline.corrections.kinds import made
from dateline.errors import BadCorrection
from dateline.terms import Correction, Evidence

FIELDS = ("id", "kind", "subject", "value", "other", "who", "when", "why", "called")
LONGEST_LINE = 5_000_000
"""Characters of one line: ten thousand places with their words fit many times over."""


def to_lines(corrections: Iterable[Correction]) -> str:
    """The corrections, one JSON object a line, in the order in which they were made."""
    return "".join(json.dumps(_object(one), ensure_ascii=False) + "\n" for one in sorted(corrections, key=order))


def from_lines(text: str) -> tuple[Correction, ...]:
    """The corrections of JSON Lines, in the order in which they were made, each once; empty lines are passed over.

    `id` may be left out; where it is given it must be that of what the line says, so that no edited line passes for the
    one that was exported. Raises BadCorrection with the number of the line.
    """
    found: dict[str, Correction] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                one = _read(line)
            except BadCorrection as fault:
                raise BadCorrection(f"line {number}: {fault.reason}", fault.remedy) from None
            found[one.id] = one
    return tuple(sorted(found.values(), key=order))


def _object(one: Correction) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "subject": [_place(anchor) for anchor in one.subject],
        "value": one.value,
        "other": [_place(anchor) for anchor in one.other],
        "who": one.who,
        "when": one.when,
        "why": one.why,
        "called": one.called,
    }


def _place(anchor: Evidence) -> dict[str, Any]:
    if is_whole(anchor):
        return {"article": anchor.article}
    return {"article": anchor.article, "start": anchor.start, "end": anchor.end, "text": anchor.text}


def _read(line: str) -> Correction:
    if len(line) > LONGEST_LINE:
        raise BadCorrection(f"longer than {LONGEST_LINE} characters", "make several corrections of it")
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        raise BadCorrection(
            "no JSON object", "one correction a line, as `dateline corrections --lines` writes them"
        ) from None
    if not isinstance(said, dict):
        raise BadCorrection("no JSON object", "one correction a line, in braces")
    if unknown := sorted(set(said) - set(FIELDS)):
        raise BadCorrection(f"unknown field {unknown[0]!r}", f"fields: {', '.join(FIELDS)}")
    one = made(
        _text(said, "kind"),
        _places(said, "subject"),
        _text(said, "value") if said.get("value") is not None else None,
        other=_places(said, "other"),
        who=_text(said, "who"),
        when=_text(said, "when"),
        why=_text(said, "why"),
        called=_text(said, "called"),
    )
    if said.get("id", one.id) != one.id:
        raise BadCorrection(f"its id should be {one.id}", "leave the id out to take an edited line as a new correction")
    return one


def _text(said: dict[str, Any], name: str) -> str:
    value = said.get(name, "")
    if not isinstance(value, str) or not _writable(value):
        raise BadCorrection(f"{name!r} is no text", "put it in quotation marks")
    return value


def _writable(text: str) -> bool:
    """Half a surrogate pair is no text that could be stored."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _places(said: dict[str, Any], name: str) -> Sequence[Evidence]:
    places = said.get(name, [])
    if not isinstance(places, list):
        raise BadCorrection(f"{name!r} is no list", "a list of places: article, or article, start, end and text")
    return [_evidence(place, name) for place in places]


def _evidence(place: Any, name: str) -> Evidence:
    if isinstance(place, dict) and place.keys() == {"article"}:
        return whole(_text(place, "article"))
    if not isinstance(place, dict) or place.keys() != {"article", "start", "end", "text"}:
        raise BadCorrection(f"a place in {name!r} is none", "give article, or article, start, end and text")
    start, end = place["start"], place["end"]
    if type(start) is not int or type(end) is not int or max(start, end) >= 2**53:
        raise BadCorrection(f"start and end of a place in {name!r} are no offsets", "count code points from 0")
    return Evidence(_text(place, "article"), start, end, _text(place, "text"))
