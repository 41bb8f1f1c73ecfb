"""Tests for `dateline.doors.rest.asking` and `paging`."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from dateline.doors.paging import page
from dateline.doors.rest.asking import choice, day, number, since, text, understood
from dateline.doors.rest.problems import Wrong
from dateline.errors import BadDay, DatelineError, NoSuchPage

PARAMS = (day("on", "A day."), since("A day or last."), number("limit", "How many.", 7), choice("by", "How.", "a", "b", default="a"), text("q", "Words."))  # fmt: skip


def values(query: str) -> dict[str, object]:
    """What a query is understood as."""
    return understood(PARAMS, {}, QueryParams(query))


def test_values_are_of_their_kind() -> None:
    """Days are days, numbers numbers, words words; what is missing is its default."""
    assert values("on=2030-03-05&since=last&limit=3&by=b&q=%20x%20") == {
        "on": date(2030, 3, 5), "since": "last", "limit": 3, "by": "b", "q": "x",
    }  # fmt: skip
    assert values("") == {"on": None, "since": None, "limit": 7, "by": "a", "q": None}


@pytest.mark.parametrize("query", ["on=last", "on=2030-3-5", "on=20300305", "since=first", "limit=0", "limit=501", "limit=٣", "limit=-1",
                                   "by=c", "q=", "q=%20", "q=a%0ab", "q=" + "x" * 501, "r=1"])  # fmt: skip
def test_values_of_another_kind_are_refused(query: str) -> None:
    """The error says which parameter, and what it takes."""
    with pytest.raises((Wrong, BadDay)):
        values(query)


@given(query=st.text(max_size=80))
def test_any_query_is_understood_or_refused(query: str) -> None:
    """No query fails otherwise."""
    with suppress(DatelineError):
        values(query)


def test_a_near_name_is_offered() -> None:
    """Who misspells a parameter is told which one there is."""
    with pytest.raises(Wrong, match="did you mean 'limit'"):
        values("limits=1")


@given(items=st.lists(st.text(min_size=1), unique=True, max_size=20), limit=st.integers(1, 6))
def test_pages_hold_every_item_once(items: list[str], limit: int) -> None:
    """Following the marks to the end shows all items in order, once."""
    found: list[str] = []
    after = None
    while True:
        some = page(items, str, limit=limit, after=after)
        found += some.items
        after = some.next
        if after is None:
            break
    assert found == items


def test_a_mark_that_is_gone_is_refused() -> None:
    """An item that is no longer there marks no place."""
    with pytest.raises(NoSuchPage, match="start again"):
        page(["a"], str, limit=1, after="b")
