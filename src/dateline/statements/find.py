"""Find statements in one article.

In: an article and its parse. Out: statements in reading order, flat, without speaker entities. Never: a statement
whose words lie outside the story; two readings of one span; a neighbour's words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.language import Parse
from dateline.statements.adjuncts import by_adjunct
from dateline.statements.attribution import Attribution, Span
from dateline.statements.pairing import paired
from dateline.statements.quotes import Quotation, quotations
from dateline.statements.settle import flat
from dateline.statements.verbs import by_verb
from dateline.terms import Article, Statement, StatementKind
from dateline.text import digest, word_spans


def find(article: Article, parse: Parse) -> tuple[Statement, ...]:
    """The statements of `article`, in reading order; speakers are words here, entities only after `resolve`."""
    quoted = quotations(article.text, _paragraphs(parse))
    attributions = flat(attributed(article, parse, quoted))
    found = [s for a in attributions for s in _statements(article, a, quoted)]
    return tuple(sorted(found, key=lambda s: (s.start, s.end)))


def attributed(article: Article, parse: Parse, quoted: Sequence[Quotation]) -> list[Attribution]:
    """Every reading of an attribution, before one is chosen for each span."""
    read = [a for sentence in parse for way in (by_verb, by_adjunct) for a in way(sentence)]
    return paired(article.text, parse, read, quoted)


def _paragraphs(parse: Parse) -> list[Span]:
    """The spans of the paragraphs that were parsed, in reading order."""
    spans: dict[int, Span] = {}
    for sentence in parse:
        first, last = spans.get(sentence.paragraph, (sentence.start, sentence.end))
        spans[sentence.paragraph] = (min(first, sentence.start), max(last, sentence.end))
    return sorted(spans.values())


FEWEST_WORDS = 3
"""Words that a further piece of an interrupted content needs to stand as a statement; a shorter one says nothing."""


def _statements(article: Article, attribution: Attribution, quoted: Sequence[Quotation]) -> Iterator[Statement]:
    """One statement for each piece that says something."""
    longest = max(attribution.pieces, key=lambda p: (p[1] - p[0], -p[0]))
    for piece in attribution.pieces:
        kind = _kind(attribution, piece, quoted)
        if piece == longest or kind == "direct" or len(word_spans(article.text[slice(*piece)])) >= FEWEST_WORDS:
            yield _statement(article, attribution, piece, kind)


def _kind(attribution: Attribution, piece: Span, quoted: Sequence[Quotation]) -> StatementKind:
    if attribution.family == "no comment":
        return "no comment"
    if attribution.family == "denial":
        return "denial"
    start, end = piece
    within = [q for q in quoted if q.start < end and start < q.end]
    if any(q.start <= start and end <= q.end for q in within):
        return "direct"
    return "mixed" if within else "indirect"


def _statement(article: Article, attribution: Attribution, piece: Span, kind: StatementKind) -> Statement:
    text = article.text
    start, end = piece
    source = attribution.source
    speaker = attribution.speaker or source
    return Statement(
        id=digest(article.id, str(start), str(end), kind),
        article=article.id,
        start=start,
        end=end,
        text=text[start:end],
        speaker=None,
        speaker_text=text[slice(*speaker)] if speaker else None,
        source=article.evidence(*source) if source else None,
        cue=article.evidence(*attribution.cue) if attribution.cue else None,
        to=text[slice(*attribution.to)] if attribution.to else None,
        via=(),
        kind=kind,
        hedged=attribution.hedged,
        said=None,
        same_as=(),
        basis=attribution.basis,
        via_text=tuple(article.evidence(*span) for span in attribution.via),
    )
