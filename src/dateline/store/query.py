"""Queries: what a reader types into a search, as what the index understands.

In: a line of text. Out: a Query. Never: an error of the index: what cannot be looked for is a BadQuery that says why.

    bridge mayor              both words, in any form ("reopened" finds "reopen")
    "red line"                the words side by side
    bridge OR ferry           either
    -ferry                    without
    reop*                     what begins so
    title: body: person: place: source:    only there, as in person:weber or title:"red line"
    after:2031-05-01 before:2031-06        published on that day or later; earlier than that day, month or year
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from dateline.errors import BadQuery

Field = Literal["title", "body", "person", "place", "source"]
FIELDS: tuple[Field, ...] = get_args(Field)
DAYS = ("after", "before")

MOST_WORDS = 32
"""Words and phrases of one query: more is a text, not a question, and deep nesting is how a parser is attacked."""
LONGEST = 1_000
SHORTEST_BEGINNING = 3
"""Letters before a star: fewer begin too many words to be looked up in time."""

_TERM = re.compile(
    rf"""(?P<no>-?)
    (?: (?P<field>{"|".join((*FIELDS, *DAYS))}):\s* | (?P<odd>[^\W\d_]+):(?=[^\s/]) )?
    (?: "(?P<phrase>[^"]*)"? | (?P<word>[^\s"]+) )""",
    re.VERBOSE | re.IGNORECASE,
)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: `match` in the index's own language, on days from `first` and before `last`.

    `words` is what a search by meaning compares; `fields` the part of `match` that names where something must stand.
    """

    match: str
    words: str
    fields: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class _Term:
    """A word or phrase, where it may stand, and whether it must not."""

    field: str | None
    text: str
    begins: bool
    excluded: bool

    def __str__(self) -> str:
        quoted = f'"{self.text}"' + (" *" if self.begins else "")
        return f"{self.field} : {quoted}" if self.field else quoted


def query(text: str) -> Query:
    """The query that a reader typed; BadQuery says what cannot be looked for."""
    line = _clean(text)
    groups: list[list[_Term]] = []
    days: dict[str, date] = {}
    either = False
    for found in _TERM.finditer(line):
        if found.group(0) == "OR":
            either = bool(groups)
            continue
        field = (found["field"] or "").lower()
        if field in DAYS:
            days[field] = _day(text, found["phrase"] or found["word"] or "")
            continue
        term = _term(text, found)
        if term is not None:
            if either and not term.excluded and not groups[-1][0].excluded:
                groups[-1].append(term)
            else:
                groups.append([term])
            either = False
    return _query(text, groups, days)


def _clean(text: str) -> str:
    """The line without control characters and halves of letters, which no report holds."""
    if len(text) > LONGEST:
        raise BadQuery(text, f"it is longer than {LONGEST} letters", "use the words that matter most")
    return "".join(c if c.isprintable() else " " for c in text)


def _term(text: str, found: re.Match[str]) -> _Term | None:
    """What one term asks for; None where no letter of it could stand in an index."""
    field = found["field"].lower() if found["field"] else None
    if found["odd"]:
        known = ", ".join(f"{name}:" for name in (*FIELDS, *DAYS))
        raise BadQuery(
            text, f"no field is called {found['odd']!r}", f"fields are {known} (a colon in quotation marks is no field)"
        )
    word = found["phrase"] if found["phrase"] is not None else found["word"]
    begins = found["word"] is not None and word.endswith("*")
    kept = " ".join(re.findall(r"[^\W_]+", word))
    if not kept:
        if field is not None:
            raise BadQuery(text, f"nothing is asked of {field}:", f'write {field}:word or {field}:"two words"')
        return None
    if begins and len(kept.split()[-1]) < SHORTEST_BEGINNING:
        raise BadQuery(
            text, f"too many words begin with {kept!r}", f"give {SHORTEST_BEGINNING} letters or more before the star"
        )
    return _Term(field, kept, begins, bool(found["no"]))


def _query(text: str, groups: list[list[_Term]], days: dict[str, date]) -> Query:
    if sum(map(len, groups)) > MOST_WORDS:
        raise BadQuery(text, f"it has more than {MOST_WORDS} words", "use those that matter most")
    wanted = [group for group in groups if not group[0].excluded]
    if not wanted:
        raise BadQuery(text, "it names no word to look for", 'type words, or a "phrase", or a field as in person:weber')
    unwanted = [term for group in groups for term in group if term.excluded]
    match = _all_of(wanted)
    if unwanted:
        match = f"({match}) NOT ({' OR '.join(map(str, unwanted))})"
    return Query(
        match=f"{{{' '.join(FIELDS)}}} : ({match})",
        words=" ".join(term.text for group in wanted for term in group),
        fields=_all_of([group for group in wanted if all(term.field for term in group)]),
        first=days.get("after"),
        last=days.get("before"),
    )


def _all_of(groups: list[list[_Term]]) -> str:
    return " AND ".join(f"({' OR '.join(map(str, group))})" for group in groups)


def _day(text: str, written: str) -> date:
    """The day written, or the first of a month or year."""
    found = _DAY.fullmatch(written)
    try:
        return date(*(int(part or 1) for part in found.groups())) if found else date.fromisoformat(written)
    except ValueError:
        raise BadQuery(text, f"{written!r} is no day", "write 2031-05-14, 2031-05 or 2031") from None
