"""Heat: how much news a story is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dateline.tell import heat
from dateline.terms import Article, Dispatch, When
from tests.doors.cli.builders import PLAN

LAST = date(2031, 5, 14)


def _article(n: int, days_before: int | None) -> Article:
    at = (LAST - timedelta(days_before)).isoformat() if days_before is not None else None
    return replace(PLAN, id=f"a{n}", published=When(at, at, "day", "as built") if at else None)


def _heat(*days_before: int | None, copies: bool = False) -> float:
    articles = [_article(n, days) for n, days in enumerate(days_before)]
    groups = [tuple(one.id for one in articles)] if copies else [(one.id,) for one in articles]
    return heat(articles, [Dispatch(f"d{group[0]}", group, group[0], None, (), (), ()) for group in groups])


def test_a_story_of_one_report_weighs_less() -> None:
    """Of two stories of a day that which more independent texts tell is more news; copies add nothing."""
    assert _heat(0) < _heat(0, 0) < _heat(0, 0, 1, 2)
    assert _heat(0, 0, 0, copies=True) == _heat(0)


def test_what_is_old_gives_way() -> None:
    """A story twice as much told stays before a single report for two days, and no longer; texts of weeks ago add nothing."""
    assert _heat(0, 0) - _heat(0) == 2.0
    assert _heat(0, 20, 30) == _heat(0)


def test_without_a_day_a_story_is_last() -> None:
    """Reports without a day weigh nothing, and take nothing from those that have one."""
    assert _heat(None) == 0.0
    assert _heat() == 0.0
    assert _heat(0, None) == _heat(0)
