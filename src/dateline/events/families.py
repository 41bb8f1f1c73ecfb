"""Families: which kinds and words reports use for one and the same thing.

In: an event mention, or a word. Out: the name of its family; a stem. Never: a decision about two particular mentions.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from dateline.english.lexicon import nouns, verbs
from dateline.events import words
from dateline.events.words import OTHER
from dateline.terms import EventMention

FAMILIES = {"attack": "violence", "fight": "violence", "shooting": "violence", "bombing": "violence", "stabbing": "violence",
            "crash": "accident", "accident": "accident", "sinking": "accident"}  # fmt: skip
"""Kinds that reports use for one and the same thing."""
DEAL_WORDS = nouns("deal")
"""Words that stand for the takeover in an article that speaks of one."""

_ENDINGS = "isation ization ations ation ition ements ement ments ment ings ing ions ion ating ated ates ate ising izing ised ized ises izes ise ize ies ers er ed es al ance ence s e y".split()
SHORTEST_STEM = 4


def family(mention: EventMention) -> str:
    """Mentions of one family may be one event: the kind, or for the open class the word's stem; a visit one is invited to is a meeting there."""
    if mention.kind == "visit" and mention.status == "proposed":
        return "meeting"
    if mention.kind in FAMILIES:
        return FAMILIES[mention.kind]
    return mention.kind if mention.kind != OTHER else f"other {stem(mention.lemma)}"


class Subjects(NamedTuple):
    """The articles that tell of takeovers, of labour disputes, of bombardments, of talks."""

    takeovers: Container[str]
    at_work: Container[str]
    bombed: Container[str]
    at_talks: Container[str]
    senses: Mapping[str, str]
    """Word → the one known kind that it has wherever the story gives it one."""


def meant(mention: EventMention, told: Subjects) -> EventMention:
    """The mention with the kind that its word has in its article, by what else that tells."""
    if mention.lemma in DEAL_WORDS and mention.article in told.takeovers and not mention.participants:
        return replace(mention, kind="acquisition")
    if mention.lemma == "round" and mention.article not in told.at_talks:
        return replace(mention, kind="match")
    if mention.lemma == "strike" and mention.article in told.at_work:
        return replace(mention, kind="walkout")
    if mention.lemma == "strike" and mention.kind == "attack" and mention.article in told.bombed:
        return replace(mention, kind="bombardment")
    if mention.kind == OTHER:
        return replace(mention, kind=told.senses.get(mention.lemma, OTHER))
    return mention


def one_sense(mentions: Iterable[EventMention]) -> dict[str, str]:
    """Word → its kind, for words that the story uses in one known kind only: one sense per discourse (Gale et al. 1992).

    Words that say little by themselves have as many senses as they have objects.
    """
    found: dict[str, set[str]] = {}
    for one in mentions:
        if one.kind != OTHER and one.lemma not in verbs("light") and one.lemma not in verbs("state"):
            found.setdefault(one.lemma, set()).add(one.kind)
    return {word: kind for word, (kind, *more) in sorted(found.items()) if not more}


@lru_cache(maxsize=50_000)
def stem(lemma: str) -> str:
    """A rough stem that a verb and its noun share ("appoint", "appointment"; by list, "collide", "collision")."""
    lemma = words.nominals().get(lemma, lemma)
    for ending in _ENDINGS:
        if lemma.endswith(ending) and len(lemma) - len(ending) >= SHORTEST_STEM:
            return lemma[: -len(ending)]
    return lemma
