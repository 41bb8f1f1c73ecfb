"""Tests for `dateline.statements.attribution`: words of a sentence as spans of its text."""

from __future__ import annotations

import pytest

from dateline.statements.attribution import Attribution, cue_span, phrase, pieces, trimmed
from dateline.statements.verbs import by_verb, listener
from tests.english.builders import at, sentence
from tests.english.marked import marked

TEXT = "The clerk, a lawyer, and the mayor met; then they left."


def test_pieces_are_runs_without_stops() -> None:
    """A gap that is only a stop is no gap, one of a word is; stops and "and" at the ends of a run go."""
    parsed = sentence(TEXT)
    clerk, lawyer, mayor, they = (at(parsed, word) for word in ("clerk", "lawyer", "mayor", "they"))
    assert _written(pieces(parsed, [clerk, lawyer - 1, lawyer])) == ["clerk, a lawyer"]
    assert _written(pieces(parsed, [clerk, lawyer])) == ["clerk", "lawyer"]
    assert _written(pieces(parsed, range(lawyer + 1, mayor + 1))) == ["the mayor"]
    assert _written(pieces(parsed, range(they, len(parsed.tokens)))) == ["they left"]
    assert pieces(parsed, [lawyer + 1]) == ()


def test_nothing_is_left_of_stops() -> None:
    """A run of nothing but stops and joining words is no span."""
    parsed = sentence(TEXT)
    assert trimmed(parsed, range(at(parsed, "lawyer") + 1, at(parsed, "mayor") - 1)) is None


def test_a_phrase_is_one_span_around_its_head() -> None:
    """With all that hangs from it, without the branches left out."""
    words = "The old clerk of Dorn resigned."
    parsed = sentence(words)
    clerk = at(parsed, "clerk")
    assert _span(phrase(parsed, clerk), words) == "The old clerk of Dorn"
    without = {at(parsed, "of"), at(parsed, "Dorn")}
    assert _span(phrase(parsed, clerk, without=without), words) == "The old clerk"


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        ("The mayor >said< it was over.", "said"),
        ("The mayor did not >say< it was over.", "did not say"),
        ("The mayor would never have >said< so.", "would never have said"),
        ("The mayor >called< off the talks.", "called off"),
        ("The mayor did the job and >said< so.", "said"),
    ],
)
def test_a_cue_has_its_auxiliaries_and_particle(words: str, cue: str) -> None:
    """What stands right before or behind the verb and belongs to it."""
    told = marked(words)
    plain = words.replace(">", "").replace("<", "")
    assert plain[slice(*cue_span(told.sentence, told.sentence.tokens[told.i]))] == cue


@pytest.mark.parametrize(
    ("words", "to"),
    [
        ("The mayor >told< reporters that it was over.", "reporters"),
        ("The mayor >said< to aides that it was over.", "aides"),
        ("The mayor >said< that it was over.", None),
        ("The mayor >went< to aides.", None),
    ],
)
def test_whom_a_source_spoke_to(words: str, to: str | None) -> None:
    """The object of "told", the one behind "to" of "said"; where somebody went is no listener."""
    told = marked(words)
    span = listener(told.sentence, told.sentence.tokens[told.i])
    assert (None if span is None else _span(span, words.replace(">", "").replace("<", ""))) == to


@pytest.mark.parametrize(
    ("words", "sources"),
    [
        ("The mayor said it was over.", ["The mayor"]),
        ("Berg is believed to have said that it was over.", ["Berg"]),
        ("Asked whether it was over, Berg left.", []),
        ("The union never denied that it was over.", []),
        ("The union denied that it was over.", ["The union"]),
        ("The paper quoted Berg as saying it was over.", ["Berg"]),
    ],
)
def test_a_verb_attributes_to_its_source(words: str, sources: list[str]) -> None:
    """One attribution a cue: not of what was asked, nor of a denial that is denied, nor of the verb that only quotes."""
    found = [one for one in by_verb(sentence(words), frozenset()) if one.family != "belief"]
    assert [words[slice(*one.source)] for one in found if one.source] == sources


def test_an_attribution_runs_from_its_first_piece_to_its_last() -> None:
    """Whatever stands between."""
    one = Attribution(((3, 9), (20, 31)), (10, 14), (15, 19), "speech")
    assert (one.start, one.end) == (3, 31)


def _written(spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [TEXT[slice(*span)] for span in spans]


def _span(span: tuple[int, int] | None, text: str) -> str:
    assert span is not None
    return text[slice(*span)]
