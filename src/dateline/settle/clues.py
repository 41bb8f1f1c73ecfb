"""Clues in a text to the day it was written: weekdays, dates without a year, "next month", "last week".

In: an article and its time expressions, read while its day was open. Out: its clues, each with its words. Never: a date;
the clues are weighed together in `days`. In languages whose words the lists do not hold there are none, and the day stays unknown.

What points at time is read by the time expressions; here is told only which way the words around them look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dateline.settle.wording import (
    attribute,
    future,
    other_day,
    past,
    phrases,
    reported_beside,
    to_be_done,
    weekdays,
)
from dateline.terms import Article, Timex

LEDE = 2
"""Paragraphs at the head of a text whose weekday is the day of the news itself."""
NEAR_VERB = 60
"""Characters before a weekday in which the verb that it belongs to stands."""

Direction = Literal["past", "future"]

_OPEN_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_OPEN_DATE = re.compile(r"XXXX-(\d\d)-(\d\d)")
_YEAR = re.compile(r"(\d{4})(?=$|-)")
_WORD = re.compile(r"[^\W\d_]+")
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


NONE = Clues(None, (), (), next_month=False, months_time=False, latest_year=None)


@dataclass(frozen=True, slots=True)
class _Pointer:
    """A time expression in its sentence, with offsets into that."""

    sentence: str
    start: int
    end: int
    timex: Timex
    paragraph: int

    @property
    def words(self) -> str:
        """The expression as written."""
        return self.sentence[self.start : self.end]

    @property
    def before(self) -> str:
        """The sentence up to the expression, without the "on" that leads into it."""
        return self.sentence[: self.start].removesuffix("on ")


@lru_cache(maxsize=4096)
def clues_of(article: Article, timexes: tuple[Timex, ...]) -> Clues:
    """The clues of an article's story; `timexes` are the article's own, in reading order."""
    if article.language not in {None, "en"}:
        return NONE
    found = list(_pointers(article, timexes))
    said = [phrases().get(_plain(pointer.words), ("", 0))[0] for pointer in found]
    return Clues(
        weekday=next((day for pointer in found if pointer.paragraph < LEDE for day in _weekday(pointer)), None),
        dates=tuple(dated for pointer in found for dated in _dated(pointer)),
        weeks=tuple(week for pointer in found for week in _week(pointer)),
        next_month="next month" in said,
        months_time="month ahead" in said,
        latest_year=max((year for pointer in found for year in _year(pointer)), default=None),
    )


def _pointers(article: Article, timexes: Sequence[Timex]) -> Iterator[_Pointer]:
    """The time expressions of the story's paragraphs, each in its sentence."""
    n = 0
    parts = [part for part in article.paragraphs if part.kind != "subhead"]
    for number, part in enumerate(parts):
        for start, end in sentence_spans(part.text):
            first, last = part.start + start, part.start + end
            while n < len(timexes) and timexes[n].start < first:
                n += 1
            while n < len(timexes) and timexes[n].end <= last:
                timex = timexes[n]
                yield _Pointer(part.text[start:end], timex.start - first, timex.end - first, timex, number)
                n += 1


def sentences(text: str) -> list[str]:
    """A paragraph's sentences, well enough to tell which words stand together."""
    return [text[start:end] for start, end in sentence_spans(text)]


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Offsets of a paragraph's sentences that hold more than white space."""
    ends = [(match.start(), match.end()) for match in _SENTENCE_END.finditer(text)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(text)]
    return [(start, stop) for start, stop in zip(starts, stops, strict=True) if text[start:stop].strip()]


def _clause(sentence: str, start: int, end: int) -> str:
    """The stretch between commas and the like that holds `start`–`end`."""
    first = max(sentence.rfind(mark, 0, start) for mark in (", ", "; ", " - ", " – ", " — ")) + 1
    last = min(
        (at for at in (sentence.find(mark, end) for mark in (", ", "; ", " – ", " — ")) if at >= 0),
        default=len(sentence),
    )
    return sentence[first:last]


def _plain(words: str) -> str:
    return " ".join(words.lower().replace("’", "'").split())


def _named_weekday(words: str) -> int | None:
    """The weekday that an expression begins with; None where another word makes it another day ("last Friday")."""
    first = _WORD.search(words)
    return weekdays().get(first.group().lower()) if first else None


def _weekday(pointer: _Pointer) -> Iterator[Weekday]:
    """A weekday on which something was said or happened, not one that lies ahead or is counted from another day."""
    number = _named_weekday(pointer.words)
    open_day = _OPEN_WEEKDAY.match(pointer.timex.value) or _OPEN_DATE.match(pointer.timex.value)
    if number is None or not open_day or other_day().search(pointer.before):
        return
    name = _WORD.search(pointer.words)
    end = pointer.start + (name.end() if name else 0)
    clause = _clause(pointer.sentence, pointer.start, end)
    head = clause[: clause.find(pointer.sentence[pointer.start : end])].removesuffix("on ")
    if reported_beside().search(head[-NEAR_VERB:]) or (past().search(clause) and not future().search(clause)):
        yield Weekday(number, _shown(pointer.sentence, pointer.start, end))


def _shown(sentence: str, start: int, end: int) -> str:
    """The words from a little before, for a reader to find the place."""
    first = sentence.rfind(" ", 0, max(0, start - 8)) + 1
    return sentence[first:end].strip(" ,;")


def _dated(pointer: _Pointer) -> Iterator[Dated]:
    """A date whose year is open."""
    value = _OPEN_DATE.match(pointer.timex.value)
    if value:
        weekday = _named_weekday(pointer.words)
        way = _direction(pointer.sentence, pointer.start, pointer.end)
        yield Dated(int(value[1]), int(value[2]), way, weekday, " ".join(pointer.words.split()))


def _direction(sentence: str, start: int, end: int) -> Direction | None:
    """Whether the words around a date look back or ahead; None of "a Nov. 11 meeting", which may do either."""
    if attribute().search(sentence[:start]):
        return None
    for stretch in (_clause(sentence, start, end), sentence):
        ahead, back = bool(future().search(stretch)), bool(past().search(to_be_done().sub("be", stretch)))
        if ahead != back:
            return "future" if ahead else "past"
        if ahead and back:
            head = sentence[:start].removesuffix("on ")
            near = reported_beside().search(to_be_done().sub("be", head[-40:]))
            return "past" if near else "future" if future().search(stretch.split(sentence[start:end])[0]) else None
    return None


def _week(pointer: _Pointer) -> Iterator[Week]:
    """A week that is told by its distance, and what it is told of."""
    kind, back = phrases().get(_plain(pointer.words), ("", 0))
    if kind != "week":
        return
    sentence, start, end = pointer.sentence, pointer.start, pointer.end
    names = [(_distance(name.start(), start, end), name.start(), name.group()) for name in _NAME.finditer(sentence)]
    near = tuple(dict.fromkeys(name for _, _, name in sorted(names)))
    first = 0 if start <= SHOWN else sentence.find(" ", start - SHOWN, start) + 1
    yield Week(back, near, sentence[first:end].strip())


SHOWN = 30
"""Characters before a phrase that a reason repeats, for a reader to find the place."""


def _distance(place: int, start: int, end: int) -> int:
    """How far a name stands from a phrase; what precedes it is nearer in sense than what follows."""
    return start - place if place < start else 2 * (place - end)


def _year(pointer: _Pointer) -> Iterator[int]:
    """The year that an expression names, unless its clause looks ahead to it."""
    value = _YEAR.match(pointer.timex.value)
    if value and not future().search(_clause(pointer.sentence, pointer.start, pointer.end)):
        yield int(value[1])
