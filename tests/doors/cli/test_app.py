"""The command line: what it reads, what it says of bad input, how it ends."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path

import pytest
from typer.testing import CliRunner

import dateline
from dateline.doors import export
from dateline.doors.cli import main, options, screen
from dateline.doors.cli.app import app
from dateline.doors.export import Written
from dateline.terms import Reading
from tests.conftest import reports_in
from tests.copied import anew, run

STORY = """Bridge in Lindholm to reopen in June

LINDHOLM, 2 May 2023 - The mayor of Lindholm, Anna Weber, said on Tuesday that the old bridge would reopen next month.

"The repairs are done," Weber told reporters at the town hall. "We only wait for the paint to dry."

The bridge was closed in March after two people were injured when a railing broke.
"""


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A file that can be read."""
    path = tmp_path / "good.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_all_read_is_status_0(good: Path) -> None:
    """One good file is told, and the status is 0."""
    made = anew("read", str(good))
    assert made.returncode == 0
    assert b"Bridge in Lindholm to reopen in June" in made.stdout
    assert made.stderr == b""


def test_json_is_the_export(story: Path, told: Reading) -> None:
    """`--json` prints what the library gives, byte for byte."""
    made = run("read", "--json", *map(str, reports_in(story)))
    assert made.stdout.decode() == export.to_json(told)


def test_standard_input(good: Path) -> None:
    """`-` reads a report from standard input."""
    made = run("read", "-", "--json", stdin=good.read_bytes())
    assert made.returncode == 0
    assert json.loads(made.stdout)["articles"][0]["text"]


BAD = {
    "empty.txt": b"",
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
    "cut.txt.gz": gzip.compress(STORY.encode())[:-60],
    "list.jsonl": b'["not", "an", "object"]\n',
    "broken.jsonl": b'{"text": "no end\n',
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_named_and_the_rest_read(name: str, good: Path) -> None:
    """A bad file is named on standard error with a remedy; the good one is read; the status is 1."""
    bad = good.with_name(name)
    bad.write_bytes(BAD[name])
    made = run("read", str(good), str(bad))
    assert made.returncode == 1
    complaint = made.stderr.decode()
    assert name in complaint
    assert ";" in complaint
    assert "Traceback" not in complaint
    assert b"Lindholm" in made.stdout


def test_a_missing_path_is_named(good: Path) -> None:
    """A path that is not there is named; the rest is read."""
    made = run("read", str(good), str(good.with_name("nowhere.txt")))
    assert made.returncode == 1
    assert b"nowhere.txt" in made.stderr


def test_nothing_read_is_status_2(tmp_path: Path) -> None:
    """When nothing can be read the status is 2 and standard output is empty."""
    made = run("read", str(tmp_path / "nowhere.txt"))
    assert made.returncode == 2
    assert made.stdout == b""
    assert b"nowhere.txt" in made.stderr


@pytest.mark.parametrize(
    ("args", "named"),
    [
        (["read", "--as-of", "yesteryear", "x"], "YYYY-MM-DD"),
        (["read", "--only", "weather", "x"], "timeline"),
        (["read"], "PATH"),
        (["tell"], "tell"),
        (["read", "--story", "0", "x"], "--story"),
    ],
)
def test_wrong_usage_is_status_2(args: list[str], named: str) -> None:
    """A wrong call names what is wrong and ends with status 2."""
    made = run(*args)
    assert made.returncode == 2
    assert named in made.stderr.decode()


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-16-le", "cp1252", "utf-8-sig"])
def test_encodings_are_read(encoding: str, tmp_path: Path) -> None:
    """Latin-1 and UTF-16 are read, not set aside."""
    path = tmp_path / "report.txt"
    path.write_bytes(
        (STORY + "The café of Mr Bjørn Ålund stayed open, he said; naïve visitors crossed anyway.\n").encode(encoding)
    )
    made = run("read", "--json", str(path))
    assert made.returncode == 0
    assert "Bjørn Ålund" in json.loads(made.stdout)["articles"][0]["text"]


def test_a_future_report_keeps_its_text_and_loses_the_date(tmp_path: Path) -> None:
    """A report dated after it was fetched is read without that date."""
    path = tmp_path / "pile.jsonl"
    path.write_text(json.dumps({"text": STORY, "published": "2031-05-02", "fetched": "2023-05-03"}), encoding="utf-8")
    article = json.loads(run("read", "--json", str(path)).stdout)["articles"][0]
    assert article["text"]
    assert article["published"] is None or article["published"]["start"] < "2024"


def test_deep_markup_and_long_lines_are_bounded(tmp_path: Path, good: Path) -> None:
    """HTML nested 100,000 deep and a line of 50 MB end in time, read or named."""
    (tmp_path / "deep.html").write_bytes(b"<html><body>" + b"<div>" * 100_000 + b"<p>Text</p>")
    (tmp_path / "line.txt").write_bytes(b"word " * 10_000_000)
    started = time.monotonic()
    made = run("read", str(good), str(tmp_path / "deep.html"), str(tmp_path / "line.txt"))
    assert made.returncode in {0, 1}
    assert b"Traceback" not in made.stderr
    assert time.monotonic() - started < 60


HEAVY = (
    "spacy",
    "thinc",
    "numpy",
    "babel",
    "lxml",
    "trafilatura",
    "dateline.steps",
    "dateline.pipeline",
    "dateline.tell",
)
"""What takes longer to load than an answer takes to be read: libraries, and the rooms that read reports."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with one report."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "good.txt").write_text(STORY, encoding="utf-8")
    with dateline.Desk(folder / "news.db") as desk:
        desk.add([folder / "good.txt"])
    return folder / "news.db"


ASKED = (
    ("--help",),
    ("show", "--help"),
    ("stories",),
    ("show", "lindholm"),
    ("show", "lindholm", "--since", "last"),
    ("timeline", "lindholm"),
    ("next",),
    ("changes",),
    ("conflicts",),
    ("copies",),
    ("said", "weber"),
    ("search", "bridge"),
    ("corrections",),
)
"""Help, and what only reads."""
WATCHED = """
import json, sys
from dateline.doors.cli import main
loaded, before = [], set()
for call in json.loads(sys.argv[1]):
    sys.argv = ["dateline", *call]
    try:
        main()
    except SystemExit as end:
        assert not end.code, end.code
    loaded.append(sorted(set(sys.modules) - before))
    before = set(sys.modules)
print(json.dumps(loaded), file=sys.stderr)
"""


def test_who_only_reads_does_not_wait_for_the_rooms(kept: Path) -> None:
    """Help and whatever reads what is kept load no model, no parser, no array and no step."""
    calls = [[*args] if "--help" in args else [*args, "--db", str(kept)] for args in ASKED]
    made = subprocess.run([sys.executable, "-c", WATCHED, json.dumps(calls)], capture_output=True, check=True)
    loaded = dict(zip(ASKED, map(set, json.loads(made.stderr)), strict=True))
    assert {args: names.intersection(HEAVY) for args, names in loaded.items()} == {args: set() for args in ASKED}


def test_another_day_is_told_without_the_model(kept: Path) -> None:
    """What was parsed before is told as of another day by the rooms alone: neither spaCy nor its model is loaded for it."""
    with dateline.Desk(kept) as desk:
        (line,) = desk.stories()
        (article,) = desk.show(line.id).articles
    assert article.published
    call = ["timeline", line.id, "--as-of", article.published.last_day.isoformat(), "--db", str(kept)]
    made = subprocess.run([sys.executable, "-c", WATCHED, json.dumps([call])], capture_output=True, check=True)
    (loaded,) = json.loads(made.stderr)
    assert "dateline.tell" in loaded
    assert "spacy" not in loaded


def test_schema_and_steps_are_printed() -> None:
    """`schema` prints JSON, `steps` each slot with its step."""
    runner = CliRunner()
    assert json.loads(runner.invoke(app, ["schema"]).stdout)["title"].startswith("dateline export")
    assert "dates.rules.v5" in runner.invoke(app, ["steps"]).stdout


def test_every_rule_is_listed_and_shown() -> None:
    """`rules` lists each rule that any module writes; `rules NAME` shows its sentences; a name near to one is answered with it."""
    runner = CliRunner()
    listed = runner.invoke(app, ["rules"]).stdout
    home = Path(dateline.__file__).parent
    written = {
        name
        for path in home.rglob("*.py")
        for name in re.findall(r'^@rule\(\s*"([^"]+)"', path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert written <= {line.split()[0] for line in listed.splitlines()}
    shown = runner.invoke(app, ["rules", "english.question"]).stdout
    assert "Did the mayor >resign<?" in shown
    assert "The mayor >resigned<." in shown
    assert "did you mean 'english.question'" in str(runner.invoke(app, ["rules", "english.questoin"]).exception)


def test_the_help_names_every_format() -> None:
    """What the options say of formats is what there is."""
    assert set(re.findall(r"\w+", options.FORMATS)) - {"or"} == set(export.FORMATS)


def test_a_format_is_written_to_a_file_or_to_standard_output(good: Path, tmp_path: Path) -> None:
    """The same bytes both ways; a format that there is not is refused before anything is read."""
    printed = run("read", str(good), "--to", "markdown")
    assert run("read", str(good), "--to", "markdown", "-o", str(tmp_path / "story.md")).stdout == b""
    assert (tmp_path / "story.md").read_bytes() == printed.stdout
    assert printed.stdout.startswith(b"# ")
    refused = run("read", "nowhere.txt", "--to", "markdwon")
    assert refused.returncode == 2
    assert b"did you mean 'markdown'" in refused.stderr


def test_what_is_no_file_is_written_into_and_a_link_leads_to_its_file(tmp_path: Path) -> None:
    """A device and a pipe stay what they are, a link stays a link, a file keeps its rights; whoever reads a pipe gets all of it."""
    made = Written(b"# A story\n", "text/markdown", ".md", binary=False)
    (tmp_path / "there").mkdir()
    real, link, loose = tmp_path / "there" / "story.md", tmp_path / "link.md", tmp_path / "loose.md"
    real.write_bytes(b"before")
    real.chmod(0o640)
    link.symlink_to(real)
    loose.symlink_to(tmp_path / "there" / "new.md")
    for target in (link, loose):
        screen.write(made, target)
        assert target.is_symlink()
        assert target.resolve().read_bytes() == made.data
    assert real.stat().st_mode & 0o777 == 0o640
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as reader:
        got = reader.submit(pipe.read_bytes)
        screen.write(made, pipe)
        assert got.result() == made.data
    assert pipe.is_fifo()
    screen.write(made, Path("/dev/null"))
    assert Path("/dev/null").is_char_device()
    assert sorted(one.name for one in (tmp_path / "there").iterdir()) == ["new.md", "story.md"]


def test_what_stands_before_standard_output_stays(good: Path, tmp_path: Path) -> None:
    """Under the name that stands for it, too."""
    kept = tmp_path / "kept"
    kept.write_bytes(b"before\n")
    args = [sys.executable, "-m", "dateline", "read", str(good), "--to", "markdown", "-o", "/dev/stdout"]
    with kept.open("ab") as there:
        assert subprocess.run(args, stdout=there, check=False).returncode == 0
    assert kept.read_bytes().startswith(b"before\n# ")


def test_a_file_that_cannot_be_written_is_named(good: Path, tmp_path: Path) -> None:
    """And nothing half-written is left."""
    refused = run("read", str(good), "--to", "json", "-o", str(tmp_path / "no" / "story.json"))
    assert refused.returncode == 2
    assert b"story.json cannot be written" in refused.stderr
    assert not list(tmp_path.glob("**/*.part"))


@pytest.mark.parametrize(
    "args",
    [
        ("read", "no\x1b[2Jsuch\nfile\x07.txt"),
        ("show", "x", "--db", "no\x1b]0;title\x07such\n.db"),
        ("add", "no\x1b[31m\r\nfile.txt", "--db", "/proc/no\x1b[1m/such.db"),
    ],
)
def test_no_name_moves_the_cursor(args: tuple[str, ...]) -> None:
    """A name in a message, of a file or of the database, is one line without control characters."""
    made = run(*args)
    assert made.returncode == 2
    assert b"such" in made.stderr or b"file" in made.stderr
    assert not set(made.stderr) & (set(range(32)) - {10})
    assert all(line.startswith(b"dateline: ") for line in made.stderr.splitlines())


def test_a_fault_of_ours_has_a_status_of_its_own(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Nobody takes it for "something was set aside": it is logged whole, and the status is 70."""

    def broken() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(import_module("dateline.doors.cli.app"), "app", broken)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 70
    assert any(record.exc_info for record in caplog.records)
