"""Sections on what any export must hold, whatever the key: one reading a span, no bloated statement, true evidence."""

from __future__ import annotations

from collections.abc import Iterator

from evals.scoring.export import Export, Json
from evals.scoring.section import Section

MOST_SAID = 0.85
"""Share of a report's body that statements may cover."""
LONGEST = (700, 0.3)
"""Characters, and share of the body, that one statement may have; the larger of the two counts."""


def precision_sections(export: Export, _gold: Json) -> Iterator[Section]:
    """The sections that need no key."""
    yield _one_reading(export)
    yield _share(export)
    yield _brief(export)
    yield _evidence(export)


def _one_reading(export: Export) -> Section:
    section = Section("one reading a span")
    for kind in ("timexes", "statements"):
        for article in export.document["articles"]:
            reach = -1
            mine = [found for found in export.document[kind] if found["article"] == article["id"]]
            for found in sorted(mine, key=lambda found: (found["start"], found["end"])):
                within = kind == "statements" and found["end"] <= reach
                section.check(
                    found["start"] >= reach or within, f"{export.key_of.get(article['id'])} {found['text'][:50]!r}"
                )
                reach = max(reach, found["end"])
    return section


def _share(export: Export) -> Section:
    section = Section("share of the text said")
    for key, article in export.article.items():
        size = sum(len(part["text"]) for part in article["paragraphs"]) or 1
        spans = [(found["start"], found["end"]) for found in export.of("statements", key)]
        covered = len({at for start, end in spans for at in range(start, end)})
        longest = max((end - start for start, end in spans), default=0)
        fair = covered <= MOST_SAID * size and longest <= max(LONGEST[0], LONGEST[1] * size)
        section.check(fair, f"{key}: {covered / size:.2f} of the body, longest {longest}")
    return section


def _brief(export: Export) -> Section:
    section = Section("brief")
    for story in export.document["stories"]:
        for line in story["brief"]:
            holds = bool(line["evidence"]) and all(export.holds(words) for words in line["evidence"])
            section.check(holds, line["text"][:60])
    if not section.total:
        section.check(False, "no brief")
    return section


def _evidence(export: Export) -> Section:
    section = Section("evidence")
    for found in [*export.document["timexes"], *export.document["statements"]]:
        section.check(export.holds(found), found["text"][:40])
    for event in export.document["events"]:
        for report in event["reports"]:
            section.check(export.holds(report["evidence"]), f"event {event['id']}")
    if not section.total:
        section.check(False, "no evidence")
    return section
