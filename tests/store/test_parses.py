"""Parses are kept in columns and come back as they were."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given

from dateline.language import Parse, Sentence, Token
from dateline.store import Store, parses
from tests.fakeparser import FakeParser
from tests.strategies import texts


@given(text=texts())
def test_any_parse_comes_back(text: str) -> None:
    """Whatever the text, also one of odd letters."""
    parse = next(FakeParser().parse([text]))
    assert parses.read(parses._written(parse, text), text) == parse


def test_a_parse_that_does_not_fit_comes_back() -> None:
    """A word of a thousand letters, and a head two hundred words away, are kept as they are."""
    text = "x" * 1000
    long: Parse = (Sentence(0, 1000, (Token(0, 0, 1000, text, text, "X", "FW", "ROOT", 0),), (), children=((),)),)
    assert parses.read(parses._written(long, text), text) == long


def test_each_paragraph_is_kept_once(tmp_path: Path) -> None:
    """Parses are found by parser, version and text, and are gone once dropped."""
    parser = FakeParser()
    made = dict(zip(("One met two.", "Two met one."), parser.parse(["One met two.", "Two met one."]), strict=True))
    with Store(tmp_path / "news.db") as store, store.writing() as db:
        parses.keep(db, parser, made)
        parses.keep(db, parser, made)
        assert parses.seen(db, parser, [*made, "Three met."]) == made
        assert db.execute("select count(*) from parse").fetchone() == (2,)
        parses.drop(db, parser, ["One met two."])
        assert set(parses.seen(db, parser, list(made))) == {"Two met one."}
