"""Make the table of term weights that the cluster room ships.

In: benchmark folders whose licence allows counts to be passed on. Out: `src/dateline/cluster/data/terms.tsv`,
a term and the number of documents that have it. Never: a data set that the stories are measured on.

    python tools/term_table.py ../shared/bench
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from dateline.cluster.terms import terms

TABLE = Path(__file__).parent.parent / "src" / "dateline" / "cluster" / "data" / "terms.tsv"
HEADER = """\
# How many of {count} documents have a term: counts made by tools/term_table.py, no text of theirs.
# Documents: article pages of WCXB (Murrough-Foley/web-content-extraction-benchmark, CC BY 4.0), the
# article-extraction-benchmark (scrapinghub, MIT) and MEANTIME (Wikinews articles, CC BY 4.0).
# Terms are those of dateline.cluster.terms. No text that the stories are measured on was counted.
# documents\t{count}
"""


def texts(bench: Path) -> Iterator[str]:
    """The documents' texts, in a fixed order."""
    for path in sorted((bench / "wcxb_articles" / "dev" / "ground-truth").glob("*.json")):
        page = json.loads(path.read_text(encoding="utf-8"))
        yield page["ground_truth"]["main_content"] or ""
    pages = json.loads((bench / "article_extraction_benchmark" / "ground-truth.json").read_text(encoding="utf-8"))
    for key in sorted(pages):
        yield pages[key]["articleBody"]
    for path in sorted((bench / "meantime_en" / "intra-doc_annotation").glob("*/*.xml")):
        yield " ".join(token.text or "" for token in etree.parse(path).iter("token"))


def main(bench: Path) -> None:
    """Count and write."""
    counts: Counter[str] = Counter()
    documents = 0
    for text in texts(bench):
        documents += 1
        counts.update(set(terms(text)))
    rows = "".join(f"{term}\t{counts[term]}\n" for term in sorted(counts))
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text(HEADER.format(count=documents) + rows, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/bench"))
