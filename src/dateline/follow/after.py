"""After: what is called once a poll has stored something.

In: the database's path and the instant of the poll. Out: nothing. Never: called while the poll still writes; a failure of one that keeps the others, or the
poll, from going on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

log = logging.getLogger("dateline.follow")

AFTER: Sequence[Callable[[Path, datetime], object]] = ()
"""Called in this order after each poll that stored something, each with the database's path and the instant of the poll."""


def after(path: Path, now: datetime) -> None:
    """Call them."""
    for each in AFTER:
        try:
            each(path, now)
        except Exception:
            log.exception("what follows a poll failed: %s", getattr(each, "__qualname__", each))
