"""The sources of a reading as an outline (OPML 2.0).

In: a Reading. Out: OPML: an outline for each outlet, its reports with an address below it. Never: an address that runs a
script.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from lxml import etree

import dateline
from dateline.doors.export.instants import newest, rfc822
from dateline.doors.export.links import web_address
from dateline.doors.export.told import title
from dateline.doors.inert import clean
from dateline.terms import Article, Reading

UNKNOWN = "Unknown outlet"


def to_opml(reading: Reading) -> str:
    """Who published, by name, and what."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = f"Sources of: {title(reading)}"
    published = newest(article.published for article in reading.articles)
    etree.SubElement(head, "dateModified").text = rfc822(published)
    etree.SubElement(head, "docs").text = "http://opml.org/spec2.opml"
    body = etree.SubElement(root, "body")
    by_outlet: dict[str, list[Article]] = {}
    for article in reading.articles:
        by_outlet.setdefault(clean(article.publisher or article.agency or "") or UNKNOWN, []).append(article)
    for name in sorted(by_outlet):
        _outlet(body, name, by_outlet[name])
    etree.indent(root)
    made = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!-- dateline {dateline.__version__} -->\n{made}\n'


def _outlet(body: etree._Element, name: str, articles: list[Article]) -> None:
    outline = etree.SubElement(body, "outline", text=name)
    addresses = {article.id: web_address(article.url) for article in articles}
    home = next((address for address in addresses.values() if address), None)
    if home:
        parts = urlsplit(home)
        outline.set("htmlUrl", f"{parts.scheme}://{parts.netloc}/")
    for article in articles:
        address = addresses[article.id]
        words = clean(article.title or article.file or "") or "Untitled"
        item = etree.SubElement(outline, "outline", text=words)
        if address:
            item.set("type", "link")
            item.set("url", address)
