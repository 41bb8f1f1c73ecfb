"""Language: one parse of a text, behind one small interface.

In: paragraphs of text and the code of their language. Out: sentences of tokens with part of speech, dependency
and names, offsets into the text given. Never: a decision about the news; a network; a neighbour's text (each
paragraph is parsed alone, so that the same paragraph always gives the same parse, whichever report runs it).

A language is added here: a `Language` brings its parser and names the steps that read its reports (`registry`).
"""

from dateline.language.parse import parse_article
from dateline.language.registry import Language, languages, load, parser_for
from dateline.language.sentence import NO_PARSES, NameSpan, Parse, Parser, Sentence, Token

__all__ = [
    "NO_PARSES",
    "Language",
    "NameSpan",
    "Parse",
    "Parser",
    "Sentence",
    "Token",
    "languages",
    "load",
    "parse_article",
    "parser_for",
]
