"""Tables as comma-separated values (RFC 4180).

In: a Reading, and the name of a table. Out: that table, or a zip archive of all. Never: a cell that a spreadsheet would
run as a formula.
"""

from __future__ import annotations

import csv
from io import StringIO

from dateline.doors.export.bundle import zipped
from dateline.doors.export.tables import TABLES, Cell, Table, table_named
from dateline.doors.inert import inert
from dateline.terms import Reading

BETWEEN = "; "
"""Stands between the parts of a list in one cell."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a cell for a formula (OWASP, CSV injection); full-width forms are folded by some."""


def to_csv(reading: Reading, *, table: str | None = None) -> bytes:
    """The table of that name in UTF-8 with a header; of no name, a zip archive with all of them.

    An apostrophe stands before a text that a spreadsheet would run; control characters are left out.
    """
    if table is not None:
        return _written(table_named(table), reading)
    return zipped({f"{name}.csv": _written(one, reading) for name, one in TABLES.items()})


def _written(table: Table, reading: Reading) -> bytes:
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(table.columns)
    writer.writerows(map(_cells, table.rows(reading)))
    return text.getvalue().encode("utf-8")


def _cells(row: tuple[Cell, ...]) -> list[str | int | float]:
    return [_cell(value) for value in row]


def _cell(value: Cell) -> str | int | float:
    if isinstance(value, bool):
        return str(value).lower()
    if value is None or isinstance(value, (int, float)):
        return "" if value is None else value
    text = inert(value if isinstance(value, str) else BETWEEN.join(value))
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
