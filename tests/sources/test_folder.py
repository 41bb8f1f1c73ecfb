"""Folders: files in a fixed order, and what cannot be read is named."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from dateline import sources
from dateline.sources import Input, Passing, folder
from dateline.terms import SetAside


def tree(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f"text of {name}")


def names(paths: list[str], root: Path) -> list[str]:
    return [one.name.removeprefix(f"{root}/") for one in sources.inputs(paths) if isinstance(one, Input)]


def set_aside(*paths: str) -> list[SetAside]:
    return [one for one in sources.inputs(paths) if isinstance(one, SetAside)]


def test_a_named_file_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    """A file that is named is read; its name and path are as given."""
    tree(tmp_path, "a.odd")
    path = str(tmp_path / "a.odd")
    assert list(sources.inputs([path])) == [Input(path, path, b"text of a.odd")]


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    """A folder's reports come in the order of their paths, hidden files and saved assets left out."""
    tree(tmp_path, "b.txt", "a/z.html", "a/b.jsonl", "A.htm", "c.txt.gz", "noext", ".hidden/x.txt", ".x.txt")
    tree(tmp_path, "page.html", "page_files/ad.html", "page_files/more/x.txt", "other_files/y.txt")
    found = ["A.htm", "a/b.jsonl", "a/z.html", "b.txt", "c.txt.gz", "noext", "other_files/y.txt", "page.html"]
    assert names([str(tmp_path)], tmp_path) == found


def test_other_kinds_are_passed_over_and_counted(tmp_path: Path) -> None:
    """Files of other kinds are passed over with one note, which is no failure."""
    tree(tmp_path, "a.txt", "b.png", "c.png", "GOLD.json")
    (note,) = set_aside(str(tmp_path))
    assert note.reason == "holds 3 files of other kinds (.png, .json) that were passed over"
    assert not note.fatal


BATCH = '{"format": 1, "steps": {"clean": "clean.v1"}, "shards": ["a"], "bundles": [], "set_aside": []}'


def test_what_a_batch_told_is_passed_over(tmp_path: Path) -> None:
    """Its folder is skipped and nothing in it counted, also where a later dateline told it; named itself it is refused."""
    tree(tmp_path, "a.txt", "told/notes/b.txt", "told/tables/c.parquet", "b/told/d.txt")
    (tmp_path / "told" / "batch.json").write_text(BATCH)
    (tmp_path / "b" / "told" / "batch.json").write_text(BATCH.replace("1", "2"))
    assert [type(one) for one in sources.inputs([str(tmp_path)])] == [Input]
    (why,) = sources.inputs([str(tmp_path / "told")])
    assert isinstance(why, SetAside)
    assert (why.reason, why.fatal) == ("is a folder that dateline batch wrote", True)


@pytest.mark.parametrize("mark", ['{"jobs": []}', "[1]", "", '{"format": "x", "shards": [], "bundles": []}', "\udcff"])
def test_a_batch_json_of_something_else_is_no_batch(tmp_path: Path, mark: str) -> None:
    """The reports beside it are read; it is a file of another kind."""
    tree(tmp_path, "a/b.txt")
    (tmp_path / "a" / "batch.json").write_bytes(os.fsencode(mark))
    assert names([str(tmp_path)], tmp_path) == ["a/b.txt"]
    assert names([str(tmp_path / "a")], tmp_path) == ["a/b.txt"]
    assert [one.reason for one in set_aside(str(tmp_path))] == [
        "holds 1 file of other kinds (.json) that was passed over"
    ]


ABOUT = (
    "README", "readme.md", "README.de.md", "Readme-first.txt", "read_me.txt", "LICENSE", "licence.html", "LICENSE-MIT.txt",
    "COPYING", "CHANGELOG.md", "changelog-2031.txt", "RELEASE_NOTES.md", "CONTRIBUTING.md", "NOTICE", "AUTHORS.txt",
    "Makefile", "robots.txt", "requirements.txt", "README.pdf", "README.txt.gz",
)  # fmt: skip
NEWS = (
    "readmes-lost.txt", "licence-to-fish-withdrawn.html", "license-row.txt", "notice.html", "changes.html", "security.html",
    "history.txt", "robots-take-over.txt", "robots.html", "authors-strike.md", "readme.jsonl", "news.txt", "copying-is-theft.txt",
)  # fmt: skip


@pytest.mark.parametrize("name", ABOUT)
def test_what_is_about_the_folder_is_no_news(name: str, tmp_path: Path) -> None:
    """A README, a licence and the like are passed over in a folder and named, which is no failure; named itself, each is read."""
    tree(tmp_path, "a.txt", f"sub/{name}")
    found = list(sources.inputs([str(tmp_path)]))
    assert [one.name for one in found if isinstance(one, Input)] == [str(tmp_path / "a.txt")]
    (note,) = (one for one in found if isinstance(one, SetAside))
    assert note.reason == f"holds 1 file about the folder (sub/{name}) that was passed over"
    assert (note.remedy, note.fatal) == ("name a file itself to have it read", False)
    assert [type(one) for one in sources.inputs([str(tmp_path / "sub" / name)])] == [Input]


@pytest.mark.parametrize("name", NEWS)
def test_news_may_be_called_nearly_so(name: str, tmp_path: Path) -> None:
    """An outlet's page whose name only begins like such a file, or has its letters without the capitals, is read."""
    tree(tmp_path, name)
    assert names([str(tmp_path)], tmp_path) == [name]


def test_a_folder_of_nothing_else_is_set_aside(tmp_path: Path) -> None:
    """Where nothing is left to read, both notes say so, and it is a failure."""
    tree(tmp_path, "README.md", "LICENSE", "a.png")
    notes = set_aside(str(tmp_path))
    assert [one.reason for one in notes] == [
        "holds 1 file of other kinds (.png) that was passed over",
        "holds 2 files about the folder (LICENSE, README.md) that were passed over",
    ]
    assert all(one.fatal for one in notes)


def test_a_folder_without_reports_is_named(tmp_path: Path) -> None:
    """A folder that holds no report is set aside."""
    (empty,) = set_aside(str(tmp_path))
    assert (empty.reason, empty.fatal) == ("is a folder without reports", True)
    tree(tmp_path, "a.png")
    (other,) = set_aside(str(tmp_path))
    assert other.fatal


def test_what_is_missing_is_named_and_the_rest_read(tmp_path: Path) -> None:
    """A missing path, or one that is none, stops nothing."""
    tree(tmp_path, "a.txt")
    found = list(sources.inputs([str(tmp_path / "no.txt"), "a\0b", str(tmp_path / "a.txt")]))
    assert [type(one) for one in found] == [Passing, SetAside, Input]
    assert isinstance(found[0], SetAside)
    assert (found[0].reason, found[0].remedy) == ("does not exist", "check the path")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission_is_named_to_others(tmp_path: Path) -> None:
    """A file that may not be read says so."""
    tree(tmp_path, "a.txt")
    (tmp_path / "a.txt").chmod(0)
    (one,) = set_aside(str(tmp_path / "a.txt"))
    assert one.reason == "may not be read"


def test_no_permission_is_told_from_absence() -> None:
    """Each failure has its own reason."""
    errors = [FileNotFoundError(), PermissionError(), OSError(5, "Input/output error")]
    assert [sources.unreadable(Path("a"), error).reason for error in errors] == [
        "does not exist",
        "may not be read",
        "cannot be read (Input/output error)",
    ]


def test_links_do_not_lead_out_or_around(tmp_path: Path) -> None:
    """A linked folder is not entered, and a linked file is read only if it lies in the folder."""
    tree(tmp_path, "in/a.txt", "out/b.txt")
    root = tmp_path / "in"
    (root / "loop").symlink_to(root)
    (root / "out").symlink_to(tmp_path / "out")
    (root / "b.txt").symlink_to(tmp_path / "out" / "b.txt")
    (root / "c.txt").symlink_to(root / "a.txt")
    (root / "gone.txt").symlink_to(root / "nowhere")
    assert names([str(root)], root) == ["a.txt", "c.txt"]


def test_a_linked_folder_that_is_named_is_entered(tmp_path: Path) -> None:
    """A link that the user names is followed."""
    tree(tmp_path, "in/a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "in")
    assert names([str(tmp_path / "link")], tmp_path / "link") == ["a.txt"]


def test_pipes_in_a_folder_are_left_alone(tmp_path: Path) -> None:
    """A named pipe, which would block, is not opened."""
    tree(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "b.txt")
    assert names([str(tmp_path)], tmp_path) == ["a.txt"]


def test_a_large_file_is_not_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file above the limit is set aside after the limit's bytes."""
    monkeypatch.setattr(folder, "MAX_BYTES", 4)
    tree(tmp_path, "a.txt")
    (one,) = set_aside(str(tmp_path / "a.txt"))
    assert one.reason.startswith("is larger than")


def test_an_endless_device_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even /dev/zero ends at the limit."""
    monkeypatch.setattr(folder, "MAX_BYTES", 1_000)
    (one,) = set_aside("/dev/zero")
    assert one.name == "/dev/zero"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash is standard input, which has no file."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"The mayor spoke.")))
    assert list(sources.inputs(["-"])) == [Input("standard input", None, b"The mayor spoke.")]
    sys.stdin.close()
    assert [type(one) for one in sources.inputs(["-"])] == [SetAside]


def test_files_are_opened_one_at_a_time(tmp_path: Path) -> None:
    """Nothing is read before it is asked for."""
    tree(tmp_path, "a.txt", "b.txt")
    found = sources.inputs([str(tmp_path)])
    next(found)
    (tmp_path / "b.txt").write_text("later")
    later = next(found)
    assert isinstance(later, Input)
    assert later.data == b"later"


def test_documents_are_picked_up(tmp_path: Path) -> None:
    """PDF and Word documents, messages, feeds and web archives of a folder are read, also compressed ones."""
    found = ["a.pdf", "b.docx", "c.eml", "d.rss", "e.atom", "f.warc", "g.warc.gz", "h.warc.wet.gz", "i.jsonl.zst"]
    tree(tmp_path, *found)
    assert names([str(tmp_path)], tmp_path) == found


def test_a_path_that_may_not_be_looked_at_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is too long, and a path in a folder that may not be entered, stop nothing."""
    long = str(tmp_path / ("x" * 300))
    assert not sources.is_batch(long)
    assert ["too long" in one.reason for one in set_aside(long)] == [True]
    tree(tmp_path, "shut/a.txt", "shut/b.txt", "open/c.txt")
    real = Path.stat

    def stat(self: Path, **options: bool) -> os.stat_result:
        if "shut" in self.parent.name:
            raise PermissionError(13, "Permission denied")
        return real(self, **options)

    monkeypatch.setattr(Path, "stat", stat)
    assert not sources.is_batch(str(tmp_path / "shut"))
    assert [*sources.files([str(tmp_path / "shut" / "a.txt")])] == [tmp_path / "shut" / "a.txt"]
    found = [*sources.files([str(tmp_path)])]
    assert [(one.name, one.reason) for one in found if isinstance(one, SetAside)] == [
        (str(tmp_path / "shut"), "may not be read")
    ]
    assert tmp_path / "open" / "c.txt" in found


def test_what_is_no_path_is_told_from_one_that_is_missing(tmp_path: Path) -> None:
    """Standard input, which files are not asked of, an address and a folder that a batch wrote: each is named as it was given, with what is meant for it."""
    (tmp_path / "batch.json").write_text(BATCH, encoding="utf-8")
    address = "https://lowmere.example/a.warc.gz"
    piped, remote, told, gone = folder.files(["-", address, str(tmp_path), str(tmp_path / "gone")])
    assert gone == tmp_path / "gone"  # whoever opens it says that it does not exist
    assert isinstance(piped, SetAside)
    assert piped.name == "standard input"
    assert isinstance(remote, SetAside)
    assert (remote.name, remote.remedy) == (address, f"fetch it with: dateline add {address}")
    assert isinstance(told, SetAside)
    assert told.remedy == f"take its reports in with: dateline add {tmp_path}"
