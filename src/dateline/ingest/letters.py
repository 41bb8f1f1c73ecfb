"""Letters: the structure of an e-mail: which messages are in it, and which parts are the words of each.

In: the bytes of a message. Out: messages, outermost first; the parts that show one's words. Never: an attachment taken for words, messages nested deeper or
parts more than the limits.

A message passed on (message/rfc822) is a message of its own, and so is a part that has a subject or a date of its own, as in digests that programs make of feeds. Where a
message names its kind twice, or a border that does not stand in it, what stands in it counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.policy import EmailPolicy
from typing import Any

from dateline.ingest.budget import Budget
from dateline.ingest.limits import MAX_MESSAGE_PARTS, MAX_META, MAX_NESTED

REMEDY = "save the message anew, or give its text"
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_TYPE = re.compile(rb"^content-type[ \t]{0,8}:[^\n]*\n(?:[ \t][^\n]*\n)*", re.IGNORECASE | re.MULTILINE)
_BOUNDARY = re.compile(rb"""boundary[ \t]{0,8}=[ \t]{0,8}(?:"([^"\r\n]{1,200})"|([^\s";]{1,200}))""", re.IGNORECASE)
_FIRST_BORDER = re.compile(rb"(?:^|\n)--([^\s-][^\r\n]{0,200}|-[^\r\n]{1,200})\r?\n(?=content-)", re.IGNORECASE)
_MOST_OPENING = 100_000  # bytes behind the headers in which a border that nothing names is looked for


class _Bounded(EmailPolicy):
    """The rules of today's mail, headers cut to a length that the library parses in no time."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        return super().header_fetch_parse(name, value[:MAX_META])


def parsed(data: bytes) -> EmailMessage:
    """The message that `data` holds."""
    message = BytesParser(EmailMessage, policy=_Bounded()).parsebytes(_mended(data))
    return message if isinstance(message, EmailMessage) else EmailMessage()


def _mended(data: bytes) -> bytes:
    """`data` with one kind named, and a border that stands in it, if it is of several parts."""
    end = _HEAD_END.search(data)
    if end is None:
        return data
    head, rest = data[: end.start()] + b"\n", data[end.start() :]
    types = [match.group() for match in _TYPE.finditer(head)]
    borders = [match[1] or match[2] for one in types if (match := _BOUNDARY.search(one))]
    standing = [border for border in borders if _stands(border, rest)]
    if len(types) < 2 and (standing or not borders):
        return data
    bare = _TYPE.sub(b"", head).rstrip(b"\r\n")
    if standing:
        right = next(one for one in types if standing[0] in one).rstrip(b"\r\n")
    elif borders and (found := _FIRST_BORDER.search(rest, 0, _MOST_OPENING)):
        right = b'Content-Type: multipart/mixed; boundary="%s"' % found[1].rstrip()
    else:
        right = types[-1].rstrip(b"\r\n")
    return bare + b"\n" + right + rest


def _stands(border: bytes, rest: bytes) -> bool:
    return b"\n--" + border in rest


@dataclass(frozen=True, slots=True)
class Letter:
    """A message, what to call it, and whether the messages in it are nested too deep to be read."""

    message: EmailMessage
    name: str
    too_deep: bool


def messages(message: EmailMessage, name: str, budget: Budget) -> Iterator[Letter]:
    """A message and those inside it, outermost first; raises `Unreadable` for more parts than the budget has."""
    waiting = [(message, name, 0)]
    while waiting:
        one, where, depth = waiting.pop(0)
        yield Letter(one, where, too_deep=depth == MAX_NESTED and carries(one))
        for number, part in enumerate(parts_of(one)):
            budget.record()
            inner = _carried(part)
            if inner is not None and depth < MAX_NESTED:
                waiting.append((inner, f"{where}, message {number}", depth + 1))


def _carried(part: MIMEPart) -> EmailMessage | None:
    """The message that a part carries or is; None if it is just a part."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        return inner[0] if isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage) else None
    return part if isinstance(part, EmailMessage) and _has_own_head(part) else None


def _has_own_head(part: MIMEPart) -> bool:
    return (part.get("Subject") or part.get("Date")) is not None


def parts_of(message: EmailMessage) -> Iterator[MIMEPart]:
    """The parts of a message without those of the messages inside it; such a message counts as one part."""
    waiting: list[MIMEPart] = [message]
    while waiting:
        part = waiting.pop(0)
        if part is not message:
            yield part
        if part is message or (part.get_content_maintype() == "multipart" and _carried(part) is None):
            waiting = _inner(part) + waiting


def _inner(part: MIMEPart) -> list[MIMEPart]:
    held = part.get_payload()
    return [one for one in held if isinstance(one, MIMEPart)] if isinstance(held, list) else []


def is_digest(message: EmailMessage) -> bool:
    """Whether a message is made of others: what else it says is their table of contents."""
    return any(
        part.get_content_type() == "multipart/digest" or (_carried(part) is part) for part in (message, *parts_of(message))
        if part is not message or part.get_content_type() == "multipart/digest"
    )  # fmt: skip


def carries(message: EmailMessage) -> bool:
    """Whether other messages are in it."""
    return any(_carried(part) is not None for part in parts_of(message))


def shown(message: EmailMessage, *, kind: str) -> list[MIMEPart]:
    """The parts that show a message's words, in their order; of alternatives those of `kind` ("html" or "plain") where there are any."""
    found: list[MIMEPart] = []
    waiting: list[MIMEPart] = [message]
    while waiting and len(found) < MAX_MESSAGE_PARTS:
        part = waiting.pop(0)
        if part is not message and _carried(part) is not None:
            continue
        if part.get_content_maintype() != "multipart":
            if (
                part.get_content_type() in {"text/plain", "text/html"}
                and part.get_content_disposition() != "attachment"
            ):
                found.append(part)
            continue
        inner = _inner(part)
        match part.get_content_subtype():
            case "alternative":
                inner = _best(inner, kind)
            case "related" | "signed":
                inner = inner[:1]
        waiting = inner + waiting
    return found


def _best(alternatives: list[MIMEPart], kind: str) -> list[MIMEPart]:
    """Of alternatives the last of the kind that is asked for, else the last."""
    right = [one for one in alternatives if _holds(one, f"text/{kind}")]
    return right[-1:] or alternatives[-1:]


def _holds(part: MIMEPart, kind: str) -> bool:
    waiting = [part]
    while waiting:
        one = waiting.pop()
        if one.get_content_type() == kind:
            return True
        waiting += _inner(one)
    return False
