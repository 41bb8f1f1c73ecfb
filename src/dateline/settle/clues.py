"""Clues in a text to the day it was written: weekdays, dates without a year, "next month", "last week".

In: an article. Out: its clues, each with its words. Never: a date; the clues are weighed together in `days`.
English only: in other languages there are none, and the day stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dateline.clean.stamps import months
from dateline.terms import Article

LEDE = 2
"""Paragraphs at the head of a text whose weekday is the day of the news itself."""

Direction = Literal["past", "future"]

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(r"\b(?P<name>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
_NOT_THE_DAY = re.compile(
    r"\b(?:last|next|coming|until|till|by|every|each|since|before|after|from|following|previous|a|the|this)\s+$",
    re.IGNORECASE,
)
_MONTH = r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
_DATE = re.compile(
    rf"\b{_MONTH}\s(?P<day>\d{{1,2}})(?!\d|,?\s?\d{{4}})|\b(?P<day2>\d{{1,2}})\s{_MONTH.replace('month', 'month2')}(?!,?\s?\d{{4}})"
)
_PAIRED = re.compile(r"day,?\s\(?$|day,\s$")
_FUTURE = re.compile(
    r"\b(?:will|would|shall|plans?|planned|planning|scheduled|set to|due|expected|expects?|hopes?|aims?|slated|upcoming|to be held|is to|are to|invited)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:said|told|announced|speaking|reported|wrote|met|held|was|were|had|signed|visited|arrived|killed|died|took|voted|began|ended|(?!scheduled|planned|expected|invited|supposed|slated|hoped)\w{3,}ed)\b",
    re.IGNORECASE,
)
_REPORTED_ON = re.compile(
    r"\b(?:said|says|told|speaking|was|were|met|held|(?!scheduled|planned|expected|invited|supposed|slated|hoped)\w{3,}ed)(?:\s[\w'’]+){0,3}\s?$",
    re.IGNORECASE,
)
_TO_BE_DONE = re.compile(r"\bbe (?:\w+ly )?\w+")
_MODIFIER = re.compile(r"\b(?:an?|the|that|this|their|his|her|its)\s+$", re.IGNORECASE)
_WEEK = re.compile(r"\b(?P<which>last|this|earlier this) week\b", re.IGNORECASE)
_NEXT_MONTH = re.compile(r"\bnext month\b", re.IGNORECASE)
_MONTHS_TIME = re.compile(r"\bin (?:a|one) month(?:['’]s time)?\b|\ba month from now\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d$€£,.-])(?:19|20)\d\d(?![\d%])")
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][\w'’-]{2,}")
_SENTENCE_END = re.compile(r"(?<=[a-z\d\"”’')\]][.!?])[\"”’]?\s+(?=[\"“‘'A-Z])")


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday (Monday is 0) on which the news of the lede happened."""

    value: int
    words: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A month and day without a year, and whether the text looks back or ahead to it; `weekday` where it names that too."""

    month: int
    day: int
    direction: Direction | None
    weekday: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Week:
    """Something that happened `back` weeks before the text was written, and the names nearest to where it says so."""

    back: int
    names: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Clues:
    """All that a text gives away about its day."""

    weekday: Weekday | None
    dates: tuple[Dated, ...]
    weeks: tuple[Week, ...]
    next_month: bool
    months_time: bool
    latest_year: int | None


@lru_cache(maxsize=4096)
def clues_of(article: Article) -> Clues:
    """The clues of an article's story."""
    if article.language not in {None, "en"}:
        return Clues(None, (), (), next_month=False, months_time=False, latest_year=None)
    parts = [part.text for part in article.paragraphs if part.kind != "subhead"]
    spoken = [sentence for text in parts for sentence in sentences(text)]
    return Clues(
        weekday=next((found for text in parts[:LEDE] for found in _weekdays(text)), None),
        dates=tuple(found for sentence in spoken for found in _dates(sentence)),
        weeks=tuple(found for sentence in spoken for found in _weeks(sentence)),
        next_month=any(_NEXT_MONTH.search(text) for text in parts),
        months_time=any(_MONTHS_TIME.search(text) for text in parts),
        latest_year=max((year for sentence in spoken for year in _years(sentence)), default=None),
    )


def sentences(text: str) -> list[str]:
    """A paragraph's sentences, well enough to tell which words stand together."""
    return [sentence for sentence in _SENTENCE_END.split(text) if sentence.strip()]


def _clause(sentence: str, start: int, end: int) -> str:
    """The stretch between commas and the like that holds `start`–`end`."""
    first = max(sentence.rfind(mark, 0, start) for mark in (", ", "; ", " - ", " – ", " — ")) + 1
    last = min(
        (at for at in (sentence.find(mark, end) for mark in (", ", "; ", " – ", " — ")) if at >= 0),
        default=len(sentence),
    )
    return sentence[first:last]


def _weekdays(text: str) -> Iterator[Weekday]:
    """Weekdays on which something was said or happened, not those that lie ahead or are counted from another day."""
    for sentence in sentences(text):
        for match in _WEEKDAY.finditer(sentence):
            before = sentence[: match.start()].removesuffix("on ")
            if _NOT_THE_DAY.search(before):
                continue
            clause = _clause(sentence, match.start(), match.end())
            head = clause[: clause.find(match["name"])].removesuffix("on ")
            if _REPORTED_ON.search(head[-60:]) or (_PAST.search(clause) and not _FUTURE.search(clause)):
                yield Weekday(_DAYS.index(match["name"][:3].lower()), _shown(sentence, match.start(), match.end()))


def _shown(sentence: str, start: int, end: int) -> str:
    """The words from a little before, for a reader to find the place."""
    first = sentence.rfind(" ", 0, max(0, start - 8)) + 1
    return sentence[first:end].strip(" ,;")


def _dates(sentence: str) -> Iterator[Dated]:
    for match in _DATE.finditer(sentence):
        month = months().get((match["month"] or match["month2"])[:3].lower(), 0)
        day = int(match["day"] or match["day2"])
        before = sentence[: match.start()]
        paired = _PAIRED.search(before)
        weekday = _WEEKDAY.search(before, max(0, len(before) - 14)) if paired else None
        number = _DAYS.index(weekday["name"][:3].lower()) if weekday else None
        words = sentence[weekday.start() if weekday else match.start() : match.end()]
        yield Dated(
            month, day, _direction(sentence, match.start(), match.end()), number, words + (")" if "(" in words else "")
        )


def _direction(sentence: str, start: int, end: int) -> Direction | None:
    """Whether the words around a date look back or ahead; None of "a Nov. 11 meeting", which may do either."""
    if _MODIFIER.search(sentence[:start]):
        return None
    for stretch in (_clause(sentence, start, end), sentence):
        ahead, back = bool(_FUTURE.search(stretch)), bool(_PAST.search(_TO_BE_DONE.sub("be", stretch)))
        if ahead != back:
            return "future" if ahead else "past"
        if ahead and back:
            head = sentence[:start]
            near = _REPORTED_ON.search(_TO_BE_DONE.sub("be", head.removesuffix("on ")[-40:]))
            return "past" if near else "future" if _FUTURE.search(stretch.split(sentence[start:end])[0]) else None
    return None


def _weeks(sentence: str) -> Iterator[Week]:
    for match in _WEEK.finditer(sentence):
        names = [name.group() for name in _NAME.finditer(sentence)]
        places = [name.start() for name in _NAME.finditer(sentence)]
        near = sorted(range(len(names)), key=lambda i: (_distance(places[i], match.start(), match.end()), places[i]))
        back = 1 if match["which"].lower() == "last" else 0
        yield Week(
            back,
            tuple(dict.fromkeys(names[i] for i in near)),
            sentence[max(0, match.start() - 30) : match.end()].strip(),
        )


def _distance(place: int, start: int, end: int) -> int:
    """How far a name stands from a phrase; what precedes it is nearer in sense than what follows."""
    return start - place if place < start else 2 * (place - end)


def _years(sentence: str) -> Iterator[int]:
    for match in _YEAR.finditer(sentence):
        if not _FUTURE.search(_clause(sentence, match.start(), match.end())):
            yield int(match.group())
