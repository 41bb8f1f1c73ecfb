"""Feeds of changes: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1.

In: a Reading and, for links, the base address at which it is served. Out: the feed as text; an entry is a change, its
id the same for good. Never: the clock (a feed is as new as its newest report), markup out of a report.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from lxml import etree

import dateline
from dateline.doors.export.instants import newest, rfc822, rfc3339
from dateline.doors.export.links import Links, urn
from dateline.doors.export.told import Entry, entries, title
from dateline.terms import Reading

ATOM = "http://www.w3.org/2005/Atom"
_ABOUT = "What changed, in the words of the reports"


def to_rss(reading: Reading, *, base: str | None = None) -> str:
    """The changes as RSS 2.0."""
    links = Links(base)
    root = etree.Element("rss", version="2.0", nsmap={"atom": ATOM})
    channel = etree.SubElement(root, "channel")
    _text(channel, "title", title(reading))
    _text(channel, "link", _page(reading, links) or _name(reading))
    _text(channel, "description", _ABOUT)
    _text(channel, "generator", _generator())
    _text(channel, "lastBuildDate", rfc822(_updated(reading)))
    if own := _own(reading, links, "rss"):
        etree.SubElement(channel, f"{{{ATOM}}}link", rel="self", type="application/rss+xml", href=own)
    for entry in entries(reading, links):
        _rss_item(channel, entry)
    return _xml(root)


def _rss_item(channel: etree._Element, entry: Entry) -> None:
    item = etree.SubElement(channel, "item")
    _text(item, "title", entry.title)
    if address := entry.link or entry.source:
        _text(item, "link", address)
    _text(item, "description", entry.html)
    for tag in entry.tags:
        _text(item, "category", tag)
    _text(item, "guid", entry.id).set("isPermaLink", "false")
    _text(item, "pubDate", rfc822(entry.at))


def to_atom(reading: Reading, *, base: str | None = None) -> str:
    """The changes as an Atom feed."""
    links = Links(base)
    root = etree.Element("feed", nsmap={None: ATOM})
    _text(root, "title", title(reading))
    _text(root, "subtitle", _ABOUT)
    _text(root, "id", _name(reading))
    _text(root, "updated", rfc3339(_updated(reading)))
    _text(root, "generator", "dateline").set("version", dateline.__version__)
    _text(etree.SubElement(root, "author"), "name", "dateline")
    if page := _page(reading, links):
        etree.SubElement(root, "link", rel="alternate", type="text/html", href=page)
    if own := _own(reading, links, "atom"):
        etree.SubElement(root, "link", rel="self", type="application/atom+xml", href=own)
    for entry in entries(reading, links):
        _atom_entry(root, entry)
    return _xml(root)


def _atom_entry(feed: etree._Element, entry: Entry) -> None:
    item = etree.SubElement(feed, "entry")
    _text(item, "title", entry.title)
    _text(item, "id", entry.id)
    _text(item, "updated", rfc3339(entry.at))
    if entry.link:
        etree.SubElement(item, "link", rel="alternate", type="text/html", href=entry.link)
    if entry.source:
        etree.SubElement(item, "link", rel="via", href=entry.source)
    for tag in entry.tags:
        etree.SubElement(item, "category", term=tag)
    _text(item, "content", entry.html).set("type", "html")


def to_json_feed(reading: Reading, *, base: str | None = None) -> str:
    """The changes as JSON Feed 1.1."""
    links = Links(base)
    page, own = _page(reading, links), _own(reading, links, "jsonfeed")
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title(reading),
        "description": _ABOUT,
        **({"home_page_url": page} if page else {}),
        **({"feed_url": own} if own else {}),
        "authors": [{"name": "dateline"}],
        "items": [_json_item(entry) for entry in entries(reading, links)],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _json_item(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        **({"url": entry.link} if entry.link else {}),
        **({"external_url": entry.source} if entry.source else {}),
        "title": entry.title,
        "content_html": entry.html,
        "content_text": entry.text,
        "date_published": rfc3339(entry.at),
        "tags": list(entry.tags),
    }


def _page(reading: Reading, links: Links) -> str | None:
    return links.story(reading.stories[0].id) if len(reading.stories) == 1 else links.home


def _own(reading: Reading, links: Links, name: str) -> str | None:
    """Where the feed of one story is served."""
    return links.document(reading.stories[0].id, name) if len(reading.stories) == 1 else None


def _name(reading: Reading) -> str:
    return urn("story", reading.stories[0].id) if len(reading.stories) == 1 else urn("stories", "all")


def _updated(reading: Reading) -> datetime:
    return newest([*(change.reported for change in reading.changes), *(story.last for story in reading.stories)])


def _generator() -> str:
    return f"dateline {dateline.__version__}"


def _text(parent: etree._Element, name: str, words: str) -> etree._Element:
    made = etree.SubElement(parent, name)
    made.text = words
    return made


def _xml(root: etree._Element) -> str:
    etree.indent(root)
    made = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{made}\n'
