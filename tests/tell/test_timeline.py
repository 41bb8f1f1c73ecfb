"""Tests for `dateline.tell.timeline`."""

from dateline.tell.timeline import ALWAYS, FIRST, timeline, weigh
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
    hope = event("hope", report(SOURCES[1], "the vote", status="possible"))
    assert timeline([hope, vote, flood], EACH) == ("flood", "vote", "hope")


def test_a_happening_without_a_day_stands_where_it_was_first_reported() -> None:
    """Between what lies before that day and what lies after it."""
    before = event("before", report(SOURCES[1], "the flood", status="happened", on=when("2030-02-01")))
    undated = event("undated", report(SOURCES[1], "Paper 1", status="happened"))
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


def test_one_happening_is_shown_once() -> None:
    """Two events of a kind and a day in the same words are one, and so are two of which one is told in no other sentence."""
    flood = event(
        "flood",
        *(report(source, "the flood", on=when("2030-02-01")) for source in SOURCES[:2]),
        what="flood in Velm town",
    )
    again = event("again", report(SOURCES[2], "the vote", on=when("2030-02-01")), what="the flood of Velm")
    inside = event("inside", report(SOURCES[0], "the flood"), what="waters rose")
    assert timeline([flood, again, inside], EACH) == ("flood",)


def test_history_and_vague_words_weigh_less() -> None:
    """What happened years before, or is told in one word, matters less than the news."""
    news = event("news", report(SOURCES[0], "the flood", on=when("2030-02-01")), what="flood in Velm")
    old = event("old", report(SOURCES[0], "the flood", on=when("1990-02-01")), what="flood in Velm")
    bare = event("bare", report(SOURCES[0], "the flood", on=when("2030-02-01")), what="flood")
    weights = weigh([news, old, bare], EACH)
    assert weights["news"] > max(weights["old"], weights["bare"])


def test_a_short_story_has_a_short_timeline() -> None:
    """A few lines for a story told once, one more for each dispatch."""
    days = [event(f"e{i}", report(SOURCES[0], "the flood", on=when(f"2030-02-{i + 1:02}"))) for i in range(20)]
    assert len(timeline(days, EACH)) == FIRST + 1


def test_nothing_gives_nothing() -> None:
    """A story without events has an empty timeline."""
    assert timeline([], EACH) == ()


def test_a_long_story_is_told_by_its_busiest_days() -> None:
    """With a length, the days of which most is told stand, each with its weightiest event, in order; what has no day does not."""
    flood = event("flood", *(report(source, "the flood", on=when("2030-02-01")) for source in SOURCES[:3]))
    vote = event("vote", *(report(source, "the vote", on=when("2030-01-05")) for source in SOURCES[:2]))
    count = event("count", report(SOURCES[3], "Velm", on=when("2030-01-05")), what="votes counted in Velm")
    quiet = event("quiet", report(SOURCES[0], "Paper", on=when("2030-03-01")))
    undated = event("undated", *(report(source, "Paper", status="happened") for source in SOURCES))
    every = [quiet, undated, count, vote, flood]
    assert timeline(every, EACH, length=2) == ("vote", "flood")
    assert timeline(every, EACH, length=2, a_day=2) == ("count", "vote", "flood")
    assert timeline(every[::-1], EACH, length=9) == ("vote", "flood", "quiet")
