"""Course: the words beside and over an event that tell how far along it is.

In: a sentence, the index of the word that names the event, the verb that carries it. Out: the word that decides, its status and rule,
or None. Never: the tense by itself.
"""

from __future__ import annotations

from dateline.english.clauses import name_at, preposition, subject, undergoes, worded
from dateline.english.frames import Frame, is_finite
from dateline.english.lexicon import group, nouns, verbs
from dateline.english.roles import Role, dependents, has_dependent, stands_as
from dateline.english.tense import is_said_by_wishing, reading
from dateline.english.words import Kind, is_a
from dateline.events import words
from dateline.events.cues import Cue, Stand, told_by
from dateline.events.tense import shares_time
from dateline.language import Sentence, Token
from dateline.rules import rule
from dateline.status import TURNS

BEFORE = group("already")
"""Prepositions whose event is already there when the clause is in the past or present."""
TOWARDS = group("towards")


def course(sentence: Sentence, i: int, verb: int | None, read: Frame) -> Cue | None:
    """The nearest word that tells how far along the event is: beside it, then over it, then over its clause."""
    said = _predicate(sentence, i)
    if said is not None and said.status in TURNS:  # "the visit, planned for May, was cancelled"
        return said
    return (
        _modifier(sentence, i)
        or said
        or _holder(sentence, i)
        or _governor(sentence, i, verb, read)
        or (_modifier(sentence, verb) if verb is not None and verb != i and _belongs(sentence, i, verb) else None)
    )


def _belongs(sentence: Sentence, i: int, verb: int) -> bool:
    """Noun `i` is the subject or object of the verb, so that what stands beside the verb reaches it."""
    token = sentence.tokens[i]
    return token.head == verb and stands_as(token, Role.NOUN_AS_SUBJECT | Role.OBJECT | Role.ATTRIBUTE)


def _modifier(sentence: Sentence, i: int) -> Cue | None:
    for kid in dependents(sentence, i, Role.ADVERBIAL | Role.MODIFIER_BEFORE_NOUN | Role.ADNOMINAL_CLAUSE):
        found = told_by("modifies", kid.text, kid) or told_by("modifies", kid.lemma, kid)
        if found:
            return found
    return None


def _predicate(sentence: Sentence, i: int) -> Cue | None:
    """What is said of the event as a subject: "the summit was postponed", "a meeting is possible"."""
    token = sentence.tokens[i]
    above = sentence.tokens[token.head]
    if (stands_as(token, Role.NOUN_AS_SUBJECT) and undergoes(sentence, i)) or (
        stands_as(token, Role.ACTIVE_SUBJECT) and above.lemma in {"hinge", "depend", "continue"}
    ):
        return _by_verb("predicate", sentence, above)
    if stands_as(token, Role.ACTIVE_SUBJECT) and (
        is_a(above, Kind.AUXILIARY_VERB) or above.lemma in {"appear", "seem", "look", "remain"}
    ):
        said = dependents(sentence, above.i, Role.PREDICATIVE | Role.ADVERBIAL)
        return next((found for kid in said if (found := told_by("predicate", kid.lemma, kid))), None)
    return None


def _by_verb(where: Stand, sentence: Sentence, verb: Token) -> Cue | None:
    """What a verb tells with the particle it has, "called off", or by itself where the two together tell nothing."""
    return told_by(where, worded(sentence, verb.i), verb) or told_by(where, verb.lemma, verb)


def _holder(sentence: Sentence, i: int) -> Cue | None:
    """The noun that has the event as its matter: "plans for a summit", "an agreement on a meeting", "a bid to meet"."""
    token = sentence.tokens[i]
    over = sentence.tokens[token.head]
    above = preposition(sentence, i)
    if stands_as(token, Role.NOUN_BEFORE_NOUN) and (found := told_by("head", over.lemma, over)):
        return found
    if above is not None and above.lemma.lower() in TOWARDS:
        holder = sentence.tokens[above.head]
        if is_a(holder, Kind.NOUN) and (found := told_by("head", holder.lemma, holder)):
            return found
    if (
        stands_as(token, Role.COMPLEMENT | Role.CLAUSE_OF_NOUN)
        and is_a(token, Kind.BASE_FORM | Kind.GERUND)
        and is_a(over, Kind.NOUN)
    ):
        return told_by("head", over.lemma, over)
    return None


def _governor(sentence: Sentence, i: int, verb: int | None, read: Frame) -> Cue | None:
    """The verb or adjective over the event or its clause: "agreed to meet", "likely to meet", "cancelled the visit"."""
    if verb is None:
        return None
    if verb == i:
        return _over(sentence, verb)
    token, carrying = sentence.tokens[i], sentence.tokens[verb]
    if stands_as(token, Role.UNDERGOER):
        if carrying.lemma in verbs("ending"):
            return None
        if (found := performed(sentence, i, verb) or announced(sentence, i, verb)) is not None:
            return found
    if stands_as(token, Role.OBJECT | Role.ATTRIBUTE | Role.CONJUNCT) and token.head == verb:
        found = _by_verb("governs", sentence, carrying)
        if found and not (read.passive and subject(sentence, verb) is None):
            return found
    above = preposition(sentence, i)
    if above is not None and above.lemma.lower() == "for" and above.head == verb:
        found = told_by("governs", carrying.lemma, carrying)
        return found and found._replace(word=f"{found.word} for")
    return _over(sentence, verb) if shares_time(sentence, i, verb) else None


COMING = words.kinds_with("coming")
"""Kinds that have yet to come about when they are announced; an arrest or a resignation is done by then."""


PERFORMED = words.kinds_with("performed")
"""Kinds that whoever may do them does by announcing them (performatives: Austin 1962)."""


@rule(
    "status.performed",
    example="The governor announced a >veto< of the bill.",
    counter_example="The governor announced an >election<.",
)
def performed(sentence: Sentence, i: int, verb: int) -> Cue | None:
    """What is done by announcing it is done once it was announced, unless it is given a time of its own."""
    kind = words.kinds().nouns.get(sentence.tokens[i].lemma.lower())
    done = reading(sentence, verb).time in {"past", "present"} and is_finite(sentence, verb)
    if sentence.tokens[verb].lemma not in group("announces") or kind not in PERFORMED or not done:
        return None
    if any(name_at(sentence, j, "DATE", "TIME") for j in sentence.subtree(i)):
        return None
    return Cue(sentence.tokens[verb].text, "happened", "status.performed")


@rule(
    "status.announced",
    example="The army announced an >exercise<.",
    counter_example="The army announced an >arrest<.",
)
def announced(sentence: Sentence, i: int, verb: int) -> Cue | None:
    """What is announced lies ahead, if it is of a kind that is announced beforehand, or none that the lexicon knows."""
    kind = words.kinds().nouns.get(sentence.tokens[i].lemma.lower())
    if sentence.tokens[verb].lemma not in group("announces") or (kind is not None and kind not in COMING):
        return None
    return Cue(sentence.tokens[verb].text, "scheduled", "status.announced")


def _over(sentence: Sentence, verb: int) -> Cue | None:
    """The nearest governor up the chain of clauses that tells a status."""
    at = sentence.tokens[verb]
    for above in sentence.ancestors(verb):
        if stands_as(at, Role.CONJUNCT) and not (is_finite(sentence, at.i) and not is_finite(sentence, above.i)):
            at = above
            continue
        if not _reaches(sentence, at, above):
            return None
        told = (
            above.lemma in verbs("saying")
            and stands_as(at, Role.FULL_COMPLEMENT)
            and above.lemma not in verbs("telling_status")
        )
        if not told and (found := told_by("governs", above.lemma, above)):
            return found
        at = above
    return None


def _reaches(sentence: Sentence, at: Token, above: Token) -> bool:
    """Whether a word says something of what its clause below tells: not through "after", nor as another verb with a particle."""
    if not stands_as(
        at,
        Role.CLAUSE_AS_SUBJECT
        | Role.ADJECTIVE_COMPLEMENT
        | Role.OBJECT_COMPLEMENT
        | Role.COMPLEMENT
        | Role.ADVERBIAL_CLAUSE
        | Role.PREPOSITIONAL
        | Role.CLAUSE_OF_PREPOSITION
        | Role.ADNOMINAL_CLAUSE,
    ):
        return False
    if stands_as(at, Role.ADVERBIAL_CLAUSE) and above.lemma not in {
        "set",
        "schedule",
        "due",
        "expect",
        "slate",
        "plan",
    }:
        return False
    if stands_as(at, Role.PREPOSITIONAL) and at.lemma.lower() in BEFORE:
        return False
    if above.lemma.lower() in {"go", "due"} and not stands_as(at, Role.OPEN_COMPLEMENT):
        return False
    return not is_said_by_wishing(sentence, at.i) and not has_dependent(sentence, above.i, Role.PARTICLE)


LASTING = nouns("lasting")
"""Nouns of what lasts: told in the present, it is still going on."""


@rule(
    "status.going_on",
    example="Police are >investigating< the bank.",
    counter_example="Police >investigated< the bank.",
)
def going_on(sentence: Sentence, i: int, verb: int | None) -> Cue | None:
    """Told in the present as going on: "is investigating", "is locked in a dispute"."""
    if verb is None:
        return None
    lasts = sentence.tokens[i].lemma.lower() in LASTING and sentence.part != "title"
    if not (reading(sentence, verb).progressive if verb == i else lasts):
        return None
    return Cue(sentence.tokens[i].text, "under way", "status.going_on")


OPENING = verbs("opening")
"""What lasts and was opened goes on until a report says that it ended."""
INQUIRIES = nouns("inquiry")
INQUIRING = verbs("inquiring")


@rule(
    "status.opened",
    example="Police opened an >investigation< on Monday.",
    counter_example="Police held a >meeting< on Monday.",
)
def opened(sentence: Sentence, i: int, verb: int | None, *, reported: bool) -> Cue | None:
    """As in "police launched an investigation", "officers said they were investigating": told as past, and going on still."""
    if verb is None:
        return None
    token = sentence.tokens[verb]
    if verb == i:
        goes_on = reported and token.lemma in INQUIRING and reading(sentence, verb).progressive
    else:
        goes_on = _is_inquiry(sentence, i) and (
            _is_opened(sentence, i, verb, reported=reported) or _is_called_open(sentence, i, verb)
        )
    return Cue(token.text, "under way", "status.opened") if goes_on else None


def _is_inquiry(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    return token.lemma.lower() in INQUIRIES and not (is_a(token, Kind.PLURAL_COMMON) and sentence.part == "title")


def _is_opened(sentence: Sentence, i: int, verb: int, *, reported: bool) -> bool:
    if sentence.tokens[verb].lemma not in OPENING or not stands_as(
        sentence.tokens[i], Role.NOUN_AS_SUBJECT | Role.OBJECT
    ):
        return False
    had = any(kid.lemma == "have" for kid in dependents(sentence, verb, Role.ACTIVE_AUXILIARY, Kind.PAST))
    return reported or not had


def _is_called_open(sentence: Sentence, i: int, verb: int) -> bool:
    said = dependents(sentence, verb, Role.ATTRIBUTE | Role.ADJECTIVE_COMPLEMENT | Role.ADVERBIAL)
    return stands_as(sentence.tokens[i], Role.ACTIVE_SUBJECT) and any(
        kid.lemma.lower() in {"ongoing", "underway", "open"} for kid in said
    )
