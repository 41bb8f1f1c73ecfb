"""Exported: the reports in an export of dateline, which is read like any other pile of reports.

In: a JSON value. Out: its articles as objects that a report is made of, each under the name that the report itself has, or why they are none. Never: what was told of them: that is told anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from dateline.errors import Unreadable
from dateline.ids import report_name
from dateline.ingest.findings import Findings
from dateline.terms import Meta

NEWEST = 2
"""The newest format that is known (`dateline.doors.export.FORMAT`)."""
ORIGIN = "an export of dateline"
"""Where that is said which an export says of a report."""
LONGEST_NAME = 200
"""Characters of the name of a file."""
_ID = re.compile(r"[0-9a-f]{16}")
_SAME = ("url", "title", "publisher", "agency", "language", "place")
_PRECISE = frozenset({"day", "instant"})
UNUSED = "what was told of them (stories, events, changes, conflicts, statements, names, days) is of no use here"
REMEDY = "give the reports themselves where you have them, which hold more than their story: each counts once; all is told anew, and what was put right goes over with `dateline corrections --lines` and `--import`"


_HEAD = 500
"""Characters at the beginning of an export in which it says what made it."""
_MADE = '"generator": "dateline '
SHORTER = "export its stories one by one"


def begins_one(text: str) -> bool:
    """Whether a text that is too long to be read at once is an export, by its first keys."""
    return _MADE in text[:_HEAD]


def is_export(value: dict[str, Any]) -> bool:
    """Whether an object is an export of dateline, of any format."""
    made = value.get("generator")
    return isinstance(made, str) and made.startswith("dateline ") and isinstance(value.get("articles"), list)


@dataclass(frozen=True, slots=True)
class Passed:
    """A report that an export passes on: the object of which it is made, the file in which it lay, and what else is known of it."""

    value: dict[str, Any]
    file: str | None
    metas: tuple[Meta, ...]


def articles(value: dict[str, Any], name: str) -> Iterator[Passed]:
    """The articles of an export, each as an object with its text and what its report said; Unreadable of a format that is not known."""
    told = value.get("format")
    if type(told) is not int or not 0 < told <= NEWEST:
        raise Unreadable(
            name,
            f"is an export of dateline in format {str(told)[:20]}, which this one does not know",
            "upgrade dateline",
        )
    for article in value["articles"]:
        if isinstance(article, dict):
            yield Passed(_object(article), _file(article), _metas(article))


def _object(article: dict[str, Any]) -> dict[str, Any]:
    found = {key: article[key] for key in _SAME if isinstance(article.get(key), str)}
    parts = article.get("paragraphs")
    texts = [one.get("text") for one in parts if isinstance(one, dict)] if isinstance(parts, list) else []
    found["text"] = "\n\n".join(text for text in texts if isinstance(text, str))
    if isinstance(article.get("bylines"), list):
        found["authors"] = [one for one in article["bylines"] if isinstance(one, str)]
    for clock in ("published", "modified"):
        if day := _day(article.get(clock)):
            found[clock] = day
    return found


def _day(when: Any) -> str | None:
    """A day or an instant as written; what was not known to the day is left open."""
    if not isinstance(when, dict) or str(when.get("precision")) not in _PRECISE:
        return None
    start = when.get("start")
    return start if isinstance(start, str) else None


def _file(article: dict[str, Any]) -> str | None:
    """The name of its file, by which an outlet may be known that is not named; the folder was somebody else's."""
    file = article.get("file")
    name = PurePosixPath(file.replace("\\", "/")).name if isinstance(file, str) else ""
    return name if name.isprintable() and 0 < len(name) <= LONGEST_NAME else None


def _metas(article: dict[str, Any]) -> tuple[Meta, ...]:
    """Its name, by which it is known beside the report itself, its canonical address, and each time that it was seen."""
    findings = Findings()
    if isinstance(article.get("id"), str) and _ID.fullmatch(article["id"]):
        findings.add("entry", report_name(article["id"]), ORIGIN)
    if isinstance(article.get("canonical_url"), str):
        findings.add("canonical_url", article["canonical_url"], ORIGIN)
    seen = article["seen"] if isinstance(article.get("seen"), list) else []
    for at in sorted({day for when in (article.get("fetched"), *seen) if (day := _day(when))}):
        findings.add("fetched", at, ORIGIN)
    return findings.metas()
