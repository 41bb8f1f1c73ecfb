"""Builders: articles of our own, hand-made sentences and mentions, and a real parse where a test needs one."""

from __future__ import annotations

import re

from dateline.language import NameSpan, Parse, Sentence, Token, parse_article, parser_for
from dateline.language.parse import texts_of
from dateline.terms import Article, EntityKind, Mention, MentionForm, Part
from dateline.text import lines

_WORD = re.compile(r"'s|’s|\w+(?:[.-]\w+)*\.?(?=\s\w)|\w+|[^\w\s]")


def article(text: str, *, id: str = "a", title: str | None = None) -> Article:
    """An article whose lines are its paragraphs; `title`, if given, is its first line."""
    whole = f"{title}\n{text}" if title else text
    spans = lines(whole)
    head = (Part(id, *spans[0], whole[slice(*spans[0])], "title"),) if title else ()
    body = tuple(Part(id, a, b, whole[a:b], "body") for a, b in spans[len(head) :])
    return Article(
        id=id, file=None, url=None, canonical_url=None, text=whole, title=title, bylines=(), publisher=None, agency=None, language="en",
        place=None, published=None, modified=None, fetched=None, candidates=(), masthead=head, paragraphs=body, furniture=(),
    )  # fmt: skip


def parsed(article: Article) -> Parse:
    """The real English parse of an article."""
    parser = parser_for("en")
    assert parser is not None
    texts = sorted(set(texts_of(article)))
    return parse_article(article, dict(zip(texts, parser.parse(texts), strict=True)))


def sentence(text: str, *names: tuple[str, str], start: int = 0, tags: dict[str, str] | None = None) -> Sentence:
    """A flat sentence: capitalised words are proper nouns, each leaning on a capitalised one right after it; `names` are (words, label)."""
    found = list(_WORD.finditer(text))
    capital = [match.group()[0].isupper() for match in found]
    tokens = []
    for i, match in enumerate(found):
        word = match.group()
        leans = capital[i] and i + 1 < len(found) and capital[i + 1]
        tag = (tags or {}).get(word) or (
            "POS" if word in {"'s", "’s"} else "NNP" if capital[i] else "NN" if word.isalpha() else ","
        )
        pos = {"NNP": "PROPN", "POS": "PART", ",": "PUNCT", "IN": "ADP", "DT": "DET", "JJ": "ADJ"}.get(tag, "NOUN")
        dep = "compound" if leans else "dep"
        head = i + 1 if leans else 0
        tokens.append(Token(i, start + match.start(), start + match.end(), word, word.lower(), pos, tag, dep, head))
    return Sentence(
        start,
        start + len(text),
        tuple(tokens),
        tuple(_span(tokens, words, label) for words, label in names),
        children=((),) * len(tokens),
    )


def _span(tokens: list[Token], words: str, label: str) -> NameSpan:
    wanted = [match.group() for match in _WORD.finditer(words)]
    at = next(i for i in range(len(tokens)) if [t.text for t in tokens[i : i + len(wanted)]] == wanted)
    return NameSpan(at, at + len(wanted), tokens[at].start, tokens[at + len(wanted) - 1].end, label)


def mention(
    article: Article,
    text: str,
    kind: EntityKind = "person",
    *,
    nth: int = 0,
    form: MentionForm = "name",
    role: str | None = None,
    honorific: str | None = None,
    subject: bool = False,
) -> Mention:
    """The `nth` place of `text` in the article, as a mention."""
    start = [match.start() for match in re.finditer(rf"\b{re.escape(text)}", article.text)][nth]
    return Mention(article.id, start, start + len(text), text, kind, form, role, honorific, subject)
