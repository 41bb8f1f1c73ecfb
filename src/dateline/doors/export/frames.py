"""Tables as data frames, with real dates.

In: a Reading, and the name of a table. Out: that table as a frame of polars or pandas, or all of them by name. Never: an hour that nobody gave: a column of
days holds days, and the hour, where one is told with its zone, stands beside it in a column that ends in `_at`, in UTC.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from importlib import import_module
from typing import Any, overload

from dateline.doors.export.tables import TABLES, Cell, Kind, Table, table_named
from dateline.errors import MissingPackage
from dateline.moments import zoned
from dateline.terms import Reading, utc

Columns = Mapping[str, tuple[str, Sequence[object]]]
"""By its name the kind of a column, and what stands in it; "at" is an instant."""
Maker = Callable[[Columns], Any]


@overload
def to_polars(reading: Reading, table: str) -> Any: ...
@overload
def to_polars(reading: Reading) -> dict[str, Any]: ...
def to_polars(reading: Reading, table: str | None = None) -> Any:
    """The table of that name as a frame of polars; of no name, all tables by name. MissingPackage where polars is not installed."""
    pl = _library("polars")
    kinds = {
        "text": pl.String,
        "day": pl.Date,
        "at": pl.Datetime("us", "UTC"),
        "number": pl.Int64,
        "share": pl.Float64,
        "truth": pl.Boolean,
        "list": pl.List(pl.String),
    }

    def frame(columns: Columns) -> Any:
        return pl.DataFrame([pl.Series(name, cells, dtype=kinds[kind]) for name, (kind, cells) in columns.items()])

    return _frames(reading, table, frame)


@overload
def to_pandas(reading: Reading, table: str) -> Any: ...
@overload
def to_pandas(reading: Reading) -> dict[str, Any]: ...
def to_pandas(reading: Reading, table: str | None = None) -> Any:
    """The table of that name as a frame of pandas; of no name, all tables by name. MissingPackage where pandas is not installed."""
    pd = _library("pandas")
    kinds = {
        "text": "string",
        "day": "datetime64[s]",
        "at": pd.DatetimeTZDtype("us", "UTC"),
        "number": "Int64",
        "share": "Float64",
        "truth": "boolean",
        "list": "object",
    }

    def frame(columns: Columns) -> Any:
        return pd.DataFrame({name: pd.Series(cells, dtype=kinds[kind]) for name, (kind, cells) in columns.items()})

    return _frames(reading, table, frame)


def _frames(reading: Reading, table: str | None, frame: Maker) -> Any:
    if table is not None:
        return frame(_columns(table_named(table), reading))
    return {name: frame(_columns(one, reading)) for name, one in TABLES.items()}


def _columns(table: Table, reading: Reading) -> Columns:
    rows = list(table.rows(reading))
    found: dict[str, tuple[str, Sequence[object]]] = {}
    for at, (name, kind) in enumerate(table.columns.items()):
        cells = [row[at] for row in rows]
        found[name] = kind, [_cell(kind, cell) for cell in cells]
        if kind == "day":
            found[f"{name}_at"] = "at", [_instant(cell) for cell in cells]
    return found


def _cell(kind: Kind, cell: Cell) -> object:
    """A value as a frame has it; half of a pair of surrogates becomes a question mark."""
    if isinstance(cell, tuple):
        return [one.encode("utf-8", "replace").decode("utf-8") for one in cell]
    if not isinstance(cell, str):
        return cell
    return date.fromisoformat(cell[:10]) if kind == "day" else cell.encode("utf-8", "replace").decode("utf-8")


def _instant(cell: Cell) -> datetime | None:
    """The instant that a cell names; None of a day, and of an hour whose zone nobody gave."""
    return utc(cell) if isinstance(cell, str) and "T" in cell and zoned(cell) else None


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        raise MissingPackage("data frames", name) from None
