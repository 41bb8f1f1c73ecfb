"""The command that other programs talk to.

In: arguments. Out: what the protocol says, over standard input and output. Never: a line of its own there.
"""

from __future__ import annotations

from dateline.doors.cli.options import Database
from dateline.errors import MissingExtra


def mcp(db: Database = None) -> None:
    """Answer questions as tools of the Model Context Protocol, over standard input and output, until the client leaves."""
    try:
        from dateline.doors.mcp import serve
    except ModuleNotFoundError as missing:
        if (missing.name or "").startswith("dateline"):
            raise
        raise MissingExtra("the MCP server", "mcp") from None
    serve(db)
