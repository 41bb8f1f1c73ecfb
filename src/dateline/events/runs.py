"""Runs: years and months that a sentence joins to one time: "from 2007 to 2014", "in May and June", "2014 and the first four months of 2015".

In: the placed times of a sentence with their heads. Out: the same, a run as one. Never: a run of days, which the dates room reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.english.lexicon import group
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.terms import Timex, When

WEEK = 7
"""Days; longer times are joined."""
JOINING = group("run_joining")
PART = group("run_parts")


def joined(sentence: Sentence, found: Sequence[tuple[Timex, int]]) -> list[tuple[Timex, int]]:
    """The times in reading order, each with the token that it hangs by: of a run that of its first."""
    runs: list[list[tuple[Timex, int]]] = []
    for one in sorted(found, key=_place):
        if runs and _goes_on(sentence, runs[-1][-1][0], one[0]):
            runs[-1].append(one)
        else:
            runs.append([one])
    return [run[0] if len(run) == 1 else (_one(sentence, [timex for timex, _ in run]), run[0][1]) for run in runs]


def _place(one: tuple[Timex, int]) -> tuple[int, int]:
    return one[0].start, one[0].end


def _goes_on(sentence: Sentence, first: Timex, second: Timex) -> bool:
    """Between the two stands nothing but what joins them, and which part of the second is meant."""
    if not (_is_long(first.when) and _is_long(second.when)):
        return False
    between = [token for token in sentence.tokens if first.end <= token.start and token.end <= second.start]
    return bool(between) and between[0].text.lower() in JOINING and all(_says_part(token) for token in between[1:])


def _is_long(when: When | None) -> bool:
    """It is longer than a week."""
    return when is not None and (when.last_day - when.first_day).days > WEEK


def _says_part(token: Token) -> bool:
    return is_a(token, Kind.NUMBER) or token.lemma.lower() in PART


def _one(sentence: Sentence, run: Sequence[Timex]) -> Timex:
    """From the beginning of the earliest to the end of the latest."""
    first, last = run[0], run[-1]
    whens = [timex.when for timex in run if timex.when is not None]
    start, end = min(when.start for when in whens), max(when.end for when in whens)
    words = " ".join(token.text for token in sentence.tokens if first.start <= token.start and token.end <= last.end)
    when = When(start, end, "span", f"'{words}' runs from the one to the other")
    return replace(first, end=last.end, text=words, value=f"{first.value}/{last.value}", when=when)
