"""Wording: what a message says.

In: news. Out: a line, a text, a document of JSON. Never: a word of a report that could be taken for a part of the message's head, or move a cursor; more than a
receiver reads.
"""

from __future__ import annotations

import json
import unicodedata
from urllib.parse import quote

import msgspec

from dateline.status import NOTES
from dateline.terms import Alert, News, When

MOST = 50
"""News told in one message; of the rest it is said how many there are."""
LONGEST_LINE = 150
LONGEST_WORDS = 600
VERSION = 1
"""Of the document; raised where a field is renamed or goes."""
_BAD = {"Cc", "Cf", "Cs", "Co", "Cn"}


def stands_at(alert: Alert) -> str:
    """The instant at which a message stands in a list: while it waits when it is due, later when it was last tried, if it ever was."""
    return alert.due if alert.state == "waiting" else alert.tried or alert.due


def subject(alert: Alert) -> str:
    """The message in one line."""
    first = alert.news[0]
    more = len(alert.news) - 1
    told = _short(headline(first), LONGEST_LINE)
    if alert.digest:
        return f"{len(alert.news)} {'thing is' if not more else 'things are'} new · {told}"
    return f"{told} (and {more} more)" if more else told


def headline(news: News) -> str:
    """What is new, in one line."""
    words = line(news.words).removesuffix(".")
    if news.kind == "new story":
        return f"New: {line(news.title)} ({news.independent} independent reports)"
    if news.field is None:
        return f"{words} ({NOTES[news.status]})" if news.status else words
    return f"{turn(news)} · {words}"


def turn(news: News) -> str:
    """What was so before, and what is so now."""
    return f"{line(news.before or '')} → {line(news.after or '')}"


def text(alert: Alert, base: str | None) -> str:
    """The message as plain text: each thing with its words, and whose they are."""
    parts = [_paragraph(one, base) for one in alert.news[:MOST]]
    if left := len(alert.news) - MOST:
        parts += [f"… and {left} more"] if left > 0 else []
    return "\n\n".join([*parts, f"Sent by the rule “{line(alert.rule)}” of dateline. Key: {alert.id}"]) + "\n"


def document(alert: Alert, base: str | None) -> bytes:
    """The message as JSON, the same bytes each time."""
    told = {
        "type": "dateline.alert",
        "version": VERSION,
        "id": alert.id,
        "rule": alert.rule,
        "digest": alert.digest,
        "made": alert.made,
        "subject": subject(alert),
        "news": [msgspec.to_builtins(one) | ({"link": link(one, base)} if base else {}) for one in alert.news[:MOST]],
        "left_out": max(0, len(alert.news) - MOST),
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def link(news: News, base: str) -> str:
    """Where its story is shown."""
    return f"{base.rstrip('/')}/stories/{quote(news.story, safe='')}"


def line(words: str) -> str:
    """Words of a report as one line that can do nothing."""
    if words.isascii() and words.isprintable():
        return words
    return " ".join("".join(c for c in " ".join(words.split()) if unicodedata.category(c) not in _BAD).split())


def _paragraph(news: News, base: str | None) -> str:
    lines = [headline(news), f"  {line(news.title)}{_facts(news)}"]
    for one in news.cited:
        whose = ", ".join(filter(None, (one.outlet and line(one.outlet), _day(one.published))))
        lines.append(f"  “{_short(line(one.words.text), LONGEST_WORDS)}”{f' ({whose})' if whose else ''}")
    if base:
        lines.append(f"  {link(news, base)}")
    return "\n".join(lines)


def _facts(news: News) -> str:
    told = [
        f"when: {_day(news.when)}" if news.when else "",
        f"where: {line(news.where)}" if news.where else "",
        f"reported: {_day(news.reported)}" if news.reported else "",
        f"independent reports: {news.independent}",
        f"sure: {news.sure:.2f}" if news.sure is not None else "",
    ]
    return "".join(f" · {one}" for one in told if one)


def _day(when: When | None) -> str | None:
    if when is None:
        return None
    first, last = when.start[:10], when.end[:10]
    return first if first == last else f"{first}–{last}"


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rsplit(" ", 1)[0] + "…"
