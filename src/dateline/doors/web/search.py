"""Search over articles, statements and events.

In: words, what is searched and how. Out: a page of hits, each opening at its words. Never: markup in a snippet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from starlette.responses import Response

from dateline.desk import Desk
from dateline.doors.web import links
from dateline.doors.web.asking import Ask
from dateline.doors.web.hiding import Sparing
from dateline.doors.web.marks import Piece, Span, pieces
from dateline.doors.web.paging import choice
from dateline.doors.web.render import page
from dateline.doors.words import HITS
from dateline.errors import BadQuery, MissingExtra
from dateline.terms import Hit, HitKind, When

KINDS: dict[str, str] = {"": "Everything"} | {kind: f"{name.capitalize()}s" for kind, name in HITS.items()}
"""What can be searched alone, and all of it."""
By = Literal["words", "meaning", "both"]
WAYS: dict[By, str] = {"words": "Words", "meaning": "Meaning", "both": "Both"}
LIMIT = 20


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit as the page has it."""

    kind: str
    title: str
    href: str
    published: When | None
    pieces: tuple[Piece, ...]


def search(desk: Desk, ask: Ask) -> Response:
    """What is found for the words asked."""
    query = ask.query("q") or ""
    kind, by = choice(ask.query("kind"), tuple(KINDS), ""), choice(ask.query("by"), tuple(WAYS), "words")
    hits: Sequence[Hit] = ()
    sparing = Sparing(desk, ask)
    complaint = after = None
    unlearned = 0
    if query:
        try:
            found = desk.search(query, kind=_kind(kind), by=by, limit=LIMIT, after=ask.query("after"), learn=False)
            hits, after = sparing.hits(found.items), found.next
            unlearned = 0 if by == "words" else desk.unlearned()
        except (BadQuery, MissingExtra) as bad:
            complaint = str(bad)
    return page(
        ask, "search.html", hidden=sparing.hidden, query=query, kind=kind, kinds=KINDS, by=by, ways=WAYS, complaint=complaint, unlearned=unlearned,
        hits=[shown(hit) for hit in hits],
        more=f"/search{links.asked(q=query, kind=kind, by=by, after=after)}" if after else None,
    )  # fmt: skip


def shown(hit: Hit) -> Shown:
    """A hit with its words cut where they match, and where it leads."""
    snippet = hit.snippet
    marks = [Span(start - snippet.start, end - snippet.start, "hit") for start, end in hit.marks]
    where = links.words(hit.story, snippet) if hit.story else f"/reports/{hit.article}"
    return Shown(HITS[hit.kind], hit.title, where, hit.published, pieces(snippet.text, 0, len(snippet.text), marks))


def _kind(name: str) -> HitKind | None:
    return next((kind for kind in HITS if kind == name), None)
