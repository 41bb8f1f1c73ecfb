"""Undisturbed: work that makes many records and no rings of them, without the search for rings.

In: a block of work. Out: nothing. Never: a search left off behind it.

Python looks for objects that only hold each other whenever enough new ones stand: each time through every word of every parse, to find
nothing, as records are frozen and point one way. That was a fifth of the time of telling a story of 500 reports.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Within it Python frees what nobody holds, as always, but does not search for rings; where that was off before, it stays off."""
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()
