"""Opening: what ingest makes of some bytes, all of it at once: the reports, and what was set aside."""

from __future__ import annotations

from typing import Any

from dateline import ingest
from dateline.terms import Report, SetAside


def opened(data: bytes, **called: Any) -> tuple[tuple[Report, ...], tuple[SetAside, ...]]:
    """The reports in `data`, and what was set aside."""
    found = tuple(ingest.reports(data, **called))
    reports = tuple(one for one in found if isinstance(one, Report))
    return reports, tuple(one for one in found if isinstance(one, SetAside))
