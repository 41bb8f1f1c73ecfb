"""Rivals: what the clauses before a pronoun are about, each of which could be the one who speaks.

In: the statements of one article, its parse, its quotations. Out: the same statements, those whose source is a pronoun with their
rivals, nearest sentence first. Never: a choice; a subject inside a quotation, where others are seen from another mouth.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.english.lexicon import group
from dateline.english.people import pronouns
from dateline.english.quotes import Inside
from dateline.english.roles import Role, dependents, stands_as, up_through
from dateline.english.words import Kind, is_a
from dateline.language import Parse, Sentence, Token
from dateline.statements.attribution import Span, phrase
from dateline.terms import Article, Rival, Statement

FARTHEST_BACK = 600
"""Characters back to whoever a pronoun may mean: about two paragraphs of news."""
_RELATIVE = Kind.RELATIVE_PRONOUN | Kind.WHOSE
_TALK = group("talkers")


@dataclass(frozen=True, slots=True)
class _Subject:
    span: Span
    main: bool
    many: bool
    above: frozenset[int]


def with_rivals(article: Article, parse: Parse, inside: Inside, statements: Sequence[Statement]) -> list[Statement]:
    """The statements, those told of a pronoun ("he said") with what the clauses before it are about."""
    scene = _Scene(article, parse, inside)
    return [
        replace(s, rivals=scene.before(s)) if _is_pronoun(s) and s.source and not inside.at(s.source.start) else s
        for s in statements
    ]


def _is_pronoun(statement: Statement) -> bool:
    source = statement.source
    return source is not None and source.text == statement.speaker_text and source.text.lower() in pronouns()


class _Scene:
    """One article's sentences with their subjects, read when they are asked for."""

    def __init__(self, article: Article, parse: Parse, inside: Inside) -> None:
        self._article = article
        self._parse = parse
        self._inside = inside
        self._starts = [sentence.start for sentence in parse]
        self._read: dict[int, list[_Subject]] = {}

    def before(self, statement: Statement) -> tuple[Rival, ...]:
        """The subjects before the source of a statement: of its own sentence but its content, then of those before."""
        at = statement.source.start if statement.source else statement.start
        here = bisect_right(self._starts, at) - 1
        if here < 0:
            return ()
        found = list(self._own(here, statement, at))
        for n in range(here - 1, -1, -1):
            sentence = self._parse[n]
            if sentence.part in {"title", "subhead"} or at - sentence.end > FARTHEST_BACK:
                break
            found += [self._rival(sentence, subject) for subject in self._subjects(n)]
        return tuple(found)

    def _own(self, n: int, statement: Statement, at: int) -> Iterator[Rival]:
        """The subjects before the pronoun in its own sentence; those of clauses above its verb are main there."""
        sentence = self._parse[n]
        pronoun = next((t for t in sentence.tokens if t.start == at), None)
        above = {t.i for t in sentence.ancestors(pronoun.i)} if pronoun else set()
        for subject in reversed(self._subjects(n)):
            start, end = subject.span
            if end <= at and not statement.start <= start < statement.end:
                yield self._rival(sentence, replace(subject, main=bool(above & subject.above)))

    def _rival(self, sentence: Sentence, subject: _Subject) -> Rival:
        return Rival(self._article.evidence(*subject.span), sentence.start, subject.main, subject.many)

    def _subjects(self, n: int) -> list[_Subject]:
        if n not in self._read:
            self._read[n] = list(_subjects(self._parse[n], self._inside.tokens(self._parse[n])))
        return self._read[n]


def _subjects(sentence: Sentence, quoted: frozenset[int]) -> Iterator[_Subject]:
    """The subjects of a sentence outside quotations."""
    for token in sentence.tokens:
        if not stands_as(token, Role.NOUN_AS_SUBJECT) or token.i in quoted or not is_a(token, Kind.NOUN | Kind.PRONOUN):
            continue
        span = phrase(sentence, token.i)
        if is_a(token, _RELATIVE) or span is None or token.text.lower() in _TALK:
            continue
        many = is_a(token, Kind.PLURAL) or any(k.i > token.i for k in dependents(sentence, token.i, Role.CONJUNCT))
        yield _Subject(span, _is_main(sentence, token, quoted), many, frozenset({token.head}))


def _is_main(sentence: Sentence, subject: Token, quoted: frozenset[int]) -> bool:
    """Whether it is the subject of the sentence: no clause outside quotations stands above its own."""
    verb = up_through(sentence, sentence.tokens[subject.head], Role.PARATAXIS | Role.CONJUNCT)
    return verb.head == verb.i or verb.head in quoted
