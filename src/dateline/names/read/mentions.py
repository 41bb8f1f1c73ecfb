"""Mentions: the names of one article, with what stands beside them, and the words that may mean their bearers.

In: an Article and its Parse. Out: Mentions in reading order. Never: another article; who is meant by a pronoun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast as typed

from dateline.english.clauses import is_subject
from dateline.language import Parse, Sentence
from dateline.names import forms, kinds
from dateline.names.read import nominals, recover, roles, signs, spans
from dateline.names.read.spans import Found
from dateline.terms import Article, EntityKind, Mention, MentionForm


def mentions(article: Article, parse: Parse) -> tuple[Mention, ...]:
    """Every name in the article's story and title, its role and courtesy title; roles and pronouns that stand for someone.

    Names are those of the parser's entity recognizer, trimmed and mended; a name seen once is found wherever it is repeated, and
    its kind is decided by all its places together.
    """
    found = recover.introduced(spans.find(parse), parse)
    found = recover.repeated(found, parse)
    told = {name: signs.signs(_place(name, parse)) for name in found}
    decided = kinds.decide((_key(name, parse), told[name]) for name in found)
    by_sentence: dict[int, list[_Told]] = {}
    for name in found:
        by_sentence.setdefault(name.sentence, []).append((name, decided[_key(name, parse)].kind, told[name]))
    made = [
        mention
        for i, sentence in enumerate(parse)
        for mention in _of_sentence(article, sentence, by_sentence.get(i, ()))
    ]
    return tuple(sorted(made, key=lambda mention: (mention.start, -mention.end)))


_Told = tuple[Found, EntityKind, tuple[str, ...]]
"""A name, the kind that the article gives it, and the signs of its place."""


def _place(name: Found, parse: Parse) -> signs.Place:
    after = parse[name.sentence + 1] if name.sentence + 1 < len(parse) else None
    return signs.Place(parse[name.sentence], name, forms.folded(name.text(parse[name.sentence])), after)


def _key(name: Found, parse: Parse) -> forms.Words:
    return forms.organization_key(name.text(parse[name.sentence]))


def _of_sentence(article: Article, sentence: Sentence, found: Sequence[_Told]) -> Iterator[Mention]:
    taken: set[int] = set()
    for name, kind, told in found:
        near = roles.beside(sentence, name.first, name.last) if kind == "person" else roles.Beside()
        taken.update(range(name.first, name.last), range(*near.role) if near.role else ())
        role = roles.words(sentence, near.role, article.text) if near.role else None
        made = _mention(article, sentence, (name.first, name.last), kind, "name", role)
        yield replace(made, honorific=near.honorific, signs=told)
    for noun in nominals.nominals(sentence, frozenset(taken)):
        role = (
            roles.words(sentence, (noun.role_first, noun.last), article.text) if noun.role_first < noun.last else None
        )
        yield _mention(article, sentence, (noun.first, noun.last), noun.kind, "nominal", role)
    for token in nominals.pronouns(sentence):
        yield _mention(article, sentence, (token.i, token.i + 1), "person", "pronoun")


def _mention(
    article: Article,
    sentence: Sentence,
    tokens: tuple[int, int],
    kind: str,
    form: MentionForm,
    role: str | None = None,
) -> Mention:
    words = sentence.tokens[tokens[0] : tokens[1]]
    start = words[0].start
    end = start + len(forms.without_possessive(article.text[start : words[-1].end]))
    subject = any(is_subject(sentence, word.i) for word in words)
    return Mention(
        article.id, start, end, article.text[start:end], typed("EntityKind", kind), form, role, None, subject
    )
