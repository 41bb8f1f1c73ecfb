"""Beliefs: what a sentence gives as what somebody thinks or claims to have happened.

In: a sentence and the verb that tells the event. Out: the word that says so, or None. Never: whether it is true.
"""

from __future__ import annotations

from dateline.english.lexicon import verbs
from dateline.english.roles import Role, stands_as
from dateline.events.cues import Cue
from dateline.language import Sentence, Token
from dateline.rules import rule

BELIEVING = verbs("believing")
"""Verbs of what somebody holds to be so, or what things look like."""
CLAIMING = verbs("claiming")


@rule(
    "status.held",
    example="Vesna Marek thinks that the firm >destroyed< the letters.",
    counter_example="Vesna Marek knows that the firm >destroyed< the letters.",
)
def held_so(sentence: Sentence, verb: int | None) -> Cue | None:
    """The word that gives it as what somebody thinks or claims: "he thinks he fell", "Driver fell asleep, claim passengers"."""
    if verb is None:
        return None
    at = sentence.tokens[verb]
    for above in sentence.ancestors(verb):
        if not stands_as(
            at,
            Role.COMPLEMENT | Role.ADVERBIAL_CLAUSE | Role.PREPOSITIONAL | Role.CLAUSE_OF_PREPOSITION | Role.CONJUNCT,
        ):
            break
        if (
            stands_as(at, Role.FULL_COMPLEMENT | Role.ADVERBIAL_CLAUSE | Role.CLAUSE_OF_PREPOSITION)
            and above.lemma in BELIEVING
        ):
            return _held(above)
        at = above
    if sentence.part != "title":
        return None
    last = sentence.tokens[-CREDITED:]
    return next((_held(one) for one in last if one.i > verb and one.lemma.lower() in CLAIMING), None)


def _held(by: Token) -> Cue:
    return Cue(by.text, "alleged", "status.held")


CREDITED = 4
"""Words at the end of a headline in which it says who claims it."""
