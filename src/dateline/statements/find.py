"""Find statements in one article.

In: an article and its parse. Out: statements in reading order, flat, without speaker entities. Never: a statement
whose words lie outside the story; two readings of one span; a neighbour's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.english.joined import with_whole_words
from dateline.english.lexicon import group
from dateline.english.quotes import Inside, Quotation, quotations
from dateline.language import Parse
from dateline.language.parse import paragraphs
from dateline.statements.adjuncts import by_adjunct
from dateline.statements.attribution import Attribution, Span
from dateline.statements.endless import in_stretches
from dateline.statements.pairing import paired
from dateline.statements.restraint import restrained
from dateline.statements.settle import flat
from dateline.statements.shown import Shower, Shown
from dateline.statements.silence import by_silence
from dateline.statements.speakers.rivals import with_rivals
from dateline.statements.speakers.transcripts import by_label
from dateline.statements.speech import STANCES
from dateline.statements.sure import sure
from dateline.statements.verbs import by_verb
from dateline.terms import Article, Statement, StatementKind
from dateline.text import digest, word_spans


def find(article: Article, parse: Parse) -> tuple[Statement, ...]:
    """The statements of `article`, in reading order; speakers are words here, entities only after `resolve`."""
    parse = with_whole_words(in_stretches(parse))
    quoted = quotations(article.text, paragraphs(parse))
    attributions = restrained(article, flat(attributed(article, parse, quoted)))
    shower = Shower(article, parse, Inside(quoted))
    found = [s for a in attributions for s in _statements(article, a, quoted, shower.of(a))]
    found = with_rivals(article, parse, Inside(quoted), found)
    return tuple(sorted(found, key=lambda s: (s.start, s.end)))


def attributed(article: Article, parse: Parse, quoted: Sequence[Quotation]) -> list[Attribution]:
    """Every reading of an attribution, before one is chosen for each span."""
    inside = Inside(quoted)
    read = [
        a
        for sentence in parse
        for way in (by_verb, by_adjunct, by_silence)
        for a in way(sentence, inside.tokens(sentence))
    ]
    labelled = list(by_label(article.text, parse, paragraphs(parse), quoted))
    datelines = _datelines(article.text, parse)
    return [_behind_dateline(a, datelines) for a in labelled + paired(article.text, parse, read, quoted)]


_DATELINE = re.compile(r"[A-Z][A-Z'’.-]{2,40}[^—–―\n]{0,70}?\s?(?:—|–|―|--|-)\s+(?=\S)")
"""The place (and day, and agency) that opens a report: "OSLO, May 4 (ANA) — "."""


def _datelines(text: str, parse: Parse) -> list[Span]:
    """The spans of datelines at the beginning of paragraphs."""
    return [m.span() for start, end in paragraphs(parse) if (m := _DATELINE.match(text, start, end))]


def _behind_dateline(attribution: Attribution, datelines: Sequence[Span]) -> Attribution:
    """The attribution without a dateline at the beginning of its content or source."""

    def behind(span: Span) -> Span:
        return next(((end, span[1]) for start, end in datelines if start <= span[0] < end < span[1]), span)

    source, cue = attribution.source, attribution.cue
    if source is not None:
        swallowed = next((end for start, end in datelines if start <= source[0] and source[1] <= end), None)
        source = behind(source) if swallowed is None else _between(swallowed, cue)
    return replace(attribution, pieces=tuple(map(behind, attribution.pieces)), source=source)


def _between(dateline_end: int, cue: Span | None) -> Span | None:
    """The source that the parse missed for the dateline: what stands between that and the cue."""
    return (dateline_end, cue[0] - 1) if cue is not None and dateline_end < cue[0] - 1 else None


FEWEST_WORDS = 2
"""Words that a further piece of an interrupted content needs to stand as a statement; a shorter one says nothing."""


def _statements(
    article: Article, attribution: Attribution, quoted: Sequence[Quotation], shown: Mapping[Span, Shown]
) -> Iterator[Statement]:
    """One statement for each piece that says something."""
    longest = max(attribution.pieces, key=lambda p: (p[1] - p[0], -p[0]))
    spoken = attribution.family in _SPOKEN and attribution.complement != "naming"
    for piece in attribution.pieces:
        kind = _kind(article.text, attribution, piece, quoted)
        long = spoken and len(word_spans(article.text[slice(*piece)])) >= FEWEST_WORDS
        if (piece == longest or kind in {"direct", "mixed"} or long) and not _says_nothing(
            article.text, attribution, piece
        ):
            yield _statement(article, attribution, piece, kind, shown.get(piece))


_SPOKEN = frozenset({"speech", "report", "turn", "question", "denial"})
"""Classes of cues whose further pieces are still what was said; a stance's are only what it is about."""


_ALONE = _SPOKEN | {"evidence", "no comment"}
"""Classes of cues whose clauses read as what was said; a belief's or plan's need the cue beside them."""


def _says_nothing(text: str, attribution: Attribution, piece: Span) -> bool:
    """A wish or stance whose content is a bare verb or pronoun: "refused to go", "praised him"."""
    words = text[slice(*piece)].split()
    if len(words) == 1 and words[0].lower() in _POINTERS:
        return attribution.complement != "clause" or attribution.family not in _SPOKEN
    return len(words) == 2 and words[0].lower() == "to" and attribution.family not in _SPOKEN


_POINTERS = group("pointers")
"""Words that only point at something said elsewhere."""


_NOTHING_SAID = re.compile(r"\W*no comment\W*", re.IGNORECASE)


def _kind(text: str, attribution: Attribution, piece: Span, quoted: Sequence[Quotation]) -> StatementKind:
    if attribution.family == "no comment" or _NOTHING_SAID.fullmatch(text, *piece):
        return "no comment"
    if attribution.family == "denial":
        return "denial"
    start, end = piece
    within = [q for q in quoted if q.start < end and start < q.end]
    if any(q.start <= start and end <= q.end for q in within):
        return "direct"
    if within:
        return "mixed"
    return "stance" if attribution.family in STANCES else "indirect"


def _statement(
    article: Article, attribution: Attribution, piece: Span, kind: StatementKind, shown: Shown | None
) -> Statement:
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
        basis=_basis(article, attribution, piece, kind),
        via_text=tuple(article.evidence(*span) for span in attribution.via),
        alone=kind == "direct" or (attribution.complement == "clause" and attribution.family in _ALONE),
        shown=shown.words if shown else None,
        leans=shown.leans if shown else (),
        sure=sure(kind, text[slice(*source)] if source else None),
    )


def _basis(article: Article, attribution: Attribution, piece: Span, kind: StatementKind) -> str:
    """Why these words are said to be the source's, in one sentence."""
    who = (
        f"'{_short(article.text[slice(*attribution.source)])}'" if attribution.source else "a source that is not named"
    )
    if kind == "no comment":
        return f"these words say that {who} did not comment"
    if attribution.family == "quotation":
        return "these words stand in quotation marks, and nothing beside them says whose they are"
    if attribution.cue is None:
        return f"the sentence before these words is about {who}"
    cue = _short(article.text[slice(*attribution.cue)])
    via = "".join(f", passed on by '{_short(article.text[slice(*span)])}'" for span in attribution.via)
    further = ", carried on from the words before" if piece != attribution.pieces[0] else ""
    return f"'{cue}' gives these words to {who}{via}{further}"


def _short(words: str) -> str:
    """Words on one line, at most `LONGEST_NAMED` characters of them."""
    flat_words = " ".join(words.split())
    return flat_words if len(flat_words) <= LONGEST_NAMED else flat_words[: LONGEST_NAMED - 1].rstrip() + "…"


LONGEST_NAMED = 60
"""Characters of a source or cue that a basis repeats."""
