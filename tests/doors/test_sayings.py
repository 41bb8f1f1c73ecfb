"""Tests for `dateline.doors.sayings`: what of a person's statements is shown."""

from dateline.doors.sayings import bare, each_once, names_somebody, sentence, tells
from dateline.terms import Evidence, Statement, StatementKind


def said(
    text: str,
    *,
    cue: str | None = None,
    kind: StatementKind = "indirect",
    alone: bool = True,
    article: str = "a",
    at: int = 50,
) -> Statement:
    """A statement at an offset, its cue right before it."""
    start = at - 1 - len(cue) if cue else 0
    words = Evidence(article, start, start + len(cue), cue) if cue else None
    return Statement(
        f"{article}{at}{text}", article, at, at + len(text), text, "penn", None, None, words, None, (), kind, False, None,
        (), "as built", alone=alone,
    )  # fmt: skip


def test_a_clause_reads_as_a_sentence() -> None:
    """Without "that", and with a capital."""
    assert sentence(said("that the bridge would open in May", cue="said")) == "The bridge would open in May"
    assert tells(said("that the bridge would open in May", cue="said"))


def test_what_was_not_said_as_such_stands_with_its_cue() -> None:
    """A denial, a stance and a plan would turn into their opposite, or into nothing, without it."""
    assert sentence(said("any part in it", cue="denied", kind="denial", alone=False)) == "denied any part in it"
    assert sentence(said("to open the bridge", cue="promised", alone=False)) == "promised to open the bridge"
    assert sentence(said("paying the guild", cue="acknowledged")) == "acknowledged paying the guild"
    assert sentence(said("paying the guild would take a year", cue="said")) == "Paying the guild would take a year"


def test_scraps_are_left_out() -> None:
    """A bare noun phrase, a passive, a piece of a sentence, a refusal to speak."""
    assert not tells(said("a long night on the bridge", cue="says"))
    assert not tells(said("of taking money", cue="was accused", alone=False))
    assert not tells(said("is usually much lighter", cue="said"))
    assert not tells(said("would not comment on it", cue="said", kind="no comment"))
    assert tells(said("No.", kind="direct"))


def test_the_newest_report_comes_first() -> None:
    """And in it what says much before what says little; the same words are shown once, with all who tell them."""
    old = said('"It opens in May, whatever the guild may say of it."', kind="direct", article="a")
    copy = said('"It opens in May, whatever the guild may say of it"', kind="direct", article="b")
    new = said("the bridge would not open in May after all", cue="said", article="c")
    short = said('"We wait."', kind="direct", article="c", at=5)
    found = each_once([old, copy, short, new], {"a": 1, "b": 2, "c": 3})
    assert [one.text for one, _ in found] == [new.text, short.text, copy.text]
    assert found[-1][1] == ["b", "a"]


def test_a_pronoun_names_nobody() -> None:
    """Words said by "he" are not shown under that name."""
    assert not names_somebody("He")
    assert names_somebody("the mayor")


def test_words_are_bare() -> None:
    """Marks around them go, and the comma before the last; an apostrophe at the end belongs to a word."""
    assert bare("“We can wait,” ") == "We can wait"
    assert bare("'We can wait,'") == "We can wait"
    assert bare("the dockers'") == "the dockers'"
