"""dateline: follow a developing news story across many published reports.

In: paths of reports. Out: their stories, as frozen records. Never: a network, a language model, a surprise: the
same input gives the same answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.desk import read
    from dateline.errors import BadDay, DatelineError, NothingToRead, UnknownName, Unreadable
    from dateline.terms import (
        Article,
        BriefLine,
        Candidate,
        Change,
        Conflict,
        Dispatch,
        Edit,
        Entity,
        Episode,
        Event,
        EventReport,
        Evidence,
        Independence,
        Part,
        Quantity,
        Reading,
        Relation,
        SetAside,
        Side,
        Statement,
        Story,
        Timex,
        When,
    )

__version__ = "0.1.0"

__all__ = [
    "Article",
    "BadDay",
    "BriefLine",
    "Candidate",
    "Change",
    "Conflict",
    "DatelineError",
    "Dispatch",
    "Edit",
    "Entity",
    "Episode",
    "Event",
    "EventReport",
    "Evidence",
    "Independence",
    "NothingToRead",
    "Part",
    "Quantity",
    "Reading",
    "Relation",
    "SetAside",
    "Side",
    "Statement",
    "Story",
    "Timex",
    "UnknownName",
    "Unreadable",
    "When",
    "__version__",
    "read",
]  # a test holds this list to what the modules define


def __getattr__(name: str) -> Any:
    """Public names, loaded when asked for: `import dateline` stays quick."""
    if name not in __all__:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    from dateline import errors, terms

    if name == "read":
        from dateline.desk import read

        return read
    return getattr(terms if hasattr(terms, name) else errors, name)
