"""Patterns take time in proportion to the text, whatever stands in it."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import pytest

from tests.patterns import Found, attacks, patterns, runs, texts

SIZES = (30, 2_500, 10_000)
"""Characters: for patterns that double with each, then two between which twice as steep as linear is told apart."""
QUICK = 0.02
"""Seconds that no text of the longest size may take without being looked at: a linear pattern takes a tenth of it."""
STEEPEST = 8.0
"""How many times as long the longest text may take as one of a quarter of its length: linear is 4, quadratic 16."""
PLAIN = 5.0
"""How many times as long it may take to be linear at a glance."""
LONGEST = 0.5
"""Seconds of the processor after which a run is broken off."""
MEASURED = 0.06
"""Seconds of the processor that runs take together to be measured: its clock ticks in 4 ms, and others work on this machine."""

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a timer of the processor's time")


class TooLong(Exception):
    """A run was broken off."""


def _broken_off(_number: int, _frame: FrameType | None) -> None:
    raise TooLong


@pytest.fixture(scope="module", autouse=True)
def timer() -> Iterator[None]:
    """A timer that breaks off what takes too long."""
    before = signal.signal(signal.SIGVTALRM, _broken_off)
    yield
    signal.signal(signal.SIGVTALRM, before)


def seconds(run: Callable[[Any], object], text: str | bytes) -> float:
    """Time of the processor that a run takes; infinite if it was broken off."""
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
    start = time.process_time()
    try:
        run(text)
    except TooLong:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - start


def measured(run: Callable[[Any], object], text: str | bytes) -> float:
    """The mean of as many runs as the clock can tell."""
    spent, count = 0.0, 0
    while spent < MEASURED and count < 2_000:
        spent += seconds(run, text)
        count += 1
    return spent / count


def steep(run: Callable[[Any], object], given: list[str] | list[bytes]) -> bool:
    """Whether the time of a run grows faster than the texts of SIZES do."""
    tiny, short, long = given
    if seconds(run, tiny) == float("inf"):
        return True
    once = seconds(run, long)
    if once < QUICK or PLAIN * seconds(run, short) > once:
        return False
    return once == float("inf") or measured(run, long) > STEEPEST * measured(run, short)


def found_steep(found: Found) -> str | None:
    """The way and the text by which a pattern is kept busy for longer than the text is long; None if it is by none."""
    for piece in attacks(found.pattern):
        for way, run in runs(found):
            given = [texts(piece, size) for size in SIZES]
            if steep(run, [one.encode() for one in given] if isinstance(found.pattern.pattern, bytes) else given):
                return f"{found.where}: {way} of {piece!r} repeated"
    return None


def test_every_pattern_is_linear() -> None:
    """No pattern of the package takes time that grows faster than its text: blanks, brackets, tags, digits, its own words, what its loops eat."""
    every = patterns()
    assert len(every) > 400
    assert not [told for one in every if (told := found_steep(one))]


@pytest.mark.parametrize(
    ("shape", "way"),
    [
        (r"\s+$", "search"),
        (r",?\s*(?:at)?\s*,?\s*\d", "match"),
        (r"(?:\w+\s?)+!", "match"),
        (r"<[^>]*>", "sub"),
        (r"Copyright.*Ltd", "findall"),
        (r"(?:a|b|ab)+c", "fullmatch"),
    ],
)
def test_what_is_not_linear_is_found(shape: str, way: str) -> None:
    """Loops that begin anywhere, that share what they eat, or that look for an end that never comes are told from linear ones."""
    assert found_steep(Found("here", re.compile(shape), frozenset({way})))


@pytest.mark.parametrize("shape", [r"(?<!\s)\s++\S", r"<[^<>]*+>", r"[^.]{0,80}:"])
def test_what_is_linear_is_not(shape: str) -> None:
    """A loop that gives nothing back, or begins at one place or ends after so many characters, is linear."""
    assert found_steep(Found("here", re.compile(shape), frozenset({"finditer"}))) is None
