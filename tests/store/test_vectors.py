"""Vectors: what entries mean, a signed byte a dimension."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from dateline.store import Store, search, vectors
from dateline.store.query import query
from dateline.store.search import KINDS
from dateline.store.vectors import SCALE, Matrix
from tests.store.builders import stored, tell

MODEL = 7


def unit(*values: float) -> vectors.Vectors:
    """A vector of unit length in this direction."""
    found = np.array(values, dtype=np.float32)
    return (found / np.linalg.norm(found)).astype(np.float32)


def test_entries_without_a_vector_are_missing_until_kept(tmp_path: Path) -> None:
    """The newest first; another model's vectors do not count."""
    with stored(tmp_path / "desk.db") as store:
        tell(store)
        with store.writing() as db:
            new = vectors.missing(db, MODEL, 10)
            assert new[0].entry.id == "b"
            assert len(vectors.missing(db, MODEL, 2)) == 2
            vectors.keep(db, MODEL, ((one.n, unit(1, 2, 3, 4)) for one in new))
            assert vectors.missing(db, MODEL, 10) == []
            assert len(vectors.missing(db, MODEL + 1, 10)) == len(new)
            assert len(vectors.matrix(db, MODEL).numbers) == len(new)
            assert len(vectors.matrix(db, MODEL + 1).numbers) == 0


def test_a_dropped_entry_takes_its_vector_along(tmp_path: Path) -> None:
    """Nothing is left that was made of a removed report."""
    with stored(tmp_path / "desk.db") as store:
        tell(store)
        with store.writing() as db:
            vectors.keep(db, MODEL, ((one.n, unit(1, 2)) for one in vectors.missing(db, MODEL, 10)))
            search.release(db, [2])
            search.drop_released(db)
            assert db.execute("select count(*) from vector").fetchone() == (4,)


def test_writing_is_noticed(tmp_path: Path) -> None:
    """Here or by another connection, so that a matrix in memory is read again."""
    with stored(tmp_path / "desk.db") as store, Store(tmp_path / "desk.db") as other:
        before = vectors.state(store.db)
        assert vectors.state(store.db) == before
        tell(other)
        assert vectors.state(store.db) != before


MATRIX = Matrix(
    np.array([10, 20, 30, 40], dtype=np.int64),
    np.array([0, 1, 0, 2], dtype=np.int8),
    np.stack(
        [vectors.squeezed(row) for row in (unit(9, 9, 1, 9), unit(1, 9, 9, 9), unit(9, 9, 1, 9), unit(9, 1, 1, 1))]
    ),
)


def nearest(**asked: object) -> list[int]:
    """What is nearest to the first row."""
    bounds = {"first": 0, "after": 100, "kind": None, "among": None, "most": 9} | asked
    return [n for n, _ in MATRIX.nearest(unit(9, 9, 1, 9), **bounds)]  # type: ignore[arg-type]


def test_the_nearest_come_first() -> None:
    """Of equals the newer; within the numbers, the kind and the choice asked for."""
    assert nearest() == [30, 10, 20, 40]
    assert nearest(most=1) == [30]
    assert nearest(most=2) == [30, 10]
    assert nearest(first=20, after=40) == [30, 20]
    assert nearest(kind=KINDS[0]) == [30, 10]
    assert nearest(among={10, 40, 77}) == [10, 40]
    assert nearest(among=set()) == []
    assert nearest(first=41) == []


@given(arrays.arrays(np.float32, 512, elements=st.floats(-1, 1, width=32)).filter(lambda row: np.linalg.norm(row) > 1))
def test_bytes_keep_the_direction(row: vectors.Vectors) -> None:
    """A vector and its bytes point the same way."""
    vector = row / np.linalg.norm(row)
    kept = vectors.squeezed(vector).astype(np.float32) / SCALE
    if np.abs(vector).max() < 127 / SCALE:
        assert float(kept @ vector) / float(np.linalg.norm(kept)) > 0.99


def test_days_bound_a_matrix_like_an_index() -> None:
    """The numbers that a query's days span."""
    asked = search.bounds(query("bridge after:2031-05-14 before:2031-05-15"))
    assert asked["after"] - asked["first"] == 1 << search.DAY_BITS
