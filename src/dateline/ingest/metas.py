"""Metas: what a page says about itself, in its head, its microdata and its <time> elements.

In: the root of a parsed page, its layout. Out: Metas, the more deliberate sources first. Never: a choice between two
that disagree: both are evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline import lists
from dateline.ingest import jsonld
from dateline.ingest.findings import Findings
from dateline.ingest.layout import Element, LaidOutPage
from dateline.terms import Evidence, Meta

_MICRODATA = {
    "datepublished": "published", "datecreated": "published", "datemodified": "modified", "headline": "title",
    "author": "byline", "creator": "byline", "publisher": "publisher", "dateline": "place", "inlanguage": "language",
}  # fmt: skip
_OF_ANOTHER = re.compile(r"comment|review|userinteraction|breadcrumb|listitem", re.IGNORECASE)
_MAX_UP = 12  # ancestors in which a comment's or list's scope is looked for
_MAX_TIMES = 40
_MAX_HEADINGS = 3
_UPDATED = re.compile(r"updat|modif|revis", re.IGNORECASE)
_SAVED = (  # comments that programs which save pages leave in them
    (re.compile(r"^\s*saved from url=\(\d+\)(\S+)"), "canonical_url", "comment 'saved from url'"),
    (re.compile(r"\A\s*+Page saved with SingleFile.*?\burl:\s*(\S+)", re.DOTALL), "canonical_url", "SingleFile's comment"),
    (re.compile(r"\A\s*+Page saved with SingleFile.*?saved date:\s*([^\n(]+)", re.DOTALL), "fetched", "SingleFile's comment"),
    (re.compile(r"FILE ARCHIVED ON ([\d:]+ \w+ \d+, \d{4})"), "fetched", "the Wayback Machine's comment"),
)  # fmt: skip


def found(root: Element, page: LaidOutPage, *, id: str) -> tuple[Meta, ...]:
    """All that the page below `root`, laid out as `page`, says of the report `id`."""
    findings = Findings()
    jsonld.read(_scripts(root), findings)
    _head(root, findings)
    for element, start, end in page.marks:
        _mark(element, Evidence(id, start, end, page.text[start:end]), findings)
    _unshown_microdata(root, findings)
    _title_and_language(root, findings)
    _comments(root, findings)
    return findings.metas()


@cache
def _names() -> dict[str, str]:
    """What <meta> calls a field → dateline's name for it."""
    return {row[0]: row[1] for row in lists.rows("ingest", "metas.tsv")}


def _scripts(root: Element) -> Iterator[str]:
    """The contents of the page's JSON-LD scripts."""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield script.text


def _head(root: Element, findings: Findings) -> None:
    """<meta> and <link> elements, wherever they stand."""
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("http-equiv")
        if name and (field := _names().get(name.strip().lower())):
            findings.add(field, meta.get("content"), f"meta {name.strip().lower()}")
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            findings.add("canonical_url", link.get("href"), "link rel=canonical")


def _mark(element: Element, words: Evidence, findings: Findings) -> None:
    """An element that the page shows and that says something about it."""
    prop = (element.get("itemprop") or "").lower()
    name = next((_MICRODATA[word] for word in prop.split() if word in _MICRODATA), None)
    if name and not _is_of_another(element):
        findings.add(name, _microdata_value(element, name) or words.text, f"microdata {element.get('itemprop')}", words)
    elif element.tag == "time" and sum(m.origin == "time element" for m in findings.metas()) < _MAX_TIMES:
        updated = _UPDATED.search(f"{element.get('class')} {element.getparent().get('class')}")
        findings.add(
            "modified" if updated else "published", element.get("datetime") or words.text, "time element", words
        )
    elif element.tag == "h1" and sum(m.origin == "h1" for m in findings.metas()) < _MAX_HEADINGS:
        findings.add("title", words.text, "h1", words)
    elif element.get("rel") == "author":
        findings.add("byline", words.text, "link rel=author", words)


def _is_of_another(element: Element) -> bool:
    """Whether microdata belongs to a comment or to one of a list, not to the page's article."""
    for _ in range(_MAX_UP):
        element = element.getparent()
        if element is None:
            return False
        if kind := element.get("itemtype"):
            return _OF_ANOTHER.search(kind) is not None
        if element.get("itemprop") in ("comment", "mentions", "hasPart"):
            return True
    return False


def _microdata_value(element: Element, name: str) -> str | None:
    """A property's machine-readable value, or the name of the thing that it is; None if the shown words are all."""
    value: str = element.get("content") or element.get("datetime")
    if not value and name in ("byline", "publisher"):
        inner = next((e for e in element.iter() if e is not element and e.get("itemprop") == "name"), None)
        if inner is not None:
            value = inner.get("content") or "".join(inner.itertext())
    return value or None


def _unshown_microdata(root: Element, findings: Findings) -> None:
    """Microdata that only machines see: <meta itemprop>, <link itemprop>."""
    for element in root.iter("meta", "link"):
        name = _MICRODATA.get((element.get("itemprop") or "").lower())
        if name and not _is_of_another(element):
            findings.add(name, element.get("content"), f"microdata {element.get('itemprop')}")


def _title_and_language(root: Element, findings: Findings) -> None:
    """<title> and <html lang>."""
    title = next((one for one in root.iter("title") if one.getparent().tag in ("head", "html", "body")), None)
    if title is not None:
        findings.add("title", title.text, "title element")
    findings.add("language", root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"), "html lang")


def _comments(root: Element, findings: Findings) -> None:
    """What the program that saved the page wrote into it, before the root or among the first nodes of it."""
    texts = [node.text or "" for node in root.itersiblings(preceding=True)]
    texts += [node.text or "" for node in root.iterchildren() if not isinstance(node.tag, str)]
    texts += [node.text or "" for node in root.itersiblings()]
    for text in texts[:20]:
        for pattern, name, origin in _SAVED:
            if match := pattern.search(text[:2_000]):
                findings.add(name, match[1], origin)
