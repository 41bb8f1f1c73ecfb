"""The commands over a database: each makes one call of the desk and shows its answer, to a person or as JSON."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.core import TyperGroup
from typer.testing import CliRunner, Result

from dateline import Desk
from dateline.corrections import KINDS
from dateline.doors.cli import correcting
from dateline.doors.cli.app import app, main
from dateline.doors.export import record
from dateline.errors import UnknownName
from tests import fakeparser
from tests.conftest import EXAMPLES, reports_in

TOLD = reports_in(EXAMPLES / "harbour-talks")


@pytest.fixture(scope="module", autouse=True)
def _small_parser() -> Iterator[None]:
    """English is read by the parser of the tests."""
    with fakeparser.installed():
        yield


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a story in it; the tests that change one take a copy."""
    db = tmp_path_factory.mktemp("cli") / "news.db"
    with Desk(db) as desk:
        desk.add(TOLD)
    return db


def run(db: Path, *words: str) -> Result:
    """Run a command on that database, on a screen of 80 columns."""
    return CliRunner(env={"DATELINE_DB": str(db), "COLUMNS": "80"}).invoke(app, words)


def answered(db: Path, *words: str) -> Any:
    """What a command prints as JSON."""
    made = run(db, *words, "--json")
    assert made.exit_code == 0, made.output
    return json.loads(made.output)


ASKED: dict[str, tuple[tuple[str, ...], Callable[[Desk], object]]] = {
    "stories": ((), lambda desk: desk.stories(limit=20)),
    "show": (("talks",), lambda desk: desk.show("talks")),
    "next": (("talks",), lambda desk: desk.next("talks")),
    "timeline": (("talks", "--as-of", "2023-03-10"), lambda desk: desk.timeline("talks", as_of="2023-03-10")),
    "changes": (("--since", "2023-03-09"), lambda desk: desk.changes(since="2023-03-09")),
    "conflicts": ((), lambda desk: desk.conflicts()),
    "said": (("Achterberg",), lambda desk: desk.said("Achterberg")),
    "copies": ((), lambda desk: desk.copies()),
    "search": (("night shifts",), lambda desk: desk.search("night shifts")),
    "corrections": ((), lambda desk: desk.corrections()),
    "doctor": ((), lambda desk: desk.doctor()),
}


@pytest.mark.parametrize("name", ASKED)
def test_json_is_what_the_desk_answers(name: str, kept: Path) -> None:
    """And a person gets words without a stray mark of a program."""
    words, ask = ASKED[name]
    with Desk(kept) as desk:
        assert answered(kept, name, *words) == json.loads(json.dumps(record(ask(desk))))
    shown = run(kept, name, *words)
    assert shown.exit_code == 0
    assert shown.output.strip()
    assert "Traceback" not in shown.output


def test_a_correction_is_made_listed_carried_over_and_taken_back(kept: Path, tmp_path: Path) -> None:
    """As lines it goes into another database, where it says the same."""
    db, other = _copy(kept, tmp_path / "one"), _copy(kept, tmp_path / "two")
    with Desk(db) as desk:
        article = desk.show("talks").articles[0].id
    made = run(db, "correct", "date", article, "--value", "2023-03-06", "--by", "anna", "--why", "the stamp is wrong")
    assert made.exit_code == 0, made.output
    one = answered(db, "corrections")[0]
    (tmp_path / "lines.jsonl").write_text(run(db, "corrections", "--lines").output, encoding="utf-8")
    assert answered(other, "corrections", "--import", str(tmp_path / "lines.jsonl")) == [one]
    assert "corrected by anna" in run(other, "why", article).output
    assert run(db, "undo", one["id"], "--by", "anna", "--why", "it was right").exit_code == 0
    assert "corrected by anna" not in run(db, "why", article).output


def test_a_correction_that_cannot_be_is_refused(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what helps, and an exit status that says so; nothing is kept."""
    db = _copy(kept, tmp_path)
    with Desk(db) as desk:
        row = next(one.id for one in desk.show("talks").events)
    for words, says in (
        (("event-day", row, "--value", "soon"), "write it as YYYY-MM-DD"),
        (("event-same", row), "needs other words"),
        (("story-title", row, "--value", "News"), "is no story"),
    ):
        said = io.StringIO()
        monkeypatch.setattr(sys, "stderr", said)
        given = ["dateline", "correct", *words, "--by", "anna", "--why", "so", "--db", str(db)]
        monkeypatch.setattr(sys, "argv", given)
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 2
        assert says in said.getvalue()
    assert answered(db, "corrections") == []


def test_a_report_is_forgotten(kept: Path, tmp_path: Path) -> None:
    """And is gone from what is told."""
    db = _copy(kept, tmp_path)
    with Desk(db) as desk:
        article = desk.show("talks").articles[-1].id
    assert run(db, "forget", article, "--why", "a court said so").exit_code == 0
    with Desk(db) as desk:
        assert article not in {one.id for one in desk.show("talks").articles}


def test_a_backup_is_whole_and_a_rebuild_says_the_same(kept: Path, tmp_path: Path) -> None:
    """Both give the same export."""
    db = _copy(kept, tmp_path)
    before = run(db, "export", "talks").output
    assert run(db, "backup", str(tmp_path / "copy.db")).exit_code == 0
    assert run(db, "rebuild").exit_code == 0
    assert run(db, "export", "talks").output == before
    assert run(tmp_path / "copy.db", "export", "talks").output == before


def test_there_is_no_database_yet(tmp_path: Path) -> None:
    """Asking makes none."""
    made = run(tmp_path / "none.db", "stories")
    assert made.exception is not None
    assert not (tmp_path / "none.db").exists()


def test_a_page_on_this_machine_is_not_fetched_but_named(tmp_path: Path) -> None:
    """A web address is no path: it is asked for, within the rules of sources."""
    made = run(tmp_path / "news.db", "add", "http://127.0.0.1/report")
    assert made.exit_code == 2
    assert "not public" in made.stderr


def test_a_token_is_made_for_a_scope_that_there_is(tmp_path: Path) -> None:
    """A scope that nobody knows makes none."""
    Desk(tmp_path / "news.db").close()
    assert run(tmp_path / "news.db", "token", "add", "anna", "--scope", "write").exit_code == 0
    assert isinstance(run(tmp_path / "news.db", "token", "add", "bert", "--scope", "all").exception, UnknownName)
    assert "anna" in run(tmp_path / "news.db", "token", "list").output
    assert "bert" not in run(tmp_path / "news.db", "token", "list").output


def test_the_help_names_every_kind_of_correction() -> None:
    """What the command says of kinds is what there is."""
    said = correcting.KINDS.replace(" or ", ", ").replace("\n", " ").split(", ")
    assert {kind.strip() for kind in said} == set(KINDS) - {"undo"}


def _copy(kept: Path, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    with Desk(kept) as desk:
        desk.backup(folder / "news.db")
    return folder / "news.db"


ARGUMENTS: dict[str, tuple[str, ...]] = {
    "stories": (), "show": ("talks",), "timeline": ("talks",), "reports": ("talks",), "next": (), "changes": (), "unread": (), "conflicts": (), "said": ("Achterberg",),
    "copies": (), "compare": ("talks", "a", "b"), "diff": ("a", "b"), "search": ("talks",), "why": ("a",), "export": ("talks",),
    "correct": ("date", "a", "--by", "anna", "--why", "a slip"), "corrections": (), "undo": ("a", "--by", "anna", "--why", "a slip"),
    "forget": ("a", "--why", "a slip"), "rebuild": (), "doctor": (), "backup": ("copy.db",), "serve": (), "mcp": (),
    "token add": ("anna",), "token list": (), "token revoke": ("anna",),
    "alerts": (), "alerts mute": ("talks",), "alerts send": (),
    "sources": (), "unfollow": ("1",), "poll": ("--once",),
}  # fmt: skip
"""What each command that has a database takes; `add` and `follow` alone make one."""


def test_every_command_with_a_database_is_asked_below() -> None:
    """None is forgotten."""
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    parted = {name: one for name, one in group.commands.items() if isinstance(one, TyperGroup)}
    below = {f"{name} {each}": command for name, one in parted.items() for each, command in one.commands.items()}
    every = {**group.commands, **below}
    keeps = {name for name, command in every.items() if any(one.name == "db" for one in command.params)}
    assert keeps - {"add", "follow"} == set(ARGUMENTS)


@pytest.mark.parametrize("name", ARGUMENTS)
def test_a_mistyped_database_is_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its path and the remedy are named on standard error, the status is 2, and no file is made."""
    monkeypatch.chdir(tmp_path)
    said = io.StringIO()
    monkeypatch.setattr(sys, "stderr", said)
    monkeypatch.setattr(sys, "argv", ["dateline", *name.split(), *ARGUMENTS[name], "--db", "nwes.db"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert said.getvalue() == "dateline: nwes.db: does not exist; add reports first, or name another file with --db\n"
    assert list(tmp_path.iterdir()) == []


def test_two_stories_are_compared(kept: Path, tmp_path: Path) -> None:
    """In two words: what both tell, who is in both and what each tells alone, by the number of the report; with three, reports and outlets."""
    with Desk(kept) as desk:
        desk.backup(tmp_path / "own.db")
    own = tmp_path / "own.db"
    with Desk(own) as desk:
        story = desk.show("talks").stories[0]
        desk.correct("split story", story.articles[:3], who="Ida", why="a test")
        a, b = (line.id for line in desk.stories())
        whole = record(desk.compare(a, b))
    assert answered(own, "compare", a, b) == json.loads(json.dumps(whole))
    shown = run(own, "compare", a, b).output
    assert "PEOPLE IN BOTH" in shown
    assert "EVENTS ONLY IN A" in shown
    assert re.search(r"report.* of A, \d+ of B · A\[\d", shown)
    same = run(own, "compare", a, a)
    assert isinstance(same.exception, UnknownName)
