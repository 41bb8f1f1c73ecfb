"""Noting: one line of JSON for each thing that was asked, taken in, or left, and why.

In: what was done. Out: lines of the log "dateline.follow", each an object with `at` and `what`. Never: a line per thing that was as before and cost no request.
"""

from __future__ import annotations

import json
import logging
from datetime import datetime

from dateline.follow.clock import written

log = logging.getLogger("dateline.follow")


def note(at: datetime, what: str, **said: object) -> None:
    """Write a line; what is None or "" is left out."""
    if log.isEnabledFor(logging.INFO):
        told = {"at": written(at), "what": what} | {
            name: value for name, value in said.items() if value not in (None, "")
        }
        log.info("%s", json.dumps(told, ensure_ascii=False))
