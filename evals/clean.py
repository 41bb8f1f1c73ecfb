"""Clean: main text of pages, of the same pages as bare lines, and wire credits, beside peers.

In: `article_extraction_benchmark` (MIT), `wcxb_articles` (CC BY 4.0), `polnear`. Out: figures by name. Never: a mode per data set; what
is measured is `clean.article` as it ships. About two minutes for 400 pages with the peers.

- aeb_f1: runs of four words a page, F1 of the mean precision and mean recall (the benchmark's own measure).
- wcxb_f1: words of a page as a multiset, F1 a page, mean (the benchmark's own measure).
- text_line_f1: the same pages as visible text, one line a block, tags gone; a line is body if at least 60% of its
  runs of four words stand in the gold text; F1 over all lines, weighted by words. Training is out of the question here:
  the weights that ship are fitted on some of these pages, `tools/fit_lines.py` prints the figures out of fold.
- wire_p, wire_r: the agency of an article against the `wire` column, where one is given.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from dateline import ingest
from dateline.clean import article
from dateline.clean.wording import wording
from dateline.terms import Article, Block, Report
from dateline.text import lines, plain, shingles, words
from evals import Absent, folder

GRAM = 4
BODY_SHARE = 0.6
LONG_LINE = 80

_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a benchmark: its data set, address, markup as bytes, and the text that is its story."""

    name: str
    url: str
    data: bytes
    gold: str


def aeb(shared: Path) -> Iterator[Page]:
    """Pages of the article extraction benchmark."""
    home = folder(shared, "article_extraction_benchmark")
    for key, row in sorted(json.loads((home / "ground-truth.json").read_text("utf-8")).items()):
        path = home / "html" / f"{key}.html.gz"
        if path.exists():
            yield Page(key, row["url"], gzip.decompress(path.read_bytes()), row["articleBody"])


def wcxb(shared: Path) -> Iterator[Page]:
    """Article pages of WCXB, of whatever split lies there."""
    for truth in sorted(folder(shared, "wcxb_articles").glob("*/ground-truth/*.json")):
        row = json.loads(truth.read_text("utf-8"))
        path = next(iter((truth.parent.parent / "html").glob(f"{truth.stem}.html*")), None)
        gold = row["ground_truth"].get("main_content") or ""
        if path is not None and gold:
            data = path.read_bytes()
            yield Page(truth.stem, row.get("url") or "", gzip.decompress(data) if path.suffix == ".gz" else data, gold)


def report_of(page: Page) -> Report | None:
    """The page as ingest reads it."""
    found = ingest.reports(page.data, name=page.name, url=page.url)
    return next((one for one in found if isinstance(one, Report)), None)


def as_lines(report: Report) -> Report:
    """The same text without markup, metadata and address: what a scraper leaves."""
    text = "\n".join(" ".join(report.text[block.start : block.end].split()) for block in report.blocks)
    blocks = tuple(Block(start, end) for start, end in lines(text))
    return replace(report, format="text", text=text, blocks=blocks, metas=(), markup=None, url=None)


def measure(shared: Path) -> dict[str, float]:
    """All figures of the task for which there is data."""
    found: dict[str, float] = {}
    for part in (_pages, _wire):
        with suppress(Absent):
            found |= part(shared)
    if not found:
        raise Absent(f"no article_extraction_benchmark, wcxb_articles or polnear below {shared}")
    return {name: round(value, 4) for name, value in found.items()}


def _pages(shared: Path) -> dict[str, float]:
    found: dict[str, float] = {}
    labelled: list[tuple[Report, list[tuple[str, bool]]]] = []
    for name, load, score in (("aeb", aeb, shingle_f1), ("wcxb", wcxb, word_f1)):
        with suppress(Absent):
            texts: dict[str, list[tuple[str, str]]] = {}
            for page in load(shared):
                report = report_of(page)
                if report is None:
                    continue
                labelled.append((as_lines(report), line_labels(as_lines(report), page.gold)))
                for who, extract in EXTRACTORS.items():
                    texts.setdefault(who, []).append((extract(page, report), page.gold))
            found |= {f"{name}_f1{who and '_' + who}": score(pairs) for who, pairs in texts.items()}
    if not labelled:
        raise Absent(f"no pages below {shared}")
    return found | {f"text_line_f1{who and '_' + who}": line_f1(labelled, keep) for who, keep in KEEPERS.items()}


def ours(_page: Page, report: Report) -> str:
    """The story as dateline tells it."""
    return article(report).body


def trafilatura_default(page: Page, _report: Report) -> str:
    """Peer: trafilatura as it comes."""
    from trafilatura import extract  # noqa: PLC0415 - a peer, where it is installed

    return extract(page.data) or ""


def trafilatura_precision(page: Page, _report: Report) -> str:
    """Peer: trafilatura, precision before recall."""
    from trafilatura import extract  # noqa: PLC0415 - a peer, where it is installed

    return extract(page.data, favor_precision=True, include_comments=False) or ""


def readability(page: Page, _report: Report) -> str:
    """Peer: readability-lxml, its summary's text."""
    from lxml import html  # noqa: PLC0415 - a peer, where it is installed
    from readability import Document  # noqa: PLC0415 - a peer, where it is installed

    try:
        summary = Document(page.data.decode("utf-8", "replace")).summary()
        return "\n".join(html.fromstring(summary).itertext())
    except Exception:
        return ""


EXTRACTORS: dict[str, Callable[[Page, Report], str]] = {
    "": ours,
    "trafilatura": trafilatura_default,
    "trafilatura_precision": trafilatura_precision,
    "readability": readability,
}


def shingle_f1(pairs: list[tuple[str, str]]) -> float:
    """F1 of mean precision and mean recall over pages, in runs of four words."""
    precisions, recalls = [], []
    for said, gold in pairs:
        have, want = _runs(said), _runs(gold)
        hit = sum((have & want).values())
        precisions.append(hit / sum(have.values()) if have else float(not want))
        recalls.append(hit / sum(want.values()) if want else 1.0)
    p, r = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return 2 * p * r / (p + r) if p + r else 0.0


def _runs(text: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(text)
    size = min(GRAM, len(tokens)) or 1
    return Counter(tuple(tokens[i : i + size]) for i in range(len(tokens) - size + 1))


def word_f1(pairs: list[tuple[str, str]]) -> float:
    """Mean over pages of the F1 of their words as multisets."""
    scores = []
    for said, gold in pairs:
        have, want = Counter(_TOKEN.findall(said.lower())), Counter(_TOKEN.findall(gold.lower()))
        hit = sum((have & want).values())
        scores.append(2 * hit / (sum(have.values()) + sum(want.values())) if have or want else 1.0)
    return sum(scores) / len(scores)


def line_labels(report: Report, gold: str) -> list[tuple[str, bool]]:
    """Each line of a text and whether it is body by the gold text."""
    tokens = words(gold)
    runs = shingles(tokens, GRAM)
    whole = {plain(line) for line in gold.splitlines()}
    labels = []
    for block in report.blocks:
        line = report.text[block.start : block.end]
        mine = shingles(words(line), GRAM)
        short = len(words(line)) < GRAM
        body = plain(line) in whole if short else sum(run in runs for run in mine) >= BODY_SHARE * len(mine)
        labels.append((line, body))
    return labels


def line_f1(labelled: list[tuple[Report, list[tuple[str, bool]]]], keep: Callable[[Report], list[bool]]) -> float:
    """F1 of the lines kept, weighted by their words."""
    hit = said = gold = 0
    for report, labels in labelled:
        for (line, body), kept in zip(labels, keep(report), strict=True):
            weight = len(words(line))
            hit += weight * (body and kept)
            said += weight * kept
            gold += weight * body
    return 2 * hit / (said + gold) if said + gold else 0.0


def kept_lines(report: Report) -> list[bool]:
    """Whether dateline tells more than half of a line as story."""
    return [_covered(article_, block) for article_ in (article(report),) for block in report.blocks]


def _covered(told: Article, block: Block) -> bool:
    inside = sum(
        min(part.end, block.end) - max(part.start, block.start)
        for part in told.paragraphs
        if part.start < block.end and block.start < part.end
    )
    return inside * 2 > block.end - block.start


def all_lines(report: Report) -> list[bool]:
    """Peer: everything is body."""
    return [True] * len(report.blocks)


def longest_run(report: Report) -> list[bool]:
    """Peer: the longest stretch of long lines, bridging single short ones."""
    long = [block.end - block.start >= LONG_LINE for block in report.blocks]
    best, start = (0, 0), 0
    for i in range(len(long) + 1):
        if i == len(long) or (not long[i] and (i + 1 >= len(long) or not long[i + 1])):
            best = max(best, (i - start, -start))
            start = i + 1
    first = -best[1]
    return [first <= i < first + best[0] for i in range(len(long))]


def wording_alone(report: Report) -> list[bool]:
    """Peer: a line of eight words or more without a furniture phrase is body."""
    return [piece_words(report, block) for block in report.blocks]


def piece_words(report: Report, block: Block) -> bool:
    """A line judged by nothing but its own wording."""
    line = report.text[block.start : block.end]
    said = wording(line)
    return len(words(line)) >= 8 and not (said.whole or said.opens or said.total)


KEEPERS: dict[str, Callable[[Report], list[bool]]] = {
    "": kept_lines,
    "keep_all": all_lines,
    "longest_run": longest_run,
    "wording_alone": wording_alone,
}


def _wire(shared: Path) -> dict[str, float]:
    home = folder(shared, "polnear")
    with (home / "metadata.tsv").open(encoding="utf-8") as table:
        gold = {row["filename"]: row["wire"] for row in csv.DictReader(table, delimiter="\t")}
    right = said = wanted = 0
    for path in sorted(home.glob("*/text/*.txt")):
        want = gold.get(path.stem, "NA").upper().replace("NONE", "")
        if want == "NA":
            continue
        have = (article(text_report(path.read_text("utf-8"), path.name)).agency or "").upper()
        right += bool(have) and have == want
        said += bool(have)
        wanted += bool(want)
    if not wanted:
        raise Absent(f"no wire credits below {home}")
    return {"wire_p": right / max(1, said), "wire_r": right / wanted}


def text_report(text: str, name: str) -> Report:
    """A text file as ingest reads it."""
    found = ingest.reports(text.encode("utf-8"), name=name, file=name)
    return next(one for one in found if isinstance(one, Report))
