"""Names: who is who over a topic's reports, on MEANTIME (Wikinews, cross-document coreference).

In: the folder of data sets. Out: figures by name. Never: a figure where data is absent.

A topic of MEANTIME is what a story is to us: its reports share their people, organizations and places. Figures are B³ (Bagga and Baldwin
1998) over the named mentions (NAM and PRE.NAM) of people, organizations and places that belong to an instance, micro-averaged over topics:

- `b3`, `b3_p`, `b3_r`: mentions given, with their kind. A gold extent takes in what stands beside the name ("European airframer Airbus");
  the name in it is what is handed on.
- `own_b3`, `own_b3_p`, `own_b3_r`: our own mentions. A gold mention whose name we do not find counts against recall.
- `b3_exact`, `b3_surname`: the peers on the given mentions: same string; same kind and same last word (people) or string.

About 15 seconds for 60 reports, nearly all of it the parse.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from dateline.language import parse_article, parser_for
from dateline.language.parse import parts_of
from dateline.names import cast, lexicon, mentions
from dateline.terms import Article, EntityKind, Mention, Part
from evals import Absent, folder

KINDS: dict[str, EntityKind] = {"PER": "person", "ORG": "organization", "LOC": "place"}
_BESIDE = re.compile(r"\s*(?:,|\(|\bwho\b|\bwhich\b)\s*")
_PLACED = re.compile(r"\s(?:in|for|near|with|at|on)\s")
_CAPITAL_RUN = re.compile(
    r"(?:[^\W\d_a-z][\w.&'-]*|\d\w*)(?:\s(?:[^\W\d_a-z][\w.&'-]*|\d\w*|-|of(?=\s(?:the\s)?[A-Z])|and(?=\s[A-Z])|the(?=\s[A-Z])|&))*"
)


@dataclass(frozen=True, slots=True)
class Gold:
    """A named mention of the key: where, its words, its kind, and the instance it belongs to."""

    article: str
    start: int
    end: int
    text: str
    kind: EntityKind
    instance: str


def measure(shared: Path) -> dict[str, float]:
    """The figures of the module's docstring, for the documents below `bench`/meantime_en."""
    root = folder(shared, "meantime_en") / "intra_cross-doc_annotation"
    topics = sorted(path for path in root.glob("*") if path.is_dir() and any(path.glob("*.xml")))
    if not topics:
        raise Absent(f"no documents below {root}")
    pairs: dict[str, list[tuple[Hashable, Hashable | None]]] = defaultdict(list)
    for topic in topics:
        read = [_document(path) for path in sorted(topic.glob("*.xml"))]
        articles = [article for article, _ in read]
        gold = [one for _, found in read for one in found]
        for system, answers in _systems(articles, gold).items():
            pairs[system] += [
                ((topic.name, g.instance), None if a is None else (topic.name, a))
                for g, a in zip(gold, answers, strict=True)
            ]
    figures: dict[str, float] = {}
    for system, found in pairs.items():
        precision, recall = b_cubed(found)
        both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        if system.startswith("b3_"):
            figures[system] = round(both, 4)
        else:
            figures |= {system: round(both, 4), f"{system}_p": round(precision, 4), f"{system}_r": round(recall, 4)}
    return figures


def b_cubed(pairs: Sequence[tuple[Hashable, Hashable | None]]) -> tuple[float, float]:
    """B³ precision and recall of (key, answer) a mention; an answer None is a mention not found: no precision, recall zero."""
    keys: dict[Hashable, int] = defaultdict(int)
    answers: dict[Hashable, int] = defaultdict(int)
    both: dict[tuple[Hashable, Hashable], int] = defaultdict(int)
    for key, answer in pairs:
        keys[key] += 1
        if answer is not None:
            answers[answer] += 1
            both[key, answer] += 1
    answered = sum(answers.values())
    precision = sum(n * n / answers[answer] for (_, answer), n in both.items()) / answered if answered else 0.0
    recall = sum(n * n / keys[key] for (key, _), n in both.items()) / len(pairs) if pairs else 0.0
    return precision, recall


def _systems(articles: Sequence[Article], gold: Sequence[Gold]) -> Mapping[str, list[str | None]]:
    """The answers of each system: one a gold mention, None where it has none."""
    given: dict[str, list[Mention]] = defaultdict(list)
    for one in gold:
        given[one.article].append(_mention(one))
    own = {article.id: _own_mentions(article) for article in articles}
    return {
        "b3": _answers(articles, given, gold),
        "own_b3": _answers(articles, own, gold),
        "b3_exact": [f"{one.kind} {_mention(one).text.casefold()}" for one in gold],
        "b3_surname": [f"{one.kind} {_by_surname(one)}" for one in gold],
    }


def _by_surname(one: Gold) -> str:
    name = _mention(one).text.casefold()
    return name.split()[-1] if one.kind == "person" else name


def _answers(
    articles: Sequence[Article], found: Mapping[str, Sequence[Mention]], gold: Sequence[Gold]
) -> list[str | None]:
    told = cast(articles, found)
    return [_at(told.mentioned(one.article), _mention(one)) for one in gold]


def _at(mentioned: Iterable[tuple[int, int, str]], wanted: Mention) -> str | None:
    """The entity whose mention is the wanted name, or overlaps it most."""
    overlaps = [
        (min(end, wanted.end) - max(start, wanted.start), abs(start - wanted.start) + abs(end - wanted.end), who)
        for start, end, who in mentioned
    ]
    overlap, _, who = min(overlaps, key=lambda one: (-one[0], one[1], one[2]), default=(0, 0, ""))
    return who if overlap > 0 else None


def _own_mentions(article: Article) -> tuple[Mention, ...]:
    parser = parser_for("en")
    if parser is None:
        raise Absent("no English parser")
    texts = sorted({article.text[start:end] for start, end, _, _ in parts_of(article)})
    return mentions(article, parse_article(article, dict(zip(texts, parser.parse(texts), strict=True))))


def _mention(one: Gold) -> Mention:
    """The name inside a gold extent, without what only describes it.

    Of the parts between commas and brackets it is the first that ends in capitalised words (of a person: that name no office), and there the last
    run of them.
    """
    runs = [run for part in _parts(one.text) if (run := _last_run(one, *part))]
    start, end = runs[0] if runs else _any_run(one.text)
    return Mention(one.article, one.start + start, one.start + end, one.text[start:end], one.kind)


def _parts(text: str) -> list[tuple[int, int]]:
    ends = [match.span() for match in _BESIDE.finditer(text)]
    return list(zip([0, *(end for _, end in ends)], [*(start for start, _ in ends), len(text)], strict=True))


def _last_run(one: Gold, start: int, end: int) -> tuple[int, int] | None:
    placed = _PLACED.search(one.text, start + 1, end)
    end = placed.start() if placed else end
    run = next((run for run in reversed(list(_CAPITAL_RUN.finditer(one.text, start, end))) if run.end() == end), None)
    is_office = one.kind == "person" and run is not None and lexicon.is_role(run.group().split()[-1])
    is_office = is_office or (one.kind == "person" and run is not None and " of " in run.group())
    return None if run is None or is_office else run.span()


def _any_run(text: str) -> tuple[int, int]:
    runs = list(_CAPITAL_RUN.finditer(text))
    return runs[-1].span() if runs else (0, len(text))


def _document(path: Path) -> tuple[Article, list[Gold]]:
    """A CAT file as an article, a sentence a paragraph, and its gold mentions."""
    root = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    id = path.stem
    places: dict[str, tuple[int, int]] = {}
    spans: list[list[int]] = []
    text, sentence = "", None
    for token in root.findall("token"):
        if token.get("sentence") != sentence:
            sentence = token.get("sentence")
            text += "\n" if text else ""
            spans.append([len(text), len(text)])
        elif text:
            text += " "
        places[token.get("t_id", "")] = (len(text), len(text) + len(token.text or ""))
        text += token.text or ""
        spans[-1][1] = len(text)
    return _article(id, text, spans), _gold(root, id, text, places)


def _article(id: str, text: str, spans: Sequence[Sequence[int]]) -> Article:
    parts = [
        Part(id, start, end, text[start:end], "title" if i == 0 else "body") for i, (start, end) in enumerate(spans)
    ]
    return Article(
        id=id, file=None, url=None, canonical_url=None, text=text, title=None, bylines=(), publisher=None, agency=None, language="en",
        place=None, published=None, modified=None, fetched=None, candidates=(), masthead=tuple(parts[:1]), paragraphs=tuple(parts[1:]), furniture=(),
    )  # fmt: skip


def _gold(root: etree._Element, id: str, text: str, places: Mapping[str, tuple[int, int]]) -> list[Gold]:
    marked, instances = {}, {}
    for mark in root.find("Markables"):
        if mark.tag == "ENTITY_MENTION" and mark.get("syntactic_type") in {"NAM", "PRE.NAM"}:
            marked[mark.get("m_id")] = sorted(places[anchor.get("t_id")] for anchor in mark.findall("token_anchor"))
        elif mark.tag == "ENTITY" and mark.get("ent_type") in KINDS:
            instances[mark.get("m_id")] = mark
    found = []
    for link in root.find("Relations").findall("REFERS_TO"):
        target = instances.get(link.find("target").get("m_id"))
        for source in link.findall("source"):
            anchors = marked.get(source.get("m_id"))
            if target is not None and anchors:
                start, end = anchors[0][0], anchors[-1][1]
                instance = target.get("instance_id") or f"{id} {target.get('m_id')}"
                found.append(Gold(id, start, end, text[start:end], KINDS[target.get("ent_type")], instance))
    return sorted(set(found), key=lambda one: (one.start, one.end, one.instance))
