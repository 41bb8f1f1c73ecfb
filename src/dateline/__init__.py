"""dateline: follow a developing news story across many published reports.

In: paths of reports. Out: their stories, as frozen records. Never: a network, a language model, a surprise: the
same input gives the same answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.desk import read as read

__version__ = "0.1.0"

_RECORDS = (
    "Article", "BriefLine", "Candidate", "Change", "Conflict", "Dispatch", "Edit", "Entity", "Episode", "Event",
    "EventReport", "Evidence", "Independence", "Part", "Quantity", "Reading", "Relation", "SetAside", "Side",
    "Statement", "Story", "Timex", "When",
)  # fmt: skip
_ERRORS = ("BadDay", "DatelineError", "NothingToRead", "UnknownName", "Unreadable")

__all__ = sorted(["__version__", "read", *_RECORDS, *_ERRORS])


def __getattr__(name: str) -> Any:
    """Public names, loaded when asked for: `import dateline` stays quick."""
    if name == "read":
        from dateline.desk import read

        return read
    if name in _RECORDS:
        from dateline import terms

        return getattr(terms, name)
    if name in _ERRORS:
        from dateline import errors

        return getattr(errors, name)
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")
