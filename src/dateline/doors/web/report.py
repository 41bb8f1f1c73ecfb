"""A report in its story: its words with what was read from them, and what surrounds them folded away.

In: the ids of a story and a report, the spans that a citation points at. Out: a page that opens there. Never: a word of
the report left out: what is neither story nor masthead is furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from starlette.responses import RedirectResponse, Response

from dateline.desk import Desk
from dateline.doors.web import links
from dateline.doors.web.asking import Ask
from dateline.doors.web.asof import spared
from dateline.doors.web.citing import citing
from dateline.doors.web.hiding import all_hidden
from dateline.doors.web.marks import Piece, Span, pieces
from dateline.doors.web.render import page
from dateline.doors.web.told import told
from dateline.errors import UnknownName
from dateline.terms import Article, Part, Reading

MOST_CITED = 20
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A labelled part of a report in pieces; `kind` as the article has it, `zone` masthead, story or furniture."""

    zone: str
    kind: str
    start: int
    end: int
    pieces: tuple[Piece, ...]

    @property
    def cited(self) -> bool:
        """Whether the citation that was followed points in here."""
        return any(piece.is_("cited") for piece in self.pieces)

    @property
    def runs(self) -> Iterator[tuple[bool, list[Piece]]]:
        """The pieces, those that are cited and those that are not taken together."""
        for cited, group in groupby(self.pieces, key=_is_cited):
            yield cited, list(group)


@dataclass(frozen=True, slots=True)
class Fold:
    """Stretches of one zone that stand next to each other."""

    zone: str
    stretches: tuple[Stretch, ...]

    @property
    def cited(self) -> bool:
        """Whether the citation that was followed points in here."""
        return any(stretch.cited for stretch in self.stretches)

    @property
    def kinds(self) -> str:
        """What the stretches are, each once: "appeal, navigation"."""
        return ", ".join(dict.fromkeys(stretch.kind for stretch in self.stretches))


def report(desk: Desk, ask: Ask) -> Response:
    """A report with its statements and dates marked, the cited words highlighted."""
    whole, id = told(desk, ask.part("story")), ask.part("report")
    shelf = spared(whole, ask)
    reading, article = shelf.reading, shelf.articles.get(id)
    if article is None and id in whole.articles:
        raise all_hidden("this report")
    if article is None:
        raise UnknownName("article", id, shelf.articles)
    dispatch = next((one for one in shelf.dispatches if id in one.articles), None)
    chosen = cited(ask.query("words"))
    stretches = in_order(article, reading, chosen)
    title = next((one for one in stretches if (one.zone, one.kind) == ("masthead", "title")), None)
    return page(
        ask, "report.html", id=shelf.story.id, shelf=shelf, article=article, dispatch=dispatch, folds=folds(one for one in stretches if one is not title),
        title=title,
        dates=[timex for timex in reading.timexes if timex.article == id and timex.when],
        said=[one for one in shelf.statements if one.article == id],
        url=links.safe_url(article.url), parsed=id in reading.parsed, chosen=chosen, citing=citing(shelf, id, chosen),
    )  # fmt: skip


def anywhere(desk: Desk, ask: Ask) -> Response:
    """Send to the report in the story that has it."""
    id = ask.part("report")
    why = desk.why(id)
    if why.story is None:
        raise UnknownName("article", id, ())
    words = links.asked(words=ask.query("words"))
    return RedirectResponse(links.report(why.story, id) + words + ("#words" if words else ""), status_code=303)


def cited(asked: str | None) -> list[Span]:
    """The spans that a citation names ("120-180,300-320"); what is no span is passed over."""
    found = [_SPAN.fullmatch(one) for one in (asked or "").split(",")[:MOST_CITED]]
    return [Span(int(m[1]), int(m[2]), "cited") for m in found if m]


def in_order(article: Article, reading: Reading, citation: Sequence[Span]) -> list[Stretch]:
    """The report from its first word to its last."""
    spans = [*citation, *_said(article, reading), *_dates(article, reading)]
    return [
        Stretch(zone, part.kind, part.start, part.end, pieces(article.text, part.start, part.end, spans))
        for zone, part in _parts(article)
    ]


def folds(stretches: Iterable[Stretch]) -> tuple[Fold, ...]:
    """What of a kind stands together."""
    return tuple(Fold(zone, tuple(group)) for zone, group in groupby(stretches, key=_zone))


def _is_cited(piece: Piece) -> bool:
    return piece.is_("cited")


def _zone(stretch: Stretch) -> str:
    return stretch.zone


def _said(article: Article, reading: Reading) -> Iterator[Span]:
    for one in reading.statements:
        if one.article == article.id:
            yield Span(one.start, one.end, "said", one.id)


def _dates(article: Article, reading: Reading) -> Iterator[Span]:
    for one in reading.timexes:
        if one.article == article.id and one.when:
            yield Span(one.start, one.end, "date", f"{one.start}-{one.end}")


def _parts(article: Article) -> Iterator[tuple[str, Part]]:
    """All of the text in order, and the zone of each part; words that are in none are furniture of no known kind."""
    zones = (("masthead", article.masthead), ("story", article.paragraphs), ("furniture", article.furniture))
    labelled = sorted(((part, zone) for zone, parts in zones for part in parts), key=_place)
    at = 0
    for part, zone in labelled:
        if part.start < at:
            continue
        if article.text[at : part.start].strip():
            yield "furniture", _unlabelled(article, at, part.start)
        yield zone, part
        at = part.end
    if article.text[at:].strip():
        yield "furniture", _unlabelled(article, at, len(article.text))


def _unlabelled(article: Article, start: int, end: int) -> Part:
    return Part(article.id, start, end, article.text[start:end], "other")


def _place(entry: tuple[Part, str]) -> tuple[int, int]:
    return entry[0].start, -entry[0].end
