"""What may pass (the disk, a permission, the time and the room there was) is tried again by the next run, and costs no other report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline import batch
from dateline.batch import reading, telling
from dateline.desk import alone
from dateline.desk.apart import Apart, Ended
from dateline.desk.together import Read, together
from dateline.errors import NothingToRead
from tests.batch.build import run, told, unreadable
from tests.desk.builders import at_once, rows, written

pytestmark = pytest.mark.usefixtures("small_parser")


class Ending(Apart):
    """A process that ran out of time."""

    def __init__(self) -> None:
        """It is asked nothing else."""

    def ask(self, *_given: object) -> Iterator[Any]:
        """Say how it ended."""
        raise Ended("took longer than 60 s")


def _opening(harm: pytest.MonkeyPatch) -> None:
    harm.setattr(
        reading, "opened", lambda found, apart: alone.opened(found, Ending() if "003" in found.name else apart)
    )


def _cleaning(harm: pytest.MonkeyPatch) -> None:
    harm.setattr(
        reading, "cleaned", lambda one, now, apart: alone.cleaned(one, now, Ending() if "003" in one.file else apart)
    )


def _reading(harm: pytest.MonkeyPatch) -> None:
    def read_in_part(articles: Any, known: Any, apart: Apart, **options: Any) -> Read:
        read = together([one for one in articles if "003" not in one.file], known, apart, **options)
        lost = together([one for one in articles if "003" in one.file], known, Ending(), **options)
        return Read(read.rows, read.found, read.notes, [*read.faults, *lost.faults])

    harm.setattr(telling, "together", read_in_part)


@pytest.mark.parametrize("harmed", [unreadable, _opening, _cleaning, _reading])
def test_it_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harmed: Any) -> None:
    """One report is named and set aside, the others of its shard are told; the next run tells what an undisturbed one tells."""
    paths = written(tmp_path / "in", rows(61, 6))
    with monkeypatch.context() as harm:
        harmed(harm)
        outcome = run(paths, tmp_path / "out")
    assert len(batch.everything(tmp_path / "out").articles) == 5
    assert ["report-003.jsonl" in one.name for one in outcome.set_aside] == [True]
    assert run(paths, tmp_path / "out").set_aside == []
    assert told(tmp_path / "out") == at_once(paths)


def test_what_failed_is_said_with_the_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails twice stands among what the folder set aside; where nothing else is left to read, the error names it."""

    def gone(_piece: object) -> object:
        raise OSError("the disk is gone")

    paths = written(tmp_path / "in", rows(62, 4))
    real = reading._input
    with monkeypatch.context() as harm:
        harm.setattr(reading, "_input", lambda piece: gone(piece) if "003" in piece.file else real(piece))
        run(paths, tmp_path / "some", shard=1)
    (lost,) = batch.everything(tmp_path / "some").set_aside
    assert "the disk is gone" in lost.reason
    monkeypatch.setattr(reading, "_input", gone)
    with pytest.raises(NothingToRead) as nothing:
        run(paths, tmp_path / "none")
    assert ["the disk is gone" in one.reason for one in nothing.value.set_aside] == [True]
