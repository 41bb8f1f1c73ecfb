"""Builders of saved pages for the tests of this room, read the way that a door reads them."""

from __future__ import annotations

from dateline.clean import article
from dateline.terms import Article
from tests.clean.reports import STORY
from tests.opening import opened

TITLE = "Vessport to rebuild its eastern pier"
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in STORY.split("\n"))
FOOT = "<footer><p>© Vessport Lantern. All rights reserved.</p></footer>"


def page(body: str, *, title: str = TITLE, language: str = "en", head: str = "") -> Article:
    """The article of a page with that body."""
    markup = f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'
    (found,), aside = opened(markup.encode(), name="page.html")
    assert aside == ()
    return article(found)


def with_story(*, before: str = "", inside: str = "", after: str = "", behind: str = "") -> Article:
    """A page with a story: what stands before its main element, after its second paragraph, after its last, and behind the main element."""
    one, two, *rest = STORY.split("\n")
    story = f"<p>{one}</p><p>{two}</p>{inside}" + "".join(f"<p>{line}</p>" for line in rest)
    return page(f"{before}<main><article><h1>{TITLE}</h1>{story}{after}</article></main>{behind}{FOOT}")
