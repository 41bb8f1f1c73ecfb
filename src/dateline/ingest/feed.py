"""Feed → Reports: the entries of an RSS or Atom feed that carry their whole text.

In: the bytes of a feed (RSS 0.9 to 2.0, Atom: RFC 4287). Out: a Report for each full entry, and a note on those that only
tease. Never: a fetch of what an entry links to, an entry's enclosure, the feed's address as that of an entry.

The day of publication is what the entry says it is, else when it was issued or made, by whichever vocabulary; where it names only the day of its last change,
that is given as what it is, and weighs less. (JSON Feed is read with other JSON, in `jsonl`.)
"""

from __future__ import annotations

import html as entities
import io
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from dateline.errors import Unreadable
from dateline.ingest import extras, parcel
from dateline.ingest.budget import Budget, Complaints
from dateline.ingest.decode import decoded
from dateline.ingest.findings import Findings
from dateline.ingest.fullness import is_full, words_in
from dateline.ingest.keys import Keys
from dateline.ingest.limits import MAX_FEED, MAX_FEED_TAGS
from dateline.terms import Meta, Report, SetAside
from dateline.text import digest

CHANGED = "feed entry updated (no other day)"
"""The origin of a day of publication that is really that of the last change."""

_WHAT = "a feed"
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_DECLARED = re.compile(r"<\?xml[^>]{0,200}\?>")
_LOOK_AT = 200
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")


def reports(data: bytes, *, name: str, file: str | None) -> Iterator[Report | SetAside]:
    """The reports of a feed in its order, and what is set aside.

    Raises `Unreadable` if the feed is damaged or too large, and where the extra `feeds` is not installed.
    """
    found = opened(data, name)
    entries = list(found.entries)
    if not entries:
        raise Unreadable(name, f"is {_WHAT} without entries", "name the pages of its site")
    budget = Budget(name, decoded=MAX_FEED, called="entries")
    budget.decoded(len(data))
    refused = Complaints(name)
    read = teasers = 0
    for number, entry in enumerate(entries, start=1):
        try:
            budget.record()
            body = body_of(entry)
            if not is_full(body):
                teasers += 1
                continue
            yield _report(entry, body, found.feed, name=f"{name}, entry {number}", file=file)
            read += 1
        except Unreadable as error:
            yield from refused.of(error)
            if budget.spent:
                break
    yield from refused.more()
    if teasers:
        yield teasing(teasers, name, fatal=not read)


def opened(data: bytes, name: str) -> Any:
    """A feed as its parser has it; raises `Unreadable` as `reports` does."""
    feedparser = extras.module("feedparser", extra="feeds", document=name, what=_WHAT)
    Budget(name, decoded=MAX_FEED, called="entries").decoded(len(data))
    if data.count(b"<") > MAX_FEED_TAGS:
        raise Unreadable(name, f"is {_WHAT} of more than {MAX_FEED_TAGS:,} tags", "name the pages it links to")
    try:
        found = _parsed(feedparser, data)
        if not found.entries and b"\0" in data[:_LOOK_AT]:  # of two bytes a letter, which the parser does not see
            found = _parsed(feedparser, _DECLARED.sub("", decoded(data), count=1).encode("utf-8", "replace"))
    except Exception as error:  # whatever a hostile feed makes the parser raise
        raise Unreadable(name, f"is {_WHAT} that cannot be read ({type(error).__name__})", "fetch it again") from None
    return found


def _parsed(feedparser: Any, data: bytes) -> Any:
    return feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)


def teasing(count: int, name: str, *, fatal: bool) -> SetAside:
    """The note on entries that only tease."""
    reason = f"has {count} entr{'ies' if count > 1 else 'y'} that only tease{'' if count > 1 else 's'}"
    return SetAside(name, reason, "name the pages that they link to", fatal)


def body_of(entry: Any) -> str:
    """The text with most words that an entry carries, unescaped."""
    given = [str(part.get("value") or "") for part in entry.get("content") or ()]
    return max(map(parcel.opened, [*given, str(entry.get("summary") or "")]), key=words_in)


def _page(body: str) -> str:
    """A body as a fragment of a page: of plain text each paragraph, or each line where it has no blank ones."""
    if parcel.is_markup(body):
        return body
    words = body.strip().replace("\r\n", "\n")
    parts = _PARAGRAPH.split(words) if _PARAGRAPH.search(words) else words.split("\n")
    return "".join(f"<p>{entities.escape(entities.unescape(part))}</p>" for part in parts if part.strip())


def name_of(entry: Any, feed: Any) -> str | None:
    """What a feed calls an entry, for good: its guid or id; one that is no URI is a name only within its feed."""
    guid = " ".join(str(entry.get("id") or "").split())
    if not guid or _URI.match(guid):
        return guid or None
    return " ".join(f"{feed.get('link') or feed.get('title') or ''} {guid}".split())


def days_of(entry: Any) -> Iterator[tuple[str, object, str]]:
    """The entry's days: of publication, of making, of any vocabulary's publication; of change, which alone must do for all."""
    updated = dict.get(entry, "updated")  # its own way takes the day of publication
    others = Keys({key: value for key, value in entry.items() if isinstance(value, str) and key != "updated"})
    given = [("published", entry.get("published")), ("created", dict.get(entry, "created"))]
    given += [(one.key, one.value) for one in others.said("published") if one.key not in {"published", "created"}]
    told = [(key, value) for key, value in given if value]
    for key, value in told[:1]:
        yield "published", value, f"feed entry {key}"
    if told or not updated:
        yield "modified", updated, "feed entry updated"
    else:
        yield "published", updated, CHANGED


def link_of(entry: Any, feed: Any) -> str | None:
    """The address of the page; of one that is relative, below that of the feed's site."""
    try:
        return urljoin(str(feed.get("link") or ""), str(entry.get("link"))) if entry.get("link") else None
    except ValueError:
        return None


def authors_of(entry: Any) -> Iterator[str]:
    """The names of all who sign; an address of e-mail names nobody."""
    given = [_person(one) for one in entry.get("authors") or () if isinstance(one, dict)]
    for name in given if any(given) else [str(entry.get("author") or "")]:
        bare = parcel.heading(name)
        if bare and not ("@" in bare and " " not in bare):
            yield bare


def _person(author: dict[str, Any]) -> str:
    """An author's name. The parser takes four letters at most for the end of an address, and what is left of it is no name: "ple (Ida Brun"."""
    name = str(author.get("name") or "")
    if not author.get("email"):
        return name
    left, opened, inside = name.partition("(")
    if opened and ")" not in inside and len(left.split()) < 2:
        return inside
    return "" if name.isalpha() and name.islower() else name


def publishers_of(entry: Any, feed: Any) -> Iterator[tuple[object, str]]:
    """Who publishes: of an entry that was taken from elsewhere the feed it was taken from."""
    source = entry.get("source")
    yield parcel.heading(source.get("title") if isinstance(source, dict) else ""), "feed entry source"
    yield parcel.heading(entry.get("publisher")), "feed entry publisher"
    yield parcel.heading(feed.get("title")), "feed title"


def _report(entry: Any, body: str, feed: Any, *, name: str, file: str | None) -> Report:
    findings = Findings()
    title = parcel.heading(entry.get("title"))
    findings.add("title", title, "feed entry title")
    for field, value, origin in days_of(entry):
        findings.add(field, value, origin)
    for author in authors_of(entry):
        findings.add("byline", author, "feed entry author")
    findings.add("canonical_url", link_of(entry, feed), "feed entry link")
    findings.add("entry", None if entry.get("link") else name_of(entry, feed), "feed entry id")
    for publisher, origin in publishers_of(entry, feed):
        findings.add("publisher", publisher, origin)
    findings.add("language", entry.get("language") or feed.get("language"), "feed language")
    metas: tuple[Meta, ...] = findings.metas()
    address = next((meta.value for meta in metas if meta.name == "canonical_url"), None)
    called = next((meta.value for meta in metas if meta.name == "entry"), "")
    id = digest(body, title, address or called)
    return parcel.fragment(_page(body), title=title, id=id, name=name, file=file, url=address, metas=metas)
