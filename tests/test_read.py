"""The whole way: what any reading must hold, on the examples and on anything at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dateline
from dateline import pipeline
from dateline.doors import export
from dateline.moments import moment
from dateline.steps import choose
from dateline.terms import Article, Event, Reading, Report
from tests.conftest import reports_in
from tests.opening import opened
from tests.strategies import HOURS, piles

Json = dict[str, Any]
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
VALID = jsonschema.Draft202012Validator(json.loads(export.schema()))


def reports(pile: list[dict[str, object]]) -> tuple[Report, ...]:
    """The reports of a pile of JSON lines."""
    lines = "\n".join(json.dumps(row) for row in pile).encode()
    return opened(lines, name="pile.jsonl", file="pile.jsonl")[0]


def evidence(node: object) -> Iterator[Json]:
    """Everything in an export that points at words."""
    if isinstance(node, dict):
        if {"article", "start", "end", "text"} <= node.keys():
            yield node
        for value in node.values():
            yield from evidence(value)
    elif isinstance(node, list):
        for value in node:
            yield from evidence(value)


def check(reading: Reading) -> None:
    """Schema, evidence, and that no record points at one that is not there."""
    assert reading.set_aside == ()
    document = export.document(reading)
    VALID.validate(document)
    text = {article["id"]: article["text"] for article in document["articles"]}
    for words in evidence(document):
        assert text[words["article"]][words["start"] : words["end"]] == words["text"]
    entities = {entity["id"] for entity in document["entities"]}
    events = {event["id"] for event in document["events"]}
    for event in document["events"]:
        assert entities.issuperset(event["who"])
        assert event["part_of"] is None or event["part_of"] in events - {event["id"]}
        seen = [report["reported"]["end"][:10] for report in event["reports"] if report["reported"]]
        if event["when"] and seen and event["when"]["start"][:10] > max(seen):
            assert event["status"] not in {"happened", "under way"}  # nobody has seen that day yet
    for statement in document["statements"]:
        assert statement["speaker"] is None or statement["speaker"] in entities
        assert entities.issuperset(statement["via"])
    for turn in [*document["changes"], *document["conflicts"]]:
        assert turn["event"] in events
    homes = [id for one in document["stories"] for id in one["articles"]]
    assert sorted(homes) == sorted(text)
    assert sorted(id for one in document["dispatches"] for id in one["articles"]) == sorted(text)
    assert all(events.issuperset(one["events"]) for one in document["stories"])
    assert len(events) == len(document["events"])
    assert len(entities) == len(document["entities"])


def test_examples_are_whole(told: Reading) -> None:
    """An example's export keeps to the schema, its evidence to the text, its ids to one another."""
    check(told)


@SLOW
@given(pile=piles())
def test_anything_is_whole(pile: list[dict[str, object]]) -> None:
    """So does the export of any pile of documents."""
    check(pipeline.read(reports(pile)))


@SLOW
@given(pile=piles(), seed=st.integers(0, 99))
def test_order_of_arrival_does_not_matter(pile: list[dict[str, object]], seed: int) -> None:
    """Any permutation of the reports gives the same bytes."""
    received = list(reports(pile))
    shuffled = Random(seed).sample(received, len(received))
    assert export.to_json(pipeline.read(received)) == export.to_json(pipeline.read(shuffled))


def test_order_of_files_does_not_matter(story: Path, told: Reading) -> None:
    """The files of an example in any order give the same bytes."""
    for seed in range(3):
        files = reports_in(story)
        Random(seed).shuffle(files)
        assert export.to_json(dateline.read(files)) == export.to_json(told)


@pytest.mark.parametrize("workers", ["1", "2"], ids=["another seed", "two workers"])
def test_hash_seed_and_workers_do_not_matter(workers: str, story: Path, told: Reading) -> None:
    """Another PYTHONHASHSEED in another process gives the same bytes, and so do two workers there; where they do not, these parts differ."""
    made = subprocess.run(
        [sys.executable, "-m", "dateline", "read", "--json", "--workers", workers, *map(str, reports_in(story))],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONHASHSEED": "4242"},
    ).stdout.decode()
    here = export.to_json(told)
    there, parts = json.loads(made), json.loads(here)
    assert [name for name in parts if there.get(name) != parts[name]] == []
    assert made == here


def known_by(received: list[Report], as_of: date | str) -> set[str]:
    """Ids of the reports that were published by then; of one that another report of its page replaced, by what it says alone."""
    days = {article.id: article.published for article in pipeline.read(received).articles}
    for report in received:
        if report.id not in days:
            days |= {article.id: article.published for article in pipeline.read([report]).articles}
    return {id for id, published in days.items() if moment(as_of).knows(published)}


def as_of_is_reading_only(received: list[Report], as_of: date | str) -> None:
    """Assert that as of a day or a time equals reading only what was published by then."""
    known = known_by(received, as_of)
    then = export.document(pipeline.read(received, as_of=as_of))
    only = export.document(pipeline.read([report for report in received if report.id in known]))
    assert then | {"as_of": None} == only | {"models": then["models"]}


@SLOW
@given(pile=piles(), after=st.integers(0, 25))
def test_as_of_is_reading_only_what_was_published(pile: list[dict[str, object]], after: int) -> None:
    """As of a day equals reading only the reports published by then, whatever the pile."""
    as_of_is_reading_only(list(reports(pile)), date(2023, 4, 25) + timedelta(days=after))


@SLOW
@given(pile=piles(), after=st.integers(0, 25), hour=HOURS)
def test_as_of_an_hour_is_reading_only_what_was_published(pile: list[dict[str, object]], after: int, hour: str) -> None:
    """The same as of a time: what came out on that day without an hour is not surely out, and left out."""
    as_of_is_reading_only(list(reports(pile)), f"{date(2023, 4, 25) + timedelta(days=after)}{hour}")


def test_as_of_knows_a_page_by_what_its_words_then_said() -> None:
    """A version that tells its day only in its text is known then, though a later one that tells none took its place."""
    page = "https://a.example/1"
    pile: list[dict[str, object]] = [
        {"url": page, "text": "The summit may be held on the sidelines of the fair. It was the second strike in three days, officials said on Friday (5 May)."},
        {"url": page, "text": "“Nobody should worry.”"},
    ]  # fmt: skip
    as_of_is_reading_only(list(reports(pile)), date(2023, 5, 13))


def test_as_of_an_hour_of_one_day() -> None:
    """Three reports of one day, one of them without an hour: as of two o'clock the first alone is known."""
    texts = ("The bridge will open in May.", "The bridge will open in June.", "The bridge will open in July.")
    hours = ("2023-04-20T13:15:00Z", "2023-04-20T16:30:00+02:00", "2023-04-20")
    pile: list[dict[str, object]] = [
        {"text": text, "title": "Bridge", "published": hour} for text, hour in zip(texts, hours, strict=True)
    ]
    known = {at: [one.body for one in pipeline.read(reports(pile), as_of=f"2023-04-{at}").articles]
             for at in ("20T13:14", "20T14:00", "20T14:30", "20T23:59", "20")}  # fmt: skip
    assert [len(found) for found in known.values()] == [0, 1, 2, 2, 3]
    assert texts[0] in known["20T14:00"][0]


def test_as_of_knows_what_a_later_version_of_the_page_replaced() -> None:
    """Two reports of one page, both out by the day: the one that stands says which it replaced, then as later."""
    page: dict[str, object] = {
        "url": "https://a.example/1",
        "title": "Bridge in Lindholm to reopen",
        "date": "2023-04-20",
    }
    pile: list[dict[str, object]] = [page | {"text": text} for text in ("It reopens in May.", "It reopens in June.")]
    as_of_is_reading_only(list(reports(pile)), date(2023, 4, 25))
    (told,) = pipeline.read(reports(pile), as_of=date(2023, 4, 25)).articles
    assert told.revision_of is not None


def test_as_of_on_the_examples(story: Path, told: Reading) -> None:
    """The same on every day on which an example's reports came out."""
    received = [
        report for path in reports_in(story) for report in opened(path.read_bytes(), name=path.name, file=str(path))[0]
    ]
    for day in sorted({article.published.last_day for article in told.articles if article.published}):
        as_of_is_reading_only(received, day)


def test_api_gives_what_the_export_prints(story: Path, told: Reading) -> None:
    """`dateline.read` gives stories, in the export's order."""
    assert [one.id for one in told] == [one["id"] for one in export.document(told)["stories"]]
    assert len(told) == len(told.stories)


def test_only_story_leaves_nothing_dangling(told: Reading) -> None:
    """One story cut out of a reading is whole."""
    check(export.only_story(told, 1))


def test_a_wrong_day_says_how_to_write_it(story: Path) -> None:
    """BadDay names the value and the form."""
    with pytest.raises(dateline.BadDay, match="YYYY-MM-DD"):
        dateline.read(reports_in(story), as_of="2023-02-30")


def test_a_language_without_a_parser_is_still_read() -> None:
    """Greek text is cleaned, dated and in a story; it is not parsed, and the export says so."""
    row: dict[str, object] = {
        "text": "Ο δήμαρχος ανακοίνωσε την Τρίτη ότι η γέφυρα θα ανοίξει τον επόμενο μήνα.",
        "published": "2023-05-02",
        "language": "el",
    }
    reading = pipeline.read(reports([row]))
    assert not reading.parsed
    assert reading.articles[0].published
    assert len(reading.stories) == 1


def test_a_live_blog_of_word_salad_is_whole() -> None:
    """Many short updates whose sentences no grammar explains are read, and the export is whole."""
    chance = Random(1)
    words = "The mayor of Lindholm Anna Weber said on Tuesday 3 May that the bridge would reopen next month after talks . “ ”".split()
    updates = [f"10:{n % 60:02} Update {n}. {' '.join(chance.choices(words, k=40))}." for n in range(120)]
    check(pipeline.read(reports([{"text": "\n\n".join(updates), "published": "2023-05-03"}])))


@pytest.mark.parametrize(
    "text", ["Bridge", "Bridge to reopen", "\n".join(f"Bridge {n} reopens in Lindholm" for n in range(60))]
)
def test_hardly_a_report_is_a_story(text: str) -> None:
    """One word, three words, a page of headlines: each is one report and one story, without a crash."""
    reading = pipeline.read(reports([{"text": text}]))
    check(reading)
    assert len(reading.stories) == 1


def test_the_same_report_twice_is_one() -> None:
    """Bytes received twice are one report; two outlets with the same text are two reports of one dispatch."""
    row: dict[str, object] = {
        "text": "The bridge of Lindholm will reopen in June, the mayor said on Tuesday. It was closed in March.",
        "url": "https://a.example/1",
    }
    assert len(pipeline.read(reports([row, row])).articles) == 1
    both = pipeline.read(reports([row, row | {"url": "https://b.example/2"}]))
    assert len(both.articles) == 2
    assert len(both.dispatches) == 1


def test_a_fault_costs_one_document() -> None:
    """Where a step fails on one document, that one is named and the others are told."""
    shipped = choose()

    def brittle(report: Report, /, *, now: date | None = None) -> Article:
        if "crane" in report.text:
            raise ZeroDivisionError("cranes")
        return shipped.clean(report, now=now)

    reading = pipeline.read(
        reports([{"text": "The bridge reopened on Tuesday."}, {"text": "The crane fell on Tuesday."}]),
        steps=replace(shipped, clean=brittle),
    )
    assert len(reading.articles) == 1
    assert "clean failed on it (ZeroDivisionError: cranes)" in reading.set_aside[0].reason


def test_a_fault_costs_one_story() -> None:
    """Where a step fails on a story as a whole, its reports are there and named; the others are told."""
    shipped = choose()

    def brittle(articles: Sequence[Article], *more: Any) -> tuple[Event, ...]:
        if any("crane" in article.text for article in articles):
            raise ZeroDivisionError("cranes")
        return shipped.joined(articles, *more)

    rows: list[dict[str, object]] = [
        {
            "text": "Fire destroys the old mill in Harrow\n\nThe mill of Harrow burned down on Tuesday, firefighters said."
        },
        {"text": "A crane fell in Velm\n\nThe crane at the harbour of Velm fell on Friday, the port said."},
    ]
    reading = pipeline.read(reports(rows), steps=replace(shipped, joined=brittle))
    assert len(reading.stories) == 2
    assert [one.name for one in reading.set_aside] == ["A crane fell in Velm"]
    assert "the story could not be told (ZeroDivisionError: cranes)" in reading.set_aside[0].reason
    assert len(reading.articles) == 2
    assert reading.events
