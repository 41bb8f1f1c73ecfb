"""Tests for `dateline.doors.export.feeds`, read back by feedparser and held against schemas of the standards."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import feedparser
import jsonschema
import pytest
from lxml import etree

from dateline.doors.export.feeds import to_atom, to_json_feed, to_rss
from dateline.terms import Reading
from tests.doors.cli import builders
from tests.doors.export.plans import CANCELLED, MOVED, SET, plan
from tests.doors.export.schemas import ATOM, JSON_FEED, RSS, relax_ng

XML = [to_rss, to_atom]
BASE = "https://desk.example"


@pytest.mark.parametrize("base", [None, BASE])
def test_feeds_are_valid(base: str | None, told: Reading) -> None:
    """RSS and Atom keep to RELAX NG of their standards, JSON Feed to JSON Schema of its own."""
    relax_ng(ATOM).assertValid(etree.fromstring(to_atom(told, base=base).encode()))
    relax_ng(RSS).assertValid(etree.fromstring(to_rss(told, base=base).encode()))
    jsonschema.validate(json.loads(to_json_feed(told, base=base)), JSON_FEED)


@pytest.mark.parametrize("make", XML)
def test_a_reader_sees_the_change_itself(make: Callable[..., str]) -> None:
    """A feed reader shows what changed before and after, in the body, in the words of both reports."""
    parsed = feedparser.parse(make(builders.reading(), base=BASE))
    assert not parsed.bozo
    (entry,) = parsed.entries
    body = entry.summary if make is to_rss else entry.content[0].value
    assert "<del>long</del> <ins>brief</ins>" in body
    assert "would be brief" in body
    assert "Post of the North, 22 Mar 2030" in body
    assert entry.title == "would be brief: manner long → brief"
    assert entry.link == "https://desk.example/stories/s/events/summit"
    assert {tag.term for tag in entry.tags} == {"Council agrees on a bridge", "manner", "major"}


@pytest.mark.parametrize("make", XML)
def test_entries_are_newest_first_and_keep_their_ids(make: Callable[..., str]) -> None:
    """A later report adds entries on top; those that were there keep their ids."""
    before = feedparser.parse(make(plan(SET, MOVED))).entries
    after = feedparser.parse(make(plan(SET, MOVED, CANCELLED), base=BASE)).entries
    known = {entry.id for entry in before}
    assert known
    assert known <= {entry.id for entry in after}
    assert len({entry.id for entry in after}) == len(after)
    days = [entry.updated if make is to_atom else entry.published_parsed for entry in after]
    assert days == sorted(days, reverse=True)


def test_all_three_name_an_entry_alike() -> None:
    """RSS, Atom and JSON Feed give a change the same id."""
    reading = plan(SET, MOVED)
    ids = {entry.id for entry in feedparser.parse(to_atom(reading)).entries}
    assert ids == {entry.id for entry in feedparser.parse(to_rss(reading)).entries}
    assert ids == {item["id"] for item in json.loads(to_json_feed(reading))["items"]}


def test_a_feed_is_as_new_as_its_newest_report() -> None:
    """Its date is the newest report's; of no report, the epoch."""
    assert "<updated>2030-03-22T00:00:00Z</updated>" in to_atom(builders.reading())
    empty = replace(builders.reading(), stories=(), changes=())
    assert "<updated>1970-01-01T00:00:00Z</updated>" in to_atom(empty)
    relax_ng(RSS).assertValid(etree.fromstring(to_rss(empty).encode()))


def test_a_feed_says_where_it_is_served() -> None:
    """With a base each feed names its own address, as the REST door has it, so that a reader who got the file can subscribe."""
    address = f"{BASE}/api/v1/stories/s/export/"
    for make, name in ((to_rss, "rss"), (to_atom, "atom")):
        links = feedparser.parse(make(builders.reading(), base=BASE)).feed.links
        assert [link.href for link in links if link.rel == "self"] == [
            f"{address}{name}?base=https%3A%2F%2Fdesk.example"
        ]
    assert json.loads(to_json_feed(builders.reading(), base=BASE))["feed_url"].startswith(f"{address}jsonfeed")


def test_the_report_is_linked_where_it_has_an_address() -> None:
    """Without a base an entry leads to the report that told the change."""
    entry = feedparser.parse(to_rss(plan(SET, MOVED))).entries[0]
    assert entry.link == "https://velm.example/1"
    assert json.loads(to_json_feed(plan(SET, MOVED)))["items"][0]["external_url"] == "https://velm.example/1"
