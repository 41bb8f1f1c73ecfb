"""Noting: one record of the log for each thing that was asked, taken in, or left, and why.

In: what was done. Out: records of the log "dateline.follow", each with its `event` and what there is to say of it; a door writes them as lines. Never: a record for what was
as before and cost no request.
"""

from __future__ import annotations

import logging

log = logging.getLogger("dateline.follow")


def note(event: str, **said: object) -> None:
    """Write a record; what is None or "" is left out."""
    if log.isEnabledFor(logging.INFO):
        told = {"event": event} | {name: value for name, value in said.items() if value not in (None, "")}
        log.info("%s", event, extra=told)
