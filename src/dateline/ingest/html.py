"""HTML → Report: the page's visible text block by block, and what it says of itself.

In: decoded markup. Out: a Report that keeps its markup. Never: recursion, a fetch, script run, entity expanded from
elsewhere.
"""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from dateline.errors import Unreadable
from dateline.ingest import layout, metas
from dateline.ingest.limits import MAX_LINE
from dateline.ingest.tame import tamed
from dateline.ingest.text import refuse_long
from dateline.terms import Block, Evidence, Meta, Report


def report(
    markup: str, *, id: str, name: str, file: str | None, url: str | None, given: tuple[Meta, ...] = ()
) -> Report:
    """The report of a page; `given` is what is known of it from elsewhere and comes first.

    Raises `Unreadable` if the page shows no text, is nested too deep, or is beyond the limits.
    """
    markup = tamed(markup, name=name)
    root = parsed(markup, name=name)
    page = layout.laid_out(root)
    _refuse_odd(page, name=name)
    found = given + metas.found(root, page, id=id)
    return Report(id, file, url, "html", page.text, page.blocks, found, markup)


def parsed(markup: str, *, name: str) -> layout.Element:
    """The root element of `markup`; raises `Unreadable` if libxml2 gives up on it."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise Unreadable(name, "is nested more than 2,000 elements deep", "no news page is; give its text instead")
    if root is None:
        raise Unreadable(name, "holds markup but no element", "give the page as a browser saves it, or its text")
    return root


def headed(page: Report, title: str) -> Report:
    """The report of a page with a title set above it that came from elsewhere; all offsets moved, its metas given it as evidence."""
    if not title:
        return page
    by = len(title) + len(layout.BETWEEN)
    heading = Block(0, len(title), "h1")
    moved = (replace(block, start=block.start + by, end=block.end + by) for block in page.blocks)
    return replace(
        page,
        text=f"{title}{layout.BETWEEN}{page.text}",
        blocks=(heading, *moved),
        metas=tuple(_moved(meta, page.id, title, by) for meta in page.metas),
    )


def _moved(meta: Meta, id: str, title: str, by: int) -> Meta:
    if meta.evidence is not None:
        return replace(
            meta, evidence=replace(meta.evidence, start=meta.evidence.start + by, end=meta.evidence.end + by)
        )
    if meta.name == "title" and meta.value == title:
        return replace(meta, evidence=Evidence(id, 0, len(title), title))
    return meta


def _refuse_odd(page: layout.LaidOutPage, *, name: str) -> None:
    """Raise `Unreadable` for a page without text or with more of it than a report has."""
    if not page.blocks:
        raise Unreadable(
            name, "is a page that shows no text", "save it from a browser once it has loaded, or give its text"
        )
    refuse_long(page.text, name=name)
    if max(block.end - block.start for block in page.blocks) > MAX_LINE:
        raise Unreadable(name, f"has a paragraph of more than {MAX_LINE:,} characters", "give its text instead")
