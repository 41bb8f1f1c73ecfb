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
from dateline.doors.lines import MOST, written
from dateline.doors.mcp import server
from dateline.doors.mcp.tools import TOOLS, Tools
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
    assert result.structured_content is None  # the answer is sent once
    (content,) = result.content
    found: Json = json.loads(content.text)
    assert written(found) == content.text
    assert len(content.text) <= int(str(arguments.get("max_chars", MOST)))
    return found


def test_who_said_what_goes_on_to_its_end(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    """However much somebody said: what is left out is said, with what goes on behind it."""
    monkeypatch.setattr("dateline.doors.lines.LONGEST", 3)
    whole = answer(tools, "said", person="Reik", limit=50, max_chars=100_000)["items"]
    found, after = [], None
    while True:
        part = answer(tools, "said", person="Reik", limit=3, **({"after": after} if after else {}))
        found += part["items"]
        after = part["next"]
        assert ("left_out" in part) == (after is not None)
        if after is None:
            break
    assert len(whole) > 3
    assert found == whole


def test_tools_say_what_they_do(tools: Tools) -> None:
    """Every tool has a description, described arguments, and is marked as one that only reads."""

    async def asked() -> Any:
        async with Client(server(tools)) as client:
            return (await client.list_tools()).tools

    listed = anyio.run(asked)
    assert [tool.name for tool in listed] == list(TOOLS)
    for tool in listed:
        assert tool.description
        assert all(one.get("description") for one in tool.input_schema["properties"].values())
        assert tool.annotations.read_only_hint


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("story", {"story": "dockers"}), ("timeline", {"story": "dockers"}), ("changes", {}), ("conflicts", {}),
     ("said", {"person": "Reik"}), ("copies", {"story": "dockers"}), ("next", {}), ("new_since", {"since": "2023-03-10"}),
     ("between", {"story": "dockers", "earlier": "2023-03-09", "later": "2023-03-12"})],
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
    days = {one["id"]: one["published"][:10] for one in answer(tools, "sources", story="dockers")["items"]}
    told = [[days[words["article"]] for words in evidence(items)] for items in (early, late)]
    assert told[0]
    assert max(told[0]) <= "2023-03-09" < max(told[1])


LISTS: tuple[tuple[str, Json], ...] = (
    ("timeline", {"story": "dockers", "more": True}), ("sources", {"story": "dockers"}), ("copies", {}), ("changes", {}), ("next", {}),
    ("said", {"person": "Reik"}), ("conflicts", {}), ("search", {"query": "strike", "limit": 500}), ("stories", {}), ("new_since", {"since": "2023-03-01"}),
    ("between", {"story": "dockers", "earlier": "2023-03-07", "later": "2023-03-20"}),
)  # fmt: skip


@pytest.mark.parametrize(("name", "arguments"), LISTS, ids=[name for name, _ in LISTS])
def test_short_answers_put_together_are_the_whole(tools: Tools, name: str, arguments: Json) -> None:
    """Going on by `next` under any budget gives every line once; what is left out is said each time, and only then."""
    whole = answer(tools, name, **arguments, max_chars=1_000_000)
    assert whole["items"]
    assert "left_out" not in whole
    for most in (1_000, 2_500):
        found: list[Json] = []
        after: Json = {}
        for _ in range(len(whole["items"]) + 1):
            one = answer(tools, name, **arguments, **after, max_chars=most)
            assert one["items"]
            found += one["items"]
            if one["next"] is None:
                break
            assert f"after={one['next']}" in one["left_out"]
            after = {"after": one["next"]}
        if name != "new_since":  # a story's line may be cut
            names = [one.get("id") or one["story"] for one in found]
            assert names == [one.get("id") or one["story"] for one in whole["items"]]


def test_words_that_are_cut_still_stand_in_the_report(tools: Tools, desk: Desk) -> None:
    """Under the smallest budget a piece of evidence may be shorter, and is still what stands at its offsets."""
    for name, arguments in LISTS:
        for words in evidence(answer(tools, name, **arguments, max_chars=1_000)):
            assert desk.article(words["article"]).text[words["start"] : words["end"]] == words["text"]


def test_a_line_has_two_pieces_and_why_has_all(tools: Tools, desk: Desk) -> None:
    """An event's line has two pieces of evidence at most; all of them come with `why`, page by page."""
    event = max(desk.timeline("dockers"), key=lambda one: len(one.reports))
    line = next(one for one in answer(tools, "timeline", story="dockers")["items"] if one["id"] == event.id)
    assert 0 < len(line["evidence"]) <= 2
    found: list[Json] = []
    after: Json = {}
    while True:
        one = answer(tools, "why", id=event.id, max_chars=1_000, **after)
        found += one["evidence"]
        if one["next"] is None:
            break
        after = {"after": one["next"]}
    places = {(words["article"], words["start"]) for words in found}
    assert places == {(report.evidence.article, report.evidence.start) for report in event.reports}


def test_a_long_report_comes_in_parts(tools: Tools, desk: Desk) -> None:
    """A text that is longer than the budget comes part by part, and says so."""
    report = max(desk.sources("dockers"), key=lambda one: len(one.text))
    text, start = "", 0
    while start < len(report.text):
        one = answer(tools, "article", id=report.id, after=str(start), max_chars=1_500)
        assert ("left_out" in one) == (one["next"] is not None) == (one["end"] < len(report.text))
        text += one["text"]
        start = one["end"]
    assert text == report.text


def test_two_reports_are_compared_and_held_against_each_other(tools: Tools, desk: Desk) -> None:
    """Outlets of a story are compared; of a copy it is told what it changed."""
    first, second = list(dict.fromkeys(one.publisher for one in desk.sources("dockers") if one.publisher))[:2]
    told = answer(tools, "compare", story="dockers", a=first, b=second)["items"]
    assert {one["in"] for one in told} <= {"both", "a", "b"}
    assert told
    copies = next(one for one in desk.copies() if one.edits)
    edits = answer(tools, "diff", a=copies.origin, b=copies.edits[0].article)["items"]
    assert len(edits) == len(desk.diff(copies.origin, copies.edits[0].article)) > 0


def test_two_stories_are_compared(tools: Tools, desk: Desk) -> None:
    """Every event of either is there once, in both or alone, with its words; pages go on to the end."""
    a, b = (one.id for one in list(desk.stories())[:2])
    whole = desk.compare(a, b)
    first = answer(tools, "compare_stories", a=a, b=b, max_chars=2000)
    assert [first[side]["story"] for side in ("a", "b")] == [a, b]
    items = first["items"]
    while first["next"]:
        first = answer(tools, "compare_stories", a=a, b=b, max_chars=2000, after=first["next"])
        items += first["items"]
    assert [one["id"] for one in items if one["in"] == "a"] == [one.id for one in whole.events_of_a]
    assert [one["id"] for one in items if one["in"] == "b"] == [one.id for one in whole.events_of_b]
    assert all(one["evidence"] for one in items if one["noun"] == "event" and one["in"] != "both")


def test_resources_and_prompts(tools: Tools) -> None:
    """Clients that keep resources find the stories, a story, its timeline and a report; prompts name tools that there are."""

    async def asked() -> Any:
        async with Client(server(tools)) as opened:
            client: Any = opened
            story = json.loads((await client.read_resource("dateline://stories")).contents[0].text)["items"][0]["id"]
            addresses = [f"dateline://stories/{story}", f"dateline://stories/{story}/timeline"]
            read = [json.loads((await client.read_resource(one)).contents[0].text) for one in addresses]
            report = read[1]["items"][0]["evidence"][0]["article"]
            read.append(json.loads((await client.read_resource(f"dateline://articles/{report}")).contents[0].text))
            prompts = {
                one.name: (await client.get_prompt(one.name, {one.arguments[0].name: "X"})).messages[0].content.text
                for one in (await client.list_prompts()).prompts
            }
            return story, report, read, prompts

    story, report, read, prompts = anyio.run(asked)
    assert read[0]["id"] == story
    assert read[2]["id"] == report
    assert read[2]["text"]
    assert {"what_is_new": "new_since", "background": "timeline", "check": "why"}.items() <= {
        name: next(tool for tool in ("new_since", "timeline", "why") if tool in text) for name, text in prompts.items()
    }.items()


def test_from_a_hit_to_its_reason(tools: Tools) -> None:
    """What a search finds can be asked for: its story, its article, and why it is said."""
    hit = answer(tools, "search", query="strike", limit=1)["items"][0]
    assert answer(tools, "article", id=hit["article"])["text"]
    assert answer(tools, "story", story=hit["story"])["id"] == hit["story"]
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

    assert len(json.loads(anyio.run(asked).content[0].text)["items"]) == 2


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
