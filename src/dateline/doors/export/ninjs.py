"""Stories as IPTC ninjs 3.0 (News in JSON).

In: a Reading. Out: one ninjs item: a composite with its reports as text items and its planned events as event items;
of several stories, a composite of these. Never: a property that the standard does not have (all others are refused).
"""

from __future__ import annotations

from typing import Any

from dateline.doors.export.calendar import planned_for
from dateline.doors.export.embedded import embeddable
from dateline.doors.export.instants import newest, rfc3339
from dateline.doors.export.links import Links, urn
from dateline.doors.export.planned import was_planned
from dateline.doors.export.select import shelves
from dateline.doors.export.told import title
from dateline.doors.inert import clean, inert
from dateline.doors.shelf import Shelf
from dateline.status import IPTC
from dateline.terms import Article, Entity, Event, Reading, When, utc

Json = dict[str, Any]
STANDARD = {
    "name": "ninjs",
    "version": "3.0",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json",
}


def to_ninjs(reading: Reading, *, base: str | None = None) -> str:
    """The story as one item; of several stories, an item that holds one each."""
    links = Links(base)
    stories = [_story(shelf, links) for shelf in shelves(reading)]
    if len(stories) == 1:
        return embeddable({"standard": STANDARD, **stories[0]})
    whole: Json = {
        "standard": STANDARD,
        "uri": urn("stories", "all"),
        "type": "composite",
        "representationType": "partial",
        "title": title(reading),
        "versionCreated": rfc3339(newest(story.last for story in reading.stories)),
        "associations": [{"name": story["title"], **story} for story in stories],
    }
    return embeddable(whole)


def _story(shelf: Shelf, links: Links) -> Json:
    story = shelf.story
    named = clean(story.title) or "Untitled"
    events = shelf.foremost
    brief = "\n\n".join(clean(line.text) for line in story.brief)
    page = links.story(story.id)
    return _known(
        {
            "uri": urn("story", story.id),
            "type": "composite",
            "representationType": "partial",
            "language": "en",
            "title": named,
            "headlines": [{"value": named}],
            "bodies": [_body(brief, "brief")] if brief else [],
            "firstCreated": _at(story.first),
            "versionCreated": _at(story.last),
            "people": [_concept(one) for one in shelf.reading.entities if one.kind == "person"],
            "organisations": [_concept(one) for one in shelf.reading.entities if one.kind == "organization"],
            "places": [_concept(one) for one in shelf.reading.entities if one.kind == "place"],
            "events": [{"id": event.id, "name": shelf.named(event), "uri": urn("event", event.id)} for event in events],
            "renditions": [{"name": "web", "href": page, "contentType": "text/html"}] if page else [],
            "associations": [
                *(_report(article, shelf) for article in shelf.articles.values()),
                *(_event(event, shelf) for event in events if was_planned(event) and planned_for(event)),
            ],
        }
    )


def _report(article: Article, shelf: Shelf) -> Json:
    sources = [name for name in (article.publisher, article.agency) if name]
    named = clean(article.title or "")
    return _known(
        {
            "name": named or shelf.outlet(article) or "report",
            "uri": urn("article", article.id),
            "type": "text",
            "representationType": "full",
            "language": article.language,
            "headlines": [{"value": named}] if named else [],
            "by": ", ".join(clean(name) for name in article.bylines),
            "located": clean(article.place or ""),
            "versionCreated": _at(article.published),
            "infoSources": [{"name": clean(name)} for name in dict.fromkeys(sources)],
            "bodies": [_body(inert(article.body), "story")],
        }
    )


def _event(event: Event, shelf: Shelf) -> Json:
    details = _known({"eventStatus": IPTC.get(event.status), "dates": _dates(planned_for(event))})
    return _known(
        {
            "name": shelf.named(event),
            "uri": urn("event", event.id),
            "type": "event",
            "title": shelf.named(event),
            "headlines": [{"value": shelf.headline(event)}],
            "located": clean(event.where or ""),
            "versionCreated": rfc3339(newest(report.reported for report in event.reports)),
            "eventDetails": details,
        }
    )


def _dates(when: When | None) -> Json | None:
    """An instant as such; days, and calendar units, as what is expected."""
    if when is None:
        return None
    if when.precision == "instant" and len(when.start) > len("2031-05-14"):
        return {"startDate": rfc3339(utc(when.start)), "endDate": rfc3339(utc(when.end))}
    return {"expectedStartDate": when.start[:10], "expectedEndDate": when.end[:10]}


def _concept(entity: Entity) -> Json:
    return {"name": clean(entity.name), "rel": "about", "uri": urn("entity", entity.id)}


def _body(text: str, role: str) -> Json:
    counts = {"charCount": len(text), "wordCount": len(text.split())}
    return {"role": role, "contentType": "text/plain", **counts, "value": text}


def _at(when: When | None) -> str | None:
    return rfc3339(utc(when.start)) if when else None


def _known(document: Json) -> Json:
    """Without what nobody knows."""
    return {key: value for key, value in document.items() if value not in (None, [], {}, "")}
