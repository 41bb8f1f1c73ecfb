"""The check of known vulnerabilities finds what applies, and never passes over what it could not look at."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tools.vulnerabilities import HOUSE, NONE_APPLIES, NOT_CHECKED, SOME_APPLY, check, locked

NOW = datetime(2031, 5, 20, tzinfo=UTC)
LOCK = "left-pad==1.2.0 \\\n    --hash=sha256:ab\n    # via x\nOther_Thing==2.0rc1 ; python_version < '4' \\\n    --hash=sha256:cd\n"


def advisory(package: str = "left-pad", **more: Any) -> dict[str, Any]:
    """An advisory about a package, by events or by versions."""
    affected: dict[str, Any] = {
        "package": {"ecosystem": "PyPI", "name": package},
        **{key: more.pop(key) for key in ("ranges", "versions") if key in more},
    }
    return {
        "id": "OSV-1",
        "aliases": ["CVE-1"],
        "summary": "Pads too far",
        "modified": "2031-05-14T00:00:00Z",
        "affected": [affected],
        **more,
    }


def between(*events: dict[str, str]) -> dict[str, Any]:
    """A range of an advisory."""
    return {"ranges": [{"type": "ECOSYSTEM", "events": list(events)}]}


def checked(tmp_path: Path, *found: dict[str, Any], packed: bool = False) -> tuple[int, list[str]]:
    """What is said of the lock against these advisories."""
    (tmp_path / "requirements.lock").write_text(LOCK)
    folder = tmp_path / "advisories"
    folder.mkdir()
    for number, one in enumerate(found):
        (folder / f"{number}.json").write_text(json.dumps(one))
    if packed:
        with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
            for path in folder.iterdir():
                archive.write(path, path.name)
    return check(tmp_path / "all.zip" if packed else folder, tmp_path / "requirements.lock", now=NOW)


def test_the_lock_is_read() -> None:
    """Names in normal form, versions, markers and hashes left out; our own lock has as many as it pins."""
    assert locked(LOCK) == {"left-pad": ("1.2.0",), "other-thing": ("2.0rc1",)}
    own = (HOUSE / "requirements.lock").read_text(encoding="utf-8")
    pins = [line for line in own.splitlines() if line[:1].isalnum()]
    assert sum(map(len, locked(own).values())) == len(pins) > 100


@pytest.mark.parametrize(
    ("what", "applies"),
    [
        (between({"introduced": "0"}, {"fixed": "1.2.1"}), True),
        (between({"introduced": "0"}, {"fixed": "1.2.0"}), False),
        (between({"introduced": "1.1"}, {"last_affected": "1.2.0"}), True),
        (between({"introduced": "1.1"}, {"last_affected": "1.1.9"}), False),
        (between({"introduced": "1.3"}), False),
        (between({"introduced": "0"}, {"fixed": "1.0"}, {"introduced": "1.1"}, {"fixed": "1.4"}), True),
        (between({"introduced": "0"}, {"fixed": "1.10"}), True),
        ({"versions": ["1.1.0", "1.2.0"]}, True),
        ({"versions": ["1.1.0"]}, False),
        ({"ranges": [{"type": "GIT", "events": [{"introduced": "0"}]}]}, False),
        (between({"introduced": "0"}) | {"withdrawn": "2031-01-01T00:00:00Z"}, False),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_what_applies_is_found(tmp_path: Path, what: dict[str, Any], applies: bool, packed: bool) -> None:
    """A version within a range, or listed, is found, in a folder and in an archive; before, behind, withdrawn or of another kind it is not."""
    status, lines = checked(tmp_path, advisory(**what), packed=packed)
    assert status == (SOME_APPLY if applies else NONE_APPLIES)
    assert (lines[0].startswith("left-pad 1.2.0: OSV-1 CVE-1: Pads too far; ")) == applies
    assert lines[-1].startswith("2 packages held against 1 advisories up to 2031-05-14: ")


def test_names_are_compared_in_normal_form(tmp_path: Path) -> None:
    """However a package is spelled it is the same; one of another ecosystem is another."""
    other = advisory("left-pad", **between({"introduced": "0"}))
    other["affected"][0]["package"]["ecosystem"] = "npm"
    status, lines = checked(
        tmp_path, advisory("other.thing", **between({"introduced": "2.0b1"}, {"fixed": "2.0"})), other
    )
    assert status == SOME_APPLY
    assert [line.partition(":")[0] for line in lines[:-1]] == ["other-thing 2.0rc1"]


@pytest.mark.parametrize("named", [None, "nowhere.zip", "broken.zip", "empty"])
def test_what_was_not_checked_is_said(tmp_path: Path, named: str | None) -> None:
    """No snapshot, one that is not there, is broken or is empty: not checked, and why."""
    (tmp_path / "requirements.lock").write_text(LOCK)
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 no archive")
    (tmp_path / "empty").mkdir()
    status, (line,) = check(tmp_path / named if named else None, tmp_path / "requirements.lock", now=NOW)
    assert status == NOT_CHECKED
    assert line.startswith("NOT CHECKED: ")


def test_an_old_snapshot_says_so(tmp_path: Path) -> None:
    """How far a snapshot reaches is told, and that it is old."""
    _, lines = checked(tmp_path, advisory(modified="2030-01-01T00:00:00Z"))
    assert "days old: fetch a newer one" in lines[-1]


def test_the_command_says_that_nothing_was_checked() -> None:
    """Without a snapshot the command ends with a status of its own, and says so."""
    made = subprocess.run(
        [sys.executable, "-m", "tools.vulnerabilities"], cwd=HOUSE, env={}, capture_output=True, check=False, text=True
    )
    assert (made.returncode, made.stderr.partition(":")[0]) == (NOT_CHECKED, "NOT CHECKED")
