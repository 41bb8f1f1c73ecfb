"""A story of one day reads by the hour, with the zone; of others each day is one."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console
from starlette.testclient import TestClient

from dateline.days import REPORTED
from dateline.desk import Desk
from dateline.doors.cli.answers import news, parts
from dateline.doors.cli.page import PrintedPage
from dateline.doors.cli.show import show
from dateline.doors.export.markdown import to_markdown
from dateline.doors.hours import by_day, until
from dateline.doors.shelf import moment
from dateline.doors.voices import Saying
from dateline.doors.web import application
from dateline.terms import Changed, Event, Latest, StoryLine
from tests.doors.cli.builders import at, hourly, reading
from tests.doors.web.conftest import HOST, policy, then
from tests.tell.builders import article, event, report, when

DAY = "2030-03-05"
TEXTS = (
    ("09:15:00Z", "A fire broke out at the paper mill of Velm on Tuesday, the fire brigade said. Nobody was injured."),
    ("14:00:00+01:00", "Two people were injured in the fire at the paper mill of Velm on Tuesday, the hospital said."),
    (
        "16:45:30Z",
        "The fire at the paper mill of Velm was put out on Tuesday, Mayor Orla Penn said. Two people were injured.",
    ),
)


def told(id: str, on: str, *reported: str) -> Event:
    """An event of a day, as reports that came out then tell it."""
    return event(id, *(report(article("post", "Talks begin.", day=at), "Talks begin") for at in reported), on=when(on))


def called(*events: Event) -> list[tuple[str, list[str]]]:
    """The groups by what they are called."""
    return [(name, [one.id for one in group]) for name, group in by_day(events)]


def test_events_of_a_story_of_one_day_stand_by_the_hour() -> None:
    """By that at which each was reported first, in UTC; what is to be on another day stands by its day."""
    found = called(
        told("late", DAY, f"{DAY}T16:00:00+02:00"),
        told("early", DAY, f"{DAY}T12:00:00Z", f"{DAY}T09:15:20Z"),
        told("ahead", "2030-03-12", f"{DAY}T09:15:20Z"),
        told("exact", f"{DAY}T11:30:00Z", f"{DAY}T13:00:00Z"),
    )
    assert found == [
        ("5 Mar 2030, reported 09:15 UTC", ["early"]),
        ("5 Mar 2030, 11:30 UTC", ["exact"]),
        ("5 Mar 2030, reported 14:00 UTC", ["late"]),
        ("12 Mar 2030", ["ahead"]),
    ]


def test_events_of_other_stories_stand_by_their_day() -> None:
    """As they are given; so do those of a day on which no report gives an hour."""
    assert called(told("a", DAY, f"{DAY}T16:00:00Z"), told("b", DAY, "2030-03-06T09:00:00Z")) == [
        ("5 Mar 2030", ["a", "b"])
    ]
    assert called(told("a", DAY, DAY), told("b", DAY, f"{DAY}T16:00:00")) == [("5 Mar 2030", ["a", "b"])]
    assert called() == []


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (f"{DAY}T09:15:00Z", f"{DAY}T18:00:00+02:00", "5 Mar 2030, 09:15–16:00 UTC"),
        (f"{DAY}T09:15:00Z", DAY, "5 Mar 2030"),
        (f"{DAY}T09:15:00Z", "2030-03-06T10:00:00Z", "5–6 Mar 2030"),
        (DAY, DAY, "5 Mar 2030"),
    ],
)
def test_within_a_day_reporting_goes_from_hour_to_hour(first: str, last: str, words: str) -> None:
    """Where both are known."""
    assert until(when(first), when(last)) == words


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (DAY, "5 Mar 2030"),
        (f"{DAY}T09:15:00Z", "5 Mar 2030, 09:15 UTC"),
        (f"{DAY}T00:30:00+02:00", "4 Mar 2030, 22:30 UTC"),
        (f"{DAY}T09:15:00", "5 Mar 2030, 09:15 zone not given"),
    ],
)
def test_an_hour_is_told_with_its_zone(written: str, words: str) -> None:
    """In UTC, or that nobody gives the zone; a day has none."""
    assert moment(when(written)) == words
    assert moment(None) == "no day"


def test_a_story_of_one_day_is_read_as_of_an_hour(tmp_path: Path) -> None:
    """The list offers each minute at which something came out; as of two o'clock the story is that of the first two reports."""
    lines = tmp_path / "in.jsonl"
    lines.write_text(
        "\n".join(
            json.dumps({"text": text, "title": "Fire at the paper mill of Velm", "published": f"{DAY}T{at}",
                        "url": f"https://post.example/{n}", "publisher": "The Velm Post", "language": "en"})
            for n, (at, text) in enumerate(TEXTS)
        )
    )  # fmt: skip
    with Desk(tmp_path / "news.db") as desk:
        (story,) = desk.add([lines], now=date(2031, 1, 1)).stories
    with TestClient(application(tmp_path / "news.db", policy(tmp_path / "news.db")), base_url=HOST) as site:
        page = site.get(f"/stories/{story}").text
        for stop in ("5 Mar 2030, 09:15 UTC · 1 report", "5 Mar 2030, 13:00 UTC · 2 reports", "5 Mar 2030 · 3 reports"):
            assert stop in page
        assert "5 Mar 2030, 09:15–16:45 UTC" in page
        assert "reported 09:15 UTC" in page
        for asked in (f"{DAY}T14:00", "14:00", f"{DAY}T15:00%2B01:00"):
            page = then(site, f"/stories/{story}?as_of={asked}")
            assert "known by 5 Mar 2030, 14:00 UTC" in page
            assert '<option value="2030-03-05T13:00:00Z" selected>' in page
            assert "<strong>2 reports</strong>" in page
        assert (
            "Nothing of this story was reported by 5 Mar 2030, 09:00 UTC"
            in site.get(f"/stories/{story}?as_of=09:00").text
        )
        assert site.get(f"/stories/{story}?as_of=25:00").status_code == 400
        told_then = site.get(f"/api/v1/stories/{story}", params={"as_of": "14:00"}).json()
        assert told_then["as_of"]["start"] == f"{DAY}T14:00:00Z"
        assert len(told_then["articles"]) == 2


def test_hours_are_told_at_the_terminal_and_in_markdown() -> None:
    """Of a story of one day, over its rows, in its order; of an event that has one; of what was said; of a list's newest change."""
    told = hourly(f"{DAY}T11:30:00Z", DAY, "2030-03-07")
    out = io.StringIO()
    show(told, Console(file=out, width=100))
    shown = out.getvalue()
    assert "5 Mar 2030, 09:15–14:00 UTC" in shown
    days = ["  5 Mar 2030, reported 09:15 UTC\n", "  5 Mar 2030, 11:30 UTC", "  7 Mar 2030"]
    places = [shown.index(day) for day in days]
    assert places == sorted(places)
    said = Saying(told.statements[0], "Yes", True, ("a3",), replace(at(f"{DAY}T14:00:00Z"), basis=REPORTED))
    assert said.on == "reported 5 Mar 2030, 14:00 UTC"
    rows = [line for line in to_markdown(told).splitlines() if line.startswith(("| 5 Mar", "| 7 Mar"))]
    assert [row.split(" | ")[0] for row in rows] == [f"| {day.strip()}" for day in days]
    line = StoryLine("s", "Bridge", 3, at(f"{DAY}T09:15:00Z"), at(f"{DAY}T14:00:00Z"), DAY)
    turn = Latest("Summit", at(f"{DAY}T14:00:00Z"), "a3", None, "summit", "planned", "off")
    assert list(parts(replace(line, latest=turn)))[1:3] == [
        "5 Mar 2030, 09:15–14:00 UTC",
        "newest change 5 Mar 2030, 14:00 UTC",
    ]
    assert list(parts(replace(line, changed="2030-03-06", latest=turn)))[2] == "newest change 6 Mar 2030"


def test_news_has_the_hour_of_its_report() -> None:
    """At the terminal too, in a column as wide as that takes; a revision, of which the day is known, has its day."""
    turn = replace(reading().changes[0], reported=at(f"{DAY}T14:00:00Z"))
    told = Changed("c", "change", "s", "Bridge", "Summit", DAY, turn)
    out = io.StringIO()
    news(PrintedPage(Console(file=out, width=100)), [told, replace(told, kind="withdrawn", change=None)])
    lines = out.getvalue().splitlines()
    assert [line[:25] for line in lines] == ["  5 Mar 2030, 14:00 UTC  ", "  5 Mar 2030             "]
