"""Count how often statements are right, by their kind and the form of their source, for `dateline.statements.sure`.

    python -m tools.fit_said [--write]

In: the training articles of PolNeAR among the shared data (Newell et al. 2018; research use), every EACH-th of them. Out: of the
statements of one kind with one form of source the share whose content and source each share a word with those of an attribution of the key (or
neither has a source), and how many they are; with --write the shares, in `src/dateline/statements/data/sure.json`. A form with few statements
leans on its kind: FIRM statements of the kind's share are added to its own. Never: a word of a report.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import get_args

from dateline.statements import find
from dateline.statements.sure import form
from dateline.terms import StatementKind
from evals import statements as key
from tools.fitting import shared

SHARES = Path(__file__).resolve().parent.parent / "src" / "dateline" / "statements" / "data" / "sure.json"
EACH = 5
"""Of the articles in order every so manieth is read."""
FIRM = 10
FORMS = ("name", "description", "pronoun", "none")


def counted(home: Path) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """By kind and form: the statements that there are, and those that are right."""
    root = home / "bench" / "polnear"
    documents = key.documents(root / "train", key.titles(root))[::EACH]
    parses, _ = key.parsed([article for article, _ in documents])
    told: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for (article, gold), parse in zip(documents, parses, strict=True):
        found = find(article, parse)
        words = key.Words(article.text)
        for one in found:
            content = words.of([(one.start, one.end)])
            source = words.of([(one.source.start, one.source.end)] if one.source else [])
            kind = one.kind, form(one.source.text if one.source else None)
            told[kind] += 1
            right[kind] += any(
                content & other.content and (bool(source & other.source) or not (source or other.source))
                for other in gold
            )
    return told, right


def shares(told: Counter[tuple[str, str]], right: Counter[tuple[str, str]]) -> dict[str, dict[str, float]]:
    """The share of each kind and form."""
    found = {}
    for kind in get_args(StatementKind):
        every = (sum(right[kind, one] for one in FORMS) + 1) / (sum(told[kind, one] for one in FORMS) + 2)
        found[kind] = {one: round((right[kind, one] + FIRM * every) / (told[kind, one] + FIRM), 2) for one in FORMS}
    return found


def main() -> None:
    """Print the shares, and write them if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write the shares")
    given = parser.parse_args()
    told, right = counted(shared("bench/polnear"))
    found = shares(told, right)
    for kind, forms in found.items():
        print(f"{kind:12}", *(f"{one} {share:.2f} of {told[kind, one]}" for one, share in forms.items()))
    if given.write:
        about = "Made by tools/fit_said.py: shares of statements whose words and source are right, on every fifth training article of PolNeAR."
        SHARES.write_text(json.dumps({"about": about, "shares": found}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
