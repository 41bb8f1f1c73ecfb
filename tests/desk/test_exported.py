"""An export beside the reports that it was made of: each report counts once, whichever came first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import dateline
from dateline.desk import Desk
from dateline.doors.export import to_json
from dateline.terms import Reading
from tests.conftest import reports_in, stories

NOW = date(2031, 1, 1)


@pytest.fixture(scope="module")
def files() -> list[Path]:
    """The reports of an example; some have no address, some no outlet but the name of their file."""
    return [path for home in stories() if "hollin" in str(home) for path in reports_in(home)]


@pytest.fixture(scope="module")
def told(files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The export of what they tell."""
    path = tmp_path_factory.mktemp("told") / "told.json"
    path.write_text(to_json(dateline.read(files, now=NOW)), "utf-8")
    return path


def _names(reading: Reading) -> list[tuple[str, str | None, str | None]]:
    return sorted((Path(one.file or "").name, one.publisher, one.agency) for one in reading.articles)


def test_read_together_each_counts_once(files: list[Path], told: Path) -> None:
    """What is told is what the reports tell by themselves."""
    alone, both = dateline.read(files, now=NOW), dateline.read([told, *files], now=NOW)
    assert (both.articles, both.events, both.stories) == (alone.articles, alone.events, alone.stories)


def test_alone_it_keeps_outlets_and_agencies(files: list[Path], told: Path) -> None:
    """Under the names by which the reports are known."""
    assert _names(dateline.read([told], now=NOW)) == _names(dateline.read(files, now=NOW))


def test_a_desk_is_told_the_same_in_any_order(files: list[Path], told: Path, tmp_path: Path) -> None:
    """The reports stand, and replaced nothing."""
    found = []
    for number, order in enumerate(([told], files), start=1):
        with Desk(tmp_path / f"{number}.db") as desk:
            for some in (order, [path for path in (told, *files) if path not in order]):
                desk.add(some, now=NOW)
            found.append(to_json(desk.everything()))
            assert len(desk.everything().articles) == len(files)
            assert all(one.revision_of is None for one in desk.everything().articles)
    assert found[0] == found[1]
