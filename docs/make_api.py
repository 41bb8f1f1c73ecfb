"""Write docs/api.md and docs/formats.md: an entry an endpoint, a tool, a format and a table, from these themselves.

In: the OpenAPI document, the tools of the MCP server, the tables of formats. Out: Markdown. Never: a word that they do not
say; a test holds the files to what this makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from inspect import getdoc, signature
from pathlib import Path
from typing import Any, get_type_hints

from dateline.doors.export import FORMATS, TABLES
from dateline.doors.mcp.tools import TOOLS, Tools
from dateline.doors.rest import PREFIX, openapi

API = Path(__file__).with_name("api.md")
FORMATS_PAGE = Path(__file__).with_name("formats.md")


def api() -> str:
    """The reference of the REST and MCP doors."""
    document = openapi()
    operations = [
        (method.upper(), path, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    lines = [
        "# REST and MCP",
        "",
        "Made from the doors themselves by `make api`.",
        "",
        f"`dateline serve` answers below `{PREFIX}`; `{PREFIX}/openapi.json` is the same as OpenAPI 3.1. Answers are JSON in the words of the",
        '[export](manual.md), whole unless `fields` or `max_chars` ask for less. A list that goes on is `{"items": […], "next": …}`: ask again with `after=NEXT`. What was told has an `ETag`; with `If-None-Match` an answer that',
        "did not change is `304`. Every failure is problem details ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)): `type`, `status`, `title`, `detail`.",
        "Where others than this machine can reach the server, send `Authorization: Bearer TOKEN`; what changes something needs the scope `write`.",
        "",
        "```",
        f"curl http://127.0.0.1:8765{PREFIX}/stories",
        f"curl --data-binary @report.html 'http://127.0.0.1:8765{PREFIX}/reports?name=report.html'",
        f"curl -X POST 'http://127.0.0.1:8765{PREFIX}/reports?url=https://news.example/report'",
        f"curl -N 'http://127.0.0.1:8765{PREFIX}/changes/stream?since=2024-03-09'",
        "```",
        "",
    ]
    for method, path, operation in operations:
        lines += _endpoint(method, path, operation)
    lines += [
        "## MCP",
        "",
        "`dateline mcp` is a server of the [Model Context Protocol](https://modelcontextprotocol.io) over standard input and output. Its tools only read;",
        "each answer carries the article, the offsets and the words it was read from, in at most `max_chars` characters (12,000 unless a call says otherwise).",
        "In such lines, of REST with `max_chars` too, `independent` is how many reports of a story rest on no other's text: `independence.dispatches` in the export.",
        "",
        "| tool | arguments | what it answers |",
        "|---|---|---|",
        *(_tool(getattr(Tools, name)) for name in TOOLS),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _endpoint(method: str, path: str, operation: dict[str, Any]) -> Iterator[str]:
    yield from (f"## {method} {path}", "", operation["summary"], "")
    rows = [
        f"| `{one['name']}` | {one['in']}{', needed' if one.get('required') else ''} | {one.get('description', '')} |"
        for one in operation.get("parameters", ())
    ]
    if rows:
        yield from ("| parameter | in | meaning |", "|---|---|---|", *rows, "")


def _tool(function: Any) -> str:
    hints = get_type_hints(function)
    names = [name for name in signature(function).parameters if name in hints and name != "self"]
    return f"| `{function.__name__}` | {', '.join(f'`{name}`' for name in names)} | {' '.join((getdoc(function) or '').split())} |"


def formats() -> str:
    """The reference of the formats and tables."""
    lines = [
        "# Formats",
        "",
        "Made from the formats themselves by `make api`. `dateline read PATH --to FORMAT`, `dateline export STORY --to FORMAT -o FILE` and",
        f"`GET {PREFIX}/stories/STORY/export/FORMAT` write the same bytes. With `--base URL`, the address of your `dateline serve`, those marked ↗ link to it.",
        "",
        "| format | | media type | file |",
        "|---|---|---|---|",
        *(f"| `{name}` | {one.about}{' ↗' if one.linked else ''} | `{one.media}` | `{one.suffix}` |" for name, one in FORMATS.items()),
        "",
        "Words of reports are inert in each of them: escaped where the format has markup, without control characters, never a link unless they are a",
        "plain web address, never a formula in a table (an apostrophe stands before what a spreadsheet would run). Names of events and changes in",
        "calendars and feeds are for good: they do not depend on where a document is served.",
        "",
        "## Tables",
        "",
        "`csv` and `parquet` alone give a zip archive of all tables; `csv:events` gives one.",
        "",
        "| table | columns |",
        "|---|---|",
        *(f"| `{name}` | {', '.join(f'`{column}`' for column in table.columns)} |" for name, table in TABLES.items()),
    ]  # fmt: skip
    return re.sub(r"[ \t]+$", "", "\n".join(lines), flags=re.MULTILINE) + "\n"


if __name__ == "__main__":
    API.write_text(api(), encoding="utf-8")
    FORMATS_PAGE.write_text(formats(), encoding="utf-8")
