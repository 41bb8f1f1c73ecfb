"""News: what a report tells as of its own day."""

from __future__ import annotations

import pytest

from dateline.events.news import told_as_just_done, told_as_true_now
from dateline.events.triggers import Trigger, open_triggers, triggers
from dateline.language import Sentence
from tests.events.builders import article, day, sentence, timex, told


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Vesna Marek has sued Otto Lind.", "sued"),
        ("Vesna Marek sued Otto Lind.", "sued"),
        ("Police are investigating the bank.", "investigating"),
    ],
)
def test_news_without_a_day_is_of_the_report(text: str, word: str) -> None:
    """Just done or true now, at the head of a report: the day it came out, and the basis says so."""
    mention = told(article(text), word)
    assert mention.when is not None
    assert mention.when.start == "2031-05-14"
    assert mention.timex is None
    assert "report of that day" in mention.when.basis


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Vesna Marek had sued Otto Lind.", "sued"),
        ("Vesna Marek, who sued Otto Lind, smiled.", "sued"),
        ("A plain line.\nVesna Marek sued Otto Lind.", "sued"),
        ("Vesna Marek may sue Otto Lind.", "sue"),
    ],
)
def test_background_has_no_day(text: str, word: str) -> None:
    """What lies further back, stands aside, comes later in the report or is only possible stays without."""
    assert told(article(text), word).when is None


def test_the_day_of_saying_does_not_hide_the_news() -> None:
    """As in "has died, doctors said on Sunday": the death is the report's news."""
    of = article("A woman has died, doctors said on Sunday.")
    when = told(of, "died", timex(of, "Sunday", day("2031-05-13"))).when
    assert when is not None


def test_a_year_before_a_noun_is_that_nouns() -> None:
    """As in "a 1987 opera": who sang in it takes no year from it."""
    of = article("Vesna Marek sang at the opening of the 1987 opera in Tarnow.")
    when = told(of, "sang", timex(of, "1987", day("1987-01-01", "year", "1987-12-31"))).when
    assert when is None or when.start != "1987-01-01"


def trigger_of(parsed: Sentence, word: str) -> Trigger:
    """The trigger that is the word, of a kind of the lexicon or of none."""
    named = triggers(parsed)
    every = [*named, *open_triggers(parsed, frozenset(one.i for one in named))]
    return next(one for one in every if parsed.tokens[one.i].text == word)


@pytest.mark.parametrize(
    ("text", "word", "done"),
    [
        ("Vesna Marek sued Otto Lind.", "sued", True),
        ("The ministers held talks.", "talks", True),
        ("The talks collapsed.", "talks", True),
        ("Vesna Marek has sued Otto Lind.", "sued", True),
        ("Vesna Marek had sued Otto Lind.", "sued", False),
        ("Vesna Marek will sue Otto Lind.", "sue", False),
        ("Vesna Marek, who sued Otto Lind, smiled.", "sued", False),
        ("The clerk smiled because Vesna Marek sued Otto Lind.", "sued", False),
    ],
)
def test_a_main_clause_tells_what_was_just_done(text: str, word: str, done: bool) -> None:
    """In the simple past or the present perfect, by its own verb or the one that carries it; not in a clause below."""
    parsed = sentence(text)
    assert told_as_just_done(parsed, trigger_of(parsed, word), []) is done


@pytest.mark.parametrize(
    ("text", "word", "now"),
    [
        ("Police are investigating the bank.", "investigating", True),
        ("Police investigated the bank.", "investigated", False),
        ("Police will investigate the bank.", "investigate", False),
        ("Police have investigated the bank.", "investigated", False),
    ],
)
def test_a_verb_in_the_present_is_true_now(text: str, word: str, now: bool) -> None:
    """Going on as the report came out; neither over, nor to come, nor just over."""
    parsed = sentence(text)
    assert told_as_true_now(parsed, trigger_of(parsed, word)) is now
