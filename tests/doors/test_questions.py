"""One table of questions, answered the same by Python, the command line and REST, and by MCP a line a record."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import anyio
import pytest
from lxml import html
from starlette.testclient import TestClient
from typer.testing import CliRunner

from dateline.desk import Desk
from dateline.doors.cli.app import app
from dateline.doors.coverage import compared
from dateline.doors.export import export, record
from dateline.doors.inline import line
from dateline.doors.rest import PREFIX
from dateline.doors.shelf import Shelf, stands
from dateline.doors.web import application
from dateline.terms import Reading
from tests.doors.rest.conftest import client_of
from tests.doors.web.conftest import policy

pytest.importorskip("mcp")

from mcp.client import Client

from dateline.doors.mcp import server
from dateline.doors.mcp.tools import Tools

Json = Any


@dataclass(frozen=True)
class Question:
    """One question as each door takes it."""

    name: str
    python: Callable[[Desk], object]
    command: str
    path: str
    tool: str
    arguments: dict[str, object]


QUESTIONS = (
    Question("which stories", lambda desk: desk.stories(), "stories --json", "/stories", "stories", {}),
    Question(
        "which name a person", lambda desk: desk.stories(person="Reik"), "stories --person Reik --json", "/stories?person=Reik",
        "stories", {"person": "Reik"},
    ),
    Question(
        "what happened", lambda desk: desk.timeline("dockers"), "timeline dockers --json", "/stories/dockers/timeline",
        "timeline", {"story": "dockers"},
    ),
    Question(
        "what was known then", lambda desk: desk.timeline("dockers", as_of="2023-03-09"),
        "timeline dockers --as-of 2023-03-09 --json", "/stories/dockers/timeline?as_of=2023-03-09",
        "timeline", {"story": "dockers", "as_of": "2023-03-09"},
    ),
    Question(
        "what waits behind it", lambda desk: desk.timeline("dockers", more=True), "timeline dockers --more --json",
        "/stories/dockers/timeline?more=yes", "timeline", {"story": "dockers", "more": True},
    ),
    Question("what is coming", lambda desk: desk.next(), "next --json", "/next", "next", {}),
    Question(
        "what was coming then", lambda desk: desk.next("dockers", as_of="2023-03-09"),
        "next dockers --as-of 2023-03-09 --json", "/stories/dockers/next?as_of=2023-03-09",
        "next", {"story": "dockers", "as_of": "2023-03-09"},
    ),
    Question("what changed", lambda desk: desk.changes(), "changes --json", "/changes", "changes", {}),
    Question(
        "what changed since", lambda desk: desk.changes("dockers", since="2023-03-20"),
        "changes dockers --since 2023-03-20 --json", "/stories/dockers/changes?since=2023-03-20",
        "changes", {"story": "dockers", "since": "2023-03-20"},
    ),
    Question("where they disagree", lambda desk: desk.conflicts(), "conflicts --json", "/conflicts", "conflicts", {}),
    Question(
        "who said what", lambda desk: desk.said("Reik"), "said Reik --json", "/said?person=Reik", "said", {"person": "Reik"},
    ),
    Question(
        "who copied whom", lambda desk: desk.copies("dockers"), "copies dockers --json", "/stories/dockers/copies",
        "copies", {"story": "dockers"},
    ),
    Question(
        "where it stands", lambda desk: desk.search("strike"), "search strike --json", "/search?q=strike",
        "search", {"query": "strike"},
    ),
)  # fmt: skip


def items(answer: Json) -> Json:
    """What an answer lists, whether or not it says how it goes on."""
    return answer["items"] if isinstance(answer, dict) and "items" in answer else answer


@pytest.fixture(scope="module")
def api(store: Path) -> Iterator[TestClient]:
    """The API over the examples."""
    with client_of(store) as client:
        yield client


@pytest.fixture(scope="module")
def pages(store: Path) -> Iterator[TestClient]:
    """The pages over the examples."""
    with TestClient(application(store, policy(store)), base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture(scope="module")
def tools(store: Path) -> Iterator[Tools]:
    """The tools over the examples."""
    made = Tools(store)
    yield made
    made.close()


def by_command(command: str, db: Path) -> bytes:
    """What the command line prints."""
    made = CliRunner().invoke(app, command.split(), env={"DATELINE_DB": str(db)})
    assert made.exit_code == 0, made.output
    return made.stdout_bytes


def by_tool(question: Question, tools: Tools) -> Json:
    """The answer of the tool."""

    async def asked() -> Json:
        async with Client(server(tools)) as client:
            made: Any = await client.call_tool(question.tool, question.arguments | {"max_chars": 1_000_000})
            return json.loads(made.content[0].text)

    return anyio.run(asked)


@pytest.mark.parametrize("question", QUESTIONS, ids=[question.name for question in QUESTIONS])
def test_every_door_answers_alike(question: Question, desk: Desk, api: TestClient, tools: Tools, store: Path) -> None:
    """Python, command line and REST give the same answer, item by item, MCP a line of each, and it is not empty."""
    found: Any = question.python(desk)
    answer = items(json.loads(json.dumps(record(found))))
    assert answer
    assert items(api.get(f"{PREFIX}{question.path}").json()) == answer
    assert items(by_tool(question, tools)) == json.loads(json.dumps([line(one) for one in found]))
    assert items(json.loads(by_command(question.command, store))) == answer


def by_tool_named(name: str, tools: Tools, **arguments: object) -> Json:
    """The answer of a tool."""
    return by_tool(Question("", lambda _: None, "", "", name, arguments), tools)


def ids(desk: Desk) -> list[str]:
    """The ids of all stories."""
    return [line.id for line in desk.stories()]


@pytest.mark.parametrize("as_of", [None, "2022-11-05", "2023-03-09"])
def test_every_door_says_alike_where_a_story_stands(
    desk: Desk, api: TestClient, tools: Tools, store: Path, as_of: str | None
) -> None:
    """State, what is next and title are the same in a story's own answer at each door, as it stands and as of a day, and in the list of stories."""
    told = 0
    for id in ids(desk):
        story = desk.show(id, as_of=as_of).stories[0] if as_of is None or known_by(desk, id, as_of) else None
        if story is None:
            continue
        wanted = [json.loads(json.dumps(record(part))) for part in (story.state, story.next, story.title)]
        asked = {"story": id} | ({"as_of": as_of} if as_of else {})
        command = f"show {id} --json" + (f" --as-of {as_of}" if as_of else "")
        answers = [
            json.loads(by_command(command, store)),
            api.get(f"{PREFIX}/stories/{id}", params={"as_of": as_of} if as_of else {}).json(),
            api.get(f"{PREFIX}/stories/{id}/export/json", params={"as_of": as_of} if as_of else {}).json(),
        ]
        for answer in answers:
            assert [answer["stories"][0][name] for name in ("state", "next", "title")] == wanted
        brief = by_tool_named("story", tools, **asked)
        assert brief["title"] == story.title
        assert brief.get("state", {}).get("text") == (story.state and story.state.text)
        if as_of is None:
            assert next(line for line in desk.stories() if line.id == id).state == story.state
        told += story.state is not None
    assert told


def known_by(desk: Desk, id: str, as_of: str) -> bool:
    """Whether a report of the story was out by that day."""
    return any(stop[:10] <= as_of for stop in desk.moments(id))


@pytest.mark.parametrize("shown", ["show", "stories", "page", "front page", "markdown", "html"])
def test_what_people_read_says_it_too(desk: Desk, store: Path, pages: TestClient, shown: str) -> None:
    """Where a story stands, as far as its rows tell, with the days in brackets, and of its plans the next: in the same words on a screen, on the pages and in what is sent."""
    assert any(told.state for told in desk.stories())
    for told in desk.stories():
        reading = desk.show(told.id)
        text = words_shown(shown, told.id, reading, store, pages)
        shelf = Shelf(reading, reading.stories[0])
        if told.state is not None:
            assert "[" in stands(told)
            assert stands(told) in text
        if shown != "stories":
            assert shelf.coming
            assert shelf.headline(shelf.coming[0]) in text


def words_shown(shown: str, id: str, reading: Reading, store: Path, pages: TestClient) -> str:
    """What somebody reads there, as one line."""
    match shown:
        case "show" | "stories":
            made = by_command(f"show {id}" if shown == "show" else "stories", store).decode()
        case "markdown":
            made = export(reading, "markdown").data.decode().replace("\\", "")
        case _:
            page = {"page": f"/stories/{id}", "front page": "/stories"}.get(shown)
            source = pages.get(page).text if page else export(reading, "html").data.decode()
            made = html.fromstring(source.encode()).text_content()
    return " ".join(made.split())


def test_two_sides_are_compared_alike(desk: Desk, api: TestClient, tools: Tools, store: Path) -> None:
    """Outlets by their names, reports by number, the first letters of an id, or the id."""
    reading = desk.show("dockers")
    first, last = reading.stories[0].articles[0], reading.stories[0].articles[-1]
    for a, b in (
        ("Coastline", "The Velden Post"),
        (first, last),
        ("1", f"[{len(reading.stories[0].articles)}]"),
        (first[:6], last[:6]),
        ("Minister invites dockers", "Port and dockers to meet again"),
    ):
        answer = record(compared(Shelf(reading, reading.stories[0]), a, b))
        assert answer["events"] or answer["events_of_a"]
        assert api.get(f"{PREFIX}/stories/dockers/compare", params={"a": a, "b": b}).json() == answer
        made = CliRunner().invoke(app, ["compare", "dockers", a, b, "--json"], env={"DATELINE_DB": str(store)})
        assert json.loads(made.stdout) == answer
        lines = by_tool_named("compare", tools, story="dockers", a=a, b=b)
        assert (lines["a"], lines["b"]) == (answer["a"], answer["b"])
        for noun in ("event", "statement"):
            for place, name in (("both", f"{noun}s"), ("a", f"{noun}s_of_a"), ("b", f"{noun}s_of_b")):
                told = [one["id"] for one in lines["items"] if (one["in"], one["noun"]) == (place, noun)]
                assert told == [one["id"] for one in answer[name]]


FOLDERS = re.compile(rb'(?<=")/(?:[^"/]+/)+')
"""The folders of a file's name, in an export."""


def test_the_export_is_the_same_through_every_door(desk: Desk, api: TestClient, store: Path) -> None:
    """A story in every text format has the same bytes from the command line and from REST, which names files without their folders."""
    story = desk.stories().items[0].id
    for name in ("json", "ics", "atom", "markdown"):
        made = api.get(f"{PREFIX}/stories/{story}/export/{name}").content
        assert FOLDERS.sub(b"", by_command(f"export {story} --to {name}", store)) == made
        assert FOLDERS.search(made) is None
