"""Naming: whether the day of an event is told beside, while the words of its sentence tell something else.

In: a sentence, the word that names an event, the time it is tied to. Out: a yes or no. Never: the day.
"""

from __future__ import annotations

from dateline.english.clauses import anchor, is_main, is_verb, preposition
from dateline.english.roles import Role, stands_as, up_through
from dateline.events.times import CARRYING, SAME_TIME, head_of, named_by
from dateline.events.triggers import Trigger
from dateline.language import Sentence, Token
from dateline.terms import Timex


def is_told_beside(sentence: Sentence, trigger: Trigger, timex: Timex) -> bool:
    """Shown with the words of its sentence, the event would lend them a time that is not theirs."""
    token = sentence.tokens[trigger.i]
    if is_verb(token):
        return stands_as(up_through(sentence, token, Role.CONJUNCT), ASIDE)
    return _only_says_which(sentence, trigger, timex)


ASIDE = Role.ADVERBIAL_CLAUSE | Role.RELATIVE_CLAUSE | Role.CLAUSE_OF_PREPOSITION
"""As in "who lost on Monday and left the party", "since losing on Monday". A participle tells the news itself ("a video posted on Monday shows"), also with
a month or a year: left out, with clauses that complete it, rows are right less often (.709 against .741 out of fold on 35 stories)."""


def _only_says_which(sentence: Sentence, trigger: Trigger, timex: Timex) -> bool:
    """As in "wants the papers of the inquiry into the 2016 election": no words of it tell the election, which may yet be of 2016.

    What the clause is about is told: "the 2016 election was close", "won the 2016 election", "lost her seat in the 2016 election".
    """
    if trigger.carrier is not None:
        return False
    head = head_of(sentence, timex)
    noun = None if head is None else named_by(sentence, head)
    if noun is None or noun.i not in {trigger.i, anchor(sentence, trigger.i)}:
        return False
    return not _is_told(sentence, up_through(sentence, noun, Role.CONJUNCT))


def _is_told(sentence: Sentence, noun: Token) -> bool:
    """The main clause is of the noun's day: the noun is its subject, what it carries, or when it is."""
    if noun.i == sentence.root.i:
        return True
    above = preposition(sentence, noun.i)
    if above is not None:
        verb = sentence.tokens[above.head]
        return above.lemma.lower() in SAME_TIME and is_verb(verb) and is_main(sentence, verb)
    verb = sentence.tokens[noun.head]
    carried = stands_as(noun, Role.NOUN_AS_SUBJECT) or (stands_as(noun, Role.UNDERGOER) and verb.lemma in CARRYING)
    return carried and is_verb(verb) and is_main(sentence, verb)
