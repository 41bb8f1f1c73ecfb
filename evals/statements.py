r"""Statements: who said what, on PolNeAR (Newell et al. 2018: attributions in US political news).

In: the folder of data sets. Out: figures by name. Never: a figure where data is absent; the split whose
counts helped to choose the cue verbs (train), if there is another one. The misses on dev were read as well while the
room was written, so that dev is no held-out figure; only a split that was not there then is.

An attribution of the key has a content, mostly a source, each a set of words (`\w+` tokens whose characters an
annotation touches; spans may be discontinuous). Ours are the statements that share a cue. Contents are paired one to
one, the largest Dice overlap first; sources likewise, on their own. Figures are F1 over all attributions:

- `content_overlap`, `source_overlap`: a pair shares at least one word. `content_exact`, `source_exact`: the same words.
- `whole_overlap`: contents are paired and their sources share a word, or neither has one. `whole_exact`: contents and
  sources are the same words.
- `source_given_content`: of paired contents, those whose sources share a word (or neither has one).
- `quoted_found`, `quoted_speaker`: of the key's attributions whose content holds a quotation mark, those whose content
  is paired, and those whose source is right as well. `*_textacy`: the same for textacy's direct quotations.
- `content_p`, `content_r`: precision and recall behind `content_overlap`.
- `share_of_parse`: our seconds as a part of the parser's.

So measured, two annotators of the doubly annotated files of train and dev share .857 of their contents. About 45
seconds for 84 articles: the parse, and textacy's own where it is installed.
"""

from __future__ import annotations

import csv
import re
import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from dateline.language import Parse, parse_article, parser_for
from dateline.language.english import DEFAULT_MODEL
from dateline.language.parse import texts_of
from dateline.statements import find
from dateline.terms import Article, Part, Statement
from dateline.text import lines, plain
from evals import Absent, folder

_WORD = re.compile(r"\w+")
_QUOTATION = re.compile(r"[\"“”]|''")


@dataclass(frozen=True, slots=True)
class Attribution:
    """The words (by number) of one attribution, and whether its content holds a quotation mark."""

    content: frozenset[int]
    source: frozenset[int]
    quoted: bool = False


def measure(shared: Path) -> dict[str, float]:
    """The figures of the module's docstring, for the articles below `bench`/polnear."""
    root = folder(shared, "polnear")
    splits = sorted(path for path in root.iterdir() if (path / "attributions").is_dir())
    splits = [path for path in splits if path.name != "train"] or splits
    articles = [one for split in splits for one in documents(split, titles(root))]
    if not articles:
        raise Absent(f"no annotated articles below {root}")
    parses, parsing = parsed([article for article, _ in articles])
    started = time.perf_counter()
    found = [find(article, parse) for (article, _), parse in zip(articles, parses, strict=True)]
    took = time.perf_counter() - started
    ours = [_ours(article, statements) for (article, _), statements in zip(articles, found, strict=True)]
    gold = [attributions for _, attributions in articles]
    figures = scored(zip(gold, ours, strict=True)) | {"share_of_parse": took / parsing if parsing else 0.0}
    return figures | _peer(articles)


def scored(pairs: Iterable[tuple[Sequence[Attribution], Sequence[Attribution]]]) -> dict[str, float]:
    """Figures from (key, answer) attributions of each document."""
    n: Counter[str] = Counter()
    for gold, ours in pairs:
        _count(n, gold, ours)
    contents, sources = n["gold"] + n["ours"], n["gold sources"] + n["our sources"]
    return {
        "content_overlap": _part(2 * n["content"], contents),
        "content_exact": _part(2 * n["content exact"], contents),
        "source_overlap": _part(2 * n["source"], sources),
        "source_exact": _part(2 * n["source exact"], sources),
        "whole_overlap": _part(2 * n["whole"], contents),
        "whole_exact": _part(2 * n["whole exact"], contents),
        "source_given_content": _part(n["whole"], n["content"]),
        "quoted_found": _part(n["quoted found"], n["quoted"]),
        "quoted_speaker": _part(n["quoted right"], n["quoted"]),
        "content_p": _part(n["content"], n["ours"]),
        "content_r": _part(n["content"], n["gold"]),
    }


def _part(some: float, all_: float) -> float:
    return round(some / all_, 4) if all_ else 0.0


def _count(n: Counter[str], gold: Sequence[Attribution], ours: Sequence[Attribution]) -> None:
    """Add one document to the counts."""
    paired = _paired([g.content for g in gold], [o.content for o in ours])
    mine, theirs = [o.source for o in ours if o.source], [g.source for g in gold if g.source]
    sources = _paired(theirs, mine)
    n["gold"] += len(gold)
    n["ours"] += len(ours)
    n["content"] += len(paired)
    n["gold sources"] += len(theirs)
    n["our sources"] += len(mine)
    n["source"] += len(sources)
    n["source exact"] += sum(theirs[i] == mine[j] for i, j in sources.items())
    for i, g in enumerate(gold):
        o = ours[paired[i]] if i in paired else None
        right = o is not None and (bool(g.source & o.source) or not (g.source or o.source))
        exact = o is not None and g.content == o.content
        n["whole"] += right
        n["content exact"] += exact
        n["whole exact"] += exact and o is not None and g.source == o.source
        n["quoted"] += g.quoted
        n["quoted found"] += g.quoted and o is not None
        n["quoted right"] += g.quoted and right


def _paired(gold: Sequence[frozenset[int]], ours: Sequence[frozenset[int]]) -> dict[int, int]:
    """Key → answer, one to one, the largest Dice overlap first."""
    by_word: dict[int, list[int]] = {}
    for j, words in enumerate(ours):
        for word in words:
            by_word.setdefault(word, []).append(j)
    near = {(i, j) for i, words in enumerate(gold) for word in words for j in by_word.get(word, ())}
    ranked = sorted((-2 * len(gold[i] & ours[j]) / (len(gold[i]) + len(ours[j])), i, j) for i, j in near)
    paired: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in ranked:
        if i not in paired and j not in taken:
            paired[i] = j
            taken.add(j)
    return paired


def titles(root: Path) -> dict[str, str]:
    """File name → the article's title, as the data set's table has it."""
    table = root / "metadata.tsv"
    if not table.is_file():
        return {}
    with table.open(encoding="utf-8", newline="") as rows:
        found = list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {row.get("filename", "") or "": row.get("title", "") or "" for row in found}


def documents(split: Path, titles: dict[str, str]) -> list[tuple[Article, list[Attribution]]]:
    """The articles of a split with the attributions of the first annotator of each."""
    first: dict[str, Path] = {}
    for path in sorted((split / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rsplit("_", 1)[0], path)
    found = []
    for name, path in sorted(first.items()):
        source = split / "text" / f"{name}.txt"
        if source.is_file():
            article = _article(name, source.read_text(encoding="utf-8"), titles.get(name, ""))
            found.append((article, _gold(article, path.read_text(encoding="utf-8"))))
    return found


def _article(name: str, text: str, title: str) -> Article:
    """The article: each line a paragraph, but for a first line that is the title."""
    spans = lines(text)
    headed = bool(title and spans) and plain(text[slice(*spans[0])]).rstrip(".") == plain(title).rstrip(".")
    head, rest = (spans[:1], spans[1:]) if headed else ([], spans)
    return Article(
        id=name, file=None, url=None, canonical_url=None, text=text, title=title or None, bylines=(), publisher=None,
        agency=None, language="en", place=None, published=None, modified=None, fetched=None, candidates=(),
        masthead=tuple(Part(name, s, e, text[s:e], "title") for s, e in head),
        paragraphs=tuple(Part(name, s, e, text[s:e], "body" if i else "lede") for i, (s, e) in enumerate(rest)),
        furniture=(),
    )  # fmt: skip


def _gold(article: Article, annotations: str) -> list[Attribution]:
    """The attributions of a brat standoff file; broken lines are passed over."""
    spans: dict[str, list[tuple[int, int]]] = {}
    events: list[list[str]] = []
    for line in annotations.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T") and rest:
            _, _, offsets = rest.partition("\t")[0].partition(" ")
            spans[key] = [(int(a), int(b)) for a, b in (pair.split() for pair in offsets.split(";"))]
        elif key.startswith("E") and rest:
            events.append(rest.split())
    words = Words(article.text)
    found = []
    for roles in events:
        parts: dict[str, list[tuple[int, int]]] = {"Content": [], "Source": []}
        for role, _, key in (role.partition(":") for role in roles):
            parts.setdefault(role.rstrip("0123456789"), []).extend(spans.get(key, []))
        if parts["Content"]:
            quoted = any(_QUOTATION.search(article.text, start, end) for start, end in parts["Content"])
            found.append(Attribution(words.of(parts["Content"]), words.of(parts["Source"]), quoted))
    return found


class Words:
    """The words of a text by number."""

    def __init__(self, text: str) -> None:
        self._spans = [match.span() for match in _WORD.finditer(text)]
        self._starts = [start for start, _ in self._spans]

    def of(self, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        """The numbers of the words that any of `spans` touches."""
        found = set()
        for start, end in spans:
            n = max(bisect_right(self._starts, start) - 1, 0)
            while n < len(self._spans) and self._spans[n][0] < end:
                if self._spans[n][1] > start:
                    found.add(n)
                n += 1
        return frozenset(found)


def parsed(articles: Sequence[Article]) -> tuple[list[Parse], float]:
    """The parse of each article, and the seconds that took."""
    parser = parser_for("en")
    if parser is None:
        raise Absent("no English parser is installed")
    texts = sorted({text for a in articles for text in texts_of(a)})
    list(parser.parse(texts[:1]))
    started = time.perf_counter()
    parses = dict(zip(texts, parser.parse(texts), strict=True))
    return [parse_article(article, parses) for article in articles], time.perf_counter() - started


def _ours(article: Article, statements: Sequence[Statement]) -> list[Attribution]:
    """Our statements as attributions: those of one cue are one."""
    words = Words(article.text)
    by_cue: dict[tuple[int, int], list[Statement]] = {}
    for statement in statements:
        at = statement.cue or statement
        by_cue.setdefault((at.start, at.end), []).append(statement)
    found = []
    for group in by_cue.values():
        source = group[0].source
        spans = [(source.start, source.end)] if source else []
        found.append(Attribution(words.of((s.start, s.end) for s in group), words.of(spans)))
    return found


def _peer(documents: Sequence[tuple[Article, list[Attribution]]]) -> dict[str, float]:
    """Textacy's direct quotations on the same articles, where it is installed."""
    if find_spec("textacy") is None:
        return {}
    quotations = _textacy()
    figures = scored((gold, quotations(article)) for article, gold in documents)
    return {
        f"{name}_textacy": figures[name]
        for name in ("content_overlap", "source_overlap", "quoted_found", "quoted_speaker")
    }


def _textacy() -> Callable[[Article], list[Attribution]]:
    """A reader of direct quotations by textacy, paragraph by paragraph; it gives up on unpaired quotation marks."""
    direct_quotations = import_module("textacy.extract").direct_quotations
    nlp = import_module("spacy").load(DEFAULT_MODEL)

    def read(article: Article) -> list[Attribution]:
        words, found = Words(article.text), []
        for part in article.paragraphs:
            try:
                quotations = list(direct_quotations(nlp(part.text)))
            except ValueError:
                continue
            for quote in quotations:
                speaker = [(part.start + token.idx, part.start + token.idx + len(token)) for token in quote.speaker]
                content = (part.start + quote.content.start_char, part.start + quote.content.end_char)
                found.append(Attribution(words.of([content]), words.of(speaker)))
        return found

    return read
