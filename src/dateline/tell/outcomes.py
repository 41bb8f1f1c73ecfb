"""Outcomes: a state in which an earlier report leaves somebody, and the later report that tells how it ended.

In: articles, parses, dispatches. Out: the words of both. Never: somebody else's end: it befalls one whom the state's sentence names, or the state's tells
of "the gunman", "he" and just one is caught; a state told after its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from dateline import lists
from dateline.english.clauses import doer, is_verb, undergoer
from dateline.english.lexicon import group
from dateline.english.tense import reading
from dateline.language import Parse, Sentence
from dateline.tell.counts import shown
from dateline.tell.reported import Wire
from dateline.tell.revised import Revision
from dateline.terms import Article, Dispatch, When

Place = tuple[str, str, Article, Sentence, int, When]
"""Day of reporting, dispatch, article, sentence, token, clock."""


def outcomes(
    articles: Sequence[Article], parses: Mapping[str, Parse], dispatches: Sequence[Dispatch]
) -> Iterator[Revision]:
    """For each kind of state the last report that tells it and the first later one that tells its end, where the names agree."""
    wire = Wire.read(dispatches, articles)
    told: list[tuple[Article, str, When]] = []
    for article in articles:
        dispatch = wire.dispatch(article.id)
        clock = wire.first.get(dispatch, article.published)
        if article.id in parses and clock and wire.origin.get(dispatch, article.id) == article.id:
            told.append((article, dispatch, clock))
    told.sort(key=_order)
    for phrases, verbs, before, after, whom in _table():
        states = [place for one in told for place in _states(one, parses[one[0].id], phrases)]
        ends = [place for one in told for place in _ends(one, parses[one[0].id], verbs)] if states else []
        pairs = [
            (state, end)
            for state in states
            for end in ends
            if state[0] < end[0] and _of_one(state[3], end[3], end[4], whom)
        ]
        if pairs:
            state, end = max(pairs, key=_latest)
            words = tuple(one[2].evidence(*shown(one[3], one[4])) for one in (state, end))
            yield Revision("status", before, after, end[5], (words[0], words[1]))


def _order(one: tuple[Article, str, When]) -> tuple[str, str]:
    return one[2].start, one[1]


def _latest(pair: tuple[Place, Place]) -> tuple[str, tuple[int, ...], str]:
    """The first end; of equals the last state before it."""
    state, end = pair
    return "", tuple(-ord(letter) for letter in end[0] + f"{end[3].start:06}" + end[1]), state[0]


@cache
def _table() -> tuple[tuple[re.Pattern[str], frozenset[str], str, str, str], ...]:
    found = []
    for phrases, verbs, before, after, whom in lists.rows("tell", "outcomes.tsv"):
        words = "|".join(re.escape(phrase) for phrase in phrases.split(", "))
        found.append((re.compile(rf"(?<!\w)(?:{words})(?!\w)"), frozenset(verbs.split()), before, after, whom))
    return tuple(found)


def _states(one: tuple[Article, str, When], parse: Parse, phrases: re.Pattern[str]) -> Iterator[Place]:
    """Sentences that tell the state as it is, of persons; "had been missing" is over."""
    article, dispatch, clock = one
    for sentence in parse:
        found = phrases.search(article.text[sentence.start : sentence.end].lower())
        if found is None:
            continue
        at = next((token.i for token in sentence.tokens if token.end > sentence.start + found.start()), None)
        if at is not None and not {"until", "after", "since", "while"} & {
            t.text.lower() for t in sentence.tokens[max(0, at - 3) : at]
        }:
            yield clock.start[:10], dispatch, article, sentence, at, clock


def _ends(one: tuple[Article, str, When], parse: Parse, verbs: frozenset[str]) -> Iterator[Place]:
    article, dispatch, clock = one
    for sentence in parse:
        for token in sentence.tokens:
            if token.lemma.lower() in verbs and is_verb(token):
                told = reading(sentence, token.i)
                whom = undergoer(sentence, token.i) or doer(sentence, token.i)
                if told.time == "past" and told.finite and whom is not None and not _is_denied(sentence, token.i):
                    yield clock.start[:10], dispatch, article, sentence, token.i, clock


def _is_denied(sentence: Sentence, i: int) -> bool:
    return any(kid.dep == "neg" or kid.text.lower() in group("negators") for kid in sentence.kids(i))


def _of_one(state: Sentence, end: Sentence, verb: int, whom: str) -> bool:
    """Whom the verb befalls the state's sentence names too; of the one culprit it may name nobody, where just one is caught."""
    befallen = undergoer(end, verb) or doer(end, verb)
    if befallen is None or befallen.pos not in {"NOUN", "PROPN"}:
        return False
    mine, theirs = _people(state), _people(end)
    if befallen.pos == "PROPN" or (mine and theirs):
        return not mine.isdisjoint({befallen.text.lower()} if befallen.pos == "PROPN" else theirs)
    if whom == "one":
        return not mine and befallen.tag == "NN"
    return any(token.pos == "NOUN" and token.lemma == befallen.lemma for token in state.tokens)


def _people(sentence: Sentence) -> frozenset[str]:
    return frozenset(sentence.tokens[name.last - 1].text.lower() for name in sentence.names if name.label == "PERSON")
