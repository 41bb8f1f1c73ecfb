"""Adding report by report gives what reading all at once gives."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from dateline import Desk
from tests.desk.builders import NOW, at_once, export_of, rows, written

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
