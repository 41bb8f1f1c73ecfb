"""Hold what is locked against a snapshot of known vulnerabilities, without a network.

In: requirements.lock; a snapshot in the OSV format: a zip archive, or a folder, of one JSON record for each advisory. Out: a line for each advisory that
applies, or that none does and how old the snapshot is, or NOT CHECKED and why. Never: a silence that looks like health; a registry asked.

    python -m tools.vulnerabilities [SNAPSHOT]

The snapshot is the one named, else DATELINE_ADVISORIES. https://google.github.io/osv.dev/data says where the archive for PyPI is; whoever can reach the network
fetches it, whoever pins it knows what was checked. Exit status: 0, none applies; 1, some do; 2, not checked.
"""

from __future__ import annotations

import json
import os
import re
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

HOUSE = Path(__file__).parent.parent
OLD = 30
"""Days after which a snapshot knows too little to be called a check of today."""
NONE_APPLIES, SOME_APPLY, NOT_CHECKED = 0, 1, 2
_PINNED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*+)==([^\s;\\]++)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Advisory:
    """A vulnerability that a locked package has: its ids, what it is, and where it is mended."""

    package: str
    version: str
    ids: tuple[str, ...]
    says: str
    fixed: tuple[str, ...]

    def __str__(self) -> str:
        mended = f"; mended in {', '.join(self.fixed)}" if self.fixed else "; not mended yet"
        return f"{self.package} {self.version}: {' '.join(self.ids)}: {self.says or 'no summary'}{mended}"


def locked(lock: str) -> dict[str, tuple[str, ...]]:
    """Package → its versions, as the lock pins them: of some another one for another Python."""
    found: dict[str, tuple[str, ...]] = {}
    for name, version in _PINNED.findall(lock):
        found[canonicalize_name(name)] = (*found.get(canonicalize_name(name), ()), version)
    return found


def records(snapshot: Path) -> Iterator[Mapping[str, Any]]:
    """The advisories of a snapshot."""
    if snapshot.is_dir():
        for path in sorted(snapshot.rglob("*.json")):
            yield json.loads(path.read_bytes())
        return
    with zipfile.ZipFile(snapshot) as archive:
        for name in sorted(archive.namelist()):
            if name.endswith(".json"):
                yield json.loads(archive.read(name))


def applying(record: Mapping[str, Any], pinned: Mapping[str, Sequence[str]]) -> Iterator[Advisory]:
    """What an advisory says of the versions that are pinned; nothing if it was withdrawn."""
    if record.get("withdrawn"):
        return
    for affected in record.get("affected", ()):
        package = affected.get("package", {})
        name = canonicalize_name(str(package.get("name", "")))
        for version in pinned.get(name, ()) if package.get("ecosystem") == "PyPI" else ():
            if _affects(affected, version):
                ids = (str(record.get("id")), *map(str, record.get("aliases", ())))
                says = " ".join(str(record.get("summary", "")).split())
                yield Advisory(name, version, ids, says, tuple(_fixed(affected)))


def _affects(affected: Mapping[str, Any], version: str) -> bool:
    """Whether a version is among those listed, or within a range."""
    if version in affected.get("versions", ()):
        return True
    ranges = [one for one in affected.get("ranges", ()) if one.get("type") in ("ECOSYSTEM", "SEMVER")]
    return any(_within(one.get("events", ()), version) for one in ranges)


def _within(events: Sequence[Mapping[str, str]], version: str) -> bool:
    """Whether a version lies between where a fault came and where it went, as OSV's events have it."""
    try:
        pinned = Version(version)
        steps = sorted(
            ((Version("0.dev0" if at == "0" else at), kind) for event in events for kind, at in event.items()),
            key=_step,
        )
    except InvalidVersion:
        return True  # what cannot be compared is looked at by a person
    inside = False
    for at, kind in steps:
        if kind == "introduced" and pinned >= at:
            inside = True
        elif (kind == "fixed" and pinned >= at) or (kind == "last_affected" and pinned > at):
            inside = False
    return inside


def _step(step: tuple[Version, str]) -> tuple[Version, bool]:
    return step[0], step[1] == "introduced"


def _fixed(affected: Mapping[str, Any]) -> Iterator[str]:
    for one in affected.get("ranges", ()):
        if one.get("type") != "GIT":
            yield from (event["fixed"] for event in one.get("events", ()) if "fixed" in event)


def check(snapshot: Path | None, lock: Path, *, now: datetime) -> tuple[int, list[str]]:
    """The exit status and the lines that say what was found, or why nothing was looked for."""
    if snapshot is None:
        return NOT_CHECKED, [
            "NOT CHECKED: no snapshot of advisories is named; set DATELINE_ADVISORIES to one in the OSV format"
        ]
    pinned = locked(lock.read_text(encoding="utf-8"))
    found: dict[str, list[Advisory]] = defaultdict(list)
    newest, count = "", 0
    try:
        for record in records(snapshot):
            count += 1
            newest = max(newest, str(record.get("modified", "")))
            for one in applying(record, pinned):
                found[one.package].append(one)
    except (OSError, ValueError, zipfile.BadZipFile, AttributeError, TypeError) as error:
        return NOT_CHECKED, [
            f"NOT CHECKED: {snapshot} cannot be read ({type(error).__name__}: {error}); fetch it again"
        ]
    if not pinned or not newest:
        return NOT_CHECKED, [f"NOT CHECKED: {snapshot} holds no advisory, or {lock.name} pins nothing"]
    lines = [str(one) for package in sorted(found) for one in found[package]]
    age = (now - datetime.fromisoformat(newest)).days
    old = f", which is {age} days old: fetch a newer one" if age > OLD else ""
    lines.append(
        f"{len(pinned)} packages held against {count:,} advisories up to {newest[:10]}{old}: {len(lines) or 'none'} {'applies' if len(lines) < 2 else 'apply'}"
    )
    return SOME_APPLY if found else NONE_APPLIES, lines


def main(arguments: Sequence[str]) -> int:
    """Check, and say so."""
    named = arguments[0] if arguments else os.environ.get("DATELINE_ADVISORIES")
    status, lines = check(Path(named) if named else None, HOUSE / "requirements.lock", now=datetime.now(UTC))
    print("\n".join(lines), file=sys.stderr if status == NOT_CHECKED else sys.stdout)
    return status


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
