"""After: what is called once a poll is over.

In: the database's path, and what tells the time. Out: nothing. Never: called while the poll still writes; a failure of one that keeps the others, or the
poll, from going on; one that is told twice in a row.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, MutableMapping, Sequence
from datetime import datetime
from pathlib import Path

from dateline import alerts
from dateline.errors import DatelineError

log = logging.getLogger("dateline.follow")

After = Callable[[Path, Callable[[], datetime]], object]


def alerted(path: Path, now: Callable[[], datetime]) -> None:
    """Tell what is new to those who asked to be told, and what waited until now."""
    alerts.run(path, now=now)


AFTER: Sequence[After] = (alerted,)
"""Called in this order after each poll, unless whoever polls names others."""


def after(called: Sequence[After], path: Path, now: Callable[[], datetime], faults: MutableMapping[str, str]) -> None:
    """Call them; `faults` are what was wrong with each the last time."""
    for each in called:
        name = getattr(each, "__qualname__", str(each))
        fault, before = "", faults.get(name)
        try:
            each(path, now)
        except DatelineError as error:
            fault = str(error)
            if fault != before:
                log.error("%s", error, extra={"event": "after failed"})
        except Exception as error:
            fault = repr(error)
            if fault != before:
                log.exception("what follows a poll failed: %s", name, extra={"event": "after failed"})
        faults[name] = fault
