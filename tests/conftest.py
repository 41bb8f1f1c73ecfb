"""What tests share: the examples as read, and the switch that writes golden files anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

import dateline
from dateline.desk import alone
from dateline.terms import Reading

settings.register_profile("house", deadline=None)  # how long a thing takes is what bench measures, not a busy machine
settings.load_profile("house")

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--golden` writes golden files anew instead of comparing with them."""
    parser.addoption("--golden", action="store_true", help="write golden files anew; review them with git diff")


LONG = frozenset(
    "test_browser test_read test_patterns test_latency test_connections test_killed test_killed_server test_year test_monsters "
    "test_walls test_correcting test_lanes test_budget test_swapped".split()
)
"""Files whose tests take long, or wait long."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first: no worker waits for it at the end."""
    items.sort(key=_is_short)


def _is_short(item: pytest.Item) -> bool:
    return item.path.stem not in LONG


def stories() -> list[Path]:
    """The folders of the example stories."""
    return sorted(path.parent for path in EXAMPLES.rglob("GOLD.json"))


def reports_in(folder: Path) -> list[Path]:
    """The reports of an example story."""
    return sorted(
        path for path in folder.iterdir() if path.name not in {"EDITOR.json", "GOLD.json", "swap.json", "README.md"}
    )


@pytest.fixture(autouse=True)
def fresh_readers(request: pytest.FixtureRequest) -> Iterator[None]:
    """Where a test puts something in the place of something else, no process from before it, or after it, knows the other."""
    if "monkeypatch" in request.fixturenames:
        alone.release()
    yield
    if "monkeypatch" in request.fixturenames:
        alone.release()


@pytest.fixture(scope="session", params=stories(), ids=lambda folder: folder.name)
def story(request: pytest.FixtureRequest) -> Path:
    """Each example story's folder in turn."""
    folder: Path = request.param
    return folder


@pytest.fixture(scope="session")
def told(story: Path) -> Reading:
    """The reading of an example story."""
    return dateline.read(reports_in(story))
