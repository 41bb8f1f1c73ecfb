"""Stories of ECB+ with an editor's key of ours: more kinds of news to fit rows on than the political stories of `editor/more`.

    python -m tools.ecb_stories FOLDER           writes each story as FOLDER/NAME/articles.jsonl and EDITOR.json

In: `bench/ecbplus` (CC BY 3.0) among the shared data, and the labels in `tools/labels/*.json`: which documents and sentences make a report, its day,
and the key, whose anchors are offsets into the text made here. Out: stories in the form of `editor/more`. Never: a word of a document in the labels.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from tools.fitting import shared

LABELS = Path(__file__).resolve().parent / "labels"
GLUE = (
    (re.compile(r" ([,.;:!?)\]%’”]|'s\b|n't\b|'(?:ll|re|ve|d|m)\b)"), r"\1"),
    (re.compile(r"([(\[$£€“]) "), r"\1"),
    (re.compile(r"`` ?"), "“"),
    (re.compile(r" ?''"), "”"),
    (re.compile(r"(\d[.:]) (?=\d)"), r"\1"),
    (re.compile(r"(\d,) (?=\d{3}(?!\d))"), r"\1"),
    (re.compile(r"\b([ap])\. m\."), r"\1.m."),
    (re.compile(r"\b([A-Z]\.) (?=[A-Z]\.)"), r"\1"),
    (re.compile(r"(?<=\w) - (?=\w)"), "-"),
    (re.compile(r"(?<=\w) ?(['’]) s\b"), r"\1s"),
)
"""What stands between the tokens of the corpus and a sentence as it was printed."""


def sentences(path: Path) -> dict[int, str]:
    """The sentences of a document by their number, the tokens set together again."""
    found: dict[int, list[str]] = {}
    for token in etree.parse(str(path)).getroot().iter("token"):
        found.setdefault(int(token.get("sentence")), []).append(token.text or "")
    return {number: _printed(" ".join(words)) for number, words in sorted(found.items())}


def _printed(text: str) -> str:
    for pattern, instead in GLUE:
        text = pattern.sub(instead, text)
    return " ".join(text.split())


def report(home: Path, id: str, made: Mapping[str, Any]) -> dict[str, str]:
    """One report: the sentences that its label names, a paragraph for each."""
    told = sentences(home / "ECB+" / id.split("_", maxsplit=1)[0] / f"{id}.xml")
    body = "\n\n".join(told[number] for number in made["body"])
    title = told[made["title"]] if made.get("title") is not None else ""
    outlet = made.get("outlet", id)
    return {"id": id, "url": f"https://{outlet}/{id}", "title": title, "published": made["published"], "text": body}


def _anchor(labelled: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, str]:
    """An anchor as the scorer reads it: the words in place of their offsets in title and text."""
    text = texts[labelled["a"]]
    start, end = labelled["at"]
    found = {"a": labelled["a"], "q": text[start:end]}
    return found | ({"w": text[slice(*labelled["w"])]} if "w" in labelled else {})


def _with_words(value: Any, texts: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        if "at" in value:
            return {**_anchor(value, texts), **{k: v for k, v in value.items() if k not in {"a", "at", "w"}}}
        return {name: _with_words(inner, texts) for name, inner in value.items()}
    return [_with_words(inner, texts) for inner in value] if isinstance(value, list) else value


def stories(shared_home: Path) -> Iterator[tuple[str, list[dict[str, str]], dict[str, Any]]]:
    """Each story: its name, its reports, its key."""
    home = shared_home / "bench" / "ecbplus"
    for path in sorted(LABELS.glob("*.json")):
        label = json.loads(path.read_text(encoding="utf-8"))
        reports = [report(home, id, made) for id, made in sorted(label["reports"].items())]
        texts = {one["id"]: joined(one) for one in reports}
        yield path.stem, reports, _with_words(label["key"], texts)


def joined(one: Mapping[str, str]) -> str:
    """Title and text, as anchors count their characters."""
    return f"{one['title']}\n\n{one['text']}"


def write(folder: Path, shared_home: Path) -> None:
    """Write each story below `folder`."""
    for name, reports, key in stories(shared_home):
        home = folder / name
        home.mkdir(parents=True, exist_ok=True)
        lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in reports)
        (home / "articles.jsonl").write_text(lines, encoding="utf-8")
        (home / "EDITOR.json").write_text(json.dumps(key, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Write the stories out."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    write(parser.parse_args().folder, shared("bench/ecbplus"))


if __name__ == "__main__":
    main()
