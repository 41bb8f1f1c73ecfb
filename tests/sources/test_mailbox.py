"""Mailboxes: what a message is called stays, whatever programs of mail note in it; none is taken while it is being written."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dateline.errors import Unreadable
from dateline.sources import Input, mailbox
from dateline.terms import SetAside

NOW = datetime(2031, 3, 3, 8, 0, tzinfo=UTC)
ONE = b"From a@b.org Mon Mar  3 07:00:00 2031\nFrom: a@b.org\nSubject: One\n\nThe first.\n>From here on.\n\n"
TWO = b"From a@b.org Mon Mar  3 07:10:00 2031\nFrom: a@b.org\nSubject: Two\n\nThe second.\n\n"


@pytest.fixture
def box(tmp_path: Path) -> Path:
    """An mbox file with two messages, at rest for an hour."""
    return lay(tmp_path / "box", ONE + TWO)


def lay(path: Path, data: bytes, ago: float = 3600.0) -> Path:
    """Write a file, last written to so many seconds ago."""
    path.write_bytes(data)
    at = NOW.timestamp() - ago
    os.utime(path, (at, at))
    return path


def read(path: Path, *known: str) -> dict[str, Input | SetAside]:
    """The messages that are not known."""
    return dict(mailbox.messages(path, known.__contains__, NOW))


def test_an_mbox_file(box: Path) -> None:
    """Each message, without the line that opens it; those that are known are left out."""
    first, second = read(box)
    assert [one.data for one in read(box).values() if isinstance(one, Input)] == [
        ONE.partition(b"\n")[2].removesuffix(b"\n"),
        TWO.partition(b"\n")[2].removesuffix(b"\n"),
    ]
    assert list(read(box, first)) == [second]
    windows = lay(box.with_name("windows"), (ONE + TWO).replace(b"\n", b"\r\n"))
    assert len(read(windows)) == 2


def test_a_message_that_was_read_is_the_same(box: Path) -> None:
    """What a program of mail notes in its head is neither part of its name nor of its words, also over several lines."""
    noted = ONE.replace(b"Subject", b"Status: RO\nX-Status: F\nX-Keywords: a\n  b\nContent-Length: 99\nSubject")
    before, after = read(box), read(lay(box, noted + TWO))
    assert before == after
    said = ONE.replace(b"The first", b"Status: the first")
    assert b"Status: the first" in next(one.data for one in read(lay(box, said)).values() if isinstance(one, Input))


def test_a_message_of_which_half_is_there_is_left(box: Path) -> None:
    """The last one, until nothing was written for a while; meanwhile the box is as it never was."""
    lay(box, ONE + TWO[:70], ago=1.0)
    assert len(read(box)) == 1
    assert not mailbox.mark(box, NOW).still
    assert mailbox.mark(box, NOW + timedelta(seconds=mailbox.STILL)).still
    lay(box, ONE + TWO, ago=1.0)
    later = dict(mailbox.messages(box, tuple(read(box)).__contains__, NOW + timedelta(minutes=1)))
    assert [one.data for one in later.values() if isinstance(one, Input)] == [
        TWO.partition(b"\n")[2].removesuffix(b"\n")
    ]


def test_a_message_that_is_written_while_the_box_is_read_is_left(box: Path) -> None:
    """It is met the next time."""
    found = mailbox.messages(box, lambda _: False, NOW)
    next(found)
    with box.open("ab") as file:
        file.write(TWO[:70])
    assert list(found) == []


def test_a_message_that_is_too_large_is_named_and_never_held(box: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are read; also one without an end of line."""
    monkeypatch.setattr(mailbox, "MAX_BYTES", 500_000)
    lay(box, ONE + TWO.replace(b"The second.", b"x" * 5_000_000) + TWO)
    first, big, last = read(box).values()
    assert isinstance(first, Input)
    assert isinstance(big, SetAside)
    assert "is larger than" in big.reason
    assert isinstance(last, Input)
    with box.open("rb") as file:
        assert max(len(one) for one in mailbox._parts(mailbox._lines(file))) < 600_000


def test_a_box_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said in words; of a Maildir one message that is closed costs itself, and is said when all others were read."""
    with pytest.raises(Unreadable):
        mailbox.mark(tmp_path / "none", NOW)
    with pytest.raises(Unreadable, match="cannot be read"):
        read(tmp_path / "none")
    for name in ("cur", "new"):
        (tmp_path / name).mkdir()
    for name in ("1.a", "2.b", "3.c"):
        (tmp_path / "new" / name).write_bytes(TWO)
    opened = Path.open

    def closed(self: Path, *given: object) -> object:
        if self.name == "2.b":
            raise PermissionError(13, "Permission denied")
        return opened(self, *given)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", closed)
    found = mailbox.messages(tmp_path, lambda _: False, NOW)
    assert [next(found)[0], next(found)[0]] == ["1.a", "3.c"]
    with pytest.raises(Unreadable, match="Permission denied"):
        next(found)
