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

from dateline.clean.cues import cues, pattern
from dateline.terms import Precision, When
from dateline.text import plain, unaccented

FIRST_YEAR, LAST_YEAR = 1800, 2100
"""A year outside is a slip of a template ("0000-00-00", "9999-12-31"), not a publication."""
LANGUAGES = (
    ("en", "de", "fr", "es", "it", "pt", "nl"),
    (
        "ca",
        "gl",
        "ro",
        "sv",
        "da",
        "nb",
        "is",
        "fi",
        "et",
        "lv",
        "lt",
        "pl",
        "cs",
        "sk",
        "sl",
        "hr",
        "hu",
        "tr",
        "el",
        "sq",
    ),
    ("ru", "uk", "bg", "sr", "mk", "id", "ms", "ar", "he", "fa"),
)
"""Whose names of months and weekdays are read. Where two groups write one name for two months, the earlier group is believed."""
ZONES = {
    "z": "+00:00", "utc": "+00:00", "gmt": "+00:00", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00", "msk": "+03:00",
    "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00",
    "pst": "-08:00", "pdt": "-07:00", "hkt": "+08:00", "sgt": "+08:00", "jst": "+09:00", "kst": "+09:00", "aest": "+10:00",
}  # fmt: skip
"""Zone names as news pages use them. "IST" is left out: three countries mean three offsets by it."""
FARTHEST_ZONE = 14
"""Hours: no place on earth is further from UTC. What a template writes beyond that names no zone."""
DAYS_IN_UNIT = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
_YEAR = re.compile(r"\d{4}|[^\W\d_][. '’-]{1,3}\d\d(?!\d)")
"""A year stands in every date; one of two figures behind a month's name."""
_SHORT_YEAR = re.compile(
    r"((?:^|[\s,])\d\d?(?:[ -][^\W\d_]{3,12}\.?[ -]|\.\d\d?\.|/\d\d?/))['’]?(\d\d)(?=[\s,T]|$)(?!\s\d{4})"
)
TURN = 70
"""Years of two digits below it are of 2000 on, those from it on of 1900 on, as POSIX has it."""
_EPOCH = re.compile(r"(\d{10})(?:\d{3}|\d{6}|\d{9})?(?:\.\d{1,9})?")
_YEAR_LAST = re.compile(
    r"\b([^\W\d_]{3,9}\.?)\s+(\d\d?)\s+(\d\d?:\d\d(?::\d\d)?)\s+((?:[A-Z]{3,5}|[+-]\d{4})\s+)?(\d{4})\s*$"
)
"""How C and Java print a time: "Wed Mar 06 07:30:00 UTC 2024"."""
_HOURS_ONLY = re.compile(r"(?<=:\d\d)([+-]\d\d)$")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?([01]\d|2[0-3])([0-5]\d)([0-5]\d)?(Z)?)?")
_AGO = re.compile(r"\b(\d{1,3}|an?|one) (minute|min|hour|hr|day|week|month|year)s? ago\b", re.IGNORECASE)
_CLOCK = (
    r"(?P<hour>2[0-3]|[01]?\d)(?!\d)(?:(?:\s?[:.h時时]\s?|시\s)(?P<minute>[0-5]\d)(?!\d)(?::(?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?|\s?(?P<sharp>«hour»)\b)?"
    r"(?:\s?(?P<zone>Z\b|(?:UTC|GMT)?[+-]\d\d:?\d\d\b|\(?(?:UTC|GMT|BST|CES?T|MSK|[ECMP][SD]T|HKT|SGT|JST|KST|AEST)\b\)?))?"
)
_TIME = rf"(?:T|,?\s{{0,9}}+(?:@|\||-|–|•|·|«at hour»\.?)?\s{{0,9}}+,?\s{{0,9}}+){_CLOCK}"
_TIME_FIRST = _CLOCK + r"\s*(?:,|\||-|–|«on day»)?\s*$"


_TIMED = r"(?:[^\W\d_]{1,3}\s)?\d\d?\s?[:.h]\s?\d\d"
"""A time behind a date, with the word that leads to it."""


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
def months(language: str | None = None) -> dict[str, int]:
    """Month names and abbreviations of all languages read, in normal form, by number; a name with two meanings is left out.

    Those of the text's own `language` go before all others: "listopada" is October in Croatian, November in Polish.
    """
    if language is not None:
        return months() | _own_months(language)
    known: dict[str, int] = {name: number for number in range(1, 13) for name in cues(f"month {number}")}
    for group in LANGUAGES:
        found: dict[str, set[int]] = {}
        for language in group:
            for number, name in _names_of_months(language):
                found.setdefault(name, set()).add(number)
        clear = {name: min(numbers) for name, numbers in found.items() if len(numbers) == 1 and len(name) >= 3}
        known = clear | known
    return known


def _own_months(language: str) -> dict[str, int]:
    from babel import UnknownLocaleError  # noqa: PLC0415 - calendar data is loaded only where a stamp is looked for

    try:
        return {name: number for number, name in _names_of_months(language) if len(name) >= 3}
    except (UnknownLocaleError, ValueError):
        return {}


def _names_of_months(language: str) -> Iterator[tuple[int, str]]:
    """The number and each name of a month, in full and cut short, inside a date and by itself, in normal form."""
    from babel.dates import get_month_names  # noqa: PLC0415 - calendar data is loaded only where a stamp is looked for

    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            for number, name in get_month_names(width, context, locale=language).items():
                key = unaccented(plain(name)).rstrip(".")
                yield number, key
                if language in LANGUAGES[0]:
                    yield number, key[:3]


@cache
def weekdays() -> tuple[str, ...]:
    """The names of the weekdays in all languages read, as they are written."""
    from babel.dates import get_day_names  # noqa: PLC0415 - calendar data is loaded only where a stamp is looked for

    spoken = [language for group in LANGUAGES for language in group]
    return tuple(sorted({name for language in spoken for name in get_day_names("wide", locale=language).values()}))


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    month = r"(?P<month>[^\W\d_]{3,15})\.?"
    return tuple(
        re.compile(shape, re.IGNORECASE)
        for shape in (
            r"(?<![\d/.-])(?P<year>\d{4})[-/.](?P<number>\d\d?)[-/.](?P<day>\d\d?)(?!\d)",
            rf"(?<![\d/.-])(?P<day>\d\d?)(?:st|nd|rd|th|er|\.|º)?\s?(?:of |de |d['’])?[-/ ]?{month}(?: de |,)?[-/ ]?(?P<year>\d{{4}})(?!\d)",
            rf"(?<![\d/.:-])(?P<day>\d\d?)(?:st|nd|rd|th|er|\.|º)?[-/ ]{month}[-/ ]['’]?(?P<short>\d\d)(?=\s*(?:$|[\n,|(·•–-]|{_TIMED}))",
            r"(?<![\d/.-])(?P<day>\d\d?) thang (?P<number>\d\d?)(?:,| nam)? (?P<year>\d{4})(?!\d)",
            rf"\b{month}\s?(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s?(?P<year>\d{{4}})(?!\d)",
            rf"(?<![\d/.-])(?P<year>\d{{4}})\.?\s(?:m\.\s)?{month}\s(?P<day>\d\d?)(?!\d|:)",
            r"(?<![\d/.-])(?P<year>\d{4})\s?[年년]\s?(?P<number>\d\d?)\s?[月월]\s?(?P<day>\d\d?)\s?[日일]",
            r"(?<![\d/.-])(?P<day>\d\d?)\.\s?(?P<number>\d\d?)\.\s?(?P<year>\d{4})(?!\d)",
            r"(?<![\d/.-])(?P<one>\d\d?)[/-](?P<two>\d\d?)[/-](?P<year>\d{4})(?!\d)",
        )
    )


def stamps(text: str, *, day_first: bool | None = None, language: str | None = None) -> list[Stamp]:
    """All full dates written in `text`, in reading order, with the time beside them where there is one.

    `day_first` says how whoever wrote it means 4/10; None is not to know, and then it is no date. `language` is that of the text,
    whose own names of months go before those of others.
    """
    if not _YEAR.search(text):
        return []
    folded = _same_length_fold(text)
    found: dict[int, Stamp] = {}
    for shape in _shapes():
        for match in shape.finditer(folded):
            day = _day_of(match, day_first, language)
            if day and not any(s.start < match.end() and match.start() < s.end for s in found.values()):
                found[match.start()] = _with_time(folded, match.start(), match.end(), day)
    return [found[start] for start in sorted(found)]


def _same_length_fold(text: str) -> str:
    """`text` without accents, each character in its place."""
    if text.isascii():
        return text
    return "".join(folded if len(folded := unaccented(c)) == 1 else c for c in text)


def _day_of(match: re.Match[str], day_first: bool | None, language: str | None) -> date | None:
    parts = match.groupdict()
    if parts.get("one"):
        numbers = _either_order(int(parts["one"]), int(parts["two"]), day_first)
        if numbers is None:
            return None
        day, month = numbers
    else:
        named = parts.get("month")
        month = months(language).get(named.lower(), 0) if named else int(parts["number"])
        day = int(parts["day"])
    short = int(parts.get("short") or 0)
    year = int(parts["year"]) if parts.get("year") else short + (1900 if short >= TURN else 2000)
    return a_day(year, month, day)


def _either_order(one: int, two: int, day_first: bool | None) -> tuple[int, int] | None:
    """(day, month) of 24/10 or 10/24; of 4/10, which two halves of the world read differently, as `day_first` says."""
    if one > 12 >= two or one == two:
        return one, two
    if two > 12 >= one:
        return two, one
    return None if day_first is None else (one, two) if day_first else (two, one)


@cache
def writes_day_first(language: str | None, country: str | None) -> bool | None:
    """Whether who writes this language (of a country, if that is known) puts the day before the month; None if nobody can tell.

    English alone tells nothing, and a calendar that begins with the year says nothing of dates that end with it.
    """
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - calendar data is loaded only where a stamp is looked for

    if not language or (language == "en" and not country):
        return None
    try:
        pattern = str(Locale(language, country).date_formats["short"].pattern)
    except (UnknownLocaleError, ValueError):
        return writes_day_first(language, None) if country and language != "en" else None
    order = re.sub(r"[^dMy]|'[^']*'", "", pattern.replace("L", "M"))
    return None if order[0] == "y" else order.index("d") < order.index("M")


def a_day(year: int, month: int, day: int) -> date | None:
    """The day, if the calendar has it and its year is one that news was published in."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _with_time(text: str, start: int, end: int, day: date) -> Stamp:
    after = pattern(_TIME).match(text, end)
    if after and _a_time(after):
        return Stamp(start, after.end(), day, _clock(after), _zone(after))
    before = pattern(_TIME_FIRST).search(text, max(0, start - 24), start)
    if before and _a_time(before):
        return Stamp(before.start(), end, day, _clock(before), _zone(before))
    return Stamp(start, end, day)


def _a_time(match: re.Match[str]) -> bool:
    return bool(match["minute"] or match["half"] or match["sharp"])


def _clock(match: re.Match[str]) -> str:
    hour = int(match["hour"])
    if match["half"] and hour <= 12:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    second = f":{match['second']}" if match["second"] else ""
    return f"{hour:02d}:{match['minute'] or '00'}{second}"


def _zone(match: re.Match[str]) -> str | None:
    zone = (match["zone"] or "").strip("()").lower()
    zone = zone[3:] if len(zone) > 4 and zone[:1] not in {"+", "-"} else zone
    if zone[:1] in {"+", "-"}:
        digits = zone.replace(":", "")
        known = int(digits[1:3]) <= FARTHEST_ZONE and digits[3:] in {"00", "15", "30", "45"}
        return f"{digits[:3]}:{digits[3:]}" if known else None
    return ZONES.get(zone)


def moment(value: str, *, day_first: bool | None = None) -> Stamp | None:
    """The one moment that a metadata value names, or None.

    A time of exactly midnight without a zone is what templates write for "only the day is known". Feeds of the old standard
    write years of two digits; programs print seconds, thousandths or millionths since 1970, and the year last.
    """
    epoch = _EPOCH.fullmatch(value.strip())
    if epoch:
        at = datetime.fromtimestamp(int(epoch[1]), UTC)
        return Stamp(0, len(value), at.date(), at.strftime("%H:%M:%S"), "+00:00") if a_day(at.year, 1, 1) else None
    if compact := _COMPACT.fullmatch(value.strip()):
        return _of_compact(compact)
    found = stamps(_in_full(value[:200]), day_first=day_first)
    if not found:
        return None
    first = found[0]
    if first.time in {"00:00", "00:00:00"} and first.zone is None:
        return Stamp(first.start, first.end, first.day)
    return first


def _of_compact(match: re.Match[str]) -> Stamp | None:
    """20240306T073000Z; digits alone that no zone follows are a day, and what more there is may be a number of the system."""
    day = a_day(int(match[1]), int(match[2]), int(match[3]))
    if day is None:
        return None
    time = f"{match[4]}:{match[5]}:{match[6] or '00'}" if match[7] else None
    return Stamp(0, match.end(), day, time, "+00:00" if time else None)


def _in_full(value: str) -> str:
    """A date as programs and old feeds write it, with its year in full and in its place, and the minutes of its offset."""
    value = _YEAR_LAST.sub(lambda match: f"{match[2]} {match[1]} {match[5]} {match[3]} {match[4] or ''}", value)
    value = _SHORT_YEAR.sub(lambda match: f"{match[1]}{20 if int(match[2]) < TURN else 19}{match[2]}", value)
    return _HOURS_ONLY.sub(r"\1:00", value)


def ages(text: str) -> Iterator[tuple[int, int, float, float]]:
    """(start, end, days, slack in days) of each "10 months ago" in `text`: a unit's rounding is its slack."""
    for match in _AGO.finditer(text):
        unit = {"min": "minute", "hr": "hour"}.get(match[2].lower(), match[2].lower())
        count = int(match[1]) if match[1].isdigit() else 1
        yield match.start(), match.end(), count * DAYS_IN_UNIT[unit], max(1.0, DAYS_IN_UNIT[unit])


def days_between(one: date, other: date) -> int:
    """How many days after `one` the `other` is."""
    return (other - one) // timedelta(days=1)
