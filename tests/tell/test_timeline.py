"""Tests for `dateline.tell.timeline`."""

from dateline.tell.timeline import ALWAYS, timeline, weigh
from tests.tell.builders import article, dispatch, event, report, when

SOURCES = [
    article(f"paper{i}", f"Paper {i} tells of the flood and of the vote in Velm.", day="2030-03-0" + str(i + 1))
    for i in range(4)
]
EACH = [dispatch(f"d{i}", f"paper{i}") for i in range(4)]


def test_events_stand_in_the_order_in_which_they_happen() -> None:
    """By first day; what was planned without a day stands last."""
    vote = event("vote", report(SOURCES[0], "the vote", on=when("2030-05-01")))
    flood = event("flood", report(SOURCES[0], "the flood", status="happened", on=when("2030-02-01")))
    hope = event("hope", report(SOURCES[0], "the vote", status="possible"))
    assert timeline([hope, vote, flood], EACH) == ("flood", "vote", "hope")


def test_a_happening_without_a_day_stands_where_it_was_first_reported() -> None:
    """Between what lies before that day and what lies after it."""
    before = event("before", report(SOURCES[1], "the flood", status="happened", on=when("2030-02-01")))
    undated = event("undated", report(SOURCES[1], "the flood", status="happened"))
    after = event("after", report(SOURCES[1], "the vote", on=when("2030-05-01")))
    assert timeline([after, undated, before], EACH) == ("before", "undated", "after")


def test_independent_dispatches_weigh_and_copies_do_not() -> None:
    """Told by three dispatches weighs more than told by one; told by one and its two copies does not."""
    wide = event("wide", *(report(source, "the flood") for source in SOURCES[:3]))
    narrow = event("narrow", report(SOURCES[0], "the flood"))
    assert weigh([wide, narrow], EACH)["wide"] > weigh([wide, narrow], EACH)["narrow"]
    copied = [dispatch("d", "paper0", "paper1", "paper2"), EACH[3]]
    assert weigh([wide, narrow], copied)["wide"] == weigh([wide, narrow], copied)["narrow"]


def test_what_hardly_matters_is_left_out_of_a_long_list() -> None:
    """Among many events, those of little weight are dropped; a few are always shown."""
    heavy = [
        event(f"h{i}", *(report(source, "the flood", on=when("2030-02-01")) for source in SOURCES))
        for i in range(ALWAYS)
    ]
    light = event("light", report(SOURCES[0], "the vote"))
    assert "light" not in timeline([*heavy, light], EACH)
    assert timeline([light], EACH) == ("light",)


def test_nothing_gives_nothing() -> None:
    """A story without events has an empty timeline."""
    assert timeline([], EACH) == ()
