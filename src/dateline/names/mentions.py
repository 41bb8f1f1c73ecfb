"""Mentions: the names of one article, with what stands beside them, and the words that may mean their bearers.

In: an Article and its Parse. Out: Mentions in reading order. Never: another article; who is meant by a pronoun.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast as typed

from dateline.english.clauses import is_subject
from dateline.language import Parse, Sentence
from dateline.names import forms, kinds, nominals, recover, roles, spans
from dateline.names.spans import Found
from dateline.terms import Article, EntityKind, Mention, MentionForm


def mentions(article: Article, parse: Parse) -> tuple[Mention, ...]:
    """Every name in the article's story and title, its role and courtesy title; roles and pronouns that stand for someone.

    Names are those of the parser's entity recognizer, trimmed and mended; a name seen once is found wherever it is repeated, and
    its kind is decided by all its places together.
    """
    found = recover.introduced(spans.find(parse), parse)
    found = recover.repeated(found, parse)
    kind_of = kinds.decide(found, parse)
    by_sentence: dict[int, list[Found]] = {}
    for name in found:
        by_sentence.setdefault(name.sentence, []).append(name)
    made = [
        mention
        for i, sentence in enumerate(parse)
        for mention in _of_sentence(article, sentence, by_sentence.get(i, ()), kind_of)
    ]
    return tuple(sorted(made, key=lambda mention: (mention.start, -mention.end)))


def _of_sentence(
    article: Article, sentence: Sentence, found: Sequence[Found], kind_of: Mapping[forms.Words, str]
) -> Iterator[Mention]:
    taken: set[int] = set()
    for name in found:
        kind = kind_of[forms.folded(name.text(sentence))]
        near = roles.beside(sentence, name.first, name.last) if kind == "person" else roles.Beside()
        taken.update(range(name.first, name.last), range(*near.role) if near.role else ())
        role = roles.words(sentence, near.role, article.text) if near.role else None
        yield _mention(article, sentence, (name.first, name.last), kind, "name", role, near.honorific)
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
    honorific: str | None = None,
) -> Mention:
    words = sentence.tokens[tokens[0] : tokens[1]]
    start = words[0].start
    end = start + len(forms.without_possessive(article.text[start : words[-1].end]))
    subject = any(is_subject(sentence, word.i) for word in words)
    return Mention(
        article.id, start, end, article.text[start:end], typed("EntityKind", kind), form, role, honorific, subject
    )
