"""Ingest: bytes → Report.

In: the bytes of a text file, a saved page, JSON Lines, a PDF or Word document, an e-mail, a feed or a web archive,
gzip-compressed or not. Out, one after the other: Reports, each with its text made
once and never changed, its blocks, and what it says of itself; and what was set aside, with reason and remedy.
Never: files, the network, the clock; an exception for bad input; a judgement about what is story.
"""

from dateline.ingest.limits import MAX_BYTES
from dateline.ingest.read import reports

__all__ = ["MAX_BYTES", "reports"]
