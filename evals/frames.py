"""Frames: what one sentence tells of one predicate, held against two readers' labels and against MEANTIME.

Data: `frames.jsonl` beside this module, 300 predicates of the reports in `editor/` of the shared folder, labelled by two
readers apart from each other; it holds ids, offsets and labels, its first line says how they were drawn. Of each field:
the share on which the readers agree, and on those the accuracy (doer and undergoer: precision and recall; standing: also
F1 of each). A word that stands twice in the sentence is right at either place, and so is any word of the same name.

MEANTIME (Minard et al. 2016): its participants in the roles Arg0 (doer) and Arg1 (undergoer) of PropBank, right where the
head of a gold mention, or a word of the name that it stands in, is ours. Only what is marked as a mention can be a participant
there: events without any, and what of ours heads no mention, are left out. `negated`: polarity; `open`: certainty other than
certain, ours where the standing is "not told".
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from dateline.english.clauses import antecedent
from dateline.english.frames import Frame, frame
from dateline.english.quotes import Inside, quotations
from dateline.language import Parse, Sentence
from dateline.terms import Article
from evals import Absent
from evals._article import built
from evals._parses import parses_of
from evals.events import Marked, head_in, meantime_documents

LABELS = Path(__file__).with_name("frames.jsonl")
STANDINGS = ("asserted", "planned", "claimed", "denied", "not told")
READERS = ("a", "b")
PARTICIPANTS = (("doer", "Arg0"), ("undergoer", "Arg1"))

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """A predicate in its sentence."""

    sentence: Sentence
    i: int
    quoted: frozenset[int]

    @property
    def frame(self) -> Frame:
        """What we read there, made anew each time it is asked for: a rule may be off by then."""
        return frame(self.sentence, self.i, quoted=self.quoted)


@dataclass(frozen=True, slots=True)
class Labels:
    """What one reader said of a predicate; doer and undergoer are offsets of a head word."""

    doer: Span | None
    undergoer: Span | None
    polarity: str
    standing: str
    finite: bool


@dataclass(frozen=True, slots=True)
class Item:
    """A labelled predicate: where it stands, and what each reader said."""

    story: str
    article: str
    start: int
    end: int
    readers: tuple[Labels, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A labelled predicate, the report and the place where it stands, and our frame of it."""

    item: Item
    article: Article
    place: Place
    frame: Frame


def measure(shared: Path) -> dict[str, float]:
    """The figures of the module's docstring whose data is there; raises Absent where none is."""
    figures: dict[str, float] = {}
    for part in (labelled, meantime):
        try:
            figures |= part(shared)
        except Absent:
            continue
    if not figures:
        raise Absent(f"no {LABELS.name} drawn from {shared / 'editor'}, and no data set 'meantime_en'")
    return figures


# The labelled predicates ------------------------------------------------------------------------------------------------


def labelled(shared: Path) -> dict[str, float]:
    """Agreement of the readers, and ours with both."""
    found = answers(shared)
    figures = {"n": float(len(found))}
    for field in ("standing", "polarity", "finite"):
        pairs = [(str(gold), str(mine)) for gold, mine in _agreed(found, field)]
        figures[f"{field}_agreed"] = len(pairs) / len(found)
        figures[field] = sum(gold == mine for gold, mine in pairs) / len(pairs)
        if field == "standing":
            figures |= {f"standing_{one.replace(' ', '_')}": _f1(pairs, one) for one in STANDINGS}
    for role, _ in PARTICIPANTS:
        figures |= _role(found, role)
    return figures


def _agreed(found: Iterable[Answer], field: str) -> Iterator[tuple[Hashable, Hashable]]:
    """(the readers', ours) where the readers agree on a field."""
    for one in found:
        said = {getattr(reader, field) for reader in one.item.readers}
        if len(said) == 1:
            yield said.pop(), ours(one.frame)[field]


def ours(one: Frame) -> dict[str, Hashable]:
    """The labels that a frame stands for."""
    return {
        "standing": one.verdict.standing,
        "polarity": "neg" if one.denied else "pos",
        "finite": one.finite,
    }


def _f1(pairs: Sequence[tuple[Hashable, Hashable]], label: Hashable) -> float:
    both = sum(gold == mine == label for gold, mine in pairs)
    total = sum((gold == label) + (mine == label) for gold, mine in pairs)
    return 2 * both / total if total else 0.0


def _role(found: Sequence[Answer], role: str) -> dict[str, float]:
    """Agreement, precision and recall of a role."""
    count: Counter[str] = Counter()
    for one in found:
        said = {getattr(reader, role) for reader in one.item.readers}
        if len(said) > 1:
            continue
        count["agreed"] += 1
        gold, mine = said.pop(), getattr(one.frame, role)
        count["gold"] += gold is not None
        count["mine"] += mine is not None
        count["both"] += gold is not None and mine is not None and is_same(one, gold, mine)
    return {f"{role}_agreed": count["agreed"] / len(found)} | _precision_recall(role, count)


def _precision_recall(role: str, count: Mapping[str, int]) -> dict[str, float]:
    return {f"{role}_p": count["both"] / (count["mine"] or 1), f"{role}_r": count["both"] / (count["gold"] or 1)}


def is_same(one: Answer, gold: Span, mine: int) -> bool:
    """Our token is the word that the readers named, that word at another place, or a word of the same name."""
    token = one.place.sentence.tokens[mine]
    word = one.article.text[slice(*gold)].casefold()
    return token.text.casefold() == word or any(
        a < gold[1] and gold[0] < b for a, b in _words(one.place.sentence, mine)
    )


def _words(sentence: Sentence, i: int) -> tuple[Span, ...]:
    """Offsets of a token and of the name that it stands in."""
    token = sentence.tokens[i]
    return (token.start, token.end), *((n.start, n.end) for n in sentence.names if n.first <= i < n.last)


def answers(shared: Path) -> list[Answer]:
    """Our frame of each labelled predicate; raises Absent where the reports are not there or not those that were labelled."""
    return [Answer(item, article, place, place.frame) for item, article, place in _found(shared)]


@cache
def _found(shared: Path) -> tuple[tuple[Item, Article, Place], ...]:
    items = drawn(shared)
    articles = _articles(shared, items)
    parsed = parses_of(list(articles.values()))
    found = []
    for item in items:
        article = articles[f"{item.story}/{item.article}"]
        sentence = next(one for one in parsed[article.id] if one.start <= item.start < one.end)
        i = next(token.i for token in sentence.tokens if token.start <= item.start < token.end)
        found.append((item, article, Place(sentence, i, quoted_in(article, sentence))))
    return tuple(found)


def drawn(shared: Path) -> list[Item]:
    """The labelled predicates, their reports being those they were drawn from."""
    head, *rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    for story, digest in head["sha256"].items():
        path = shared / "editor" / story / "articles.jsonl"
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise Absent(f"{path} is not there, or not as it was when its predicates were labelled")
    return [
        Item(row["story"], row["article"], row["start"], row["end"], tuple(_labels(row[reader]) for reader in READERS))
        for row in rows
    ]


def _labels(row: Mapping[str, Any]) -> Labels:
    doer, undergoer = (tuple(row[role]) if row[role] else None for role, _ in PARTICIPANTS)
    return Labels(doer, undergoer, row["polarity"], row["standing"], row["finite"])


def _articles(shared: Path, items: Iterable[Item]) -> dict[str, Article]:
    """The reports by story and id, of each only the paragraphs in which a predicate is labelled."""
    wanted: dict[str, list[int]] = {}
    for item in items:
        wanted.setdefault(f"{item.story}/{item.article}", []).append(item.start)
    found = {}
    for story in sorted({item.story for item in items}):
        for line in (shared / "editor" / story / "articles.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            name = f"{story}/{row['id']}"
            if name in wanted:
                article = built(name, row["title"], row["text"])
                kept = (p for p in article.paragraphs if any(p.start <= at < p.end for at in wanted[name]))
                found[name] = replace(article, paragraphs=tuple(kept))
    return found


def quoted_in(article: Article, sentence: Sentence) -> frozenset[int]:
    """The indexes of the tokens of a sentence that stand in quotation marks."""
    return _inside(article.text, tuple((part.start, part.end) for part in article.paragraphs)).tokens(sentence)


@cache
def _inside(text: str, paragraphs: tuple[Span, ...]) -> Inside:
    return Inside(quotations(text, paragraphs))


# MEANTIME ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Told:
    """A gold event of MEANTIME: its attributes, its participants by role, all mentions of its sentence, where it stands."""

    document: str
    polarity: str
    certainty: str
    participants: Mapping[str, tuple[Span, ...]]
    mentions: tuple[Span, ...]
    place: Place


def meantime(shared: Path) -> dict[str, float]:
    """Precision and recall of participants, F1 of what is denied and of what is open."""
    told = [(one, one.place.frame) for one in meantime_events(shared)]
    figures: dict[str, float] = {}
    for role, name in PARTICIPANTS:
        count = Counter(what for one, mine in told if one.participants for what in _counted(one, name, mine, role))
        figures |= _precision_recall(f"meantime_{role}", count)
    negated = [(one.polarity == "NEG", mine.denied) for one, mine in told if one.polarity in {"POS", "NEG"}]
    certain = {"CERTAIN": False, "POSSIBLE": True, "PROBABLE": True}
    opened = [
        (certain[one.certainty], mine.verdict.standing == "not told") for one, mine in told if one.certainty in certain
    ]
    return figures | {"meantime_negated": _f1(negated, True), "meantime_open": _f1(opened, True)}


def _counted(one: Told, name: str, frame: Frame, role: str) -> Iterator[str]:
    mine, spans = getattr(frame, role), one.participants.get(name, ())
    if mine is not None and is_participant(one.place.sentence, one.mentions, mine):
        yield "mine"
    if spans:
        yield "gold"
    if mine is not None and is_participant(one.place.sentence, spans, mine):
        yield "both"


def is_participant(sentence: Sentence, spans: Iterable[Span], mine: int) -> bool:
    """Our token, or the name that it stands in, holds the head of one of the mentions, or the noun that its "which" stands for."""
    heads = [head for span in spans if (head := head_in(sentence, *span)) is not None]
    meant = [*heads, *(antecedent(sentence, head) for head in heads)]
    return any(start <= head.start < end for head in meant for start, end in _words(sentence, mine))


@cache
def meantime_events(shared: Path) -> tuple[Told, ...]:
    """The events that MEANTIME marks, where they stand in our parse."""
    read = meantime_documents(shared)
    parsed = parses_of([marked.article for marked, _, _ in read])
    return tuple(
        one for marked, root, offsets in read for one in _told(marked, root, offsets, parsed[marked.article.id])
    )


def _told(marked: Marked, root: etree._Element, offsets: Mapping[str, Span], parse: Parse) -> Iterator[Told]:
    spans = _mentions(root, offsets)
    roles: dict[str, dict[str, list[Span]]] = {}
    for link in root.iter("HAS_PARTICIPANT"):
        source, target = link.find("source").get("m_id"), link.find("target").get("m_id")
        if target in spans:
            roles.setdefault(source, {}).setdefault(link.get("sem_role"), []).append(spans[target])
    attributes = {mention.get("m_id"): mention for mention in root.iter("EVENT_MENTION")}
    for id, start, end in marked.events:
        sentence = next((one for one in parse if one.start <= start < one.end), None)
        head = sentence and head_in(sentence, start, end)
        if not sentence or not head:
            continue
        gold = attributes[id]
        yield Told(
            marked.article.id,
            gold.get("polarity") or "",
            gold.get("certainty") or "",
            dict(_within(sentence, roles.get(id, {}))),
            tuple(span for span in spans.values() if sentence.start <= span[0] < sentence.end),
            Place(sentence, head.i, quoted_in(marked.article, sentence)),
        )


def _within(sentence: Sentence, roles: Mapping[str, Sequence[Span]]) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Of the participants by role those that the sentence itself names."""
    for role, spans in roles.items():
        inside = tuple(span for span in spans if sentence.start <= span[0] < sentence.end)
        if inside:
            yield role, inside


def _mentions(root: etree._Element, offsets: Mapping[str, Span]) -> dict[str, Span]:
    """The span of each mention by its id."""
    found = {}
    for markable in root.find("Markables"):
        anchors = [offsets[a.get("t_id")] for a in markable.iter("token_anchor") if a.get("t_id") in offsets]
        if anchors:
            found[markable.get("m_id")] = (anchors[0][0], anchors[-1][1])
    return found
