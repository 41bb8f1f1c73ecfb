"""Rivals: two figures that two sources of one report give for one thing, one set against the other.

In: articles, parses, dispatches. Out: pairs of figures, each with its own words and who gives it. Never: a figure of another place; a figure
and a part of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.english.clauses import clause, is_verb, subject
from dateline.english.counted import Figure, figures
from dateline.english.lexicon import group, verbs
from dateline.english.once import once
from dateline.english.roles import Role, has_dependent
from dateline.english.words import Kind, is_a
from dateline.language import Parse, Sentence, Token
from dateline.tell.bounds import Open, both_may_be, left_open
from dateline.tell.counts import dated
from dateline.tell.reported import Wire
from dateline.tell.uncounted import ranges
from dateline.tell.wording import worded
from dateline.terms import Article, Dispatch, Evidence
from dateline.text import trim

RATIO = 12.0
"""Two estimates of which one is this many times the other are hardly of one thing."""

NEAR = 5
"""Words between a number and what it counts."""


@dataclass(frozen=True, slots=True)
class Given:
    """A figure, in whose words: `who` are the head words of its source, `words` its own clause; `open` is what it leaves open, of a range all between its ends."""

    figure: Figure
    open: Open
    text: str
    who: str
    words: Evidence
    dispatch: str
    known_as: str
    """By which it is known in ids: its number."""
    deed: str
    """The verb that is told of what is counted; "" where it only gives the figure or tells little."""


def rivals(
    articles: Sequence[Article], parses: Mapping[str, Parse], dispatches: Sequence[Dispatch]
) -> Iterator[tuple[Given, Given]]:
    """Figures that two sources of one report give, the second with a word of contrast, in one sentence or in two that follow each other."""
    wire = Wire.read(dispatches, articles)
    for article in articles:
        dispatch = wire.dispatch(article.id)
        if article.id not in parses or wire.origin.get(dispatch, article.id) != article.id:
            continue
        before: Sentence | None = None
        for sentence in parses[article.id]:
            halves = _halves(sentence)
            found: tuple[Given, Given] | None = None
            if halves is not None:
                found = _pair(article, dispatch, sentence, halves[0], sentence, halves[1])
            elif before is not None and _is_contrast(sentence.tokens[0]) and sentence.paragraph - before.paragraph <= 1:
                whole = [(0, len(one.tokens)) for one in (before, sentence)]
                found = _pair(article, dispatch, before, whole[0], sentence, whole[1])
            if found is not None:
                yield found
            before = sentence


def _is_contrast(token: Token) -> bool:
    return token.text.lower() in group("contrasting")


@once
def _halves(sentence: Sentence) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Before and after the one word of contrast that stands behind a comma or semicolon."""
    found = [
        token.i
        for token in sentence.tokens[2:]
        if _is_contrast(token) and sentence.tokens[token.i - 1].text in {",", ";", "-", "—"}
    ]
    return ((0, found[0]), (found[0], len(sentence.tokens))) if len(found) == 1 else None


def _pair(
    article: Article, dispatch: str, one: Sentence, mine: tuple[int, int], other: Sentence, theirs: tuple[int, int]
) -> tuple[Given, Given] | None:
    first, second = _given(article, dispatch, one, mine), _given(article, dispatch, other, theirs)
    if first is None or second is None or first.who == second.who:
        return None
    here, there = _places(one, mine), _places(other, theirs)
    if here and there and here.isdisjoint(there):
        return None
    a, b = first.figure, second.figure
    if a.unit != b.unit or both_may_be(first.open, second.open) or not _are_near(a.value, b.value):
        return None
    return (first, second) if _of_one(first, second) else None


def _are_near(one: float, other: float) -> bool:
    return max(one, other) <= RATIO * min(one, other)


def _places(sentence: Sentence, span: tuple[int, int]) -> frozenset[str]:
    return frozenset(
        sentence.tokens[i].text.lower()
        for name in sentence.names
        if name.label in {"GPE", "LOC", "FAC"}
        for i in range(name.first, name.last)
        if span[0] <= i < span[1]
    )


def _are_done_apart(first: Given, second: Given) -> bool:
    """Each is told of another deed: "have claimed $600 million, but the firm had paid $71 million"."""
    return "" not in (first.deed, second.deed) and first.deed != second.deed


def _of_one(first: Given, second: Given) -> bool:
    """The second counts the same, or a bare number, or people where the first counts a crowd."""
    one, other = first.figure, second.figure
    mine, theirs = _noun(one), _noun(other)
    if one.part or other.part or one.added or other.added or _are_done_apart(first, second):
        return False
    people = group("many") | group("counted_people")
    crowd = {mine, theirs} & (group("collectives") | people)
    return mine == theirs or not theirs or not mine or (bool(crowd) and {mine, theirs} <= people | group("collectives"))


def _noun(figure: Figure) -> str:
    """What it counts, where that stands close by."""
    near = figure.noun is not None and abs(figure.noun - figure.i) <= NEAR
    return figure.counted[0] if figure.counted and (near or figure.unit) else ""


def _given(article: Article, dispatch: str, sentence: Sentence, span: tuple[int, int]) -> Given | None:
    """The one figure or range of that stretch, lengths of time aside, where somebody gives it."""
    aside = group("told_units") | group("shares_and_times")
    inside = [one for one in figures(sentence) if span[0] <= one.i < span[1] and one.unit not in aside]
    if not _is_one(sentence, inside) or dated(sentence):
        return None
    first, figure = inside[0], inside[-1]
    who = _source(sentence, figure, span)
    start, end = sentence.tokens[span[0]].start, sentence.tokens[span[1] - 1].end
    start, end = trim(article.text, start, end)
    if who is None or _tells_more(sentence, figure):
        return None
    deed = sentence.tokens[figure.verb].lemma.lower()
    deed = "" if deed in group("estimating") | group("light") else deed
    number, words = article.text[first.start : figure.end], article.evidence(start, end)
    if first is figure:
        left = left_open(figure.value, figure.bound)
        return Given(figure, left, worded(sentence, figure, ""), who, words, dispatch, number, deed)
    return Given(figure, left_open(first.value, to=figure.value), number, who, words, dispatch, number, deed)


def _is_one(sentence: Sentence, inside: Sequence[Figure]) -> bool:
    """One figure alone, or the two ends of a range that are of one size."""
    if len(inside) != 2:
        return len(inside) == 1
    ends = inside[0].i, inside[1].i
    return ends in ranges(sentence) and inside[0].value < inside[1].value <= RATIO * inside[0].value


def _tells_more(sentence: Sentence, figure: Figure) -> bool:
    """Its clause says what became of those counted, or what they think: no mere number ("300,000 had been made homeless")."""
    verb = sentence.tokens[figure.verb]
    if verb.lemma.lower() in verbs("saying") | group("estimating"):
        return False
    return has_dependent(sentence, verb.i, Role.ADJECTIVE_COMPLEMENT | Role.OBJECT_COMPLEMENT | Role.FULL_COMPLEMENT)


def _source(sentence: Sentence, figure: Figure, span: tuple[int, int]) -> str | None:
    """The subject of the verb by which the figure is given: "police put it at", "witnesses said there were"."""
    for at in (clause(sentence, figure.i), *(above.i for above in sentence.ancestors(figure.i) if is_verb(above))):
        verb = sentence.tokens[at]
        if not span[0] <= at < span[1] or verb.lemma.lower() not in verbs("saying") | group("estimating"):
            continue
        who = subject(sentence, at)
        if who is not None and is_a(who, Kind.NOUN) and span[0] <= who.i < span[1]:
            return who.lemma.lower()
    return None
