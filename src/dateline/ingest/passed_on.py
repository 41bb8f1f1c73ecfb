"""Passed on: a message inside the words of another, told by the header that a mail program writes above it.

In: lines of text. Out: what that header says of the message, and where its own words begin; the messages of which a plain digest is made (RFC 1153).
Never: a reply's quotation taken for a message that is passed on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from dateline import lists

_LINE = re.compile(r"[>\s*_|]{0,6}([^\W\d_][\w .’'-]{0,24}?)[\s*]{0,2}[:：][\s*]{0,2}(.{0,1000})")
_RULE = re.compile(r"\s{0,8}[-_=]{20,100}\s{0,8}")
_QUOTED = re.compile(r"\s{0,3}>\s?")
_PREFIX = re.compile(r"\s*(?:\[[^\]]{0,40}\]\s*)?([^\W\d_]{1,6})\s?(?:\[\d{1,2}\]|\(\d{1,2}\))?\s?[:：]\s*")
_COVER = 60
"""Words that somebody may write above a message that is passed on; who writes more tells something himself."""
_MOST_WRAPPED = 3  # lines that a header may run over
_MOST_LINES = 400  # lines at the head of a text in which the header of a message that is passed on is looked for
_DEEPEST = 5  # times that a message was passed on


@dataclass(frozen=True, slots=True)
class Head:
    """What the header of a message that is passed on says; its words begin at the line `end`."""

    end: int
    quoted: bool
    said: dict[str, str] = field(default_factory=dict)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for name, word in lists.rows("ingest", "mail.tsv") if name == kind)


@cache
def _names() -> dict[str, str]:
    """What a header is called in any language → "from", "date", "subject", "other"."""
    return {
        word: kind for kind, word in lists.rows("ingest", "mail.tsv") if kind in {"from", "date", "subject", "other"}
    }


@cache
def _phrases(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(_words(kind))), re.IGNORECASE)


def bare(subject: str) -> tuple[str, bool]:
    """A subject without "Fwd:" and "Re:" before it, in any language, and whether one of them says that it was passed on."""
    passed = False
    while (match := _PREFIX.match(subject)) and (word := match[1].casefold()) in _words("forward") | _words("reply"):
        if len(word) == 1 and not match[1].isupper():
            break
        passed = passed or word in _words("forward")
        subject = subject[match.end() :]
    return subject.strip(), passed


def is_frame(words: str) -> bool:
    """Whether a short block is of the frame of a newsletter: how to read it elsewhere, how to stop it."""
    return len(words.split()) <= _COVER and _phrases("frame").search(words) is not None


def head_of(lines: Sequence[str], *, passed: bool) -> Head | None:
    """The header of the message that the lines pass on, the innermost one; None if they pass none on.

    `passed` is whether the subject says so; else a mark above the header must.
    """
    found: Head | None = None
    at = 0
    for _ in range(_DEEPEST):
        one = _next(lines, at, marked=not passed and found is None)
        if one is None:
            break
        found, at = one, one.end
    return found


def _next(lines: Sequence[str], start: int, *, marked: bool) -> Head | None:
    """The next header behind no more words than a cover has."""
    words = 0
    seen = False
    for at in range(start, min(len(lines), start + _MOST_LINES)):
        line = lines[at]
        if len(line) < 100 and _phrases("mark").search(line):
            seen = True
            continue
        if (head := header_at(lines, at)) is not None:
            return head if seen or not marked else None
        words += len(line.split())
        if words > _COVER and not seen:
            return None
    return None


def header_at(lines: Sequence[str], at: int) -> Head | None:
    """The header that begins at line `at`: two of sender, day and subject at least, one below the other."""
    said: dict[str, str] = {}
    end = at
    last: str | None = None
    wrapped = 0
    for number in range(at, min(len(lines), at + 20)):
        line = lines[number]
        name, value = _field(line)
        if name is not None:
            said.setdefault(name, value)
            last, end, wrapped = name, number + 1, 0
        elif last is None or not line.strip(">* \t") or wrapped == _MOST_WRAPPED or not _goes_on(lines, number):
            if (
                last is not None
                and not line.strip(">* \t")
                and _field(lines[number + 1] if number + 1 < len(lines) else "")[0]
            ):
                continue  # a blank line between two of its lines
            break
        else:
            wrapped += 1
            if last in said and not said[last]:
                said[last] = line.strip("> \t")
            end = number + 1
    if len({"from", "date", "subject"} & set(said)) < 2:
        return None
    return Head(end, lines[at].lstrip().startswith(">"), said)


def _goes_on(lines: Sequence[str], number: int) -> bool:
    """Whether the header has a line after this one, which then belongs to the one before."""
    return any(_field(line)[0] is not None for line in lines[number + 1 : number + 1 + _MOST_WRAPPED])


def _field(line: str) -> tuple[str | None, str]:
    match = _LINE.fullmatch(line.strip()) if len(line) < 1_100 else None
    kind = _names().get(match[1].strip().casefold()) if match else None
    return (kind, match[2].strip(" *")) if match and kind else (None, "")


def unquoted(line: str) -> str:
    """A line without the sign that a mail program sets before what it quotes."""
    return _QUOTED.sub("", line, count=1) if line.lstrip()[:1] == ">" else line


def digested(lines: Sequence[str]) -> Iterator[tuple[Head, int]]:
    """The messages of a plain digest: the header of each, and the line at which it ends; none if it is no digest."""
    heads: list[tuple[int, Head]] = []
    for at, line in enumerate(lines):
        if not _RULE.fullmatch(line):
            continue
        below = next((number for number in range(at + 1, min(at + 4, len(lines))) if lines[number].strip()), None)
        head = header_at(lines, below) if below is not None else None
        if head is not None:
            heads.append((at, head))
    if len(heads) < 2:
        return
    for (_, head), (end, _) in zip(heads, [*heads[1:], (_last(lines, heads[-1][1].end), heads[-1][1])], strict=True):
        yield head, end


def _last(lines: Sequence[str], start: int) -> int:
    """Where the last message of a digest ends: at the rule that closes it, else with the text."""
    return next((at for at in range(start, len(lines)) if _RULE.fullmatch(lines[at])), len(lines))
