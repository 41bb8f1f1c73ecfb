"""Tests for `dateline.doors.export.tables`, `csv` and `parquet`: read back by csv and pyarrow."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest

from dateline.doors.export.csv import to_csv
from dateline.doors.export.parquet import to_parquet
from dateline.doors.export.tables import TABLES
from dateline.errors import UnknownName
from dateline.terms import Reading
from tests.doors.cli import builders
from tests.doors.export.poison import poisoned

pq = pytest.importorskip("pyarrow.parquet")


def rows(reading: Reading, table: str) -> list[dict[str, str]]:
    """A table of the CSV export."""
    return list(csv.DictReader(StringIO(to_csv(reading, table=table).decode(), newline="")))


@pytest.mark.parametrize("name", TABLES)
def test_rows_fit_their_columns(name: str, told: Reading) -> None:
    """Every row of a table has a value of the right kind for each column."""
    kinds = {"text": str, "day": str, "number": int, "share": float, "truth": bool, "list": tuple}
    table = TABLES[name]
    found = list(table.rows(told))
    assert all(len(row) == len(table.columns) for row in found)
    for row in found:
        for value, kind in zip(row, table.columns.values(), strict=True):
            assert value is None or type(value) is kinds[kind]


@pytest.mark.parametrize("name", TABLES)
def test_both_kinds_of_file_hold_the_same(name: str, told: Reading) -> None:
    """CSV and Parquet have the same columns and as many rows; Parquet gives every value back as it was."""
    table = TABLES[name]
    frame = pq.read_table(BytesIO(to_parquet(told, table=name)))
    assert frame.column_names == list(table.columns)
    lists = [tuple(list(value) if isinstance(value, tuple) else value for value in row) for row in table.rows(told)]
    assert [tuple(row.values()) for row in frame.to_pylist()] == lists
    assert len(rows(told, name)) == frame.num_rows


def test_keys_join_the_tables(told: Reading) -> None:
    """Ids in one table are ids of the table they name."""
    events = {row["id"] for row in rows(told, "events")}
    articles = {row["id"] for row in rows(told, "articles")}
    assert {row["event"] for row in rows(told, "event_reports")} == events
    assert {row["event"] for row in rows(told, "changes")} <= events
    assert {row["article"] for row in rows(told, "statements")} <= articles
    assert {row["story"] for row in rows(told, "articles")} <= {row["id"] for row in rows(told, "stories")}


def test_without_a_name_all_tables_come_in_one_archive() -> None:
    """A zip archive with a file for each table, the same bytes each time."""
    for made, suffix in ((to_csv(builders.reading()), "csv"), (to_parquet(builders.reading()), "parquet")):
        assert ZipFile(BytesIO(made)).namelist() == [f"{name}.{suffix}" for name in TABLES]
    assert to_csv(builders.reading()) == to_csv(builders.reading())


def test_an_unknown_table_is_refused() -> None:
    """The error names the tables that there are."""
    with pytest.raises(UnknownName, match="no table is called 'event'; did you mean 'events'"):
        to_csv(builders.reading(), table="event")


@pytest.mark.parametrize("sign", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "|x", "%x", "＝1"])
def test_no_cell_is_a_formula(sign: str) -> None:
    """No text of a report starts a cell in a way that a spreadsheet would run; numbers stay numbers."""
    for name in TABLES:
        for line in csv.reader(StringIO(to_csv(poisoned(sign), table=name).decode(), newline="")):
            assert not any(cell.lstrip(" \t").startswith(("=", "+", "-", "@", "|", "%", "＝")) for cell in line)


def test_parquet_keeps_words_exactly() -> None:
    """Evidence in Parquet is the very text, formula signs and control characters included."""
    reading = poisoned("=1\x07")
    frame = pq.read_table(BytesIO(to_parquet(reading, table="mentions"))).to_pylist()
    texts = {article.id: article.text for article in reading.articles}
    assert all(texts[row["article"]][row["start"] : row["end"]] == row["text"] for row in frame)
    assert frame[0]["text"].startswith("=1\x07")
