"""JSON-LD: what a page's <script type="application/ld+json"> says about its article.

In: the scripts' contents. Out: Findings filled. Never: recursion, a related article's data, an error on bad JSON.

Vocabulary: schema.org NewsArticle and its kin. Only what stands at the top (also in a list or @graph) or is the main
entity of the page is about the page; articles in lists, parts and mentions are not.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.ingest.findings import Findings

_MAX_SCRIPTS = 40
_MAX_SIZE = 1_000_000
_MAX_NODES = 500  # things at the top of all scripts
_MAX_ARTICLES = 3  # a page with more is a list of articles, and none of them is its own
_OPENING = re.compile(r"<!--|(?://\s{0,9})?<!\[CDATA\[|/\*\s{0,9}<!\[CDATA\[\s{0,9}\*/")
_CLOSING = re.compile(r"(?:-->|(?://\s{0,9})?\]\]>|/\*\s{0,9}\]\]>\s{0,9}\*/)\Z")
_LONGEST_MARK = 30  # characters of what closes a comment or a CDATA section around a script
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Posting|Review)$")
_PAGE = re.compile(r"(?:WebPage|ItemPage)$")
_FIELDS = (
    ("datePublished", "published"), ("dateCreated", "published"), ("uploadDate", "published"),
    ("dateModified", "modified"), ("headline", "title"), ("name", "title"), ("author", "byline"), ("creator", "byline"),
    ("publisher", "publisher"), ("sourceOrganization", "agency"), ("inLanguage", "language"),
    ("dateline", "place"), ("locationCreated", "place"), ("mainEntityOfPage", "canonical_url"), ("url", "canonical_url"),
)  # fmt: skip
_FIELDS_OF_PAGES = {"datePublished", "dateModified", "inLanguage", "url", "publisher"}


def read(scripts: Iterable[str], findings: Findings) -> None:
    """Add what the article nodes of `scripts` say, else what the page nodes say."""
    nodes = list(_nodes(scripts))
    articles = [node for node in nodes if _is_a(node, _ARTICLE)]
    if 0 < len(articles) <= _MAX_ARTICLES:
        for node in articles:
            _describe(node, findings)
    pages = [node for node in nodes if _is_a(node, _PAGE) and node not in articles]
    for node in pages[:1]:
        _describe(node, findings, only=_FIELDS_OF_PAGES)


def _nodes(scripts: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The nodes that speak of the page itself, in page order."""
    given = 0
    waiting: list[Any] = []
    for number, script in enumerate(scripts):
        if number >= _MAX_SCRIPTS:
            return
        waiting.append(_loaded(script))
        while waiting and given < _MAX_NODES:
            item = waiting.pop()
            if isinstance(item, list):
                waiting.extend(reversed(item[:_MAX_NODES]))
            elif isinstance(item, dict):
                given += 1
                yield item
                waiting.extend(item[key] for key in ("mainEntity", "@graph") if isinstance(item.get(key), (list, dict)))


def _loaded(script: str) -> Any:
    """The JSON in a script, forgiving what pages get wrong: comment marks, raw newlines, escaped quotes."""
    if len(script) > _MAX_SIZE:
        return None
    bare = _unwrapped(script)
    for attempt in (bare, html.unescape(bare)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _unwrapped(script: str) -> str:
    """A script without the comment or CDATA marks that hide it from old browsers, and without semicolons behind it."""
    bare = script.strip()
    opened = _OPENING.match(bare)
    bare = (bare[opened.end() :] if opened else bare).rstrip(" \t\r\n;")
    closed = _CLOSING.search(bare, max(0, len(bare) - _LONGEST_MARK))
    return bare[: closed.start()] if closed else bare


def _is_a(node: dict[str, Any], kind: re.Pattern[str]) -> bool:
    """Whether one of the node's types is of this kind."""
    types = node.get("@type")
    return any(isinstance(one, str) and kind.search(one) for one in (types if isinstance(types, list) else [types]))


def _describe(node: dict[str, Any], findings: Findings, *, only: set[str] | None = None) -> None:
    """Add a node's fields."""
    for key, name in _FIELDS:
        if key in node and (only is None or key in only):
            for value in _values(node[key], name):
                findings.add(name, value, f"JSON-LD {key}")


def _values(value: Any, name: str) -> Iterator[object]:
    """The strings of a field: of a thing its name, of a page its address; of a list, those of each member."""
    for item in value[:20] if isinstance(value, list) else [value]:
        if not isinstance(item, dict):
            yield item
            continue
        keys = ("@id", "url") if name == "canonical_url" else ("name", "alternateName", "@value")
        found = next((item[key] for key in keys if item.get(key)), None)
        yield from found[:20] if isinstance(found, list) else [found]
