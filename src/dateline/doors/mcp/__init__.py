"""MCP: the desk's questions as tools of the Model Context Protocol, over standard input and output.

In: calls of tools. Out: records in the words of the export, each with the words it was read from. Never: a change to the
store, anything on standard output but the protocol.
"""

from dateline.doors.mcp.server import serve, server

__all__ = ["serve", "server"]
