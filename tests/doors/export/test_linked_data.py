"""Tests for ninjs, JSON-LD, annotations, TimelineJS and OPML, held against schemas of the standards."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest
from lxml import etree

from dateline.doors.export.annotations import to_annotations
from dateline.doors.export.jsonld import to_jsonld
from dateline.doors.export.ninjs import to_ninjs
from dateline.doors.export.opml import to_opml
from dateline.doors.export.timelinejs import to_timelinejs
from dateline.terms import Reading
from tests.doors.cli import builders
from tests.doors.export.plans import CANCELLED, HELD, MOVED, SET, plan
from tests.doors.export.schemas import ANNOTATIONS, NINJS, OPML, SCHEMA_ORG, TIMELINEJS, relax_ng

BASE = "https://desk.example"
SCHEMAS = [(to_ninjs, NINJS), (to_timelinejs, TIMELINEJS), (to_jsonld, SCHEMA_ORG), (to_annotations, ANNOTATIONS)]


@pytest.mark.parametrize("base", [None, BASE])
@pytest.mark.parametrize(("make", "schema"), SCHEMAS, ids=lambda value: getattr(value, "__name__", ""))
def test_documents_are_valid(make: object, schema: object, base: str | None, told: Reading) -> None:
    """Each keeps to its schema, with links and without."""
    for reading in (told, builders.reading(), plan(SET, MOVED), plan(SET, MOVED, CANCELLED)):
        jsonschema.validate(json.loads(make(reading, base=base)), schema)  # type: ignore[operator]


def test_several_stories_are_one_ninjs_item() -> None:
    """Of several stories, ninjs is a composite of composites."""
    one, other = builders.reading(), plan(SET)
    other = replace(other, stories=(replace(other.stories[0], id="t"),))
    names = ("articles", "dispatches", "events", "changes", "stories")
    both = replace(one, **{name: getattr(one, name) + getattr(other, name) for name in names})
    made = json.loads(to_ninjs(both))
    jsonschema.validate(made, NINJS)
    assert [item["type"] for item in made["associations"]] == ["composite", "composite"]
    assert ["people" in item for item in made["associations"]] == [True, False]  # each its own


def test_ninjs_says_how_sure_a_plan_is() -> None:
    """A planned event carries IPTC's occurrence status and its days."""
    (event,) = [item for item in json.loads(to_ninjs(plan(SET)))["associations"] if item["type"] == "event"]
    assert event["eventDetails"] == {
        "eventStatus": "http://cv.iptc.org/newscodes/eventoccurstatus/eos5",
        "dates": {"expectedStartDate": "2030-05-07", "expectedEndDate": "2030-05-07"},
    }
    assert "eos6" in to_ninjs(plan(SET, MOVED, CANCELLED))


def the_event(reading: Reading) -> dict[str, object]:
    """The schema.org Event of a plan."""
    graph = json.loads(to_jsonld(reading))["@graph"]
    found: dict[str, object] = next(one for one in graph if one["@type"] == "Event")
    return found


def test_a_moved_event_keeps_its_previous_start() -> None:
    """schema.org: EventRescheduled with the day for which it was planned first; nothing of the kind before."""
    assert "previousStartDate" not in the_event(plan(SET))
    moved = the_event(plan(SET, MOVED))
    assert moved["eventStatus"] == "https://schema.org/EventRescheduled"
    assert (moved["startDate"], moved["previousStartDate"]) == ("2030-05-21", ["2030-05-07"])
    assert the_event(plan(SET, MOVED, CANCELLED))["eventStatus"] == "https://schema.org/EventCancelled"
    assert "eventStatus" not in the_event(plan(SET, MOVED, HELD))


def test_a_copy_is_based_on_its_origin() -> None:
    """A NewsArticle that was copied says from which one."""
    graph = {
        one["headline"] if "headline" in one else one["@id"]: one
        for one in json.loads(to_jsonld(builders.reading()))["@graph"]
    }
    origin = graph["Council agrees on a bridge"]
    assert [one["isBasedOn"] for one in graph.values() if "isBasedOn" in one] == [{"@id": origin["@id"]}]


def test_annotations_point_at_their_words(told: Reading) -> None:
    """Each selects by position exactly what it quotes, and no two have the same id."""
    items = json.loads(to_annotations(told))["items"]
    texts = {article.text for article in told.articles}
    for item in items:
        quote, place = item["target"]["selector"]
        assert any(text[place["start"] : place["end"]] == quote["exact"] for text in texts)
    assert len({item["id"] for item in items}) == len(items)
    assert {item["motivation"] for item in items} >= {"commenting", "classifying", "tagging", "identifying"}


def test_ids_do_not_depend_on_where_it_is_served() -> None:
    """Names for good: the same with a base and without, of another base too."""

    def ids(base: str | None) -> set[str]:
        return {one["@id"] for one in json.loads(to_jsonld(builders.reading(), base=base))["@graph"]}

    assert ids(None) == ids(BASE) == ids("https://other.example")


def test_timeline_slides_are_the_dated_events() -> None:
    """One slide for each event of the timeline that has a day, spans with both ends."""
    made = json.loads(to_timelinejs(builders.reading()))
    assert [slide["unique_id"] for slide in made["events"]] == ["event-flood", "event-summit"]
    assert made["events"][0]["start_date"] == {"year": 2029, "month": 11, "day": 30}
    assert made["events"][0]["end_date"] == {"year": 2029, "month": 12, "day": 1}


def test_opml_lists_outlets_and_their_reports(told: Reading) -> None:
    """OPML keeps to RELAX NG of its standard and names every report once."""
    tree = etree.fromstring(to_opml(told).encode())
    relax_ng(OPML).assertValid(tree)
    assert len(tree.findall("body/outline/outline")) == len(told.articles)
    names = [outline.get("text") for outline in tree.findall("body/outline")]
    assert names == sorted(set(names))
