"""Tests for `dateline.statements.speakers.days`: when something was said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.statements import find
from dateline.statements.speakers.days import dated
from dateline.terms import Article, Timex, When
from tests.statements.builders import article, parsed


def on(of: Article, words: str, iso: str, *others: tuple[str, str]) -> Timex:
    """A day that stands in the article; `others` are days that it may mean too."""
    start = of.text.index(words)
    when = When(iso, iso, "day", "given", others)
    return Timex(of.id, start, start + len(words), words, "date", iso, when)


def said(text: str, words: str, iso: str, *others: tuple[str, str]) -> str | None:
    """The day on which the first statement of a text was made, where `words` mean that day."""
    made = article(text)
    [statement, *_] = dated(find(made, parsed(made)), made, [on(made, words, iso, *others)])
    return statement.said.start if statement.said else None


@pytest.mark.parametrize(
    "text",
    [
        "Ruiz said on Monday that the bridge was safe.",
        "On Monday, Ruiz said that the bridge was safe.",
        "The bridge was safe, Ruiz told reporters at the town hall on Monday.",
        "Ruiz on Monday argued that the bridge was safe.",
        "Ruiz hit back late Monday, saying that the bridge was safe.",
    ],
)
def test_the_day_beside_the_cue_is_that_of_saying(text: str) -> None:
    """Right behind the cue, or before the source at the head of the clause."""
    assert said(text, "Monday", "2031-03-03") == "2031-03-03"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ruiz said that the bridge was closed on Monday.", "2031-03-03"),
        ("Ruiz said the bridge was safe. On Monday it had rained.", "2031-03-03"),
        ("Ruiz said on Monday that the bridge was safe.", "2031-03-10"),
    ],
)
def test_any_other_day_leaves_that_of_publication(text: str, day: str) -> None:
    """A day in what is said, one of another sentence, and one that is still to come are not those of saying."""
    assert said(text, "Monday", day) == "2031-03-05"


def test_a_day_with_two_readings_dates_nothing() -> None:
    """Where a day may be another, the day of publication is told, which says so."""
    assert (
        said("Ruiz said on Monday that it was safe.", "Monday", "2031-03-03", ("2031-02-24", "2031-02-24"))
        == "2031-03-05"
    )


def test_without_a_day_of_publication_there_is_none() -> None:
    """Nothing is invented."""
    made = article("Ruiz said that the bridge was safe.", published=None)
    assert [one.said for one in dated(find(made, parsed(made)), made, [])] == [None]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("“The bridge is safe,” Ana Ruiz told the paper at the time.", None),
        ("“The bridge is safe,” Ana Ruiz had previously said.", None),
        ("Ana Ruiz said then that the bridge was safe.", None),
        ("Then Ana Ruiz said that the bridge was safe.", "2031-03-05"),
        ("“The bridge is safe,” Ana Ruiz said once more.", "2031-03-05"),
        ("Ana Ruiz said that the bridge was safe at the time.", "2031-03-05"),
        ("Otto Berg, the mayor at the time, said that the bridge was safe.", "2031-03-05"),
    ],
)
def test_what_was_said_before_has_no_day_of_now(text: str, day: str | None) -> None:
    """Words beside the cue say so, not words of what is said or of who says it."""
    made = article(text)
    (statement,) = dated(find(made, parsed(made)), made, [])
    assert (statement.said.start if statement.said else None) == day


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Ana Ruiz said on Monday that it was safe. “It will open,” Ana Ruiz said.", "2031-03-03"),
        ("Ana Ruiz said on Monday that it was safe. “It will open,” Otto Berg said.", "2031-03-05"),
        ("Ana Ruiz said on Monday that it was safe.\n“It will open,” Ana Ruiz said.", "2031-03-05"),
    ],
)
def test_what_the_same_one_says_on_is_of_the_same_day(text: str, last: str) -> None:
    """In the same paragraph, and of the same speaker."""
    made = article(text)
    spoken = [replace(one, speaker=one.speaker_text) for one in find(made, parsed(made))]
    found = dated(spoken, made, [on(made, "Monday", "2031-03-03")])
    assert found[-1].said is not None
    assert found[-1].said.start == last
