"""Feed → Reports: the entries of an RSS or Atom feed that carry their whole text.

In: the bytes of a feed (RSS 0.9 to 2.0, Atom: RFC 4287). Out: a Report for each full entry, and a note on those that only
tease. Never: a fetch of what an entry links to, an entry's enclosure, the feed's address as that of an entry.
"""

from __future__ import annotations

import io
import re
from typing import Any

from dateline.errors import Unreadable
from dateline.ingest import extras, html
from dateline.ingest.decode import tidy
from dateline.ingest.findings import Findings
from dateline.ingest.limits import MAX_FEED, MAX_FEED_TAGS, MAX_RECORDS
from dateline.terms import Meta, Report, SetAside
from dateline.text import digest

FULL = 80
"""Words from which an entry is taken for the whole text: teasers stop at fifty or so, short reports have a hundred."""

_WHAT = "a feed"
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


def reports(data: bytes, *, name: str, file: str | None) -> tuple[tuple[Report, ...], tuple[SetAside, ...]]:
    """The reports of a feed in its order, and what was set aside.

    Raises `Unreadable` if the feed is damaged or too large, and where the extra `feeds` is not installed.
    """
    feedparser = extras.module("feedparser", extra="feeds", document=name, what=_WHAT)
    if len(data) > MAX_FEED:
        raise Unreadable(name, f"is {_WHAT} larger than {MAX_FEED // 1_000_000} MB", "name the pages it links to")
    if data.count(b"<") > MAX_FEED_TAGS:
        raise Unreadable(name, f"is {_WHAT} of more than {MAX_FEED_TAGS:,} tags", "name the pages it links to")
    try:
        found = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
        entries = list(found.entries)[:MAX_RECORDS]
    except Exception as error:  # whatever a hostile feed makes the parser raise
        raise Unreadable(name, f"is {_WHAT} that cannot be read ({type(error).__name__})", "fetch it again") from None
    if not entries:
        raise Unreadable(name, f"is {_WHAT} without entries", "name the pages of its site")
    read: list[Report] = []
    refused: list[SetAside] = []
    teasers = 0
    for number, entry in enumerate(entries, start=1):
        markup = _markup(entry)
        if len(markup.split()) < FULL:
            teasers += 1
            continue
        try:
            read.append(_report(entry, markup, found.feed, name=f"{name}, entry {number}", file=file))
        except Unreadable as error:
            refused.append(SetAside(error.name, error.reason, error.remedy))
    if teasers:
        reason = f"has {teasers} entr{'ies' if teasers > 1 else 'y'} that only tease{'' if teasers > 1 else 's'}"
        refused.append(SetAside(name, reason, "name the pages that they link to", fatal=not read))
    return tuple(read), tuple(refused)


def _markup(entry: Any) -> str:
    """The longest text that an entry carries."""
    given = [str(part.get("value") or "") for part in entry.get("content") or ()]
    return max([*given, str(entry.get("summary") or "")], key=len)


def _name(entry: Any, feed: Any) -> str | None:
    """What a feed calls an entry, for good: its guid or id; one that is no URI is a name only within its feed."""
    guid = " ".join(str(entry.get("id") or "").split())
    if not guid or _URI.match(guid):
        return guid or None
    return " ".join(f"{feed.get('link') or feed.get('title') or ''} {guid}".split())


def _report(entry: Any, markup: str, feed: Any, *, name: str, file: str | None) -> Report:
    findings = Findings()
    title = " ".join(str(entry.get("title") or "").split())
    for field, value, origin in (
        ("title", title, "feed entry title"),
        ("published", entry.get("published"), "feed entry published"),
        ("modified", dict.get(entry, "updated"), "feed entry updated"),  # its own way takes the day of publication
        ("byline", entry.get("author"), "feed entry author"),
        ("canonical_url", entry.get("link"), "feed entry link"),
        ("entry", None if entry.get("link") else _name(entry, feed), "feed entry id"),
        ("publisher", feed.get("title"), "feed title"),
        ("language", feed.get("language"), "feed language"),
    ):
        findings.add(field, value, origin)
    metas: tuple[Meta, ...] = findings.metas()
    address = next((meta.value for meta in metas if meta.name == "canonical_url"), None)
    called = next((meta.value for meta in metas if meta.name == "entry"), "")
    id = digest(markup, title, address or called)
    page = f"<html><body>{tidy(markup)}</body></html>"
    return html.headed(html.report(page, id=id, name=name, file=file, url=address, given=metas), title)
