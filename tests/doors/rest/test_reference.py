"""Tests of docs/api.md and docs/formats.md: what the doors say of themselves."""

from __future__ import annotations

import pytest

from tests.test_docs import ROOT, maker


@pytest.mark.parametrize(("page", "made"), [("api.md", "api"), ("formats.md", "formats")])
def test_the_pages_are_made_from_the_doors(page: str, made: str) -> None:
    """docs/api.md and docs/formats.md are what the doors say of themselves; `make api` writes them anew."""
    written = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert written == getattr(maker("make_api"), made)()
    assert "|  |\n" not in written
