"""Exported: the reports in an export of dateline, which is read like any other pile of reports.

In: a JSON value. Out: its articles as objects that a report is made of, or why they are none. Never: what was told of them: that is told anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.errors import Unreadable

NEWEST = 2
"""The newest format that is known (`dateline.doors.export.FORMAT`)."""
_SAME = ("url", "title", "publisher", "agency", "language", "place")
_PRECISE = frozenset({"day", "instant"})
UNUSED = "what was told of them (stories, events, changes, conflicts, statements, names, days) is of no use here"
REMEDY = "give the reports themselves where you have them, or they count once more; all is told anew, and what was put right goes over with `dateline corrections --lines` and `--import`"


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


def articles(value: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
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
            yield _object(article)


def _object(article: dict[str, Any]) -> dict[str, Any]:
    found = {key: article[key] for key in _SAME if isinstance(article.get(key), str)}
    parts = article.get("paragraphs")
    texts = [one.get("text") for one in parts if isinstance(one, dict)] if isinstance(parts, list) else []
    found["text"] = "\n\n".join(text for text in texts if isinstance(text, str))
    if isinstance(article.get("bylines"), list):
        found["authors"] = [one for one in article["bylines"] if isinstance(one, str)]
    for clock in ("published", "modified", "fetched"):
        when = article.get(clock)
        if isinstance(when, dict) and str(when.get("precision")) in _PRECISE:
            found[clock] = when.get("start")
    return found
