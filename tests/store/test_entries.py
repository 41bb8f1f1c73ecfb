"""Entries: what a search may find, made of a story as it is told."""

from __future__ import annotations

from dateline.store.entries import MOST_NAMES, MOST_PASSAGES, entries
from tests.corrections.builders import entity, mention
from tests.store.builders import BRIDGE, LINDHOLM, OPENED, SAID, TRIAL, UNDATED, WEBER
from tests.tell.builders import article, event, report, statement, when, words


def test_an_article_is_found_by_its_story_and_names() -> None:
    """Its paragraphs are its body; who and what is mentioned in it, its fields; its last possible day, its day."""
    (one,) = entries([BRIDGE], [WEBER, LINDHOLM], [], [])
    assert one.columns == (
        "The bridge of Lindholm will reopen in June, Anna Weber said.\nIt was closed in March.",
        "Bridge to reopen",
        "Anna Weber\nWeber",
        "Lindholm",
        "The A",
        "article",
    )
    assert one.day == when("2031-05-13").last_day.toordinal()
    assert one.published == BRIDGE.published


def test_an_article_without_a_day_stands_on_none() -> None:
    """Zero is no day of the calendar."""
    assert entries([UNDATED], [], [], [])[0].day == 0


def test_names_stand_where_they_are_mentioned() -> None:
    """A person of the story who is not in this report does not find it."""
    bridge, trial = entries([BRIDGE, TRIAL], [WEBER], [], [])
    assert bridge.people
    assert trial.people == ()


def test_a_statement_is_found_by_who_said_it() -> None:
    """By all names of the entity; else by the report's words for the speaker."""
    unknown = statement("u", BRIDGE, "It was closed in March", None, speaker_text="an engineer")
    _, said, other = entries([BRIDGE], [WEBER], [SAID, unknown], [])
    assert said.people == ("Anna Weber", "Weber")
    assert other.people == ("an engineer",)
    assert said.passages == (words(BRIDGE, SAID.text),)


def test_an_event_is_found_by_its_reports() -> None:
    """On the day of the latest, in whose words it is told first; the same words once."""
    later = article("d", "The bridge of Lindholm reopened.", day="2031-06-03")
    copy = article("e", "The bridge of Lindholm  reopened.", day="2031-06-02")
    told = [report(one, one.text.rstrip("\n."), where="Lindholm") for one in (later, copy)]
    grown = event("opened", OPENED.reports[0], *told, what="reopening", who=[WEBER.id, "gone"])
    *_, one = entries([BRIDGE, later, copy], [WEBER], [], [grown])
    assert (one.kind, one.title, one.article, one.places) == ("event", "reopening", "d", ("Lindholm",))
    assert [passage.article for passage in one.passages] == ["e", "a"]
    assert one.day == when("2031-06-03").last_day.toordinal()


def test_bounds_hold() -> None:
    """A list of a thousand names, an event of a hundred reports: what finds them stays small."""
    crowd = [entity(f"Person {n}", mention(BRIDGE, "Weber")) for n in range(200)]
    assert len(entries([BRIDGE], crowd, [], [])[0].people) == MOST_NAMES
    days = [article(f"x{n}", f"The bridge shook for the {n}th time.", day="2031-05-13") for n in range(30)]
    shaking = event("shaking", *(report(one, one.text.rstrip("\n")) for one in days), what="shaking")
    *_, one = entries(days, [], [], [shaking])
    assert len(one.passages) == MOST_PASSAGES
