"""Articles: another day, what is and is not furniture, and who is left out.

In: cleaned articles and corrections. Out: articles, corrected, with a note of each. Never: a letter of the text changed; a span
in two places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from urllib.parse import urlsplit

from dateline.corrections.anchor import articles_of
from dateline.corrections.force import because, of_kind, order
from dateline.corrections.kinds import UNKNOWN
from dateline.terms import Article, Correction, Part, SetAside, When
from dateline.text import plain, trim, words

SHORTEST = 5
"""Words of the shortest block that is told the same wherever it stands: shorter ones recur by themselves."""
Span = tuple[int, int]


class Articles:
    """Corrections of single articles, looked up by article and by words."""

    def __init__(self, corrections: Sequence[Correction]) -> None:
        self._told = of_kind(corrections, "date", "furniture", "not furniture")
        self._hiding = of_kind(corrections, "hide source")

    @cached_property
    def _by_article(self) -> dict[str, list[Correction]]:
        found: dict[str, list[Correction]] = {}
        for correction in self._told:
            for id in articles_of(correction.subject):
                found.setdefault(id, []).append(correction)
        return found

    @cached_property
    def _by_words(self) -> dict[str, list[Correction]]:
        found: dict[str, list[Correction]] = {}
        for correction in self._told:
            for block in {_key(anchor.text) for anchor in correction.subject if len(words(anchor.text)) >= SHORTEST}:
                found.setdefault(block, []).append(correction)
        return found

    @cached_property
    def _hidden_articles(self) -> dict[str, Correction]:
        return {id: correction for correction in self._hiding for id in articles_of(correction.subject)}

    @cached_property
    def _hidden_sources(self) -> dict[str, Correction]:
        return {plain(correction.value): correction for correction in self._hiding if correction.value}

    def hides(self, article: Article) -> Correction | None:
        """The correction that leaves the article out: by its id, its publisher, or the host of its address."""
        if not self._hiding:
            return None
        if article.id in self._hidden_articles:
            return self._hidden_articles[article.id]
        names = [plain(article.publisher)] if article.publisher else []
        names += _hosts(article.url) + _hosts(article.canonical_url)
        return next((self._hidden_sources[name] for name in names if name in self._hidden_sources), None)

    def kept(self, article: Article) -> Article | SetAside:
        """The article, corrected; or that it was left out, and by whom."""
        correction = self.hides(article)
        if correction is None:
            return self.corrected(article)
        name = article.file or article.url or article.id
        return SetAside(name, f"left out, {because(correction)}", f"undo {correction.id} to have it told", fatal=False)

    def corrected(self, article: Article) -> Article:
        """The article with its day and furniture as corrected; also after others spoke of it, so that they do not win."""
        if not self._told:
            return article
        for correction, spans in self._applying(article):
            if correction.kind == "date":
                article = _dated(article, correction)
            elif correction.kind == "furniture":
                article = _into_furniture(article, spans, correction)
            else:
                article = _into_story(article, spans, correction)
        return article

    def _applying(self, article: Article) -> list[tuple[Correction, list[Span]]]:
        """What to apply, the earlier first, and the spans that it is about."""
        spans: dict[str, set[Span]] = {}
        found: dict[str, Correction] = {}
        for correction in self._by_article.get(article.id, ()):
            found[correction.id] = correction
            here = {(a.start, a.end) for a in correction.subject if a.article == article.id}
            spans[correction.id] = {(start, end) for start, end in here if end <= len(article.text)}
        if self._by_words:
            for part in (*article.paragraphs, *article.furniture):
                for correction in self._by_words.get(_key(part.text), ()):
                    found[correction.id] = correction
                    spans.setdefault(correction.id, set()).add((part.start, part.end))
        return [(one, sorted(spans[one.id])) for one in sorted(found.values(), key=order)]


def _key(text: str) -> str:
    return " ".join(text.split())


def _hosts(url: str | None) -> list[str]:
    """The host of an address and the domains above it, without "www"."""
    try:
        host = (urlsplit(url).hostname or "") if url else ""
    except ValueError:
        return []
    labels = plain(host).split(".")
    return [".".join(labels[at:]) for at in range(len(labels) - 1)] if host else []


def _noted(article: Article, note: str) -> tuple[str, ...]:
    return article.notes if note in article.notes else (*article.notes, note)


def _dated(article: Article, correction: Correction) -> Article:
    day = correction.value or UNKNOWN
    when = None if day == UNKNOWN else When(day, day, "day", because(correction))
    note = f"published {day}: {because(correction)}" if when else f"its day is not known: {because(correction)}"
    return replace(article, published=when, notes=_noted(article, note))


def _into_furniture(article: Article, spans: Sequence[Span], correction: Correction) -> Article:
    """The words out of the paragraphs that they stand in, which may leave pieces of these before and after."""
    kept: list[Part] = []
    moved: list[Part] = []
    for part in article.paragraphs:
        for start, end, inside in _cut(article.text, part, spans):
            kind = (correction.value or "other") if inside else part.kind
            (moved if inside else kept).append(Part(article.id, start, end, article.text[start:end], kind))
    if not moved:
        return article
    note = f"{_quoted(moved)} is furniture: {because(correction)}"
    furniture = tuple(sorted((*article.furniture, *moved)))
    return replace(article, paragraphs=_led(kept), furniture=furniture, notes=_noted(article, note))


def _into_story(article: Article, spans: Sequence[Span], correction: Correction) -> Article:
    kept: list[Part] = []
    moved: list[Part] = []
    for part in article.furniture:
        for start, end, inside in _cut(article.text, part, spans):
            (moved if inside else kept).append(
                Part(article.id, start, end, article.text[start:end], "body" if inside else part.kind)
            )
    if not moved:
        return article
    note = f"{_quoted(moved)} is the story, not furniture: {because(correction)}"
    paragraphs = _led(sorted((*article.paragraphs, *moved)))
    return replace(article, paragraphs=paragraphs, furniture=tuple(kept), notes=_noted(article, note))


def _cut(text: str, part: Part, spans: Sequence[Span]) -> list[tuple[int, int, bool]]:
    """The part in pieces, each within one of the spans or outside all; white space at their ends is left out."""
    edges = {part.start, part.end} | {min(max(edge, part.start), part.end) for span in spans for edge in span}
    ordered = sorted(edges)
    pieces = []
    for start, end in pairwise(ordered):
        first, last = trim(text, start, end)
        if first < last:
            pieces.append((first, last, any(begin <= first and last <= stop for begin, stop in spans)))
    return pieces


def _led(paragraphs: Sequence[Part]) -> tuple[Part, ...]:
    """The paragraphs, the first that is no subhead being the lede."""
    lede = next((part for part in paragraphs if part.kind != "subhead"), None)
    return tuple(
        part if part.kind == "subhead" else replace(part, kind="lede" if part is lede else "body")
        for part in paragraphs
    )


def _quoted(parts: Sequence[Part]) -> str:
    first = " ".join(parts[0].text.split())
    return f"{first[:60]}…" if len(first) > 60 else first
