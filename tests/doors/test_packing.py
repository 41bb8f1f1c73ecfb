"""How an answer is packed for whom."""

from __future__ import annotations

import gzip

import brotli
import pytest

from dateline.doors.packing import CODINGS, coding


@pytest.mark.parametrize(
    ("accepted", "taken"),
    [
        ("", None),
        ("gzip", "gzip"),
        ("br", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("GZIP;q=1.0 , BR ; q=0.9", "gzip"),
        ("br;q=0, gzip;q=0", None),
        ("br;q=0, *", "gzip"),
        ("*", "br"),
        ("*;q=0", None),
        ("identity", None),
        ("identity;q=1, gzip;q=0.5", None),
        ("identity;q=0.5, gzip;q=0.5", "gzip"),
        ("gzip;q=0.000", None),
        ("gzip;q=nan, br;q=x", None),
        ("gzip;q=7, br;q=-1", None),
        ("zstd, deflate", None),
        (",;,", None),
    ],
)
def test_the_encoding_that_is_taken_most_gladly(accepted: str, taken: str | None) -> None:
    """By its weight; of two of one weight brotli; none of weight nought, or of less than what is not packed has."""
    assert coding(accepted) == taken


def test_what_is_packed_is_the_same_unpacked() -> None:
    """Byte by byte, and in fewer bytes."""
    data = ("“The ferry is safe,” said Anna Weber. " * 200).encode()
    opened = {"br": brotli.decompress, "gzip": gzip.decompress}
    assert opened.keys() == CODINGS.keys()
    for name, pack in CODINGS.items():
        assert opened[name](pack(data)) == data
        assert len(pack(data)) * 10 < len(data)
