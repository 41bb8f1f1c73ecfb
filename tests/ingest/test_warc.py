"""WARC: pages with their address and time, damaged archives set aside."""

from __future__ import annotations

import gzip
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.opening import opened

pytest.importorskip("fastwarc")

PAGE = b"<html><p>The bridge at Lowmere opened.</p></html>"


def record(page: bytes = PAGE, status: str = "200 OK", kind: str = "text/html") -> bytes:
    """One answer as archives store it."""
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://lowmere.example/bridge\r\n"
        "WARC-Date: 2024-03-05T09:15:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_pages_are_reports(pack: object) -> None:
    """A page has the address and the time it was fetched from, compressed or not; other answers are passed over and counted."""
    data = record(kind="image/png") + record(status="404 Not Found") + record()
    packed = gzip.compress(data) if pack is gzip.compress else data
    (report,), set_aside = opened(packed, name="a.warc")
    assert [one.reason for one in set_aside] == [
        "holds 1 record passed over: neither page nor text",
        "holds 1 record passed over: not answered in full (no status 200)",
    ]
    assert not any(one.fatal for one in set_aside)
    assert (report.text, report.url) == ("The bridge at Lowmere opened.", "https://lowmere.example/bridge")
    assert [(meta.name, meta.value) for meta in report.metas] == [("fetched", "2024-03-05T09:15:00Z")]
    (alone,), _ = opened(PAGE, name="a.html", url="https://lowmere.example/bridge")
    assert alone.id == report.id


def test_a_bad_page_is_set_aside() -> None:
    """A page that shows nothing is named with its address; the others are read."""
    reports, (one,) = opened(record(b"<html></html>") + record(), name="a.warc")
    assert len(reports) == 1
    assert one.name == "a.warc, https://lowmere.example/bridge"


def test_an_archive_without_pages() -> None:
    """An archive without pages is set aside, also where what it holds is counted."""
    reports, (_, one) = opened(record(kind="image/png"), name="a.warc")
    assert not reports
    assert one.reason == "is a web archive (WARC) without pages"


def test_a_bomb_is_cut() -> None:
    """A page that is packed to burst is read up to the limit and set aside."""
    answer = record(gzip.compress(b"<p>" + b" " * 40_000_000), kind="text/html\r\nContent-Encoding: gzip")
    reports, set_aside = opened(answer, name="a.warc")
    assert not reports
    assert set_aside


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing reads web archives, the remedy says what to install."""
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    _, (one,) = opened(record(), name="a.warc")
    assert one.remedy == "install what reads it: pip install 'dateline[archives]'"


@settings(max_examples=50)
@given(st.binary(max_size=60), st.integers(0, 300))
def test_any_damage_is_survived(noise: bytes, at: int) -> None:
    """An archive with any bytes in any place is read or set aside; nothing is raised."""
    data = record() + record()
    reports, set_aside = opened(data[: 5 + at] + noise + data[5 + at :], name="a.warc")
    assert reports or set_aside
