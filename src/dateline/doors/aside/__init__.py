"""Aside: questions that take long, answered in processes of their own.

In: questions to the desk, from readers who may leave. Out: answers. Never: a page, an address: whoever asks renders.
"""

from dateline.doors.aside.lanes import PATIENCE, Aside, AtWork, Left, patience, while_there

__all__ = ["PATIENCE", "Aside", "AtWork", "Left", "patience", "while_there"]
