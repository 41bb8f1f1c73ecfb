"""Vectors: what entries mean, as a model has it, a signed byte a dimension.

In: entries without a vector; vectors. Out: the entries nearest to a question. Never: a model loaded (whoever calls hands over what
it made); vectors of two models compared.

A hundred thousand vectors are compared with a question one by one, as a product of matrices: at this size an approximate
index gains nothing that a reader would notice, and would have to be kept in step.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from sqlite3 import Connection

import numpy as np
import numpy.typing as npt

from dateline.store.search import KINDS, Found, found
from dateline.terms import HitKind

SCALE = 320
"""Of unit vectors of 512 dimensions hardly a coordinate exceeds .4: that is 127 then, and what does is cut there."""
BLOCK = 8_192
"""Vectors turned into floats at once, so that memory stays small."""

MISSING = """
select entry.n
from entry
left join vector on vector.entry = entry.n and vector.model = :model
where vector.entry is null
order by entry.n desc
limit :limit
"""
KEEP = """
insert into vector (entry, model, data)
values (:entry, :model, :data)
on conflict (entry) do update set model = excluded.model, data = excluded.data
"""
UNLEARNED = """
select count(*)
from entry
left join vector on vector.entry = entry.n and vector.model = :model
where vector.entry is null
"""
ALL = """
select entry.n, entry.kind, vector.data
from vector
join entry on entry.n = vector.entry
where vector.model = :model
order by vector.entry
"""

Vectors = npt.NDArray[np.float32]
State = tuple[int, int]
"""Changes by others and by this connection."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """All vectors of a model: the numbers of their entries, ascending, their kinds, and a row of bytes for each."""

    numbers: npt.NDArray[np.int64]
    kinds: npt.NDArray[np.int8]
    rows: npt.NDArray[np.int8]

    def nearest(
        self, question: Vectors, *, first: int, after: int, kind: HitKind | None, among: set[int] | None, most: int
    ) -> list[tuple[int, float]]:
        """The entries numbered from `first` and before `after` that mean most nearly the same, with their cosines, best first."""
        start, end = np.searchsorted(self.numbers, [first, after])
        numbers, rows = self.numbers[start:end], self.rows[start:end]
        chosen = np.ones(len(numbers), dtype=np.bool_)
        if kind is not None:
            chosen &= self.kinds[start:end] == KINDS.index(kind)
        if among is not None:
            chosen &= np.isin(numbers, np.fromiter(among, dtype=np.int64, count=len(among)))
        if not chosen.all():
            numbers, rows = numbers[chosen], rows[chosen]
        blocks = [rows[at : at + BLOCK].astype(np.float32) @ question for at in range(0, len(rows), BLOCK)]
        likeness = np.round(np.concatenate(blocks, dtype=np.float64) / SCALE, 4) if blocks else np.empty(0)
        best = np.flatnonzero(likeness >= np.partition(likeness, -most)[-most]) if len(likeness) > most else slice(None)
        numbers, likeness = numbers[best], likeness[best]
        ranked = np.lexsort((-numbers, -likeness))[:most]
        return [(int(numbers[at]), float(likeness[at])) for at in ranked]


def unlearned(db: Connection, model: int) -> int:
    """How many entries have no vector of this model."""
    found: int = db.execute(UNLEARNED, {"model": model}).fetchone()[0]
    return found


def any_learned(db: Connection) -> bool:
    """Whether a search by meaning was ever asked for here."""
    return db.execute("select 1 from vector limit 1").fetchone() is not None


def missing(db: Connection, model: int, limit: int) -> list[Found]:
    """Entries that have no vector of this model yet, the newest first."""
    return found(db, [n for (n,) in db.execute(MISSING, {"model": model, "limit": limit})])


def keep(db: Connection, model: int, rows: Iterable[tuple[int, Sequence[float] | Vectors]]) -> None:
    """Keep the vectors (of unit length) of entries by their numbers."""
    told = ({"entry": n, "model": model, "data": squeezed(vector).tobytes()} for n, vector in rows)
    db.executemany(KEEP, told)


def squeezed(vector: Sequence[float] | Vectors) -> npt.NDArray[np.int8]:
    """A vector of unit length as signed bytes."""
    scaled = np.asarray(vector, dtype=np.float32) * SCALE
    return np.clip(np.rint(scaled), -127, 127).astype(np.int8)


def state(db: Connection) -> State:
    """What is another when anything was written, here or by another connection."""
    return db.execute("pragma data_version").fetchone()[0], db.total_changes


def matrix(db: Connection, model: int) -> Matrix:
    """All vectors of a model."""
    rows = db.execute(ALL, {"model": model}).fetchall()
    vectors = [np.frombuffer(data, dtype=np.int8) for _, _, data in rows]
    return Matrix(
        np.array([n for n, _, _ in rows], dtype=np.int64),
        np.array([kind for _, kind, _ in rows], dtype=np.int8),
        np.stack(vectors) if vectors else np.empty((0, 1), dtype=np.int8),
    )
