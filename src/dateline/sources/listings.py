"""Listings: a file that names web archives, one a line, as archives of the web are published (`warc.paths`, `warc.paths.gz`).

In: the path of a listing. Out: the paths of the archives that lie here, in its order, each once; how many do not, or are addresses. Never: an address asked; a file that
is not called a web archive.

An archive lies where its line says, seen from the listing's folder, or beside the listing by its name alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.errors import Unreadable
from dateline.ingest import warc
from dateline.ingest.decode import decoded, is_marked
from dateline.ingest.limits import MAX_BYTES
from dateline.ingest.skipped import Counted
from dateline.ingest.sniff import suffix_of
from dateline.ingest.unpack import unpacked
from dateline.sources import archives
from dateline.sources.given import spelled, unreadable
from dateline.terms import SetAside

ARCHIVES = (*sorted(warc.NAMES), archives.PARCEL)
"""How web archives are called."""
_KIND = ".paths"
_REMOTE = "://"


def is_listing(path: Path) -> bool:
    """Whether a file is called a listing of archives."""
    return suffix_of(path.name) == _KIND


def listed(path: Path) -> Iterator[Path | SetAside]:
    """The archives that a listing names and that lie here, and what else it names."""
    name = spelled(path)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        data = unpacked(data, name=name)
        lines = (decoded(data) if is_marked(data) else data.decode("utf-8", "surrogateescape")).splitlines()
    except (OSError, ValueError) as error:
        yield unreadable(path, error)
        return
    except Unreadable as error:
        yield SetAside(error.name, error.reason, error.remedy)
        return
    entries = dict.fromkeys(line.strip() for line in lines if line.strip() and not line.startswith("#"))
    if not entries:
        yield SetAside(name, "is a listing of no archives", "name one that lists some")
    others: dict[str, list[str]] = {"addresses": [], "missing": [], "others": []}
    seen: set[Path] = set()
    for entry in entries:
        here = _here(path.parent, entry)
        if _REMOTE in entry:
            others["addresses"].append(entry)
        elif suffix_of(entry) not in ARCHIVES:
            others["others"].append(entry)
        elif here is None:
            others["missing"].append(entry)
        elif here not in seen:
            seen.add(here)
            yield here
    for kind, why, remedy in (
        ("addresses", "addresses, which are not fetched", "fetch them, and list the files"),
        ("others", "files that are not called web archives (.warc, .wet, .wacz)", "name them themselves"),
        ("missing", "archives that lie neither there nor beside it", "fetch them to where it says, or beside it"),
    ):
        if some := others[kind]:
            first = some[0].encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
            reason = f"lists {why}: {len(some):,}, the first {first[:200]}"
            yield Counted(name, reason, remedy, count=len(some), why=f"listed, {why}")


def _here(folder: Path, entry: str) -> Path | None:
    """Where an archive lies that is listed; None if it does not."""
    try:
        return next((one for one in (folder / entry, folder / Path(entry).name) if one.is_file()), None)
    except (OSError, ValueError):
        return None
