"""One quotation in two reports."""

from __future__ import annotations

from dataclasses import replace

from dateline.statements.echo import echoes
from dateline.terms import Statement
from tests.statements.builders import told


def quote(id: str, words: str, speaker: str = "e1") -> Statement:
    (one,) = told(f"“{words},” Ruiz said.", id=id)
    return replace(one, speaker=speaker)


def linked(*statements: Statement) -> list[bool]:
    return [bool(s.same_as) for s in echoes(statements)]


def test_the_same_words_of_one_speaker_are_echoes() -> None:
    """Both name each other, whatever the marks."""
    one, other = echoes([quote("a1", "We will open the bridge in May"), quote("a2", "We will open the bridge in May")])
    assert (one.same_as, other.same_as) == ((other.id,), (one.id,))


def test_a_house_edit_does_not_part_them() -> None:
    """A word changed by another desk leaves it one saying."""
    assert linked(
        quote("a1", "We will certainly open the new harbour bridge in the first week of May if the weather holds"),
        quote("a2", "We will certainly open the new harbor bridge in the first week of May if the weather holds"),
    ) == [True, True]


def test_other_words_speakers_and_short_quotations_stay_apart() -> None:
    """No echo without the same speaker, enough words, and most of them shared."""
    assert (
        linked(quote("a1", "We will open the bridge in May"), quote("a2", "We will close the pier in June"))
        == [False] * 2
    )
    assert (
        linked(quote("a1", "We will open the bridge in May"), quote("a2", "We will open the bridge in May", "e2"))
        == [False] * 2
    )
    assert linked(quote("a1", "We may"), quote("a2", "We may")) == [False] * 2


def test_two_sayings_of_one_report_are_not_joined() -> None:
    """A report does not echo itself."""
    same = quote("a1", "We will open the bridge in May")
    assert linked(same, replace(same, id="other", start=same.start + 100)) == [False, False]
