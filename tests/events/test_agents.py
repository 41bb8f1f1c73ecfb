"""Agents: open-class verbs are told where someone does them."""

from __future__ import annotations

import pytest

from dateline.events.agents import is_actor, is_body, is_named, said_in
from tests.english.marked import marked
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


@pytest.mark.parametrize(
    ("words", "actor", "is_name", "body"),
    [
        (">Vesna< left.", True, True, True),
        ("The >driver< left.", True, False, True),
        (">She< left.", True, False, True),
        ("Forty >residents< left.", True, False, True),
        ("Vesna's >aunt< left.", True, True, True),
        ("The Farmex >plant< closed.", True, True, False),
        (">France< left.", True, True, False),
        ("The >bridge< fell.", False, False, False),
    ],
)
def test_somebody_who_can_act(words: str, actor: bool, is_name: bool, body: bool) -> None:
    """A name or what it is told by, a role, a pronoun, many people; a country acts too, and may be meant as a place."""
    told = marked(words)
    token = told.sentence.tokens[told.i]
    found = (is_actor(told.sentence, token), is_named(told.sentence, token), is_body(told.sentence, token))
    assert found == (actor, is_name, body)


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("In a >speech< on Monday, the minister said it was over.", "minister"),
        ("After a >speech< on Monday, the minister said it was over.", None),
        ("In a >river< on Monday, the minister fished.", None),
        ("The minister gave a >speech<.", None),
    ],
)
def test_who_says_what_is_said_in_a_speech(words: str, who: str | None) -> None:
    """The one who says it in the clause that the speech frames; after a speech anybody may speak."""
    told = marked(words)
    found = said_in(told.sentence, told.i)
    assert (None if found is None else found.text) == who
