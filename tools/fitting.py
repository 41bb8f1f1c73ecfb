"""What a tool may fit on, and a lock on what it may not.

In: the name of a data set. Out: the shared folder, once it is sure that the set is among those that may be fitted on. Never: a file of
the yardstick (`editor/stories`, and the same stories with other keys in `seeds` and `stories`), on which the quoted figures are measured:
from the import of this module on, this process cannot open one. Every `tools/fit_*.py` imports it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from evals._shared import shared_folder

OPEN = (
    "editor/more", "bench/article_extraction_benchmark", "bench/ecbplus", "bench/meantime_en", "bench/polnear", "bench/wcxb_articles",
)  # fmt: skip
"""Sets that may be fitted on: the stories kept for it, and those of which counts and weights may be passed on, by their licence or by whoever hands them out."""
CLOSED = ("editor/stories", "seeds", "stories")
"""The yardstick."""


class NotToFitOn(Exception):
    """Somebody would fit on data that is not there for it."""


def shared(*names: str) -> Path:
    """The shared folder, for a tool that fits on these sets of it."""
    for name in names:
        if name not in OPEN:
            raise NotToFitOn(f"{name} is not among the sets that may be fitted on: {', '.join(OPEN)}")
    return shared_folder()


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event not in {"open", "os.listdir", "os.scandir"} or not isinstance(arguments[0], str | bytes):
        return
    path = os.path.realpath(os.fsdecode(arguments[0]))
    for home in _homes:
        if path == home or path.startswith(home + os.sep):
            raise NotToFitOn(f"{path} is of the yardstick, on which nothing is fitted")


_homes = tuple(os.path.realpath(shared_folder() / name) for name in CLOSED)
sys.addaudithook(_refuse)
