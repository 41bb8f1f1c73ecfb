"""What tests of yardsticks share: parses kept in a folder of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evals import _parses


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Parses are kept below the test's folder."""
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    _parses._opened.cache_clear()
    yield
    _parses._opened().close()
    _parses._opened.cache_clear()
