"""A desk takes reports of a batch in without reading them again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from dateline import Desk
from dateline.batch import Slice, everything, slice_of
from dateline.errors import UnknownName
from dateline.language import Parse
from dateline.store import Store
from tests import fakeparser
from tests.batch.build import run
from tests.desk.builders import NOW, at_once, export_of, rows, written


class Unwilling(fakeparser.FakeParser):
    """The same parser, which parses nothing but what `installed` asks of it."""

    def parse(self, texts: Sequence[str], *, workers: int = 1) -> Iterator[Parse]:
        """One parse a text; an error where there is more than a line."""
        assert all("Lindholm" not in text for text in texts), texts
        yield from super().parse(texts, workers=workers)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A batch of some reports."""
    home = tmp_path_factory.mktemp("batch")
    with fakeparser.installed():
        written(home / "in", rows(31, 14))
        run([home / "in"], home / "out", shard=3_000, bundle=3_000)
    return home / "out"


def test_a_desk_takes_a_batch_in_without_parsing(tmp_path: Path, made: Path) -> None:
    """What it tells is what it would tell had it read the files, and nothing is parsed."""
    with fakeparser.installed():
        wanted = at_once(sorted((made.parent / "in").iterdir()))
    with fakeparser.installed(Unwilling), Desk(tmp_path / "news.db") as desk:
        added = desk.add(slice_of(made), now=NOW)
        assert (len(added.new), added.set_aside) == (14, ())
        assert export_of(desk) == wanted
        with pytest.raises(AssertionError):
            next(Unwilling().parse(["Lindholm"]))


def test_a_slice_by_days_and_outlets(made: Path) -> None:
    """Of the reports those that meet each of what is asked."""
    reading = everything(made)
    days = {one.id: one.published.start[:10] if one.published else "" for one in reading.articles}
    papers = {one.id: one.publisher for one in reading.articles}
    found = {
        one.report.id
        for one in slice_of(made, Slice(since="2023-04-10", until="2023-04-25", outlets=("alder courier",)))
    }
    own = {one.report.id: one.report for one in slice_of(made)}
    assert found
    assert found < set(own)
    assert all(papers[id] == "Alder Courier" for id in found)
    assert all("2023-04-10" <= days[id] <= "2023-04-25" or not _dated(own[id]) for id in found)


def _dated(report: object) -> bool:
    return any(meta.name == "published" for meta in report.metas)  # type: ignore[attr-defined]


def test_a_slice_of_a_story(made: Path) -> None:
    """A story is named by words of its title or the first letters of its id; one that is not there is named."""
    story = everything(made).stories[0]
    for name in (story.id[:6], story.title):
        assert {one.report.id for one in slice_of(made, Slice(stories=(name,)))} >= set(story.articles)
    for name in ("zzzz", "", " ", "…"):
        with pytest.raises(UnknownName):
            next(slice_of(made, Slice(stories=(name,))))


def test_a_removed_report_stays_removed(tmp_path: Path, made: Path) -> None:
    """Neither it nor the parses of its texts come back with the batch; those of the others do, where they share a text."""
    with fakeparser.installed(), Desk(tmp_path / "news.db") as desk:
        desk.add(slice_of(made), now=NOW)
        whole = _parses(tmp_path / "news.db")
        gone, kept = [*slice_of(made)][:5], [*slice_of(made)][5:]
        for one in gone:
            desk.forget(one.report.id, why="it was withdrawn")
        rest = _parses(tmp_path / "news.db")
        assert rest < whole
        added = desk.add(slice_of(made), now=NOW)
        assert (added.new, len(added.set_aside)) == ((), 5)
        assert _parses(tmp_path / "news.db") - rest <= {key for one in kept for key in one.parses}


def _parses(path: Path) -> set[int]:
    with Store(path) as store:
        return {key for (key,) in store.db.execute("select key from parse")}
