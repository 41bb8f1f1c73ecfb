"""Handed: the parses that are given to a process which has no database, and what it made of the others.

In: articles and a database, or what was handed over. Out: the parses that are kept; those that are new. Never: a database in another process.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from sqlite3 import Connection

from dateline.desk.together import Known
from dateline.language import Parse, Parser, parser_for
from dateline.language.parse import texts_of
from dateline.store import parses
from dateline.terms import Article
from dateline.way.memory import Nothing


class Handed(Nothing):
    """A memory of the parses that were handed over, and of those that are new."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self.made: list[tuple[Parser, Mapping[str, Parse]]] = []

    def parses(self, parser: Parser, texts: Sequence[str]) -> Mapping[str, Parse]:
        """Those of some texts that are kept."""
        kept = self._known.get((parser.name, parser.version), {})
        return {text: parses.read(kept[text], text) for text in texts if text in kept}

    def keep_parses(self, parser: Parser, made: Mapping[str, Parse]) -> None:
        """Hold new ones until they are told."""
        self.made.append((parser, made))


def known_parses(db: Connection, articles: Sequence[Article]) -> Known:
    """The parses of paragraphs of these articles that are kept."""
    known: dict[tuple[str, str], dict[str, bytes]] = {}
    for language in {article.language for article in articles if article.language}:
        parser = parser_for(language)
        if parser is not None:
            mine = (article for article in articles if article.language == language)
            texts = sorted({text for article in mine for text in texts_of(article)})
            known[parser.name, parser.version] = parses.packed_of(db, parser, texts)
    return known
