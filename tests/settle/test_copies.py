"""What copies tell."""

from __future__ import annotations

from dataclasses import replace

from dateline.dates import timexes
from dateline.settle.copies import agency_from_copies, called, day_from_copies
from tests.settle.builders import told

TEXT = "The council agreed to rebuild the eastern pier of the town after two years of talks, officials said."


def test_majority_of_credits() -> None:
    """Of two agencies the one that more copies name is taken."""
    one = told(TEXT)
    copies = [
        replace(told(TEXT, name=name), agency=agency) for name, agency in (("b", "AP"), ("c", "AFP"), ("d", "AFP"))
    ]
    assert agency_from_copies(one, copies).agency == "AFP"
    assert agency_from_copies(one, []) == one


def test_earliest_day() -> None:
    """The day is the earliest on which a copy ran."""
    copies = [told(TEXT, name="b", published="2021-05-06"), told(TEXT, name="c", published="2021-05-04T10:00:00")]
    one = told(TEXT)
    when = day_from_copies(one, copies, timexes(one, None))
    assert when is not None
    assert (when.start, when.precision) == ("2021-05-04", "day")


def test_called() -> None:
    """A report is called by its own file, else by its publisher."""
    assert called(told(TEXT, name="x/wire.txt")) == "wire.txt"
    assert called(told(TEXT, name="all.jsonl", publisher="Vessport Courier")) == "Vessport Courier"
