"""Tellings: how each clause tells a happening, and the words by which a reader may be shown it.

In: an article's sentence, a predicate and its frame. Out: a Telling. Never: whether it is so, nor a word of another sentence.
"""

from __future__ import annotations

from typing import Literal

from dateline.english.clauses import is_verb, phrase
from dateline.english.frames import Frame
from dateline.english.leaning import NEXT, owns
from dateline.english.lexicon import verbs
from dateline.english.reported import reported
from dateline.english.roles import Role, Roles, dependents, stands_as
from dateline.english.standing import is_vouched
from dateline.english.tense import reading
from dateline.language import Sentence, Token
from dateline.terms import Article, Evidence, Lean, Telling
from dateline.text import after_dateline, breaks_off, word_spans

NEAR = 3
"""Paragraphs up to this one, the lede being 0, say who did what about it."""
MOST_LOCAL = 18
"""Tokens that are counted as the words nearest to a predicate."""
ARGUMENTS = (
    Role.NOUN_AS_SUBJECT
    | Role.OBJECT
    | Role.INDIRECT_OBJECT
    | Role.AGENT
    | Role.ATTRIBUTE
    | Role.OPEN_COMPLEMENT
    | Role.PREPOSITIONAL
    | Role.NOUN_OF_PREPOSITION
    | Role.COMPOUND
    | Role.ATTRIBUTIVE
    | Role.POSSESSOR
)
"""What hangs so from a predicate says which happening it is."""


def telling(article: Article, sentence: Sentence, frame: Frame, position: int) -> Telling:
    """How `sentence` tells the predicate of `frame`; `position` is how many sentences of the report come before it."""
    token = sentence.tokens[frame.i]
    own = None if frame.verb is None else reading(sentence, frame.verb)
    verbal = is_verb(token)
    headed = sentence.part == "title" and verbal and frame.finite and own is not None and own.time == "present"
    shown, leans = _shown(article, sentence, frame.i)
    return Telling(
        part=_part(sentence),
        link=_link(sentence, frame.i),
        time="headline" if headed else own.time if own is not None else "none",
        saying=verbal and token.lemma.lower() in verbs("saying"),
        nominal=not verbal,
        finite=frame.finite,
        perfect=own is not None and own.perfect,
        quoted=frame.quoted,
        vouched=not frame.quoted and is_vouched(sentence, frame.verdict),
        position=position,
        words=len(word_spans(article.text[sentence.start : sentence.end])),
        doer=_phrase(article, sentence, frame.doer),
        undergoer=_phrase(article, sentence, frame.undergoer),
        local=_local(sentence, frame),
        shown=shown,
        leans=leans,
    )


def _part(sentence: Sentence) -> Literal["title", "lede", "near", "body"]:
    if sentence.part == "title":
        return "title"
    return "lede" if sentence.paragraph == 0 else "near" if sentence.paragraph <= NEAR else "body"


def _link(sentence: Sentence, i: int) -> Literal["main", "content", "relative", "adverbial", "joined", "other"]:
    token = sentence.tokens[i]
    if token.head == i:
        return "main"
    return next((link for relation, link in LINKS if stands_as(token, relation)), "other")


LINKS: tuple[tuple[Roles, Literal["content", "relative", "adverbial", "joined"]], ...] = (
    (Role.FULL_COMPLEMENT, "content"),
    (Role.CLAUSE_OF_NOUN, "relative"),
    (Role.ADVERBIAL_CLAUSE, "adverbial"),
    (Role.CONJUNCT, "joined"),
)


def _phrase(article: Article, sentence: Sentence, i: int | None) -> Evidence | None:
    return None if i is None else article.evidence(*phrase(sentence, i))


def _local(sentence: Sentence, frame: Frame) -> tuple[str, ...]:
    """The words of the predicate and of what hangs from it, as they stand."""
    found: dict[int, None] = {}
    for i in dict.fromkeys((frame.i, frame.i if frame.verb is None else frame.verb)):
        found[i] = None
        for kid in dependents(sentence, i, ARGUMENTS):
            found |= dict.fromkeys(sentence.subtree(kid.i))
    return tuple(sentence.tokens[i].text for i in sorted(list(found)[:MOST_LOCAL]))


def _shown(article: Article, sentence: Sentence, i: int) -> tuple[tuple[Evidence, ...], tuple[Lean, ...]]:
    """The words to be shown, and the pronouns among them that another sentence answers; none of a sentence that the page cut off."""
    if breaks_off(article.text, sentence, article.paragraphs):
        return (), ()
    start = 0
    if sentence.paragraph == 0 and sentence.part != "title":
        behind = after_dateline(article.text, sentence.start, sentence.end)
        start = next((token.i for token in sentence.tokens if token.start >= behind), 0)
    cut = reported(sentence, i, start=start)
    if cut is None:
        return (), ()
    tokens = sentence.tokens
    spans = tuple(article.evidence(tokens[first].start, tokens[last - 1].end) for first, last in cut.kept)
    return spans, tuple(_lean(article, tokens[j]) for j in cut.leans)


def _lean(article: Article, token: Token) -> Lean:
    return Lean(article.evidence(token.start, token.end), owns(token, article.text[token.end : token.end + NEXT]))
