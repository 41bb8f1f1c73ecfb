"""Tests for `dateline.tell.state`."""

from dataclasses import replace

from dateline.tell.state import dated_state, state
from dateline.terms import Change, Words
from tests.tell.builders import article, report, row, timex, when, words

HERE = article(
    "post",
    "The council of Velm closed the bridge on Monday.",
    "The council is to meet on Friday.",
    "A baker visited the bridge on Tuesday.",
    day="2030-03-06",
)
CLOSED = row("closed", report(HERE, "The council of Velm closed the bridge", status="happened", on=when("2030-03-04")))
MEETS = row("meets", report(HERE, "The council is to meet on Friday", on=when("2030-03-08")))
VISIT = replace(
    row("visit", report(HERE, "A baker visited the bridge", status="happened", on=when("2030-03-05"))), weight=0.1
)


def test_the_state_is_the_newest_outcome_that_weighs() -> None:
    """No plan, nothing of little weight, nothing that is not shown; its words are those of the row."""
    found = state([MEETS, replace(VISIT, when=CLOSED.when), CLOSED], ["meets", "visit", "closed"])
    assert found is not None
    assert CLOSED.headline is not None
    assert (found.text, found.evidence) == (CLOSED.headline.text, CLOSED.headline.evidence)
    assert found.told == HERE.published
    assert state([VISIT, CLOSED], ["visit", "closed"]) is None, (
        "what came later is no outcome, and CLOSED is not the last"
    )
    later = replace(VISIT, weight=0.5)
    assert state([later, CLOSED], ["visit", "closed"]) == state([CLOSED, later], ["closed", "visit"])
    assert state([CLOSED, later], ["closed", "visit"]) != found


def test_without_an_outcome_there_is_none() -> None:
    """Plans alone, or nothing shown, give no state."""
    assert state([MEETS], ["meets"]) is None
    assert state([CLOSED], []) is None


def test_open_days_are_told_in_brackets() -> None:
    """Once each, in the place where the time expression stands; not where it cannot be told from a like word, or the words say it."""
    source = article("post", "The bridge is closed from Tuesday until Tuesday's inquest.", day="2030-03-06")
    told = words(source, "The bridge is closed from Tuesday until Tuesday's inquest")
    event = replace(CLOSED, headline=Words(told.text, (told,)))
    first = timex(source, "Tuesday", when("2030-03-05"))
    second = replace(timex(source, "Tuesday's", when("2030-03-12")), text="Tuesday")
    found = dated_state(state([event], [event.id]), [first, replace(second, end=second.end - 2)])
    assert found is not None
    assert found.text == "The bridge is closed from Tuesday [5 March 2030] until Tuesday's [12 March 2030] inquest"
    named = replace(event, headline=Words(f"[Tuesday Reik] {told.text}", (told,)))
    unsure = dated_state(state([named], [event.id]), [first])
    assert unsure is not None
    assert unsure.text == f"[Tuesday Reik] {told.text}"


def test_what_a_later_report_replaces_is_no_state() -> None:
    """Words that are the older side of a change are not where the story stands."""
    assert CLOSED.headline is not None
    (words,) = CLOSED.headline.evidence
    later = article("herald", "The council of Velm opened the bridge.", day="2030-03-08")
    opened = later.evidence(0, len(later.text) - 1)
    assert later.published is not None
    change = Change("closed", "status", "closed", "open again", later.published, "major", (words, opened))
    assert state([CLOSED], ["closed"], [change]) is None
    assert state([CLOSED], ["closed"]) is not None


def test_what_the_last_reports_tell_no_more_is_no_state() -> None:
    """A day after the last report that told it, a story that goes on stands elsewhere, if nobody knows where."""
    for day, stands in (("2030-03-06", True), ("2030-03-07", False)):
        last = article("echo", "The council is to meet on Friday.", day=day)
        meets = row("again", report(last, "The council is to meet on Friday", on=when("2030-03-15")))
        assert (state([CLOSED, meets], ["closed", "again"]) is not None) == stands


def test_words_that_break_off_are_no_state() -> None:
    """Nor are words that somebody said; the next best tells where the story stands, whole."""
    assert CLOSED.headline is not None
    for text, stands in (
        ("The council of Velm closed the...", False),
        ("“We close the bridge,” said the council", False),
        ("The council of Velm … closed the bridge", False),
        ("The council of Velm closed “the old bridge”", True),
    ):
        told = replace(CLOSED, headline=Words(text, CLOSED.headline.evidence))
        assert (state([told], ["closed"]) is not None) == stands


def test_the_newest_words_go_first() -> None:
    """What a report of two days before tells is not the state, whether or not one of the last day tells an outcome."""
    earlier = article("echo", "The bridge was closed on Tuesday.", day="2030-03-04")
    shut = row("shut", report(earlier, "The bridge was closed", status="happened", on=when("2030-03-05")))
    found = state([CLOSED, shut], ["closed", "shut"])
    assert found is not None
    assert CLOSED.headline is not None
    assert found.text == CLOSED.headline.text
    assert state([MEETS, shut], ["meets", "shut"]) is None


def test_what_the_last_report_recalls_is_no_state() -> None:
    """A fall of two years before is told again with what the court did; that alone is where the story stands."""
    last = article("echo", "The bridge fell in 2028, and the court sat on Wednesday.", day="2030-03-07")
    fell = row("fell", report(last, "The bridge fell", status="happened", on=when("2028-05-05")))
    sat = row("sat", report(last, "the court sat", status="happened", on=when("2030-03-06")))
    found = state([CLOSED, fell, sat], ["closed", "fell", "sat"])
    assert found is not None
    assert sat.headline is not None
    assert found.text == sat.headline.text
    assert state([CLOSED, fell], ["closed", "fell"]) is None
