"""Evidence as W3C Web Annotations: each finding, tied to its very words.

In: a Reading. Out: JSON-LD: an annotation page (https://www.w3.org/TR/annotation-model/) whose targets select words by
quotation and by position in code points. Never: a position at which other words stand.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from dateline.doors.export.links import Links, urn, web_address
from dateline.doors.export.select import shelves
from dateline.doors.shelf import Shelf
from dateline.ids import change_id
from dateline.terms import Article, Evidence, Reading
from dateline.text import digest

AROUND = 32
"""Characters of context to each side of a quotation, by which it is found again in a text that has changed."""

Json = dict[str, Any]


def to_annotations(reading: Reading, *, base: str | None = None) -> str:
    """Statements, reports of events, changes, sentences of briefs, dates and names: an annotation for each of their spans."""
    maker = _Maker(reading, Links(base))
    items = [*maker.all()]
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": urn("annotations", digest(*(article.id for article in reading.articles))),
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    }
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"


class _Maker:
    def __init__(self, reading: Reading, links: Links) -> None:
        self.reading = reading
        self.articles = {article.id: article for article in reading.articles}
        self.homes = {id: links.story(story.id, f"reports/{id}") for story in reading.stories for id in story.articles}

    def all(self) -> Iterator[Json]:
        for shelf in shelves(self.reading):
            yield from self._story(shelf)
        for timex in self.reading.timexes:
            words = Evidence(timex.article, timex.start, timex.end, timex.text)
            value = f"{timex.value}: {timex.when.basis}" if timex.when else timex.value
            yield self._one("timex", f"{timex.article} {timex.start} {timex.end}", "tagging", value, words)
        for entity in self.reading.entities:
            for words in entity.mentions:
                yield self._one(
                    "mention", f"{entity.id} {words.article} {words.start}", "identifying", entity.name, words
                )

    def _story(self, shelf: Shelf) -> Iterator[Json]:
        for number, line in enumerate(shelf.story.brief):
            for at, words in enumerate(line.evidence):
                yield self._one("brief", f"{shelf.story.id} {number} {at}", "describing", line.text, words)
        for one in shelf.statements:
            said = f"{shelf.person(one.speaker) or one.speaker_text or 'someone'} ({one.kind}): {one.basis}"
            yield self._one(
                "statement", one.id, "commenting", said, Evidence(one.article, one.start, one.end, one.text)
            )
        for event in shelf.events.values():
            for at, report in enumerate(event.reports):
                told = f"{shelf.named(event)}: {report.status}"
                yield self._one("report", f"{event.id} {at}", "classifying", told, report.evidence)
        for change in shelf.changes:
            for side, value, words in zip(
                ("before", "after"), (change.before, change.after), change.evidence, strict=True
            ):
                yield self._one(
                    "change", f"{change_id(change)} {side}", "assessing", f"{change.field} {side}: {value}", words
                )

    def _one(self, kind: str, id: str, motivation: str, value: str, words: Evidence) -> Json:
        article = self.articles[words.article]
        return {
            "id": urn(f"annotation {kind}", id),
            "type": "Annotation",
            "motivation": motivation,
            "body": {"type": "TextualBody", "value": value, "format": "text/plain", "language": "en"},
            "target": {"source": self._source(article), "selector": _selectors(article.text, words)},
        }

    def _source(self, article: Article) -> str:
        return self.homes.get(article.id) or web_address(article.url) or urn("article", article.id)


def _selectors(text: str, words: Evidence) -> list[Json]:
    quote = {
        "type": "TextQuoteSelector",
        "exact": words.text,
        "prefix": text[max(0, words.start - AROUND) : words.start],
        "suffix": text[words.end : words.end + AROUND],
    }
    return [quote, {"type": "TextPositionSelector", "start": words.start, "end": words.end}]
