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
        ("G.O.P. Aide Quits After Ridiculing Moss’s Bridge", "G.O.P. aide quits after ridiculing Moss’s bridge"),
        ("Ina Moss Won't Open Bridge Over Tarn", "Ina Moss won't open bridge over Tarn"),
        ("Aide Resigns As Bridge Is Closed In Velm", "Aide resigns as bridge is closed in Velm"),
    ],
)
def test_words_that_are_no_names_are_small(title: str, shown: str) -> None:
    """What the story has in small letters, small words and verbs lose their capitals; names keep theirs, and so does the first word."""
    assert sentence_case(title, STORY) == shown


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
    title = "G.O.P. Aide Quits After Ridiculing Moss"
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
