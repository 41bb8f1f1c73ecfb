"""Web archives of any size are read in stretches, each an archive by itself."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.batch.shards import Shard, shards
from dateline.errors import Unreadable
from dateline.ingest import extras, frames, reports
from dateline.sources import Input, archives, inputs
from dateline.sources.archives import Stretch
from dateline.terms import Report, SetAside
from tests.ingest.test_warc_damage import answer, flipped, record, zstd

streams = pytest.importorskip("fastwarc.stream_io")

PAGE = (
    "<!doctype html><html><body><h1>Ferry {n}</h1><p>Ana Roe said the ferry ran aground at pier {n}.</p></body></html>"
)
RECORDS = [record(answer(PAGE.format(n=n).encode() * (1 + n % 3)), n) for n in range(60)]


def pages(data: bytes) -> list[str]:
    return [str(one.url) for one in reports(data, name="a.warc") if isinstance(one, Report)]


def cut(path: Path, size: int) -> list[bytes]:
    """The stretches of an archive, as they are read."""
    found = archives.cut(path, size)
    assert found is not None
    told = [one for one in found if not isinstance(one, SetAside)]
    read = [archives.read(path, one) for one in told]
    with path.open("rb") as file:
        reader = archives.Reader(file, str(path))
        assert [reader.read(one) for one in told] == read  # in their order nothing is unpacked twice
    assert all(isinstance(one, Input) and one.part for one in read)
    return [one.data for one in read if isinstance(one, Input)]


def by_dictionary(some: list[bytes]) -> tuple[bytes, list[bytes]]:
    """The frame of a dictionary, and a frame of each record that is packed by it."""
    dictionary = bytes(streams.zstd_train_dictionary_from_samples(some * 20, 2_000))

    def packed(data: bytes) -> bytes:
        out = io.BytesIO()
        writer = streams.ZstdWriter(out, dictionary=dictionary)
        writer.write(data)
        writer.close()
        found = out.getvalue()  # which begins with the dictionary
        return found[8 + int.from_bytes(found[4:8], "little") :]

    body = zstd(dictionary)
    return b"\x5d\x2a\x4d\x18" + len(body).to_bytes(4, "little") + body, [*map(packed, some)]


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstd])
@pytest.mark.parametrize("size", [1, 700, 5_000, 10**9])
def test_stretches_hold_what_the_archive_holds(tmp_path: Path, pack: Callable[[bytes], bytes], size: int) -> None:
    """Each record once and in order, whatever the size."""
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(map(pack, RECORDS)))
    found = cut(path, size)
    assert [url for one in found for url in pages(one)] == pages(path.read_bytes())
    assert b"".join(found) == path.read_bytes()
    assert (len(found) > 1) == (size < 10**9)


@pytest.mark.parametrize("size", [1, 3_000, 10**9])
def test_frames_are_cut_behind_their_dictionary(tmp_path: Path, size: int) -> None:
    """Each stretch of an archive whose frames share a dictionary begins with it, also inside a parcel."""
    head, frames = by_dictionary(RECORDS)
    assert pages(frames[0]) != pages(head + frames[0])
    path = tmp_path / "a.warc.zst"
    path.write_bytes(head + b"".join(frames))
    found = cut(path, size)
    assert all(one.startswith(head) for one in found)
    assert [url for one in found for url in pages(one)] == pages(b"".join(RECORDS))
    assert (len(found) > 1) == (size < 10**9)
    parcel = tmp_path / "a.wacz"
    with zipfile.ZipFile(parcel, "w") as zipped:
        zipped.write(path, "archive/a.warc.zst")
    assert cut(parcel, size) == found


def test_dictionaries_of_archives_that_were_put_together(tmp_path: Path) -> None:
    """What follows another dictionary is read by that one."""
    path = tmp_path / "a.warc.zst"
    halves = [by_dictionary(RECORDS[:30]), by_dictionary(RECORDS[30:])]
    path.write_bytes(b"".join(head + b"".join(frames) for head, frames in halves))
    assert [url for one in cut(path, 10**9) for url in pages(one)] == pages(b"".join(RECORDS))


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
@pytest.mark.parametrize("chunk", [10**9, 1_000])
def test_an_archive_packed_in_one_piece(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: Callable[[bytes], bytes], chunk: int
) -> None:
    """Or in pieces that begin amid a record: it is cut by what it holds, where that is more than a file may hold."""
    whole = b"".join(RECORDS)
    parts = [whole[at : at + chunk] for at in range(0, len(whole), chunk)]
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(map(pack, parts)))
    monkeypatch.setattr(archives, "MAX_BYTES", 5_000)
    monkeypatch.setattr(frames, "WINDOW", 512)
    found = cut(path, 800)
    assert len(found) > 3
    assert b"".join(found) == whole
    assert [url for one in found for url in pages(one)] == pages(whole)


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
def test_a_length_far_too_long_in_one_piece(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: Callable[[bytes], bytes]
) -> None:
    """It costs its record alone, and nothing that stands behind it."""
    some = [*RECORDS]
    some[20] = re.sub(rb"(?i)(content-length: )\d+", rb"\g<1>99999999999", some[20], count=1)
    path = tmp_path / "a.warc"
    path.write_bytes(pack(b"".join(some)))
    monkeypatch.setattr(archives, "MAX_BYTES", 5_000)
    monkeypatch.setattr(frames, "WINDOW", 512)
    found = [url for one in cut(path, 800) for url in pages(one)]
    assert set(found) == set(pages(b"".join(RECORDS))) - {"https://lowmere.example/20"}


def test_one_piece_that_is_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read as far as it can be unpacked, and named."""
    monkeypatch.setattr(archives, "MAX_BYTES", 1_000)
    monkeypatch.setattr(frames, "WINDOW", 512)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(b"".join(RECORDS))[:900])
    found = [*(archives.cut(path, 100) or ())]
    (lost,) = [one for one in found if isinstance(one, SetAside)]
    assert lost.name == str(path)
    assert "gzip data" in lost.reason
    assert 0 < sum(len(pages(one)) for one in cut(path, 100)) < len(RECORDS)


def test_many_small_records_are_cut_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No stretch holds more records than a document may."""
    monkeypatch.setattr(archives, "MOST", 7)
    for name, pack in (("a.warc", bytes), ("b.warc.gz", gzip.compress), ("c.warc.zst", zstd)):
        (tmp_path / name).write_bytes(b"".join(map(pack, RECORDS)))
        assert [len(pages(one)) for one in cut(tmp_path / name, 10**9)] == [7] * 8 + [4]


def test_archives_are_given_in_stretches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads files, also below a folder, gets an archive and a parcel one stretch after the other."""
    monkeypatch.setattr(archives.cut, "__defaults__", (4_000,))
    (tmp_path / "a.warc").write_bytes(b"".join(RECORDS))
    with zipfile.ZipFile(tmp_path / "b.wacz", "w") as parcel:
        parcel.writestr("archive/one.warc.gz", b"".join(map(gzip.compress, RECORDS)))
    (tmp_path / "c.wacz").write_bytes(b"no parcel")
    (tmp_path / "d.warc.gz").write_bytes(gzip.compress(RECORDS[0]))
    found = [*inputs([str(tmp_path)])]
    given = [one for one in found if isinstance(one, Input)]
    for name in ("a.warc", "b.wacz"):
        mine = [one for one in given if one.name.endswith(name)]
        assert len(mine) > 2
        assert [url for one in mine for url in pages(one.data)] == pages(b"".join(RECORDS))
    assert [one.part for one in given if one.name.endswith("d.warc.gz")] == [True]
    (bad,) = [one for one in found if isinstance(one, SetAside)]
    assert (bad.name, "is no parcel (WACZ)" in bad.reason) == (str(tmp_path / "c.wacz"), True)


def test_archives_that_lie_in_the_same_place(tmp_path: Path) -> None:
    """A parcel that names one archive a thousand times is read once."""
    path = tmp_path / "a.wacz"
    with zipfile.ZipFile(path, "w") as parcel:
        for name in ("archive/1.warc", "archive/2.warc"):
            parcel.writestr(name, RECORDS[0])
        parcel.infolist()[1].header_offset = parcel.infolist()[0].header_offset
    found = [*(archives.cut(path, 10**9) or ())]
    assert [getattr(one, "reason", None) for one in found] == [None, "lies where another archive lies"]


class Counted(io.BytesIO):
    """A file that counts what is read of it."""

    read_so_far = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """The next bytes, counted."""
        data = super().read(size)
        self.read_so_far += len(data)
        return data


CHAINED = {
    "gzip": b"\x1f\x8b\x08" + bytes(6) + b"\x03" + b"\x00\x1b\x00\xe4\xff" + b"." * 17,
    "zstd": b"\x28\xb5\x2f\xfd" + bytes(2) + (13 << 3).to_bytes(3, "little") + b"." * 7,
}
"""What looks like a member or frame, whose blocks lead on into those of the next one behind it, and never end."""


@pytest.mark.parametrize("kind", CHAINED)
def test_what_only_looks_like_frames_takes_no_longer_and_longer(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """Twice as much of it is not four times the work, and none of it is left out."""
    monkeypatch.setattr(frames, "WINDOW", 512)
    monkeypatch.setattr(frames, "MAX_BLOCKS", 2_000)
    work = []
    for many in (600, 1_200):
        file = Counted(CHAINED[kind] * many)
        size = len(file.getvalue())
        told = [*frames.frames(file, 0, size)]
        assert [one.start for one in told] == [0, *(one.end for one in told[:-1])]
        assert told[-1].end == size
        work.append(file.read_so_far)
    assert work[1] <= 3 * work[0]


@pytest.mark.parametrize("opens", [b"\x1f\x8b\x08\xff", b"\x28\xb5\x2f\xfd\x00\x00\xff\xff\xff"])
def test_so_many_places_are_tried(monkeypatch: pytest.MonkeyPatch, opens: bytes) -> None:
    """Where none of them is a frame, the rest is one."""
    monkeypatch.setattr(frames, "MAX_TRIED", 10)
    told = [*frames.frames(io.BytesIO(opens * 50), 0, len(opens) * 50)]
    assert len(told) == 10
    assert told[-1].end == len(opens) * 50


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
    monkeypatch.setattr(frames, "WINDOW", 256)
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
    found = [one for one in archives.cut(path, 3_000) or () if isinstance(one, SetAside)]
    assert [one.reason for one in found] == ["is packed inside its parcel"]
    assert [url for one in cut(path, 3_000) for url in pages(one)] == pages(b"".join(RECORDS))


@pytest.mark.parametrize(("at", "word"), [(46, b"\xff"), (6, b"\x63")])
def test_a_parcel_whose_list_is_damaged(tmp_path: Path, at: int, word: bytes) -> None:
    """A name that is no text, or a version that no program knows: the parcel is set aside, and the file beside it read."""
    path = tmp_path / "a.wacz"
    with zipfile.ZipFile(path, "w") as parcel:
        parcel.writestr("archive/é.warc", RECORDS[0])
    data = bytearray(path.read_bytes())
    place = data.index(b"PK\x01\x02") + at
    data[place : place + 1] = word
    path.write_bytes(data)
    (tmp_path / "b.txt").write_text("Ana Roe said the ferry ran aground.", encoding="utf-8")
    bad, good = inputs([str(tmp_path)])
    assert isinstance(bad, SetAside)
    assert (bad.name, "is no parcel (WACZ)" in bad.reason) == (str(path), True)
    assert isinstance(good, Input)


def test_a_parcel_of_what_nothing_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the extra is not installed, the archive that needs it is named, and the others of its parcel are cut."""

    def missing(*_given: object, **_named: object) -> object:
        raise Unreadable("", "is Zstandard data, and nothing that reads one is installed", "install the extra")

    path = tmp_path / "a.wacz"
    with zipfile.ZipFile(path, "w") as parcel:
        parcel.writestr("archive/1.warc.zst", b"".join(map(zstd, RECORDS)))
        parcel.writestr("archive/2.warc", RECORDS[0])
    monkeypatch.setattr(extras, "module", missing)
    found = [*(archives.cut(path, 1_000) or ())]
    assert [one.name for one in found if isinstance(one, SetAside)] == [f"{path}, archive/1.warc.zst"]
    assert isinstance(found[-1], Stretch)


def test_an_archive_that_breaks_off_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever stops its cutting costs that archive alone, read here or by shards."""
    for name in ("a.warc", "b.txt"):
        (tmp_path / name).write_bytes(b"".join(RECORDS))
    for error in (ValueError("negative seek"), Unreadable("", "is nothing that is read", "install the extra")):

        def broken(_path: Path, *_size: int, error: Exception = error) -> Iterator[Stretch] | None:
            return iter(failing(error)) if _path.name == "a.warc" else None

        monkeypatch.setattr(archives, "cut", broken)
        for found in ([*inputs([str(tmp_path)])], [*shards([str(tmp_path)])]):
            (bad,) = [one for one in found if isinstance(one, SetAside)]
            assert bad.name == str(tmp_path / "a.warc")
            assert isinstance(found[-1], Input | Shard)


def failing(error: Exception) -> Iterator[Stretch]:
    """A cut that ends with an error behind its first stretch."""
    yield Stretch(0, 10)
    raise error


def test_what_is_no_archive_is_one_piece(tmp_path: Path) -> None:
    """A large page is not cut; whoever opens it says that it is too large."""
    path = tmp_path / "a.html"
    path.write_text(PAGE * 100, encoding="utf-8")
    assert archives.cut(path, 100) is None
    (shard,) = shards([str(path)], size=100)
    assert isinstance(shard, Shard)
    assert [piece.stretch for piece in shard.pieces] == [None]


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
    monkeypatch.setattr(archives, "MAX_BYTES", 1_000)
    within = archives.read(path, Stretch(0, 1_000))
    beyond = archives.read(path, Stretch(0, 5_000))
    assert isinstance(within, Input)
    assert within.data == path.read_bytes()[:1_000]
    assert isinstance(beyond, SetAside)
    assert beyond.name == f"{path}, https://lowmere.example/0"


def test_an_archive_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is opened to be cut, and where it breaks off amid; the files beside it are shards all the same."""
    for name in ("a.warc", "b.txt"):
        (tmp_path / name).write_bytes(b"".join(RECORDS))

    def denied(*_given: object) -> Iterator[Stretch]:
        raise PermissionError(13, "Permission denied")

    def broken(*_given: object) -> Iterator[Stretch]:
        yield Stretch(0, 10)
        raise OSError(5, "Input/output error")

    for harm, why in ((denied, "may not be read"), (broken, "Input/output error")):
        monkeypatch.setattr(archives, "cut", lambda path, _size, harm=harm: harm() if path.name == "a.warc" else None)
        found = [*shards([str(tmp_path)], size=1)]
        assert [why in one.reason for one in found if isinstance(one, SetAside)] == [True]
        assert any(piece.file.endswith("b.txt") for one in found if isinstance(one, Shard) for piece in one.pieces)
