"""Extras: libraries that only some documents need.

In: a module's name and the extra that brings it. Out: the module. Never: an ImportError; its absence is a document set
aside, with the command that mends it.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from dateline.errors import Unreadable


def module(name: str, *, extra: str, document: str, what: str) -> Any:
    """The module called `name`; raises `Unreadable` for `document`, which is `what`, where it is not installed."""
    try:
        return import_module(name)
    except ImportError:
        remedy = f"install what reads it: pip install 'dateline[{extra}]'"
        raise Unreadable(document, f"is {what}, and nothing that reads one is installed", remedy) from None
