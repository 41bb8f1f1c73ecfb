"""Together: articles read by the processes that read apart, many by one or shared among several.

In: articles, the parses that are kept of their texts. Out: the new parses, what pass one found in each, and those that it ended on. Never: an article that costs another one; an order
that depends on how many processes there were.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.desk.apart import Apart, Ended, Failed, Several
from dateline.language.parse import texts_of
from dateline.sources import Passing
from dateline.store.articles import Alone
from dateline.terms import Article, Report, SetAside
from dateline.way.progress import Progress

REMEDY = "please report this fault of dateline with the document"

Row = tuple[int, bytes]
"""A parse as it is kept, with its key."""
Known = Mapping[tuple[str, str], Mapping[str, bytes]]
"""A parser's name and version → a text → the parse of it that is kept."""
PARTS = 16
"""Parts a worker that articles are read in, the longest first, so that none waits long for another (of 4 parts each, workers waited for a sixteenth of the time)."""


@dataclass(frozen=True, slots=True)
class Doing:
    """How far work is."""

    what: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class One:
    """What pass one found in one article."""

    id: str
    found: Alone


@dataclass(slots=True)
class Read:
    """What pass one made of some articles; `faults` are those that it ended on."""

    rows: list[Row] = field(default_factory=list)
    found: dict[str, Alone] = field(default_factory=dict)
    notes: list[SetAside] = field(default_factory=list)
    faults: list[tuple[str, SetAside]] = field(default_factory=list)

    def take(self, told: Iterable[object]) -> None:
        """Add what a process tells of its articles."""
        for one in told:
            match one:
                case Doing():
                    pass
                case One(id, found):
                    self.found[id] = found
                case SetAside():
                    self.notes.append(one)
                case (int() as key, bytes() as data):
                    self.rows.append((key, data))

    def join(self, other: Read) -> None:
        """Add what was made of other articles."""
        self.rows += other.rows
        self.found |= other.found
        self.notes += other.notes
        self.faults += other.faults


def unread(document: Report | Article, fault: Ended | Failed) -> SetAside:
    """What could not be read, and how that ended."""
    name = document.file or document.url or document.id
    if isinstance(fault, Failed):
        return faulted(name, "it could not be read", fault)
    return Passing(name, f"reading it {fault}", REMEDY)


def together(articles: Sequence[Article], known: Known, reading: Apart, *, workers: int, progress: Progress) -> Read:
    """What pass one makes of some articles; where it fails on them together, of each by itself."""
    read = Read()
    if not articles:
        return read
    try:
        for told in reading.ask(articles, known, workers):
            if isinstance(told, Doing):
                progress(told.what, told.done, told.total)
            else:
                read.take([told])
    except (Ended, Failed) as fault:
        if len(articles) > 1:
            read = Read()
            for one in articles:
                read.join(together([one], known, reading, workers=1, progress=progress))
            return read
        return Read(faults=[(one.id, unread(one, fault)) for one in articles])
    return read


def shared(articles: Sequence[Article], known: Known, reading: Several, *, workers: int, progress: Progress) -> Read:
    """What pass one makes of some articles, shared among processes; the same, in the same order, as by one."""
    parts = _parts(articles, workers * PARTS) if workers > 1 else []
    if len(parts) < 2:
        return together(articles, known, reading, workers=workers, progress=progress)
    asked = [(part, _known_of(part, known), 1) for part in parts]
    read, again, done = Read(), list[Article](), 0
    progress("parsing", 0, len(articles))
    for number, told in reading.each(asked, workers):
        if isinstance(told, Ended | Failed):
            again += parts[number]
            continue
        read.take(told)
        done += len(parts[number])
        progress("parsing", done, len(articles))
    for article in sorted(again, key=lambda one: one.id):
        read.join(together([article], known, reading, workers=1, progress=progress))
    places = {article.id: place for place, article in enumerate(articles)}
    read.faults.sort(key=lambda one: places[one[0]])
    return read


def _parts(articles: Sequence[Article], most: int) -> list[list[Article]]:
    """The articles in about so many parts of like length; copies, which share their longest paragraph, in one, so that it is parsed once."""
    alike: dict[str, list[Article]] = {}
    for article in articles:
        alike.setdefault(max(texts_of(article), key=len, default=""), []).append(article)
    size = sum(len(article.text) for article in articles) / most
    parts: list[list[Article]] = []
    held = size
    for some in alike.values():
        if held >= size:
            parts.append([])
            held = 0
        parts[-1] += some
        held += sum(len(article.text) for article in some)
    return sorted(parts, key=lambda part: -sum(len(article.text) for article in part))


def _known_of(articles: Sequence[Article], known: Known) -> Known:
    """Of the parses that are kept those of these articles."""
    texts = {text for article in articles for text in texts_of(article)}
    return {parser: {text: made[text] for text in texts & made.keys()} for parser, made in known.items()}


def faulted(name: str, what: str, fault: Exception) -> SetAside:
    """A document set aside for a fault of ours that it brought to light."""
    said = str(fault) if isinstance(fault, Failed) else f"{type(fault).__name__}: {fault}"
    return SetAside(name, f"{what} ({said})", REMEDY)
