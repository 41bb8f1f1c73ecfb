"""Builders of reports for the tests of this room."""

from __future__ import annotations

from dateline.terms import Block, Meta, Report, ReportFormat
from dateline.text import digest, lines


def report(text: str, *, url: str | None = None, kind: ReportFormat = "text", **metas: str) -> Report:
    """A report of plain text, one block a line; further keywords are metadata."""
    blocks = tuple(Block(start, end) for start, end in lines(text))
    said = tuple(Meta(name, value, f"JSON line {name!r}") for name, value in metas.items())
    return Report(digest(text, url or ""), "report.txt", url, kind, text, blocks, said)


STORY = """The harbour council of Vessport agreed on Tuesday to rebuild the eastern pier, officials said, after two years of talks.
Mayor Ilse Harrow said the work would cost 40 million and begin next month, although the contractor has not been named yet.
"We have waited long enough," Harrow told reporters outside the town hall. "The pier is the heart of this town."
The opposition, which had asked for a cheaper plan, did not immediately respond to a request for comment."""
