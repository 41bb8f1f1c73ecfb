"""EML → Reports: a message's subject and text, and those of the messages that it passes on.

In: the bytes of an e-mail (RFC 5322, MIME: RFC 2045). Out: a Report for each message that holds text, and a note on what is
attached and what only covers others. Never: an attachment read, a picture fetched.

The words of a page are taken where the message has one, since plain text was broken into lines to send it. What a message passes on inside its words is the report: its
header says who wrote it and when; what stands above is furniture, and so are the frames of newsletters. A newsletter whose headings lead to several stories is as many reports.
"""

from __future__ import annotations

import html as entities
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.message import EmailMessage, MIMEPart
from email.utils import getaddresses, parsedate_to_datetime

from dateline.errors import Unreadable
from dateline.ingest import html, newsletter, parcel
from dateline.ingest.budget import Budget
from dateline.ingest.decode import decoded, tidy
from dateline.ingest.findings import Findings
from dateline.ingest.letters import REMEDY, carries, is_digest, messages, parsed, parts_of, shown
from dateline.ingest.limits import MAX_MESSAGE_LINES, MAX_MESSAGE_PARTS, MAX_NESTED
from dateline.ingest.passed_on import Head, bare, digested, head_of, is_frame, unquoted
from dateline.ingest.sheet import RUNNING
from dateline.ingest.text import blocks_of
from dateline.terms import Block, Evidence, Meta, Report, SetAside
from dateline.text import digest, lines

COVER = 40
"""Words below which a message that carries others only covers them."""

_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:[ \t]?\S?")
_OPENING = 20_000  # bytes in which headers are looked for; those of newsletters take up to ten thousand
_TELLING = (b"message-id:", b"mime-version:", b"received:", b"return-path:", b"date:")
_FEWEST = 2  # of the telling ones, beside From: a text that shows "From:" and "Date:" lines has none of the others
_MOST_DASHES = 10_000  # lines that begin as the borders of parts do
_WRAPPED = range(40, 100)  # columns at which mail programs break lines: RFC 5322 asks for 78, RFC 3676 for 66 to 78
_ADDRESS = re.compile(r"\s?[<\[(]")
"""What parts a sender's name from the address behind it."""
_LISTED = ("List-Unsubscribe", "List-Id", "List-Post", "X-Campaign-Id", "X-RSS-Feed")
"""Headers of what is sent to many: it comes from a house, not from a person."""
_ADDRESSES = ("Archived-At", "X-RSS-URL", "X-Entry-URL", "X-Feed-Entry-Link", "Content-Location")
"""Headers in which programs that make messages of pages name the page."""


def is_eml(data: bytes, *, suffix: str) -> bool:
    """Whether `data` opens with the headers of a message, or says so by its name and opens with any header."""
    head = data[:_OPENING].lstrip(b"\r\n")
    if not _HEADER.match(head):
        return False
    names = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0].lower().splitlines()
    found = sum(any(line.startswith(name) for line in names) for name in _TELLING)
    return suffix == ".eml" or (found >= _FEWEST and any(line.startswith(b"from:") for line in names))


def reports(data: bytes, *, id: str, name: str, file: str | None, url: str | None) -> Iterator[Report | SetAside]:
    """The reports of a message and of those inside it, and a note on what is attached.

    Raises `Unreadable` for a message of more parts than the limit, or one that cannot be read at all.
    """
    if data.count(b"\n") > MAX_MESSAGE_LINES or data.count(b"\n--") > _MOST_DASHES:
        raise Unreadable(name, "is a message of more lines or parts than people send", REMEDY)
    try:
        message = parsed(data)
        found = list(messages(message, name, Budget(name, records=MAX_MESSAGE_PARTS, called="parts")))
    except Unreadable:
        raise
    except Exception as error:  # whatever a hostile header makes the parser raise
        raise Unreadable(name, f"is a message that cannot be read ({type(error).__name__})", REMEDY) from None
    for number, letter in enumerate(found):
        one, where = letter.message, letter.name
        own = id if not number else digest(id, str(number))
        if letter.too_deep:
            yield SetAside(where, f"holds messages more than {MAX_NESTED} deep in one another", REMEDY)
        elif _is_cover(one):
            yield from _covers(one, where)
        else:
            try:
                yield from _reports(one, _Place(own, where, file, url if one is message else None))
            except Unreadable as error:
                yield SetAside(error.name, error.reason, error.remedy)
        yield from _attached(one, where)


@dataclass(frozen=True, slots=True)
class _Place:
    """What a report is called and where it came from."""

    id: str
    name: str
    file: str | None
    url: str | None


def _is_cover(message: EmailMessage) -> bool:
    """Whether a message only covers those in it: it has few words of its own, or they are the table of contents of a digest."""
    return carries(message) and (is_digest(message) or len(_plain(message).split()) < COVER)


def _covers(message: EmailMessage, name: str) -> Iterator[SetAside]:
    """A note on what a cover says, if it says anything."""
    if _plain(message).split():
        yield SetAside(name, "only covers the messages in it", "save its text by itself if it is a report", fatal=False)


def _plain(message: EmailMessage) -> str:
    """The words of a message, those of pages with their markup."""
    return "\n\n".join(words for part in shown(message, kind="plain") if (words := _decoded(part).strip("\n")))


def _attached(message: EmailMessage, name: str) -> Iterator[SetAside]:
    """A note on the files that hang on a message."""
    files = [part.get_filename() for part in parts_of(message) if part.get_content_disposition() == "attachment"]
    named = ", ".join(" ".join(str(file).split())[:60] for file in files if file)
    if named:
        yield SetAside(
            name, f"has files attached that were not read ({named[:200]})", "save them and name them", fatal=False
        )


def _reports(message: EmailMessage, place: _Place) -> Iterator[Report | SetAside]:
    """The report of one message, or of each message in a plain digest, or story of a newsletter; raises `Unreadable` if it holds no text."""
    subject, passed = bare(_line(message.get("Subject")))
    found = _metas(message, subject)
    url = place.url or next((meta.value for meta in found if meta.name == "canonical_url"), None)
    place = replace(place, url=url)
    pages = shown(message, kind="html")
    if any(part.get_content_subtype() == "html" for part in pages):
        try:
            page = html.report(_page(pages), id=place.id, name=place.name, file=place.file, url=url, given=found)
        except Unreadable:
            if pages == shown(message, kind="plain"):
                raise
        else:
            several = newsletter.stories(page) if _is_sent_to_many(message) and not passed else ()
            if several:
                yield from _stories(page, several, subject, place)
            else:
                yield _told(replace(page, format="eml"), subject, passed=passed)
            return
    words = _plain(message)
    if not words.strip():
        raise Unreadable(place.name, "is a message without text", "name what is attached to it")
    parted = False
    for one in _digested(words, place, found):
        parted = True
        yield one
    if not parted:
        yield _of_words(words, subject, place, found, passed=passed)


def _stories(
    page: Report, several: tuple[newsletter.Story, ...], subject: str, place: _Place
) -> Iterator[Report | SetAside]:
    """The stories of a newsletter, each under its own headline and address; what stands above them, if it tells something, under the subject."""
    titles: Counter[str] = Counter()
    for number, one in enumerate(several):
        if one.title is None and newsletter.tells(page, one.blocks) < COVER:
            if one.blocks:
                remedy = "save its text by itself if it is a report"
                yield SetAside(place.name, "only covers the stories in it", remedy, fatal=False)
            continue
        titles[one.title or ""] += 1
        again = str(titles[one.title or ""])  # a headline may stand twice
        id = place.id if one.title is None else digest(place.id, "story", one.title, again)
        name = f"{place.name}, story {number}" if number else place.name
        url = one.address if number else place.url
        title = one.title or subject
        findings = Findings()
        findings.add("title", title, "heading" if number else "Subject header")
        findings.add("canonical_url", one.address, "link of the heading")
        shared = [meta for meta in page.metas if meta.evidence is None and meta.name not in {"title", "canonical_url"}]
        made = parcel.fragment(
            newsletter.markup_of(page, one.blocks),
            title=title,
            id=id,
            name=name,
            file=place.file,
            url=url,
            metas=(*findings.metas(), *shared),
        )
        yield replace(made, format="eml")


def _page(parts: list[MIMEPart]) -> str:
    """The pages of a message one below the other, with its plain words between them."""
    written = []
    for part in parts:
        words = _decoded(part)
        if part.get_content_subtype() != "html":
            words = "".join(f"<p>{entities.escape(line)}</p>" for line in words.split("\n\n") if line.strip())
        written.append(words)
    return "\n".join(written)


def _digested(words: str, place: _Place, found: tuple[Meta, ...]) -> Iterator[Report]:
    """The messages of which a plain digest is made; none if it is no digest."""
    rows = words.split("\n")
    for number, (head, end) in enumerate(digested(rows), start=1):
        body = "\n".join(rows[head.end : end]).strip("\n")
        if body.strip():
            id = digest(place.id, f"digest {number}")
            subject = bare(head.said.get("subject", ""))[0]
            at = replace(place, id=id, name=f"{place.name}, message {number}", url=None)
            yield _of_words(body, subject, at, _metas_of(head, found, subject), passed=False)


def _of_words(words: str, subject: str, place: _Place, found: tuple[Meta, ...], *, passed: bool) -> Report:
    """The report of a message of plain text."""
    rows = words.split("\n")
    head = head_of(rows, passed=passed)
    if head is not None and head.quoted:
        words = "\n".join(rows[: head.end] + [unquoted(row) for row in rows[head.end :]])
    if head is not None:
        subject = bare(head.said.get("subject", ""))[0] or subject
        found = _metas_of(head, found, subject)
    text = f"{subject}\n\n{words}" if subject else words
    above = len(text) - len(words)
    told = above + len("\n".join(words.split("\n")[: head.end])) if head else above
    metas = tuple(
        replace(meta, evidence=Evidence(place.id, 0, len(subject), subject))
        if meta.name == "title" and subject
        else meta
        for meta in found
    )
    blocks = tuple(
        replace(block, path=(RUNNING,))
        if above <= block.start < told or is_frame(text[block.start : block.end])
        else block
        for block in _blocks(text, told, name=place.name)
    )
    return Report(place.id, place.file, place.url, "eml", text, blocks, metas)


def _told(page: Report, subject: str, *, passed: bool) -> Report:
    """The report of a message with a page: below its subject, what is passed on told by its own header, frames told from words."""
    rows = [(start, end) for block in page.blocks for start, end in _lines_of(page, block)]
    head = head_of([page.text[start:end] for start, end in rows], passed=passed)
    told = rows[head.end - 1][1] if head else 0
    if head is not None:
        subject = bare(head.said.get("subject", ""))[0] or subject
    metas = _metas_of(head, page.metas, subject) if head else page.metas
    blocks: list[Block] = []
    for block in page.blocks:
        for part in _parted(page.text, block, told):
            covers = part.end <= told or is_frame(page.text[part.start : part.end])
            blocks.append(replace(part, path=(RUNNING,)) if covers else part)
    return html.headed(replace(page, blocks=tuple(blocks), metas=metas), subject)


def _lines_of(page: Report, block: Block) -> Iterator[tuple[int, int]]:
    for start, end in lines(page.text[block.start : block.end]):
        yield block.start + start, block.start + end


def _parted(text: str, block: Block, told: int) -> Iterator[Block]:
    """A block, parted where the header ends inside it."""
    if not block.start < told < block.end:
        yield block
        return
    below = told + len(text[told : block.end]) - len(text[told : block.end].lstrip())
    yield replace(block, end=told)
    yield replace(block, start=below)


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
    """What the headers say: subject, sender, day, language, the page that the message is a copy of; what is sent to many comes from a house."""
    findings = Findings()
    findings.add("title", subject, "Subject header")
    sent_to_many = _is_sent_to_many(message)
    for sender, _ in getaddresses([_line(message.get("From"))])[:5]:
        findings.add("publisher" if sent_to_many else "byline", sender, "From header")
    findings.add("published", _day(_line(message.get("Date"))), "Date header")
    findings.add("language", _line(message.get("Content-Language")), "Content-Language header")
    for header in _ADDRESSES:
        findings.add("canonical_url", _line(message.get(header)).strip("<>"), f"{header} header")
    return findings.metas()


def _is_sent_to_many(message: EmailMessage) -> bool:
    return any(message.get(header) is not None for header in _LISTED)


def _metas_of(head: Head, outer: tuple[Meta, ...], subject: str) -> tuple[Meta, ...]:
    """What the header of a message that is passed on says; of the outer one's words only what it may share: language and address."""
    findings = Findings()
    findings.add("title", subject, "forwarded Subject header")
    sender = _ADDRESS.split(head.said.get("from", ""), maxsplit=1)[0]
    if "@" not in sender:
        findings.add("byline", sender.strip("\"' "), "forwarded From header")
    day = head.said.get("date", "")
    findings.add("published", _day(day) or day, "forwarded Date header")
    kept = [meta for meta in outer if meta.name not in {"title", "byline", "publisher", "published"}]
    return (*findings.metas(), *kept)


def _day(value: str) -> str | None:
    """A date of RFC 5322 as ISO 8601; None if it is none."""
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _line(value: object) -> str:
    return " ".join(str(value or "").split())
