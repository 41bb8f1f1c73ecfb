"""What can go wrong with the file is said in words, and loses nothing."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from pathlib import Path

import pytest

from dateline import Desk, NewerStore, NotAStore, StoreDamaged, StoreFull, StoreLocked, StoreReadOnly
from dateline.store import Store
from dateline.store.reports import Received, ids, keep


def received(id: str, size: int = 10) -> Received:
    """A report as it came."""
    return Received(id, "bytes", os.urandom(size), "name", None, None, "2024-01-01")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with one report in it."""
    found = tmp_path / "news.db"
    with Store(found) as store, store.writing() as db:
        keep(db, received("a" * 16))
    return found


def fail_after(_done: bool) -> None:
    """Break off."""
    raise ZeroDivisionError


def held(path: Path) -> list[str]:
    """The reports in a store."""
    with Store(path, create=False) as store, store.reading() as db:
        return ids(db)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """Without `create` a file that is not there is an error that says so, and none is made."""
    with pytest.raises(NotAStore, match=r"news\.db: does not exist; add reports first"):
        Store(tmp_path / "news.db", create=False)
    assert not (tmp_path / "news.db").exists()


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    """Nor is a folder a database."""
    with pytest.raises(NotAStore, match="is a folder"):
        Store(tmp_path)


@pytest.mark.parametrize("data", [b"no database, only words " * 100, b"SQLite format 3\0" + b"x" * 4096])
def test_another_file_is_left_alone(tmp_path: Path, data: bytes) -> None:
    """A file that is no database is named as such and not touched."""
    path = tmp_path / "letter.txt"
    path.write_bytes(data)
    with pytest.raises((NotAStore, StoreDamaged), match=r"letter\.txt"):
        Store(path)
    assert path.read_bytes() == data


def test_another_program_s_database_is_left_alone(tmp_path: Path) -> None:
    """A database of another program is not written into."""
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("create table song (title text)")
    other.close()
    with pytest.raises(NotAStore, match="another program"):
        Store(path)
    other = sqlite3.connect(path)
    assert other.execute("select name from sqlite_master").fetchall() == [("song",)]
    other.close()


def test_a_newer_store_is_left_alone(path: Path) -> None:
    """A file that a newer dateline wrote is not opened, and the remedy is said."""
    db = sqlite3.connect(path)
    db.execute("pragma user_version = 99")
    db.close()
    with pytest.raises(NewerStore, match="upgrade dateline"):
        Store(path)


def test_a_full_disk_loses_nothing(path: Path) -> None:
    """Where there is no room, what was to be written is undone, what was there before stays, and room heals it."""
    with Store(path) as store:
        pages = store.db.execute("pragma page_count").fetchone()[0]
        store.db.execute(f"pragma max_page_count = {pages + 2}")
        with pytest.raises(StoreFull, match="make room"), store.writing() as db:
            keep(db, received("b" * 16, size=1_000_000))
        with store.writing() as db:
            keep(db, received("c" * 16))
    assert held(path) == ["a" * 16, "c" * 16]


def test_a_file_that_may_not_be_written_can_be_read(path: Path) -> None:
    """A store on a read-only disk answers, and says why it takes nothing in."""
    with Store(path) as store:
        store.db.execute("pragma query_only = on")  # what a disk mounted read-only comes to
        with store.reading() as db:
            assert ids(db) == ["a" * 16]
        with pytest.raises(StoreReadOnly, match="ask for permission"), store.writing() as db:
            keep(db, received("b" * 16))


def test_a_writer_waits_for_another(path: Path) -> None:
    """The second writer goes on when the first has ended; both are kept."""
    started = threading.Event()

    def slow() -> None:
        with Store(path) as store, store.writing() as db:
            keep(db, received("b" * 16))
            started.set()
            time.sleep(0.3)

    first = threading.Thread(target=slow)
    first.start()
    started.wait()
    with Store(path) as store, store.writing() as db:
        keep(db, received("c" * 16))
    first.join()
    assert held(path) == ["a" * 16, "b" * 16, "c" * 16]


def test_a_writer_that_waits_too_long_says_so(path: Path) -> None:
    """Who has waited long enough is told who is in the way, and readers never wait."""
    with Store(path) as busy, busy.writing() as db:
        keep(db, received("b" * 16))
        with (
            Store(path, wait=0.05) as other,
            pytest.raises(StoreLocked, match="being written by another"),
            other.writing(),
        ):
            pass
        assert held(path) == ["a" * 16]


def test_a_reader_sees_the_file_as_it_stood(path: Path) -> None:
    """What is written while somebody reads is not seen by them."""
    with Store(path) as reader, Store(path) as writer, reader.reading() as seen:
        assert len(ids(seen)) == 1
        with writer.writing() as db:
            keep(db, received("b" * 16))
        assert len(ids(seen)) == 1


def test_a_damaged_file_is_found_out(path: Path) -> None:
    """A page of rubbish in the middle of the file is said to be damage."""
    with Store(path) as store, store.writing() as db:
        for n in range(200):
            keep(db, received(f"{n:016}", size=3_000))
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 40_000] = os.urandom(40_000)
    path.write_bytes(bytes(data))
    with Desk(path) as desk:
        try:
            findings = desk.doctor()
        except StoreDamaged:
            return
    assert not all(finding.well for finding in findings)


def test_an_error_inside_undoes_the_whole(path: Path) -> None:
    """A transaction that fails leaves nothing behind."""
    with Store(path) as store:
        with pytest.raises(ZeroDivisionError), store.writing() as db:
            fail_after(keep(db, received("b" * 16)))
        with store.reading() as db:
            assert ids(db) == ["a" * 16]
