"""Joined tokens: which tokens of a sentence are one word to a reader, as no white space parts them, and hang in its tree as one.

In: a sentence. Out: whether two neighbours are parts of one word; the sentence with each hyphenated word as one branch. Never: a token more
or less; a mark that opens or closes (a quotation mark, a bracket, a comma, a dash without a hyphen's place) taken for a part of a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.english.lexicon import group
from dateline.english.words import Kind, is_a
from dateline.language import Parse, Sentence, Token


def is_inside_word(sentence: Sentence, j: int) -> bool:
    """Whether token `j` and the next one are parts of one word: "co" and "-" of "co-chair", "they" and "'ll"; not "bridge" and a comma."""
    tokens = sentence.tokens
    if not 0 <= j < len(tokens) - 1 or tokens[j].end != tokens[j + 1].start:
        return False
    return all(_is_of_word(sentence, i) for i in (j, j + 1))


def _is_of_word(sentence: Sentence, j: int) -> bool:
    """Whether a token has letters or figures, or is a hyphen between such."""
    tokens = sentence.tokens
    if tokens[j].text not in group("hyphens"):
        return any(one.isalnum() for one in tokens[j].text)
    beside = tokens[j - 1 : j] + tokens[j + 1 : j + 2] if j else ()
    return (
        len(beside) == 2
        and beside[0].end == tokens[j].start
        and tokens[j].end == beside[1].start
        and all(one.text[-1].isalnum() or one.text[0].isalnum() for one in beside)
    )


def with_whole_words(parse: Parse) -> Parse:
    """The parse, each hyphenated word of it one branch: of "e-mails" the parser hung "e" on the verb and "mails" elsewhere."""
    return tuple(_mended(sentence) for sentence in parse)


def _mended(sentence: Sentence) -> Sentence:
    heads = {token.i: head for word in _hyphenated(sentence) for token, head in _rehung(sentence, word)}
    if not heads:
        return sentence
    tokens = tuple(replace(t, head=heads[t.i], dep=_PART) if t.i in heads else t for t in sentence.tokens)
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    return replace(sentence, tokens=tokens, children=tuple(map(tuple, children)), answers={})


_PART = "compound"
"""How a part of a word hangs on its last one."""


def _hyphenated(sentence: Sentence) -> Iterator[range]:
    """The runs of tokens that are one word with a hyphen in it."""
    first = 0
    for j in range(len(sentence.tokens)):
        if is_inside_word(sentence, j):
            continue
        if any(sentence.tokens[i].text in group("hyphens") for i in range(first, j + 1)) and j > first:
            yield range(first, j + 1)
        first = j + 1


def _rehung(sentence: Sentence, word: range) -> Iterator[tuple[Token, int]]:
    """The parts of a word that hang outside it beside its last part, each with that one as its head."""
    out = [sentence.tokens[i] for i in word if sentence.tokens[i].head not in word or sentence.tokens[i].head == i]
    parts = [token for token in out if not is_a(token, Kind.PUNCTUATION) and token.text not in group("hyphens")]
    if len(out) < 2 or not parts:
        return
    last = parts[-1]
    above = {one.i for one in sentence.ancestors(last.i)}
    if any(token.i in above or token.head == token.i for token in out if token is not last):
        return
    yield from ((token, last.i) for token in out if token is not last)
