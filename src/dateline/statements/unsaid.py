"""Unsaid: clauses beside a verb of saying that are not what is said, though the parse may hang them as if they were.

In: a sentence, a verb, a clause. Out: yes or no. Never: what is said instead.
"""

from __future__ import annotations

from dateline.english.lexicon import group, verbs
from dateline.english.roles import Role, dependents, has_dependent, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.statements.lexicon import words

_BARE = verbs("bare_saying")


def comes_of_it(sentence: Sentence, verb: Token, clause: Token) -> bool:
    """Whether a clause with "that" is what came of how somebody spoke: "laughed so loudly that she seemed at home"; not "has said so often that"."""
    that = next(
        (k for k in dependents(sentence, clause.i, Role.MARKER) if k.text.lower() in group("opening_what_is_said")),
        None,
    )
    if that is None or that.i < verb.i or verb.lemma.lower() in _BARE:
        return False
    before = sentence.tokens[verb.i + 1 : that.i]
    return any(t.text.lower() in group("so_that") and stands_as(t, _OF_DEGREE) for t in before)


_OF_DEGREE = Role.ADVERBIAL | Role.ATTRIBUTIVE | Role.DETERMINER | Role.PREDETERMINER


def is_more_of_it(sentence: Sentence, verb: Token, clause: Token) -> bool:
    """Whether a clause behind a comma, without "that", tells more of a thing that was told: "told a story, a tale meant to please"."""
    things = [
        k for k in dependents(sentence, verb.i, Role.OBJECT) if verb.i < k.i < clause.i and is_a(k, Kind.COMMON_NOUN)
    ]
    first = min(i for i in sentence.subtree(clause.i) if not is_a(sentence.tokens[i], Kind.PUNCTUATION))
    parted = first > 0 and sentence.tokens[first - 1].text == ","
    bare = not has_dependent(sentence, clause.i, Role.MARKER | Role.AUXILIARY) and any(
        not is_a(k, Kind.PRONOUN) for k in dependents(sentence, clause.i, Role.SUBJECT)
    )
    return parted and bare and any(k.lemma.lower() in words("vehicles.txt") for k in things)


def is_of_thing(sentence: Sentence, verb: Token, clause: Token) -> bool:
    """Whether a clause tells which thing is meant, not what is said of it: "recalled storms that would change the town", "announced a levy on Monday that would"."""
    first = sentence.tokens[min(sentence.subtree(clause.i))]
    things = (k for k in dependents(sentence, verb.i, Role.OBJECT, Kind.COMMON_NOUN) if verb.i < k.i < first.i)
    return (
        verb.lemma.lower() not in verbs("listening")
        and is_a(first, Kind.RELATIVE_PRONOUN)
        and stands_as(first, Role.SUBJECT | Role.MARKER)
        and any(True for _ in things)
    )


def is_opened(sentence: Sentence, verb: Token, behind: int) -> bool:
    """Whether a word behind a token opens the verb's clause, which tells when or why the other was so: "…, days after Ruiz said it first"; not "as he said"."""
    opens = dependents(sentence, verb.i, Role.MARKER)
    return any(behind < k.i < verb.i and k.text.lower() not in group("opening_what_is_said") for k in opens)
