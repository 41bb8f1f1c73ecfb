"""Tests for `dateline.doors.export.formats`: every format, on any reading."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from dateline import pipeline
from dateline.doors.export import FORMATS, TABLES, export
from dateline.errors import UnknownName
from dateline.terms import Reading
from tests.doors.cli import builders
from tests.doors.export.poison import HOSTILE, poisoned
from tests.strategies import piles
from tests.test_read import reports

EMPTY = Reading((), frozenset(), (), (), (), (), (), (), (), (), None, (), ())


def test_every_format_is_written(told: Reading) -> None:
    """Each format gives bytes, a media type and a suffix; text is UTF-8; the same reading gives the same bytes."""
    for name, one in FORMATS.items():
        made = export(told, name, base="https://desk.example")
        assert made.data
        assert made == export(told, name, base="https://desk.example")
        assert "/" in made.media
        assert made.suffix.startswith(one.suffix)
        if not made.binary:
            made.data.decode("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_reading_is_written(name: str) -> None:
    """A reading without a story fails no format."""
    assert export(EMPTY, name).data


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pile=piles())
def test_any_reading_is_written(pile: list[dict[str, object]]) -> None:
    """Any pile of documents gives every format."""
    reading = pipeline.read(reports(pile))
    for name in FORMATS:
        assert export(reading, name).data


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_break_no_document(words: str) -> None:
    """XML stays XML, JSON stays JSON; what may stand inside a page cannot end its element."""
    reading = poisoned(words)
    for name in ("rss", "atom", "opml"):
        etree.fromstring(export(reading, name).data)
    for name in ("json", "jsonfeed", "annotations", "timelinejs", "ninjs", "jsonld"):
        json.loads(export(reading, name).data)
    for name in ("timelinejs", "ninjs", "jsonld"):
        assert not set("<>&\u2028\u2029") & set(export(reading, name).data.decode())


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_make_no_links(words: str) -> None:
    """No address in any feed or document is one that a report made up, nor a script."""
    reading = poisoned(words)
    for name in ("rss", "atom", "opml"):
        tree = etree.fromstring(export(reading, name).data)
        links = [*tree.xpath("//@href|//@url|//@htmlUrl"), *(node.text for node in tree.iter("link"))]
        assert all(link is None or link.startswith("urn:uuid:") for link in links)
    for item in json.loads(export(reading, "jsonfeed").data)["items"]:
        assert not {"url", "external_url"} & item.keys()
        assert "<script" not in item["content_html"].lower()
        assert "<img" not in item["content_html"].lower()
    for slide in json.loads(export(reading, "timelinejs").data)["events"]:
        assert not any(sign in slide["text"]["headline"] for sign in "<>")
    assert not any("url" in one for one in json.loads(export(reading, "jsonld").data)["@graph"])


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_add_no_line_to_a_calendar(words: str) -> None:
    """A calendar of hostile words has the properties of one of plain words, and no more."""

    def names(reading: Reading) -> list[bytes]:
        lines = export(reading, "ics").data.replace(b"\r\n ", b"").split(b"\r\n")
        return sorted(line.split(b":")[0].split(b";")[0] for line in lines)

    assert names(poisoned(words)) == names(poisoned("plain "))


def test_a_table_is_named_after_a_colon() -> None:
    """The name "csv:events" is that table; without a name it is an archive; other formats have none."""
    assert export(builders.reading(), "csv:events").data.startswith(b"id,story,listed,headline")
    assert export(builders.reading(), "csv").media == "application/zip"
    assert export(builders.reading(), "csv").suffix == ".csv.zip"
    for wrong in ("csv:nothing", "html:events", "htm", ""):
        with pytest.raises(UnknownName):
            export(builders.reading(), wrong)
    assert all(export(builders.reading(), f"parquet:{table}").binary for table in TABLES)


def test_the_hash_seed_does_not_matter() -> None:
    """Another PYTHONHASHSEED gives the same bytes in every format."""
    script = (
        "from hashlib import sha256\nfrom tests.doors.cli.builders import reading\n"
        "from dateline.doors.export import FORMATS, export\n"
        "print(sha256(b''.join(export(reading(), name).data for name in FORMATS)).hexdigest())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", script], capture_output=True, check=True, env=os.environ | {"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "77")
    }
    assert len(made) == 1
