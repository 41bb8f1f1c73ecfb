"""Listing: what a source that is asked again and again says of its reports.

In: the bytes of a feed (RSS, Atom, JSON Feed), a sitemap with or without news or an index of some (sitemaps.org, Google's news), an outline (OPML), or a
page. Out: a Listing: its entries, each with the name that the source gives it; where earlier ones stand (RFC 5005); of an index its sitemaps, of
an outline its feeds, of a page those that it names. Never: a report, a fetch, an entity from elsewhere, more entries than a feed may have.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal
from urllib.parse import urljoin

from lxml import etree

from dateline import lists
from dateline.errors import Unreadable
from dateline.ingest import feed, html, parcel
from dateline.ingest.decode import decoded, tidy
from dateline.ingest.findings import whole
from dateline.ingest.fullness import is_full
from dateline.ingest.limits import MAX_FEED
from dateline.ingest.objects import FEED
from dateline.ingest.tame import tamed
from dateline.ingest.unpack import unpacked
from dateline.text import digest

Kind = Literal["feed", "sitemap", "index", "outline", "page"]

MOST = 50_000
"""Entries of one document: a sitemap has as many at most."""
LONGEST = 2_000
"""Characters of a name or an address."""
_ROOT = re.compile(rb"<(?:[A-Za-z]\w{0,9}:)?(rss|feed|RDF|rdf|urlset|sitemapindex|opml)\b")
_OPENING = 4_096
_KINDS: dict[bytes, Kind] = {b"urlset": "sitemap", b"sitemapindex": "index", b"opml": "outline"}
_PERIODS = {"hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
"""Seconds of what `sy:updatePeriod` may say (RDF Site Summary 1.0 modules: Syndication)."""
_EARLIER = ("prev-archive", "next")
"""Relations of links to earlier entries: of an archived feed, of a paged one (RFC 5005)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a source says of one of its reports; `whole`: `text` is all of it. `key` is its name within the source, for good."""

    key: str
    url: str | None
    title: str = ""
    text: str = ""
    whole: bool = False
    published: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    language: str | None = None

    @property
    def words(self) -> str:
        """A digest of what a reader sees: where it changes, the report may have."""
        return digest(self.title, self.text, self.modified or "" if not self.text else "")

    def line(self) -> bytes:
        """The entry as a line of JSON, which is read as the report of its own words; the same words give the same line."""
        given = {
            "url": self.url,
            "title": self.title,
            "text": self.text,
            "published": self.published,
            "modified": self.modified,
            "authors": list(self.authors),
            "publisher": self.publisher,
            "language": self.language,
        }
        told = {name: value for name, value in given.items() if value}
        return json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Named:
    """Another document that one names: its title and address, and when it was changed, as written."""

    title: str
    url: str
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a document lists; `every` is the number of seconds for which its source says that nothing changes."""

    kind: Kind
    title: str = ""
    entries: tuple[Entry, ...] = ()
    others: tuple[Named, ...] = ()
    earlier: str | None = None
    every: int | None = None


def listing(data: bytes, *, name: str, address: str = "") -> Listing:
    """What stands in `data`; `address` is where it came from. Raises `Unreadable` for what lists nothing."""
    data = unpacked(data, name=name)
    if data.lstrip()[:1] == b"{":
        return _json(data, name, address)
    root = _ROOT.search(data[:_OPENING])
    if root is None:
        return _page(data, name, address)
    kind = _KINDS.get(root[1], "feed")
    if kind == "feed":
        return _feed(data, name, address)
    if kind == "outline":
        return _outline(data, name, address)
    return _sitemap(data, name, kind)


# Feeds.


def _feed(data: bytes, name: str, address: str) -> Listing:
    found = feed.opened(data, name)
    head = found.feed
    entries = (_entry(one, head, address) for one in found.entries[:MOST])
    return Listing(
        "feed",
        parcel.heading(head.get("title"))[:LONGEST],
        _each_once(entries),
        earlier=next(filter(None, (_linked(head, rel, address) for rel in _EARLIER)), None),
        every=_pause(head),
    )


def _entry(one: Any, head: Any, address: str) -> Entry:
    """An entry; what only relates its text to another page ("via") leads there where it has no page of its own."""
    text = feed.body_of(one)
    url = feed.link_of(one, head) or _linked(one, "via", address)
    days: dict[str, str] = {}
    for field, value, _ in feed.days_of(one):
        if value:
            days.setdefault(field, whole(str(value)))
    publisher = next((str(value) for value, _ in feed.publishers_of(one, head) if value), None)
    title = parcel.heading(one.get("title"))
    return Entry(
        key=_named(one.get("id"), url, title, days.get("published", "")),
        url=_address(url, address),
        title=title,
        text=whole(text),
        whole=is_full(text),
        published=days.get("published"),
        modified=days.get("modified"),
        authors=tuple(dict.fromkeys(feed.authors_of(one))),
        publisher=publisher,
        language=str(one.get("language") or head.get("language") or "") or None,
    )


def _linked(one: Any, rel: str, address: str) -> str | None:
    """The address behind a link of a relation."""
    for link in one.get("links") or ():
        if isinstance(link, dict) and rel in str(link.get("rel") or "").split() and link.get("href"):
            return _address(str(link["href"]), address)
    return None


def _pause(head: Any) -> int | None:
    """Seconds for which a feed says that nothing changes: `ttl`, or the period of `sy:`."""
    ttl = str(head.get("ttl") or "").strip()
    if ttl.isascii() and ttl.isdigit():
        return int(ttl[:6]) * 60
    period = _PERIODS.get(str(head.get("sy_updateperiod") or "").strip().lower())
    times = str(head.get("sy_updatefrequency") or "1").strip()
    return period // max(1, int(times[:4])) if period and times.isascii() and times.isdigit() else None


def _json(data: bytes, name: str, address: str) -> Listing:
    """A JSON Feed (jsonfeed.org, versions 1 and 1.1)."""
    if len(data) > MAX_FEED:
        raise Unreadable(name, f"is a feed of more than {MAX_FEED / 1e6:g} MB", "name the pages it links to")
    try:
        value = json.loads(decoded(data))
    except (ValueError, RecursionError):
        raise Unreadable(name, "is no JSON Feed: it cannot be read as JSON", "give the address of a feed") from None
    if not isinstance(value, dict) or not str(value.get("version") or "").startswith(FEED):
        raise Unreadable(name, "is JSON, and no JSON Feed", "give the address of a feed")
    items = value.get("items")
    title = parcel.heading(value.get("title"))[:LONGEST]
    entries = (
        [_item(one, value, address) for one in items[:MOST] if isinstance(one, dict)] if isinstance(items, list) else []
    )
    return Listing("feed", title, _each_once(entries), earlier=_address(value.get("next_url"), address))


def _item(one: dict[str, Any], head: dict[str, Any], address: str) -> Entry:
    url = _address(one.get("url") or one.get("external_url"), address)
    given = [str(one.get(key) or "") for key in ("content_html", "content_text")]
    text = next(filter(None, given), "") or str(one.get("summary") or "")
    text = whole(parcel.opened(text))
    authors = one.get("authors") or head.get("authors")
    names = (
        [parcel.heading(each.get("name")) for each in authors if isinstance(each, dict)]
        if isinstance(authors, list)
        else []
    )
    published = str(one.get("date_published") or "") or None
    title = parcel.heading(one.get("title"))
    return Entry(
        key=_named(one.get("id"), url, title, published or ""),
        url=url,
        title=title,
        text=text,
        whole=is_full(text),
        published=published,
        modified=str(one.get("date_modified") or "") or None,
        authors=tuple(filter(None, names)),
        publisher=parcel.heading(head.get("title")) or None,
        language=str(one.get("language") or head.get("language") or "") or None,
    )


def _named(given: object, url: str | None, title: str, published: str) -> str:
    """What an entry is called within its source: by the source, else by its page, else by its words."""
    return " ".join(str(given or "").split())[:LONGEST] or (url or "")[:LONGEST] or digest(title, published)


def _each_once(entries: Iterator[Entry] | list[Entry]) -> tuple[Entry, ...]:
    """The entries; where a source gives several pages one name, each is named by its page too."""
    told = list(entries)
    pages = Counter(key for key, _ in {(one.key, one.url) for one in told})
    found: dict[str, Entry] = {}
    for one in told:
        key = one.key if pages[one.key] == 1 else f"{one.key} {one.url}"
        found.setdefault(key, one if key == one.key else replace(one, key=key))
    return tuple(found.values())


# Sitemaps, outlines, pages.


def _tree(data: bytes, name: str) -> etree._Element:
    """The root of an XML document; nothing from elsewhere is loaded, no entity expanded."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise Unreadable(name, "is XML that cannot be read", "fetch it again")
    return root


def _local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _sitemap(data: bytes, name: str, kind: Kind) -> Listing:
    """A sitemap's pages, with what it says of them as news; an index's sitemaps."""
    rows = [_said(one) for one in _tree(data, name) if _local(one) in {"url", "sitemap"}][:MOST]
    kept = [row for row in rows if _address(row.get("loc"), "")]
    if kind == "index":
        others: dict[str, Named] = {}
        for row in kept:
            others.setdefault(row["loc"], Named("", row["loc"], row.get("lastmod", "")))
        return Listing("index", others=tuple(others.values()))
    entries = [
        Entry(
            key=row["loc"][:LONGEST],
            url=row["loc"],
            title=parcel.heading(row.get("title")),
            published=row.get("publication_date") or None,
            modified=row.get("lastmod") or None,
            publisher=parcel.heading(row.get("name")) or None,
            language=row.get("language") or None,
        )
        for row in kept
    ]
    return Listing("sitemap", next((one.publisher for one in entries if one.publisher), "") or "", _each_once(entries))


_OF_OTHERS = {"image", "video"}
"""Parts of a page's entry that speak of its pictures and films."""


def _said(page: etree._Element) -> dict[str, str]:
    """The words of an entry by their names, those about its news among them."""
    found: dict[str, str] = {}
    for one in page.iter():
        if {_local(above) for above in one.iterancestors()} & _OF_OTHERS or _local(one) in _OF_OTHERS:
            continue
        words = " ".join((one.text or "").split())
        if words and not len(one):
            found.setdefault(_local(one), words[:LONGEST])
    return found


def _outline(data: bytes, name: str, address: str) -> Listing:
    """The feeds of an outline; of an outlet without one its own page, where its feeds may be named."""
    root = _tree(data, name)
    title = next((" ".join((one.text or "").split()) for one in root.iter() if _local(one) == "title"), "")
    found: dict[str, Named] = {}
    for one in root.iter():
        if _local(one) != "outline":
            continue
        said = {key.lower(): value for key, value in one.attrib.items()}
        url = _address(said.get("xmlurl") or said.get("htmlurl"), address)
        if url:
            found.setdefault(url, Named(said.get("title") or said.get("text") or "", url))
    return Listing("outline", title[:LONGEST], others=tuple(found.values())[:MOST])


def _page(data: bytes, name: str, address: str) -> Listing:
    """The feeds that a page names as other forms of it, in their order (HTML, `rel=alternate`)."""
    markup = tidy(decoded(data))
    if "<" not in markup:
        raise Unreadable(
            name, "is neither a feed nor a sitemap, nor a page that names one", "give the address of a feed"
        )
    root: Any = html.parsed(tamed(markup, name=name), name=name)
    base = next((one.get("href") or "" for one in root.iter("base")), "")
    found: dict[str, Named] = {}
    for one in root.iter("link"):
        rel, kind = (
            str(one.get("rel") or "").lower().split(),
            str(one.get("type") or "").lower().partition(";")[0].strip(),
        )
        url = _address(one.get("href"), urljoin(address, base))
        if "alternate" in rel and kind in _types() and url:
            found.setdefault(url, Named(" ".join(str(one.get("title") or "").split())[:LONGEST], url))
    title = next((" ".join("".join(one.itertext()).split()) for one in root.iter("title")), "")
    return Listing("page", title[:LONGEST], others=tuple(found.values()))


@cache
def _types() -> frozenset[str]:
    return lists.words("ingest", "feed_types.tsv")


def _address(value: object, base: str) -> str | None:
    """A web address, as seen from the document that names it; None for what is none."""
    if not isinstance(value, str) or not value.strip():
        return None
    try:
        found = urljoin(base, value.strip())
    except ValueError:
        return None
    return found if found.lower().startswith(("http://", "https://")) and len(found) <= LONGEST else None
