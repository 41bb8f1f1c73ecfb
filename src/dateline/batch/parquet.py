"""Parquet: rows written whole or not at all, and columns read back.

In: rows as columns by name, or a file. Out: a file with zstd in it, columns. Never: a file that is half there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from dateline.errors import MissingExtra

Kinds = Mapping[str, str]
"""The columns of a file by name, and the kind of each: text, number, numbers, keys or bytes."""


def write(path: Path, kinds: Kinds, rows: Sequence[Sequence[object]]) -> None:
    """Write rows of these columns to `path`."""
    write_table(path, table(kinds, rows))


def table(kinds: Kinds, rows: Sequence[Sequence[object]]) -> Any:
    """Rows as an Arrow table; half of a pair of surrogates becomes a question mark in text."""
    pa, _ = arrow()
    types = {
        "text": pa.string(),
        "number": pa.int64(),
        "numbers": pa.list_(pa.int64()),
        "keys": pa.list_(pa.uint64()),
        "bytes": pa.large_binary(),
    }
    schema = pa.schema([(name, types[kind]) for name, kind in kinds.items()])
    columns = [pa.array([_writable(row[at]) for row in rows], type=field.type) for at, field in enumerate(schema)]
    return pa.Table.from_arrays(columns, schema=schema)


def write_table(path: Path, found: Any) -> None:
    """Write an Arrow table aside, and put it in its place once it is whole."""
    _, parquet = arrow()
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.part")
    parquet.write_table(found, aside, compression="zstd")
    aside.replace(path)


def read(path: Path, columns: Sequence[str], *, where: Mapping[str, Collection[object]] | None = None) -> list[Any]:
    """These columns of a file, each a list; with `where` only of rows in which a column has one of some values."""
    _, parquet = arrow()
    filters = [(name, "in", values) for name, values in where.items()] if where else None
    found = parquet.read_table(path, columns=list(columns), filters=filters, partitioning=None)
    return [found.column(name).to_pylist() for name in columns]


def arrays(path: Path, column: str) -> list[Any]:
    """A column of lists of numbers, as an array of numpy each."""
    _, parquet = arrow()
    found = parquet.read_table(path, columns=[column], partitioning=None).column(column).combine_chunks()
    values = found.values.to_numpy(zero_copy_only=False)
    ends = found.offsets.to_numpy()
    return [values[start:end] for start, end in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True)]


@cache
def arrow() -> tuple[Any, Any]:
    """pyarrow, and what reads and writes Parquet; MissingExtra where it is not installed."""
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError:
        raise MissingExtra("reading in batches", "parquet") from None


def _writable(value: object) -> object:
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
