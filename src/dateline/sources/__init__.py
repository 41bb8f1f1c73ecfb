"""Sources: where bytes come from.

In: paths as the user gave them, or one web address. Out: Inputs, and what could not be opened or fetched, with reason and
remedy. Never: a look at what the bytes mean, an address that nobody named, more than the limit of one file in memory at a
time.
"""

from dateline.sources.folder import BATCH, files, inputs, is_batch, whole
from dateline.sources.given import Input, Passing, broken_off, spelled, unreadable
from dateline.sources.http import Answer, Gone, Marks, asked, fetched
from dateline.sources.robots import Robots

__all__ = [
    "BATCH", "Answer", "Gone", "Input", "Marks", "Passing", "Robots", "asked", "broken_off", "fetched", "files", "inputs", "is_batch", "spelled", "unreadable", "whole",
]  # fmt: skip
