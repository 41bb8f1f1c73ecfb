"""Upcoming: the words for what is still to come where its sentence only names it and tells something else.

In: an article, a sentence, the noun that names the event, what was read of it. Out: the noun with what belongs to it, nothing, or None. Never: the words of a clause; a
phrase without the day; a phrase that another sentence explains.

Of "Ada Lund, a candidate in the primary on June 3, spoke in Velden" an editor notes "the primary on June 3".
"""

from __future__ import annotations

from dateline.days import comes_after
from dateline.english.clauses import anchor, has_to, is_main, is_verb
from dateline.english.leaning import leaning
from dateline.english.roles import Role, stands_as, up_through
from dateline.english.tense import reading
from dateline.english.words import Kind, is_a
from dateline.events.triggers import Trigger
from dateline.language import Sentence, Token
from dateline.terms import Article, EventMention, Evidence

FEWEST, MOST = 3, 15
"""Tokens of a phrase that says what is to come, and when."""
CARRIED = Role.NOUN_AS_SUBJECT | Role.UNDERGOER


def named_ahead(
    article: Article, sentence: Sentence, trigger: Trigger, told: EventMention
) -> tuple[Evidence, ...] | None:
    """The noun phrase of what is to come on a day of its own, none where that says no more than the day; None where the main clause is about it, or tells it by a verb."""
    noun = sentence.tokens[anchor(sentence, trigger.i)]
    if told.timex is None or not told.own_time or not comes_after(told.when, article.published):
        return None
    if is_verb(noun) or trigger.carrier is not None or noun.i == sentence.root.i:
        return None
    top = up_through(sentence, noun, Role.CONJUNCT)
    verb = sentence.tokens[top.head]
    if stands_as(top, CARRIED) and is_verb(verb) and is_main(sentence, verb):
        return None
    if any(is_a(above, Kind.VERB) and _looks_ahead(sentence, above) for above in sentence.ancestors(noun.i)):
        return None  # "they may meet at the summit in May": the clause tells of it
    own = [i for i in sentence.subtree(noun.i) if not is_a(sentence.tokens[i], Kind.PUNCTUATION)]
    first, last = sentence.tokens[own[0]], sentence.tokens[own[-1]]
    whole = FEWEST <= len(own) <= MOST and last.i - first.i < MOST
    dated = first.start <= told.timex.start and told.timex.end <= last.end
    if not (whole and dated) or leaning([(sentence, own)]):
        return None
    says = [
        i
        for i in own
        if not is_a(sentence.tokens[i], Kind.DETERMINER) and not _tells_day(sentence.tokens[i], told.timex)
    ]
    return (article.evidence(first.start, last.end),) if len(says) > 1 else ()


def _looks_ahead(sentence: Sentence, verb: Token) -> bool:
    told = reading(sentence, verb.i)
    return told.time == "future" or told.modality is not None or has_to(sentence, verb.i)


def _tells_day(token: Token, timex: Evidence) -> bool:
    """The token is one of those that tell the day."""
    return timex.start <= token.start and token.end <= timex.end
