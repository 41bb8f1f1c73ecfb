"""Glance: a record in a line of a prompt, or as a small table in a notebook.

In: what a record says of itself, in a few pairs of names and words. Out: text, HTML. Never: a word of a report that could do something to the terminal or
the page that shows it; all of a large record.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from html import escape

MOST = 80
"""Characters of a value."""
ROWS = 20
"""Rows of a table."""
_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


class Glance:
    """A record that is too large to be printed whole: `_glance` says what is shown of it, `_rows` what a notebook adds."""

    __slots__ = ()

    def _glance(self) -> dict[str, object]:
        """What is shown, by name."""
        raise NotImplementedError

    def _rows(self) -> Iterable[tuple[object, ...]]:
        """The rows of the table, the first of which are its headings."""
        return ()

    def __repr__(self) -> str:
        said = ", ".join(f"{name}={_short(value)}" for name, value in self._glance().items() if value is not None)
        return f"<{type(self).__name__} {said}>"

    def _repr_html_(self) -> str:
        """For notebooks."""
        return table(repr(self), tuple(self._rows()))


def table(caption: str, rows: tuple[tuple[object, ...], ...]) -> str:
    """A table of some rows, the first of which are its headings; what is left out is said."""
    said = f"<p>{escape(shown(caption))}</p>"
    if len(rows) < 2:
        return said
    head, *others = rows
    lines = "".join(_row(row, "td") for row in others[:ROWS])
    more = f"<p>and {len(others) - ROWS} more</p>" if len(others) > ROWS else ""
    return f"{said}<table><thead>{_row(head, 'th')}</thead><tbody>{lines}</tbody></table>{more}"


def shown(text: str) -> str:
    """Text as one line that cannot do anything."""
    kept = "".join(" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c) not in _HIDDEN)
    return " ".join(kept.split())


def _short(value: object) -> str:
    if not isinstance(value, str):
        return str(value)
    line = shown(value)
    return repr(line if len(line) <= MOST else line[: MOST - 1] + "…")


def _row(cells: Iterable[object], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(shown(str(one)))}</{tag}>' for one in cells)}</tr>"
