"""dateline: follow a developing news story across many published reports.

In: paths of reports. Out: their stories, as frozen records. Never: a network, a language model, a surprise: the
same input gives the same answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.desk import Desk, read
    from dateline.doors.export.frames import to_pandas, to_polars
    from dateline.errors import (
        BadCorrection,
        BadDay,
        BadMoment,
        BadQuery,
        BadRule,
        DatelineError,
        MissingExtra,
        MissingPackage,
        NewerStore,
        NoSuchPage,
        NotAStore,
        NothingToRead,
        NoToken,
        NotPrepared,
        StaleStore,
        StoreDamaged,
        StoreError,
        StoreFull,
        StoreLocked,
        StoreReadOnly,
        UnknownName,
        Unreadable,
    )
    from dateline.terms import (
        Added,
        Alert,
        AlertRule,
        Article,
        BriefLine,
        Candidate,
        Change,
        Changed,
        Cited,
        ComparedStory,
        Comparison,
        Conflict,
        Correction,
        Difference,
        Dispatch,
        Disputed,
        Edit,
        Entity,
        EntrySeen,
        Episode,
        Event,
        EventInBoth,
        EventReport,
        Evidence,
        Finding,
        Followed,
        Hit,
        Independence,
        Moved,
        Mute,
        NameInBoth,
        NameInStory,
        NewIn,
        News,
        Page,
        Part,
        Plan,
        Polled,
        Quantity,
        Reading,
        Relation,
        Removal,
        Revision,
        RuleMade,
        Said,
        SetAside,
        Side,
        Statement,
        Story,
        StoryLine,
        TextInBoth,
        Timex,
        VoiceInBoth,
        When,
        Why,
    )

__version__ = "0.1.0"

__all__ = [
    "Added",
    "Alert",
    "AlertRule",
    "Article",
    "BadCorrection",
    "BadDay",
    "BadMoment",
    "BadQuery",
    "BadRule",
    "BriefLine",
    "Candidate",
    "Change",
    "Changed",
    "Cited",
    "ComparedStory",
    "Comparison",
    "Conflict",
    "Correction",
    "DatelineError",
    "Desk",
    "Difference",
    "Dispatch",
    "Disputed",
    "Edit",
    "Entity",
    "EntrySeen",
    "Episode",
    "Event",
    "EventInBoth",
    "EventReport",
    "Evidence",
    "Finding",
    "Followed",
    "Hit",
    "Independence",
    "MissingExtra",
    "MissingPackage",
    "Moved",
    "Mute",
    "NameInBoth",
    "NameInStory",
    "NewIn",
    "NewerStore",
    "News",
    "NoSuchPage",
    "NoToken",
    "NotAStore",
    "NotPrepared",
    "NothingToRead",
    "Page",
    "Part",
    "Plan",
    "Polled",
    "Quantity",
    "Reading",
    "Relation",
    "Removal",
    "Revision",
    "RuleMade",
    "Said",
    "SetAside",
    "Side",
    "StaleStore",
    "Statement",
    "StoreDamaged",
    "StoreError",
    "StoreFull",
    "StoreLocked",
    "StoreReadOnly",
    "Story",
    "StoryLine",
    "TextInBoth",
    "Timex",
    "UnknownName",
    "Unreadable",
    "VoiceInBoth",
    "When",
    "Why",
    "__version__",
    "read",
    "to_pandas",
    "to_polars",
]  # a test holds this list to what the modules define


def __getattr__(name: str) -> Any:
    """Public names, loaded when asked for: `import dateline` stays quick."""
    if name not in __all__:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    from dateline import errors, terms

    if name in {"Desk", "read"}:
        from dateline import desk

        return getattr(desk, name)
    if name in {"to_pandas", "to_polars"}:
        from dateline.doors.export import frames

        return getattr(frames, name)
    return getattr(terms if hasattr(terms, name) else errors, name)
