"""The gate of quality: floors hold, and only rise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals import Absent, corpora, gate, tasks


@pytest.fixture
def floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A floors file with one task, whose figure is 0.8 now."""
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"names": {"b3": 0.5}}), encoding="utf-8")
    monkeypatch.setattr(gate, "FLOORS", path)
    monkeypatch.setattr(gate, "measure", lambda _task, _shared: {"b3": 0.8})
    monkeypatch.setenv("DATELINE_SHARED", str(tmp_path / "shared"))
    (tmp_path / "shared" / "seeds").mkdir(parents=True)
    (tmp_path / "shared" / "seeds" / "a.txt").write_text("The bridge is open.", encoding="utf-8")
    monkeypatch.setattr(corpora, "PINS", tmp_path / "corpora.json")
    assert corpora.main(["--write"]) == 0
    return path


def test_a_figure_above_its_floor_passes(floors: Path) -> None:
    """Nothing fell: status 0, and the floors stay."""
    assert gate.main([]) == 0
    assert json.loads(floors.read_text(encoding="utf-8")) == {"names": {"b3": 0.5}}


def test_a_figure_below_its_floor_fails(floors: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What fell is named with the command that shows more."""
    floors.write_text(json.dumps({"names": {"b3": 0.9}}), encoding="utf-8")
    assert gate.main([]) == 1
    assert "python -m evals names" in capsys.readouterr().err


def test_update_raises_and_never_lowers(floors: Path) -> None:
    """A floor follows its figure up, less the margin, and not down."""
    assert gate.main(["--update"]) == 0
    assert json.loads(floors.read_text(encoding="utf-8")) == {"names": {"b3": 0.79}}
    floors.write_text(json.dumps({"names": {"b3": 0.9}}), encoding="utf-8")
    gate.main(["--update"])
    assert json.loads(floors.read_text(encoding="utf-8")) == {"names": {"b3": 0.9}}


def test_absent_data_fails_unless_asked_for_part(
    floors: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the data there is no figure, and the gate fails and says so; with --partial it only says so."""

    def nothing(_task: str, _shared: Path) -> dict[str, float]:
        raise Absent("no data set")

    monkeypatch.setattr(gate, "measure", nothing)
    assert gate.main([]) == 1
    assert "names was not measured: no data set" in capsys.readouterr().err
    assert gate.main(["--partial"]) == 0
    assert "names was not measured" in capsys.readouterr().out


def test_a_floor_without_its_figure_fails(floors: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A figure that has a floor and was not given is missing data too."""
    floors.write_text(json.dumps({"names": {"b3": 0.5, "gone": 0.5}}), encoding="utf-8")
    assert gate.main([]) == 1
    assert "names gave no figure gone" in capsys.readouterr().err


def test_other_data_than_pinned_fails_by_name(floors: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One byte more in a corpus and the gate names it, with --partial too; a corpus that is not there is missing."""
    text = tmp_path / "shared" / "seeds" / "a.txt"
    text.write_text("The bridge is closed.", encoding="utf-8")
    assert gate.main(["--partial"]) == 1
    assert "seeds is other data" in capsys.readouterr().err
    text.unlink()
    text.parent.rmdir()
    assert gate.main([]) == 1
    assert "seeds is not in" in capsys.readouterr().err
    assert gate.main(["--partial"]) == 0


def test_every_task_can_be_measured() -> None:
    """Each task is a module with `measure`, and each floor belongs to a task."""
    from importlib import import_module

    assert all(callable(import_module(f"evals.{name}").measure) for name in tasks.TASKS)
    assert set(json.loads(gate.FLOORS.read_text(encoding="utf-8"))) <= set(tasks.TASKS)
