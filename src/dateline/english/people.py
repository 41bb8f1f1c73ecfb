"""People and bodies: the words for somebody, and whom a pronoun means.

In: the word lists of this room. Out: sets and look-ups of English words. Never: a name of anyone.
"""

from __future__ import annotations

from functools import cache

from dateline import lists


@cache
def persons() -> frozenset[str]:
    """Nouns for a person: clerk, witness."""
    return lists.words("english", "persons.txt")


@cache
def bodies() -> frozenset[str]:
    """Nouns for those who act as one: council, police."""
    return lists.words("english", "bodies.txt")


@cache
def pronouns() -> dict[str, str]:
    """Third-person pronoun → whom it means: male, female, thing or many."""
    return _meaning("pronoun")


@cache
def titles() -> dict[str, str]:
    """Courtesy title → whom it means: male or female."""
    return _meaning("title")


def _meaning(of: str) -> dict[str, str]:
    return {word: meant for word, kind, meant in lists.rows("english", "pronouns.tsv") if kind == of}


@cache
def gendered() -> dict[str, str]:
    """Nouns for a person that say whether it is a man or a woman."""
    return {row[0]: row[1] for row in lists.rows("english", "gendered.tsv")}
