"""Where: the place that a sentence gives an event.

In: a sentence and its triggers. Out: offsets of the words for the place. Never: who takes part; a place from another sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.english.clauses import (
    anchor,
    clause,
    doer,
    is_verb,
    name_at,
    objects,
    phrase,
    preposition,
    text_between,
)
from dateline.english.lexicon import group, in_order, nouns, verbs
from dateline.english.roles import Role, dependent, dependents, has_dependent, has_word, stands_as
from dateline.english.words import Kind, is_a
from dateline.events import words
from dateline.events.places import points_back
from dateline.events.tails import tails
from dateline.events.triggers import Trigger
from dateline.events.words import bag
from dateline.language import Sentence, Token
from dateline.places import is_country, is_state

Span = tuple[int, int]
PLACES = ("GPE", "LOC", "FAC")
AT = in_order("at")
MINDING = verbs("saying") | group("minding")
"""Verbs whose objects are a matter, which may lie anywhere."""


def place(sentence: Sentence, trigger: Trigger, others: frozenset[int] = frozenset()) -> Span | None:
    """Offsets of where the event is: a phrase or name beside the trigger, then beside its verb, then its clause.

    `others` are the sentence's other triggers, whose own places are not this one's.
    """
    i = trigger.i
    behind = tails(sentence, others | {i})
    taken = frozenset(at for at, owner in behind.items() if owner != i)
    own = (
        _behind(sentence, frozenset(at for at, owner in behind.items() if owner == i))
        or _beside(sentence, i, taken, trigger.kind)
        or _premodifier(sentence, trigger)
        or _visited(sentence, trigger)
        or _beside(sentence, anchor(sentence, i), taken)
    )
    if own is not None or (own := _pointed_at(sentence, trigger)) is not None:
        return own
    for verb in verbs_over(sentence, trigger):
        found = (
            _in_house(sentence, verb)
            or _beside(sentence, verb, taken, trigger.kind)
            or _struck(sentence, verb, trigger)
            or _beside_object(sentence, verb, others | taken | {i})
            or _of_host(sentence, verb)
            or _beside_noun(sentence, verb, trigger)
        )
        if found is not None:
            return found
    return _sitting(sentence, trigger) or _among_parties(sentence, trigger, others | taken)


LYING = group("lying")
INTO = LYING | group("whither")
"""Prepositions behind a verb that say where what it does is done, or whence and whither: not "over a scandal", "with plants"."""
PARTIES = Role.NOUN_AS_SUBJECT | Role.OBJECT | Role.INDIRECT_OBJECT


def _among_parties(sentence: Sentence, trigger: Trigger, others: frozenset[int]) -> Span | None:
    """The one place that lies beside who or what takes part: "set fire to a bank in Harbour Town"; none where two are named.

    Not the place of what only belongs to them: "the head of its office in Velm", "a rival with plants in Velm", "a man who lived in Velm".
    """
    verb = clause(sentence, trigger.i)
    token = sentence.tokens[verb]
    if not is_verb(token) or token.lemma.lower() in MINDING:
        return None
    parties = list(dependents(sentence, verb, PARTIES))
    parties += [inner for _, inner in objects(sentence, verb, *sorted(INTO))]
    beside = (near for one in parties if one.i not in others for _, near in objects(sentence, one.i, *sorted(LYING)))
    found = [span for near in beside if near.i not in others and (span := name_at(sentence, near.i, *PLACES))]
    return found[0] if len(found) == 1 else None


CHAMBERS = nouns("chamber")
"""Bodies that act where they sit."""


def _sitting(sentence: Sentence, trigger: Trigger) -> Span | None:
    """A named chamber that acts, or that a bill passes: "the Senate confirmed her", "the bill passed the Senate"; not one that is only spoken of."""
    verb = _own_verb(sentence, trigger)
    if verb is None or has_dependent(sentence, verb, Role.FULL_COMPLEMENT):
        return None
    acting = doer(sentence, verb)
    passed = list(dependents(sentence, verb, Role.OBJECT)) if sentence.tokens[verb].lemma in PASSING else []
    for token in [acting, *passed] if acting is not None else passed:
        if is_a(token, Kind.PROPER_NOUN) and token.lemma.lower() in CHAMBERS and not _is_called(sentence, token):
            return name_at(sentence, token.i) or phrase(sentence, token.i)
    return None


RANKS = group("ranks_of_chambers")


def _is_called(sentence: Sentence, token: Token) -> bool:
    """It has a name of its own, as firms have: "Random House"; not its rank or land, "the Supreme Court", "the French Senate"."""
    before = [
        kid for kid in dependents(sentence, token.i, Role.MODIFIER_BEFORE_NOUN | Role.POSSESSOR) if kid.i < token.i
    ]
    return not all(kid.text.lower() in RANKS or is_country(kid.text) or is_state(kid.text) for kid in before)


PASSING = verbs("passing")
"""Verbs of bills that get through a chamber."""
LIGHT = verbs("light")


def _own_verb(sentence: Sentence, trigger: Trigger) -> int | None:
    """The verb that tells the event and no other: itself, or the light one that carries its noun ("passed the bill")."""
    if is_verb(sentence.tokens[trigger.i]):
        return trigger.i
    carried = trigger.carrier is not None and sentence.tokens[trigger.carrier].lemma in LIGHT
    return trigger.carrier if carried else None


def _pointed_at(sentence: Sentence, trigger: Trigger) -> Span | None:
    """A word that points back to a place told before: "there", "at the same crossing", "the village"."""
    starts = [trigger.i] if trigger.carrier is None else [trigger.i, trigger.carrier]
    for start in starts:
        for kid in dependents(sentence, start, Role.ADVERBIAL):
            if kid.text.lower() == "there":
                return kid.start, kid.end
        near = [inner for _, inner in objects(sentence, start, "at", "in", "on", "near")]
        near += dependents(sentence, start, Role.OBJECT) if trigger.kind == "visit" else ()
        for inner in near:
            span = phrase(sentence, inner.i)
            if is_a(inner, Kind.COMMON_NOUN) and points_back(_words(sentence, span)):
                return span
    return None


def _behind(sentence: Sentence, own: frozenset[int]) -> Span | None:
    """The place in the words that stand right behind the noun of a reason."""
    nouns = (sentence.tokens[at] for at in sorted(own) if stands_as(sentence.tokens[at], Role.NOUN_OF_PREPOSITION))
    return next((span for noun in nouns if (span := place_at(sentence, noun))), None)


def _visited(sentence: Sentence, trigger: Trigger) -> Span | None:
    """A visit is where its object is: "toured Harbour Town"."""
    if trigger.kind != "visit":
        return None
    hosts = list(dependents(sentence, trigger.i, Role.UNDERGOER))
    hosts += [inner for _, inner in objects(sentence, trigger.i, "to", "of")]
    return next((span for host in hosts if is_a(host, Kind.PROPER_NOUN) and (span := place_at(sentence, host))), None)


def _beside_object(sentence: Sentence, verb: int, events: frozenset[int]) -> Span | None:
    """As in "fired a rocket over Harbour Town", where the parser hangs the place from the rocket; not in "condemned the war in …"."""
    if sentence.tokens[verb].lemma.lower() in MINDING:
        return None
    things = (kid for kid in dependents(sentence, verb, Role.OBJECT, Kind.COMMON_NOUN) if kid.i not in events)
    return next((span for thing in things if (span := _beside(sentence, thing.i, events, names=True))), None)


ROOMS = nouns("room")
"""Nouns for a part of a building, which the name before them says which: "the Senate floor"."""
SITTING = nouns("sitting")
HEARD = verbs("heard")
LEAVING = verbs("leaving")
BROUGHT = verbs("brought")


def _in_house(sentence: Sentence, verb: int) -> Span | None:
    """A body's house: "testified before the Senate", "spoke on the Senate floor", "was led from his firm's office", "was taken to the court"."""
    lemma = sentence.tokens[verb].lemma
    for word, token in _below(sentence, verb):
        named = next(
            (kid for kid in dependents(sentence, token.i, Role.COMPOUND | Role.POSSESSOR) if name_at(sentence, kid.i)),
            None,
        )
        if token.lemma.lower() in ROOMS and named is not None and (word in AT or (word == "from" and lemma in LEAVING)):
            return sentence.tokens[named.i].start, token.end
        if not is_a(token, Kind.PROPER_NOUN) or token.lemma.lower() not in SITTING:
            continue
        if (word == "before" and lemma in HEARD) or (word == "to" and lemma in BROUGHT):
            return name_at(sentence, token.i) or phrase(sentence, token.i)
    return None


def _below(sentence: Sentence, verb: int) -> Iterator[tuple[str, Token]]:
    """What hangs by a preposition from the verb, or from the day beside it: "on Friday morning on the floor"."""
    for word, token in objects(sentence, verb):
        yield word, token
        if name_at(sentence, token.i, "DATE", "TIME"):
            yield from objects(sentence, token.i)


HITTING = verbs("hitting")


def _struck(sentence: Sentence, verb: int, trigger: Trigger) -> Span | None:
    """An earthquake is where it struck: the place that is the verb's object."""
    if verb != trigger.carrier or sentence.tokens[verb].lemma not in HITTING:
        return None
    hit = (kid for kid in dependents(sentence, verb, Role.UNDERGOER) if kid.i != trigger.i)
    return next((span for kid in hit if (span := place_at(sentence, kid))), None)


def _beside_noun(sentence: Sentence, verb: int, trigger: Trigger) -> Span | None:
    """In "was given a prize in the capital and met its mayor" the second verb is where the first one's noun is."""
    if verb in {trigger.i, trigger.carrier}:
        return None
    nouns = list(dependents(sentence, verb, Role.OBJECT)) + [inner for _, inner in objects(sentence, verb, "with")]
    return next((span for noun in nouns if (span := _beside(sentence, noun.i))), None)


def _of_host(sentence: Sentence, verb: int) -> Span | None:
    """For "events in Paris to commemorate the …": the place of the noun that the verb serves, and of what holds that noun."""
    token = sentence.tokens[verb]
    if not stands_as(token, Role.CLAUSE_OF_NOUN):
        return None
    host = sentence.tokens[token.head]
    if has_word(sentence, verb, {"where"}):
        return name_at(sentence, host.i) or (phrase(sentence, host.i) if is_a(host, Kind.PROPER_NOUN) else None)
    found = _beside(sentence, host.i)
    for _, inner in objects(sentence, host.i, "during", "at", "for"):
        found = found or _beside(sentence, inner.i)
    above = preposition(sentence, host.i)
    if found is None and above is not None and above.lemma.lower() in {"for", "during", "at"}:
        found = _beside(sentence, above.head)
    return found


def verbs_over(sentence: Sentence, trigger: Trigger) -> list[int]:
    """The verbs whose place is the event's too: its own, its carrier, and an infinitive's "plan to …"."""
    i = anchor(sentence, trigger.i)
    token = sentence.tokens[i]
    if not is_verb(token):
        above = sentence.tokens[token.head]
        start = (
            trigger.carrier
            if trigger.carrier is not None
            else (above.i if is_verb(above) and stands_as(token, Role.NOUN_AS_SUBJECT | Role.OBJECT) else None)
        )
        if start is None:
            return []
    else:
        start = i
    found = [start]
    at = sentence.tokens[start]
    while stands_as(at, Role.OPEN_COMPLEMENT | Role.CONJUNCT) and at.head != at.i and len(found) < 3:
        at = sentence.tokens[at.head]
        found.append(at.i)
    return found


def _beside(
    sentence: Sentence, i: int, taken: frozenset[int] = frozenset(), kind: str = "", *, names: bool = False
) -> Span | None:
    for word, token in objects(sentence, i, *AT):
        if token.i in taken or (word == "on" and not _is_ground(sentence, token, kind)):
            continue
        span = name_at(sentence, token.i, *PLACES) if names else place_at(sentence, token)
        if span is not None:
            return span
    for word, token in objects(sentence, i):  # "is planned for Friday in Harbour Town"
        if word in DATING and name_at(sentence, token.i, "DATE", "TIME") and token.i not in taken:
            return _beside(sentence, token.i, taken, kind, names=True)
    for _, token in objects(sentence, i, "to"):
        if sentence.tokens[i].lemma.lower() in TRAVEL and (span := place_at(sentence, token)):
            return span
    return None


DATING = group("dating")
STRIKING = words.kinds_with("striking")
"""Kinds that come down on a place: "an attack on Harbour Town"; but sanctions on a country are not there."""


def _is_ground(sentence: Sentence, token: Token, kind: str) -> bool:
    """What "on" stands before is where: an island, a road; not whom something is imposed on."""
    return kind in STRIKING or name_at(sentence, token.i, "GPE", "ORG", "NORP") is None


SETTLEMENTS = nouns("settlement")
TRAVEL = group("travel")
"""Words of going: what they go to is a place."""


def place_at(sentence: Sentence, token: Token) -> Span | None:
    """The place that a noun phrase names: a name of a place in it, or "the French capital"."""
    called = (kid for kid in dependents(sentence, token.i, Role.APPOSITION) if kid.i > token.i)
    if not is_a(token, Kind.PROPER_NOUN) and (
        name := next((n for kid in called if (n := name_at(sentence, kid.i, *PLACES))), None)
    ):
        return name
    if token.lemma.lower() == "capital" and any(
        is_a(k, Kind.SINGULAR_PROPER | Kind.PLAIN_ADJECTIVE) for k in sentence.kids(token.i)
    ):
        return phrase(sentence, token.i)
    span = name_at(sentence, token.i, *PLACES)
    if span is not None:
        return span
    if is_a(token, Kind.PROPER_NOUN) and name_at(sentence, token.i, "PERSON", "DATE", "TIME", "NORP") is None:
        named = name_at(sentence, token.i)
        if named is None and sentence.part == "title":  # where every noun has its capital
            return None
        return None if _is_no_place(token) else named or _with_owner(sentence, token)
    if token.lemma.lower() in SETTLEMENTS:
        for _, inner in objects(sentence, token.i, "of"):
            if is_a(inner, Kind.PROPER_NOUN):
                return name_at(sentence, inner.i) or phrase(sentence, inner.i)
    for _, inner in objects(sentence, token.i, *AT, "of"):
        if (span := name_at(sentence, inner.i, *PLACES)) is not None:
            return span
    return _named_before(sentence, token)


HOUSING = nouns("housing")
"""Words for bodies that are buildings too."""


def _is_no_place(token: Token) -> bool:
    """The name ends in a word for people or for a matter of law: "the Harbour Ministry", "the Tarnow Rovers", "Marek Lawsuit"."""
    last = token.lemma.lower()
    return (
        is_a(token, Kind.PLURAL_PROPER)
        or last in group("matters_of_law")
        or (last in bag("actors") and last not in HOUSING)
    )


def _with_owner(sentence: Sentence, token: Token) -> Span:
    """As in "St Ida's Church" whole."""
    start, end = phrase(sentence, token.i)
    owner = dependent(sentence, token.i, Role.POSSESSOR, Kind.PROPER_NOUN)
    return (phrase(sentence, owner.i)[0] if owner is not None else start), end


def _named_before(sentence: Sentence, token: Token) -> Span | None:
    """In "his Harbour Town hotel room" and "the region's capital, Harbour Town" the name beside the noun says where."""
    beside = list(dependents(sentence, token.i, Role.NOUN_BEFORE_NOUN | Role.POSSESSOR))
    return next((span for kid in beside if (span := name_at(sentence, kid.i, *PLACES)) is not None), None)


AT_HOME = words.kinds_with("at_home")
"""Kinds that lie in the country named before them; in "Ruritanian raids" the country is who takes part."""


def _premodifier(sentence: Sentence, trigger: Trigger) -> Span | None:
    """In "the Harbour Town summit" a town before the noun is where it is; a country often who takes part."""
    for kid in dependents(sentence, trigger.i, Role.MODIFIER_BEFORE_NOUN, Kind.PROPER_NOUN):
        if kid.i < trigger.i:
            span = name_at(sentence, kid.i, *PLACES)
            if (
                span is not None
                and is_a(kid, Kind.SINGULAR_PROPER)
                and (trigger.kind in AT_HOME or not is_country(_words(sentence, span)))
            ):
                return span
    return None


def _words(sentence: Sentence, span: Span) -> str:
    inside = [token.i for token in sentence.tokens if span[0] <= token.start and token.end <= span[1]]
    return text_between(sentence, inside[0], inside[-1]) if inside else ""
