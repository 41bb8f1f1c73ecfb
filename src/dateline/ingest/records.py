"""Records: the bytes of a web archive → its records one by one, and where one is damaged, the next.

In: stretches of decompressed bytes. Out: each record's bytes, whole; how many are lost. Never: a record that ends in the middle; a record read twice.

A record says how long it is (ISO 28500, 5.4). Where its length does not lead to the next record, or to the end, the next is looked for behind its
headers. A length that is too short, as writers give that count letters and not bytes, loses nothing; one that is too long belongs to a record that was cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.ingest.limits import MAX_RECORDS
from dateline.ingest.unpack import Stretch

MAGIC = b"WARC/"
_OPENS = re.compile(rb"WARC/\d\.\d{1,3}[ \t]{0,8}\r?\n")
_NEXT = re.compile(rb"\n\r?\n?(?=WARC/\d\.\d{1,3}[ \t]{0,8}\r?\n)")
_LENGTH = re.compile(rb"^content-length[ \t]{0,8}:[ \t]{0,8}(\d{1,12})[ \t]{0,8}\r?$", re.IGNORECASE | re.MULTILINE)
_MAX_HEADERS = 16_000  # bytes; those of real records have a thousand
_BETWEEN = 16  # bytes of line ends that may stand between two records


@dataclass(slots=True)
class Records:
    """The records of an archive; `lost` is how many were damaged among those that were given so far."""

    stretches: Iterable[Stretch]
    lost: int = 0

    def __iter__(self) -> Iterator[bytes]:
        for stretch in self.stretches:
            if stretch.cut:
                yield from self._of_cut(stretch.data)
            else:
                yield from self._of(stretch.data)

    def _of_cut(self, data: bytes) -> Iterator[bytes]:
        """All records of a stretch that breaks off but the last one."""
        lost = self.lost
        waiting: bytes | None = None
        for record in self._of(data):
            if waiting is not None:
                yield waiting
            waiting = record
        if self.lost == lost:  # else the last one was found to be cut by its length
            self.lost += 1
        elif waiting is not None:
            yield waiting

    def _of(self, data: bytes) -> Iterator[bytes]:
        at = 0
        while self.lost < MAX_RECORDS:
            start = _blank_to(data, at, len(data))
            if start == len(data):
                return
            if _OPENS.match(data, start) is None:
                self.lost += 1
                at = _next_record(data, start)
                continue
            end, whole = _end(data, start)
            if whole is None:
                self.lost += 1
            else:
                yield whole
            at = end


def _blank_to(data: bytes, at: int, most: int) -> int:
    """Where the first byte behind `at` stands that is no line end, `most` at most."""
    while at < most and data[at] in b"\r\n":
        at += 1
    return at


def _next_record(data: bytes, at: int) -> int:
    """Where the next record behind `at` begins; the end if there is none."""
    found = _NEXT.search(data, at)
    return found.end() if found else len(data)


def headers_end(data: bytes, start: int = 0) -> int:
    """Where the body of the record that begins at `start` begins; -1 if its headers do not end."""
    ends = [
        end + len(mark) for mark in (b"\r\n\r\n", b"\n\n") if (end := data.find(mark, start, start + _MAX_HEADERS)) >= 0
    ]
    return min(ends, default=-1)


def _end(data: bytes, start: int) -> tuple[int, bytes | None]:
    """Where the record that begins at `start` ends, and the record; None if it is cut."""
    body = headers_end(data, start)
    length = _LENGTH.search(data, start, body) if body >= 0 else None
    if length is None:
        return _next_record(data, start + 1), None
    end = body + int(length[1])
    if end <= len(data) and _leads_on(data, end):
        return end, data[start:end]
    following = _next_record(data, body - 2)
    if end >= following:
        return following, None
    words = data[body:following].rstrip(b"\r\n")
    return following, b"%s%d%s%s" % (data[start : length.start(1)], len(words), data[length.end(1) : body], words)


def _leads_on(data: bytes, end: int) -> bool:
    """Whether a record ends there: with the two line ends that it should, at the next one, or at the end of all."""
    start = _blank_to(data, end, min(len(data), end + _BETWEEN))
    ended = data.startswith((b"\r\n\r\n", b"\n\n"), end)
    return ended or start == len(data) or _OPENS.match(data, start) is not None
