"""How an article is put together from the parses of its paragraphs.

In: an article and a parse of each of its paragraphs. Out: sentences with offsets into the article's text.
Never: a model; those live in the module of their language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dateline.language.registry import languages
from dateline.language.sentence import Parse, Sentence
from dateline.terms import Article


def parts_of(article: Article) -> list[tuple[int, int, str, int]]:
    """(start, end, part, paragraph) of what is parsed: the title (paragraph -1) where it stands in the text, then the story."""
    parts = [(part.start, part.end, "title", -1) for part in article.masthead if part.kind == "title"]
    parts += [(part.start, part.end, part.kind, i) for i, part in enumerate(article.paragraphs)]
    return parts


def texts_of(article: Article) -> list[str]:
    """What is parsed of each of these parts: its text; of a headline what its language makes of it."""
    language = languages().get(article.language or "")
    headline = language.headline if language else None
    texts = []
    for start, end, part, _ in parts_of(article):
        text = article.text[start:end]
        texts.append(headline(text, article.body) if headline and part == "title" else text)
    return texts


def parse_article(article: Article, parses: Mapping[str, Parse]) -> Parse:
    """The article's sentences, from the parses of its parts by their text; their words are those of the article."""
    return tuple(
        _as_written(sentence.moved(start, part, paragraph), article.text)
        for (start, _, part, paragraph), text in zip(parts_of(article), texts_of(article), strict=True)
        for sentence in parses[text]
    )


def _as_written(sentence: Sentence, text: str) -> Sentence:
    """The sentence with the letters that the text has."""
    if sentence.part != "title" or all(text[one.start : one.end] == one.text for one in sentence.tokens):
        return sentence
    tokens = tuple(replace(one, text=text[one.start : one.end]) for one in sentence.tokens)
    return replace(sentence, tokens=tokens, answers={})


def paragraphs(parse: Parse) -> list[tuple[int, int]]:
    """The spans of the paragraphs that were parsed, in reading order."""
    spans: dict[int, tuple[int, int]] = {}
    for sentence in parse:
        first, last = spans.get(sentence.paragraph, (sentence.start, sentence.end))
        spans[sentence.paragraph] = (min(first, sentence.start), max(last, sentence.end))
    return sorted(spans.values())
