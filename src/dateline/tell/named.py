"""Who and what a sentence names: the words of its names by what they name, and the head words of its phrases.

In: a sentence, a phrase in it. Out: words by which one thing is told from another. Never: an entity of the cast; a pronoun.
"""

from __future__ import annotations

from collections.abc import Mapping

from dateline.english.clauses import conjuncts, objects
from dateline.english.lexicon import group
from dateline.english.once import once
from dateline.english.roles import Role, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token

NAMING = {
    "PERSON": "PERSON",
    "GPE": "GPE",
    "LOC": "GPE",
    "FAC": "GPE",
    "NORP": "NORP",
    "ORG": "ORG",
    "EVENT": "ORG",
    "PRODUCT": "ORG",
    "WORK_OF_ART": "ORG",
}
"""Labels of names that tell one thing from another, each with the label that stands for its kind."""
INITIAL = 2
"""Letters up to which a word of a name names nobody."""


@once
def named(sentence: Sentence) -> Mapping[str, frozenset[str]]:
    """The words of the names in a sentence that tell one thing from another, by what they name."""
    found: dict[str, set[str]] = {}
    for name in sentence.names:
        kind = NAMING.get(name.label)
        for token in sentence.tokens[name.first : name.last] if kind else ():
            if kind and token.text[0].isupper() and len(token.text) > INITIAL:
                found.setdefault(kind, set()).add(token.text.lower().removesuffix("'s"))
    return {kind: frozenset(words) for kind, words in found.items()}


def names_apart(one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]) -> bool:
    """Both name something of one kind, and no name of any kind is in both."""
    mine, theirs = (frozenset().union(*names.values()) for names in (one, other))
    return not one.keys().isdisjoint(other.keys()) and mine.isdisjoint(theirs)


def head_words(sentence: Sentence, token: Token | None) -> frozenset[str]:
    """The head words of a phrase and of what is joined to it, with other names of the same; pronouns left out."""
    if token is None:
        return frozenset()
    heads = []
    for one in conjuncts(sentence, token.i):
        heads.append(one)
        proper = is_a(one, Kind.PROPER_NOUN)
        heads += [
            kid
            for kid in sentence.kids(one.i)
            if stands_as(kid, Role.APPOSITION) or (proper and stands_as(kid, Role.COMPOUND))
        ]
        if one.lemma.lower() in group("collectives") | group("partitives"):
            heads += [inner for _, inner in objects(sentence, one.i, "of")]
    return frozenset(
        one.lemma.lower() for one in heads if is_a(one, Kind.NOUN) and one.lemma.lower() not in group("vague_heads")
    )
