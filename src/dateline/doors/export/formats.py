"""Every format that a reading can be written in, by name.

In: a Reading and "FORMAT" or "FORMAT:TABLE". Out: bytes, their media type and a suffix for a file. Never: a format that
the tests do not hold against a parser or schema of somebody else's, or of the published standard.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from dateline.errors import UnknownName
from dateline.terms import Reading


@dataclass(frozen=True, slots=True)
class Format:
    """How a reading is written: `function` is "module:name" in this package, loaded when asked for.

    `binary`: not for a terminal. `linked`: takes a base address. `tables`: takes the name of a table.
    """

    about: str
    function: str
    media: str
    suffix: str
    binary: bool = False
    linked: bool = False
    tables: bool = False

    @property
    def make(self) -> Callable[..., str | bytes]:
        """The function itself."""
        module, name = self.function.split(":")
        made: Callable[..., str | bytes] = getattr(import_module(f"{__package__}.{module}"), name)
        return made


FORMATS: dict[str, Format] = {
    "json": Format("everything, as `dateline schema` describes it", "json:to_json", "application/json", ".json"),
    "markdown": Format("a report in Markdown", "markdown:to_markdown", "text/markdown", ".md", linked=True),
    "html": Format("a report as one page that needs nothing else", "html:to_html", "text/html", ".html", linked=True),
    "ics": Format("a calendar of what is planned", "calendar:to_ics", "text/calendar", ".ics", linked=True),
    "rss": Format("changes as RSS 2.0", "feeds:to_rss", "application/rss+xml", ".rss", linked=True),
    "atom": Format("changes as an Atom feed", "feeds:to_atom", "application/atom+xml", ".atom", linked=True),
    "jsonfeed": Format("changes as JSON Feed 1.1", "feeds:to_json_feed", "application/feed+json", ".json", linked=True),
    "csv": Format("a table, or all in a zip archive", "csv:to_csv", "text/csv", ".csv", tables=True),
    "parquet": Format(
        "a table, or all in a zip archive", "parquet:to_parquet", "application/vnd.apache.parquet", ".parquet",
        binary=True, tables=True,
    ),
    "timelinejs": Format("the timeline for TimelineJS 3", "timelinejs:to_timelinejs", "application/json", ".json", linked=True),
    "ninjs": Format("stories as IPTC ninjs 3.0", "ninjs:to_ninjs", "application/json", ".json", linked=True),
    "jsonld": Format("articles and events for schema.org", "jsonld:to_jsonld", "application/ld+json", ".jsonld", linked=True),
    "annotations": Format(
        "evidence as W3C Web Annotations", "annotations:to_annotations",
        'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"', ".jsonld", linked=True,
    ),
    "opml": Format("outlets and their reports as OPML 2.0", "opml:to_opml", "text/x-opml", ".opml"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """A document: its bytes, their media type, the suffix of a file that holds them, and whether a terminal can show them."""

    data: bytes
    media: str
    suffix: str
    binary: bool


def export(reading: Reading, to: str, *, base: str | None = None) -> Written:
    """`reading` written in the format `to`: a name, or of a format of tables a name and a table ("csv:events").

    `base` is the address below which dateline's pages are served, for the formats that link to them. Raises UnknownName
    for a format or table that there is not, MissingExtra where a part of dateline must be installed first.
    """
    form, table = chosen(to)
    options: dict[str, Any] = {}
    if form.linked:
        options["base"] = base
    if form.tables:
        options["table"] = table or None
    made = form.make(reading, **options)
    data = made.encode("utf-8", "replace") if isinstance(made, str) else made
    if form.tables and not table:
        return Written(data, "application/zip", f"{form.suffix}.zip", binary=True)
    return Written(data, form.media, form.suffix, form.binary)


def chosen(to: str) -> tuple[Format, str]:
    """The format and the table that "FORMAT" or "FORMAT:TABLE" names; UnknownName for a format that there is not."""
    name, _, table = to.partition(":")
    if name not in FORMATS:
        raise UnknownName("format", name, FORMATS)
    if table and not FORMATS[name].tables:
        raise UnknownName("format", to, FORMATS)
    return FORMATS[name], table
