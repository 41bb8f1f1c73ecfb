"""The shape of a parse: sentences of tokens, with the names in them; and what a language's parser has to offer.

In: nothing. Out: records of a parse. Never: an article, a language, a model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence. `i` and `head` count within the sentence; the root is its own head.

    `pos` is a Universal POS tag, `tag` and `dep` are those of the language's model (English: Penn Treebank tags,
    ClearNLP dependencies), `start` and `end` are offsets into the text the sentence belongs to.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name that the model saw: token range (end exclusive) and its label (English: OntoNotes labels)."""

    first: int
    last: int
    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its tokens, the names in it, and where it stands (`part`: title, lede, body or subhead)."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    names: tuple[NameSpan, ...]
    part: str = "body"
    paragraph: int = 0
    children: tuple[tuple[int, ...], ...] = field(default=(), repr=False, compare=False)
    answers: dict[object, object] = field(default_factory=dict, repr=False, compare=False)
    """What was asked of its words and answered, wherever they stand (`english.once`)."""

    @property
    def root(self) -> Token:
        """The token that heads the sentence."""
        return next((token for token in self.tokens if token.head == token.i), self.tokens[0])

    def kids(self, i: int) -> Iterator[Token]:
        """The direct dependents of token `i`, in reading order."""
        return map(self.tokens.__getitem__, self.children[i])

    def subtree(self, i: int) -> list[int]:
        """Token `i` and all below it, as ascending indexes."""
        found, todo = [], [i]
        while todo:
            at = todo.pop()
            found.append(at)
            todo.extend(self.children[at])
        return sorted(found)

    def ancestors(self, i: int) -> Iterator[Token]:
        """The heads above token `i`, nearest first."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]

    def moved(self, by: int, part: str, paragraph: int) -> Sentence:
        """The same sentence with offsets `by` further on, standing in `part`; what was asked of one is answered for both."""
        tokens = tuple(
            Token(t.i, t.start + by, t.end + by, t.text, t.lemma, t.pos, t.tag, t.dep, t.head) for t in self.tokens
        )
        names = tuple(NameSpan(n.first, n.last, n.start + by, n.end + by, n.label) for n in self.names)
        return Sentence(self.start + by, self.end + by, tokens, names, part, paragraph, self.children, self.answers)


Parse = tuple[Sentence, ...]
"""The sentences of one text, in reading order."""
NO_PARSES: Mapping[str, Parse] = MappingProxyType({})
"""What there is where nothing was parsed."""


class Parser(Protocol):
    """What a language has to offer: a name and version for the record, and parses of texts."""

    name: str
    version: str

    def parse(self, texts: Sequence[str], *, workers: int = 1) -> Iterator[Parse]:
        """One parse a text, in the order given, each made of that text alone."""
        ...
