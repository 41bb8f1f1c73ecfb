"""Articles and events as linked data in the words of schema.org.

In: a Reading. Out: JSON-LD: a NewsArticle for each report, an Event for each event of a timeline. Never: an address that
runs a script, a status that schema.org has no word for.
"""

from __future__ import annotations

from typing import Any

from dateline.doors.export.calendar import history
from dateline.doors.export.embedded import embeddable
from dateline.doors.export.links import Links, urn, web_address
from dateline.doors.export.select import shelves
from dateline.doors.inert import clean
from dateline.doors.shelf import Shelf
from dateline.status import SCHEMA_ORG
from dateline.terms import Article, Entity, Event, Reading

Json = dict[str, Any]


def to_jsonld(reading: Reading, *, base: str | None = None) -> str:
    """All articles and all events of the timelines as one graph."""
    links = Links(base)
    origins = {relation.article: relation.of for dispatch in reading.dispatches for relation in dispatch.relations}
    homes = {id: links.story(story.id, f"reports/{id}") for story in reading.stories for id in story.articles}
    graph = [_article(article, origins.get(article.id), homes.get(article.id)) for article in reading.articles]
    for shelf in shelves(reading):
        graph += [_event(shelf, event, links) for event in shelf.foremost]
    return embeddable({"@context": "https://schema.org", "@graph": graph})


def _name_of(kind: str, id: str) -> Json:
    return {"@id": urn(kind, id)}


def _article(article: Article, origin: str | None, home: str | None) -> Json:
    address = web_address(article.canonical_url) or web_address(article.url) or home
    return _known(
        {
            "@type": "NewsArticle",
            **_name_of("article", article.id),
            "headline": clean(article.title) if article.title else None,
            "url": address,
            "author": [{"@type": "Person", "name": clean(name)} for name in article.bylines],
            "publisher": _organization(article.publisher),
            "sourceOrganization": _organization(article.agency),
            "datePublished": article.published.start if article.published else None,
            "dateModified": article.modified.start if article.modified else None,
            "dateline": clean(article.place) if article.place else None,
            "inLanguage": article.language,
            "isBasedOn": _name_of("article", origin) if origin else None,
        }
    )


def _organization(name: str | None) -> Json | None:
    return {"@type": "Organization", "name": clean(name)} if name else None


def _event(shelf: Shelf, event: Event, links: Links) -> Json:
    told = list(dict.fromkeys(report.article for report in history(event)))
    return _known(
        {
            "@type": "Event",
            **_name_of("event", event.id),
            "name": shelf.named(event),
            "description": shelf.headline(event),
            "url": links.story(shelf.story.id, f"events/{event.id}"),
            "startDate": event.when.start if event.when else None,
            "endDate": event.when.end if event.when and event.when.end != event.when.start else None,
            "location": {"@type": "Place", "name": clean(event.where)} if event.where else None,
            "eventStatus": SCHEMA_ORG.get(event.status),
            "previousStartDate": _previous_starts(event),
            "actor": [_actor(shelf.entities[id]) for id in event.who if id in shelf.entities],
            "superEvent": _name_of("event", event.part_of) if event.part_of else None,
            "subjectOf": [_name_of("article", id) for id in told],
        }
    )


def _previous_starts(event: Event) -> list[str]:
    """The days for which a plan once stood, before it was moved."""
    if event.status not in SCHEMA_ORG or not event.when:
        return []
    stood = [
        report.when.start for report in history(event)
        if report.when and report.when.precision in ("instant", "day") and report.when.last_day < event.when.first_day
    ]  # fmt: skip
    return list(dict.fromkeys(stood))


def _actor(entity: Entity) -> Json:
    kind = {"person": "Person", "organization": "Organization"}.get(entity.kind, "Thing")
    return {"@type": kind, "name": clean(entity.name)}


def _known(document: Json) -> Json:
    """Without what nobody knows."""
    return {key: value for key, value in document.items() if value not in (None, [], "")}
