"""Archives as they are found: cut, flipped, mislabelled, made of texts; a damaged record costs itself and is counted."""

from __future__ import annotations

import gzip
import io
import time
import zlib
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.terms import Report, SetAside
from tests.opening import opened

streams = pytest.importorskip("fastwarc.stream_io")

PEOPLE = ("Ana Roe", "Bo Lind", "Cy Dahl")
PAGES = [
    f"<!doctype html><html><body><h1>Ferry {n}</h1><p>{who} said the ferry ran aground.</p></body></html>".encode()
    for n, who in enumerate(PEOPLE)
]


def answer(page: bytes, *headers: str, status: str = "200 OK", kind: str | None = "text/html") -> bytes:
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {kind}"] if kind else []), *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + page


def record(
    body: bytes,
    number: int = 0,
    *,
    kind: str = "response",
    content: str | None = "application/http; msgtype=response",
    length: int | None = None,
    address: str | None = None,
) -> bytes:
    lines = [
        "WARC/1.0", f"WARC-Type: {kind}", f"WARC-Target-URI: {address or f'https://lowmere.example/{number}'}", "WARC-Date: 2024-05-14T09:15:00Z",
        *([f"Content-Type: {content}"] if content else []), f"Content-Length: {len(body) if length is None else length}",
    ]  # fmt: skip
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body + b"\r\n\r\n"


RECORDS = [record(answer(page), n) for n, page in enumerate(PAGES)]


def zstd(data: bytes) -> bytes:
    out = io.BytesIO()
    writer = streams.ZstdWriter(out)
    writer.write(data)
    writer.close()
    return out.getvalue()


def read(data: bytes, name: str = "a.warc") -> tuple[tuple[Report, ...], tuple[SetAside, ...]]:
    return opened(data, name=name)


def numbers(reports: tuple[Report, ...]) -> list[str]:
    return [str(report.url).rpartition("/")[2] for report in reports]


def lost(set_aside: tuple[SetAside, ...]) -> list[str]:
    assert all(one.fatal for one in set_aside)
    return [one.reason for one in set_aside]


ONE_LOST = ["holds 1 damaged record that could not be read"]


def flipped(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 0xFF]) + data[middle + 1 :]


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize(
    "harm",
    [flipped, lambda member: member[: len(member) // 2], lambda member: member[:-6]],
    ids=["flipped", "half", "tail"],
)
def test_a_damaged_member_costs_its_record(
    pack: Callable[[bytes], bytes], number: int, harm: Callable[[bytes], bytes]
) -> None:
    """Wherever a member is damaged or cut, the records of the others are read; the status says that one is lost."""
    members = [pack(one) for one in RECORDS]
    members[number] = harm(members[number])
    reports, set_aside = read(b"".join(members))
    assert numbers(reports) == [n for n in "012" if n != str(number)]
    assert lost(set_aside) == ONE_LOST


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstd])
def test_an_archive_that_ends_too_early(pack: Callable[[bytes], bytes]) -> None:
    """Of an archive that is one stream and was cut, all whole records are read."""
    plain = b"".join(RECORDS)
    packed = plain[:-60] if pack is bytes else pack(plain)[:-9]
    reports, set_aside = read(packed)
    assert set(numbers(reports)) <= {"0", "1"}
    assert len(reports) == 2 or pack is zstd  # one block of Zstandard is read as a whole or not at all
    assert lost(set_aside) == ONE_LOST


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstd])
def test_whole_archives_lose_nothing(pack: Callable[[bytes], bytes]) -> None:
    """However it is packed, member by member or at once, a whole archive gives all its records."""
    for packed in (pack(b"".join(RECORDS)), b"".join(pack(one) for one in RECORDS)):
        reports, set_aside = read(packed)
        assert (numbers(reports), set_aside) == (["0", "1", "2"], ())


@pytest.mark.parametrize(("length", "kept"), [(90_000, "02"), (20, "012"), (0, "012")])
def test_a_wrong_length(length: int, kept: str) -> None:
    """A length that is too long belongs to a cut record; one that is too short loses nothing."""
    reports, set_aside = read(RECORDS[0] + record(answer(PAGES[1]), 1, length=length) + RECORDS[2])
    assert "".join(numbers(reports)) == kept
    assert lost(set_aside) == ([] if "1" in kept else ONE_LOST)
    assert "ran aground" in reports[1].text


def test_a_length_in_letters() -> None:
    """A writer that counts letters and not bytes says too little; the page is read to its end."""
    page = f"<p>{'Ærø ' * 50}</p><p>The ferry ran aground.</p>"
    (report,), set_aside = read(record(answer(page.encode()), length=len(page)) + b"")
    assert not set_aside
    assert report.text.endswith("The ferry ran aground.")


def test_rubbish_between_records() -> None:
    """What stands between two records and is none is counted and passed over."""
    reports, set_aside = read(RECORDS[0] + b"rubbish\r\nmore of it\r\n\r\n" + RECORDS[1])
    assert numbers(reports) == ["0", "1"]
    assert lost(set_aside) == ONE_LOST


def chunked(page: bytes, size: int = 40) -> bytes:
    parts = [page[at : at + size] for at in range(0, len(page), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def brotli(data: bytes) -> bytes:
    out = io.BytesIO()
    writer = streams.BrotliWriter(out)
    writer.write(data)
    writer.close()
    return out.getvalue()


PAGE = PAGES[0]


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (PAGE, ["Transfer-Encoding: chunked"]),
        (chunked(PAGE), ["Transfer-Encoding: chunked"]),
        (chunked(PAGE)[:-5], ["Transfer-Encoding: chunked"]),
        (PAGE, ["Content-Encoding: gzip"]),
        (PAGE, ["Content-Encoding: br"]),
        (PAGE, ["Content-Encoding: zstd"]),
        (PAGE, ["Content-Encoding: deflate", "Transfer-Encoding: chunked"]),
        (gzip.compress(PAGE), ["Content-Encoding: gzip"]),
        (gzip.compress(PAGE), ["content-encoding: GZIP, identity"]),
        (gzip.compress(PAGE), []),
        (chunked(gzip.compress(PAGE)), ["Transfer-Encoding: chunked", "Content-Encoding: x-gzip"]),
        (zlib.compress(PAGE), ["Content-Encoding: deflate"]),
        (zlib.compress(PAGE)[2:-4], ["Content-Encoding: deflate"]),
        (brotli(PAGE), ["Content-Encoding: br"]),
        (zstd(PAGE), ["Content-Encoding: zstd"]),
        (PAGE, ["Content-Encoding: sdch"]),
    ],
)
def test_headers_and_bytes_that_disagree(body: bytes, headers: list[str]) -> None:
    """Whatever the headers say of the encoding, the bytes decide."""
    (report, other), set_aside = read(record(answer(body, *headers)) + RECORDS[1])
    assert not set_aside
    assert report.text == "Ferry 0\n\nAna Roe said the ferry ran aground."
    assert other.url == "https://lowmere.example/1"


def test_an_answer_that_was_cut_while_packed() -> None:
    """A packed answer that breaks off is set aside with its address, and the others are read."""
    body = gzip.compress(PAGE * 50)
    reports, (one,) = read(record(answer(body[: len(body) // 2], "Content-Encoding: gzip")) + RECORDS[1])
    assert numbers(reports) == ["1"]
    assert (one.name, one.reason) == (
        "a.warc, https://lowmere.example/0",
        "is an answer of gzip data that ends too early",
    )


LONG = b"<html><body><h1>Ferry</h1><!-- %s --><p>The ferry ran aground, Ana Roe said.</p></body></html>"
BEYOND = LONG % (b"x" * 24_000_000)


@pytest.mark.parametrize(
    "data",
    [
        record(answer(BEYOND)),
        record(answer(gzip.compress(BEYOND, 1), "Content-Encoding: gzip")),
        record(BEYOND, kind="resource", content="text/html"),
    ],
    ids=["plain", "packed", "resource"],
)
def test_a_page_beyond_the_limit_is_set_aside(data: bytes) -> None:
    """Not cut: as a file of its own would be, with its address."""
    reports, (one,) = read(data + RECORDS[1])
    assert numbers(reports) == ["1"]
    assert (one.name, one.fatal) == ("a.warc, https://lowmere.example/0", True)
    assert (one.reason, one.remedy) == (
        "has more than 24 million characters of markup", "no news page is like this; give its text instead",
    )  # fmt: skip


def test_a_page_within_the_limit_is_read_to_its_end() -> None:
    """Characters count, as in a file, not the bytes that spell them; what is no page may be as large as it is."""
    film = record(answer(b"\0" * 30_000_000, kind="video/mp4"), 2)
    (report,), (passed,) = read(record(answer(LONG % ("鹿" * 9_000_000).encode()), 0) + film)
    assert report.text.endswith("The ferry ran aground, Ana Roe said.")
    assert (passed.reason, passed.fatal) == ("holds 1 record passed over: neither page nor text", False)


def test_a_page_that_is_packed_to_more_than_a_file_may_hold() -> None:
    """It is set aside by its address, and the others are read."""
    data = record(answer(gzip.compress(LONG % (b"x" * 64_000_000), 1), "Content-Encoding: gzip"))
    reports, (one,) = read(data + RECORDS[1])
    assert numbers(reports) == ["1"]
    assert (one.name, one.reason) == (
        "a.warc, https://lowmere.example/0", "is a page of more than 64 MB once decoded",
    )  # fmt: skip


TEXT = "Ferry aground\n14 May 2024\nThe ferry ran aground at Lowmere, the harbour master said.\n"


def test_texts_made_of_pages() -> None:
    """A record of WET, and a text that was answered or kept, is a report with its address, day and language."""
    conversion = record(TEXT.encode(), kind="conversion", content="text/plain").replace(
        b"Content-Type: text/plain", b"WARC-Identified-Content-Language: eng\r\nContent-Type: text/plain"
    )
    for data in (
        conversion,
        record(answer(TEXT.encode(), kind="text/plain; charset=utf-8")),
        record(TEXT.encode(), kind="resource", content="text/plain"),
    ):
        (report,), set_aside = read(data, "a.warc.wet")
        assert not set_aside
        assert (report.format, report.text, report.url) == ("text", TEXT, "https://lowmere.example/0")
        assert report.metas[0].name == "fetched"
    (report,), _ = read(conversion)
    assert [meta.value for meta in report.metas if meta.name == "language"] == ["eng"]


@pytest.mark.parametrize(
    "data",
    [
        record(answer(PAGE, kind=None)),
        record(answer(PAGE, kind="application/octet-stream")),
        record(answer(PAGE), content=None),
        record(answer(PAGE).replace(b"HTTP/1.1 200 OK", b"http/2 200"), content=None),
        record(PAGE),
        record(PAGE, kind="resource", content=None),
        record(answer(TEXT.encode(), kind=None)),
        record(answer(PAGE, kind="text/plain")),
    ],
)
def test_answers_without_a_type(data: bytes) -> None:
    """An answer that does not say what it is is what it looks like."""
    (report,), set_aside = read(data)
    assert not set_aside
    assert "the ferry ran aground" in report.text or "The ferry ran aground" in report.text


@pytest.mark.parametrize(
    "data",
    [
        record(answer(b"\x89PNG\r\n\x1a\n" + b"\0" * 50, kind=None)),
        record(answer(b'{"a": 1}', kind=None)),
        record(answer(b"User-agent: *\nDisallow: /", kind="text/plain"), address="https://lowmere.example/robots.txt"),
        record(b"wget --mirror", kind="resource", content="text/plain", address="metadata://gnu.org/wget_arguments.txt"),
        record(answer(PAGE, status="404 Not Found")),
        record(answer(PAGE, status="206 Partial Content")),
        record(b"software: x\r\n", kind="warcinfo", content="application/warc-fields"),
        record(answer(PAGE), kind="revisit"),
    ],
)  # fmt: skip
def test_what_is_no_page_is_passed_over(data: bytes) -> None:
    """Pictures, data, files about a site and refusals are counted, what a crawler says of itself is not; none is a loss."""
    reports, set_aside = read(data + RECORDS[1])
    assert numbers(reports) == ["1"]
    assert len(set_aside) == (b"WARC-Type: warcinfo" not in data)
    assert not any(one.fatal for one in set_aside)


HEAD = b"\x5d\x2a\x4d\x18" + (30_000_000).to_bytes(4, "little") + b"ferry " * 5_000_000
"""A dictionary that is larger than any."""


@pytest.mark.parametrize(
    "data",
    [
        b"WARC/1.0\r\n" * 200_000,
        b"WARC/1.0\r\n\r\n" * 200_000,
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999\r\n\r\n" * 20_000,
        RECORDS[0] + b"\r\n" * 1_000_000 + b"x",
        record(answer(brotli(b" " * 60_000_000), "Content-Encoding: br")),
        record(answer(gzip.compress(gzip.compress(b" " * 60_000_000)), "Content-Encoding: gzip, gzip")),
        record(answer(b"1\r\nx\r\n" * 300_000, "Transfer-Encoding: chunked")),
        gzip.compress(RECORDS[0])[:-8] + b"\x1f\x8b\x08" * 300_000,
        HEAD + gzip.compress(RECORDS[0]) + b"\x28\xb5\x2f\xfd\x00" * 9_000,
    ],
    ids=["openings", "headers", "lengths", "blanks", "brotli", "twice", "chunks", "magic", "dictionary"],
)  # fmt: skip
def test_monsters_end_in_time(data: bytes) -> None:
    """A hostile archive is read or set aside within seconds, and says what it cost."""
    start = time.process_time()
    reports, set_aside = read(data)
    assert reports or set_aside
    assert time.process_time() - start < 15


@settings(max_examples=60, deadline=None)
@example(0, b"\x50\x2a\x4d\x18\xff\xff\xff\x7f")  # a Zstandard frame to be skipped that claims more than there is
@given(st.integers(0, len(gzip.compress(RECORDS[0])) - 1), st.binary(min_size=1, max_size=8))
def test_damage_stays_in_its_member(at: int, noise: bytes) -> None:
    """Any bytes anywhere in one member never cost another one's record."""
    first, *others = (gzip.compress(one) for one in RECORDS)
    reports, set_aside = read(
        gzip.compress(b"") + first[:at] + noise + first[at + len(noise) :] + b"".join(others), "a.warc.gz"
    )
    assert {"1", "2"} <= set(numbers(reports))
    assert set_aside or "0" in numbers(reports)
