"""What somebody meets who comes to the terminal for the first time, and what they may say instead of ids."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from dateline import Desk
from dateline.doors.cli import completing
from dateline.doors.cli.app import COMMANDS, GROUPS, app
from dateline.doors.words import TRADE
from dateline.errors import UnknownName
from tests import fakeparser
from tests.conftest import EXAMPLES, reports_in


@pytest.fixture(scope="module", autouse=True)
def _small_parser() -> Iterator[None]:
    """English is read by the parser of the tests."""
    with fakeparser.installed():
        yield


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the two stories of the examples."""
    db = tmp_path_factory.mktemp("newcomer") / "news.db"
    with Desk(db) as desk:
        desk.add([*reports_in(EXAMPLES / "harbour-talks"), *reports_in(EXAMPLES / "hollin-cross")])
    return db


@pytest.fixture
def db(stocked: Path, tmp_path: Path) -> Path:
    """A copy of it, for a test that changes it."""
    with Desk(stocked) as desk:
        desk.backup(tmp_path / "news.db")
    return tmp_path / "news.db"


def run(db: Path, *words: str) -> Result:
    """A command on that database, on a screen of 80 columns."""
    return CliRunner(env={"DATELINE_DB": str(db), "COLUMNS": "80"}).invoke(app, words)


def said(db: Path, *words: str) -> str:
    """What it prints."""
    made = run(db, *words)
    assert made.exit_code == 0, made.output
    return made.output


def answered(db: Path, *words: str) -> Any:
    """What it prints as JSON."""
    return json.loads(said(db, *words, "--json"))


def test_alone_it_says_the_first_steps_where_nothing_is(tmp_path: Path) -> None:
    """Three of them, and no database is made."""
    shown = said(tmp_path / "none.db")
    assert all(f"  {number} dateline" in shown for number in (1, 2, 3))
    assert not (tmp_path / "none.db").exists()


def test_alone_it_says_what_is_new_and_notes_no_look(db: Path) -> None:
    """Stories nobody looked at, then nothing new, then what came since; asking alone is no look."""
    assert "NOT LOOKED AT YET" in said(db)
    assert said(db) == said(db)
    said(db, "show", "hollin")
    assert "Hollin Cross" not in said(db).partition("COMING UP")[0]
    assert "Nothing is new since you last looked." in said(db)
    said(db, "unread")
    assert "Hollin Cross" in said(db).partition("COMING UP")[0]


def test_a_report_is_named_by_its_number_its_words_or_its_id(db: Path) -> None:
    """The numbers are those that `show` and `reports` print."""
    listed = answered(db, "reports", "hollin")
    third = listed[2]["id"]
    assert f"[3] {listed[2]['title']}" in said(db, "reports", "hollin").replace("\n      ", " ")
    names = ("hollin[3]", "Hollin Cross [3]", third, third[:6])
    assert {answered(db, "why", name)["id"] for name in names} == {third}
    assert answered(db, "why", "sixth", "victim")["id"] == listed[-1]["id"]
    said(db, "show", "hollin")
    assert {answered(db, "why", name)["id"] for name in ("[3]", "3")} == {third}
    assert answered(db, "diff", "[2]", "[3]") == answered(db, "diff", listed[1]["id"], third)


@pytest.mark.parametrize("name", ["hollin[0]", "hollin[99]", "nowhere[1]", "[99]"])
def test_a_number_that_no_report_has_is_refused(name: str, db: Path) -> None:
    """It is named, and what there is."""
    said(db, "show", "hollin")
    assert isinstance(run(db, "why", name).exception, UnknownName)


def test_what_is_removed_is_never_named_by_a_number_alone(db: Path) -> None:
    """Whose number it is depends on what was looked at last."""
    said(db, "show", "hollin")
    refused = run(db, "forget", "[3]", "--why", "a slip")
    assert refused.exit_code == 2
    assert len(answered(db, "reports", "hollin")) == 5
    said(db, "forget", "hollin[3]", "--why", "taken back")
    assert len(answered(db, "reports", "hollin")) == 4


def test_a_story_is_named_by_its_place_in_the_list(db: Path) -> None:
    """As `stories` prints it where it lists all; a list that leaves some out has no numbers."""
    shown = said(db, "stories")
    for number, line in enumerate(answered(db, "stories")["items"], 1):
        assert f"[{number}] {line['title']}" in shown
        assert {answered(db, "show", name)["stories"][0]["id"] for name in (str(number), f"[{number}]")} == {line["id"]}
    assert "[1]" not in said(db, "stories", "--person", "Raman")


def test_words_need_no_quotation_marks(db: Path) -> None:
    """Of a story, a person, a search."""
    assert answered(db, "show", "hollin", "cross") == answered(db, "show", "hollin cross")
    assert answered(db, "said", "priya", "raman") == answered(db, "said", "priya raman")
    assert answered(db, "search", "data", "recorder") == answered(db, "search", "data recorder")


def test_each_command_stands_once_in_a_group_with_an_example_of_its_own(db: Path) -> None:
    """And its help ends with that; no help names a type of a programming language."""
    shown = said(db, "--help")
    assert len(COMMANDS) == len(set(COMMANDS))
    for heading, members in GROUPS.items():
        assert f"{heading}:" in shown
        for command, example in members.items():
            told = said(db, command.__name__, "--help")
            assert example.split()[:2] == ["dateline", command.__name__]
            assert " ".join(example.split()) in " ".join(told.split())
            assert "list[" not in told
            assert "<str>" not in told


@pytest.mark.parametrize("example", [example for members in GROUPS.values() for example in members.values()])
def test_each_example_is_of_options_that_there_are(example: str) -> None:
    """None of them is misspelled."""
    name, *words = shlex.split(example)[1:]
    group: Any = typer.main.get_command(app)
    known = {option for one in group.commands[name].params for option in one.opts}
    assert {word for word in words if word.startswith("-")} <= known


def typed(offer: Any, db: Path, word: str) -> list[str]:
    """What the shell is offered for a word."""
    context = typer.Context(typer.main.get_command(app))
    context.params = {"db": str(db)}
    return [one for one, _ in (offer(context, word) if offer in WITH_DESK else offer(word))]


WITH_DESK = (completing.stories, completing.people, completing.people_named, completing.places, completing.sources)


def test_the_shell_offers_stories_people_and_formats(db: Path, tmp_path: Path) -> None:
    """What is offered begins as typed and is accepted; a database that is not there offers nothing."""
    assert "hollin" in typed(completing.stories, db, "hol")
    for word in typed(completing.stories, db, "h"):
        assert answered(db, "show", word)
    (id,) = typed(completing.stories, db, answered(db, "show", "hollin")["stories"][0]["id"][:6])
    assert answered(db, "show", id) == answered(db, "show", "hollin")
    (name, *_) = typed(completing.people, db, "ram")
    assert name == "raman"
    assert typed(completing.stories, db, "Hol") == ["Hollin"]
    assert answered(db, "said", name)
    assert typed(completing.formats, db, "ic") == ["ics"]
    assert "csv:events" in typed(completing.formats, db, "csv:e")
    assert typed(completing.parts, db, "brief,co") == ["brief,conflicts", "brief,copies"]
    assert typed(completing.kinds, db, "merge-s") == ["merge-stories"]
    assert typed(completing.terms, db, "clu") == ["clutter"]
    assert typed(completing.stories, tmp_path / "none.db", "h") == []
    assert not (tmp_path / "none.db").exists()


def test_each_word_of_the_trade_has_its_meaning(db: Path) -> None:
    """Found by the plain word and by that of the trade."""
    for one in TRADE.values():
        assert one.meaning.split()[0] in said(db, "words", one.trade)
        assert one.plain in said(db, "words", *one.plain.split())
    assert isinstance(run(db, "words", "flibbertigibbet").exception, UnknownName)


def _shown(terminal: int) -> bytes:
    """All that is written to a terminal until nobody writes there any more."""
    shown = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            return shown
        if not part:
            return shown
        shown += part


@pytest.mark.parametrize(("pager", "through"), [("sed s/^/through:/", True), ("", False), ("no-such-pager", False)])
def test_what_is_longer_than_the_terminal_goes_through_the_pager(pager: str, through: bool, db: Path) -> None:
    """And is printed where there is none."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    around = {
        **os.environ,
        "DATELINE_PAGER": pager,
        "DATELINE_DB": str(db),
        "LINES": "10",
        "COLUMNS": "80",
        "TERM": "xterm",
    }
    made = subprocess.Popen(
        [sys.executable, "-m", "dateline", "show", "hollin"], stdin=theirs, stdout=theirs, stderr=theirs, env=around
    )
    os.close(theirs)
    shown = _shown(ours)
    assert made.wait() == 0
    assert b"Hollin Cross train crash" in shown
    assert (b"through:" in shown) is through


@pytest.mark.parametrize(("line", "offered"), [("show hol", "hollin"), ("said ram", "raman"), ("said Ram", "Raman")])
def test_the_shell_is_answered_by_the_command_itself(line: str, offered: str, db: Path) -> None:
    """As bash asks it."""
    asked = {"_DATELINE_COMPLETE": "complete_bash", "COMP_WORDS": f"dateline {line}", "COMP_CWORD": "2"}
    around = {**os.environ, **asked, "DATELINE_DB": str(db)}
    called = "import sys; sys.argv = ['dateline']; from dateline.doors.cli import main; main()"
    made = subprocess.run([sys.executable, "-c", called], env=around, capture_output=True, text=True, check=False)
    assert made.stdout.split() == [offered]


def test_what_takes_a_while_says_what_it_is_doing() -> None:
    """On a terminal, from a second on, also where nothing is counted yet."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    works = (
        "import time\nfrom dateline.doors.cli.progress import progress\n"
        "with progress() as told:\n    told('loading what reads English', 0, 0)\n    time.sleep(2)"
    )
    around = {**os.environ, "TERM": "xterm"}
    made = subprocess.Popen([sys.executable, "-c", works], stderr=theirs, stdout=subprocess.DEVNULL, env=around)
    os.close(theirs)
    assert b"loading what reads English" in _shown(ours)
    assert made.wait() == 0
