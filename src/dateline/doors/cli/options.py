"""The options that several commands take, each spelled once.

In: nothing. Out: annotated types for the signatures of commands. Never: a rule about news.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

CORES = os.cpu_count() or 1
"""How many processes share a parse, unless told otherwise."""

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, in the words of the export.")]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="WHEN",
        help="Tell what was known then, a day (YYYY-MM-DD) or a time (YYYY-MM-DDTHH:MM, UTC; HH:MM of a story's last day): later and "
        "undated reports are left out.",
    ),
]
By = Annotated[str, typer.Option("--by", metavar="WHO", envvar="DATELINE_USER", help="Who says so.")]
Database = Annotated[
    str | None,
    typer.Option(
        "--db", metavar="FILE", help="The database; otherwise DATELINE_DB, otherwise one in the platform's data folder."
    ),
]
Limit = Annotated[int, typer.Option("--limit", metavar="N", min=1, max=10_000, help="How many at most.")]
More = Annotated[bool, typer.Option("--more", help="With the events that are less sure, or less news.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="Print without colour, on a terminal too.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write; otherwise standard output.")
]
Base = Annotated[
    str | None,
    typer.Option("--base", metavar="URL", help="The address below which your `dateline serve` is reached, for links."),
]
FORMATS = "json, markdown, html, ics, rss, atom, jsonfeed, csv, parquet, timelinejs, ninjs, jsonld, annotations or opml"
"""The names of `dateline.doors.export.FORMATS`, said without loading them; a test holds them to it."""
To = Annotated[
    str, typer.Option("--to", metavar="FORMAT", help=f"{FORMATS}; of csv and parquet also one table, as csv:events.")
]
Reader = Annotated[
    str,
    typer.Option("--reader", metavar="NAME", help="Whose last look `last` means; each reader has one of their own."),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since", metavar="DAY", help='Only what is new since that day (YYYY-MM-DD), or since your "last" look.'
    ),
]
StoryName = Annotated[
    str,
    typer.Argument(
        metavar="STORY", help="A story's id, the first four letters of it or more, or words of its title alone."
    ),
]
MaybeStory = Annotated[
    str | None,
    typer.Argument(metavar="STORY", help="Only this story: its id, the start of it, or words of its title."),
]
Why = Annotated[str, typer.Option("--why", metavar="WORDS", help="The reason; it is kept.")]
Workers = Annotated[int, typer.Option("--workers", min=1, help="Processes that share the parse of long inputs.")]
