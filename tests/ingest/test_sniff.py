"""Sniffing: content first, name second."""

from __future__ import annotations

import pytest

from dateline.errors import Unreadable
from dateline.ingest import sniff


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The mayor spoke.", "a.txt", "text"),
        ("The mayor spoke.", "a", "text"),
        ("The mayor spoke.", "a.html", "text"),
        ("5 < 6, the mayor said.", "a.txt", "text"),
        ("[Updated] The mayor spoke.", "a.txt", "text"),
        ("{{headline}} the mayor spoke", "a.txt", "text"),
        ("\n<!-- saved --><!DOCTYPE html><p>x", "a.txt", "html"),
        ("<?xml version='1.0'?><html xmlns='x'>", "a", "html"),
        ("<p>The mayor spoke.</p>", "-", "html"),
        ("The mayor <b>spoke</b>.", "a.htm", "html"),
        ("The mayor <b>spoke</b>.", "a.html.gz", "html"),
        ('{"text": "The mayor spoke."}', "a", "jsonl"),
        ('[{"text": "The mayor spoke."}]', "a.txt", "jsonl"),
        ("not json", "a.jsonl", "jsonl"),
        ("not json", "A.NDJSON.GZ", "jsonl"),
        ("<html><p>x", "a.jsonl", "html"),
        ("<rss version='2.0'>", "a.xml", "feed"),
        ("<?xml version='1.0'?>\n<feed xmlns='x'>", "a.txt", "feed"),
    ],
)
def test_kind(text: str, name: str, kind: str) -> None:
    """The format is what the content shows; where it shows nothing, what the name says."""
    assert sniff.kind(text, name=name) == kind


@pytest.mark.parametrize(
    "text", ["<?xml version='1.0'?><opml version='2.0'>", "<?xml version='1.0'?>\n<urlset>", "<?xml?><newsItem/>"]
)
def test_other_xml_is_refused(text: str) -> None:
    """An XML document that is neither page nor feed is no report."""
    with pytest.raises(Unreadable):
        sniff.kind(text, name="a.xml")


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"PK\x03\x04", "a zip archive or an office document"),
        (b"\x7fELF", "a program (ELF)"),
        (b"MZ\x90\0", "a program (Windows)"),
        (b"\x1f\x8b\x08", "a gzip archive inside a gzip archive"),
        (b"\0\0\0\x20ftypisom", "an MP4 or similar video"),
    ],
)
def test_binaries_are_named(head: bytes, kind: str) -> None:
    """A binary is refused by what it is, with a remedy."""
    with pytest.raises(Unreadable) as caught:
        sniff.refuse_binary(head + b"\0" * 300, name="a.txt")
    assert caught.value.reason == f"is {kind}, not text"
    assert caught.value.remedy


def test_noise_is_refused() -> None:
    """Control characters all over are no text; a few are."""
    with pytest.raises(Unreadable, match="binary data"):
        sniff.refuse_noise("a\x01\x02b" * 40, name="a")
    sniff.refuse_noise("The mayor\x0b spoke.\x0c " * 40, name="a")
    sniff.refuse_noise("The mayor spoke for an hour.\x01 " * 40, name="a")
