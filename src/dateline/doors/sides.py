"""Sides: what a side of a conflict says, and whether it stands in quotation marks, at every door alike.

In: a side, whose it is, the statements of its story. Out: its words for a reader. Never: marks round words that stand so in no report, or, under
somebody's name, round what a report tells in its own words, as in "who said what".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.doors.inert import clean
from dateline.doors.sayings import bare
from dateline.terms import Conflict, Evidence, Side, Statement
from dateline.text import plain


@dataclass(frozen=True, slots=True)
class SideShown:
    """What a side says, and the words it says it in where they are others; each with whether marks stand round it."""

    value: str
    quoted: bool
    words: str = ""
    words_quoted: bool = False
    cited: Evidence | None = None
    """Where the value stands, where it is a report's own words."""


def told(side: Side, who: str | None = None, statements: Iterable[Statement] = ()) -> SideShown:
    """What a reader is shown of the side; `who` is the name that stands beside it, "" or None for none."""
    value = _whole(side.value)
    cited = next((one for one in side.evidence if _whole(one.text) == value), None)
    said = list(statements) if who else []
    if cited is not None:
        return SideShown(value, not who or _is_quoted(cited, said), cited=cited)
    if not side.evidence or _whole(side.evidence[0].text) in value:
        return SideShown(value, quoted=False)
    first = side.evidence[0]
    return SideShown(value, False, _whole(first.text), not who or _is_quoted(first, said))


def over(heading: str, conflict: Conflict) -> str:
    """The heading of a conflict above its sides; what one of them says itself is not said twice."""
    said = (one for side in conflict.sides for one in (side.value, *(words.text for words in side.evidence)))
    return DIFFER if _unended(heading) in map(_unended, said) else heading


def _unended(text: str) -> str:
    """Words without the mark at their end: a heading has none."""
    return plain(text).rstrip(".!?… ")


DIFFER = "Accounts differ"
"""What stands over a conflict whose heading one of its sides says."""


def _is_quoted(words: Evidence, said: Iterable[Statement]) -> bool:
    """The report has these words as somebody's own."""
    return any(
        one.kind == "direct" and one.article == words.article and one.start <= words.start and words.end <= one.end
        for one in said
    )


def _whole(text: str) -> str:
    """The text without the marks round all of it; a mark whose other one is cut off is closed, and one in the text stays with its other one."""
    inner = bare(text)
    return inner if _is_balanced(inner) else balanced(clean(text))


def _is_balanced(text: str) -> bool:
    return text.count('"') % 2 == 0 and text.count("“") == text.count("”")


def balanced(said: str) -> str:
    """Words with the closing mark of a quotation that was cut short."""
    if said.count('"') % 2:
        return f'{said}"'
    return f"{said}”" if said.count("“") > said.count("”") else said
