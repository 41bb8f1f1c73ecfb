"""Progress: what whoever waits is told now and then.

In: what is being done, how much of it is done, of how much. Out: nothing. Never: a change of what is read.
"""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Told now and then: what is being done, how much of it is done, of how much."""


def quiet(_what: str, _done: int, _total: int) -> None:
    """Report no progress."""
