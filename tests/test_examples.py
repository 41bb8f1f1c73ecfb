"""The examples: their files parse, their keys speak of what stands in them, and so do their swapped twins."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dateline.terms import Report
from dateline.text import plain
from tests import swap
from tests.opening import opened

EXAMPLES = Path(__file__).parent.parent / "examples"
STORIES = sorted(path.parent for path in EXAMPLES.glob("*/GOLD.json"))
REPORT_FILES = {".html", ".txt", ".jsonl"}
SEEDS = (1, 2, 3)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def key_of(story: Path) -> dict[str, Any]:
    key: dict[str, Any] = json.loads((story / "GOLD.json").read_text("utf-8"))
    return key


def reports_of(story: Path) -> dict[str, Report]:
    """Each report under its key: the id of its JSON line, else the first two digits of its file's name."""
    found: dict[str, Report] = {}
    for path in sorted(story.iterdir()):
        if path.suffix in REPORT_FILES:
            reports, set_aside = opened(path.read_bytes(), name=path.name, file=path.name)
            assert not set_aside
            ids = (
                [json.loads(line)["id"] for line in path.read_text("utf-8").splitlines()]
                if len(path.suffix) > 5
                else []
            )
            found.update(zip(ids or [path.name[:2]], reports, strict=True))
    return found


def anchors(key: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(key of the report, words that must stand in it) of all sections of an answer key."""
    for name, wanted in key["articles"].items():
        for field in ("title", "body_first", "body_last", "caption"):
            if wanted.get(field):
                yield name, wanted[field]
        for words in [*wanted.get("furniture", []), *wanted.get("subheads", [])]:
            yield name, words
    for said in key["statements"]:
        yield said["article"], said["anchor"]
    for timex in key["timexes"]:
        yield timex["article"], timex["text"]


def check(story: Path) -> None:
    """Every anchor of a story's key stands in its report, every report is in the key, and references hold."""
    key, reports = key_of(story), reports_of(story)
    assert set(key["articles"]) == set(reports)
    missing = [(name, words) for name, words in anchors(key) if plain(words) not in plain(reports[name].text)]
    assert not missing
    assert sorted(name for group in key["copies"]["dispatches"] for name in group) == sorted(reports)
    events = {event["id"] for event in key["events"]}
    assert {turn["event"] for turn in key["changes"] + key["conflicts"]} <= events
    assert {name for event in key["events"] for name in event["told_by"]} <= set(reports)


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name)
def test_anchors_of_the_keys_stand_in_their_files(story: Path) -> None:
    """Every anchor of an example's key stands in the text of the report it names."""
    check(story)


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name)
def test_people_of_the_keys_are_named(story: Path) -> None:
    """Every person of a key is named in some report, by each of the names the key gives."""
    text = " ".join(plain(report.text) for report in reports_of(story).values())
    for person in key_of(story)["people"]:
        assert all(plain(name) in text for name in [person["name"], *person["also"]])


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name)
def test_examples_cover_the_formats(story: Path) -> None:
    """Each example has saved pages, scraped text and JSON Lines."""
    assert {path.suffix for path in story.iterdir()} >= REPORT_FILES
    assert len(reports_of(story)) >= 5


def disagreeing(text: str) -> list[str]:
    """Weekdays beside dates on which they did not fall."""
    pattern = re.compile(rf"({'|'.join(WEEKDAYS)}),? (?:(\d+) ([A-Z]\w+)|([A-Z]\w+) (\d+)),? (\d{{4}})")
    wrong = []
    for weekday, day, month, month_first, day_after, year in pattern.findall(text):
        number = MONTHS.index((month or month_first)[:3].lower()) + 1
        if date(int(year), number, int(day or day_after)).weekday() != WEEKDAYS.index(weekday):
            wrong.append(f"{weekday} {day or day_after} {month or month_first} {year}")
    return wrong


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name)
def test_swapped_stories_keep_their_keys(story: Path, seed: int, tmp_path: Path) -> None:
    """A swapped story's anchors hold, its weekdays agree with its dates, and no old name is left."""
    swap.swapped(story, tmp_path, seed)
    check(tmp_path)
    table = json.loads((story / swap.TABLE).read_text("utf-8"))
    old = [name for kind in ("people", "places", "outlets") for name in table[kind]]
    for path in tmp_path.iterdir():
        text = path.read_text("utf-8")
        assert not disagreeing(text)
        assert not [name for name in old if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)]


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name)
def test_swaps_differ_by_seed_and_repeat(story: Path, tmp_path: Path) -> None:
    """The same seed gives the same story, another seed another one."""
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        swap.swapped(story, tmp_path / name, seed)
    first, same, other = ((tmp_path / name / "GOLD.json").read_text("utf-8") for name in "abc")
    assert first == same != other


def test_moved_dates_keep_weekday_month_and_width() -> None:
    """A date moves by whole weeks wherever it stands and keeps its form."""
    text = "Thursday, March 16, 2023; Mar 8; 20 February; 05/11/2022; 2023-03-07T17:20; 2023-W11; 1998; 1,400"
    moved = swap.moved(text, -364, 2023)
    assert moved == "Thursday, March 17, 2022; Mar 9; 21 February; 06/11/2021; 2022-03-08T17:20; 2022-W11; 1997; 1,400"
