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
