"""What a reader is shown of something said: a whole clause in the report's words, or nothing.

In: an attribution that stands, the parse, the quotations. Out: for each of its pieces the words to show, cut only at whole
constituents and marked "…" where cut, or none. Never: a word that the report has not; a clause that does not read by itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.english.cutting import is_torn, leaning_off, size
from dateline.english.frames import is_finite
from dateline.english.leaning import NEXT, leaning, owns
from dateline.english.lexicon import group
from dateline.english.quotes import Inside
from dateline.english.roles import Role, has_lemma, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Parse, Sentence, Token
from dateline.statements.attribution import Attribution, Span
from dateline.statements.remainder import is_whole
from dateline.statements.speech import SPOKEN, says_clause, says_quotation
from dateline.statements.wholes import clause_of, fitted
from dateline.terms import Article, Evidence, Lean, Words
from dateline.text import breaks_off, word_spans

LONGEST = 35
"""Words that a reader is shown of one saying."""
FEWEST = 2
"""Words from which a clause says something by itself."""
_MARKS = "\"'“”‘’„«»＂` "
_SINGLE = "'‘’‚"
_LOOSE = ", "
"""What words may end with that nothing follows; inside quotation marks it stands as the report has it."""
_ELLIPSES = ("…", "...")
_UNSAID = frozenset({"turn", "quotation"})
"""Classes of what is said without a verb of saying."""

_Cue = tuple[Sentence, Token]


@dataclass(frozen=True, slots=True)
class Shown:
    """The words to show of a piece, and the pronouns among them that the words themselves do not answer."""

    words: Words
    leans: tuple[Lean, ...]


class Shower:
    """Finds the words to show in one article."""

    def __init__(self, article: Article, parse: Parse, inside: Inside) -> None:
        self.article = article
        self.text = article.text
        self.inside = inside
        self._parse = parse
        self._starts = [sentence.start for sentence in parse]

    def of(self, attribution: Attribution) -> dict[Span, Shown]:
        """Piece → the words to show for it; pieces without any are missing."""
        cue = self._cue(attribution)
        found = ((run, self._spans(attribution, run, cue)) for run in self._joined(attribution.pieces))
        return {run[0]: Shown(self._words(run, spans), self._leans(spans)) for run, spans in found if spans}

    def _cue(self, attribution: Attribution) -> _Cue | None:
        """The sentence of the cue and its verb (or what stands for one)."""
        sentence = self._sentence(attribution.cue[0]) if attribution.cue else None
        if sentence is None or attribution.cue is None:
            return None
        start, end = attribution.cue
        inside = [t for t in sentence.tokens if start <= t.start < end]
        verbs = [t for t in inside if is_a(t, Kind.VERB)]
        return (sentence, (verbs or inside)[-1]) if inside else None

    def _joined(self, pieces: Sequence[Span]) -> list[list[Span]]:
        """Pieces of one sentence that its cue interrupts stand together: "The bridge, he said, will open"."""
        runs: list[list[Span]] = []
        for piece in pieces:
            if runs and self._goes_on(runs[-1][-1], piece):
                runs[-1].append(piece)
            else:
                runs.append([piece])
        return runs

    def _goes_on(self, before: Span, piece: Span) -> bool:
        if self._is_quoted(before) != self._is_quoted(piece):
            return False
        opens = self.text[slice(*piece)].lstrip(_MARKS + "…")[:1]
        ends = self.text[slice(*before)].rstrip(_MARKS)[-1:]
        return opens.islower() and ends not in ".?!" and "\n" not in self.text[before[1] : piece[0]]

    def _spans(self, attribution: Attribution, run: Sequence[Span], cue: _Cue | None) -> list[Span]:
        """The stretches of text to show for a run of pieces; empty where there is nothing to show."""
        quoted = all(self._is_quoted(piece) for piece in run)
        if attribution.family not in _UNSAID and not self._is_said(attribution, cue, quoted=quoted):
            return []
        if not quoted and self._breaks_off(self._sentence(run[-1][0])):
            return []
        if attribution.family == "denial" and cue is not None:
            spans = self._denial(attribution, cue)
        elif quoted or attribution.family in _UNSAID:
            spans = self._spoken([self._bare(piece) for piece in run])
        else:
            spans = self._clause(attribution, run) if self._is_parted_by_cue(attribution, run) else []
        words = sum(len(word_spans(self.text[slice(*span)])) for span in spans)
        return spans if words >= FEWEST and self._is_balanced(spans) and self._is_paired(spans) else []

    def _breaks_off(self, sentence: Sentence | None) -> bool:
        """Whether the page was cut off in a sentence."""
        return sentence is not None and breaks_off(self.text, sentence, self.article.paragraphs)

    def _is_paired(self, spans: Sequence[Span]) -> bool:
        """Whether the marks that open and close quotations in the words, and brackets, come in pairs; a mark typed twice is one."""
        text = "".join(self.text[slice(*span)] for span in spans).replace('""', '"')
        pairs = (("“", "”"), ("(", ")"), ("[", "]"))
        return text.count('"') % 2 == 0 and all(text.count(opens) == text.count(closes) for opens, closes in pairs)

    def _is_said(self, attribution: Attribution, cue: _Cue | None, *, quoted: bool) -> bool:
        if cue is None:
            return quoted and attribution.family in SPOKEN
        sentence, verb = cue
        says = says_quotation if quoted else says_clause
        return says(sentence, verb, attribution, self.inside.tokens(sentence))

    def _is_parted_by_cue(self, attribution: Attribution, run: Sequence[Span]) -> bool:
        """Whether nothing but who said it stands between the pieces."""
        cue = attribution.cue
        gaps = zip((end for _, end in run), (start for start, _ in run[1:]), strict=False)
        return all(cue is not None and end <= cue[0] < start for end, start in gaps)

    def _is_quoted(self, piece: Span) -> bool:
        quotation = self.inside.at(piece[0])
        return quotation is not None and piece[1] <= quotation.end

    def _is_balanced(self, spans: Sequence[Span]) -> bool:
        """Whether the quotations that the words touch stand in them whole, or all words inside one."""
        holds = self.inside.at(spans[0][0])
        if holds is not None and spans[0][0] > holds.start:
            return all((q := self.inside.at(s)) is not None and e <= q.end for s, e in spans)
        return all(s <= q.start and q.end <= e for s, e in spans for q in self.inside.touching(s, e))

    # Quotations -----------------------------------------------------------------------------------------------------

    def _bare(self, piece: Span) -> Span:
        """A quotation without its marks, and without the comma before them."""
        start, end = piece
        mark = self.text[start]
        while start < end and self.text[start] == mark and mark in _MARKS:
            start += 1
        closing = _MARKS if mark not in _SINGLE else _SINGLE
        if end > start and self.text[end - 1] in closing:
            end -= 1
        while end > start and self.text[end - 1] in _LOOSE + mark:
            end -= 1
        return start, end

    def _spoken(self, run: Sequence[Span]) -> list[Span]:
        """The whole sentences at the beginning of a quotation, as many as a reader is shown."""
        parts = [part for span in run for part in self._parts(span)]
        if parts:
            sentence, first, last = parts[0]
            parts[0] = (sentence, next(iter(leaning_off(sentence, [*range(first, last + 1)])), first), last)
        if not parts or not self._reads_alone(parts, run):
            return []
        room, spans = LONGEST, list[Span]()
        for sentence, first, last in parts:
            if self._breaks_off(sentence):
                break
            whole = [*range(first, last + 1)]
            wide = size(sentence, whole)
            if wide > room and spans and self.text[spans[-1][1] - 1] in ".?!…":
                break
            kept = fitted(sentence, whole, room)
            if not kept:
                return []
            spans += [(sentence.tokens[i].start, sentence.tokens[i].end) for i in kept]
            room -= wide
            if len(kept) < len(whole):
                break
        return self._merged(spans)

    def _merged(self, spans: Sequence[Span]) -> list[Span]:
        """Neighbouring stretches as one."""
        merged: list[Span] = []
        for span in spans:
            if merged and not self.text[merged[-1][1] : span[0]].strip():
                merged[-1] = (merged[-1][0], span[1])
            else:
                merged.append(span)
        return merged

    def _parts(self, span: Span) -> Iterator[tuple[Sentence, int, int]]:
        """The parts of sentences inside a span: sentence, first token, last token."""
        for sentence in self._parse[max(bisect_right(self._starts, span[0]) - 1, 0) :]:
            if sentence.start >= span[1]:
                break
            own = [t.i for t in sentence.tokens if span[0] <= t.start and t.end <= span[1] and not t.text.isspace()]
            if own:
                yield sentence, own[0], own[-1]

    def _reads_alone(self, parts: Sequence[tuple[Sentence, int, int]], run: Sequence[Span]) -> bool:
        """Whether a quotation is a sentence with a verb of its own, not a part of the reporter's."""
        told = any(_has_verb(*part) for part in parts)
        sentence, first, _ = parts[0]
        if self.text[run[0][0]].islower():
            return told and any(
                stands_as(t, Role.SUBJECT) and not is_a(t, Kind.WH_WORD) for t in sentence.tokens[first : first + 3]
            )
        return told or (is_a(sentence.tokens[first], Kind.BASE_FORM) and self._begins_anew(run[0][0]))

    def _begins_anew(self, start: int) -> bool:
        """Whether a quotation is no part of the reporter's sentence: a stop, a colon or a comma stands before it."""
        before = self.text[:start].rstrip(_MARKS + "[(")
        return not before or before[-1] in ".?!…:,;—–-\n"

    # Clauses --------------------------------------------------------------------------------------------------------

    def _clause(self, attribution: Attribution, run: Sequence[Span]) -> list[Span]:
        """The clause that is said, from behind "that" on; empty where it is none or not of one sentence."""
        sentence = self._sentence(run[0][0])
        if sentence is None or run[-1][1] > sentence.end or sentence.tokens[-1].text == "?":
            return []
        content = [t.i for t in sentence.tokens if any(s <= t.start < e for s, e in run) and not t.text.isspace()]
        content = sorted({*content, *_joints(sentence, run)})
        kept = fitted(sentence, clause_of(sentence, content), LONGEST)
        if kept and (is_torn(sentence, kept) or not is_whole(sentence, kept, attribution.cue, attribution.source)):
            return []
        tokens = [sentence.tokens[i] for i in kept]
        return self._merged([(t.start, t.end) for t in tokens])

    def _denial(self, attribution: Attribution, cue: _Cue) -> list[Span]:
        """A denial from its source on, which alone keeps its sense: "Ruiz denied that it was closed"."""
        sentence, verb = cue
        first, last = attribution.source, attribution.pieces[-1]
        if first is None or attribution.speaker is not None or not first[1] <= verb.start <= last[0] <= sentence.end:
            return []
        refused = has_lemma(sentence, verb.i, group("asked_for"), Role.OBJECT)
        if last[1] > sentence.end or not is_finite(sentence, verb.i) or refused:
            return []
        kept = [t.i for t in sentence.tokens if first[0] <= t.start < last[1]]
        tokens = [sentence.tokens[i] for i in fitted(sentence, kept, LONGEST, verb)]
        return self._merged([(t.start, t.end) for t in tokens])

    def _leans(self, spans: Sequence[Span]) -> tuple[Lean, ...]:
        """The words of the stretches, in any of their sentences, that these do not tell the meaning of."""
        kept: dict[int, tuple[Sentence, list[int]]] = {}
        for span in spans:
            for sentence, first, last in self._parts(span):
                kept.setdefault(sentence.start, (sentence, []))[1].extend(range(first, last + 1))
        return tuple(
            Lean(self.article.evidence(t.start, t.end), owns(t, self.text[t.end : t.end + NEXT]))
            for t in leaning([*kept.values()])
        )

    def _sentence(self, offset: int) -> Sentence | None:
        n = bisect_right(self._starts, offset) - 1
        return self._parse[n] if n >= 0 and offset < self._parse[n].end else None

    def _words(self, run: Sequence[Span], spans: Sequence[Span]) -> Words:
        """The words of the stretches; the gaps between them and an end that was cut are marked."""
        kept = tuple(self._stretch(*span) for span in spans)
        texts = [" ".join(one.text.split()) for one in kept]
        goes_on = bool(word_spans(self.text[kept[-1].end : run[-1][1]])) and not texts[-1].endswith(_ELLIPSES)
        words = " … ".join(texts).replace("... …", "...").replace("… …", "…") + (" …" if goes_on else "")
        return Words(words, kept)

    def _stretch(self, start: int, end: int) -> Evidence:
        """The words of a stretch, without a comma that nothing follows."""
        return self.article.evidence(start, start + len(self.text[start:end].rstrip(_LOOSE)))


def _joints(sentence: Sentence, run: Sequence[Span]) -> Iterator[int]:
    """The "and" or "but" before what goes on behind who says so: "It is old, Ruiz said, but it is safe"."""
    for start, _ in run[1:]:
        before = max((t for t in sentence.tokens if t.end <= start), key=lambda t: t.end, default=None)
        if before is not None and stands_as(before, Role.COORDINATOR):
            yield before.i


def _has_verb(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a part of a sentence has a finite verb that is not only a noun's: not "a man who gave up"."""
    for token in sentence.tokens[first : last + 1]:
        if not is_a(token, Kind.TENSED):
            continue
        over = [one for one in (token, *sentence.ancestors(token.i)) if first <= one.i <= last]
        if not any(stands_as(one, Role.RELATIVE_CLAUSE) for one in over):
            return True
    return False
