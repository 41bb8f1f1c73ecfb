"""A wall around each document: whatever one of them does, it is named and set aside, and the rest is kept and told."""

from __future__ import annotations

import multiprocessing
import os
import random
import re
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dateline import Desk, pipeline, sources, steps
from dateline.desk import alone, apart, choosing, taking, telling
from dateline.desk.memory import receive
from dateline.desk.weave import Weave
from dateline.doors.cli.app import app
from dateline.doors.export import FORMATS, export
from dateline.errors import DatelineError, NothingToRead
from dateline.ingest.skipped import NO_PAGES
from dateline.language import Parse
from dateline.sources import archives
from dateline.steps import choose
from dateline.store import articles as pages
from dateline.store import reports
from dateline.store.entries import entries
from dateline.store.reports import Received
from dateline.terms import Added, Article, Report, SetAside
from dateline.way.progress import quiet
from tests import fakeparser
from tests.batch.build import run
from tests.desk.builders import NOW, rows, written
from tests.ingest.test_warc_damage import answer, record

pytestmark = pytest.mark.usefixtures("small_parser")

SAID = "The harbour crane of Varna will reopen on 3 May 2023 at 10:00+99:99, Mayor Anna Weber said on Tuesday. " * 4
NEVER = "2023-04-12T10:00:00+99:99"
MARK = "POISON"


def page(head: str, body: str = "") -> bytes:
    """A page with something odd in its head or above its text."""
    return f"<!DOCTYPE html><html><head><title>Crane reopens</title>{head}</head><body><h1>Crane reopens</h1>{body}<p>{SAID}</p></body></html>".encode()


ODD: dict[str, bytes] = {
    "meta.html": page(f"<meta property='article:published_time' content='{NEVER}'>"),
    "metas.html": page(f"<meta property='article:modified_time' content='{NEVER}'><meta name='date' content='2023-04-31'>"),
    "json.html": page(f'<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "{NEVER}"}}</script>'),
    "stamp.html": page("", "<p class='date'>Published 12 April 2023, 10:00 UTC+99:99</p>"),
    "line.jsonl": f'{{"title": "Crane", "text": "{SAID}", "published": "{NEVER}", "fetched": "{NEVER}"}}'.encode(),
    "half.jsonl": f'{{"title": "Crane \\ud800", "text": "{SAID} \\udfff", "authors": ["A \\ud83d"], "url": "https://a.example/\\ud800"}}'.encode(),
    "text.txt": f"Crane reopens\n12 April 2023 10:00 +99:99\n\n{SAID} On 2023-05-03T25:61:00Z it closes, on 9999-12-31T23:59:59-23:59 too.".encode(),
    "mail.eml": f"From: Ana <a@b.example>\nDate: Wed, 12 Apr 2023 10:00:00 +9999\nSubject: Crane \udce9 \udcff\nMessage-ID: <1@b>\nMIME-Version: 1.0\n\n{SAID}".encode("utf-8", "surrogateescape"),
}  # fmt: skip
"""Documents with instants that never were, halves of letters, and bytes that are none."""


@pytest.mark.parametrize("name", ODD)
def test_odd_documents_are_told_or_named(desk: Desk, tmp_path: Path, name: str) -> None:
    """A document with an impossible offset, or half a letter, is told or set aside; its neighbour is told, and every export is written."""
    (tmp_path / name).write_bytes(ODD[name])
    added = desk.add([tmp_path / name, *written(tmp_path / "in", rows(3, 1))], now=NOW)
    assert len(added.new) + sum(one.fatal for one in added.set_aside) == 2
    reading = desk.everything()
    assert {article.id for article in reading.articles} == set(added.new)
    for form in FORMATS:
        assert export(reading, form, base="https://desk.example").data
    assert all(finding.well for finding in desk.doctor())


def test_a_name_that_is_no_text(desk: Desk, tmp_path: Path) -> None:
    """A file whose name is not UTF-8 is read, by itself and in its folder, and has a name that can be printed."""
    folder = os.fsencode(tmp_path) + b"/in"
    Path(os.fsdecode(folder)).mkdir()
    try:
        with open(folder + b"/caf\xe9.txt", "wb") as file:  # noqa: PTH123 - a name that no text spells
            file.write(SAID.encode())
    except OSError:
        pytest.skip("this disk takes no such name")
    added = desk.add([os.fsdecode(folder)], now=NOW)
    assert len(added.new) == 1
    (article,) = desk.everything().articles
    assert article.file is not None
    assert article.file.endswith("caf\\xe9.txt")
    again = desk.add([os.fsdecode(folder + b"/caf\xe9.txt"), os.fsdecode(folder + b"/none\xff.txt")], now=NOW)
    assert len(again.known) == 1
    assert [one.name.rpartition("/")[2] for one in again.set_aside] == ["none\\xff.txt"]


def poisoned(tmp_path: Path) -> list[Path]:
    """Two reports of one matter, and one that holds the mark."""
    good = written(tmp_path / "in", rows(5, 2))
    (tmp_path / "in" / "poison.txt").write_text(f"{MARK}\n\n{SAID}")
    return [*good, tmp_path / "in" / "poison.txt"]


def failing(step: Callable[..., Any]) -> Callable[..., Any]:
    """A step that fails on what holds the mark."""

    def failed(document: Report | Article, *more: Any, **options: Any) -> Any:
        if MARK in document.text:
            raise ZeroDivisionError("a fault of ours")
        return step(document, *more, **options)

    return failed


def kept_two(desk: Desk, added: Added) -> None:
    """Two were kept and told, the one with the mark named; it is not tried again, and is known."""
    assert len(added.new) == 3
    (one,) = added.set_aside
    assert one.name.endswith("poison.txt")
    assert "ZeroDivisionError" in one.reason
    assert len(desk.everything().articles) == 2
    assert not desk.add([], now=NOW).set_aside
    assert all(finding.well for finding in desk.doctor())


def test_a_step_fails(desk: Desk, tmp_path: Path) -> None:
    """Where a step of pass one fails on a report, the addition says which; the others are told."""
    desk._steps = replace(choose(), clean=failing(choose().clean))
    kept_two(desk, desk.add(poisoned(tmp_path), now=NOW))


def test_reading_all_together_fails(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails outside the steps costs the report on which it does when each is read by itself."""
    passed = pipeline.pass_one

    def fails(articles: list[Article], *more: Any) -> Any:
        if any(MARK in article.text for article in articles):
            raise ZeroDivisionError("a fault of ours")
        return passed(articles, *more)

    monkeypatch.setattr("dateline.pipeline.pass_one", fails)
    kept_two(desk, desk.add(poisoned(tmp_path), now=NOW))


def test_keeping_fails(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be written is undone to where it began; what was written before and after stands."""
    wrote = choosing.write

    def fails(db: sqlite3.Connection, article: Article, *more: Any) -> None:
        wrote(db, article, *more)
        if MARK in article.text:
            raise ZeroDivisionError("a fault of ours")

    monkeypatch.setattr(choosing, "write", fails)
    kept_two(desk, desk.add(poisoned(tmp_path), now=NOW))


def test_linking_fails(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report that cannot be linked to the others is left out of them."""
    linked = Weave._bundled

    def fails(weave: Any, n: int) -> int:
        if MARK in pages.pages(weave.db, [n])[0].article.text:
            raise ZeroDivisionError("a fault of ours")
        return linked(weave, n)

    monkeypatch.setattr(Weave, "_bundled", fails)
    kept_two(desk, desk.add(poisoned(tmp_path), now=NOW))


def test_telling_fails(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A story that cannot be kept as it was told is there with its reports, and says why nothing is told of them."""
    found_by = entries

    def fails(articles: Any, entities: Any, statements: Any, events: Any) -> Any:
        if any(MARK in article.text for article in articles) and (events or statements):
            raise ZeroDivisionError("a fault of ours")
        return found_by(articles, entities, statements, events)

    monkeypatch.setattr(telling, "entries", fails)
    added = desk.add(poisoned(tmp_path), now=NOW)
    assert len(desk.everything().articles) == len(added.new) == 3
    assert "could not be told (ZeroDivisionError" in " ".join(one.reason for one in desk.everything().set_aside)
    assert all(finding.well for finding in desk.doctor())


def test_a_reader_of_documents_fails(desk: Desk, tmp_path: Path) -> None:
    """A plug-in that reads documents and breaks its promise costs the document."""
    opened = choose().ingest

    def fails(data: bytes, **options: Any) -> Any:
        if MARK.encode() in data:
            raise ZeroDivisionError("a fault of theirs")
        return opened(data, **options)

    desk._steps = replace(choose(), ingest=fails)
    added = desk.add(poisoned(tmp_path), now=NOW)
    assert len(added.new) == 2
    assert "could not be opened (ZeroDivisionError" in added.set_aside[0].reason


def deadly(step: Callable[..., Any], how: Callable[[], object]) -> Callable[..., Any]:
    """A step that does something to the program on what holds the mark."""

    def died(report: Report | Article, *more: Any, **options: Any) -> Any:
        if MARK in report.text:
            how()
        return step(report, *more, **options)

    return died


FORKS = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def _endless() -> None:
    """A pattern whose time doubles with each letter: it holds the interpreter, and no thread of it gets a turn."""
    re.match(r"(?:a+)+$", "a" * 60 + "b")


def _hungry() -> None:
    """Takes more memory than a report may."""
    held = bytearray(3_000_000_000)
    held[::4096] = b"x" * len(held[::4096])


SECONDS = 2.0
"""What may pass in these tests: enough for a report on a busy machine."""
HOW: dict[str, tuple[Callable[[], object], str]] = {
    "ends": (lambda: os.kill(os.getpid(), signal.SIGKILL), "ended the program (SIGKILL)"),
    "leaves": (lambda: os._exit(3), "ended the program"),
    "sleeps": (lambda: time.sleep(600), "took longer than 2 s"),
    "hangs": (_endless, "took longer than 2 s"),
    "grows": (_hungry, "took more than 2 GB"),
}
"""What a step may do to the program, and what is said of it."""


@FORKS
@pytest.mark.parametrize(
    ("how", "slot"),
    [(how, "clean") for how in HOW] + [("hangs", "ingest"), ("grows", "ingest"), ("ends", "dates"), ("hangs", "dates")],
)
def test_what_would_end_a_run_ends_alone(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str, slot: str
) -> None:
    """A report on which a step ends the program, hangs or grows is named by the same run, which reads all others; then it is known."""
    paths = poisoned(tmp_path)
    monkeypatch.setattr(apart, "SECONDS", SECONDS)
    does, why = HOW[how]
    step = getattr(choose(), slot)
    changed: dict[str, Any] = {slot: opening(step, does) if slot == "ingest" else deadly(step, does)}
    desk._steps = replace(choose(), **changed)
    added = desk.add([paths[2], *paths[:2]], now=NOW)
    doing = "opening" if slot == "ingest" else "reading"
    assert [(one.name.rpartition("/")[2], one.reason) for one in added.set_aside] == [
        ("poison.txt", f"{doing} it {why}")
    ]
    assert len(desk.everything().articles) == 2
    desk._steps = choose()
    assert not desk.add([], now=NOW).set_aside
    assert all(finding.well for finding in desk.doctor())


class SplitParser(fakeparser.FakeParser):
    """A parser that asks processes of its own, one of which hangs on the words below the mark."""

    def parse(self, texts: Sequence[str], *, workers: int = 1) -> Iterator[Parse]:
        """One parse a text."""
        if workers == 1:
            yield from map(_parsed_here, texts)
            return
        with multiprocessing.get_context("fork").Pool(workers) as pool:
            yield from pool.imap(_parsed_here, texts)


def _parsed_here(text: str) -> Parse:
    if SAID[:60] in text:
        _endless()
    return next(fakeparser.FakeParser().parse([text]))


@FORKS
def test_a_process_that_reading_began_ends_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where what hangs is a process of the parser's, the one that waits for it is ended, both are gone, and the rest is read."""
    monkeypatch.setattr(apart, "SECONDS", SECONDS)
    with fakeparser.installed(SplitParser), Desk(tmp_path / "news.db", workers=2) as desk:
        (one,) = desk.add(poisoned(tmp_path), now=NOW).set_aside
        assert (one.name.rpartition("/")[2], one.reason) == ("poison.txt", "reading it took longer than 2 s")
        assert len(desk.everything().articles) == 2


def opening(step: Callable[..., Any], how: Callable[[], object]) -> Callable[..., Any]:
    """A reader of documents that does something to the program on what holds the mark."""

    def opened(data: bytes, **called: Any) -> Any:
        if MARK.encode() in data:
            how()
        return step(data, **called)

    return opened


@FORKS
def test_the_command_ends_well_though_a_report_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`dateline add` names the report that hung, and says by its exit status that something was set aside."""
    paths = poisoned(tmp_path)
    monkeypatch.setattr(apart, "SECONDS", SECONDS)
    monkeypatch.setattr(steps, "SHIPPED", {**steps.SHIPPED, "clean.rules.v5": deadly(choose().clean, _endless)})
    added = CliRunner(env={"DATELINE_DB": str(tmp_path / "news.db")}).invoke(app, ["add", *map(str, paths)])
    assert added.exit_code == 1
    assert "poison.txt" in added.output
    assert "took longer than 2 s" in " ".join(added.output.split())


@FORKS
def test_a_run_that_was_ended_is_taken_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ended by somebody while a report hangs, the next run reads what was begun, each report by itself, and names that one."""
    paths = poisoned(tmp_path)
    hanging = replace(choose(), clean=deadly(choose().clean, _endless))
    pid = os.fork()
    if not pid:
        with Desk(tmp_path / "news.db") as desk:
            desk._steps = hanging
            desk.add(paths, now=NOW)
        os._exit(0)
    time.sleep(1.5)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    monkeypatch.setattr(apart, "SECONDS", SECONDS)
    with Desk(tmp_path / "news.db") as desk:
        assert set(reports.unread(desk._store.db).values()) == {1}
        desk._steps = hanging
        (one,) = desk.add([], now=NOW).set_aside
        assert (one.name.rpartition("/")[2], one.reason) == ("poison.txt", "reading it took longer than 2 s")
        assert len(desk.everything().articles) == 2


@FORKS
def test_nothing_is_left_running(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The processes that read for an addition read for the next one, too; when one is broken off, or the program ends, they end."""
    begun: list[int] = []
    copied = os.fork

    def counted() -> int:
        pid = copied()
        begun.append(pid)
        return pid

    def broken_off(what: str, _done: int, _total: int) -> None:
        if what == "parsing":
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "fork", counted)
    desk.add(written(tmp_path / "in", rows(5, 2)), now=NOW)
    assert len(begun) == 3
    desk.add(written(tmp_path / "more", rows(6, 2)), now=NOW)
    assert len(begun) == 3
    assert all(_runs(pid) for pid in begun)
    for pid in begun:
        os.kill(pid, signal.SIGKILL)
    time.sleep(0.5)
    assert not desk.add(written(tmp_path / "fourth", rows(8, 2)), now=NOW).set_aside
    assert len(begun) == 6
    with pytest.raises(KeyboardInterrupt):
        desk.add(written(tmp_path / "last", rows(7, 2)), now=NOW, progress=broken_off)
    assert not any(_runs(pid) for pid in begun)
    desk.add([], now=NOW)
    assert not reports.unread(desk._store.db)
    alone.release()
    assert not any(_runs(pid) for pid in begun)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_without_copies_of_processes_it_is_read_here(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no process can be copied, the same is read in this one, and what a step raises is named all the same."""
    monkeypatch.delattr(os, "fork", raising=False)
    desk._steps = replace(choose(), clean=failing(choose().clean))
    kept_two(desk, desk.add(poisoned(tmp_path), now=NOW))


def test_a_version_that_nobody_wrote(tmp_path: Path) -> None:
    """A file whose version lies below all is named as damaged."""
    Desk(tmp_path / "news.db").close()
    db = sqlite3.connect(tmp_path / "news.db")
    db.execute("pragma user_version = -5")
    db.close()
    with pytest.raises(DatelineError, match=r"has a version that no dateline writes \(-5\); restore a backup"):
        Desk(tmp_path / "news.db")


def test_flipped_bytes_are_told(tmp_path: Path) -> None:
    """A file with bytes flipped anywhere is read, or refused with an error that names it; nothing else is raised."""
    with Desk(tmp_path / "news.db") as desk:
        desk.add(written(tmp_path / "in", rows(7, 3)), now=NOW)
    whole = (tmp_path / "news.db").read_bytes()
    chance = random.Random(3)
    refused = 0
    for number in range(60):
        data = bytearray(whole)
        for _ in range(40):
            data[chance.randrange(len(data) if number % 2 else 4096)] ^= 1 << chance.randrange(8)
        path = tmp_path / f"flipped{number}.db"
        path.write_bytes(data)
        try:
            with Desk(path) as desk:
                desk.everything()
                desk.doctor()
                desk.add(written(tmp_path / "more", rows(9, 1)), now=NOW)
        except DatelineError as error:
            refused += str(path) in str(error)
    assert refused > 10


def test_what_was_begun_is_on_the_disk(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before pass one begins the file says with which reports; when it has read them, nothing."""
    seen: list[dict[str, int]] = []
    read = alone.read_alone

    def watched(store: Any, *more: Any, **options: Any) -> Any:
        with sqlite3.connect(store.path) as other:
            seen.append(reports.unread(other))
        other.close()
        return read(store, *more, **options)

    monkeypatch.setattr(taking, "read_alone", watched)
    added = desk.add(written(tmp_path / "in", rows(5, 3)), now=NOW)
    assert seen == [dict.fromkeys(added.new, 1)]
    assert not reports.unread(desk._store.db)
    assert isinstance(reports.one(desk._store.db, added.new[0]), Received)


def test_two_ask_for_the_processes_that_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where another thread takes the processes that rest between a look and a grasp, new ones are begun."""

    class Quicker(list[alone.Readers]):
        def pop(self, *where: Any) -> alone.Readers:
            while self:
                super().pop().close()
            return super().pop(*where)

    monkeypatch.setattr(alone, "_RESTING", Quicker())
    with alone.readers(choose()) as first:
        pass
    with alone.readers(choose()) as second:
        assert second is not first
    assert second in alone._RESTING


@pytest.mark.parametrize("page", [False, True])
def test_an_archive_in_parts_without_a_page_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desk: Desk, *, page: bool
) -> None:
    """Once for all its parts, however it is read; and not where one of them held a page."""
    pytest.importorskip("fastwarc")
    monkeypatch.setattr(archives.cut, "__defaults__", (400,))
    path = tmp_path / "a.warc"
    some = [record(b"software: none\r\n", n, kind="metadata", content="text/plain") for n in range(20)]
    some[10:10] = [record(answer(f"<html><h1>Crane</h1><p>{SAID}</p></html>".encode()), 99)] if page else []
    path.write_bytes(b"".join(some))
    assert len([*sources.inputs([str(path)])]) > 3
    empty = [] if page else [(str(path), NO_PAGES, True)]
    added, read = desk.add(path, now=NOW), receive([path], choose(), quiet)
    for found in (added.set_aside, read[1], batch_of(path, tmp_path / "out")):
        assert [(one.name, one.reason, one.fatal) for one in found] == empty
    assert (len(added.new), len(read[0])) == (int(page), int(page))
    done = CliRunner().invoke(app, ["add", str(path), "--db", str(tmp_path / "other.db")])
    assert (done.exit_code, NO_PAGES in done.output) == (0 if page else 2, not page)


def batch_of(path: Path, out: Path) -> Sequence[SetAside]:
    """What a batch of small shards sets aside."""
    try:
        return run([path], out, shard=400).set_aside
    except NothingToRead as nothing:
        return nothing.set_aside
