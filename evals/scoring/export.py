"""An export, looked up the way a key speaks of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dateline.text import plain

Json = dict[str, Any]


def bare(name: str | None) -> str:
    """A name in normal form, without its article."""
    return plain(name or "").removeprefix("the ")


class Export:
    """The export's records by the key's names for them."""

    def __init__(self, document: Json, gold: Json, folder: Path) -> None:
        self.document = document
        self.gold = gold
        self.article = _articles(document, gold, folder)
        self.key_of = {article["id"]: key for key, article in self.article.items()}
        self.entity = {entity["id"]: entity for entity in document["entities"]}
        self.text = {article["id"]: article["text"] for article in document["articles"]}

    def of(self, kind: str, key: str) -> list[Json]:
        """The timexes or statements of the article that the key calls `key`."""
        return [found for found in self.document[kind] if self.key_of.get(found["article"]) == key]

    def bears(self, id: str | None, name: str) -> bool:
        """The entity has this name, as its own or one of its others."""
        entity = self.entity.get(id or "")
        return entity is not None and bare(name) in {bare(other) for other in [entity["name"], *entity["also"]]}

    def holds(self, words: Json | None) -> bool:
        """The evidence's offsets point at the text that it shows."""
        return bool(words) and self.text.get(words["article"], "")[words["start"] : words["end"]] == words["text"]  # type: ignore[index]


def _articles(document: Json, gold: Json, folder: Path) -> dict[str, Json]:
    """The export's article for each article of the key: by the URL of its JSON line, else by how its file's name begins."""
    listing = folder / "articles.jsonl"
    rows = [json.loads(line) for line in listing.read_text(encoding="utf-8").splitlines()] if listing.exists() else []
    url_of = {row["id"]: row["url"] for row in rows}
    found = {}
    for key in gold["articles"]:
        for article in document["articles"]:
            name = Path(article["file"] or "").name
            if article["url"] == url_of[key] if key in url_of else name.startswith(key):
                found[key] = article
    return found
