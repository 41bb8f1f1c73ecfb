"""Logs: what is done, as lines of text or of JSON on standard error.

In: records of `logging`. Out: a line each. Never: a secret, a token, what somebody searched for, a line that a report's words break in two.

A line of JSON has `at` (an instant, UTC), `level`, `log` (whose), `message`, and whatever the record carries beside: `event` names what was done.
"""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Literal, TextIO, get_args

from dateline.doors.inert import clean
from dateline.errors import UnknownName

How = Literal["text", "json"]
LOGS = ("dateline", "uvicorn")
"""Whose records are written."""
_OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
"""What every record has."""


class Lines(logging.Formatter):
    """Records as lines of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """One record."""
        told: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "log": record.name,
            "message": clean(record.getMessage()),
        }
        told |= {name: value for name, value in vars(record).items() if name not in _OWN}
        if record.exc_info:
            told["fault"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=True, default=str)


class Words(logging.Formatter):
    """Records as lines of text."""

    def format(self, record: logging.LogRecord) -> str:
        """One record."""
        more = [f"{name}={clean(str(value))!r}" for name, value in vars(record).items() if name not in _OWN and value]
        line = " ".join([f"dateline: {clean(record.getMessage())}", *more])
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


class _Errors(logging.StreamHandler[TextIO]):
    """Standard error, whatever that is when something is written."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]
        return sys.stderr


def begin(how: str, *, quiet: bool = False) -> None:
    """Have what is done written to standard error; `quiet`: as text, only what went wrong. UnknownName for a way that there is none."""
    if how not in get_args(How):
        raise UnknownName("way to log", how, get_args(How))
    handler = _Errors()
    handler.setFormatter(Lines() if how == "json" else Words())
    for name in LOGS:
        log = logging.getLogger(name)
        log.handlers[:] = [handler]
        log.setLevel(logging.WARNING if quiet and how != "json" else logging.INFO)
