"""Parquet: rows written whole or not at all, and columns read back.

In: rows as columns by name, or a file. Out: a file with zstd in it, columns; BadBatch, with the file, where that cannot be read. Never: a file that is half there.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from dateline.batch.writing import aside
from dateline.errors import BadBatch, MissingExtra
from dateline.sources import spelled

_ENDS = b"PAR1"
"""With which a file of Parquet begins and ends."""
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
    with aside(path) as file:
        parquet.write_table(found, file, compression="zstd")


def whole(path: Path) -> bool:
    """Whether a file is there from its first byte to its last."""
    try:
        with path.open("rb") as file:
            first = file.read(len(_ENDS))
            file.seek(-len(_ENDS), os.SEEK_END)
            return first == file.read() == _ENDS and file.tell() > len(_ENDS) * 2
    except OSError:  # it is not there, or shorter
        return False


def read(path: Path, columns: Sequence[str], *, where: Mapping[str, Collection[object]] | None = None) -> list[Any]:
    """These columns of a file, each a list; with `where` only of rows in which a column has one of some values."""
    _, parquet = arrow()
    filters = [(name, "in", values) for name, values in where.items()] if where else None
    with _reading(path):
        found = parquet.read_table(path, columns=list(columns), filters=filters, partitioning=None)
    return [found.column(name).to_pylist() for name in columns]


def arrays(path: Path, column: str) -> list[Any]:
    """A column of lists of numbers, as an array of numpy each."""
    _, parquet = arrow()
    with _reading(path):
        found = parquet.read_table(path, columns=[column], partitioning=None).column(column).combine_chunks()
    values = found.values.to_numpy(zero_copy_only=False)
    ends = found.offsets.to_numpy()
    return [values[start:end] for start, end in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True)]


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """BadBatch where the file cannot be read in this block."""
    pa, _ = arrow()
    try:
        yield
    except FileNotFoundError:
        remedy = "run `dateline batch` again to its end, or ask again if that was done meanwhile"
        raise BadBatch(spelled(path), "is gone", remedy) from None
    except (OSError, pa.ArrowException) as fault:
        remedy = "remove it, and run `dateline batch` again to its end"
        raise BadBatch(spelled(path), f"cannot be read ({fault})", remedy) from fault


@cache
def arrow() -> tuple[Any, Any]:
    """pyarrow, and what reads and writes Parquet; MissingExtra where it is not installed."""
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError:
        raise MissingExtra("reading in batches", "parquet") from None


def _writable(value: object) -> object:
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
