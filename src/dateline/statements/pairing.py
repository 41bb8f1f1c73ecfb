"""Quotations and their speakers: attributions grow to whole quotations, and quotations without a cue find one.

In: attributions read from the parse, the quotations of the article, its sentences. Out: attributions whose pieces
never cut a quotation. Never: a speaker for a quotation that no cue, colon or running quotation gives one: a title or
a scare quote stays what it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.language import Parse, Sentence, Token
from dateline.statements.attribution import Attribution, Span, cue_span, is_passive
from dateline.statements.lexicon import verbs
from dateline.statements.quotes import Quotation
from dateline.statements.verbs import listener, source_span, subject_of
from dateline.text import word_spans

SENTENCE_LIKE = 4
"""Words from which a quotation without a cue of its own may carry on its speaker's words; shorter ones are titles and
scare quotes more often than speech (looked at on training texts)."""
_BETWEEN = re.compile(r"[\s,:;.–—-]*")
_LEAD_IN = re.compile(r"[^.!?]{0,80}[:,][\s]*|\s*(?:that\s*)?|\s*[–—-]+\s*")


@dataclass(frozen=True, slots=True)
class _Cue:
    """A verb of saying outside quotations, with the words of its source and where the two begin and end."""

    span: Span
    source: Span
    to: Span | None
    sentence: Sentence
    family: str

    @property
    def start(self) -> int:
        return min(self.span[0], self.source[0])

    @property
    def end(self) -> int:
        return max(self.span[1], self.source[1])


def paired(text: str, parse: Parse, attributions: Sequence[Attribution], quotations: Sequence[Quotation]) -> list[Attribution]:
    """`attributions` grown to the quotations they touch, and new ones for quotations that had no cue in the parse."""
    inside = _Inside(quotations)
    grown = [_grown(a, inside) for a in attributions if a.cue is None or inside.at(a.cue[0]) is None]
    return _Pairing(text, parse, grown, quotations, inside).all()


class _Inside:
    """Which quotation holds an offset."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._quotations = quotations
        self._starts = [q.start for q in quotations]

    def at(self, offset: int) -> Quotation | None:
        n = bisect_right(self._starts, offset) - 1
        return self._quotations[n] if n >= 0 and offset < self._quotations[n].end else None

    def touching(self, start: int, end: int) -> Sequence[Quotation]:
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = bisect_right(self._starts, end - 1)
        return [q for q in self._quotations[first:last] if q.start < end and start < q.end]


def _grown(attribution: Attribution, inside: _Inside) -> Attribution:
    """The attribution with every quotation whole that one of its pieces touches."""
    spans: list[Span] = []
    for start, end in attribution.pieces:
        for quotation in inside.touching(start, end):
            start, end = min(start, quotation.start), max(end, quotation.end)
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    source = attribution.source
    if source is not None and any(s <= source[0] < e for s, e in spans):
        source = None
    return replace(attribution, pieces=tuple(spans), source=source)


class _Pairing:
    """One article's quotations and cues while they are paired."""

    def __init__(self, text: str, parse: Parse, grown: list[Attribution], quotations: Sequence[Quotation], inside: _Inside) -> None:
        self.text = text
        self.attributions = grown
        self.quotations = quotations
        self.sentences = parse
        self.cues = sorted(_cues(parse, inside), key=lambda cue: cue.start)
        self.ends = sorted((cue.end, n) for n, cue in enumerate(self.cues))
        self.owner: dict[Span, int] = {}
        self.by_cue: dict[Span, int] = {}
        for n, attribution in enumerate(grown):
            if attribution.cue is not None:
                self.by_cue.setdefault(attribution.cue, n)
        self.paragraph_of = _Paragraphs(parse)

    def all(self) -> list[Attribution]:
        self._claim()
        previous: Quotation | None = None
        for quotation in self.quotations:
            if (quotation.start, quotation.end) not in self.owner:
                self._pair(quotation, previous)
            previous = quotation
        return self.attributions

    def _claim(self) -> None:
        """Note which quotations stand whole inside an attribution already."""
        inside = _Inside(self.quotations)
        for n, attribution in enumerate(self.attributions):
            for start, end in attribution.pieces:
                for quotation in inside.touching(start, end):
                    self.owner.setdefault((quotation.start, quotation.end), n)

    def _pair(self, quotation: Quotation, previous: Quotation | None) -> None:
        cue = self._cue_after(quotation) or self._cue_before(quotation)
        if cue is not None and not quotation.goes_on:
            self._give(quotation, cue)
            return
        owner = self._running(quotation, previous)
        if owner is not None:
            self._add(quotation, owner)

    def _cue_after(self, quotation: Quotation) -> _Cue | None:
        """"…," she said"""
        n = bisect_right([cue.start for cue in self.cues], quotation.end - 1) if self.cues else 0
        if n >= len(self.cues):
            return None
        cue = self.cues[n]
        between = self.text[quotation.end : cue.start]
        stops = self.text[quotation.end - 2 : quotation.end - 1] in ",?!—–-…." or between.lstrip()[:1] == ","
        close = len(between) <= 3 and _BETWEEN.fullmatch(between) is not None and "\n" not in between
        return cue if close and stops else None

    def _cue_before(self, quotation: Quotation) -> _Cue | None:
        """She said, "…"; the lead-in ends with a comma, a colon, "that" or the cue itself."""
        n = bisect_right(self.ends, (quotation.start, len(self.cues))) - 1
        if n < 0:
            return None
        cue = self.cues[self.ends[n][1]]
        if quotation.start - cue.end > 90:
            return None
        between = self.text[cue.end : quotation.start]
        return cue if _LEAD_IN.fullmatch(between) and "\n\n" not in between else None

    def _give(self, quotation: Quotation, cue: _Cue) -> None:
        owner = self.by_cue.get(cue.span)
        if owner is not None:
            self._add(quotation, owner)
            return
        span = (quotation.start, quotation.end)
        self.attributions.append(Attribution((span,), cue.source, cue.span, cue.family, cue.to))
        self.by_cue[cue.span] = self.owner[span] = len(self.attributions) - 1

    def _add(self, quotation: Quotation, owner: int) -> None:
        attribution = self.attributions[owner]
        span = (quotation.start, quotation.end)
        self.attributions[owner] = replace(attribution, pieces=tuple(sorted({*attribution.pieces, span})))
        self.owner[span] = owner

    def _running(self, quotation: Quotation, previous: Quotation | None) -> int | None:
        """The attribution that a quotation without a cue carries on, if it reads as speech that goes on."""
        if previous is None or not self._sentence_like(quotation):
            return None
        owner = self.owner.get((previous.start, previous.end))
        if owner is None:
            return None
        gap = self.paragraph_of.at(quotation.start) - self.paragraph_of.at(previous.start)
        if quotation.goes_on or (gap == 0 and self._only_cue_between(previous, quotation, owner)):
            return owner
        return owner if gap == 1 and self._whole_paragraph(quotation) else None

    def _sentence_like(self, quotation: Quotation) -> bool:
        inner = self.text[quotation.start : quotation.end]
        return len(word_spans(inner)) >= SENTENCE_LIKE or inner.rstrip("\"”'’»")[-1:] in {".", "!", "?"}

    def _only_cue_between(self, previous: Quotation, quotation: Quotation, owner: int) -> bool:
        """Between the two quotations stands nothing but the cue and its clause: one sentence end at most."""
        between = self.text[previous.end : quotation.start]
        cue = self.attributions[owner].cue
        holds_cue = cue is not None and previous.end <= cue[0] < quotation.start
        words = len(word_spans(between))
        if words == 0:
            return True
        return holds_cue and between.rstrip()[-1:] in {".", ",", ":", ";", "—", "–", "-"}

    def _whole_paragraph(self, quotation: Quotation) -> bool:
        start, end = self.paragraph_of.span(quotation.start)
        return quotation.start == start and not self.text[quotation.end : end].strip(" .")


class _Paragraphs:
    """Which paragraph an offset stands in, as far as the parse reaches."""

    def __init__(self, parse: Parse) -> None:
        self._starts = [s.start for s in parse]
        self._numbers = [s.paragraph for s in parse]
        self._spans: dict[int, Span] = {}
        for s in parse:
            first, last = self._spans.get(s.paragraph, (s.start, s.end))
            self._spans[s.paragraph] = (min(first, s.start), max(last, s.end))

    def at(self, offset: int) -> int:
        n = bisect_right(self._starts, offset) - 1
        return self._numbers[n] if n >= 0 else -1

    def span(self, offset: int) -> Span:
        return self._spans.get(self.at(offset), (offset, offset))


def _cues(parse: Parse, inside: _Inside) -> Iterator[_Cue]:
    """Verbs that may govern a quotation, outside quotations, with a source."""
    for sentence in parse:
        for verb in sentence.tokens:
            family = _quoting_family(verb)
            if family is None or inside.at(verb.start) is not None or is_passive(sentence, verb):
                continue
            subject = subject_of(sentence, verb)
            source = source_span(sentence, subject, verb) if subject is not None else None
            if source is not None and inside.at(source[0]) is None:
                yield _Cue(cue_span(sentence, verb), source, listener(sentence, verb), sentence, family)


def _quoting_family(verb: Token) -> str | None:
    if verb.pos not in {"VERB", "AUX"}:
        return None
    frames = verbs().get(verb.lemma.lower(), ())
    return next((f.family for f in frames if f.complement == "clause" and f.family in {"speech", "question", "belief"}), None)
