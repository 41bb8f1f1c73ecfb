"""Tests for `dateline.tell.timeline`."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dateline.tell.timeline import FEWEST, MANY, MILESTONES, MOST, SHOWN, STILL_SHOWN, timeline
from dateline.tell.weights import weigh
from dateline.terms import Chosen, Dispatch, Event, Status
from tests.tell.builders import article, dispatch, event, report, row, when

SOURCES = [
    article(f"paper{i}", f"Paper {i} tells of the flood and of the vote in Velm.", day=f"2030-03-{i + 1:02}")
    for i in range(20)
]
EACH = [dispatch(f"d{i}", f"paper{i}") for i in range(20)]
UNSURE = SHOWN - 0.01
"""Too unsure to be shown where enough is surer."""


def rows_of(source: int, count: int, name: str, **how: float) -> list[Event]:
    """So many happenings that one report tells, the most telling first."""
    return [
        row(
            f"{name}{n}",
            report(SOURCES[source], "the flood", status="happened", on=when(f"2030-02-{n + 1:02}")),
            weight=0.9 - n / 100,
            **how,
        )
        for n in range(count)
    ]


def test_rows_stand_in_the_order_in_which_they_happen() -> None:
    """By first day; what was planned without a day stands last."""
    vote = row("vote", report(SOURCES[0], "the vote", on=when("2030-05-01")))
    flood = row("flood", report(SOURCES[0], "the flood", status="happened", on=when("2030-02-01")))
    hope = row("hope", report(SOURCES[1], "the vote", status="possible"))
    assert timeline([hope, vote, flood], EACH).events == ("flood", "vote", "hope")


def test_a_happening_without_a_day_stands_where_it_was_first_reported() -> None:
    """Between what lies before that day and what lies after it."""
    before = row("before", report(SOURCES[1], "the flood", status="happened", on=when("2030-02-01")))
    undated = row("undated", report(SOURCES[1], "Paper 1", status="happened"))
    after = row("after", report(SOURCES[1], "the vote", on=when("2030-05-01")))
    assert timeline([after, undated, before], EACH).events == ("before", "undated", "after")


def test_what_has_no_words_of_a_report_is_no_row() -> None:
    """An event without a headline neither stands in the timeline nor waits nor lies ahead."""
    assert timeline([event("bare", report(SOURCES[0], "the vote", on=when("2030-05-01")))], EACH) == Chosen(())


def test_each_day_of_reporting_keeps_its_best() -> None:
    """A day of which little is told has its row before a day of which much is told has more than so many."""
    busy = rows_of(0, 20, "busy")
    quiet = row("quiet", report(SOURCES[1], "the vote", status="happened", on=when("2030-02-28")), weight=0.1)
    shown = timeline([*busy, quiet], EACH[:2]).events
    assert "quiet" in shown
    assert len(shown) == MOST
    assert {f"busy{n}" for n in range(MOST - 1)} < set(shown)


def test_the_most_telling_of_the_sure_are_shown_and_the_rest_waits() -> None:
    """So many rows stand in a timeline; every other row waits behind it, in order, and none is in both."""
    every = rows_of(0, 20, "row")
    chosen = timeline(every, EACH[:1])
    assert chosen.events == tuple(f"row{n}" for n in range(MOST))
    assert chosen.more == tuple(f"row{n}" for n in range(MOST, 20))


def test_a_larger_story_has_more_rows() -> None:
    """Every ten dispatches more make room for one."""
    every = rows_of(0, 20, "row")
    more = [dispatch(f"d{i}", f"paper{i}") for i in range(45)]
    assert len(timeline(every, more).events) == MOST + 3


def test_what_is_less_sure_waits() -> None:
    """Where enough is sure, a row below the chance from which rows are shown is not, however much it tells."""
    sure = rows_of(0, FEWEST, "sure")
    doubtful = row("doubtful", report(SOURCES[1], "the vote", status="happened"), sure=UNSURE, weight=1.0)
    chosen = timeline([doubtful, *sure], EACH)
    assert "doubtful" not in chosen.events
    assert chosen.more == ("doubtful",)


def test_a_story_of_few_clear_words_is_no_blank() -> None:
    """A few rows are shown from a lower chance on, no more than a few, and none below it."""
    doubtful = rows_of(0, FEWEST + 2, "row", sure=UNSURE)
    hopeless = row("hopeless", report(SOURCES[1], "the vote", status="happened"), sure=STILL_SHOWN - 0.01, weight=1.0)
    chosen = timeline([*doubtful, hopeless], EACH)
    assert chosen.events == tuple(f"row{n}" for n in range(FEWEST))
    assert set(chosen.more) == {"hopeless", f"row{FEWEST}", f"row{FEWEST + 1}"}


def test_next_is_what_is_planned_and_not_over_by_the_last_report() -> None:
    """A plan for that day or later lies ahead, told once or by many; one whose day is over, or that has none, does not, nor what happened."""
    last = SOURCES[3]
    once = row("once", report(SOURCES[0], "the vote", on=when("2030-03-09")))
    often = row("often", *(report(source, "the vote", on=when("2030-03-04")) for source in SOURCES[:4]))
    over = row("over", report(SOURCES[0], "the vote", on=when("2030-03-03")))
    undated = row("undated", report(SOURCES[0], "the vote"))
    done = row("done", report(last, "the flood", status="happened", on=when("2030-03-04")))
    assert timeline([once, often, over, undated, done], EACH).next == ("often", "once")


@pytest.mark.parametrize(
    ("planned", "reported", "ahead"),
    [
        ("2030-03-05T14:00", "2030-03-05T13:00", True),
        ("2030-03-05T14:00", "2030-03-05T15:00", False),
        ("2030-03-05T14:00", "2030-03-05T15:00+05:00", False),
        ("2030-03-05T14:00", "2030-03-05T15:00Z", True),
        ("2030-03-05T14:00-05:00", "2030-03-05T15:00Z", True),
        ("2030-03-05T14:00-05:00", "2030-03-05T19:30Z", False),
        ("2030-03-05T14:00-05:00", "2030-03-05T19:30", True),
        ("2030-03-05T14:00", "2030-03-05", True),
        ("2030-03-05", "2030-03-05T19:30", True),
        ("2030-03-04", "2030-03-05T00:30", False),
    ],
)
def test_a_plan_of_the_last_day_is_next_until_its_hour_is_over(planned: str, reported: str, ahead: bool) -> None:
    """Where a report came out surely after it, it waits; what nobody can tell stays ahead."""
    source = replace(SOURCES[4], published=when(reported))
    told = row("told", report(source, "the flood", status="happened", on=when("2030-03-01")))
    plan = row("plan", report(SOURCES[0], "the vote", on=when(planned)))
    chosen = timeline([told, plan], EACH)
    assert ("plan" in chosen.next) is ahead
    assert ("plan" in chosen.events) is ahead
    assert ("plan" in chosen.more) is not ahead


def test_next_is_also_a_plan_that_waits() -> None:
    """A plan that lies ahead is told though it is not sure enough for a row, which takes less than for what happened."""
    sure = rows_of(0, FEWEST, "sure")
    plan = row("plan", report(SOURCES[0], "the vote", on=when("2030-03-09")), sure=UNSURE)
    guess = row("guess", report(SOURCES[0], "the vote", on=when("2030-03-09")), sure=0.3)
    chosen = timeline([plan, guess, *sure], EACH)
    assert set(chosen.next) == {"plan", "guess"}
    assert "plan" in chosen.events
    assert set(chosen.more) == {"guess"}


def test_a_plan_whose_day_is_over_is_neither_shown_nor_next() -> None:
    """Nobody told what came of it: it waits."""
    stale = row("stale", report(SOURCES[0], "the vote", on=when("2030-03-03")))
    done = row("done", report(SOURCES[4], "the flood", status="happened", on=when("2030-03-04")))
    assert timeline([stale, done], EACH) == Chosen(("done",), ("stale",), ())


def part(id: str, whole: str, *, sure: float = 0.9, on: str = "2030-02-01", status: Status = "happened") -> Event:
    """A row that is part of another one."""
    return replace(row(id, report(SOURCES[0], "the flood", status=status, on=when(on)), sure=sure), part_of=whole)


def test_a_part_stands_below_its_whole() -> None:
    """What is part of a row is no row beside it, in the timeline or behind it."""
    crash = row("crash", report(SOURCES[0], "the flood", status="happened", on=when("2030-02-01")))
    doubtful = row("doubtful", report(SOURCES[0], "the flood", status="happened"), sure=0.45)
    chosen = timeline([crash, part("dead", "crash"), doubtful, part("held", "doubtful", sure=0.45)], EACH)
    assert (chosen.events, chosen.more) == (("crash",), ("doubtful",))


def test_a_part_stands_by_itself_where_its_whole_may_not() -> None:
    """Its whole is no row, is less sure than it and than what is shown, or is not told."""
    doubtful = row("doubtful", report(SOURCES[0], "the flood", status="happened"), sure=0.45)
    bare = event("bare", report(SOURCES[0], "the flood", status="happened"))
    told = [doubtful, bare, part("one", "doubtful"), part("two", "bare"), part("three", "nowhere")]
    assert set(timeline(told, EACH).events) == {"one", "two", "three"}


def test_next_is_also_a_plan_that_is_a_part() -> None:
    """A day ahead is told among what is coming, wherever else it hangs."""
    summit = row("summit", report(SOURCES[0], "the vote", on=when("2030-03-09")))
    chosen = timeline([summit, part("dinner", "summit", on="2030-03-09", status="scheduled")], EACH)
    assert (chosen.events, chosen.next) == (("summit",), ("dinner", "summit"))


def test_order_does_not_matter() -> None:
    """Events in any order are chosen alike."""
    every = [*rows_of(0, 12, "a"), *rows_of(1, 12, "b", sure=UNSURE), *rows_of(2, 3, "c")]
    assert timeline(every, EACH) == timeline(every[::-1], EACH)


def test_nothing_gives_nothing() -> None:
    """A story without events has an empty timeline."""
    assert timeline([], EACH) == Chosen(())


def test_independent_dispatches_weigh_and_copies_do_not() -> None:
    """Told by three dispatches weighs more than told by one; told by one and its two copies does not."""
    wide = event("wide", *(report(source, "the flood") for source in SOURCES[:3]))
    narrow = event("narrow", report(SOURCES[0], "the flood"))
    assert weigh([wide, narrow], EACH)["wide"] > weigh([wide, narrow], EACH)["narrow"]
    copied = [dispatch("d", "paper0", "paper1", "paper2"), EACH[3]]
    assert weigh([wide, narrow], copied)["wide"] == weigh([wide, narrow], copied)["narrow"]


def test_history_and_vague_words_weigh_less() -> None:
    """What happened years before, or is told in one word, matters less than the news."""
    news = event("news", report(SOURCES[0], "the flood", on=when("2030-02-01")), what="flood in Velm")
    old = event("old", report(SOURCES[0], "the flood", on=when("1990-02-01")), what="flood in Velm")
    bare = event("bare", report(SOURCES[0], "the flood", on=when("2030-02-01")), what="flood")
    weights = weigh([news, old, bare], EACH)
    assert weights["news"] > max(weights["old"], weights["bare"])


def test_a_long_story_is_told_by_its_busiest_days() -> None:
    """With a length, the days of which most is told stand, each with its most telling row, in order; what has no day or no words does not."""
    flood = row("flood", *(report(source, "the flood", on=when("2030-02-01")) for source in SOURCES[:3]))
    vote = row("vote", *(report(source, "the vote", on=when("2030-01-05")) for source in SOURCES[:2]))
    count = replace(
        row("count", report(SOURCES[3], "Velm", on=when("2030-01-05")), sure=0.7), what="votes counted in Velm"
    )
    quiet = row("quiet", report(SOURCES[0], "Paper", on=when("2030-03-01")))
    undated = row("undated", *(report(source, "Paper", status="happened") for source in SOURCES))
    bare = event("bare", *(report(source, "Paper", on=when("2030-01-20")) for source in SOURCES))
    every = [quiet, undated, count, vote, flood, bare]
    assert timeline(every, EACH, length=2).events == ("vote", "flood")
    assert timeline(every, EACH, length=2, a_day=2).events == ("count", "vote", "flood")
    assert timeline(every[::-1], EACH, length=9).events == ("vote", "flood", "quiet")


def months_of_news(count: int = MANY) -> tuple[list[Event], list[Dispatch]]:
    """A story of so many dispatches, one a day: each tells of a day, and at the end three days are told by ten each."""
    papers = [
        article(f"long{n}", "The siege of Velm goes on.", day=str(date(2030, 1, 1) + timedelta(2 * n)))
        for n in range(count)
    ]
    daily = [
        row(f"day{n}", report(paper, "The siege of Velm", status="happened", on=paper.published), sure=0.8)
        for n, paper in enumerate(papers)
    ]
    late = [
        event(
            f"late{day}",
            *(report(paper, "The siege of Velm", status="happened", on=when(day)) for paper in papers[-10:]),
        )
        for day in ("2030-04-25", "2030-04-26", "2030-04-27")
    ]
    return [*daily, *late], [dispatch(f"d{paper.id}", paper.id) for paper in papers]


def test_a_story_of_many_months_is_told_by_its_milestones() -> None:
    """One row a day, so many; of what was reported last always one; what is left waits, and nothing is lost."""
    events, dispatches = months_of_news()
    chosen = timeline(events, dispatches)
    assert MILESTONES <= len(chosen.events) <= MILESTONES + 1
    assert f"day{MANY - 1}" in chosen.events
    assert len(chosen.events) + len(chosen.more) == MANY
    assert timeline(events[::-1], dispatches) == chosen


def test_many_reports_of_a_week_are_no_long_story() -> None:
    """What makes a story long is months, not reports alone: it has its rows as others do."""
    events, dispatches = months_of_news()
    few = timeline(events[: MANY // 4], dispatches[: MANY // 4])
    week = [
        replace(one, reports=tuple(replace(each, reported=when("2030-01-01")) for each in one.reports))
        for one in events
    ]
    assert len(few.events) == MOST
    assert len(timeline(week, dispatches).events) == MOST + (MANY - 15) // 10


def test_a_doubtful_row_is_no_milestone() -> None:
    """However far its day stands out."""
    events, dispatches = months_of_news()
    doubtful = row(
        "doubtful",
        *(report(SOURCES[n], "the flood", status="happened", on=when("2030-02-15")) for n in range(9)),
        sure=UNSURE,
    )
    assert "doubtful" not in timeline([*events, doubtful], dispatches).events


def test_of_a_busy_day_one_happening_is_shown_once() -> None:
    """Two events of a kind and a day in the same words are one, and so are two of which one is told in no other sentence."""
    day = when("2030-02-01")
    flood = replace(
        row("flood", *(report(source, "the flood", on=day) for source in SOURCES[:2])), what="flood in Velm town"
    )
    again = replace(row("again", report(SOURCES[2], "the vote", on=day), sure=0.8), what="the flood of Velm")
    inside = replace(row("inside", report(SOURCES[0], "the flood", on=day), sure=0.7), what="waters rose")
    assert timeline([flood, again, inside], EACH, length=1, a_day=3).events == ("flood",)
