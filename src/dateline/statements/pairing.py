"""Quotations and their speakers: attributions grow to whole quotations, and quotations without a cue find one.

In: attributions read from the parse, the quotations of the article, its sentences. Out: attributions whose pieces
never cut a quotation. Never: a speaker for a quotation that no cue, colon or running quotation gives one: a title or
a scare quote stays what it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.language import Parse, Sentence, Token
from dateline.statements.attribution import Attribution, Span, cue_span, is_passive
from dateline.statements.lexicon import verbs
from dateline.statements.quotes import Quotation
from dateline.statements.subjects import beside, source_span, subject_of
from dateline.statements.verbs import listener
from dateline.text import word_spans

SENTENCE_LIKE = 4
"""Words from which a quotation without a cue of its own may carry on its speaker's words; shorter ones are titles and
scare quotes more often than speech (set by hand, not swept)."""
FARTHEST_EMBEDDED = 25
"""Words that may stand between a cue and a quoted part of its content where the parse does not join them."""
_BETWEEN = re.compile(r"[\s,:;.–—-]*")
LONGEST_LEAD_IN = 90
"""Characters between a cue and the quotation it announces: an addressee, a day and a place fit."""
_WEAK_LEAD_IN = re.compile(r"[^.!?]{0,60}:\s*|\s*,\s*")
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


def paired(
    text: str, parse: Parse, attributions: Sequence[Attribution], quotations: Sequence[Quotation]
) -> list[Attribution]:
    """`attributions` grown to the quotations they touch, and new ones for quotations that had no cue in the parse."""
    inside = Inside(quotations)
    grown = [g for a in attributions if (g := _grown(text, a, inside)) is not None]
    return _Pairing(text, parse, grown, quotations, inside).all()


class Inside:
    """Which quotation holds an offset."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._quotations = quotations
        self._starts = [q.start for q in quotations]

    def at(self, offset: int) -> Quotation | None:
        """The quotation that holds `offset`."""
        n = bisect_right(self._starts, offset) - 1
        return self._quotations[n] if n >= 0 and offset < self._quotations[n].end else None

    def tokens(self, sentence: Sentence) -> frozenset[int]:
        """The tokens of `sentence` that stand in a quotation."""
        return frozenset(t.i for t in sentence.tokens if self.at(t.start) is not None)

    def touching(self, start: int, end: int) -> Sequence[Quotation]:
        """The quotations that share a character with the span."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = bisect_right(self._starts, end - 1)
        return [q for q in self._quotations[first:last] if q.start < end and start < q.end]


def _grown(text: str, attribution: Attribution, inside: Inside) -> Attribution | None:
    """The attribution with every quotation whole that one of its pieces touches; None when nothing is left of it."""
    spans: list[Span] = []
    for piece in attribution.pieces:
        for start, end in _whole(text, piece, inside):
            if spans and start <= spans[-1][1]:
                spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
            else:
                spans.append((start, end))
    spans = _without_trailers(text, attribution, spans, inside)
    if not spans:
        return None
    source = attribution.source
    if source is not None and any(s <= source[0] < e for s, e in spans):
        source = None
    return replace(attribution, pieces=tuple(spans), source=source)


def _whole(text: str, piece: Span, inside: Inside) -> Iterator[Span]:
    """The piece without a cut quotation: grown over those it touches, but not into the next sentence."""
    start, end = piece
    for quotation in inside.touching(start, end):
        if start < quotation.start and _NEW_SENTENCE.search(text, max(start, quotation.start - 4), quotation.start):
            yield trim_stops(text, start, quotation.start)
            return
        start, end = min(start, quotation.start), max(end, quotation.end)
    yield start, end


def _without_trailers(text: str, attribution: Attribution, spans: list[Span], inside: Inside) -> list[Span]:
    """After "…," she said, only quotations go on; what the parse hangs on behind the cue is the reporter's."""
    if len(spans) < 2 or attribution.cue is None:
        return spans
    cue = attribution.cue
    before = [s for s in spans if s[1] <= cue[0]]
    last = inside.at(before[-1][1] - 1) if before else None
    closed = last is not None and _last_inside(text, last) in ",.?!"
    return [s for s in spans if s[1] <= cue[0] or inside.at(s[0]) is not None] if closed else spans


def _last_inside(text: str, quotation: Quotation) -> str:
    """The last character before the closing mark; empty where there is none."""
    return text[quotation.start : quotation.end].rstrip("\"'”’“»«＂")[-1:] or " "


def trim_stops(text: str, start: int, end: int) -> Span:
    """The span without white space and stops at its end."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:!?–—-"):
        end -= 1
    return start, end


_NEW_SENTENCE = re.compile(r"[.!?]\s+\Z")


class _Pairing:
    """One article's quotations and cues while they are paired."""

    def __init__(
        self, text: str, parse: Parse, grown: list[Attribution], quotations: Sequence[Quotation], inside: Inside
    ) -> None:
        self.text = text
        self.attributions = grown
        self.quotations = quotations
        self.sentences = parse
        self.cues = _Row(_cues(parse, inside, _quoting_family))
        self.listed = _Row(_cues(parse, inside, _listed_family))
        self.weak = _Row(_cues(parse, inside, _any_family))
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
        inside = Inside(self.quotations)
        for n, attribution in enumerate(self.attributions):
            for start, end in attribution.pieces:
                for quotation in inside.touching(start, end):
                    self.owner.setdefault((quotation.start, quotation.end), n)

    def _pair(self, quotation: Quotation, previous: Quotation | None) -> None:
        cue = self._cue_after(quotation, self.cues) or self._cue_before(quotation, self.cues)
        if cue is None and self._sentence_like(quotation):
            cue = self._cue_after(quotation, self.weak) or self._cue_before(quotation, self.weak)
        if cue is not None and not quotation.goes_on:
            self._give(quotation, cue)
            return
        owner = self._running(quotation, previous)
        if owner is not None:
            self._add(quotation, owner)
        else:
            self._embed(quotation)

    def _embed(self, quotation: Quotation) -> None:
        """A quoted part of a sentence whose cue stands to its left, where the parse did not join the two.

        The content then begins at "that", or after the cue and the one spoken to.
        """
        cue = self._nearest_before(quotation)
        if cue is None or cue.span in self.by_cue or "\n" in self.text[cue.end : quotation.start]:
            return
        start = max(cue.end, cue.to[1] if cue.to and cue.to[1] <= quotation.start else 0)
        tokens = [t for t in cue.sentence.tokens if start <= t.start < quotation.start]
        that = next((t for t in tokens if t.text.lower() in {"that", "whether", "how", "why"}), None)
        if len(tokens) > FARTHEST_EMBEDDED or any(t.text in {";", ":"} for t in tokens):
            return
        first = (that or tokens[0]).start if tokens else quotation.start
        span = (first, quotation.end)
        self.attributions.append(Attribution((span,), cue.source, cue.span, cue.family, cue.to))
        self.by_cue[cue.span] = self.owner[quotation.start, quotation.end] = len(self.attributions) - 1

    def _nearest_before(self, quotation: Quotation) -> _Cue | None:
        """The last cue before the quotation in the same sentence."""
        cue = self.listed.last_before(quotation.start)
        return cue if cue and cue.sentence.start <= cue.start and quotation.start < cue.sentence.end else None

    def _cue_after(self, quotation: Quotation, cues: _Row) -> _Cue | None:
        """The cue right behind a quotation: "…," she said."""
        cue = cues.first_from(quotation.end)
        if cue is None:
            return None
        between = self.text[quotation.end : cue.start]
        weak = cues is self.weak
        stops = _last_inside(self.text, quotation) in (",?!" if weak else ",?!—–-….") or between.lstrip()[:1] == ","
        close = len(between) <= 3 and _BETWEEN.fullmatch(between) is not None and "\n" not in between
        return cue if close and stops else None

    def _cue_before(self, quotation: Quotation, cues: _Row) -> _Cue | None:
        """She said, "…"; the lead-in ends with a comma, a colon, "that" or the cue itself."""
        cue = cues.last_before(quotation.start)
        if cue is None or quotation.start - cue.end > LONGEST_LEAD_IN:
            return None
        between = self.text[cue.end : quotation.start]
        pattern = _WEAK_LEAD_IN if cues is self.weak else _LEAD_IN
        announced = "\n" not in between.strip() and ("\n" not in between or between.rstrip().endswith(":"))
        return cue if announced and pattern.fullmatch(between) else None

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
        return owner if gap == 1 and self._whole_paragraph(quotation) and self._has_words(quotation) else None

    def _has_words(self, quotation: Quotation) -> bool:
        return len(word_spans(self.text[quotation.start : quotation.end])) >= SENTENCE_LIKE

    def _sentence_like(self, quotation: Quotation) -> bool:
        inner = self.text[quotation.start : quotation.end]
        return self._has_words(quotation) or inner.rstrip("\"”'’»")[-1:] in {".", "!", "?"}

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
        """Whether a quotation is all of its paragraph and ends as a sentence does (a subhead does not)."""
        if not quotation.open_ended and _last_inside(self.text, quotation) not in ".,!?…—":
            return False
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


class _Row:
    """Cues in reading order, looked up by where they begin or end."""

    def __init__(self, cues: Iterator[_Cue]) -> None:
        self._cues = sorted(cues, key=lambda cue: (cue.start, cue.span))
        self._starts = [cue.start for cue in self._cues]
        self._by_end = sorted(self._cues, key=lambda cue: (cue.end, cue.span))
        self._ends = [cue.end for cue in self._by_end]

    def first_from(self, offset: int) -> _Cue | None:
        n = bisect_left(self._starts, offset)
        return self._cues[n] if n < len(self._cues) else None

    def last_before(self, offset: int) -> _Cue | None:
        n = bisect_right(self._ends, offset)
        return self._by_end[n - 1] if n else None


def _cues(parse: Parse, inside: Inside, family_of: Callable[[Token], str | None]) -> Iterator[_Cue]:
    """Verbs that may govern a quotation, outside quotations, with a source."""
    for sentence in parse:
        quoted = inside.tokens(sentence)
        for verb in sentence.tokens:
            family = family_of(verb)
            if family is None or verb.i in quoted or is_passive(sentence, verb):
                continue
            subject = subject_of(sentence, verb, quoted)
            source = source_span(sentence, subject, verb) if subject is not None else beside(sentence, verb, quoted)
            if source is not None:
                yield _Cue(cue_span(sentence, verb), source, listener(sentence, verb), sentence, family)


def _quoting_family(verb: Token) -> str | None:
    """The class of a verb that the lexicon knows to take quotations."""
    if verb.pos not in {"VERB", "AUX"}:
        return None
    frames = verbs().get(verb.lemma.lower(), ())
    return next(
        (
            f.family
            for f in frames
            if f.complement == "clause" and f.family in {"speech", "report", "question", "belief"}
        ),
        None,
    )


def _listed_family(verb: Token) -> str | None:
    """The class of any verb of the lexicon."""
    frames = verbs().get(verb.lemma.lower(), ()) if verb.pos in {"VERB", "AUX"} else ()
    return frames[0].family if frames else None


def _any_family(verb: Token) -> str | None:
    """Any verb that heads its sentence: beside a whole quotation it says that someone spoke ("…,” he began")."""
    return "speech" if verb.pos == "VERB" and verb.dep in {"ROOT", "conj"} else None
