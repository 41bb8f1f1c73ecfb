"""Tests for `dateline.statements.subjects`: who says it, by the tree and by the order of words."""

from __future__ import annotations

import pytest

from dateline.statements import subjects
from tests.english.builders import text
from tests.english.marked import marked
from tests.statements.builders import told


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("The mayor >said< it was over.", "mayor"),
        ("It was over, >said< the mayor.", "mayor"),
        ("“It is over,” the mayor >said<.", "mayor"),
        ("The bridge was >described< by the union as unsafe.", "union"),
        ("The bridge was >said< to be safe.", None),
        ("The mayor met the union and >said< it was over.", "mayor"),
        ("Before >leaving<, the mayor said it was over.", "mayor"),
        ("Residents >saying< the bridge was unsafe gathered.", "Residents"),
        ("The mayor issued a statement >saying< the bridge was safe.", "mayor"),
        ("The union sent a letter which >said< it was over.", "union"),
        ("The clerk who >said< it was over left.", "who"),
        ("The claim >made< by the union was wrong.", "union"),
        ("The union quoted the mayor as >saying< it was over.", "mayor"),
        ("The driver was caught on a microphone >calling< it a farce.", "driver"),
    ],
)
def test_the_source_of_a_cue(words: str, who: str | None) -> None:
    """Whoever acts, in the active and the passive; of a letter whoever sent it, of a participle whoever it describes."""
    told = marked(words)
    assert text(subjects.subject_of(told.sentence, told.sentence.tokens[told.i], told.quoted)) == who


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Ruiz spoke after he had left, >saying< the bridge was safe.", "Ruiz"),
        ("The report led Berg to >conclude< that the bridge was unsafe.", "Berg"),
        ("The film uses footage of Berg >saying< the bridge was unsafe.", "Berg"),
        ("The army >confirmed< shots fell.", "army"),
        ("Ruiz >accused< Weber of lying.", "Ruiz"),
        ("Ana Ruiz, whose firm built it, >said< it was safe.", "Ruiz"),
        ("In a note to the paper, a clerk >said< it was over.", "clerk"),
        ("The mayor said the city was safe and >urged< residents to stay.", "mayor"),
        ("The mayor said the clerk came early and >locked< the gate.", "clerk"),
    ],
)
def test_the_source_where_the_parse_is_at_odds(words: str, who: str) -> None:
    """Clauses of time, causes, footage, appositions and second cues between a source and its verb are seen through."""
    told = marked(words)
    assert text(subjects.subject_of(told.sentence, told.sentence.tokens[told.i], told.quoted)) == who


def test_nobody_in_a_quotation_is_a_source() -> None:
    """The subject inside a quotation speaks of itself, and does not say what stands outside."""
    told = marked("“The clerk left,” it was >said<.")
    clerk = next(token for token in told.sentence.tokens if token.text == "clerk")
    assert clerk.i in told.quoted
    assert subjects.subject_of(told.sentence, told.sentence.tokens[told.i], told.quoted) != clerk


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        ("The mayor said the city was safe and >urged< residents to stay.", "said"),
        ("The mayor said the clerk came early and >locked< the gate.", None),
        ("The mayor said the city was safe and >urging< residents to stay.", None),
        ("The mayor met the clerk and >urged< residents to stay.", None),
    ],
)
def test_a_second_cue_goes_on_from_the_first(words: str, cue: str | None) -> None:
    """Of one tense with the cue before, behind what something is said to be; no verb that is none of saying."""
    told = marked(words)
    assert text(subjects.resumed(told.sentence, told.sentence.tokens[told.i])) == cue


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("The union quoted the mayor as >saying< it was over.", "quoted"),
        ("The mayor was quoted by the union as >saying< it was over.", "quoted"),
        ("The union left the hall without >saying< it was over.", None),
        ("The union >said< it was over.", None),
    ],
)
def test_the_verb_above_as_saying(words: str, quote: str | None) -> None:
    """Only where somebody is quoted or cited, and only for the verb behind "as"."""
    told = marked(words)
    assert text(subjects.quoting_verb(told.sentence, told.sentence.tokens[told.i])) == quote


def test_the_verb_below_a_quote() -> None:
    """From "quoted" one comes to "saying", from "met" to nothing."""
    told = marked("The union >quoted< the mayor as saying it was over.")
    assert text(subjects.as_saying(told.sentence, told.sentence.tokens[told.i])) == "saying"
    told = marked("The union >met< the mayor as planned.")
    assert subjects.as_saying(told.sentence, told.sentence.tokens[told.i]) is None


@pytest.mark.parametrize(
    ("words", "inverted"), [("It was over, >said< the mayor.", True), ("The mayor >said< it was over.", False)]
)
def test_an_inverted_cue_stands_behind_a_comma(words: str, inverted: bool) -> None:
    """The cue right behind a comma or quotation goes before its source."""
    told = marked(words)
    assert subjects.is_inverted(told.sentence, told.sentence.tokens[told.i]) is inverted


def test_a_pronoun_goes_back_to_the_source_of_its_report() -> None:
    """In "the port said it was aware but refused …" the one who refused is the port."""
    told = marked("The port said it was aware of the claims but >refused< to comment.")
    verb = told.sentence.tokens[told.i]
    it = next(token for token in told.sentence.tokens if token.text == "it")
    assert text(subjects.told_by(told.sentence, verb, it, frozenset())) == "port"
    port = next(token for token in told.sentence.tokens if token.text == "port")
    assert subjects.told_by(told.sentence, verb, port, frozenset()) is port
    assert subjects.told_by(told.sentence, verb, None, frozenset()) is None


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("The campaign released a statement from her doctor declaring she was well.", "her doctor"),
        ("The campaign released a statement declaring she was well.", "The campaign"),
        ("A letter from the mayor said the bridge was closed.", "the mayor"),
        ("A letter from March said the bridge was closed.", "A letter from March"),
        ("After a letter saying the bridge was closed, Ruiz left.", "a letter"),
    ],
)
def test_who_wrote_it_speaks(words: str, speaker: str) -> None:
    """Whom a statement or letter is from; a month wrote none, and who left after a letter is not its writer."""
    assert [one.speaker_text for one in told(words)] == [speaker]
