"""Tables as Parquet files, with a type to each column.

In: a Reading, and the name of a table. Out: that table, or a zip archive of all. Never: the clock.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from dateline.doors.export.bundle import zipped
from dateline.doors.export.tables import TABLES, Cell, Table, table_named
from dateline.errors import MissingExtra
from dateline.terms import Reading


def to_parquet(reading: Reading, *, table: str | None = None) -> bytes:
    """The table of that name, words exactly as in the text; of no name, a zip archive with all of them.

    Needs the extra "parquet"; MissingExtra says so.
    """
    if table is not None:
        return _written(table_named(table), reading)
    return zipped({f"{name}.parquet": _written(one, reading) for name, one in TABLES.items()})


def arrow_tables(reading: Reading) -> dict[str, Any]:
    """All tables by name, as Arrow has them."""
    return {name: _arrow_table(one, reading) for name, one in TABLES.items()}


def _written(table: Table, reading: Reading) -> bytes:
    pa, parquet = _arrow()
    sink = pa.BufferOutputStream()
    parquet.write_table(_arrow_table(table, reading), sink, compression="zstd")
    data: bytes = sink.getvalue().to_pybytes()
    return data


def _arrow_table(table: Table, reading: Reading) -> Any:
    pa, _ = _arrow()
    kinds = {
        "text": pa.string(),
        "day": pa.string(),
        "number": pa.int64(),
        "share": pa.float64(),
        "truth": pa.bool_(),
        "list": pa.list_(pa.string()),
    }
    schema = pa.schema([(name, kinds[kind]) for name, kind in table.columns.items()])
    rows = list(table.rows(reading))
    columns = [pa.array([_writable(row[at]) for row in rows], type=field.type) for at, field in enumerate(schema)]
    return pa.Table.from_arrays(columns, schema=schema)


def _writable(value: Cell) -> Cell:
    """Text that UTF-8 can hold: half of a pair of surrogates becomes a question mark."""
    if isinstance(value, tuple):
        return tuple(str(_writable(one)) for one in value)
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value


def _arrow() -> tuple[Any, Any]:
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError:
        raise MissingExtra("Parquet files", "parquet") from None
