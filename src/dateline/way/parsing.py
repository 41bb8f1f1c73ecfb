"""Parsing: the parses of articles, each paragraph parsed once.

In: articles. Out: parses of their paragraphs, of whole articles, and the models that made them. Never: a paragraph parsed that was
parsed before; a parse that depends on the article around it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.language import Parse, parse_article, parser_for
from dateline.language.parse import texts_of
from dateline.terms import Article
from dateline.way.memory import NOTHING, Memory
from dateline.way.progress import Progress, quiet


@dataclass(frozen=True, slots=True)
class Parsed:
    """Parses of paragraphs by language and text, and the models that made them, by name and version."""

    by_language: Mapping[str, Mapping[str, Parse]]
    models: tuple[tuple[str, str], ...]


def parse(
    articles: Sequence[Article],
    *,
    workers: int = 1,
    progress: Progress = quiet,
    memory: Memory = NOTHING,
) -> Parsed:
    """The parses of all paragraphs; one that many reports share is parsed once, one that was parsed before not at all."""
    found: dict[str, dict[str, Parse]] = {}
    for language in sorted({article.language or "" for article in articles}):
        progress("loading what reads the language, the first time", 0, 0)
        parser = parser_for(language)
        if parser is None:
            continue
        mine = (article for article in articles if article.language == language)
        texts = sorted({text for article in mine for text in texts_of(article)})
        known = memory.parses(parser, texts)
        todo = [text for text in texts if text not in known]
        made: dict[str, Parse] = {}
        for text, parsed in zip(todo, parser.parse(todo, workers=workers), strict=True):
            progress("parsing", len(made), len(todo))
            made[text] = parsed
        memory.keep_parses(parser, made)
        found[language] = {**known, **made}
    return Parsed(found, models(articles))


def models(articles: Iterable[Article]) -> tuple[tuple[str, str], ...]:
    """The models that read these articles, by name and version."""
    return models_of({article.language or "" for article in articles})


def models_of(languages: Collection[str]) -> tuple[tuple[str, str], ...]:
    """The models that read these languages, by name and version."""
    parsers = map(parser_for, languages)
    return tuple(sorted({(parser.name, parser.version) for parser in parsers if parser}))


def whole_parses(articles: Sequence[Article], parsed: Parsed) -> dict[str, Parse]:
    """The parse of each article whose language has a parser, from those of its paragraphs."""
    return {
        article.id: parse_article(article, parsed.by_language[article.language])
        for article in articles
        if article.language and article.language in parsed.by_language
    }
