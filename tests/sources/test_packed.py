"""However an archive is packed, put together and padded, and however small it is, all its records are read in any stretches, or it is said how many are not."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.ingest import reports, skipped
from dateline.sources import Input, archives, inputs
from dateline.terms import Report, SetAside
from tests.ingest.test_warc_damage import answer, flipped, record, zstd
from tests.sources.test_archives import RECORDS, by_dictionary, pages

SKIPPED = b"\x50\x2a\x4d\x18\x04\0\0\0abcd"
"""A frame that holds nothing."""
SIZES = [1, 3_000, archives.SIZE]
ALL = pages(b"".join(RECORDS))


def read(
    path: Path, monkeypatch: pytest.MonkeyPatch, size: int = archives.SIZE
) -> tuple[list[str], tuple[SetAside, ...]]:
    """The addresses of what a file holds, read in stretches of a size, and what is set aside."""
    monkeypatch.setattr(archives.cut, "__defaults__", (size,))
    found = [*inputs([str(path)])]
    opened: list[Report | SetAside] = []
    for one in found:
        if isinstance(one, SetAside):
            opened.append(one)
        else:
            opened += skipped.told(reports(one.data, name=one.name, file=one.file), part=one.part)
    urls = [str(one.url) for one in opened if isinstance(one, Report)]
    aside = [one for one in opened if isinstance(one, SetAside)]
    return urls, skipped.summed(aside, {str(path)} if urls else ())


def put(path: Path, *parts: bytes) -> Path:
    """A file of these bytes."""
    path.write_bytes(b"".join(parts))
    return path


def made(pack: Callable[[bytes], bytes], some: list[bytes]) -> bytes:
    """Records, each packed by itself."""
    return b"".join(map(pack, some))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("first", [bytes, gzip.compress, zstd])
@pytest.mark.parametrize("second", [bytes, gzip.compress, zstd])
def test_archives_of_several_kinds_put_together(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    first: Callable[[bytes], bytes],
    second: Callable[[bytes], bytes],
    size: int,
) -> None:
    """What is not packed, gzip members and Zstandard frames may follow one another."""
    path = put(tmp_path / "a.warc", made(first, RECORDS[:30]), made(second, RECORDS[30:50]), made(first, RECORDS[50:]))
    assert read(path, monkeypatch, size) == (ALL, ())


@pytest.mark.parametrize("size", SIZES)
def test_a_dictionary_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """Each half of what was put together is read by its own dictionary, with members of gzip between them, and behind frames that hold nothing."""
    halves = [by_dictionary(RECORDS[:25]), by_dictionary(RECORDS[30:])]
    (first, some), (second, others) = halves
    members = made(gzip.compress, RECORDS[25:30])
    path = put(tmp_path / "a.warc.zst", SKIPPED, first, *some, members, SKIPPED, second, SKIPPED, *others)
    assert read(path, monkeypatch, size) == (ALL, ())


def test_a_dictionary_each_and_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A frame that is damaged costs itself, also as the last one before the next dictionary."""
    (first, some), (second, others) = by_dictionary(RECORDS[:30]), by_dictionary(RECORDS[30:])
    path = put(tmp_path / "a.warc.zst", first, *some[:-1], flipped(some[-1]), second, *others)
    for size in SIZES:
        urls, (lost,) = read(path, monkeypatch, size)
        assert urls == [url for n, url in enumerate(ALL) if n != 29]
        assert lost.reason == "holds 1 damaged record that could not be read"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("pack", [gzip.compress, zstd])
@pytest.mark.parametrize("pad", [b"\0" * 50, b"\n", b"\r\n\r\n"])
def test_padding_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: Callable[[bytes], bytes], pad: bytes, size: int
) -> None:
    """Zeros and line ends behind a member or frame, and behind all of them."""
    path = put(tmp_path / "a.warc", made(pack, RECORDS[:20]), pad, made(pack, RECORDS[20:]), pad)
    assert read(path, monkeypatch, size) == (ALL, ())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("pack", [gzip.compress, zstd])
def test_rubbish_costs_no_whole_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: Callable[[bytes], bytes], size: int
) -> None:
    """What is no padding may have been a record, so it is counted; the records around it are read."""
    path = put(tmp_path / "a.warc", made(pack, RECORDS[:20]), b"What is this? ", made(pack, RECORDS[20:]))
    urls, (lost,) = read(path, monkeypatch, size)
    assert urls == ALL
    assert (lost.reason, lost.fatal) == ("holds 1 damaged record that could not be read", True)


@pytest.mark.parametrize("size", SIZES)
def test_frames_that_hold_nothing_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """Before all others, as amid them."""
    path = put(tmp_path / "a.warc.zst", SKIPPED, made(zstd, RECORDS[:9]), SKIPPED, made(zstd, RECORDS[9:]))
    assert read(path, monkeypatch, size) == (ALL, ())


def test_damage_is_counted_over_all_stretches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one line an archive, whatever the stretches."""
    members = [*map(gzip.compress, RECORDS)]
    members[10], members[50] = flipped(members[10]), flipped(members[50])
    path = put(tmp_path / "a.warc.gz", *members)
    for size in SIZES:
        urls, (lost,) = read(path, monkeypatch, size)
        assert (len(urls), lost.reason) == (58, "holds 2 damaged records that could not be read")


def quickly(data: bytes) -> bytes:
    """A gzip member."""
    return gzip.compress(data, 1)


def blocks(data: bytes) -> bytes:
    """A Zstandard frame, which is not packed but where one byte is all that a block holds: what packs Zstandard in tests packs no more than 8 MB."""
    parts = [data[at : at + 131_072] for at in range(0, len(data), 131_072)]
    found = bytearray(b"\x28\xb5\x2f\xfd\x00\x58")
    for part in parts:
        same = part.count(part[:1]) == len(part)
        found += (len(part) << 3 | (2 if same else 0) | (part is parts[-1])).to_bytes(3, "little")
        found += part[:1] if same else part
    return bytes(found)


LARGE = record(answer(b"<html><body><!-- " + b"x" * 65_000_000 + b" --><p>Ana Roe said so.</p></body></html>"), 99)


@pytest.mark.parametrize("pack", [quickly, blocks])
def test_a_small_file_that_holds_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: Callable[[bytes], bytes]
) -> None:
    """The limit is one of a record: one beyond it is named by its address, and costs no other, in a file, from standard input or in one piece."""
    some = [*RECORDS[:5], LARGE, *RECORDS[5:]]
    path = put(tmp_path / "a.warc", made(pack, some))
    assert path.stat().st_size < 1_000_000
    urls, (lost,) = read(path, monkeypatch)
    assert urls == ALL
    assert (lost.name, lost.reason) == (f"{path}, https://lowmere.example/99", "is a record of more than 64 MB")
    (alone, piped) = ([*archives.parts(Input("standard input", None, data))] for data in (b"A note.", made(pack, some)))
    assert [(one.data, one.part) for one in alone if isinstance(one, Input)] == [(b"A note.", False)]
    assert [url for one in piped if isinstance(one, Input) for url in pages(one.data)] == ALL
    assert [one.name for one in piped if isinstance(one, SetAside)] == ["standard input, https://lowmere.example/99"]
    assert read(put(path, pack(b"".join(some))), monkeypatch) == (urls, (lost,))


def parcel(*files: tuple[str, bytes]) -> bytes:
    """A parcel of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        for name, data in files:
            zipped.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("size", SIZES)
def test_what_lies_among_the_archives_of_a_parcel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """A text there is no report; a parcel there is not opened, and named with what to do."""
    text = b"This archive was made by the library. It holds pages about the ferry."
    inner = parcel(("archive/b.warc", RECORDS[1]))
    path = put(
        tmp_path / "a.wacz",
        parcel(("archive/README.txt", text), ("archive/a.warc", RECORDS[0]), ("archive/inner.wacz", inner)),
    )
    urls, (readme, inside) = read(path, monkeypatch, size)
    assert urls == ALL[:1]
    assert (readme.name, readme.fatal) == (f"{path}, archive/README.txt", False)
    assert (inside.name, inside.fatal) == (f"{path}, archive/inner.wacz", True)
    assert (inside.reason, inside.remedy) == (
        "is a parcel (WACZ) inside a parcel",
        "unzip the outer one, and name the inner one",
    )


def test_a_parcel_of_parcels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each that lies in it is named; one of nothing is without archives."""
    path = put(tmp_path / "a.wacz", parcel(("one.wacz", parcel()), ("two.wacz", parcel())))
    _, found = read(path, monkeypatch)
    assert [one.name for one in found] == [f"{path}, one.wacz", f"{path}, two.wacz"]
    for name in ("datapackage.json", "archive/README.txt"):
        _, (none, *_) = read(put(path, parcel((name, b"Nothing."))), monkeypatch)
        assert (none.name, none.reason) == (str(path), "is a parcel (WACZ) without archives")
