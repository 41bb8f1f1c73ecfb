"""EML → Reports: a message's subject and text, and those of the messages that it passes on.

In: the bytes of an e-mail (RFC 5322, MIME: RFC 2045). Out: a Report for each message that holds text, and a note on what is
attached. Never: an attachment read, a picture fetched, messages nested deeper than the limit.

The words of a page are taken where the message has one, since plain text was broken into lines to send it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.policy import EmailPolicy
from email.utils import getaddresses, parsedate_to_datetime
from typing import Any

from dateline.errors import Unreadable
from dateline.ingest import html
from dateline.ingest.decode import decoded, tidy
from dateline.ingest.findings import Findings
from dateline.ingest.limits import MAX_MESSAGE_LINES, MAX_MESSAGE_PARTS, MAX_META, MAX_NESTED
from dateline.ingest.text import blocks_of
from dateline.terms import Block, Evidence, Meta, Report, SetAside
from dateline.text import digest, lines

_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:[ \t]?\S?")
_OPENING = 20_000  # bytes in which headers are looked for; those of newsletters take up to ten thousand
_TELLING = (b"message-id:", b"mime-version:", b"received:", b"return-path:", b"date:")
_FEWEST = 2  # of the telling ones, beside From: a text that shows "From:" and "Date:" lines has none of the others
_MOST_DASHES = 10_000  # lines that begin as the borders of parts do
_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv)\s*:\s*)+", re.IGNORECASE)
_WRAPPED = range(40, 100)  # columns at which mail programs break lines: RFC 5322 asks for 78, RFC 3676 for 66 to 78
_REMEDY = "save the message anew, or give its text"


class _Bounded(EmailPolicy):
    """The rules of today's mail, headers cut to a length that the library parses in no time."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        return super().header_fetch_parse(name, value[:MAX_META])


def is_eml(data: bytes, *, suffix: str) -> bool:
    """Whether `data` opens with the headers of a message, or says so by its name and opens with any header."""
    head = data[:_OPENING].lstrip(b"\r\n")
    if not _HEADER.match(head):
        return False
    names = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0].lower().splitlines()
    found = sum(any(line.startswith(name) for line in names) for name in _TELLING)
    return suffix == ".eml" or (found >= _FEWEST and any(line.startswith(b"from:") for line in names))


def reports(
    data: bytes, *, id: str, name: str, file: str | None, url: str | None
) -> tuple[tuple[Report, ...], tuple[SetAside, ...]]:
    """The reports of a message and of those inside it, and a note on what is attached.

    Raises `Unreadable` for a message of more parts than the limit, or one that cannot be read at all.
    """
    if data.count(b"\n") > MAX_MESSAGE_LINES or data.count(b"\n--") > _MOST_DASHES:
        raise Unreadable(name, "is a message of more lines or parts than people send", _REMEDY)
    try:
        message = BytesParser(EmailMessage, policy=_Bounded()).parsebytes(data)
        found = list(_messages(message, name)) if isinstance(message, EmailMessage) else []
    except Unreadable:
        raise
    except Exception as error:  # whatever a hostile header makes the parser raise
        raise Unreadable(name, f"is a message that cannot be read ({type(error).__name__})", _REMEDY) from None
    read: list[Report] = []
    refused: list[SetAside] = []
    for number, (one, where) in enumerate(found):
        own = id if not number else digest(id, str(number))
        try:
            read.append(_report(one, id=own, name=where, file=file, url=url if one is message else None))
        except Unreadable as error:
            refused.append(SetAside(error.name, error.reason, error.remedy))
        refused += _attached(one, where)
    return tuple(read), tuple(refused)


def _messages(message: EmailMessage, name: str) -> Iterator[tuple[EmailMessage, str]]:
    """A message and those inside it, outermost first, each with what to call it."""
    waiting = [(message, name, 0)]
    parts = 0
    while waiting:
        one, where, depth = waiting.pop(0)
        yield one, where
        for number, part in enumerate(_own_parts(one)):
            parts += 1
            if parts > MAX_MESSAGE_PARTS:
                raise Unreadable(name, f"has more than {MAX_MESSAGE_PARTS} parts", _REMEDY)
            if part.get_content_type() == "message/rfc822" and depth < MAX_NESTED:
                inner = part.get_payload()
                if isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage):
                    waiting.append((inner[0], f"{where}, message {number}", depth + 1))


def _own_parts(message: EmailMessage) -> Iterator[MIMEPart]:
    """The parts of a message without those of the messages inside it."""
    waiting: list[MIMEPart] = [message]
    while waiting:
        part = waiting.pop(0)
        if part is not message:
            yield part
        if part.get_content_maintype() == "multipart" or part is message:
            inner = part.get_payload()
            waiting = (
                [one for one in inner if isinstance(one, MIMEPart)] + waiting if isinstance(inner, list) else waiting
            )


def _attached(message: EmailMessage, name: str) -> Iterator[SetAside]:
    """A note on the files that hang on a message."""
    files = [part.get_filename() for part in _own_parts(message) if part.get_content_disposition() == "attachment"]
    shown = ", ".join(" ".join(str(file).split())[:60] for file in files if file)
    if shown:
        yield SetAside(
            name, f"has files attached that were not read ({shown[:200]})", "save them and name them", fatal=False
        )


def _report(message: EmailMessage, *, id: str, name: str, file: str | None, url: str | None) -> Report:
    """The report of one message; raises `Unreadable` if it holds no text."""
    subject = _REPLY.sub("", _line(message.get("Subject")))
    found = _metas(message, subject)
    url = url or next((meta.value for meta in found if meta.name == "canonical_url"), None)
    body = message.get_body(preferencelist=("html", "plain"))
    if body is None:
        raise Unreadable(name, "is a message without text", "name what is attached to it")
    words = _decoded(body)
    if body.get_content_subtype() == "html":
        page = html.report(words, id=id, name=name, file=file, url=url, given=found)
        return replace(html.headed(page, subject), format="eml")
    text = f"{subject}\n\n{words}" if subject else words
    shown = tuple(
        replace(meta, evidence=Evidence(id, 0, len(subject), subject)) if meta.name == "title" else meta
        for meta in found
    )
    return Report(id, file, url, "eml", text, _blocks(text, len(subject), name=name), shown)


def _decoded(part: MIMEPart) -> str:
    """The text of a part in its charset; in what its bytes show where it names none or a wrong one."""
    data = part.get_payload(decode=True)
    raw = data if isinstance(data, bytes) else str(part.get_payload()).encode("utf-8", "surrogateescape")
    charset = part.get_content_charset("")
    try:
        return tidy(raw.decode(charset)) if charset and charset != "us-ascii" else decoded(raw)
    except (LookupError, UnicodeDecodeError, ValueError):
        return decoded(raw)


def _blocks(text: str, title: int, *, name: str) -> tuple[Block, ...]:
    """A block for each line, or for each paragraph where lines are broken to be sent."""
    alone = blocks_of(text, name=name)
    joined: list[Block] = []
    for block in alone:
        above = joined[-1] if joined else None
        if above and above.start >= title and _runs_on(text, above, block):
            joined[-1] = Block(above.start, block.end)
        else:
            joined.append(block)
    return tuple(joined)


def _runs_on(text: str, above: Block, below: Block) -> bool:
    """Two lines are one paragraph if nothing but a line break parts them and the first was full when it was broken."""
    last = lines(text[above.start : above.end])[-1]
    first_word = text[below.start : below.end].split(None, 1)[0]
    full = last[1] - last[0] + 1 + len(first_word) >= _WRAPPED.start + 20
    return text[above.end : below.start].count("\n") == 1 and last[1] - last[0] in _WRAPPED and full


def _metas(message: EmailMessage, subject: str) -> tuple[Meta, ...]:
    """What the headers say: subject, sender, day, language, the page that the message is a copy of."""
    findings = Findings()
    findings.add("title", subject, "Subject header")
    for sender, _ in getaddresses([_line(message.get("From"))])[:5]:
        findings.add("byline", sender, "From header")
    findings.add("published", _day(_line(message.get("Date"))), "Date header")
    findings.add("language", _line(message.get("Content-Language")), "Content-Language header")
    findings.add("canonical_url", _line(message.get("Archived-At")).strip("<>"), "Archived-At header")
    return findings.metas()


def _day(value: str) -> str | None:
    """A date of RFC 5322 as ISO 8601; None if it is none."""
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _line(value: object) -> str:
    return " ".join(str(value or "").split())
