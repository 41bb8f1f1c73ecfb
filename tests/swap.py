"""Swap: another story out of one of the examples, to show that nothing is fitted to its names and dates.

In: an example's folder with its `swap.json`, a seed. Out: the same files and key with other people, places and
outlets, and all dates moved. Never: a change that the words would not bear.

Dates are moved by whole weeks, so that weekdays hold, and only by such a number of them that every date of the story
keeps its month and all of them change their year alike. So "next month", "in January" and "last year" stay true, and
month names need no rewriting; days and years are rewritten wherever they stand, ISO dates of metadata included.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

TABLE = "swap.json"
LAST_YEAR = 2025  # a story may not be moved into the future
MOST_YEARS = 8  # how far a story is moved: reports of that age look the same

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DATES = (
    re.compile(r"\b(?P<year>(?:19|20)\d\d)(?P<a>[-/])(?P<m>\d\d)(?P=a)(?P<day>\d\d)(?!\d)"),
    re.compile(r"\b(?P<day>\d\d)/(?P<m>\d\d)/(?P<year>(?:19|20)\d\d)\b"),
    re.compile(rf"\b{_MONTH}\.? (?P<day>\d{{1,2}})\b(?:,? (?P<year>(?:19|20)\d\d)\b)?"),
    re.compile(rf"\b(?P<day>\d{{1,2}}) {_MONTH}\b(?: (?P<year>(?:19|20)\d\d)\b)?"),
)
_WEEK = re.compile(r"\b((?:19|20)\d\d)-W(\d\d)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Found:
    """A date that stands in a text, and which characters of it are its day and its year."""

    start: int
    end: int
    day: tuple[int, int]
    year: tuple[int, int] | None
    means: date


def swapped(story: Path, out: Path, seed: int) -> None:
    """Write the files and key of `story` to `out`, with names and dates that `seed` chooses."""
    table = json.loads((story / TABLE).read_text("utf-8"))
    choice = random.Random(f"{story.name} {seed}")
    names = _names(table, choice)
    files = {path.name: _unpacked(path) for path in sorted(story.iterdir()) if path.name != TABLE}
    days = choice.choice(shifts([text for file in files.values() for text in _texts(file)], table["year"]))
    out.mkdir(parents=True, exist_ok=True)

    def change(text: str) -> str:
        return moved(renamed(text, names), days, table["year"])

    for name, file in files.items():
        (out / name).write_text(_packed(name, _changed(file, change)), "utf-8")


def _unpacked(path: Path) -> Any:
    """A file's text; of JSON what it holds, since there a line break is written as a letter."""
    text = path.read_text("utf-8")
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in text.splitlines()]
    return json.loads(text) if path.suffix == ".json" else text


def _packed(name: str, file: Any) -> str:
    if name.endswith(".jsonl"):
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in file)
    return json.dumps(file, ensure_ascii=False, indent=1) if name.endswith(".json") else str(file)


def _texts(file: Any) -> Iterator[str]:
    """Every string of a file, names of fields included."""
    if isinstance(file, str):
        yield file
    elif isinstance(file, list):
        for one in file:
            yield from _texts(one)
    elif isinstance(file, dict):
        yield from (text for pair in file.items() for one in pair for text in _texts(one))


def _changed(file: Any, change: Callable[[str], str]) -> Any:
    """The same file with every string changed."""
    if isinstance(file, str):
        return change(file)
    if isinstance(file, list):
        return [_changed(one, change) for one in file]
    if isinstance(file, dict):
        return {change(key): _changed(value, change) for key, value in file.items()}
    return file


def _names(table: dict[str, Any], choice: random.Random) -> dict[str, str]:
    """Each name, part of a name and spelling of it in addresses → what stands in its place."""
    pairs: dict[str, str] = {}
    for kind in ("outlets", "places", "people"):
        for old, candidates in table[kind].items():
            new = choice.choice(candidates)
            for spell in (_as_it_is, str.upper, _slug, _joined):
                pairs.setdefault(spell(old), spell(new))
            if kind == "people":
                pairs.update(zip(old.split(), new.split(), strict=True))
            elif old.split()[-1] in table["short"]:  # "the Courier" for the Calder Bay Courier
                pairs.setdefault(old.split()[-1], new.split()[-1])
    return pairs


def _as_it_is(name: str) -> str:
    return name


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def _joined(name: str) -> str:
    return name.lower().replace(" ", "")


def renamed(text: str, names: dict[str, str]) -> str:
    """`text` with all names changed in one pass, the longest first."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    return pattern.sub(lambda match: names[match.group()], text)


def dates(text: str, year: int) -> Iterator[Found]:
    """The dates of `text` in their order; one without a year is of `year`."""
    found: dict[int, Found] = {}
    for pattern in _DATES:
        for match in pattern.finditer(text):
            part = match.groupdict()
            month = int(part["m"]) if part.get("m") else _MONTHS.index(part["month"][:3].lower()) + 1
            means = date(int(part["year"] or year), month, int(part["day"]))
            years = match.span("year") if part["year"] else None
            found.setdefault(match.start("day"), Found(*match.span(), match.span("day"), years, means))
    reach = 0
    for one in sorted(found.values(), key=lambda one: (one.start, -one.end)):
        if one.start >= reach:
            yield one
            reach = one.end


def shifts(texts: list[str], year: int) -> list[int]:
    """The numbers of days by which a story may be moved."""
    all_days = sorted({found.means for text in texts for found in dates(text, year)})
    years = range(-MOST_YEARS, LAST_YEAR - all_days[-1].year + 1)
    return [
        7 * weeks
        for by in years
        if by
        for weeks in range(round(365.25 * by / 7) - 2, round(365.25 * by / 7) + 3)
        if all(_keeps_month(day, 7 * weeks, by) for day in all_days)
    ]


def _keeps_month(day: date, days: int, years: int) -> bool:
    new = day + timedelta(days)
    return new.month == day.month and new.year == day.year + years


def moved(text: str, days: int, year: int) -> str:
    """`text` with every date, ISO week and lone year moved."""
    years = (date(year, 7, 2) + timedelta(days)).year - year
    kept = []
    at = 0
    for found in dates(text, year):
        kept.append(_others_moved(text[at : found.start], days, years))
        kept.append(_date_moved(text, found, found.means + timedelta(days)))
        at = found.end
    return "".join([*kept, _others_moved(text[at:], days, years)])


def _date_moved(text: str, found: Found, new: date) -> str:
    """The words of one date with another day and year, as wide as they were where they are padded."""
    edits = [(found.day, f"{new.day:0{2 if text[found.day[0]] == '0' or _numeric(text, found) else 1}d}")]
    if found.year:
        edits.append((found.year, str(new.year)))
    words = text[found.start : found.end]
    for (start, end), value in sorted(edits, reverse=True):
        words = words[: start - found.start] + value + words[end - found.start :]
    return words


def _numeric(text: str, found: Found) -> bool:
    return not any(letter.isalpha() for letter in text[found.start : found.end])


def _others_moved(text: str, days: int, years: int) -> str:
    """Words between dates: ISO weeks move with the days, lone years with the years."""
    return _pieces(
        text, _WEEK, lambda m: _week_moved(m, days), lambda rest: _YEAR.sub(lambda m: str(int(m[0]) + years), rest)
    )


def _week_moved(match: re.Match[str], days: int) -> str:
    new = date.fromisocalendar(int(match[1]), int(match[2]), 1) + timedelta(days)
    return f"{new.isocalendar().year}-W{new.isocalendar().week:02d}"


def _pieces(
    text: str, pattern: re.Pattern[str], inside: Callable[[re.Match[str]], str], outside: Callable[[str], str]
) -> str:
    """`text` with `inside` done to the matches of `pattern` and `outside` to the rest."""
    made = []
    at = 0
    for match in pattern.finditer(text):
        made += [outside(text[at : match.start()]), inside(match)]
        at = match.end()
    return "".join([*made, outside(text[at:])])
