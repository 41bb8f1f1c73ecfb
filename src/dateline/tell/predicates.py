"""Predicates: the verbs of a sentence that tell deeds, with the head words of who does it, whom it befalls and what is beside it.

In: a sentence. Out: indexes and words, found once however often they are asked for. Never: an article, a day, how the sentence stands to it.
"""

from __future__ import annotations

from dateline.english.clauses import doer, has_to, is_verb, objects, subject, undergoer
from dateline.english.lexicon import verbs
from dateline.english.once import once
from dateline.english.roles import Role, down_through, has_dependent, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.tell.named import head_words

Told = tuple[int, str, frozenset[str], frozenset[str], frozenset[str]]
"""A verb that tells a deed: its index and lemma, the head words of who does it, of whom it befalls and of what is beside it."""


@once
def verbs_told(sentence: Sentence) -> tuple[Told, ...]:
    """The verbs of a sentence that tell deeds."""
    return tuple(
        (
            token.i,
            token.lemma.lower(),
            head_words(sentence, _doer(sentence, token.i)),
            head_words(sentence, undergoer(sentence, token.i)),
            frozenset(word for _, inner in objects(sentence, token.i) for word in head_words(sentence, inner)),
        )
        for token in sentence.tokens
        if is_deed(sentence, token)
    )


def is_deed(sentence: Sentence, token: Token) -> bool:
    """A verb that carries a clause and is none of saying; "found" is of saying only before what was found to be so."""
    if not is_verb(token):
        return False
    if not is_a(token, Kind.FULL_VERB):
        return token.lemma == "be"
    if token.lemma.lower() not in verbs("saying"):
        return True
    return has_dependent(sentence, token.i, Role.UNDERGOER) and not has_dependent(
        sentence, token.i, Role.FULL_COMPLEMENT
    )


def _doer(sentence: Sentence, i: int) -> Token | None:
    """Who does it; "she" in what somebody says is who says it, and of "plans to build" the doer is not the plan."""
    found = doer(sentence, i)
    if found is None or is_a(found, Kind.NOUN):
        held = (
            found is not None
            and has_to(sentence, i)
            and stands_as(sentence.tokens[i], Role.ADNOMINAL_CLAUSE)
            and found.i == sentence.tokens[i].head
        )
        return None if held else found
    at = sentence.tokens[i]
    for above in sentence.ancestors(i):
        if stands_as(at, Role.FULL_COMPLEMENT | Role.PARATAXIS) and above.lemma.lower() in verbs("saying"):
            return subject(sentence, above.i)
        at = above
    return found


@once
def own_tokens(sentence: Sentence, i: int) -> tuple[int, ...]:
    """What hangs from verb `i`, not through another verb; of an infinitive what hangs from the word above it too."""
    starts = [i]
    above = sentence.tokens[sentence.tokens[i].head]
    if (
        above.i != i
        and has_to(sentence, i)
        and stands_as(sentence.tokens[i], Role.OPEN_COMPLEMENT | Role.ADVERBIAL_CLAUSE | Role.ADNOMINAL_CLAUSE)
        and not is_a(above, Kind.NOUN)
    ):
        starts += [above.i, above.head] if is_a(above, Kind.ADJECTIVE) else [above.i]
    return tuple(at for start in starts for at in down_through(sentence, start, _is_no_deed))


def _is_no_deed(token: Token) -> bool:
    return not (is_verb(token) and is_a(token, Kind.FULL_VERB))
