"""Clauses: what a parsed sentence says about its verbs and nouns: who does it, to whom, with which words around it.

In: a sentence and a token's index. Out: tokens, indexes and offsets of that sentence. Never: who is meant; another sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.english.lexicon import group
from dateline.english.roles import Role, dependent, dependents, down_through, has_dependent, stands_as, up_through
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token

DASHES = frozenset({"—", "―", "–", "-", "--"})


# Verbs ------------------------------------------------------------------------------------------------------------------


def is_verb(token: Token) -> bool:
    """A verb that carries a clause, not an auxiliary."""
    return is_a(token, Kind.VERB) and (is_a(token, Kind.FULL_VERB) or not stands_as(token, Role.AUXILIARY))


def is_mistagged(token: Token) -> bool:
    """A headline's "Raises Offer": tagged a verb, but it stands as an object."""
    return (
        is_a(token, Kind.FULL_VERB)
        and is_a(token, Kind.BASE_FORM | Kind.PLAIN_PRESENT)
        and stands_as(token, Role.OBJECT | Role.NOUN_OF_PREPOSITION)
    )


def carrier(sentence: Sentence, i: int) -> int | None:
    """The verb whose tense tells token `i`: itself, or the nearest verb above it."""
    if is_verb(sentence.tokens[i]):
        return i
    return next((above.i for above in sentence.ancestors(i) if is_verb(above)), None)


def first_of_group(sentence: Sentence, verb: Token) -> Token:
    """The first word of a verb group, which is finite if the group is: its first auxiliary, or the verb itself."""
    return dependent(sentence, verb.i, Role.AUXILIARY) or verb


def auxiliaries(sentence: Sentence, i: int) -> list[Token]:
    """The auxiliaries of verb `i`; a conjoined verb without its own and without a subject borrows its head's."""
    own = list(dependents(sentence, i, Role.AUXILIARY))
    token = sentence.tokens[i]
    if own or not stands_as(token, Role.CONJUNCT) or token.head >= i or subject(sentence, i) is not None:
        return own
    if is_a(token, Kind.FINITE) or (is_a(token, Kind.GERUND) and not is_a(sentence.tokens[token.head], Kind.GERUND)):
        return []
    return auxiliaries(sentence, token.head)


def clause(sentence: Sentence, i: int) -> int:
    """The verb that carries the clause of token `i`: itself if it is one, else the nearest above; else the top."""
    if is_verb(sentence.tokens[i]):
        return i
    at = i
    for above in sentence.ancestors(i):
        at = above.i
        if is_verb(above):
            return at
    return at


def is_main(sentence: Sentence, verb: Token) -> bool:
    """The verb heads the sentence, or what the sentence says is said."""
    verb = up_through(sentence, verb, Role.FULL_COMPLEMENT | Role.CONJUNCT)
    return verb.i == sentence.root.i


def verb_above(sentence: Sentence, i: int) -> Token | None:
    """The nearest verb above token `i`, an auxiliary too where the parser hangs something from one."""
    return next((above for above in sentence.ancestors(i) if is_a(above, Kind.VERB)), None)


def is_passive(sentence: Sentence, i: int) -> bool:
    """Verb `i` stands in the passive, or as a bare participle after its noun."""
    if is_told_passive(sentence, i):
        return True
    token = sentence.tokens[i]
    return is_a(token, Kind.PAST_PARTICIPLE) and stands_as(token, Role.ATTRIBUTIVE | Role.ADNOMINAL_CLAUSE)


def is_told_passive(sentence: Sentence, i: int) -> bool:
    """Verb `i` stands in the passive with an auxiliary or a subject that shows it: not as a bare participle."""
    return has_dependent(sentence, i, Role.PASSIVE_SUBJECT | Role.PASSIVE_AUXILIARY)


def particle(sentence: Sentence, i: int) -> Token | None:
    """The particle of verb `i`, also where the parser takes it for an adverb or for a preposition without its noun."""
    for kid in sentence.kids(i):
        if stands_as(kid, Role.PARTICLE):
            return kid
        if kid.text.lower() in group("particles") and not has_dependent(sentence, kid.i, Role.NOUN_OF_PREPOSITION):
            return kid
    after = sentence.tokens[i + 1] if i + 1 < len(sentence.tokens) else None
    return after if after is not None and after.text.lower() in group("turning") and is_a(after, Kind.ADVERB) else None


def worded(sentence: Sentence, i: int) -> str:
    """Verb `i` with the particle that makes another plan of what it says, "call-off", "bring-forward"; else its lemma."""
    lemma = sentence.tokens[i].lemma.lower()
    for kid in dependents(sentence, i, Role.PARTICLE | Role.ADVERBIAL):
        if kid.i > i and kid.text.lower() in group("shifting"):
            return f"{lemma}-{kid.text.lower()}"
    return lemma


def undergoes(sentence: Sentence, i: int) -> bool:
    """What a verb says is done to noun `i`: its object, its subject in the passive, and in a headline's "Summit postponed"."""
    token = sentence.tokens[i]
    if stands_as(token, Role.UNDERGOER):
        return True
    verb = sentence.tokens[token.head]
    bare = sentence.part == "title" and stands_as(token, Role.ACTIVE_SUBJECT) and is_a(verb, Kind.PAST_PARTICIPLE)
    return bare and not has_dependent(sentence, verb.i, Role.OBJECT | Role.ACTIVE_AUXILIARY)


def has_to(sentence: Sentence, i: int) -> bool:
    """Token `i` is an infinitive with "to"."""
    return any(is_a(kid, Kind.INFINITIVE_TO) for kid in sentence.kids(i))


# Who and whom -----------------------------------------------------------------------------------------------------------


def subject(sentence: Sentence, i: int) -> Token | None:
    """The subject of verb `i` itself, active or passive; of two the nearer, since a dateline's place may be taken for one."""
    found = list(dependents(sentence, i, Role.SUBJECT))
    return _past_dateline(sentence, found[-1]) if found else None


def _past_dateline(sentence: Sentence, token: Token) -> Token:
    """In "OSLO, Norway — A court jailed …" the parser takes the dateline's place for the subject, the court for its apposition."""
    dash = next((kid.i for kid in sentence.kids(token.i) if kid.text in DASHES), None)
    if dash is None or not is_a(token, Kind.PROPER_NOUN):
        return token
    after = [kid for kid in dependents(sentence, token.i, Role.APPOSITION) if kid.i > dash]
    return after[-1] if after else token


def is_subject(sentence: Sentence, i: int) -> bool:
    """Token `i` is what its clause is about, or stands in apposition to it."""
    token = sentence.tokens[i]
    token = up_through(sentence, token, Role.APPOSITION)
    return stands_as(token, Role.NOUN_AS_SUBJECT)


def doer(sentence: Sentence, i: int) -> Token | None:
    """Who does what verb `i` tells: its subject or the one it shares, in the passive the one after "by"; None where nobody is told."""
    if is_passive(sentence, i):
        return agent(sentence, i)
    own = subject(sentence, i)
    return antecedent(sentence, own) if own is not None else lent_subject(sentence, i)


def undergoer(sentence: Sentence, i: int) -> Token | None:
    """To whom or what verb `i` is done: its object; in the passive its subject, the one it shares, or the noun over a participle."""
    if not is_passive(sentence, i):
        found = dependent(sentence, i, Role.OBJECT)
        return antecedent(sentence, found) if found is not None else None
    own = subject(sentence, i)
    if own is not None:
        return antecedent(sentence, own)
    token = sentence.tokens[i]
    return sentence.tokens[token.head] if stands_as(token, Role.ATTRIBUTIVE) else lent_subject(sentence, i)


def agent(sentence: Sentence, i: int) -> Token | None:
    """The one after "by", of a verb in the passive."""
    by = dependent(sentence, i, Role.AGENT)
    return dependent(sentence, by.i, Role.NOUN_OF_PREPOSITION) if by is not None else None


LENDING = (
    Role.ADJECTIVE_COMPLEMENT
    | Role.OBJECT_COMPLEMENT
    | Role.OPEN_COMPLEMENT
    | Role.ADVERBIAL_CLAUSE
    | Role.ACTIVE_AUXILIARY
    | Role.PREPOSITIONAL
    | Role.CLAUSE_OF_PREPOSITION
    | Role.CONJUNCT
)
"""Below these a verb without a subject has that of the clause above: "before being traded", "and later left"."""
_REACH = 4
"""Steps up to the clause that lends; farther off, another subject is likelier meant."""


def lent_subject(sentence: Sentence, i: int) -> Token | None:
    """The subject that verb `i` shares: of the clause an infinitive, participle or conjunct hangs from; the noun over a participle."""
    token = sentence.tokens[i]
    if stands_as(token, Role.CLAUSE_OF_NOUN):
        above = sentence.tokens[token.head]
        return above if is_a(above, Kind.NOUN) else None
    for _ in range(_REACH):
        below = token
        if not stands_as(below, LENDING) or below.head == below.i:
            return None
        token = sentence.tokens[below.head]
        directed = not stands_as(below, Role.CONJUNCT) and not is_a(sentence.tokens[i], Kind.FINITE)
        if (is_verb(token) or stands_as(token, Role.TOP | Role.FULL_COMPLEMENT)) and (
            found := _lent_by(sentence, token, directed=directed)
        ):
            return antecedent(sentence, found)
    return None


def _lent_by(sentence: Sentence, above: Token, *, directed: bool) -> Token | None:
    """The subject of `above`, or its object where that is who is to do what is said below ("urged the mayor to resign")."""
    if directed and above.lemma.lower() in group("directing"):
        told = dependent(sentence, above.i, Role.OBJECT)
        if told is not None:
            return told
    return subject(sentence, above.i)


def antecedent(sentence: Sentence, token: Token) -> Token:
    """For "who" and "which" of a relative clause, the noun they stand for; any other token itself."""
    if not is_a(token, Kind.RELATIVE_PRONOUN):
        return token
    verb = sentence.tokens[token.head]
    verb = up_through(sentence, verb, Role.FULL_COMPLEMENT | Role.CONJUNCT)  # "who he said was there"
    return sentence.tokens[verb.head] if stands_as(verb, Role.RELATIVE_CLAUSE) and token.i < verb.i else token


def roles(sentence: Sentence, i: int) -> list[Token]:
    """Subject and objects of verb `i`, with the noun that a participle or relative clause belongs to."""
    found = list(dependents(sentence, i, Role.NOUN_AS_SUBJECT | Role.OBJECT | Role.INDIRECT_OBJECT | Role.AGENT))
    found += [inner for _, inner in objects(sentence, i, "by")]
    token = sentence.tokens[i]
    if stands_as(token, Role.CLAUSE_OF_NOUN):
        found += [] if any(stands_as(kid, Role.PASSIVE_SUBJECT) for kid in found) else [sentence.tokens[token.head]]
    elif not any(stands_as(kid, SUBJECT_ROLES) for kid in found) and (lent := lent_subject(sentence, i)) is not None:
        found.append(lent)
    return found


SUBJECT_ROLES = Role.NOUN_AS_SUBJECT | Role.AGENT


# Phrases ----------------------------------------------------------------------------------------------------------------


def preposition(sentence: Sentence, i: int) -> Token | None:
    """The preposition that token `i` is the object of."""
    token = sentence.tokens[i]
    token = up_through(sentence, token, Role.CONJUNCT)
    if not stands_as(token, Role.OF_PREPOSITION):
        return None
    above = sentence.tokens[token.head]
    governs = stands_as(
        above,
        Role.INDIRECT_OBJECT
        | Role.AGENT
        | Role.MARKER
        | Role.ADVERBIAL
        | Role.PREPOSITIONAL
        | Role.CLAUSE_OF_PREPOSITION,
    ) or is_a(above, Kind.PREPOSITION | Kind.SUBORDINATOR)
    return above if governs else None


def objects(sentence: Sentence, i: int, *words: str) -> Iterator[tuple[str, Token]]:
    """(preposition, object) of the prepositional phrases hanging from `i`; all of them without `words`."""
    for kid in dependents(sentence, i, Role.INDIRECT_OBJECT | Role.AGENT | Role.PARTICLE | Role.PREPOSITIONAL):
        if words and kid.lemma.lower() not in words:
            continue
        for inner in sentence.kids(kid.i):
            if stands_as(inner, Role.OF_PREPOSITION):
                yield kid.lemma.lower(), inner
            elif stands_as(inner, Role.PREPOSITIONAL):  # "on the sidelines of", "ahead of"
                yield from (
                    (kid.lemma.lower(), deep) for deep in dependents(sentence, inner.i, Role.NOUN_OF_PREPOSITION)
                )


def has_that(sentence: Sentence, i: int) -> bool:
    """The clause of verb `i` is opened by "that"."""
    return any(kid.text.lower() == "that" and kid.i < i for kid in sentence.kids(i))


def conjuncts(sentence: Sentence, i: int) -> list[Token]:
    """Token `i` and what is joined to it by "and", "or" or a comma, in reading order."""
    return [sentence.tokens[at] for at in down_through(sentence, i, _is_conjunct)]


def _is_conjunct(token: Token) -> bool:
    """Joined to the word before it by "and", "or" or a comma."""
    return stands_as(token, Role.CONJUNCT)


def _place(token: Token) -> int:
    return token.i


def phrase(sentence: Sentence, i: int) -> tuple[int, int]:
    """Offsets of the tight noun phrase headed by `i`: its words before the head, without a possessor."""
    first = i
    for kid in sorted(sentence.kids(i), key=_place, reverse=True):
        if kid.i < i and stands_as(kid, Role.MODIFIER_BEFORE_NOUN | Role.NUMERAL | Role.QUANTIFIER | Role.DETERMINER):
            first = min(first, sentence.subtree(kid.i)[0])
        elif kid.i < i and stands_as(kid, Role.PREPOSITIONAL | Role.POSSESSOR | Role.APPOSITION | Role.RELATIVE_CLAUSE):
            break
    return sentence.tokens[first].start, sentence.tokens[i].end


def text_between(sentence: Sentence, first: int, last: int) -> str:
    """The words from token `first` to token `last`, spaced as in the report but for line breaks."""
    inside = sentence.tokens[first : last + 1]
    return "".join(
        token.text + (" " if token.i < last and token.end < sentence.tokens[token.i + 1].start else "")
        for token in inside
    )


def name_at(sentence: Sentence, i: int, *labels: str) -> tuple[int, int] | None:
    """Offsets of the name that token `i` stands in, of the given labels or any."""
    for name in sentence.names:
        if name.first <= i < name.last and (not labels or name.label in labels):
            return name.start, name.end
    return None


def anchor(sentence: Sentence, i: int) -> int:
    """The noun that stands in the sentence for noun `i`: itself, or the "round" it is of."""
    token = sentence.tokens[i]
    if stands_as(token, Role.COMPOUND) and sentence.tokens[token.head].lemma.lower() in group("thin_heads"):
        return token.head
    above = preposition(sentence, i)
    if above is not None and above.lemma.lower() == "of":
        holder = sentence.tokens[above.head]
        if holder.lemma.lower() in group("partitives") and is_a(holder, Kind.NOUN):
            return anchor(sentence, holder.i)
    return i
