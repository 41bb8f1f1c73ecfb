"""Agents: open-class verbs are told where someone does them."""

from __future__ import annotations

import pytest

from tests.events.builders import article, named, read


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The driver swallowed a coin.", "swallowed"),
        ("Vesna Marek was ridiculed by her rivals.", "ridiculed"),
        ("She will repaint the bridge.", "repaint"),
        ("Otto Lind was a reserve before being traded to the Tarnow Rovers.", "traded"),
    ],
)
def test_an_act_of_someone_is_told(text: str, word: str) -> None:
    """A name, a role or a personal pronoun, and a tense that places the act."""
    assert word in [m.trigger.text for m in read(article(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Rivers meander through valleys.",
        "I swallowed a coin.",
        "The driver swallows coins.",
        "Swallowing coins is unwise.",
    ],
)
def test_what_nobody_did_is_not(text: str) -> None:
    """Things, habits and talk of oneself are no events."""
    assert named(article(text)) == []


def test_the_clause_after_the_noun_names_who_takes_part() -> None:
    """As in "the interview she gave to the paper": the one who gives it is in it."""
    (interview,) = [
        m for m in read(article("The interview Vesna Marek gave to Otto Lind was short.")) if m.kind == "interview"
    ]
    assert {span.text for span in interview.participants} == {"Vesna Marek", "Otto Lind"}


def test_a_day_takes_no_part() -> None:
    """As in "Friday's crash": no day is among those who take part."""
    (crash,) = read(article("Friday's crash closed the bridge."))[:1]
    assert crash.participants == ()
