"""Lines of text on a screen of a given width.

In: styled text. Out: lines printed to a console, none wider than it. Never: markup read out of a report's words, a
trailing blank, an information that only a colour gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

NARROWEST = 20
"""Columns below which no line is broken any shorter."""
WIDEST = 120
"""Columns beyond which lines are hard to read; a wider screen stays empty at the right."""

GLYPHS = {"rule": "─", "bar": "│", "arrow": "→", "dot": "·", "dots": "…", "open": "“", "close": "”", "bullet": "•"}
ASCII = {"rule": "-", "bar": "|", "arrow": "->", "dot": "-", "dots": "...", "open": '"', "close": '"', "bullet": "*"}


class PrintedPage:
    """A console written to line by line; `width` columns wide, `glyph` the signs it can show."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self.width = max(NARROWEST, min(console.width, WIDEST))
        self.glyph = ASCII if console.options.ascii_only else GLYPHS

    def line(self, text: Text | str = "") -> None:
        """One line as it stands."""
        shown = text if isinstance(text, Text) else Text(text)
        shown.rstrip()
        self._console.print(shown, soft_wrap=True)

    def heading(self, words: str, name: str = "", more: str = "") -> None:
        """The name of a section, after an empty line; the `name` of an outlet in it stays as it is."""
        self.line()
        tail = f" {name}, {more.upper()}" if name else ""
        self.paragraph(styled(words.upper() + tail, "bold cyan"), indent=0)

    def paragraph(self, text: Text, *, first: str | Text = "", indent: int = 2) -> None:
        """Text wrapped to the width: `first` stands before its first line, all lines are set in by `indent`."""
        lead = first if isinstance(first, Text) else Text(first)
        for number, row in enumerate(self.wrapped(text, self.width - indent)):
            margin = _padded(lead, indent) if number == 0 else Text(" " * indent)
            self.line(margin + row)

    def dated(self, day: str | Text, text: Text, *, indent: int) -> None:
        """A paragraph behind its day, which stands on a line of its own where it is as long as `indent`."""
        lead = styled(f"  {day}", "bold") if isinstance(day, str) else day
        fits = cell_len(lead.plain) < indent
        if not fits:
            self.line(lead)
        self.paragraph(text, first=lead if fits else "", indent=indent)

    def beside(self, cells: Sequence[Sequence[Text]], *, indent: int = 4) -> None:
        """Columns of paragraphs next to each other; one below the other where the screen is narrow."""
        inner = (self.width - indent - 3 * (len(cells) - 1)) // len(cells)
        if inner < NARROWEST + 4:
            for number, cell in enumerate(cells):
                if number:
                    self.line(" " * indent + "--")
                for text in cell:
                    self.paragraph(text, indent=indent)
            return
        columns = [[row for text in cell for row in self.wrapped(text, inner)] for cell in cells]
        bar = styled(f" {self.glyph['bar']} ", "dim")
        for height in range(max(map(len, columns))):
            row = [_padded(column[height] if height < len(column) else Text(), inner) for column in columns]
            self.line(Text(" " * indent) + bar.join(row))

    def wrapped(self, text: Text, width: int) -> Iterable[Text]:
        """The lines of `text`, at most `width` columns each; words too long for a line are cut."""
        rows = text.wrap(self._console, max(8, width), overflow="fold")
        for row in rows:
            row.rstrip()
        return rows


def styled(words: str, style: str) -> Text:
    """Words in a style of their own: what is put behind them does not take it."""
    return Text().append(words, style=style)


def _padded(text: Text, width: int) -> Text:
    """`text` with blanks to `width` columns."""
    return text + Text(" " * max(0, width - cell_len(text.plain)))


def shortened(text: str, most: int, *, dots: str = "…") -> str:
    """At most `most` columns of `text`, cut between words where there are any."""
    if cell_len(text) <= most:
        return text
    kept = ""
    for word in text.split(" "):
        longer = f"{kept} {word}" if kept else word
        if cell_len(longer) + cell_len(dots) > most:
            break
        kept = longer
    if not kept:
        while text and cell_len(text) + cell_len(dots) > most:
            text = text[:-1]
        kept = text
    return kept.rstrip(" ,;:–—-") + dots
