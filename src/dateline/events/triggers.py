"""Triggers: which words of a sentence name an event.

In: a sentence. Out: indexes of tokens with the kind of event each names. Never: who takes part, where or when.

A verb that says little by itself is told as its noun ("hold talks", "a deal was reached"); verbs of saying and of state are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dateline.english.clauses import (
    NOUNS,
    anchor,
    is_passive,
    is_verb,
    name_at,
    objects,
    particle,
    preposition,
    subject,
    worded,
)
from dateline.english.lexicon import group, nouns, verbs
from dateline.events import words
from dateline.events.agents import is_done, said_in
from dateline.events.cues import told_by
from dateline.events.senses import NO_EVENT, sense_of
from dateline.language import Sentence, Token

OTHER = "other"
SIDELINES = group("sidelines")
NAMED_KINDS = words.kinds_with("named")
"""Kinds whose noun may be part of a name ("the Harbour Summit"); a named treaty or war is a thing that is referred to."""


class Trigger(NamedTuple):
    """A word that names an event: its index, its dictionary form, its kind and the light verb that carries it."""

    i: int
    lemma: str
    kind: str
    carrier: int | None = None


def triggers(sentence: Sentence) -> tuple[Trigger, ...]:
    """The triggers of a sentence in reading order, each event once."""
    nouns = {token.i: kind for token in sentence.tokens if (kind := noun_kind(sentence, token))}
    nouns = {i: kind for i, kind in nouns.items() if not _is_modifier(sentence, i)}
    carriers = {i: carrier_of(sentence, i) for i in nouns}
    carried = {carrier for carrier in carriers.values() if carrier is not None}
    verbs = {
        token.i: kind for token in sentence.tokens if token.i not in carried and (kind := verb_kind(sentence, token))
    }
    verbs = {
        i: kind
        for i, kind in verbs.items()
        if not (_second_of_pair(sentence, i, kind, verbs) or (kind in TOLLS and _is_toll_of(sentence, i, carried)))
    }
    for i, kind in nouns.items():
        if (verb := _verb_it_repeats(sentence, i, kind, verbs)) is not None:
            carriers[i] = verb
            del verbs[verb]
    found = [Trigger(i, sentence.tokens[i].lemma.lower(), kind, carriers[i]) for i, kind in nouns.items()]
    found += [Trigger(i, sentence.tokens[i].lemma.lower(), _with_term(sentence, i, kind)) for i, kind in verbs.items()]
    found += [Trigger(token.i, "sentence", "sentence") for token in sentence.tokens if _is_term(sentence, token)]
    return tuple(sorted(found, key=_place))


def open_triggers(sentence: Sentence, named: frozenset[int]) -> Iterator[Trigger]:
    """The other verbs that tell that somebody did something: acts of speech, and what no kind of the lexicon covers; not states."""
    for token in sentence.tokens:
        lemma = token.lemma.lower()
        if (
            token.i in named
            or token.pos != "VERB"
            or token.dep in {"aux", "auxpass", "amod"}
            or lemma in group("states")
        ):
            continue
        yield Trigger(token.i, lemma, SAYING if lemma in verbs("saying") else OTHER)


SAYING = "saying"
"""The kind of acts of speech that are told with what was said."""


def _second_of_pair(sentence: Sentence, i: int, kind: str, verbs: dict[int, str]) -> bool:
    """As in "kicking and slapping": verbs of one kind joined in one clause tell one event, by the first."""
    token = sentence.tokens[i]
    if token.dep != "conj" or subject(sentence, i) is not None:
        return False
    return verbs.get(token.head) == kind != OTHER or _second_of_pair(sentence, token.head, kind, verbs)


TOLLS = words.kinds_with("toll")
"""Kinds that are what another event did: "a crash killed two and injured ten"."""


def _is_toll_of(sentence: Sentence, i: int, carried: set[int]) -> bool:
    """The verb goes on from one that carries an event noun: "… struck the coast, killing two"."""
    token = sentence.tokens[i]
    if token.dep not in {"conj", "advcl", "xcomp"} or subject(sentence, i) is not None or token.head == i:
        return False
    return token.head in carried or _is_toll_of(sentence, token.head, carried)


BARS = nouns("bars")


def _is_term(sentence: Sentence, token: Token) -> bool:
    """As in "faces up to ten years in prison": the years are the sentence, where no verb tells it."""
    if token.lemma.lower() not in {"year", "month"} or not any(
        inner.lemma.lower() in BARS or inner.text.lower() in BARS
        for _, inner in objects(sentence, token.i, "in", "behind")
    ):
        return False
    above = preposition(sentence, token.i)
    verb = sentence.tokens[above.head if above is not None else token.head]
    return kind_of(sentence, verb.i) not in {"sentence", "detention"}


def _with_term(sentence: Sentence, i: int, kind: str) -> str:
    """Jailing for a term of years is a sentence."""
    if kind == "detention" and any(inner.lemma.lower() in {"year", "life"} for _, inner in objects(sentence, i, "for")):
        return "sentence"
    return kind


def _place(trigger: Trigger) -> int:
    return trigger.i


def _verb_it_repeats(sentence: Sentence, i: int, kind: str, verbs: dict[int, str]) -> int | None:
    """As in "meet for a long session", "met for talks": one event, the verb carries the noun."""
    above = preposition(sentence, i)
    if above is not None and above.lemma.lower() in REPEATING and verbs.get(above.head) == kind:
        return above.head
    return None


def repeats_its_verb(sentence: Sentence, trigger: Trigger) -> bool:
    """The noun stands in a phrase of the verb that carries it, and tells what that verb does: "will meet for a long session"."""
    above = preposition(sentence, trigger.i)
    return above is not None and above.head == trigger.carrier and above.lemma.lower() in REPEATING


REPEATING = frozenset({"for", "in"})


def kind_of(sentence: Sentence, i: int) -> str:
    """The kind of event that any word given as an event names; "other" where the lexicon has none."""
    token = sentence.tokens[i]
    lexicon = words.kinds()
    lemma = token.lemma.lower()
    sensed = sense_of(sentence, token)
    if sensed is not None and sensed != NO_EVENT:
        return sensed
    if is_verb(token):
        return lexicon.verbs.get(_with_particle(sentence, token), lexicon.verbs.get(lemma, OTHER))
    known = lexicon.verbs | lexicon.nouns
    return next((known[form] for form in _bare_forms(lemma) if form in known), OTHER)


def _bare_forms(lemma: str) -> Iterator[str]:
    """A word and what it may be an inflection of: the tagger takes a headline's verbs for names."""
    yield lemma
    for ending in ("s", "es", "d", "ed", "ing"):
        if lemma.endswith(ending):
            yield lemma.removesuffix(ending)


def noun_kind(sentence: Sentence, token: Token) -> str | None:
    """The kind of a noun that names an event here, or None."""
    if token.pos not in NOUNS and not _is_mistagged(token):
        return None
    lemma = token.lemma.lower()
    lexicon = words.kinds()
    sensed = sense_of(sentence, token)
    kind = sensed or lexicon.nouns.get(lemma)
    if kind is None:
        return "meeting" if token.pos == "PROPN" and _has_sidelines(sentence, token) else None
    if kind == NO_EVENT or _is_part_of_name(sentence, token, kind):
        return None
    if _is_aside(sentence, token) or (kind in FORCES and _is_figure_of_speech(sentence, token)):
        return None
    if lemma in lexicon.carried and carrier_of(sentence, token.i) is None:
        return None
    if sensed is None and lemma in lexicon.doubtful and not _grounded(sentence, token):
        return None
    return kind


SEASONS = group("season_names")


def _is_part_of_name(sentence: Sentence, token: Token, kind: str) -> bool:
    """The noun only names a day, a season, a work, a body, or a treaty and war that is referred to."""
    proper = token.pos == "PROPN"
    if name_at(sentence, token.i, "DATE", "TIME"):
        return proper or token.lemma.lower() in SEASONS
    if name_at(sentence, token.i, "PERSON", "WORK_OF_ART"):
        return proper and sentence.part != "title"
    return proper and sentence.part != "title" and kind not in NAMED_KINDS


def _is_mistagged(token: Token) -> bool:
    """A headline's "Raises Offer": tagged a verb, but it stands as an object."""
    return token.pos == "VERB" and token.tag in {"VB", "VBP"} and token.dep in {"dobj", "pobj"}


FORCES = words.kinds_with("force")
"""Kinds whose nouns also count other things: "a flood of complaints"."""


def _is_figure_of_speech(sentence: Sentence, token: Token) -> bool:
    return any(inner.pos == "NOUN" and not name_at(sentence, inner.i) for _, inner in objects(sentence, token.i, "of"))


def _has_sidelines(sentence: Sentence, token: Token) -> bool:
    """As in "on the sidelines of the G20": what has sidelines is an event, whatever its name."""
    above = sentence.tokens[token.head]
    return token.dep == "pobj" and sentence.tokens[above.head].text.lower() in SIDELINES


def _is_aside(sentence: Sentence, token: Token) -> bool:
    """As in "…, officials said, their first encounter since March": an afterthought on the event just told, not another one."""
    above = sentence.tokens[token.head]
    if token.dep not in {"dobj", "npadvmod", "appos", "dep"} or above.lemma not in {
        "say",
        "tell",
        "add",
        "report",
        "announce",
    }:
        return False
    return any(kid.dep == "ccomp" and kid.i < above.i for kid in sentence.kids(above.i))


def _grounded(sentence: Sentence, token: Token) -> bool:
    """A doubtful noun has someone, a place, a day or a light verb beside it."""
    if carrier_of(sentence, token.i) is not None or said_in(sentence, token.i) is not None:
        return True
    for kid in sentence.kids(token.i):
        if kid.dep == "poss" or (kid.dep in {"compound", "nmod", "amod"} and name_at(sentence, kid.i)):
            return True
        if kid.dep == "prep" and any(name_at(sentence, inner) for inner in sentence.subtree(kid.i)):
            return True
    if anchor(sentence, token.i) != token.i or _runs_its_course(sentence, token):
        return True
    return sentence.part == "title"


COURSE = verbs("course")
"""Verbs of what an event does: "talks collapsed", "a strike that lasted three weeks"."""


def _runs_its_course(sentence: Sentence, token: Token) -> bool:
    """What is said of the noun is said of events: that it was put off, began, lasted."""
    if token.dep not in {"nsubj", "nsubjpass"}:
        return False
    verb = sentence.tokens[token.head]
    if verb.lemma in COURSE:
        return True
    words_for_it = dict.fromkeys((worded(sentence, verb.i), verb.lemma))
    return token.dep == "nsubjpass" and any(told_by("predicate", word, verb) is not None for word in words_for_it)


def _is_modifier(sentence: Sentence, i: int) -> bool:
    """The noun only modifies another one ("summit venue", "strike group")."""
    token = sentence.tokens[i]
    if (
        anchor(sentence, i) != i
        or told_by("head", sentence.tokens[token.head].lemma, sentence.tokens[token.head]) is not None
    ):
        return False
    return token.dep in {"compound", "nmod"} and token.head > i and sentence.tokens[token.head].pos in NOUNS


def carrier_of(sentence: Sentence, i: int) -> int | None:
    """The light verb that noun `i` is the object (or subject, where it takes place) of, or None."""
    token = sentence.tokens[anchor(sentence, i)]
    while token.dep == "conj" and token.head < token.i:
        token = sentence.tokens[token.head]
    above = sentence.tokens[token.head]
    holder = preposition(sentence, token.i)
    if holder is not None and holder.lemma.lower() == "with" and sentence.tokens[holder.head].lemma in BESTOWING:
        return holder.head
    if holder is not None and holder.lemma.lower() in {"under", "in", "into", "on"}:
        verb = sentence.tokens[holder.head]
        told = verb.lemma in PUT and words.kinds().nouns.get(sentence.tokens[i].lemma.lower()) in {"detention", "trial"}
        return verb.i if told else None
    if above.i != token.i and above.pos == "VERB" and above.lemma in verbs("light") and token.dep in OBJECTS:
        return above.i
    return _relative_carrier(sentence, token)


OBJECTS = frozenset({"dobj", "nsubjpass", "nsubj", "attr", "oprd"})


def _relative_carrier(sentence: Sentence, token: Token) -> int | None:
    """As in "the interview she gave to the paper", "an offer made on Monday": the light verb of a clause that hangs from the noun."""
    for kid in sentence.kids(token.i):
        if kid.dep not in {"relcl", "acl"} or kid.lemma not in GIVING or kid.tag == "VB":
            continue
        own = [below for below in sentence.kids(kid.i) if below.dep == "dobj" and below.tag not in {"WDT", "WP"}]
        if not own:
            return kid.i
    return None


GIVING = verbs("giving")
"""Light verbs that a clause after the noun may carry it with."""


BESTOWING = verbs("bestowing")
"""Verbs of "presented with an award"."""
PUT = verbs("put")
"""Verbs of "held in custody", "went on trial"."""


def _with_particle(sentence: Sentence, token: Token) -> str:
    with_it = particle(sentence, token.i)
    return f"{token.lemma.lower()}-{with_it.lemma.lower()}" if with_it is not None else token.lemma.lower()


DECLARED = words.kinds_with("news_of_its_own")
"""Kinds of speech that are news of their own, beside what they are about."""


def verb_kind(sentence: Sentence, token: Token) -> str | None:
    """The kind of a verb that names an event here: by its sense, by the lexicon, or open where someone does something."""
    if token.pos != "VERB" or token.dep in {"amod", "compound", "aux", "auxpass"} or _is_mistagged(token):
        return None
    lemma = token.lemma.lower()
    kind = known_verb(sentence, token)
    if kind == NO_EVENT or (_has_plan(sentence, token) and kind not in DECLARED):
        return None
    if kind is not None:
        accused = lemma != "charge" or is_passive(sentence, token.i) or any(objects(sentence, token.i, "with"))
        return kind if accused and _has_arguments(sentence, token) else None
    if lemma in verbs("saying") or lemma in verbs("state") or not lemma.isalpha():
        return None
    return OTHER if _tells_of_names(sentence, token) or is_done(sentence, token.i) else None


def known_verb(sentence: Sentence, token: Token) -> str | None:
    """The kind that the sense file or the lexicon gives a verb here; "-" where it tells no event; None where neither knows it."""
    sensed = sense_of(sentence, token)
    if sensed is not None:
        return sensed
    lexicon = words.kinds()
    form = next(
        (form for form in (_with_particle(sentence, token), token.lemma.lower()) if form in lexicon.verbs), None
    )
    if form is None:
        return None
    kind = lexicon.verbs[form]
    if kind in MOVES and not _is_figure_moving(sentence, token):
        return None
    return kind if form not in lexicon.acted or is_done(sentence, token.i) else None


def _has_plan(sentence: Sentence, token: Token) -> bool:
    """As in "plans to meet": the verb only says how far along the event below it is."""
    return told_by("governs", token.lemma, token) is not None and any(
        kid.dep == "xcomp" for kid in sentence.kids(token.i)
    )


MOVES = words.kinds_with("moves")
"""Kinds of what figures do; of anything else the words tell a movement."""


def _is_figure_moving(sentence: Sentence, token: Token) -> bool:
    """Shares, prices and the like rise and fall; so does what does so by an amount, and a firm whose shares do."""
    if _moves_figure(sentence, token):
        return True
    amount = any(name_at(sentence, kid.i, "MONEY", "PERCENT") for kid in sentence.kids(token.i))
    return amount or any(
        name_at(sentence, inner.i, "MONEY", "PERCENT", "CARDINAL")
        for _, inner in objects(sentence, token.i, "by", "to", "from")
    )


def _moves_figure(sentence: Sentence, token: Token) -> bool:
    """A subject or object of the verb is a figure that goes up and down."""
    return any(
        one.lemma.lower() in words.group("figures")
        for kid in sentence.kids(token.i)
        if kid.dep in {"nsubj", "nsubjpass", "dobj"}
        for one in (kid, *(inner for _, inner in objects(sentence, kid.i, "of")))
    )


def _has_arguments(sentence: Sentence, token: Token) -> bool:
    """The verb has at least a subject, an object or someone by whom."""
    return any(
        kid.dep in {"nsubj", "nsubjpass", "dobj", "agent", "dative"} for kid in sentence.kids(token.i)
    ) or token.dep in {
        "xcomp",
        "acl",
        "conj",
        "pcomp",
        "advcl",
        "relcl",
        "ccomp",
        "ROOT",
    }


def _tells_of_names(sentence: Sentence, token: Token) -> bool:
    """An open-class verb is told only where a name is its subject or object and it has both."""
    roles = [kid for kid in sentence.kids(token.i) if kid.dep in {"nsubj", "nsubjpass", "dobj", "agent"}]
    named = any(
        name_at(sentence, i, "PERSON", "ORG", "GPE", "NORP")
        for kid in roles
        for i in (kid.i, *(k.i for k in sentence.kids(kid.i)))
    )
    return named and (len(roles) > 1 or any(kid.dep == "nsubjpass" for kid in roles))
