"""Attribution by layout: "WEBER: We are ready.", "“We are ready.” — Ana Weber", "Weber: we are ready" in a headline.

In: the text of an article, its parse and quotations. Out: attributions whose cue is a colon or a dash. Never: a label
that is seen once and not in capitals ("Note: …", "Update: …") as a speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.english.quotes import Quotation
from dateline.english.roles import Role, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Parse
from dateline.statements.attribution import Attribution, Span
from dateline.text import trim, word_spans

_LABEL = re.compile(
    r"[\"“„«]?((?:[^\W\d_][\w.'’()-]{0,24})(?: [^\W\d_][\w.'’()-]{0,24}){0,3})"
    r"(?:, [A-Z][A-Z .,'’&-]{1,40})?(?: \([^()\n]{1,40}\))?(:)\s+(?=\S)"
)
_SIGNED = re.compile(r"\s*([―—–]|--?)\s*([^\W\d_][^\n“”\"]{2,90}?)[.\s]*(?=$|\n|[“\"])")
_HEADLINE_LABEL = re.compile(r"([^:\n]{2,40})(:)\s+(?=\S)")
FEWEST_TURNS = 2
"""Turns from which a label that is not in capitals reads as a speaker's."""
LONGEST_NAME = 5
"""Words of a headline's label; longer ones are clauses."""


def by_label(
    text: str, parse: Parse, paragraphs: Sequence[Span], quotations: Sequence[Quotation]
) -> Iterator[Attribution]:
    """Attributions by the speaker labels of transcripts, by signatures after a dash and by headlines."""
    yield from _turns(text, paragraphs)
    yield from _signatures(text, paragraphs, quotations)
    yield from _introduced(text, paragraphs, quotations)
    yield from _headlines(text, parse)


def _turns(text: str, paragraphs: Sequence[Span]) -> Iterator[Attribution]:
    """A transcript's turns; a paragraph without a label goes to nobody."""
    labelled = [(m, end) for start, end in paragraphs if (m := _LABEL.match(text, start, end))]
    seen = Counter(m.group(1) for m, _ in labelled)
    shouted = sum(n for name, n in seen.items() if name.isupper() and len(name) > FEWEST_TURNS)
    for match, end in labelled:
        name = match.group(1)
        turns = shouted if name.isupper() and len(name) > FEWEST_TURNS else seen[name]
        if turns < FEWEST_TURNS or not _is_label(name) or len(seen) < 2:
            continue
        start, stop = trim(text, match.end(), end)
        if start < stop:
            yield Attribution(((start, stop),), match.span(1), match.span(2), "turn")


def _is_label(name: str) -> bool:
    return all(word[0].isupper() for word in name.split() if word[0].isalpha())


def _signatures(text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    """A quotation that opens its paragraph and is signed after a dash, in its line or the next."""
    ends = dict(paragraphs)
    signed = {end: last for (_, end), (first, last) in pairwise(paragraphs) if _SIGNED.match(text, first, last)}
    for quotation in quotations:
        end = ends.get(quotation.start)
        if end == quotation.end:
            end = signed.get(end, end)
        match = _SIGNED.match(text, quotation.end, end) if end is not None else None
        if match and match.group(2)[0].isupper() and len(match.group(2).split()) <= 2 * LONGEST_NAME:
            yield Attribution(((quotation.start, quotation.end),), match.span(2), match.span(1), "speech")


def _introduced(text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    """A whole quotation behind a bare name and a colon, or behind "From" and where it stands: "Ana Ruiz: “…”", "From the report: “…”"."""
    starts = [start for start, _ in paragraphs]
    for quotation in quotations:
        start = starts[max(bisect_right(starts, quotation.start) - 1, 0)]
        match = _BARE_LABEL.search(text, max(start, quotation.start - LONGEST_LABEL), quotation.start)
        match = match or _FROM.search(text, max(start, quotation.start - LONGEST_LABEL), quotation.start)
        if match and len(word_spans(text[quotation.start : quotation.end])) > LONGEST_NAME:
            yield Attribution(((quotation.start, quotation.end),), match.span(1), match.span(2), "turn")


_BARE_LABEL = re.compile(
    r"(?:(?<![\s\S])|(?<=\n)|(?<=[-–—] )|(?<=[a-z]{4}\. ))((?:[A-Z][\w.’'-]{0,20} ?){1,4}(?:and (?:[A-Z][\w.’'-]{0,20} ?){1,4})?)(:)\s*\Z"
)
_FROM = re.compile(r"(?:(?<![\s\S])|(?<=\n)|(?<=[.!?”] ))(?:[A-Z][a-z]{0,12} )?[Ff]rom ([^:.\n“\"]{3,60})(:)\s*\Z")
LONGEST_LABEL = 90
"""Characters before a quotation in which a bare name and colon may stand."""


def _headlines(text: str, parse: Parse) -> Iterator[Attribution]:
    """A headline's "Weber: Bridge to open in May", where the report below names a Weber."""
    head = [s for s in parse if s.part == "title"]
    match = _HEADLINE_LABEL.match(text, head[0].start, head[-1].end) if head else None
    if match is None or len(match.group(1).split()) > LONGEST_NAME:
        return
    start, end = trim(text, match.end(), head[-1].end)
    while end > start and text[end - 1] in ".…":
        end -= 1
    if not any(is_a(t, Kind.VERB | Kind.INFINITIVE_TO) for s in head for t in s.tokens if start <= t.start < end):
        return  # a topic and its news: "Velden: Strike at the port"
    if _last_word(match.group(1)) in _names(text, parse) and len(word_spans(text[start:end])) > FEWEST_TURNS:
        yield Attribution(((start, end),), match.span(1), match.span(2), "speech")


def _names(text: str, parse: Parse) -> frozenset[str]:
    """The last words of those below the headline who can speak: people and bodies named, and proper-noun subjects."""
    below = [s for s in parse if s.part != "title"]
    named = {_last_word(text[n.start : n.end]) for s in below for n in s.names if n.label in _SPEAKERS}
    acting = {
        t.text.lower()
        for s in below
        for t in s.tokens
        if is_a(t, Kind.PROPER_NOUN) and stands_as(t, Role.NOUN_AS_SUBJECT)
    }
    return frozenset((named | acting) - {""})


def _last_word(name: str) -> str:
    found = [w for w in re.split(r"[\s’']+", name) if len(w) > 1]
    return found[-1].lower() if found else ""


_SPEAKERS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
"""Kinds of names that can speak (labels of the parser)."""
