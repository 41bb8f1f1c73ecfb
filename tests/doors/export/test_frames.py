"""Tests for `dateline.doors.export.frames`: tables as frames, where polars or pandas is installed."""

from __future__ import annotations

import sys
from datetime import date, datetime

import pytest

import dateline
from dateline.desk import Desk
from dateline.doors.export.tables import TABLES
from dateline.errors import MissingPackage, UnknownName
from dateline.terms import Reading


@pytest.fixture
def reading(desk: Desk) -> Reading:
    """A story of the examples."""
    return desk.show("dockers")


@pytest.mark.parametrize("name", ["polars", "pandas"])
def test_a_package_that_is_not_there_is_named(reading: Reading, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for frames without the package is told which, and how to add it."""
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingPackage, match=f"pip install {name}"):
        getattr(dateline, f"to_{name}")(reading, "events")


def test_polars_frames_have_real_dates(reading: Reading) -> None:
    """Columns of days are days, hours that are known stand beside them, and every table has all its rows."""
    pl = pytest.importorskip("polars")
    frames = dateline.to_polars(reading)
    assert {name: len(frame) for name, frame in frames.items()} == {
        name: len(list(table.rows(reading))) for name, table in TABLES.items()
    }
    articles = dateline.to_polars(reading, "articles")
    assert articles.schema["published_start"] == pl.Date
    assert articles.schema["published_start_at"] == pl.Datetime("us", "UTC")
    days = {one.id: one.published.first_day if one.published else None for one in reading.articles}
    assert dict(zip(articles["id"], articles["published_start"], strict=True)) == days
    with pytest.raises(UnknownName):
        dateline.to_polars(reading, "colours")


def test_pandas_frames_have_real_dates(reading: Reading) -> None:
    """The same of pandas."""
    pd = pytest.importorskip("pandas")
    frames = dateline.to_pandas(reading)
    assert {name: len(frame) for name, frame in frames.items()} == {
        name: len(list(table.rows(reading))) for name, table in TABLES.items()
    }
    articles = frames["articles"]
    assert str(articles["published_start"].dtype) == "datetime64[s]"
    days = {one.id: one.published.first_day if one.published else None for one in reading.articles}
    found = [None if pd.isna(one) else one.date() for one in articles["published_start"]]
    assert dict(zip(articles["id"], found, strict=True)) == days


def test_a_day_has_no_hour(reading: Reading) -> None:
    """An instant stands beside its day only where a report gives the hour and the zone."""
    from dateline.doors.export.frames import _columns

    columns = _columns(TABLES["articles"], reading)
    (_, days), (_, instants) = columns["published_start"], columns["published_start_at"]
    seen = set()
    for article, day, at in zip(reading.articles, days, instants, strict=True):
        when = article.published
        assert (day is None) == (when is None)
        if when is not None:
            assert isinstance(day, date)
            assert day.isoformat() == when.start[:10]
            assert (at is not None) == ("T" in when.start and ("+" in when.start or when.start.endswith("Z")))
        if at is not None:
            assert isinstance(at, datetime)
            assert at.utcoffset() is not None
        seen.add(at is not None)
    assert seen == {True, False}
