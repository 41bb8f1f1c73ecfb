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


def to_rss(reading: Reading, *, base: str | None = None, whole: bool = False) -> str:
    """The changes as RSS 2.0; `whole`: as news of all stories, though only one of them may have some."""
    head = _Head(reading, Links(base), whole)
    root = etree.Element("rss", version="2.0", nsmap={"atom": ATOM})
    channel = etree.SubElement(root, "channel")
    _text(channel, "title", head.title)
    _text(channel, "link", head.page or head.name)
    _text(channel, "description", _ABOUT)
    _text(channel, "generator", _generator())
    _text(channel, "lastBuildDate", rfc822(_updated(reading)))
    if own := head.own("rss"):
        etree.SubElement(channel, f"{{{ATOM}}}link", rel="self", type="application/rss+xml", href=own)
    for entry in entries(reading, head.links):
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


def to_atom(reading: Reading, *, base: str | None = None, whole: bool = False) -> str:
    """The changes as an Atom feed; `whole` as for RSS."""
    head = _Head(reading, Links(base), whole)
    root = etree.Element("feed", nsmap={None: ATOM})
    _text(root, "title", head.title)
    _text(root, "subtitle", _ABOUT)
    _text(root, "id", head.name)
    _text(root, "updated", rfc3339(_updated(reading)))
    _text(root, "generator", "dateline").set("version", dateline.__version__)
    _text(etree.SubElement(root, "author"), "name", "dateline")
    if head.page:
        etree.SubElement(root, "link", rel="alternate", type="text/html", href=head.page)
    if own := head.own("atom"):
        etree.SubElement(root, "link", rel="self", type="application/atom+xml", href=own)
    for entry in entries(reading, head.links):
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


def to_json_feed(reading: Reading, *, base: str | None = None, whole: bool = False) -> str:
    """The changes as JSON Feed 1.1; `whole` as for RSS."""
    head = _Head(reading, Links(base), whole)
    own = head.own("jsonfeed")
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": head.title,
        "description": _ABOUT,
        **({"home_page_url": head.page} if head.page else {}),
        **({"feed_url": own} if own else {}),
        "authors": [{"name": "dateline"}],
        "items": [_json_item(entry) for entry in entries(reading, head.links)],
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


class _Head:
    """What a feed says of itself: of one story, or of all."""

    def __init__(self, reading: Reading, links: Links, whole: bool) -> None:
        self.links = links
        self.story = None if whole or len(reading.stories) != 1 else reading.stories[0].id
        self.title = title(reading) if self.story else "Changes in all stories"
        self.name = urn("story", self.story) if self.story else urn("stories", "all")
        self.page = links.story(self.story) if self.story else links.home

    def own(self, name: str) -> str | None:
        """Where the feed itself is served."""
        return self.links.document(self.story, name) if self.story else self.links.feed(name)


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
