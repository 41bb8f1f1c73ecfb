"""Web archives of any size are read in stretches, each an archive by itself."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.batch import archives, reading
from dateline.batch.archives import stretches
from dateline.batch.shards import Piece, Shard, shards
from dateline.ingest import reports
from dateline.sources import Input
from dateline.terms import Report, SetAside
from tests.ingest.test_warc_damage import answer, flipped, record

pytest.importorskip("fastwarc")

PAGE = (
    "<!doctype html><html><body><h1>Ferry {n}</h1><p>Ana Roe said the ferry ran aground at pier {n}.</p></body></html>"
)
RECORDS = [record(answer(PAGE.format(n=n).encode() * (1 + n % 3)), n) for n in range(60)]


def pages(data: bytes) -> list[str]:
    return [str(one.url) for one in reports(data, name="a.warc") if isinstance(one, Report)]


def cut(path: Path, size: int) -> list[bytes]:
    """The stretches of an archive."""
    found = stretches(path, size)
    assert found is not None
    data = path.read_bytes()
    return [data[one[0] : one[1]] for one in found if not isinstance(one, SetAside)]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize("size", [1, 700, 5_000, 10**9])
def test_stretches_hold_what_the_archive_holds(tmp_path: Path, pack: Callable[[bytes], bytes], size: int) -> None:
    """Each record once and in order, whatever the size."""
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(map(pack, RECORDS)))
    found = cut(path, size)
    assert [url for one in found for url in pages(one)] == pages(path.read_bytes())
    assert b"".join(found) == path.read_bytes()
    assert (len(found) > 1) == (size < 10**9)


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_damage_costs_its_record(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    """A record that is damaged, or says a wrong length, spoils no other stretch."""
    members = [*map(pack, RECORDS)]
    members[20] = (
        flipped(members[20])
        if pack is gzip.compress
        else members[20].replace(b"Content-Length: ", b"Content-Length: 9")
    )
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(members))
    found = [url for one in cut(path, 2_000) for url in pages(one)]
    assert set(found) | {"https://lowmere.example/20"} == set(pages(b"".join(RECORDS)))


def test_little_of_a_file_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A member that is longer than a window is followed piece by piece."""
    monkeypatch.setattr(archives, "WINDOW", 256)
    path = tmp_path / "a.warc.gz"
    long = record(answer(PAGE.format(n=1).encode() * 300), 1)
    path.write_bytes(b"".join(map(gzip.compress, [RECORDS[0], long, RECORDS[2]])))
    assert [len(pages(one)) for one in cut(path, 1)] == [1, 1, 1]


def test_a_parcel_of_archives(tmp_path: Path) -> None:
    """The archives in a WACZ are read where they lie; one that is packed there is set aside."""
    path = tmp_path / "a.wacz"
    with zipfile.ZipFile(path, "w") as parcel:
        parcel.writestr("datapackage.json", "{}")
        parcel.writestr("archive/one.warc.gz", b"".join(map(gzip.compress, RECORDS)))
        parcel.writestr("archive/two.warc", b"".join(RECORDS), compress_type=zipfile.ZIP_DEFLATED)
    found = [one for one in stretches(path, 3_000) or () if isinstance(one, SetAside)]
    assert [one.reason for one in found] == ["is packed inside its parcel"]
    assert [url for one in cut(path, 3_000) for url in pages(one)] == pages(b"".join(RECORDS))


def test_what_is_no_archive_is_one_piece(tmp_path: Path) -> None:
    """A large page is not cut; whoever opens it says that it is too large."""
    path = tmp_path / "a.html"
    path.write_text(PAGE * 100, encoding="utf-8")
    assert stretches(path, 100) is None
    (shard,) = shards([str(path)], size=100)
    assert isinstance(shard, Shard)
    assert [piece.whole for piece in shard.pieces] == [True]


def test_an_archive_is_many_shards(tmp_path: Path) -> None:
    """Of one archive several workers take some, and no shard holds files of two folders."""
    (tmp_path / "b").mkdir()
    (tmp_path / "a.warc").write_bytes(b"".join(RECORDS))
    (tmp_path / "b" / "b.warc").write_bytes(RECORDS[0])
    found = [one for one in shards([str(tmp_path)], size=4_000) if isinstance(one, Shard)]
    assert len(found) > 3
    assert all(len({Path(piece.file).parent for piece in one.pieces}) == 1 for one in found)


def test_a_stretch_is_read_as_far_as_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be cut and is larger than the limit of a file is set aside by name, and not held."""
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(RECORDS))
    monkeypatch.setattr(reading, "MAX_BYTES", 1_000)
    within = reading._input(Piece(str(path), 0, 1_000, False, 0))
    beyond = reading._input(Piece(str(path), 0, 5_000, False, 0))
    assert isinstance(within, Input)
    assert within.data == path.read_bytes()[:1_000]
    assert isinstance(beyond, SetAside)
    assert beyond.name == str(path)


def test_an_archive_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is opened to be cut, and where it breaks off amid; the files beside it are shards all the same."""
    for name in ("a.warc", "b.txt"):
        (tmp_path / name).write_bytes(b"".join(RECORDS))

    def denied(*_given: object) -> Iterator[tuple[int, int]]:
        raise PermissionError(13, "Permission denied")

    def broken(*_given: object) -> Iterator[tuple[int, int]]:
        yield 0, 10
        raise OSError(5, "Input/output error")

    for harm, why in ((denied, "may not be read"), (broken, "Input/output error")):
        monkeypatch.setattr(
            archives, "stretches", lambda path, _size, harm=harm: harm() if path.name == "a.warc" else None
        )
        found = [*shards([str(tmp_path)], size=1)]
        assert [why in one.reason for one in found if isinstance(one, SetAside)] == [True]
        assert any(piece.file.endswith("b.txt") for one in found if isinstance(one, Shard) for piece in one.pieces)
