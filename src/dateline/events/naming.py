"""Naming: whether the day of an event is told beside, while the words of its sentence tell something else.

In: a sentence, the word that names an event, the time it is tied to. Out: a yes or no. Never: the day.
"""

from __future__ import annotations

from dateline.english.clauses import anchor, is_main, is_verb, preposition, verb_above
from dateline.english.roles import Role, has_dependent, stands_as, up_through
from dateline.events.times import CARRYING, COARSE, SAME_TIME, head_of, named_by
from dateline.events.triggers import Trigger
from dateline.language import Sentence, Token
from dateline.terms import Timex


def is_told_beside(sentence: Sentence, trigger: Trigger, timex: Timex) -> bool:
    """Shown with the words of its sentence, the event would lend them a time that is not theirs."""
    token = sentence.tokens[trigger.i]
    if is_verb(token):
        return _hangs_aside(sentence, token)
    verb = verb_above(sentence, trigger.i)
    relative = verb is not None and stands_as(up_through(sentence, verb, Role.CONJUNCT), Role.RELATIVE_CLAUSE)
    return relative or _only_says_which(sentence, trigger, timex)


def _hangs_aside(sentence: Sentence, verb: Token) -> bool:
    """Its clause, or the one that says it, is told beside the main one."""
    top = up_through(sentence, verb, Role.CONJUNCT)
    said = stands_as(top, Role.FULL_COMPLEMENT) and stands_as(sentence.tokens[top.head], Role.RELATIVE_CLAUSE)
    return said or stands_as(top, ASIDE) or _tells_of_aside(sentence, top)


def _tells_of_aside(sentence: Sentence, verb: Token) -> bool:
    """It stands with a subject of its own behind a noun ("the photo that a firm took in 2019"), or by one that says why or about what ("in response to letters sent in May")."""
    if not stands_as(verb, Role.ADNOMINAL_CLAUSE):
        return False
    above = preposition(sentence, verb.head)
    apart = above is not None and above.lemma.lower() not in SAME_TIME
    return apart or has_dependent(sentence, verb.i, Role.SUBJECT)


def is_of_a_year(sentence: Sentence, trigger: Trigger, timex: Timex) -> bool:
    """As in "spoke to rivals for the 2032 nomination": a year to come is in the name of what the sentence does not tell."""
    coarse = timex.when is not None and timex.when.precision in COARSE
    return coarse and not is_verb(sentence.tokens[trigger.i]) and _only_says_which(sentence, trigger, timex)


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
