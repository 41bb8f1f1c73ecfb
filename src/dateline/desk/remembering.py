"""Remembering: what was made before of the texts and articles of a story, in the database or handed over.

In: a database, the articles of a story. Out: parses, findings and dispatches that were made of the very same. Never: one made of something else; a write where nobody may.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from sqlite3 import Connection
from threading import Lock
from typing import Protocol

from dateline.language import Parse, Parser, parser_for
from dateline.language.parse import parts_of
from dateline.pipeline import Alone
from dateline.steps import Steps
from dateline.store import findings, parses
from dateline.store.articles import KeptArticle
from dateline.store.blob import encoded
from dateline.terms import Article, Dispatch, Timex
from dateline.way.memory import Findings, Memory, Nothing
from dateline.way.parsing import parse, whole_parses

Dispatches = Mapping[tuple[Article, ...], Dispatch]
"""Dispatches by their articles as their stories settled them."""


AT_HAND = 250_000
"""Words of the articles whose parses are at hand, some 800 bytes each: one more report, or another day, is told with all that its story has."""


class RecentParses:
    """The parses of the articles that were asked for last in this process, by what they are made of, with what was asked of their sentences."""

    def __init__(self, most: int = AT_HAND) -> None:
        self._most = most
        self._kept: OrderedDict[object, Parse] = OrderedDict()
        self._words = 0
        self._lock = Lock()

    def one(self, made_of: object) -> Parse | None:
        """The parse that is made of the very same, if it is at hand."""
        with self._lock:
            if made_of in self._kept:
                self._kept.move_to_end(made_of)
            return self._kept.get(made_of)

    def keep(self, made_of: object, parse: Parse) -> None:
        """Have it at hand, and let that go which was asked for longest ago."""
        with self._lock:
            self._words += _words(parse) - _words(self._kept.pop(made_of, ()))
            self._kept[made_of] = parse
            while self._words > self._most:
                self._words -= _words(self._kept.popitem(last=False)[1])


def _words(parse: Parse) -> int:
    return sum(len(sentence.tokens) for sentence in parse)


RECENT = RecentParses()


class StoredParses(Mapping[str, Parse]):
    """The parses of articles, each taken from the store when it is asked for; a telling asks for few."""

    def __init__(self, articles: Iterable[Article], memory: Memory) -> None:
        self._articles = {article.id: article for article in articles if parser_for(article.language)}
        self._memory = memory

    def __getitem__(self, id: str) -> Parse:
        """The parse of the article with this id."""
        article = self._articles[id]
        parser = parser_for(article.language)
        made_of = (parser and (parser.name, parser.version), article.text, tuple(parts_of(article)))
        found = RECENT.one(made_of)
        if found is None:
            found = whole_parses([article], parse([article], memory=self._memory))[id]
            RECENT.keep(made_of, found)
        return found

    def __contains__(self, id: object) -> bool:
        """Whether the article's language has a parser."""
        return id in self._articles

    def __iter__(self) -> Iterator[str]:
        """Ids of the articles that have a parse."""
        return iter(self._articles)

    def __len__(self) -> int:
        """How many have one."""
        return len(self._articles)


class Keeper(Memory, Protocol):
    """A memory that also keeps the findings of pages, by what they were made of."""

    def finding(self, page: KeptArticle, made_of: bytes) -> Findings | None:
        """Those of a page that were made of the very same."""
        ...

    def keep_finding(self, page: KeptArticle, made_of: bytes, found: Findings) -> None:
        """Take those of a page."""
        ...


class Kept(Nothing):
    """A memory of the parses and findings in the store."""

    def __init__(self, db: Connection, *, keeps: bool) -> None:
        self._db = db
        self._keeps = keeps

    def parses(self, parser: Parser, texts: Sequence[str]) -> Mapping[str, Parse]:
        """Those of some texts that this parser has read before."""
        return parses.seen(self._db, parser, texts)

    def keep_parses(self, parser: Parser, made: Mapping[str, Parse]) -> None:
        """Keep new ones, where somebody may write."""
        if self._keeps:
            parses.keep(self._db, parser, made)

    def finding(self, page: KeptArticle, made_of: bytes) -> Findings | None:
        """Those of a page that were made of the very same."""
        return findings.one(self._db, page.n, made_of, page.words)

    def keep_finding(self, page: KeptArticle, made_of: bytes, found: Findings) -> None:
        """Keep those of a page, where somebody may write."""
        if self._keeps:
            findings.keep(self._db, page.n, made_of, found, page.words)


class Remembered(Nothing):
    """A memory of what was found before in the articles of a story."""

    def __init__(
        self,
        kept: Keeper,
        found: Iterable[KeptArticle],
        articles: Iterable[Article],
        alone: Alone,
        steps: Steps,
        *,
        before: Dispatches,
    ) -> None:
        self._kept = kept
        self._pages = {page.article.id: page for page in found}
        self._articles = {article.id: article for article in articles}
        self._alone = alone
        self._before = before
        self._made_by = repr((sorted(steps.chosen.items()), alone.models))

    def timexes(self, article: Article) -> tuple[Timex, ...] | None:
        """Those of pass one, where the article's day and furniture are still the same."""
        same = article == self._articles[article.id]
        return tuple(self._alone.timexes[article.id]) if same else None

    def dispatch(self, articles: tuple[Article, ...]) -> Dispatch | None:
        """The dispatch as it was told before, where nothing about its articles is other than then."""
        return self._before.get(articles)

    def findings(self, article: Article, dated: tuple[Timex, ...]) -> Findings | None:
        """Statements and mentions of events, where they were made of the very same."""
        return self._kept.finding(self._pages[article.id], self._made_of(article, dated))

    def keep_findings(self, article: Article, dated: tuple[Timex, ...], found: Findings) -> None:
        """Hand them on to be kept."""
        self._kept.keep_finding(self._pages[article.id], self._made_of(article, dated), found)

    def parses(self, parser: Parser, texts: Sequence[str]) -> Mapping[str, Parse]:
        """Those of some texts that this parser has read before."""
        return self._kept.parses(parser, texts)

    def keep_parses(self, parser: Parser, made: Mapping[str, Parse]) -> None:
        """Hand new ones on to be kept."""
        self._kept.keep_parses(parser, made)

    def _made_of(self, article: Article, dated: tuple[Timex, ...]) -> bytes:
        unseen = replace(article, seen=(), revision_of=None)
        return hashlib.sha256(encoded((unseen, dated, self._made_by))).digest()[:16]
