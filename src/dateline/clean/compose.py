"""One report, cleaned.

In: a report. Out: an article. Never: what another report says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.clean.body import kept_shares
from dateline.clean.credit import agency_of, publisher_of
from dateline.clean.layout import Layout, lay_out
from dateline.clean.lines import is_bare_page, story_likelihood
from dateline.clean.masthead import byline_names, meta_title, names_in
from dateline.clean.outlets import owner_of
from dateline.clean.pieces import Piece, pieces
from dateline.clean.published import clocks
from dateline.clean.templates import without_templates
from dateline.clean.tongue import language_of
from dateline.clean.walls import REASONS
from dateline.errors import Unreadable
from dateline.terms import Article, Report

MOST_PIECES = 8_000
"""Pieces up to which the model is asked; a page of more is an attack or a list, and its rules must do."""


def article(report: Report, *, now: date | None = None) -> Article:
    """The article that `report` holds; raises `Unreadable` for a page that only asks for consent, money, a name or a proof, or is missing.

    Every part is a span of `report.text`. `now` is the day of reading where a door knows it: a report dated after it, or
    after it was fetched, keeps its text and loses the date, and a note says so.
    """
    found = without_templates(report.text, pieces(report.text, report.blocks))
    title = meta_title(report, [piece.text for piece in found if piece.tag == "h1"])
    layout = lay_out(report, found, title=title, likelihood=_likelihood(report, found))
    if layout.barred is not None:
        raise Unreadable(report.file or report.url or report.id, *REASONS[layout.barred])
    placed = report if report.url else replace(report, url=_meta(report, "canonical_url"))
    language = language_of("\n".join(part.text for part in layout.paragraphs), _meta(report, "language"))
    told = clocks(placed, layout, language=language, now=now)
    bylines = _bylines(report, layout)
    publisher = publisher_of(placed, layout.furniture)
    return Article(
        id=report.id,
        file=report.file,
        url=report.url,
        canonical_url=_meta(report, "canonical_url"),
        text=report.text,
        title=layout.title,
        bylines=bylines,
        publisher=publisher,
        agency=agency_of(
            placed,
            opening=layout.opening,
            masthead=layout.masthead,
            paragraphs=layout.paragraphs,
            furniture=layout.furniture,
            bylines=bylines,
        ),
        language=language,
        place=(layout.opening.place if layout.opening else None) or _meta(report, "place"),
        published=told.published,
        modified=told.modified,
        fetched=told.fetched,
        candidates=told.candidates,
        masthead=layout.masthead,
        paragraphs=layout.paragraphs,
        furniture=layout.furniture,
        owner=owner_of(publisher),
        notes=told.notes,
        seen=told.seen,
        entry=_meta(report, "entry"),
    )


def _likelihood(report: Report, found: Sequence[Piece]) -> list[float] | None:
    """How likely each piece is story, of a page or of the bare lines of one; None of a text that is mostly prose, which its rules read better."""
    if len(found) > MOST_PIECES:
        return None
    kept = kept_shares(report.markup, found) if report.markup else None
    if kept is not None:
        return story_likelihood(found, kept)
    return story_likelihood(found) if is_bare_page(found) else None


def _meta(report: Report, name: str) -> str | None:
    return next((meta.value.strip() for meta in report.metas if meta.name == name and meta.value.strip()), None)


def _bylines(report: Report, layout: Layout) -> tuple[str, ...]:
    """Who signs: by metadata, else by the byline that the page shows."""
    given = [name for meta in report.metas if meta.name == "byline" for name in names_in(meta.value)]
    if given:
        return tuple(dict.fromkeys(given))
    for part in layout.masthead:
        if part.kind == "byline":
            return byline_names(Piece(part.start, part.end, part.text))
    return ()
