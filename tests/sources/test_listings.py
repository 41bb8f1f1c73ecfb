"""Listings of web archives: those that lie here are read, the others counted."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from dateline.sources import files
from dateline.terms import SetAside


def listing(folder: Path, *lines: str, name: str = "warc.paths") -> tuple[list[str], list[SetAside]]:
    """What is read of a listing of these lines."""
    data = "\n".join(lines).encode()
    (folder / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    found = [*files([str(folder / name)])]
    paths = [str(one.relative_to(folder)) for one in found if isinstance(one, Path)]
    return paths, [one for one in found if isinstance(one, SetAside)]


@pytest.mark.parametrize("name", ["warc.paths", "warc.paths.gz", "wet.paths"])
def test_archives_lie_where_they_are_listed_or_beside_it(tmp_path: Path, name: str) -> None:
    """In the order of the lines, each once."""
    (tmp_path / "crawl").mkdir()
    for path in ("b.warc.gz", "crawl/a.warc.gz", "c.wacz"):
        (tmp_path / path).write_bytes(b"")
    lines = ("crawl/a.warc.gz", "# a remark", "", "crawl-data/2023/b.warc.gz", "c.wacz", "crawl/a.warc.gz", "b.warc.gz")
    assert listing(tmp_path, *lines, name=name) == (["crawl/a.warc.gz", "b.warc.gz", "c.wacz"], [])


def test_what_is_not_here_is_named_once(tmp_path: Path) -> None:
    """With how many there are, the first of them, and what to do."""
    (tmp_path / "notes.txt").write_text("Private.", encoding="utf-8")
    lines = ["https://a.example/1.warc.gz", "s3://b/2.warc.gz", "x/3.warc.gz", "x/4.warc.gz", "notes.txt"]
    paths, set_aside = listing(tmp_path, *lines)
    assert not paths
    assert [one.reason for one in set_aside] == [
        "lists addresses, which are not fetched: 2, the first https://a.example/1.warc.gz",
        "lists files that are not called web archives (.warc, .wet, .wacz): 1, the first notes.txt",
        "lists archives that lie neither there nor beside it: 2, the first x/3.warc.gz",
    ]
    assert all(one.fatal and one.remedy for one in set_aside)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_listings_that_say_how_they_are_encoded(tmp_path: Path, encoding: str) -> None:
    """A mark before the first line is no part of it, and a text of two bytes a letter is one."""
    for name in ("a.warc.gz", "b.warc.gz"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "warc.paths").write_bytes("a.warc.gz\r\nb.warc.gz\n".encode(encoding))
    assert [*files([str(tmp_path / "warc.paths")])] == [tmp_path / "a.warc.gz", tmp_path / "b.warc.gz"]


def test_a_listing_of_nothing_and_none_at_all(tmp_path: Path) -> None:
    """Both are named."""
    _, (empty,) = listing(tmp_path, "", "# nothing")
    assert empty.reason == "is a listing of no archives"
    (gone,) = files([str(tmp_path / "other.paths.gz")])
    assert isinstance(gone, SetAside)
    assert gone.reason == "does not exist"


def test_lines_that_are_no_paths(tmp_path: Path) -> None:
    """Bytes that are no text, and names that no system takes, stop nothing."""
    (tmp_path / "warc.paths").write_bytes(b"\xff.warc\n" + b"a" * 5_000 + b".warc\na\0.warc\n")
    (one,) = files([str(tmp_path / "warc.paths")])
    assert isinstance(one, SetAside)
    assert one.reason.startswith("lists archives that lie neither there nor beside it: 3,")
