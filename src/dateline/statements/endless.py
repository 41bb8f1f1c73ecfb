"""Endless sentences: a text without full stops, read in stretches.

In: a parse. Out: the same parse, its overlong sentences cut into stretches, every word kept at its place. Never: a cut in
a sentence that a person would write.

What a cue governs is looked for in the tree below and above it; where five thousand words are one tree and every other one
is a cue, that takes time by the square. In a stretch it takes no more than the stretch is long.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.english.words import Kind, is_a
from dateline.language import Parse, Sentence, Token
from dateline.language.sentence import NameSpan

LONGEST = 250
"""Words to a stretch: well above the longest sentences of news, lists of names included (set by hand, not swept)."""


def in_stretches(parse: Parse) -> Parse:
    """The sentences of `parse`, those of more than `LONGEST` words as stretches of at most so many."""
    if all(len(sentence.tokens) <= LONGEST for sentence in parse):
        return parse
    return tuple(stretch for sentence in parse for stretch in _stretches(sentence))


def _stretches(sentence: Sentence) -> Iterator[Sentence]:
    first, size = 0, len(sentence.tokens)
    while size - first > LONGEST:
        last = _pause(sentence, first)
        yield _stretch(sentence, first, last)
        first = last
    yield _stretch(sentence, first, size) if first else sentence


def _pause(sentence: Sentence, first: int) -> int:
    """Where the stretch from `first` ends: behind its last stop, or where it is full."""
    full = first + LONGEST
    stops = (i + 1 for i in range(full - 1, first + LONGEST // 2, -1) if is_a(sentence.tokens[i], Kind.PUNCTUATION))
    return next(stops, full)


def _stretch(sentence: Sentence, first: int, last: int) -> Sentence:
    """The tokens from `first` to before `last` as a sentence of their own; those whose head stands outside are roots."""
    tokens = tuple(_placed(token, first, last) for token in sentence.tokens[first:last])
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    names = tuple(
        NameSpan(name.first - first, name.last - first, name.start, name.end, name.label)
        for name in sentence.names
        if first <= name.first and name.last <= last
    )
    ends = tokens[0].start, tokens[-1].end
    return Sentence(*ends, tokens, names, sentence.part, sentence.paragraph, tuple(map(tuple, children)))


def _placed(token: Token, first: int, last: int) -> Token:
    i = token.i - first
    return (
        replace(token, i=i, head=token.head - first)
        if first <= token.head < last
        else replace(token, i=i, head=i, dep="ROOT")
    )
