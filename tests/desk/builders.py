"""Reports for the desk's tests, written by us: invented people, places and papers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

from dateline import Desk, pipeline
from dateline.doors import export
from dateline.terms import Reading, Report

NOW = date(2024, 1, 1)
Row = dict[str, object]

OPENINGS = [
    "The {thing} of {town} will reopen in June, Mayor {who} said on {day}.",
    "Workers at the {thing} of {town} voted on {day} to strike next week, {who} said.",
    "A crane fell at the {thing} of {town} on {day}, and two people were injured.",
    "Police in {town} arrested a director of the {thing} on {day}.",
    "{who} announced on {day} that the opening of the {thing} in {town} was postponed to {later}.",
]
MORE = [
    "“We are ready,” {who} told reporters in {town}. “The {thing} is safe.”",
    "{who} said that the {thing} would close after {later}.",
    "The engineers met {who} in {town} on {day} and agreed a plan.",
    "Three people died at the {thing} in March, the police said.",
    "The {thing} of {town} was closed in March after a storm broke two of its pillars.",
    "{who} denied that the cost of the {thing} had been hidden from the people of {town}.",
]
FURNITURE = "Our newsletter brings the stories of the week to readers every Friday morning at breakfast."
THINGS = ["river bridge", "harbour crane", "opera house", "paper mill", "mountain railway"]
TOWNS = ["Lindholm", "Varna", "Brookfield", "Alder", "Easthaven"]
PEOPLE = ["Anna Weber", "Tomas Ruud", "Ilja Brandt", "Mira Solberg", "Jonas Elm"]
HOURS = ["", "T09:30:00Z", "T14:00:00+02:00", "T23:45:00-05:00"]
"""When on a day reports come out: every fourth does not say so."""
PAPERS = ["The Lindholm Post", "Alder Courier", "Easthaven Times", "Varna Herald"]


def rows(seed: int, count: int) -> list[Row]:
    """Reports of a few matters over some weeks: copies, cuts, follow-ups, undated ones, furniture that recurs."""
    chance = Random(seed)
    made: list[Row] = []
    for n in range(count):
        if made and chance.random() < 0.3:
            made.append(_copy(chance, made[chance.randrange(len(made))], n))
            continue
        matter = chance.randrange(3)
        day = date(2023, 4, 3) + timedelta(days=chance.randrange(40))
        words = {
            "thing": THINGS[matter], "town": TOWNS[matter], "who": PEOPLE[matter],
            "day": f"{day:%A}", "later": f"{day + timedelta(days=9):%-d %B}",
        }  # fmt: skip
        parts = [chance.choice(OPENINGS), *chance.sample(MORE, chance.randrange(2, 5))]
        text = [part.format(**words) for part in parts]
        if chance.random() < 0.4:
            text.append(FURNITURE)
        row: Row = {
            "title": f"{words['town']}: news of the {words['thing']} {n}",
            "text": "\n".join(text),
            "url": f"https://paper{n % 4}.example/news/{n}",
            "publisher": PAPERS[n % 4],
            "language": "en",
        }
        if chance.random() < 0.85:
            row["published"] = f"{day}{HOURS[n % len(HOURS)]}"
        made.append(row)
    return made


def _copy(chance: Random, row: Row, n: int) -> Row:
    """The same text under another masthead, perhaps without its last line."""
    lines = str(row["text"]).split("\n")
    kept = lines[:-1] if len(lines) > 3 and chance.random() < 0.5 else lines
    paper = chance.randrange(4)
    return row | {
        "text": "\n".join(kept),
        "url": f"https://paper{paper}.example/news/{n}",
        "publisher": PAPERS[paper],
    }


def written(folder: Path, made: Sequence[Row]) -> list[Path]:
    """A file of each report."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for n, row in enumerate(made):
        path = folder / f"report-{n:03}.jsonl"
        path.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
        paths.append(path)
    return paths


def at_once(paths: Sequence[Path], **options: object) -> str:
    """The export of reading all at once, without a store."""
    return export.to_json(pipeline.read(reports(paths), now=NOW, **options))  # type: ignore[arg-type]


def reports(paths: Sequence[Path]) -> list[Report]:
    """The reports in some files."""
    from dateline.desk import reports_of

    return reports_of(paths)


def export_of(found: Desk | Reading) -> str:
    """The export of all that a desk has, or of a reading."""
    return export.to_json(found.everything() if isinstance(found, Desk) else found)
