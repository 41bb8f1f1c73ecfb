"""Parses: what a model made of a paragraph, kept in columns, so that nothing is parsed twice.

In: paragraphs and their parses. Out: bytes of some two a word; the parses again. Never: the words themselves, which stand in the
paragraph; a parse of another model or version.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files
from sqlite3 import Connection

import msgspec

from dateline.language import NameSpan, Parse, Parser, Sentence, Token
from dateline.store.blob import packed, unpacked

SEEN = """
select key, data
from parse
where key in (select value from json_each(:keys))
"""
KEEP = """
insert into parse (key, data)
values (:key, :data)
on conflict do nothing
"""
DROP = """
delete from parse
where key in (select value from json_each(:keys))
"""

AT_HAND, LONGEST_AT_HAND = 2_500, 1_500
"""Paragraphs whose parses stay in memory, and characters of the longest: some 30 kB each with what was asked of them, of the longest 250; a story of 300 reports has some 2,400."""
Name = tuple[int, int, str]


class Columns(msgspec.Struct, array_like=True, frozen=True):
    """A parse of a paragraph, column by column: a number a token, and what the numbers mean."""

    counts: tuple[int, ...]
    """Tokens of each sentence."""
    gaps: bytes
    """Characters between a token and the one before."""
    lengths: bytes
    heads: bytes
    """Tokens from a token to its head, and 128."""
    labels: tuple[str, ...]
    """Part of speech, tag and dependency, as they occur."""
    labelled: bytes
    lemmas: tuple[str, ...]
    """Lemmas that are not the word in small letters, from 1; 0 stands for that."""
    lemmatised: bytes
    names: tuple[tuple[Name, ...], ...]


def key(parser: Parser, text: str) -> int:
    """The key of a paragraph's parse by this parser."""
    said = "\0".join((parser.name, parser.version, text)).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.sha256(said).digest()[:8], "big", signed=True)


def seen(db: Connection, parser: Parser, texts: Sequence[str]) -> dict[str, Parse]:
    """Those of `texts` that this parser has read before."""
    return {text: read(data, text) for text, data in packed_of(db, parser, texts).items()}


def packed_of(db: Connection, parser: Parser, texts: Sequence[str]) -> dict[str, bytes]:
    """The same as they are kept, for `read`."""
    keys = {key(parser, text): text for text in texts}
    return {keys[number]: data for number, data in db.execute(SEEN, {"keys": _listed(keys)})}


def keep(db: Connection, parser: Parser, parses: Mapping[str, Parse]) -> None:
    """Keep the parses of these texts by this parser."""
    keep_rows(db, rows(parser, parses))


def rows(parser: Parser, parses: Mapping[str, Parse]) -> Iterator[tuple[int, bytes]]:
    """The parses of these texts by this parser as they are kept, each with its key."""
    return ((key(parser, text), _written(parse, text)) for text, parse in parses.items())


def keep_rows(db: Connection, made: Iterable[tuple[int, bytes]]) -> None:
    """Keep parses that `rows` has made ready."""
    db.executemany(KEEP, ({"key": number, "data": data} for number, data in made))


def drop(db: Connection, parser: Parser, texts: Iterable[str]) -> None:
    """Drop the parses of these texts; who needs one again makes it again."""
    db.execute(DROP, {"keys": _listed(key(parser, text) for text in texts)})


def _listed(keys: Iterable[int]) -> str:
    return msgspec.json.encode(list(keys)).decode()


def _written(parse: Parse, text: str) -> bytes:
    """The parse in columns; one that does not fit into them (a token of 300 letters) as it is."""
    columns = _columns(parse)
    if columns and _parse(columns, text) == parse:
        return b"c" + packed(columns, _against(text))
    return b"p" + packed(tuple(replace(one, answers={}) for one in parse))


def _against(text: str) -> bytes:
    """What columns repeat: labels that are common everywhere, and the words whose lemmas they hold."""
    return _common() + text.encode("utf-8", "surrogatepass")


@cache
def _common() -> bytes:
    rows = files("dateline.store").joinpath("data", "labels.txt").read_text(encoding="ascii").splitlines()
    return msgspec.msgpack.encode([row for row in rows if not row.startswith("#")])


def read(data: bytes, text: str) -> Parse:
    """The parse of a text, as it is kept; of those read last at hand, with what was asked of their sentences (`english.once`)."""
    return _at_hand(data, text) if len(text) <= LONGEST_AT_HAND else _read(data, text)


@lru_cache(maxsize=AT_HAND)
def _at_hand(data: bytes, text: str) -> Parse:
    return _read(data, text)


def _read(data: bytes, text: str) -> Parse:
    if data[:1] == b"c":
        return _parse(unpacked(data[1:], Columns, _against(text)), text)
    found: Parse = unpacked(data[1:], tuple[Sentence, ...])
    return found


def _columns(parse: Parse) -> Columns | None:
    tokens = [token for sentence in parse for token in sentence.tokens]
    ends = [0, *(token.end for token in tokens)]
    labels = _numbered(f"{token.pos} {token.tag} {token.dep}" for token in tokens)
    words = ["" if token.lemma == token.text.lower() else token.lemma for token in tokens]
    lemmas = {"": 0} | {word: at for at, word in enumerate(dict.fromkeys(filter(None, words)), start=1)}
    try:
        return Columns(
            tuple(len(sentence.tokens) for sentence in parse),
            bytes(token.start - end for token, end in zip(tokens, ends, strict=False)),
            bytes(token.end - token.start for token in tokens),
            bytes(token.head - token.i + 128 for token in tokens),
            tuple(labels),
            bytes(labels[f"{token.pos} {token.tag} {token.dep}"] for token in tokens),
            tuple(lemmas)[1:],
            bytes(lemmas[word] for word in words),
            tuple(tuple((n.first, n.last, n.label) for n in sentence.names) for sentence in parse),
        )
    except ValueError:  # a number beyond a byte
        return None


def _numbered(values: Iterable[str]) -> dict[str, int]:
    return {value: at for at, value in enumerate(dict.fromkeys(values))}


def _parse(columns: Columns, text: str) -> Parse:
    labels = [label.split(" ") for label in columns.labels]
    lemmas = ("", *columns.lemmas)
    found: list[Sentence] = []
    at, end = 0, 0
    for count, names in zip(columns.counts, columns.names, strict=True):
        tokens: list[Token] = []
        for i in range(count):
            start = end + columns.gaps[at]
            end = start + columns.lengths[at]
            word = text[start:end]
            pos, tag, dep = labels[columns.labelled[at]]
            lemma = lemmas[columns.lemmatised[at]] or word.lower()
            tokens.append(Token(i, start, end, word, lemma, pos, tag, dep, i + columns.heads[at] - 128))
            at += 1
        found.append(_sentence(tuple(tokens), names))
    return tuple(found)


def _sentence(tokens: tuple[Token, ...], names: Sequence[Name]) -> Sentence:
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    spans = tuple(
        NameSpan(first, last, tokens[first].start, tokens[last - 1].end, label) for first, last, label in names
    )
    return Sentence(tokens[0].start, tokens[-1].end, tokens, spans, children=tuple(map(tuple, children)))
