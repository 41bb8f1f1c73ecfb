"""The English parse."""

from __future__ import annotations

import time

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.language import Parse, Parser, parser_for
from dateline.language import english as module

PARAGRAPHS = [
    "The mayor of Lindholm, Anna Weber, said on Tuesday that the bridge would reopen next month.",
    "“We are ready,” she told reporters. Nobody was hurt.",
    "Talks stalled",
    "Ministers from 12 countries will meet in Varna on 3 May; the agenda has not been published.",
]


@pytest.fixture(scope="module")
def parser() -> Parser:
    """The English parser, loaded once."""
    found = parser_for("en")
    assert found
    return found


@pytest.mark.parametrize(
    ("sentence", "word", "lemma"),
    [
        ("She was hoping for an answer.", "hoping", "hope"),
        ("The union hopes that talks resume.", "hopes", "hope"),
        ("Support for the plan is waning.", "waning", "wane"),
        ("Agencies rated the bonds as safe.", "rated", "rate"),
        ("The boy was hopping down the stairs.", "hopping", "hop"),
    ],
)
def test_a_verb_keeps_the_letter_that_its_ending_swallows(parser: Parser, sentence: str, word: str, lemma: str) -> None:
    """Who hopes does not hop: later releases of spaCy take the shorter of two verbs."""
    (parsed,) = next(iter(parser.parse([sentence])))
    assert [token.lemma for token in parsed.tokens if token.text == word] == [lemma]


def test_a_parse_is_of_a_release_of_spacy(parser: Parser) -> None:
    """Parses that were kept are read again only by what made them."""
    assert parser.version.endswith(f"spaCy {spacy.about.__version__}")


def test_a_paragraph_is_parsed_alone(parser: Parser) -> None:
    """The parse of a text does not depend on its neighbours, its batch or its place in it."""
    alone = [next(iter(parser.parse([text]))) for text in PARAGRAPHS]
    together = list(parser.parse(PARAGRAPHS * 40))
    assert together == alone * 40
    assert list(parser.parse(PARAGRAPHS[::-1])) == alone[::-1]


def test_workers_change_nothing(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes give what one gives."""
    monkeypatch.setattr(module, "WORTH_WORKERS", 0)
    assert list(parser.parse(PARAGRAPHS * 5, workers=2)) == list(parser.parse(PARAGRAPHS * 5))


def test_overlong_text_is_parsed_in_pieces(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is bounded by the length of a piece, and the offsets go on."""
    monkeypatch.setattr(module, "LONGEST_TEXT", 60)
    text = " ".join(PARAGRAPHS)
    parse = next(iter(parser.parse([text])))
    _offsets_hold(parse, text)
    assert parse[-1].end == len(text)


def test_an_unbroken_run_is_bounded(parser: Parser) -> None:
    """Ten thousand quotation marks in a row take no longer than as many words."""
    text = "He said: " + "“" * 5_000 + "”" * 5_000 + " and left. " + "x" * 3_000
    started = time.process_time()
    _offsets_hold(next(iter(parser.parse([text]))), text)
    assert time.process_time() - started < 15


def test_no_parser_for_an_unknown_language() -> None:
    """A language without a parser has none, and so has an unknown one."""
    assert parser_for("xx") is None
    assert parser_for(None) is None


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=200))
def test_offsets_hold_on_any_text(parser: Parser, text: str) -> None:
    """Tokens, names and sentences give back their text."""
    _offsets_hold(next(iter(parser.parse([text]))), text)


def _offsets_hold(parse: Parse, text: str) -> None:
    reach = 0
    for sentence in parse:
        assert reach <= sentence.start < sentence.end <= len(text)
        reach = sentence.end
        assert [token.text for token in sentence.tokens] == [text[token.start : token.end] for token in sentence.tokens]
        assert all(0 <= token.head < len(sentence.tokens) for token in sentence.tokens)
        assert all(sentence.start <= name.start < name.end <= sentence.end for name in sentence.names)
        assert sentence.subtree(sentence.root.i)
