"""Plain text → Report: every line that holds something is a block.

In: decoded text. Out: a Report. Never: a change to the text; lines that are stuck together are told apart later.
"""

from __future__ import annotations

from dateline.errors import Unreadable
from dateline.ingest.limits import MAX_LINE, MAX_TEXT
from dateline.terms import Block, Report
from dateline.text import lines


def report(text: str, *, id: str, name: str, file: str | None, url: str | None) -> Report:
    """The report of a text file; raises `Unreadable` if it is empty or too long."""
    return Report(id, file, url, "text", text, blocks_of(text, name=name))


def blocks_of(text: str, *, name: str) -> tuple[Block, ...]:
    """A block for each line that is not blank; raises `Unreadable` if there is none or one is too long."""
    refuse_long(text, name=name)
    spans = lines(text)
    if not spans:
        raise Unreadable(name, "is empty", "give the file that holds the report")
    longest = max(end - start for start, end in spans)
    if longest > MAX_LINE:
        raise Unreadable(name, f"has a line of {longest:,} characters", f"break it into paragraphs below {MAX_LINE:,}")
    return tuple(Block(start, end) for start, end in spans)


def refuse_long(text: str, *, name: str) -> None:
    """Raise `Unreadable` if `text` is longer than any report."""
    if len(text) > MAX_TEXT:
        reason = f"is {len(text):,} characters long, and a report is at most {MAX_TEXT:,}"
        raise Unreadable(name, reason, "split it into one file a report, or into JSON Lines")
