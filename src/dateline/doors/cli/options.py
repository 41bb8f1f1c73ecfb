"""The options that several commands take, each spelled once.

In: nothing. Out: annotated types for the signatures of commands. Never: a rule about news.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from dateline.doors.cli import completing
from dateline.doors.cli.completing import PARTS

CORES = os.cpu_count() or 1
"""How many processes share a parse, unless told otherwise."""

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, in the words of the export.")]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="WHEN",
        help='Tell what was known then: a day ("yesterday", "9 March", 2024-03-09) or a time (2024-03-09T14:00, UTC; 14:00 of a story\'s '
        "last day). Later and undated reports are left out.",
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
    str,
    typer.Option(
        "--to",
        metavar="FORMAT",
        help=f"{FORMATS}; of csv and parquet also one table, as csv:events.",
        autocompletion=completing.formats,
    ),
]
Reader = Annotated[
    str,
    typer.Option("--reader", metavar="NAME", help="Whose last look is meant; each reader has one of their own."),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="DAY",
        help='Only what is new since that day ("yesterday", "9 March", 2024-03-09), or since your "last" look.',
    ),
]
Person = Annotated[
    str | None,
    typer.Option(
        "--person", metavar="NAME", help="In which this person is named.", autocompletion=completing.people_named
    ),
]
Place = Annotated[
    str | None,
    typer.Option("--place", metavar="NAME", help="In which this place is named.", autocompletion=completing.places),
]
Source = Annotated[
    str | None,
    typer.Option(
        "--source", metavar="NAME", help="That this outlet or agency reported.", autocompletion=completing.sources
    ),
]
After = Annotated[
    str | None, typer.Option("--after", metavar="MARK", help="Go on after the page that ended with this mark.")
]
StoryName = Annotated[
    list[str],
    typer.Argument(
        metavar="STORY",
        help="Words of a story's title, its number in `dateline stories`, its id or the first four letters of it.",
        autocompletion=completing.stories,
    ),
]
MaybeStory = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="STORY",
        help="Only this story: words of its title, its number in `dateline stories`, or its id.",
        autocompletion=completing.stories,
    ),
]
REPORT = 'its number in a story ("flood[3]"; "[3]": in the story you looked at last), words of its title, or its id'
"""What a report may be named by."""
Only = Annotated[
    str | None,
    typer.Option(
        "--only",
        metavar="PARTS",
        help=f"Only these parts of a story, with commas between them: {', '.join(PARTS)}.",
        autocompletion=completing.parts,
    ),
]
Why = Annotated[str, typer.Option("--why", metavar="WORDS", help="The reason; it is kept.")]
Workers = Annotated[
    int, typer.Option("--workers", min=1, help="Processes that share the work where there are many reports.")
]


def parts_of(only: str | None) -> tuple[str, ...]:
    """The parts of a story that are asked for; () for all. UnknownName for what is none."""
    chosen = tuple(filter(None, (part.strip() for part in (only or "").split(","))))
    for part in chosen:
        if part not in PARTS:
            from dateline.errors import UnknownName

            raise UnknownName("part of a story", part, PARTS)
    return chosen


def named(words: Sequence[str] | None) -> str | None:
    """Words of one name, as the shell parted them; None for none."""
    return " ".join(words) if words else None
