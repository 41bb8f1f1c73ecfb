"""Texts as letters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.dates.spelling import letters, spell


def kinds(text: str) -> list[str]:
    """The classes of a text's words, by name."""
    names = {code: kind for kind, code in letters().items()}
    return [names[code] for code in spell(text).letters]


def test_words_have_their_classes() -> None:
    """Months, figures, clocks and marks are told apart."""
    assert kinds("Nov. 11, 2018 at 9:34 a.m. (1980s)") == [
        "month",
        "day",
        "comma",
        "year",
        "at",
        "clock",
        "open",
        "decade",
        "close",
    ]


def test_a_point_belongs_to_abbreviations_only() -> None:
    """'Nov.' keeps its point, 'May.' ends its sentence."""
    assert [spell(text).word(0) for text in ("Nov.", "May.", "July.")] == ["nov.", "may", "july"]


def test_holidays_are_one_word() -> None:
    """'New Year's Eve' is one word with either apostrophe; the words after it are read on."""
    assert kinds("New Year’s Eve party") == kinds("new year's eve party") == ["holiday", "other"]


@given(st.text(max_size=120))
def test_one_letter_a_word(text: str) -> None:
    """There is one letter a word; words lie in order inside the text."""
    spelled = spell(text)
    assert len(spelled.letters) == len(spelled.starts) == len(spelled.ends)
    reached = 0
    for start, end in zip(spelled.starts, spelled.ends, strict=True):
        assert reached <= start < end <= len(text)
        reached = end
