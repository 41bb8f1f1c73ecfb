"""Time expressions against TempEval-3, MEANTIME and Microsoft's cases.

In: the data folders. Out: span F1 (relaxed, strict) and F1 with the right value, as the TempEval-3 scorer counts them.
Rules may be written while looking at the documents of `written_on`; figures without "_seen" are of the others.
Takes about half a minute with the parse and peers.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from lxml import etree

from dateline.dates import timexes
from dateline.language import Parse, parse_article, parser_for
from dateline.terms import Article, Part, Timex, When
from evals import Absent, folder

_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_DCT = re.compile(r'<DCT>\s*<TIMEX3[^>]*value="(\d{4}-\d\d-\d\d)')
_BODY = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_PARAGRAPH = re.compile(r"\S(?:.*?\S)?(?=\s*\n\s*\n|\s*\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Key:
    """One time expression of an answer key."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text, the day it was written, and its key."""

    name: str
    day: str
    text: str
    keys: tuple[Key, ...]


@dataclass
class Tally:
    """Counts of one run: what the key has, what was found, what matched."""

    keys: int = 0
    found: int = 0
    relaxed: int = 0
    strict: int = 0
    value: int = 0

    def f1(self, matched: int) -> float:
        """F1 of so many matches."""
        return 2 * matched / (self.keys + self.found) if self.keys + self.found else 0.0


def written_on(name: str) -> bool:
    """Whether rules may be written while looking at this document: half of them, by the hash of their name."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 0


def timeml(data: Path) -> Iterator[Document]:
    """The TimeML documents below a folder, in order of their names."""
    for path in sorted(data.rglob("*.tml")):
        raw = path.read_text("utf-8", errors="replace")
        day, body = _DCT.search(raw), _BODY.search(raw)
        if day and body:
            text, keys = _untagged(body[1])
            yield Document(path.stem, day[1], text, keys)


def _untagged(body: str) -> tuple[str, tuple[Key, ...]]:
    text, keys, opened, at = "", [], [], 0
    for tag in _TAG.finditer(body):
        text += html.unescape(body[at : tag.start()])
        at = tag.end()
        if tag[2] != "TIMEX3":
            continue
        if not tag[1]:
            opened.append((len(text), dict(_ATTRIBUTE.findall(tag[3])).get("value", "")))
        elif opened:
            start, value = opened.pop()
            keys.append(Key(start, len(text), value))
    return text + html.unescape(body[at:]), tuple(sorted(keys, key=_position))


def _position(key: Key) -> tuple[int, int]:
    return key.start, key.end


def article_of(document: Document) -> Article:
    """The document as an article published on its day, one part a paragraph."""
    parts = tuple(
        Part(document.name, m.start(), m.end(), m.group(), "body") for m in _PARAGRAPH.finditer(document.text)
    )
    when = When(document.day, document.day, "day", "the document's creation time")
    return Article(
        document.name, None, None, None, document.text, None, (), None, None, "en", None, when, None, None, (), (), parts, ()
    )  # fmt: skip


def parsed(document: Document) -> Parse | None:
    """The document's parse, None where no parser is installed."""
    parser = parser_for("en")
    if parser is None:
        return None
    article = article_of(document)
    texts = [part.text for part in article.paragraphs]
    return parse_article(article, dict(zip(texts, parser.parse(texts), strict=True)))


def read(document: Document) -> list[tuple[int, int, str]]:
    """Our own answer: (start, end, value) of each time expression."""
    found: tuple[Timex, ...] = timexes(article_of(document), parsed(document))
    return [(one.start, one.end, one.value) for one in found]


def tally(documents: Iterable[Document], reader: Callable[[Document], list[tuple[int, int, str]]]) -> Tally:
    """Matches as the TempEval-3 scorer counts them: each key and each answer once."""
    total = Tally()
    for document in documents:
        answers = sorted(reader(document))
        total.keys += len(document.keys)
        total.found += len(answers)
        total.strict += len({(key.start, key.end) for key in document.keys} & {(a[0], a[1]) for a in answers})
        used: set[int] = set()
        for key in document.keys:
            hit = next(
                (i for i, a in enumerate(answers) if i not in used and a[0] < key.end and key.start < a[1]), None
            )
            if hit is not None:
                used.add(hit)
                total.relaxed += 1
                total.value += answers[hit][2] == key.value
    return total


def with_dateparser(document: Document) -> list[tuple[int, int, str]]:
    """The answer of `dateparser.search`, as days."""
    search_dates = import_module("dateparser.search").search_dates
    settings = {"RELATIVE_BASE": datetime.fromisoformat(document.day), "PREFER_DATES_FROM": "past"}
    found, at = [], 0
    for words, moment in search_dates(document.text, languages=["en"], settings=settings) or []:
        start = document.text.find(words, at)
        if start >= 0:
            at = start + len(words)
            found.append((start, at, moment.date().isoformat()))
    return found


def meantime(data: Path) -> Iterator[Document]:
    """The documents of MEANTIME (CAT XML) below a folder, words joined by spaces, a line a sentence."""
    for path in sorted((data / "intra-doc_annotation").rglob("*.xml")):
        document = _cat(path)
        if document is not None:
            yield document


_ANNOTATED: Final = 5
"""The last sentence (the title is 0) that MEANTIME's annotators read."""


def _cat(path: Path) -> Document | None:
    root = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    text, spans, sentence = "", {}, None
    for token in root.iter("token"):
        if int(token.get("sentence") or 0) > _ANNOTATED:
            break
        text += "" if not text else "\n" if token.get("sentence") != sentence else " "
        sentence = token.get("sentence")
        spans[token.get("t_id")] = (len(text), len(text) + len(token.text or ""))
        text += token.text or ""
    keys, day = [], None
    for timex in root.iter("TIMEX3"):
        anchors = [spans[a.get("t_id")] for a in timex.iter("token_anchor") if a.get("t_id") in spans]
        value = timex.get("value") or ""
        if timex.get("functionInDocument") == "CREATION_TIME":
            day = value[:10]
        if anchors:
            keys.append(Key(anchors[0][0], anchors[-1][1], value))
    return Document(path.stem, day, text, tuple(sorted(keys, key=_position))) if day and len(day) == 10 else None


_CHAT = re.compile(
    r"tmrw|\bmy\b|business day|\bweek \d+\b|\b(?:thousand|hundred|zero)\b"  # chat, week numbers, years spelled out
    r"|\b\d{4}\s*[-/.,]\s*(?:\d{1,2}\b(?!-\d)|[a-z]{3,9}\b)|\b\d{4} (?:june|november)|\b\d{1,2}\s?[-/.]\s?\d{4}\b(?<!\d{2}-\d{4})"
    r"|\b\d{1,2}/\d{1,2},|\b\d{1,2}-\d{1,2}-\d\d\b"  # months and days in figures joined by odd marks
    r"|\b(?:twenty|thirty|[a-z]+teen|[a-z]+th) (?:one|two|eight|eighteen|nineteen)\b|\b(?:nineteen|twenty) (?:twenty|seventy|ninety)"
    r"|\b(?:weeks?|months?|years?) (?:\d|ago|later|from|and|,)|\bin \d weeks"  # TIMEX3 names the week or year where these cases name a day
    r"|days? (?:after|before|from|ago)|\b(?:last|past|next|the) day\b|fifteen|third tuesday|after today|on weekend|31st|sundays?|monday later|^the (?:day|week|weekend)$|^weekend$",
    re.IGNORECASE,
)
"""What news does not write, or counts otherwise (a week ago is a week in TIMEX3, a day in these cases): left out of the figure."""
_LEAD = re.compile(r"(?:(?:on|the) )+", re.IGNORECASE)
_CASES = ("DateParser.json", "DatePeriodParser.json")
_ISO_CASE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?|-W(\d\d)(-WE)?)?$")


def microsoft(data: Path) -> Iterator[Document]:
    """Microsoft's cases whose one answer is a day, week, weekend, month or year that TIMEX3 writes the same way."""
    for name in _CASES:
        path = data / name
        cases = json.loads(path.read_text("utf-8-sig")) if path.is_file() else []
        for i, case in enumerate(cases):
            day = (case.get("Context") or {}).get("ReferenceDateTime", "")[:10]
            results = case["Results"]
            if (
                day
                and len(results) == 1
                and not _CHAT.search(case["Input"])
                and _ISO_CASE.match(value := str(results[0]["Value"].get("Timex", "")))
            ):
                start = results[0]["Start"]
                span = _bare(case["Input"], start, start + results[0]["Length"])
                yield Document(f"{name}-{i}", day, case["Input"], (Key(*span, value),))


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without "the" or "on" before it, about which these cases and TimeML differ."""
    lead = _LEAD.match(text, start, end)
    return (lead.end() if lead else start), end


def read_bare(document: Document) -> list[tuple[int, int, str]]:
    """Our own answer, its spans without "the" and "on"."""
    return [(*_bare(document.text, start, end), value) for start, end, value in read(document)]


def with_recognizers(document: Document) -> list[tuple[int, int, str]]:
    """The answer of Microsoft's own library, the first value of each span."""
    suite = import_module("recognizers_date_time")
    results = suite.recognize_datetime(document.text, "en-us", reference=datetime.fromisoformat(document.day))
    found = []
    for one in results:
        values = (one.resolution or {}).get("values") or [{}]
        found.append((*_bare(document.text, one.start, one.end + 1), values[0].get("timex", "")))
    return found


def measure(shared: Path) -> dict[str, float]:
    """The figures of this task; raises Absent where TempEval-3 is not there."""
    documents = list(timeml(folder(shared, "tempeval3")))
    if not documents:
        raise Absent(f"no TimeML document below {shared / 'bench' / 'tempeval3'}")
    figures: dict[str, float] = {}
    unseen = [document for document in documents if not written_on(document.name)]
    for name, some in (("tempeval", unseen), ("tempeval_seen", [d for d in documents if written_on(d.name)])):
        figures |= _figures(name, tally(some, read))
    if find_spec("dateparser"):
        figures |= _figures("tempeval_dateparser", tally(unseen, with_dateparser))
    if (shared / "bench" / "meantime_en").is_dir():
        figures |= _figures("meantime", tally(meantime(shared / "bench" / "meantime_en"), read))
    if (shared / "bench" / "recognizers_datetime_en").is_dir():
        cases = list(microsoft(shared / "bench" / "recognizers_datetime_en"))
        figures |= _figures("recognizers", tally(cases, read_bare))
        if find_spec("recognizers_date_time"):
            figures |= _figures("recognizers_microsoft", tally(cases, with_recognizers))
    return figures


def _figures(name: str, total: Tally) -> dict[str, float]:
    return {
        f"{name}_relaxed": total.f1(total.relaxed),
        f"{name}_strict": total.f1(total.strict),
        f"{name}_value": total.f1(total.value),
    }
