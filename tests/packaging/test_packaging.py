"""The image and the units say what the program does: each command, option, path and port in them is one that there is."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from configparser import ConfigParser
from pathlib import Path
from threading import Thread

import pytest
import typer

from dateline.desk.place import database
from dateline.doors.cli.app import app
from dateline.doors.cli.screen import SOME_SET_ASIDE
from dateline.doors.web import application
from dateline.doors.web.serve import PORT, server
from dateline.store import Store
from tests.conftest import EXAMPLES
from tests.doors.web.conftest import policy

ROOT = EXAMPLES.parent
PACKAGING = ROOT / "packaging"
KNOWN = {"FROM", "RUN", "WORKDIR", "COPY", "ENV", "USER", "VOLUME", "EXPOSE", "HEALTHCHECK", "ENTRYPOINT", "CMD"}
UNITS = sorted(one.name for one in PACKAGING.iterdir() if one.suffix in {".service", ".timer"})

Instruction = tuple[str, str]


def instructions() -> list[Instruction]:
    """The Dockerfile: each instruction and what stands behind it, lines that go on joined."""
    lines = (PACKAGING / "Dockerfile").read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("#"))
    joined = re.sub(r"\\\n\s*", " ", text).splitlines()
    return [(line.split()[0], line.split(maxsplit=1)[1].strip()) for line in joined if line.strip()]


def last(name: str) -> str:
    """What the last instruction of that name says: it is the final stage's."""
    return [said for kind, said in instructions() if kind == name][-1]


def environment() -> dict[str, str]:
    """The variables that the image sets."""
    return dict(pair.split("=", 1) for pair in shlex.split(last("ENV")))


def understood(words: list[str]) -> dict[str, object]:
    """The values that the command line reads from a call; it raises for what it does not know."""
    command = typer.main.get_command(app)
    context = command.make_context("dateline", list(words), resilient_parsing=False)
    name, inner, rest = command.resolve_command(context, words)  # type: ignore[attr-defined]
    while hasattr(inner, "commands") and rest and rest[0] in inner.commands:
        inner, rest = inner.commands[rest[0]], rest[1:]
    made = inner.make_context(name, rest)
    return dict(made.params)


def test_every_instruction_is_one() -> None:
    """And the image is Debian's, slim, with the Python that it ships, which is 3.11."""
    found = instructions()
    assert {kind for kind, _ in found} <= KNOWN
    assert [said.split()[0] for kind, said in found if kind == "FROM"] == ["debian:bookworm-slim"] * 2
    assert "python3" in last("RUN").split()


def test_what_is_copied_is_there_and_not_ignored() -> None:
    """From the repository, or from the stage before; the package can be built of it."""
    allowed = {
        line[1:]
        for line in (PACKAGING / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
        if line[:1] == "!"
    }
    copied: set[str] = set()
    for kind, said in instructions():
        if kind != "COPY":
            continue
        *sources, _target = said.split()
        if sources[0].startswith("--from="):
            assert sources == ["--from=made", "/opt/dateline"]
            continue
        assert all((ROOT / one).exists() for one in sources)
        copied |= set(sources)
    assert copied == allowed
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert {"pyproject.toml", "src", "README.md", "LICENSE"} <= copied
    assert 'readme = "README.md"' in project


def test_nobody_is_root_in_it() -> None:
    """The user has a number of its own, is made before, and nothing is done as another afterwards."""
    found = instructions()
    user = last("USER")
    assert user.isdecimal()
    assert int(user) >= 10_000
    made = next(said for kind, said in found[::-1] if kind == "RUN")
    assert f"--uid {user}" in made
    behind = [kind for kind, _ in found[found.index(("USER", user)) :]]
    assert not {"RUN", "COPY"} & set(behind)


def test_what_is_kept_is_in_the_volume(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database is where the program puts it under these variables: nobody has to name it, so it is made."""
    monkeypatch.delenv("DATELINE_DB", raising=False)
    for name, value in environment().items():
        if name != "PATH":
            monkeypatch.setenv(name, value)
    assert database(None).parent == Path(last("VOLUME"))
    assert f"--mode=0750 {last('VOLUME')}" in last("RUN")


def test_its_command_is_one_of_the_command_line() -> None:
    """With its options, on the port that is exposed and asked for health, and reachable from outside, where tokens are asked for."""
    assert json.loads(last("ENTRYPOINT")) == ["dateline"]
    values = understood(json.loads(last("CMD")))
    assert (str(values["port"]), values["host"], values["log"]) == (last("EXPOSE"), "0.0.0.0", "json")  # noqa: S104
    assert int(last("EXPOSE")) == PORT
    assert f"127.0.0.1:{PORT}/healthz" in last("HEALTHCHECK")
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'dateline = "dateline.doors.cli:main"' in project
    assert environment()["PATH"].startswith("/opt/dateline/bin:")


def test_no_secret_is_in_it() -> None:
    """What it is given comes with the volume and the environment."""
    text = (PACKAGING / "Dockerfile").read_text(encoding="utf-8").casefold()
    assert not re.search(r"secret|password|whsec_|token=", text)


def healthy(port: int) -> int:
    """The exit status of the health check, asked at that port."""
    command = json.loads(last("HEALTHCHECK").partition("CMD ")[2])
    words = [sys.executable, *(one.replace(str(PORT), str(port)) for one in command[1:])]
    return subprocess.run(words, capture_output=True, check=False, timeout=30).returncode


def test_its_health_check_is_answered(tmp_path: Path) -> None:
    """By a server of ours; where none is, it fails."""
    db = tmp_path / "news.db"
    Store(db).close()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert healthy(port) != 0
    running = server(application(db, policy(db)), host="127.0.0.1", port=port)
    thread = Thread(target=running.run, daemon=True)
    thread.start()
    try:
        for _ in range(500):
            if running.started:
                break
            time.sleep(0.02)
        assert healthy(port) == 0
    finally:
        running.should_exit = True
        thread.join(10)


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_is_one(name: str) -> None:
    """Its sections and keys are parsed, its command is one of the command line, nobody is root, and what it writes is its own state."""
    unit = ConfigParser(strict=False, interpolation=None, delimiters=("=",), comment_prefixes=("#",))
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read_string((PACKAGING / name).read_text(encoding="utf-8"))
    assert set(unit.sections()) <= {"Unit", "Service", "Timer", "Install"}
    if name.endswith(".timer"):
        assert (PACKAGING / name.replace(".timer", ".service")).exists()
        assert "OnCalendar" in unit["Timer"]
        assert unit["Install"]["WantedBy"] == "timers.target"
        return
    service = unit["Service"]
    program, *words = shlex.split(service["ExecStart"])
    assert program == "/opt/dateline/bin/dateline"
    assert understood(words)["log"] == "json"
    assert service["User"] == "dateline"
    assert "u dateline " in (PACKAGING / "dateline.sysusers").read_text(encoding="utf-8")
    assert service["Environment"] == f"XDG_DATA_HOME={environment()['XDG_DATA_HOME']}"
    assert f"/var/lib/{service['StateDirectory']}" == last("VOLUME")
    assert service["NoNewPrivileges"] == "yes"
    assert service["ProtectSystem"] == "strict"


def test_what_is_followed_is_asked_by_the_server_or_by_the_timer() -> None:
    """The image and the unit of the server ask beside it; the timer's service asks once and ends, and a source that cannot be had is no failed unit."""
    service = (PACKAGING / "dateline.service").read_text(encoding="utf-8")
    poll = (PACKAGING / "dateline-poll.service").read_text(encoding="utf-8")
    started = {text: shlex.split(re.search(r"^ExecStart=\S+ (.*)$", text, re.MULTILINE)[1]) for text in (service, poll)}  # type: ignore[index]
    for words in (json.loads(last("CMD")), started[service]):
        assert words[0] == "serve"
        assert understood(words)["follow"] is True
        assert understood(words)["alerts"] is True
    assert started[poll][0] == "poll"
    assert understood(started[poll])["once"] is True
    assert f"SuccessExitStatus={SOME_SET_ASIDE}\n" in poll
    assert "OnCalendar=" in (PACKAGING / "dateline-poll.timer").read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
@pytest.mark.parametrize("name", UNITS)
def test_systemd_understands_a_unit(name: str, tmp_path: Path) -> None:
    """With a program where ours would lie."""
    for one in UNITS:
        text = (PACKAGING / one).read_text(encoding="utf-8").replace("/opt/dateline/bin/dateline", sys.executable)
        (tmp_path / one).write_text(text, encoding="utf-8")
    made = subprocess.run(
        [shutil.which("systemd-analyze") or "", "verify", "--man=no", str(tmp_path / name)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert not [line for line in made.stderr.splitlines() if "Unknown" in line or "Failed to parse" in line]
