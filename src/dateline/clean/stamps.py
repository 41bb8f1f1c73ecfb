"""Dates and times as pages and metadata write them.

In: a string. Out: the moments it names, as written (time zones kept). Never: today's date, a guess between
day-first and month-first where both are possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache

from dateline.terms import Precision, When
from dateline.text import plain, unaccented

FIRST_YEAR, LAST_YEAR = 1800, 2100
"""A year outside is a slip of a template ("0000-00-00", "9999-12-31"), not a publication."""
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")
"""Whose month names are read."""
ZONES = {
    "z": "+00:00", "utc": "+00:00", "gmt": "+00:00", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00", "msk": "+03:00",
    "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00",
    "pst": "-08:00", "pdt": "-07:00", "hkt": "+08:00", "sgt": "+08:00", "jst": "+09:00", "kst": "+09:00", "aest": "+10:00",
}  # fmt: skip
"""Zone names as news pages use them. "IST" is left out: three countries mean three offsets by it."""
DAYS_IN_UNIT = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
_YEAR = re.compile(r"\d{4}")
_EPOCH = re.compile(r"(\d{10})(\d{3})?")
_AGO = re.compile(r"\b(\d{1,3}|an?|one) (minute|min|hour|hr|day|week|month|year)s? ago\b", re.IGNORECASE)
_CLOCK = (
    r"(?P<hour>2[0-3]|[01]?\d)(?!\d)(?:[:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?"
    r"(?:\s?(?P<zone>Z\b|[+-]\d\d:?\d\d\b|\(?(?:UTC|GMT|BST|CES?T|MSK|[ECMP][SD]T|HKT|SGT|JST|KST|AEST)\b\)?))?"
)
_TIME = re.compile(r"(?:T|,?\s*(?:at|@|\||-|–|•|·|um|à)?\s*,?\s*)" + _CLOCK, re.IGNORECASE)
_TIME_FIRST = re.compile(_CLOCK + r"\s*(?:,|\||-|–|on)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date, perhaps with a time, standing at `start`–`end` of a text."""

    start: int
    end: int
    day: date
    time: str | None = None
    zone: str | None = None

    @property
    def iso(self) -> str:
        """ISO 8601: a day, or an instant with its offset where one is written."""
        return self.day.isoformat() + (f"T{self.time}{self.zone or ''}" if self.time else "")

    @property
    def precision(self) -> Precision:
        """An instant where a time is written, else a day."""
        return "instant" if self.time else "day"

    def when(self, basis: str) -> When:
        """The stamp as an interval on the calendar."""
        return When(self.iso, self.iso, self.precision, basis)


@cache
def months() -> dict[str, int]:
    """Month names and abbreviations of all languages read, in normal form, by number; a name with two meanings is left out."""
    from babel.dates import get_month_names  # noqa: PLC0415 - calendar data is loaded only where a stamp is looked for

    found: dict[str, set[int]] = {"sept": {9}}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=language).items():
                key = unaccented(plain(name)).rstrip(".")
                found.setdefault(key, set()).add(number)
                if language == "en":
                    found.setdefault(key[:3], set()).add(number)
    return {name: min(numbers) for name, numbers in found.items() if len(numbers) == 1 and len(name) >= 3}


@cache
def weekdays() -> tuple[str, ...]:
    """The names of the weekdays in all languages read, as they are written."""
    from babel.dates import get_day_names  # noqa: PLC0415 - calendar data is loaded only where a stamp is looked for

    return tuple(sorted({name for language in LANGUAGES for name in get_day_names("wide", locale=language).values()}))


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted((re.escape(name) for name in months()), key=lambda n: (-len(n), n)))
    month = rf"(?P<month>{names})\b\.?"
    return tuple(
        re.compile(shape, re.IGNORECASE)
        for shape in (
            r"(?<![\d/.-])(?P<year>\d{4})[-/.](?P<number>\d\d?)[-/.](?P<day>\d\d?)(?!\d)",
            rf"(?<![\d/.-])(?P<day>\d\d?)(?:st|nd|rd|th|er|\.|º)?\s?(?:of |de |d')?[- ]?{month}(?: de |,)?[- ]?(?P<year>\d{{4}})(?!\d)",
            rf"\b{month}\s?(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s?(?P<year>\d{{4}})(?!\d)",
            r"(?<![\d/.-])(?P<day>\d\d?)\.\s?(?P<number>\d\d?)\.\s?(?P<year>\d{4})(?!\d)",
            r"(?<![\d/.-])(?P<one>\d\d?)[/-](?P<two>\d\d?)[/-](?P<year>\d{4})(?!\d)",
        )
    )


def stamps(text: str) -> list[Stamp]:
    """All full dates written in `text`, in reading order, with the time beside them where there is one."""
    if not _YEAR.search(text):
        return []
    folded = _same_length_fold(text)
    found: dict[int, Stamp] = {}
    for shape in _shapes():
        for match in shape.finditer(folded):
            day = _day_of(match)
            if day and not any(s.start < match.end() and match.start() < s.end for s in found.values()):
                found[match.start()] = _with_time(folded, match.start(), match.end(), day)
    return [found[start] for start in sorted(found)]


def _same_length_fold(text: str) -> str:
    """`text` without accents, each character in its place."""
    if text.isascii():
        return text
    return "".join(folded if len(folded := unaccented(c)) == 1 else c for c in text)


def _day_of(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    if parts.get("one"):
        numbers = _either_order(int(parts["one"]), int(parts["two"]))
        if numbers is None:
            return None
        day, month = numbers
    else:
        named = parts.get("month")
        month = months()[named.lower()] if named else int(parts["number"])
        day = int(parts["day"])
    return a_day(int(parts["year"]), month, day)


def _either_order(one: int, two: int) -> tuple[int, int] | None:
    """(day, month) of 24/10 or 10/24; None of 4/10, which two halves of the world read differently."""
    if one > 12 >= two or one == two:
        return one, two
    return (two, one) if two > 12 >= one else None


def a_day(year: int, month: int, day: int) -> date | None:
    """The day, if the calendar has it and its year is one that news was published in."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _with_time(text: str, start: int, end: int, day: date) -> Stamp:
    after = _TIME.match(text, end)
    if after and _a_time(after):
        return Stamp(start, after.end(), day, _clock(after), _zone(after))
    before = _TIME_FIRST.search(text, max(0, start - 24), start)
    if before and _a_time(before):
        return Stamp(before.start(), end, day, _clock(before), _zone(before))
    return Stamp(start, end, day)


def _a_time(match: re.Match[str]) -> bool:
    return bool(match["minute"] or match["half"])


def _clock(match: re.Match[str]) -> str:
    hour = int(match["hour"])
    if match["half"] and hour <= 12:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    second = f":{match['second']}" if match["second"] else ""
    return f"{hour:02d}:{match['minute'] or '00'}{second}"


def _zone(match: re.Match[str]) -> str | None:
    zone = (match["zone"] or "").strip("()").lower()
    if zone[:1] in {"+", "-"}:
        digits = zone.replace(":", "")
        return f"{digits[:3]}:{digits[3:]}"
    return ZONES.get(zone)


def moment(value: str) -> Stamp | None:
    """The one moment that a metadata value names, or None.

    A time of exactly midnight without a zone is what templates write for "only the day is known".
    """
    epoch = _EPOCH.fullmatch(value.strip())
    if epoch:
        at = datetime.fromtimestamp(int(epoch[1]), UTC)
        return Stamp(0, len(value), at.date(), at.strftime("%H:%M:%S"), "+00:00") if a_day(at.year, 1, 1) else None
    compact = re.fullmatch(r"\s*(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?\s*", value)
    if compact:
        day = a_day(int(compact[1]), int(compact[2]), int(compact[3]))
        return Stamp(0, len(value), day) if day else None
    found = stamps(value[:200])
    if not found:
        return None
    first = found[0]
    if first.time in {"00:00", "00:00:00"} and first.zone is None:
        return Stamp(first.start, first.end, first.day)
    return first


def ages(text: str) -> Iterator[tuple[int, int, float, float]]:
    """(start, end, days, slack in days) of each "10 months ago" in `text`: a unit's rounding is its slack."""
    for match in _AGO.finditer(text):
        unit = {"min": "minute", "hr": "hour"}.get(match[2].lower(), match[2].lower())
        count = int(match[1]) if match[1].isdigit() else 1
        yield match.start(), match.end(), count * DAYS_IN_UNIT[unit], max(1.0, DAYS_IN_UNIT[unit])


def days_between(one: date, other: date) -> int:
    """How many days after `one` the `other` is."""
    return (other - one) // timedelta(days=1)
