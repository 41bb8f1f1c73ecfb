"""Reading: bytes become reports, or are set aside with a reason and a remedy."""

from __future__ import annotations

import gzip
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.terms import Report
from tests.opening import opened

TEXT = "Bridge opens\n\n  The bridge at Lowmere opened on Tuesday.  \n\r\nIt is long.\n"


def only(data: bytes, name: str = "a.txt", **options: str | None) -> Report:
    (report,), set_aside = opened(data, name=name, **options)
    assert not set_aside
    return report


def refusal(data: bytes, name: str = "a.txt") -> str:
    reports, (one,) = opened(data, name=name)
    assert reports == ()
    assert one.fatal
    assert one.name == name
    assert one.remedy
    return one.reason


def test_plain_text() -> None:
    """A text is kept as decoded; its blocks are its lines, trimmed."""
    report = only(TEXT.encode(), file="x/a.txt", url="https://lowmere.example")
    assert (report.format, report.file, report.url, report.metas) == ("text", "x/a.txt", "https://lowmere.example", ())
    assert report.text == TEXT.replace("\r", "")
    shown = [report.text[block.start : block.end] for block in report.blocks]
    assert shown == ["Bridge opens", "The bridge at Lowmere opened on Tuesday.", "It is long."]
    assert {block.tag for block in report.blocks} == {"line"}


def test_id_is_of_bytes_and_url_not_of_the_path() -> None:
    """The same bytes and URL have the same id wherever they lie, compressed or not; another URL another id."""
    data = TEXT.encode()
    ids = {only(data).id, only(data, "b", file="x/b").id, only(gzip.compress(data, mtime=0), "a.txt.gz").id}
    assert len(ids) == 1
    assert only(data, url="https://lowmere.example").id not in ids


def test_a_page_keeps_its_markup() -> None:
    """A page's text is what it shows; its markup is kept for the extractor."""
    report = only(b"<html><p>The mayor\0 spoke.</p><p>It rained.</p>", "a.html")
    assert (report.format, report.text) == ("html", "The mayor spoke.\n\nIt rained.")
    assert report.markup == "<html><p>The mayor spoke.</p><p>It rained.</p>"


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("form", ["{}", "<html><body><p>{}</p>", '{{"text": "{}"}}'])
def test_encodings_of_all_formats(encoding: str, form: str) -> None:
    """Latin-1 and UTF-16 bytes are read, whatever the format."""
    words = "Der Bürgermeister von Wölbersdorf sprach über Brücken."
    assert only(form.format(words).encode(encoding)).text == words


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        ("\u00a0\u2003".encode(), "is empty"),
        (b"\0" * 100, "is empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "is a PNG image, not text"),
        (gzip.compress(TEXT.encode() * 50, mtime=0)[:60], "is gzip data that ends too early"),
        (gzip.compress(gzip.compress(b"x", mtime=0), mtime=0), "is a gzip archive inside a gzip archive, not text"),
        (bytes(range(256)) * 40, "holds binary data, not text"),
        (b"<html><body></body></html>", "is a page that shows no text"),
        (b"<html><!-- nothing -->", "is a page that shows no text"),
        (b"<rss version='2.0'><channel></channel></rss>", "is a feed without entries"),
    ],
)
def test_refusals_name_the_reason(data: bytes, reason: str) -> None:
    """What cannot be read is set aside, named, with reason and remedy."""
    assert refusal(data) == reason


MONSTERS = {
    "a line of 50 MB": (b"The mayor spoke. " * 3_000_000, "is 51,000,000 characters long"),
    "a long line": (b"The mayor spoke. " * 20_000, "has a line of 339,999 characters"),
    "nested 10,000 deep": (b"<html>" + b"<div>" * 10_000 + b"x", "is nested more than 2,000 elements deep"),
    "nested 100,000 deep": (b"<html>" + b"<div>" * 100_000 + b"x", "has more than 50,000 elements"),
    "a million elements": (b"<html>" + b"<p>x" * 1_000_000, "has more than 50,000 elements"),
    "a bomb": (gzip.compress(b"\0" * 70_000_000, 1, mtime=0), "holds more than 64 MB once decompressed"),
    "65 MB": (b"x" * 65_000_000, "is larger than 64 MB"),
    "too many attributes": (b"<html>" + (b"<p " + b"a=1 " * 900 + b">x") * 600, "has more than 100,000 attributes"),
    "open quotes": (b"<html>" + b'<a b="' * 50_000, "is a page that shows no text"),
    "a page of one long paragraph": (
        b"<html><p>" + b"word " * 100_000,
        "has a paragraph of more than 200,000 characters",
    ),
    "a JSON line of 20 MB": (b'{"text": "' + b"word " * 4_000_000 + b'"}', "is longer than 16,000,000 characters"),
}


@pytest.mark.parametrize("name", MONSTERS)
def test_monsters_are_refused_in_time(name: str) -> None:
    """Monsters are set aside within seconds, each with its reason."""
    data, reason = MONSTERS[name]
    start = time.process_time()
    _, (one,) = opened(data, name=name)
    assert one.reason.startswith(reason)
    assert time.process_time() - start < 15


def test_a_million_attributes_are_cut() -> None:
    """A tag with a million attributes loses them, and the page is read in time."""
    start = time.process_time()
    tag = b"<div " + b" ".join(b"a%d='<'" % n for n in range(1_000_000)) + b">"
    report = only(b"<html><p>The mayor spoke.</p>" + tag + b"It rained.</div>", "a.html")
    assert report.text == "The mayor spoke.\n\nIt rained."
    assert time.process_time() - start < 15


def test_scripts_are_not_tamed() -> None:
    """Comparisons in a big script are not taken for tags."""
    script = b"<script>" + b"if (a<b && c d e f g h i j k l m n) { x = 1 }\n" * 3_000 + b"</script>"
    assert only(b"<html>" + script + b"<p>The mayor spoke.</p>", "a.html").text == "The mayor spoke."


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_set_aside(data: bytes) -> None:
    """Any bytes become reports with true blocks, or are set aside; nothing is raised."""
    reports, set_aside = opened(data, name="x")
    assert reports or set_aside
    for report in reports:
        assert all(report.text[b.start : b.end].strip() == report.text[b.start : b.end] != "" for b in report.blocks)


@given(
    st.text(max_size=200), st.sampled_from(["<html><p>{}", "<div title='{}'>x", "<script>{}</script>x", "<!--{}-->x"])
)
def test_any_text_in_a_page(words: str, form: str) -> None:
    """Any characters in any place of a page are read or set aside."""
    reports, set_aside = opened(form.replace("{}", words).encode(), name="x.html")
    assert len(reports) + len(set_aside) == 1
