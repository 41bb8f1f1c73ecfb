"""Glosses: what "he" and "Tuesday" stand for, shown in square brackets behind them.

In: a line, the cast, the time expressions of its article. Out: the line as a reader can read it alone; how many of its
words still hang in the air. Never: a changed word; the evidence stays as it stands in the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dateline import days
from dateline.brackets import last_name
from dateline.english.lexicon import group
from dateline.tell.lines import Line
from dateline.terms import Cast, Entity, Evidence, Timex, Words

PERSONAL = group("persons")
PRONOUNS = PERSONAL | {"they", "them", "their", "theirs"}
_WORD = re.compile(r"[^\W\d_]+")
_OPENS_BACKWARD = re.compile(
    r"(?i)[\"'“‘(]*(?:(?:but|and|or|so|however|meanwhile|instead|also|then),? )?"
    r"(?:this|that|these|those|it|they|he|she|such|another|both|the (?:latter|former|pair))\b"
)
_EXPLICIT = re.compile(r"\d{4}|\d\d?\s+[A-Z]|[A-Z][a-z]+\.?\s+\d")


def in_brackets(line: Line, cast: Cast, timexes: Sequence[Timex]) -> str:
    """The line's text with what its pronouns and open days stand for."""
    notes = {**_days(line, timexes), **_people(line, cast)}
    text = line.text
    for at in sorted(notes, reverse=True):
        text = f"{text[: at - line.start]} [{notes[at]}]{text[at - line.start :]}"
    return text


def unjoined(text: str) -> str:
    """The text without "but" or "however," at its head, which join it to a line that is not shown."""
    joined = _JOINED.match(text)
    return text if joined is None else f"{text[joined.end() : joined.end() + 1].upper()}{text[joined.end() + 1 :]}"


_JOINED = re.compile(
    rf"(?:(?:{'|'.join(sorted(group('joining')))}),? |(?:{'|'.join(sorted(group('leaning')))}), )(?=\w)", re.IGNORECASE
)
"""What joins a sentence to the one before: "But the", "However, the"; not "Still standing"."""


def in_quotes(text: str) -> str:
    """The text with the quotation mark that stands in the sentence before or behind, where what is quoted goes on over both."""
    opened, closed = text.count("“"), text.count("”")
    if closed > opened:
        straight = text.find('"')
        return text if 0 <= straight < text.find("”") else f"“{text}"
    if opened > closed:
        return f"{text}”"
    if text.count('"') != 1:
        return text
    if _OPENS.search(text):
        return f'{text}"'
    return f'"{text}' if _CLOSES.search(text) else text


_OPENS, _CLOSES = re.compile(r'(?<!\S)"\w'), re.compile(r'[^\s\d]"(?!\w)')
"""One straight mark that opens, and one that closes; behind a number it stands for inches."""


def _days(line: Line, timexes: Sequence[Timex]) -> dict[int, str]:
    """Behind each day, week or month that is named only as seen from the report, and its "'s": which one it is, unless the line says so."""
    notes = {}
    for timex in timexes:
        if line.start <= timex.start and timex.end <= line.end and (words := _day(timex, line.text)):
            notes[line.start + _behind(line.text, timex.end - line.start)] = words
    return notes


def with_days(shown: Words, timexes: Iterable[Timex]) -> str:
    """The text of words that are shown of an event, with what its open days stand for; none where its place in the text is not sure."""
    notes: dict[int, str] = {}
    for timex in timexes:
        note = _day(timex, shown.text)
        if note and any(_holds(span, timex) for span in shown.evidence):
            same = re.compile(rf"(?<!\w){re.escape(' '.join(timex.text.split()))}(?!\w)")
            places = list(same.finditer(shown.text))
            texts = [" ".join(span.text.split()) for span in shown.evidence]
            if len(places) == sum(len(same.findall(text)) for text in texts):
                notes[_behind(shown.text, places[_before(same, shown, timex)].end())] = note
    text = shown.text
    for at in sorted(notes, reverse=True):
        text = f"{text[:at]} [{notes[at]}]{text[at:]}"
    return text


def _holds(span: Evidence, timex: Timex) -> bool:
    return span.article == timex.article and span.start <= timex.start and timex.end <= span.end


def _before(same: re.Pattern[str], shown: Words, timex: Timex) -> int:
    """How often the words of a time expression stand in what is shown before it."""
    found = 0
    for span in shown.evidence:
        if _holds(span, timex):
            return found + len(same.findall(" ".join(span.text[: timex.start - span.start].split())))
        found += len(same.findall(" ".join(span.text.split())))
    return found


def _day(timex: Timex, text: str) -> str | None:
    """Which day, week or month is meant by one that is named only as seen from the report; None where the text says so."""
    if timex.kind not in ("date", "time") or timex.when is None or _EXPLICIT.search(timex.text):
        return None
    words = days.in_words(timex.when, long=True)
    told = {word.casefold() for word in _WORD.findall(timex.text)}
    return None if words.casefold() in text.casefold() or words.casefold() in told else words


def _behind(text: str, end: int) -> int:
    """Behind a word, and behind the "'s" that it carries: "Friday's [4 March 2022] vote"."""
    return end + 2 if text[end:].startswith(("'s", "’s")) else end


def _people(line: Line, cast: Cast) -> dict[int, str]:
    """Behind each pronoun whose bearer the line has not named before: who it is, an owner as one ("her [Marek’s] bridge"); each once."""
    notes: dict[int, str] = {}
    known: set[str] = set()
    for start, end, id in cast.mentioned(line.article):
        if start < line.start or end > line.end:
            continue
        word = line.text[start - line.start : end - line.start].lower()
        if word in PRONOUNS and id not in known:
            notes[end] = short_name(cast.entity(id)) + ("’s" if start in line.owners else "")
        known.add(id)
    return notes


def short_name(entity: Entity) -> str:
    """A person's last name as the reports use it, else the name."""
    last = last_name(entity.name)
    return last if entity.kind == "person" and last in entity.also else entity.name


def hangs(line: Line, cast: Cast) -> bool:
    """Whether the line leans on one before it: opens with "this" or "both", or says "he" of somebody nobody can name."""
    if _OPENS_BACKWARD.match(line.text) and not _opening_is_known(line, cast):
        return True
    spans = [(start, end) for start, end, _ in cast.mentioned(line.article) if line.start <= start and end <= line.end]
    first = min((start for start, end in spans if line.text[start - line.start].isupper()), default=None)
    held = {start for start, _ in spans}
    for word in _WORD.finditer(line.text):
        at = line.start + word.start()
        if word[0].lower() in PERSONAL and at not in held and (first is None or at < first):
            return True
    return False


def _opening_is_known(line: Line, cast: Cast) -> bool:
    """Whether the word by which the line leans back is a pronoun that the cast resolves."""
    opening = _OPENS_BACKWARD.match(line.text)
    word = opening and _WORD.findall(opening[0])[-1]
    if not opening or not word or word.lower() not in PRONOUNS:
        return False
    return any(start == line.start + opening.end() - len(word) for start, _, _ in cast.mentioned(line.article))
