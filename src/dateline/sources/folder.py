"""Folder: files, folders and standard input → Inputs.

In: paths as the user gave them. Out: an Input for each file in a fixed order, several for a web archive, a SetAside for each that cannot be
read. Never: a guess at content, more of a file than the limit, a link out of the folder or around in circles.

A file that is named is read whatever it is called. In a folder the files whose names say text, HTML, JSON Lines, PDF, Word
document, e-mail, feed or web archive are read, in the order of their paths; others are passed over and counted. So are files about
the folder itself (README, LICENSE, CHANGELOG and what `data/no_news.tsv` adds to them), which are named. Hidden files, and the
"page_files" folder that a browser saves beside "page.html", are no reports. Nor is what a batch told: its folder is passed over.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import BinaryIO

import msgspec

from dateline import lists
from dateline.errors import Unreadable
from dateline.ingest import MAX_BYTES
from dateline.ingest.sniff import PACKED
from dateline.sources import archives, listings
from dateline.sources.addresses import is_address
from dateline.sources.given import Input, broken_off, spelled, unreadable
from dateline.terms import SetAside

STDIN = "-"
_PIPED = "standard input"
BATCH = "batch.json"
"""The file by which a folder is known to be one that a batch wrote."""
_READ = {
    "", ".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".shtml", ".jsonl", ".ndjson",
    ".pdf", ".docx", ".eml", ".rss", ".atom", *listings.ARCHIVES,
}  # fmt: skip
_PROSE = {"", ".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".shtml", ".pdf", ".docx"}
"""Kinds of file in which somebody may have written about the folder."""
_PAGES = (".html", ".htm", ".xhtml")
_ASSETS = "_files"
_SHOWN = 5  # extensions or names in a note on files passed over


def inputs(paths: Sequence[str]) -> Iterator[Input | SetAside]:
    """Each file below `paths` once it is asked for; "-" is standard input. A path that fails does not stop the others."""
    for path in paths:
        if path == STDIN:
            given = _standard_input()
            yield from [given] if isinstance(given, SetAside) else archives.parts(given)
        else:
            for found in files([path]):
                yield from [found] if isinstance(found, SetAside) else _of_file(found)


def is_batch(path: str) -> bool:
    """Whether a path is a folder that a batch wrote."""
    try:
        return Path(path, BATCH).is_file()
    except (OSError, ValueError):  # what it is says whoever opens it
        return False


def _told_here(folder: Path) -> bool:
    """Whether a folder is a batch's by what its file says; another program may have one by that name."""
    try:
        with (folder / BATCH).open("rb") as file:
            msgspec.json.decode(file.read(MAX_BYTES), type=_Batch)
    except (OSError, ValueError, msgspec.MsgspecError):
        return False
    return True


class _Batch(msgspec.Struct):
    """What the file of a batch says, among else."""

    format: int
    steps: dict[str, str]
    shards: list[str]
    bundles: list[str]


def files(paths: Sequence[str]) -> Iterator[Path | SetAside]:
    """Each file below `paths` that is read, not opened yet, and what is passed over."""
    for path in paths:
        if wrong := _no_path(path):
            yield wrong
        elif _is_folder(Path(path)):
            yield from _folder(Path(path))
        elif listings.is_listing(Path(path)):
            yield from listings.listed(Path(path))
        else:
            yield Path(path)


def _no_path(given: str) -> SetAside | None:
    """Why what was given as a path is not looked for, and what is meant for it; None for a path."""
    if given == STDIN:
        return SetAside(_PIPED, "comes once, and a batch reads its input piece by piece", "save it, and name the file")
    if is_address(given):
        return SetAside(given, "is a web address, which is not fetched here", f"fetch it with: dateline add {given}")
    if _told_here(Path(given)):
        reason = "is a folder that dateline batch wrote"
        return SetAside(spelled(given), reason, f"take its reports in with: dateline add {spelled(given)}")
    return None


def _is_folder(path: Path) -> bool:
    """Whether a path is a folder; of one that may not be looked at, or is no path, whoever opens it says why."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _standard_input() -> Input | SetAside:
    if sys.stdin is None or sys.stdin.closed:
        return SetAside(_PIPED, "is closed", "pipe a report into the command, or name a file")
    return _read(sys.stdin.buffer, name=_PIPED, file=None)


def _of_file(path: Path) -> Iterator[Input | SetAside]:
    """One file, or of a web archive one stretch after the other."""
    try:
        found = archives.cut(path)
    except (OSError, ValueError):
        found = None  # whoever opens it says why it cannot be
    if found is None:
        yield whole(path)
        return
    try:
        with path.open("rb") as file:
            reader = archives.Reader(file, spelled(path))
            for one in found:
                yield one if isinstance(one, SetAside) else reader.read(one)
    except (OSError, ValueError, Unreadable) as error:
        yield broken_off(path, error)


def whole(path: Path) -> Input | SetAside:
    """One file, or why it cannot be read."""
    try:
        with path.open("rb") as stream:
            return _read(stream, name=spelled(path), file=spelled(path))
    except (OSError, ValueError) as error:  # ValueError: a NUL byte in the path
        return unreadable(path, error)


def _read(stream: BinaryIO, *, name: str, file: str | None) -> Input | SetAside:
    """What `stream` holds, unless that is more than the limit."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        remedy = "split it" if file else "split it; of a web archive, name the file"
        return SetAside(name, f"is larger than {MAX_BYTES // 1_000_000} MB", remedy)
    return Input(name, file, data)


def _folder(root: Path) -> Iterator[Path | SetAside]:
    """The reports in a folder and the folders in it, in the order of their paths."""
    others: Counter[str] = Counter()
    about: list[str] = []
    read = 0
    for found in _walk(root):
        if isinstance(found, SetAside):
            yield found
        elif _kind(found) not in _READ:
            others[found.suffix.lower() or "no extension"] += 1
        elif _no_news(found):
            about.append(spelled(found.relative_to(root)))
        else:
            read += 1
            yield found
    yield from _notes(root, others, about, fatal=not read)
    if not (read or others or about):
        yield SetAside(
            spelled(root),
            "is a folder without reports",
            "name a folder of text, HTML, JSON Lines, PDF, Word or e-mail files",
        )


def _notes(root: Path, others: Counter[str], about: list[str], *, fatal: bool) -> Iterator[SetAside]:
    """What was passed over in a folder, in one line each: files of other kinds, and those about the folder."""
    kinds = sorted(others, key=lambda kind: (-others[kind], kind))
    for count, of, names in ((others.total(), "of other kinds", kinds), (len(about), "about the folder", about)):
        if count:
            shown = ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
            files, were = ("files", "were") if count > 1 else ("file", "was")
            reason = f"holds {count} {files} {of} ({shown}) that {were} passed over"
            yield SetAside(spelled(root), reason, "name a file itself to have it read", fatal)


@cache
def _patterns() -> tuple[tuple[str, str], ...]:
    return tuple((pattern, part) for pattern, part in lists.rows("sources", "no_news.tsv"))


def _no_news(path: Path) -> bool:
    """Whether a file's name says that it is about the folder it lies in."""
    kind = _kind(path)
    name = path.stem if path.suffix.lower() in PACKED else path.name
    parts = {"name": name, "stem": name[: len(name) - len(kind)]}
    return kind in _PROSE and any(
        fnmatchcase(parts[part].lower() if pattern.islower() else parts[part], pattern) for pattern, part in _patterns()
    )


def _walk(root: Path) -> Iterator[Path | SetAside]:
    """Regular files below `root` in the order of their paths; links count only if they stay below it."""
    waiting = [root]
    home = root.resolve()
    while waiting:
        here = waiting.pop()
        if not here.is_dir() or (here.is_symlink() and here != root):
            yield here
            continue
        try:
            if here != root and _told_here(here):
                continue
            names = sorted(entry.name for entry in os.scandir(here) if not entry.name.startswith("."))
            pages = {Path(name).stem for name in names if name.lower().endswith(_PAGES)}
            wanted = (
                here / name
                for name in names
                if name.removesuffix(_ASSETS) == name or name[: -len(_ASSETS)] not in pages
            )
            inside = [path for path in wanted if _belongs(path, home)]
        except OSError as error:  # it may not be listed, or not be entered
            yield unreadable(here, error)
            continue
        waiting += reversed(inside)


def _belongs(path: Path, home: Path) -> bool:
    """Whether a path is a folder or a regular file; of a link, whether it leads to a file below `home`."""
    if path.is_symlink():
        return path.is_file() and path.resolve().is_relative_to(home)
    return path.is_dir() or path.is_file()


def _kind(path: Path) -> str:
    """A file's extension in lower case, of "page.html.gz" that of the page."""
    suffix = path.suffix.lower()
    return Path(path.stem).suffix.lower() if suffix in PACKED else suffix
