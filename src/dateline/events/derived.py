"""Derived mentions: a second event that the words of one trigger tell of.

In: a mention with its sentence. Out: the mention and what it implies: an invitation proposes a visit; a decision said on a day
was announced that day. Never: an event without words of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.english.clauses import is_verb, name_at, objects, phrase
from dateline.english.lexicon import verbs
from dateline.english.roles import Role, dependents, stands_as, up_through
from dateline.events import words
from dateline.events.times import dated
from dateline.events.triggers import Trigger
from dateline.events.where import PLACES
from dateline.events.words import OTHER
from dateline.language import Sentence, Token
from dateline.status import AHEAD
from dateline.terms import Article, EventMention, Timex

DECISIONS = words.kinds_with("declared")
"""Kinds that come about by being declared, so that the day of saying is news of its own."""
DECLARING = verbs("declaring")


def split(
    article: Article, sentence: Sentence, trigger: Trigger, told: EventMention, timexes: Sequence[Timex]
) -> list[EventMention]:
    """The mention, amended, and the event it implies, if any."""
    if trigger.kind == "invitation":
        return _invitation(article, sentence, trigger, told)
    declared = trigger.kind in DECISIONS or (trigger.kind == OTHER and told.status == "scheduled")
    if declared and told.status in AHEAD:
        return [told, *_announcement(article, sentence, trigger, told, timexes)]
    return [told]


def _invitation(article: Article, sentence: Sentence, trigger: Trigger, told: EventMention) -> list[EventMention]:
    """The place and the day to come belong to the visit that is proposed, not to the inviting."""
    towards = _destination(sentence, trigger)
    published = article.published
    later = told.when is not None and published is not None and told.when.last_day > published.last_day
    invited = replace(told, place=None, status="happened" if later and told.status == "scheduled" else told.status)
    if later:
        invited = replace(invited, when=None, timex=None)
    if towards is None:
        return [invited]
    place = article.evidence(towards.start, towards.end)
    guests = [span for inner in _guests(sentence, trigger) if (span := name_at(sentence, inner.i, "PERSON", "ORG"))]
    visit = replace(
        told,
        trigger=place,
        lemma="visit",
        kind="visit",
        what=f"visit of {article.text[guests[0][0] : guests[0][1]]} to {place.text}"
        if guests
        else f"visit to {place.text}",
        place=place,
        when=told.when if later else None,
        timex=told.timex if later else None,
        status="proposed",
        standing="not told",
        manner=(),
        basis="an invitation proposes a visit",
    )
    return [invited, visit]


def _guests(sentence: Sentence, trigger: Trigger) -> list[Token]:
    return [*(inner for _, inner in objects(sentence, trigger.i, "to")), *dependents(sentence, trigger.i, Role.OBJECT)]


def _destination(sentence: Sentence, trigger: Trigger) -> Token | None:
    """The place one is invited to: "to the coast", "to come to the coast"."""
    starts = [trigger.i] + [
        kid.i for kid in dependents(sentence, trigger.i, Role.OPEN_COMPLEMENT | Role.ADNOMINAL_CLAUSE) if is_verb(kid)
    ]
    for start in starts:
        for _, inner in objects(sentence, start, "to"):
            if name_at(sentence, inner.i, *PLACES):
                return inner
    return None


def _announcement(
    article: Article, sentence: Sentence, trigger: Trigger, told: EventMention, timexes: Sequence[Timex]
) -> list[EventMention]:
    """In "on Monday the firm said it would withdraw", what was done on Monday is the announcing."""
    saying = _saying(sentence, trigger.i)
    if saying is None:
        return []
    day = next((timex for timex, head in dated(timexes, sentence) if _hangs_from(sentence, head, saying.i)), None)
    speaker = next(
        (
            kid
            for kid in dependents(sentence, saying.i, Role.ACTIVE_SUBJECT)
            if name_at(sentence, kid.i, "PERSON", "ORG", "GPE")
        ),
        None,
    )
    if day is None or speaker is None:
        return []
    who = article.evidence(*phrase(sentence, speaker.i))
    return [
        replace(
            told,
            trigger=article.evidence(saying.start, saying.end),
            lemma="announcement",
            kind="announcement",
            what=f"announcement by {who.text}: {told.what}",
            participants=(who,),
            place=None,
            when=day.when,
            timex=article.evidence(day.start, day.end),
            status="happened",
            standing="asserted",
            manner=(),
            within=None,
            basis=f"{who.text!r} said it on the day of {day.text!r}",
        )
    ]


def _saying(sentence: Sentence, i: int) -> Token | None:
    """The declaring verb whose content the trigger heads."""
    token = sentence.tokens[i]
    token = up_through(sentence, token, Role.OBJECT | Role.OPEN_COMPLEMENT | Role.CONJUNCT)
    above = sentence.tokens[token.head]
    return above if stands_as(token, Role.FULL_COMPLEMENT) and above.lemma in DECLARING else None


def _hangs_from(sentence: Sentence, head: int, verb: int) -> bool:
    at = sentence.tokens[head]
    while at.head not in {verb, at.i} and not is_verb(sentence.tokens[at.head]):
        at = sentence.tokens[at.head]
    return at.head == verb
