"""Tests for `dateline.way.undisturbed`."""

from __future__ import annotations

import gc

import pytest

from dateline.way.undisturbed import undisturbed


def test_the_search_is_off_within_and_on_again_behind_it() -> None:
    """Also where the work fails."""
    assert gc.isenabled()
    with pytest.raises(ValueError, match="broken"):
        _breaks()
    assert gc.isenabled()


def test_what_was_off_stays_off() -> None:
    """One block within another, or a host that searches by itself."""
    with undisturbed():
        with undisturbed():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def _breaks() -> None:
    with undisturbed():
        assert not gc.isenabled()
        raise ValueError("broken")
