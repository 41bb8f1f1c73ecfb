"""The room's own record: words attributed to a source, before they become statements.

In: tokens of a sentence. Out: spans of them. Never: a decision which reading wins.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from dateline.english.roles import Role, dependents, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token

Span = tuple[int, int]
"""Offsets into the article's text, end exclusive."""

_EDGE = frozenset(",;:.–—―-?!…") | {"--", "..."}
"""Stops that are cut from the ends of a span; quotation marks and brackets stay."""
QUOTES = frozenset('"“”„«»') | {"''", "``"}


@dataclass(frozen=True, slots=True)
class Attribution:
    """What is attributed (in one or more pieces), to whom, by which word.

    `family` is the class of the cue, `to` the addressee, `via` those who passed it on, `speaker` the words that say
    who the source is where the source itself is a relative pronoun, `complement` the kind of phrase the content is, by
    the names of the lexicon's frames.
    """

    pieces: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    family: str
    to: Span | None = None
    via: tuple[Span, ...] = ()
    speaker: Span | None = None
    hedged: bool = False
    complement: str = "clause"

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.pieces[-1][1]


def pieces(sentence: Sentence, indexes: Collection[int]) -> tuple[Span, ...]:
    """The tokens `indexes` as spans without stops at their ends; a gap that is only a stop is no gap."""
    runs: list[list[int]] = []
    for i in sorted(indexes):
        if runs and all(is_a(sentence.tokens[gap], Kind.PUNCTUATION) for gap in range(runs[-1][-1] + 1, i)):
            runs[-1].append(i)
        else:
            runs.append([i])
    spans = (trimmed(sentence, run) for run in runs)
    return tuple(span for span in spans if span is not None)


def trimmed(sentence: Sentence, run: Iterable[int]) -> Span | None:
    """The span of a run of tokens without stops and conjunctions at its ends; None when nothing else is in it."""
    tokens = [sentence.tokens[i] for i in run]
    while tokens and (tokens[-1].text in _EDGE or stands_as(tokens[-1], Role.COORDINATOR)):
        tokens.pop()
    while tokens and (tokens[0].text in _EDGE or stands_as(tokens[0], Role.COORDINATOR)):
        tokens.pop(0)
    return (tokens[0].start, tokens[-1].end) if tokens else None


def phrase(sentence: Sentence, i: int, *, without: Collection[int] = ()) -> Span | None:
    """The phrase that token `i` heads, as one span around it, without the branches in `without`."""
    kept = [j for j in sentence.subtree(i) if j not in without]
    below = set(kept)
    first = last = i
    while first - 1 in below:
        first -= 1
    while last + 1 in below:
        last += 1
    run = list(range(first, last + 1))
    marks = [j for j in run if _is_mark(sentence, j)]
    if len(marks) % 2:  # half of a pair: a quotation next door ends or begins here
        closed = next((j for j in range(last + 1, min(last + 3, len(sentence.tokens))) if _is_mark(sentence, j)), None)
        if marks[0] < i:
            run = [j for j in run if j > marks[0]]
        else:
            run = [j for j in run if j < marks[-1]] if closed is None else list(range(first, closed + 1))
    return trimmed(sentence, run)


def _is_mark(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].text in QUOTES


def cue_span(sentence: Sentence, verb: Token) -> Span:
    """The cue with the auxiliaries and negation right before it and its particle right after."""
    own = {kid.i for kid in dependents(sentence, verb.i, Role.AUXILIARY | Role.NEGATION | Role.PARTICLE)}
    first = last = verb.i
    while first - 1 in own:
        first -= 1
    while last + 1 in own:
        last += 1
    return sentence.tokens[first].start, sentence.tokens[last].end
