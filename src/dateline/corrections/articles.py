"""Articles: another day, what is and is not furniture, and who is left out.

In: cleaned articles and corrections. Out: articles, corrected, with a note of each. Never: a letter of the text changed; a span
in two places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby, pairwise
from operator import itemgetter
from urllib.parse import urlsplit

from dateline.corrections.anchor import articles_of
from dateline.corrections.force import because, of_kind, order
from dateline.corrections.values import UNKNOWN
from dateline.terms import Article, Correction, Part, SetAside, When
from dateline.text import plain, trim, words

SHORTEST = 5
"""Words of the shortest block that is told the same wherever it stands: shorter ones recur by themselves."""
Ruling = tuple[Correction, list[tuple[int, int]]]
"""A correction and the spans of one article that it is about."""


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
        return SetAside(
            name, f"left out, {because(correction)}", f"`dateline undo {correction.id}` has it told again", fatal=False
        )

    def corrected(self, article: Article) -> Article:
        """The article with its day and furniture as corrected; also after others spoke of it, so that they do not win."""
        if not self._told:
            return article
        told = self._applying(article)
        for correction, _ in told:
            if correction.kind == "date":
                article = _dated(article, correction)
        return _furnished(article, [ruling for ruling in told if ruling[0].kind != "date"])

    def _applying(self, article: Article) -> list[Ruling]:
        """What to apply, the earlier first, and the spans that it is about."""
        spans: dict[str, set[tuple[int, int]]] = {}
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


def _noted(notes: tuple[str, ...], note: str) -> tuple[str, ...]:
    return notes if note in notes else (*notes, note)


def _dated(article: Article, correction: Correction) -> Article:
    day = correction.value or UNKNOWN
    when = None if day == UNKNOWN else When(day, day, "day", because(correction))
    note = f"published {day}: {because(correction)}" if when else f"its day is not known: {because(correction)}"
    return replace(article, published=when, notes=_noted(article.notes, note))


def _furnished(article: Article, rulings: Sequence[Ruling]) -> Article:
    """The article with each letter where the last ruling on it puts it; a paragraph may leave pieces before and after."""
    homes: dict[bool, list[Part]] = {True: [], False: []}
    moved: dict[str, list[Part]] = {}
    for is_furniture, parts in ((True, article.furniture), (False, article.paragraphs)):
        for part in parts:
            for start, end, ruling in _pieces(part, rulings, is_furniture=is_furniture):
                first, last = trim(article.text, start, end)
                if first < last:
                    kind = part.kind if ruling is None else "body" if is_furniture else ruling.value or "other"
                    piece = Part(article.id, first, last, article.text[first:last], kind)
                    homes[is_furniture == (ruling is None)].append(piece)
                    if ruling is not None:
                        moved.setdefault(ruling.id, []).append(piece)
    if not moved:
        return article
    notes = article.notes
    for correction, _ in rulings:
        if correction.id in moved:
            where = "is furniture" if correction.kind == "furniture" else "is the story, not furniture"
            notes = _noted(notes, f"{_quoted(moved[correction.id])} {where}: {because(correction)}")
    return replace(article, paragraphs=_led(sorted(homes[False])), furniture=tuple(sorted(homes[True])), notes=notes)


def _pieces(
    part: Part, rulings: Sequence[Ruling], *, is_furniture: bool
) -> Iterator[tuple[int, int, Correction | None]]:
    """The part in pieces, with the ruling that moves each from where it stands; None where it stays."""
    spans = [(start, end) for _, spans in rulings for start, end in spans if start < part.end and part.start < end]
    edges = sorted({part.start, part.end, *(min(max(edge, part.start), part.end) for span in spans for edge in span)})
    stays = "furniture" if is_furniture else "not furniture"
    ruled = [(start, end, _last(rulings, start, end)) for start, end in pairwise(edges)]
    told = [(start, end, None if one is None or one.kind == stays else one) for start, end, one in ruled]
    for ruling, run in groupby(told, key=itemgetter(2)):
        pieces = list(run)
        yield pieces[0][0], pieces[-1][1], ruling


def _last(rulings: Sequence[Ruling], start: int, end: int) -> Correction | None:
    covering = (one for one, spans in reversed(rulings) if any(first <= start and end <= last for first, last in spans))
    return next(covering, None)


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
