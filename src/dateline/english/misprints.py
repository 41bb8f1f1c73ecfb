"""Misprints: sentences in which a report says what an earlier version of it told wrongly.

In: a sentence. Out: the verb of what was told wrongly. Never: a text that is not the report's own ("the letter wrongly said …").
"""

from __future__ import annotations

from dateline.english.lexicon import group
from dateline.english.roles import Role, dependents, stands_as
from dateline.language import Sentence, Token


def is_correction(sentence: Sentence) -> bool:
    """It tells what an earlier version said."""
    return misprinted(sentence) is not None


def misprinted(sentence: Sentence) -> int | None:
    """The verb that tells what an earlier version said, or what this report first or wrongly did."""
    for token in sentence.tokens:
        if not stands_as(token, Role.SUBJECT):
            continue
        head = sentence.tokens[token.head]
        if head.lemma.lower() not in group("misprinting"):
            continue
        own = {kid.text.lower() for kid in sentence.kids(token.i)}
        early = (
            token.lemma.lower() in group("versions")
            and bool(own & group("former"))
            and not _is_of_other(sentence, token)
        )
        manner = {kid.text.lower() for kid in sentence.kids(head.i)}
        itself = token.lemma.lower() in group("own_texts") and "this" in own
        if early or (itself and manner & (group("at_first") | group("mistakenly"))):
            return head.i
    return None


def _is_of_other(sentence: Sentence, version: Token) -> bool:
    """It is a version of something else than the text itself: "an earlier version of the bill"."""
    of = [kid for kid in dependents(sentence, version.i, Role.PREPOSITIONAL) if kid.text.lower() == "of"]
    whose = [one for kid in of for one in dependents(sentence, kid.i, Role.NOUN_OF_PREPOSITION)]
    return any(one.lemma.lower() not in group("own_texts") for one in whose)
