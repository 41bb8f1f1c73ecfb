"""Unpacking: gzip is opened within limits."""

from __future__ import annotations

import gzip

import pytest

from dateline.errors import Unreadable
from dateline.ingest.unpack import unpacked

WORDS = b"The mayor said on Tuesday that the bridge would open. " * 400


def test_plain_bytes_pass() -> None:
    """What is not compressed is left alone."""
    assert unpacked(WORDS, name="a.txt") is WORDS


def test_members_follow_one_another() -> None:
    """All members of a gzip file are read; padding after them is not."""
    assert unpacked(gzip.compress(WORDS) + gzip.compress(b"end") + b"\0" * 20, name="a.gz") == WORDS + b"end"


@pytest.mark.parametrize("cut", [3, 11, 40, 100])
def test_truncated_is_refused(cut: int) -> None:
    """A gzip file that was cut short says so."""
    with pytest.raises(Unreadable, match=r"a\.gz: is gzip data that ends too early; it was cut short"):
        unpacked(gzip.compress(WORDS)[:cut], name="a.gz")


def test_damaged_is_refused() -> None:
    """A gzip file with wrong bytes inside says so."""
    data = bytearray(gzip.compress(WORDS))
    data[20:30] = b"\xff" * 10
    with pytest.raises(Unreadable, match="is damaged gzip data"):
        unpacked(bytes(data), name="a.gz")


def test_a_bomb_is_refused() -> None:
    """A file that swells beyond the limit is refused before it does."""
    with pytest.raises(Unreadable, match="holds more than 1 MB once decompressed"):
        unpacked(gzip.compress(b"\0" * 3_000_000), name="a.gz", limit=1_000_000)


def test_a_million_members_are_refused() -> None:
    """A file of nothing but empty members is refused."""
    with pytest.raises(Unreadable, match="gzip members"):
        unpacked(gzip.compress(b"") * 10_001, name="a.gz")
