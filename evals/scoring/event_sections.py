"""Sections on events: found, told by the right reports, kept apart, and what changed or conflicts in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations
from typing import Any

from dateline.text import plain
from evals.scoring import days
from evals.scoring.export import Export, Json
from evals.scoring.section import Section

PASSES = {
    "held": {"happened"},
    "planned": {"scheduled", "agreed"},
    "scheduled": {"scheduled", "agreed"},
    "agreed": {"agreed", "scheduled"},
    "invited": {"proposed"},
    "possible": {"possible", "proposed"},
    "announced": {"happened", "scheduled", "agreed"},
    "alleged": {"alleged", "denied"},
}
"""The key's word for a status: those of the export that a reader would let pass for it."""

LITTLE = {
    "the",
    "a",
    "an",
    "of",
    "and",
    "to",
    "in",
    "on",
    "it",
    "be",
    "been",
    "has",
    "that",
    "their",
    "at",
    "both",
    "we",
    "year",
}
"""Words that tell nothing about an event."""


def event_sections(export: Export, gold: Json) -> Iterator[Section]:
    """Each event of the key is held against the event of the export that fits it best."""
    wanted = gold.get("events", [])
    match = {one["id"]: _best(export, one) for one in wanted}
    found, told, apart = Section("events"), Section("events told by"), Section("events apart")
    people = [person["name"] for person in gold.get("people", [])]
    for one in wanted:
        event = match[one["id"]]
        _check_head(export, found, one, event, people)
        _check_tellers(export, told, one, event)
        twins = [other for other in match if other != one["id"] and match[other] is event]
        apart.check(event is not None and not twins, f"{one['id']} is one with {twins}")
    yield from (found, told, apart, _turns(export, gold, match))


def _best(export: Export, wanted: Json) -> Json | None:
    """The event of the export that fits the key's best; the first of equals."""
    best, most = None, -1
    for event in export.document["events"]:
        points = _fit(export, event, wanted)
        if points > most:
            best, most = event, points
    return best


def _fit(export: Export, event: Json, wanted: Json) -> int:
    points = 2 * _where(event, wanted) + 2 * _when(event, wanted)
    points += sum(any(export.bears(id, name) for id in event["who"]) for name in wanted.get("who", []))
    return points + min(2, len((_tokens(wanted["what"]) - LITTLE) & _tokens(event["what"])))


def _where(event: Json, wanted: Json) -> bool:
    return bool(wanted.get("where")) and plain(wanted["where"]) in plain(event["where"] or "")


def _when(event: Json, wanted: Json) -> bool:
    return "when" in wanted and days.inside(days.of_export(event["when"]), days.of_key(wanted["when"]))


def _check_head(export: Export, section: Section, wanted: Json, event: Json | None, people: list[str]) -> None:
    name, mine = wanted["id"], event or {"who": [], "where": None, "when": None, "status": None, "what": ""}
    if "where" in wanted:
        section.check(_where(mine, wanted), f"{name} where: {mine['where']}")
    if "when" in wanted:
        section.check(_when(mine, wanted), f"{name} when: {days.of_export(mine['when'])}")
    for person in wanted.get("who", []):
        section.check(any(export.bears(id, person) for id in mine["who"]), f"{name} who: {person}")
    for extra in people:
        if extra not in wanted.get("who", []) and any(export.bears(id, extra) for id in mine["who"]):
            section.check(False, f"{name} has {extra} too")
    passes = PASSES.get(wanted["status"], {wanted["status"]})
    section.check(mine["status"] in passes, f"{name} status: {mine['status']}, not {wanted['status']}")


def _check_tellers(export: Export, section: Section, wanted: Json, event: Json | None) -> None:
    tellers = {export.key_of.get(report["article"]) for report in event["reports"]} if event else set()
    for key in wanted.get("told_by", []):
        section.check(key in tellers, f"{wanted['id']} not told by {key}")
    for key in sorted(key for key in tellers if key and key not in wanted.get("told_by", [])):
        section.check(False, f"{wanted['id']} told by {key} too")


def _turns(export: Export, gold: Json, match: dict[str, Any]) -> Section:
    section = Section("changes and conflicts")
    for wanted in gold.get("changes", []):
        mine = [
            one
            for one in export.document["changes"]
            if match.get(wanted["event"]) and one["event"] == match[wanted["event"]]["id"]
        ]
        section.check(
            any(_changed(one, wanted) for one in mine), f"change {wanted['event']}: {wanted['from']} → {wanted['to']}"
        )
    for wanted in gold.get("conflicts", []):
        mine = [
            one
            for one in export.document["conflicts"]
            if match.get(wanted["event"]) and one["event"] == match[wanted["event"]]["id"]
        ]
        section.check(any(_clash(one, wanted) for one in mine), f"conflict {wanted['event']}: {wanted['sides']}")
    return section


def _changed(change: Json, wanted: Json) -> bool:
    before, after = (words["text"] for words in change["evidence"])
    told_apart = plain(change["from"]) != plain(change["to"])
    return (
        told_apart
        and _shows(f"{change['from']} {before}", wanted["from"])
        and _shows(f"{change['to']} {after}", wanted["to"])
    )


def _clash(conflict: Json, wanted: Json) -> bool:
    sides = [" ".join([side["value"], *(words["text"] for words in side["evidence"])]) for side in conflict["sides"]]
    orders = permutations(sides, len(wanted["sides"]))
    return any(all(_shows(mine, side) for mine, side in zip(order, wanted["sides"], strict=True)) for order in orders)


def _shows(text: str, side: str) -> bool:
    """One telling figure of the side stands in the text; where it has none, one telling word."""
    telling = _tokens(side.split("(", maxsplit=1)[0]) - LITTLE
    figures = {word for word in telling if word[0].isdigit()}
    return bool((figures or telling) & _tokens(text))


def _tokens(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]+", plain(text)))
