"""Adding report by report gives what reading all at once gives."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from dateline import Desk
from dateline.doors import export
from dateline.terms import Edit
from tests.desk.builders import NOW, Row, at_once, export_of, rows, written

pytestmark = pytest.mark.usefixtures("small_parser")


@pytest.mark.parametrize("seed", range(6))
def test_any_order_and_batching_gives_the_same(tmp_path: Path, seed: int) -> None:
    """However the reports are ordered and batched, the desk tells what one reading of all tells, byte by byte."""
    paths = written(tmp_path / "in", rows(seed, 24))
    chance = Random(seed)
    order = chance.sample(paths, len(paths))
    with Desk(tmp_path / "news.db") as desk:
        while order:
            size = chance.choice([1, 1, 2, 5])
            desk.add(order[:size], now=NOW)
            order = order[size:]
        assert export_of(desk) == at_once(paths)


def test_rebuild_gives_the_same_bytes(tmp_path: Path) -> None:
    """A rebuild derives the same again, without a report read twice by the parser of one version."""
    paths = written(tmp_path / "in", rows(7, 20))
    with Desk(tmp_path / "news.db") as desk:
        desk.add(paths[:9], now=NOW)
        desk.add(paths[9:], now=NOW)
        before = export_of(desk)
        desk.rebuild()
        assert export_of(desk) == before == at_once(paths)


def test_every_batch_equals_what_was_there(tmp_path: Path) -> None:
    """After each addition the desk tells what reading the reports so far tells, merges and splits of stories included."""
    paths = written(tmp_path / "in", rows(11, 16))
    with Desk(tmp_path / "news.db") as desk:
        for count in range(1, len(paths) + 1):
            desk.add([paths[count - 1]], now=NOW)
            assert export_of(desk) == at_once(paths[:count])


@pytest.mark.parametrize("seed", range(3))
def test_as_of_is_the_same_whatever_was_told_before(tmp_path: Path, seed: int) -> None:
    """Asked between additions in any order, a story as of a day is told as it is by who has the same reports and has told nothing yet."""
    paths = written(tmp_path / "in", rows(20 + seed, 16))
    chance = Random(seed)
    order = chance.sample(paths, len(paths))
    with Desk(tmp_path / "news.db") as desk:
        for n, count in enumerate((7, 8, 11, 16)):
            desk.add(order[:count], now=NOW)
            day = date(2023, 4, 3) + timedelta(days=chance.randrange(8, 40))
            with Desk(tmp_path / f"fresh-{n}.db") as fresh:
                fresh.add(order[:count], now=NOW)
                lines = [line.id for line in desk.stories()]
                assert [line.id for line in fresh.stories()] == lines
                told = [export.to_json(fresh.show(id, as_of=day)) for id in lines]
                assert [export.to_json(desk.show(id, as_of=day)) for id in lines] == told


def test_as_of_a_day_no_dispatch_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What outlets changed in a dispatch is known from the story as it stands, where all its copies were out by then."""
    text = (
        "Workers at the paper mill of Alder voted on Tuesday to strike next week, the head of their union, Mira Solberg, said.\n"
        "The mill was closed in March after a storm broke two of its pillars, and {n} people have had no work since."
    )
    days = ("2023-04-04", "2023-04-05", "2023-04-11")
    lines = (
        text.format(n=40),
        text.format(n=41),
        "The strike at the paper mill of Alder began on Monday, Mira Solberg said in Alder.",
    )
    made: list[Row] = [
        {
            "title": "Alder: the paper mill",
            "text": line,
            "published": day,
            "publisher": f"Paper {n}",
            "url": f"https://p{n}.example/1",
            "language": "en",
        }
        for n, (day, line) in enumerate(zip(days, lines, strict=True))
    ]
    with Desk(tmp_path / "news.db") as desk:
        added = desk.add(written(tmp_path / "in", made), now=NOW)
        monkeypatch.setattr("dateline.wire.dispatch.differences", _read_again)
        for story in added.stories:
            then = desk.show(story, as_of="2023-04-06")
            if any(len(one.articles) > 1 for one in then.dispatches):
                assert any(one.edits for one in then.dispatches)
                break
        else:
            pytest.fail("no story has a dispatch of two copies")


def _read_again(*_: object) -> tuple[Edit, ...]:
    raise AssertionError("a dispatch was read again")


def test_forgetting_is_never_having_had(tmp_path: Path) -> None:
    """What is told after a removal is what reading the others tells, and the removed report is not taken in again."""
    paths = written(tmp_path / "in", rows(3, 16))
    with Desk(tmp_path / "news.db") as desk:
        added = desk.add(paths, now=NOW)
        for at in (3, 9):
            desk.forget(added.new[at], why="a court said so", now=NOW)
        left = [path for at, path in enumerate(paths) if at not in {3, 9}]
        assert export_of(desk) == at_once(left)
        again = desk.add(paths, now=NOW)
        assert not again.new
        assert [one.reason for one in again.set_aside] == ["was removed on 2024-01-01: a court said so"] * 2
        assert {one.article for one in desk.removals()} == {added.new[3], added.new[9]}


def test_a_known_report_changes_nothing(tmp_path: Path) -> None:
    """Adding the same files again is known, and touches no story."""
    paths = written(tmp_path / "in", rows(5, 8))
    with Desk(tmp_path / "news.db") as desk:
        first = desk.add(paths, now=NOW)
        again = desk.add(paths, now=NOW)
        assert again.known == first.new
        assert (again.new, again.stories) == ((), ())
