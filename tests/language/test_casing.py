"""A headline in Title Case is parsed as a sentence would have it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.casing import is_title_case, sentence_case
from dateline.language.parse import parse_article, texts_of
from dateline.language.registry import parser_for
from dateline.terms import Part
from tests.statements.builders import article

STORY = "An aide to Governor Ina Moss quit on Monday. The bridge over the Tarn is closed, and Moss will not open it. Few in Velm knew the aide."


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("G.O.P. Aide Quits After Criticizing Moss’s Bridge", "G.O.P. aide quits after Criticizing Moss’s bridge"),
        ("Ina Moss Won't Open Bridge Over Tarn", "Ina Moss won't open bridge over Tarn"),
        ("Aide Quits As Bridge Is Closed In Velm", "Aide quits as bridge is closed in Velm"),
    ],
)
def test_words_that_are_no_names_are_small(title: str, shown: str) -> None:
    """What the story has in small letters, in whatever form, and small words lose their capitals; names keep theirs, and so does the first word."""
    assert sentence_case(title, STORY) == shown


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Prime Minister Theresa May Quits Over Bridge Deal", "Prime Minister Theresa May quits over bridge deal"),
        ("Actor Will Hart Arrested In New York House", "Actor Will Hart arrested in New York house"),
        ("Former White House Aide May Visit Velm", "Former White House aide may visit Velm"),
        ("Police Arrest Senator Bill Long After Brawl", "Police arrest Senator Bill Long after brawl"),
        ("Reporter Chris Moss Killed In Reading Crash", "Reporter Chris Moss killed in Reading crash"),
    ],
)
def test_words_that_stand_together_in_the_story_are_a_name(title: str, shown: str) -> None:
    """Though the story has "may", "will", "new", "house" and "long" small as well; a word it has not stays where places and given names stand."""
    story = (
        "Prime Minister Theresa May said on Monday that she may go, as the deal over the bridge fell. Will Hart, an actor, was arrested in New York; "
        "he will pay. A former aide to the White House will visit Velm, where police arrest people in a new house, the last house there; he may go too. Senator Bill Long read the bill after a long "
        "brawl. A reporter, Mr. Moss, was killed in a crash. She quit. "
    )
    assert sentence_case(title, story) == shown


def test_a_word_that_a_long_story_has_not_is_no_name() -> None:
    """Names of a headline come again below it, if there is enough below it."""
    title = "Governor Moss Upends Frantic Talks On Bridge"
    assert sentence_case(title, STORY) == "Governor Moss Upends Frantic Talks on bridge"
    assert sentence_case(title, STORY * 6) == "Governor Moss upends frantic talks on bridge"


def test_a_headline_that_opens_the_text_says_nothing_of_its_words() -> None:
    """A row of capitals that no name has is the headline itself."""
    title = "North Velm Launches Another Missile Over Tarn"
    story = f"{title} North Velm launches missiles often. This one, another missile, flew over the Tarn."
    assert sentence_case(title, story) == "North Velm launches another missile over Tarn"


@pytest.mark.parametrize("title", ["Aide to Governor Moss quits", "AIDE QUITS OVER BRIDGE", "Moss Quits", ""])
def test_other_titles_stay(title: str) -> None:
    """One that is set like a sentence, one in capitals, one of few words."""
    assert not is_title_case(title)
    assert sentence_case(title, STORY) == title


@given(st.text(), st.text())
def test_only_the_size_of_letters_changes(title: str, story: str) -> None:
    """Whatever it is, its length stays, and all but capitals."""
    made = sentence_case(title, story)
    assert len(made) == len(title)
    assert all(new in (old, old.lower()) for new, old in zip(made, title, strict=True))


def test_the_words_of_the_parse_are_those_of_the_article() -> None:
    """What the parser saw in small letters is handed on as it is written; what it made of the words is kept."""
    title = "G.O.P. Aide Quits After Criticizing Moss"
    made = article(f"{title}\n{STORY}")
    start = len(title) + 1
    made = replace(
        made, masthead=(Part(made.id, 0, len(title), title, "title"),),
        paragraphs=(Part(made.id, start, len(made.text), made.text[start:], "body"),),
    )  # fmt: skip
    parser = parser_for("en")
    assert parser is not None
    texts = texts_of(made)
    parse = parse_article(made, dict(zip(texts, parser.parse(texts), strict=True)))
    words = {token.text: token.pos for token in parse[0].tokens}
    assert words["Quits"] == "VERB"
    assert all(made.text[one.start : one.end] == one.text for sentence in parse for one in sentence.tokens)
