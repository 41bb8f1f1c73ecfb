"""Tests for `dateline.doors.mcp`, asked by the SDK's own client."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest

pytest.importorskip("mcp")

from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from dateline.desk import Desk
from dateline.doors.mcp import server
from dateline.doors.mcp.tools import Tools
from tests.test_read import evidence

Json = dict[str, Any]


@pytest.fixture(scope="module")
def tools(store: Path) -> Iterator[Tools]:
    """The tools over the examples."""
    made = Tools(store)
    yield made
    made.close()


def call(tools: Tools, name: str, **arguments: object) -> Any:
    """What a client gets for a call."""

    async def asked() -> Any:
        async with Client(server(tools)) as client:
            return await client.call_tool(name, arguments)

    return anyio.run(asked)


def answer(tools: Tools, name: str, **arguments: object) -> Json:
    """The structured answer of a call that is well."""
    result = call(tools, name, **arguments)
    assert not result.is_error, result.content
    found: Json = result.structured_content
    assert json.loads(result.content[0].text) == found
    return found


def test_tools_say_what_they_do(tools: Tools) -> None:
    """Every tool has a description, described arguments, and is marked as one that only reads."""

    async def asked() -> Any:
        async with Client(server(tools)) as client:
            return (await client.list_tools()).tools

    listed = anyio.run(asked)
    assert [tool.name for tool in listed] == ["search", "stories", "story", "timeline", "next", "changes", "said", "conflicts", "copies", "why", "article"]  # fmt: skip
    for tool in listed:
        assert tool.description
        assert all(one.get("description") for one in tool.input_schema["properties"].values())
        assert tool.annotations.read_only_hint


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("story", {"story": "dockers"}), ("timeline", {"story": "dockers"}), ("changes", {}), ("conflicts", {}),
     ("said", {"person": "Reik"}), ("copies", {"story": "dockers"})],
)  # fmt: skip
def test_every_answer_carries_its_words(tools: Tools, desk: Desk, name: str, arguments: Json) -> None:
    """Each answer holds evidence, and the offsets lead to the very words."""
    found = list(evidence(answer(tools, name, **arguments)))
    assert found
    texts: dict[str, str] = {}
    for words in found:
        text = texts.setdefault(words["article"], desk.article(words["article"]).text)
        assert text[words["start"] : words["end"]] == words["text"]


def test_a_timeline_is_as_of_a_day(tools: Tools) -> None:
    """As of a day, nothing stands that was reported later; today it does."""
    early = answer(tools, "timeline", story="dockers", as_of="2023-03-09", more=True)["items"]
    late = answer(tools, "timeline", story="dockers", more=True)["items"]
    told = [
        [report["reported"]["end"][:10] for event in items for report in event["reports"]] for items in (early, late)
    ]
    assert told[0]
    assert max(told[0]) <= "2023-03-09" < max(told[1])


def test_from_a_hit_to_its_reason(tools: Tools) -> None:
    """What a search finds can be asked for: its story, its article, and why it is said."""
    hit = answer(tools, "search", query="strike", limit=1)["items"][0]
    assert answer(tools, "article", id=hit["article"])["text"]
    assert answer(tools, "story", story=hit["story"])["stories"][0]["id"] == hit["story"]
    assert answer(tools, "why", id=hit["id"])["noun"]


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("story", {"story": "zzzz"}), ("why", {"id": "zzzz"}), ("timeline", {"story": "dockers", "as_of": "2023-02-30"}),
     ("changes", {"since": "tomorrow"}), ("said", {}), ("stories", {"limit": 0}), ("search", {"query": "a", "kind": "b"})],
)  # fmt: skip
def test_a_question_that_cannot_be_answered_says_why(tools: Tools, name: str, arguments: Json) -> None:
    """The client is told what was wrong with its question."""
    result = call(tools, name, **arguments)
    assert result.is_error
    assert len(result.content[0].text) > len(f"Error executing tool {name}: ")


def test_the_command_serves_over_standard_streams(store: Path) -> None:
    """`dateline mcp` answers a client over its standard input and output."""
    parameters = StdioServerParameters(command=sys.executable, args=["-m", "dateline", "mcp", "--db", str(store)])

    async def asked() -> Any:
        async with Client(stdio_client(parameters)) as client:
            return await client.call_tool("stories", {})

    assert len(anyio.run(asked).structured_content["items"]) == 2


def test_without_a_store_the_command_says_so(tmp_path: Path) -> None:
    """A database that is not there is named, and nothing is made."""
    db = tmp_path / "none.db"
    made = subprocess.run(
        [sys.executable, "-m", "dateline", "mcp", "--db", str(db)],
        capture_output=True,
        text=True,
        input="",
        check=False,
    )
    assert made.returncode == 2
    assert "none.db" in made.stderr
    assert not db.exists()
