"""One reading a span."""

from __future__ import annotations

from dateline.statements.attribution import Attribution
from dateline.statements.settle import flat


def test_of_overlapping_readings_the_longer_stands() -> None:
    """An inner cue inside a longer content is not told twice."""
    outer = Attribution(((10, 50),), (0, 4), (5, 9), "speech")
    inner = Attribution(((30, 50),), (10, 14), (15, 20), "belief")
    assert flat([inner, outer]) == [outer]


def test_a_report_that_someone_said_becomes_a_chain() -> None:
    """The inner source speaks, the outer one passes it on."""
    outer = Attribution(((10, 50),), (0, 4), (5, 9), "report")
    inner = Attribution(((30, 50),), (15, 19), (20, 25), "speech")
    (one,) = flat([outer, inner])
    assert (one.source, one.via) == ((15, 19), ((0, 4),))


def test_the_order_of_readings_does_not_matter() -> None:
    """The same readings in any order leave the same ones standing."""
    some = [Attribution(((s, s + n),), None, None, "speech") for s in range(0, 30, 3) for n in (4, 7)]
    assert flat(some) == flat(some[::-1])


def test_a_silence_stands_before_what_is_longer() -> None:
    """Who declined to comment is not told to have said the words around."""
    silence = Attribution(((10, 20),), (0, 4), None, "no comment")
    longer = Attribution(((5, 60),), (62, 66), (67, 71), "speech")
    assert flat([longer, silence]) == [silence]


def test_what_nobody_said_stands_last() -> None:
    """A quotation without a speaker gives way to one with, be it shorter."""
    nobody = Attribution(((0, 60),), None, None, "quotation")
    shorter = Attribution(((10, 20),), (0, 4), (5, 9), "speech")
    assert flat([nobody, shorter]) == [shorter]


def test_a_report_with_more_in_it_is_no_chain() -> None:
    """An inner cue far behind the beginning of what is reported is not all of it."""
    outer = Attribution(((10, 90),), (0, 4), (5, 9), "report")
    inner = Attribution(((70, 90),), (55, 59), (60, 65), "speech")
    assert flat([outer, inner]) == [outer]


def test_readings_beside_each_other_both_stand() -> None:
    """In reading order, whichever was found first."""
    first = Attribution(((0, 9),), (10, 14), (15, 19), "speech")
    second = Attribution(((20, 40),), (41, 45), (46, 49), "speech")
    assert flat([second, first]) == [first, second]
