"""Fewer fields: an answer cut to those that somebody asks for.

In: an answer. Out: the same with some of its fields. Never: an answer that goes on without saying so.
"""

from __future__ import annotations

from typing import Any

from dateline.doors.rest.problems import bad

Json = dict[str, Any]
_KEPT = ("left_out", "next")
"""Fields that stay, whatever is asked for: what was left out, and what goes on behind."""


def only(document: Any, names: tuple[str, ...]) -> Any:
    """The document with these fields alone: its own, or those of its items; what says that it goes on stays. Wrong names one that there is not."""
    items = document if isinstance(document, list) else document.get("items") if isinstance(document, dict) else None
    goes_on = {name: document[name] for name in _KEPT if name in document} if isinstance(document, dict) else {}
    if items is None:
        return _some(document, names, set(document)) | goes_on if isinstance(document, dict) else document
    known = {name for one in items if isinstance(one, dict) for name in one}
    kept = [_some(one, names, known) if isinstance(one, dict) else one for one in items]
    return kept if isinstance(document, list) else {"items": kept} | goes_on


def _some(one: Json, names: tuple[str, ...], known: set[str]) -> Json:
    if unknown := [name for name in names if name not in known]:
        raise bad(f"no field is called {unknown[0]!r}; there are {', '.join(sorted(known))}")
    return {name: one[name] for name in names if name in one}
