"""Sections on what each report is and says: body, masthead, day, copies, people, dates, statements, stories."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dateline.text import plain
from evals.scoring import days
from evals.scoring.export import Export, Json
from evals.scoring.section import Section


def reading_sections(export: Export, gold: Json) -> Iterator[Section]:
    """The sections, in the order of the way of a report."""
    yield from _article_sections(export, gold)
    yield _dispatches(export, gold)
    yield _people(export, gold)
    yield _timexes(export, gold)
    yield _statements(export, gold)
    yield _stories(export)


def _article_sections(export: Export, gold: Json) -> Iterator[Section]:
    body, masthead, published = Section("body"), Section("masthead"), Section("published")
    for key, wanted in gold["articles"].items():
        mine = export.article.get(key)
        text = plain(" ".join(part["text"] for part in mine["paragraphs"])) if mine else ""
        for anchor in ("body_first", "body_last"):
            if anchor in wanted:
                body.check(plain(wanted[anchor]) in text, f"{key} {anchor}")
        bad = [
            *wanted.get("furniture", []),
            *(wanted[k] for k in ("furniture_first", "furniture_last", "caption") if k in wanted),
        ]
        for words in bad:
            body.check(mine is not None and plain(words) not in text, f"{key} furniture in the body: {words[:50]}")
        for field in ("title", "publisher", "agency"):
            if field in wanted:
                have = plain((mine or {}).get(field) or "")
                masthead.check(
                    mine is not None and have == plain(wanted[field] or ""),
                    f"{key} {field}: {have!r}, not {wanted[field]!r}",
                )
        if "published" in wanted:
            day = days.of_export((mine or {}).get("published"))
            published.check(day == days.of_key(wanted["published"]["day"]), f"{key}: {day}")
    yield from (body, masthead, published)


def _dispatches(export: Export, gold: Json) -> Section:
    section = Section("dispatches")
    mine = {
        frozenset(export.key_of[id] for id in one["articles"] if id in export.key_of)
        for one in export.document["dispatches"]
    }
    for wanted in gold["copies"]["dispatches"]:
        section.check(frozenset(wanted) in mine, f"{sorted(wanted)}")
    return section


def _people(export: Export, gold: Json) -> Section:
    section, people = Section("people"), gold.get("people", [])
    for person in people:
        names = [person["name"], *(other for other in person["also"] if " " not in other)]
        section.check(any(all(export.bears(id, name) for name in names) for id in export.entity), person["name"])
    bearers = {id for person in people for id in export.entity if export.bears(id, person["name"])}
    section.check(len(bearers) == len(people), "a person is split over entities, or two are one")
    return section


def _timexes(export: Export, gold: Json) -> Section:
    section = Section("timexes")
    for wanted in gold.get("timexes", []):
        mine = export.of("timexes", wanted["article"])
        spans = [days.of_export(found["when"]) for found in mine if _same_words(found["text"], wanted["text"])]
        hit = any(days.matches(span, wanted["value"]) for span in spans)
        if not hit and isinstance(wanted["value"], list):  # a range may be told as its two ends
            every = [days.of_export(found["when"]) for found in mine]
            hit = all(days.of_key(end) in every for end in wanted["value"])
        section.check(hit, f"{wanted['article']} {wanted['text']!r}: {spans}, not {wanted['value']}")
    return section


def _same_words(mine: str, wanted: str) -> bool:
    if len(mine) > 2 * len(wanted) + 12:
        return False
    return plain(wanted) in plain(mine) or (len(mine) > 3 and plain(mine) in plain(wanted))


def _statements(export: Export, gold: Json) -> Section:
    section = Section("statements")
    for wanted in gold.get("statements", []):
        mine = export.of("statements", wanted["article"])
        hit = any(
            _says(found["text"], wanted["anchor"]) and _speaks(export, found, wanted["speaker"]) for found in mine
        )
        section.check(hit, f"{wanted['article']} {wanted['speaker']}: {wanted['anchor'][:60]}")
    return section


def _says(mine: str, anchor: str) -> bool:
    if len(mine) > 3 * len(anchor) + 250:
        return False
    mine, anchor = plain(mine), plain(anchor)
    common = _tokens(mine) & _tokens(anchor)
    return anchor in mine or (len(mine) > 5 and mine in anchor) or len(common) >= 0.7 * len(_tokens(anchor))


def _speaks(export: Export, found: dict[str, Any], speaker: str) -> bool:
    own = plain(found["speaker_text"] or "")
    return export.bears(found["speaker"], speaker) or plain(speaker) in own or (len(own) > 3 and own in plain(speaker))


def _tokens(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]+", text))


def _stories(export: Export) -> Section:
    section = Section("stories")
    home = {id: story["id"] for story in export.document["stories"] for id in story["articles"]}
    homes = {key: home.get(article["id"]) for key, article in export.article.items()}
    most = max(sorted(set(map(str, homes.values()))), key=list(map(str, homes.values())).count, default="")
    for key, mine in homes.items():
        section.check(mine is not None and mine == most, f"{key} stands apart")
    return section
