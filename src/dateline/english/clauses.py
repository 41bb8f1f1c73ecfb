"""Clauses: what a parsed sentence says about its verbs and nouns: who does it, to whom, with which words around it.

In: a sentence and a token's index. Out: tokens, indexes and offsets of that sentence. Never: who is meant; another sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.english.lexicon import group
from dateline.language import Sentence, Token

NOUNS = frozenset({"NOUN", "PROPN"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
HELPERS = frozenset({"aux", "auxpass"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
"""Tags of verbs that are finite by themselves."""
DASHES = frozenset({"—", "―", "–", "-", "--"})


# Verbs ------------------------------------------------------------------------------------------------------------------


def is_verb(token: Token) -> bool:
    """A verb that carries a clause, not an auxiliary."""
    return token.pos == "VERB" or (token.pos == "AUX" and token.dep not in HELPERS)


def is_mistagged(token: Token) -> bool:
    """A headline's "Raises Offer": tagged a verb, but it stands as an object."""
    return token.pos == "VERB" and token.tag in {"VB", "VBP"} and token.dep in {"dobj", "pobj"}


def carrier(sentence: Sentence, i: int) -> int | None:
    """The verb whose tense tells token `i`: itself, or the nearest verb above it."""
    if is_verb(sentence.tokens[i]):
        return i
    return next((above.i for above in sentence.ancestors(i) if is_verb(above)), None)


def helpers(sentence: Sentence, i: int) -> list[Token]:
    """The auxiliaries that hang from verb `i` itself."""
    return [kid for kid in sentence.kids(i) if kid.dep in HELPERS]


def auxiliaries(sentence: Sentence, i: int) -> list[Token]:
    """The auxiliaries of verb `i`; a conjoined verb without its own and without a subject borrows its head's."""
    own = helpers(sentence, i)
    token = sentence.tokens[i]
    if own or token.dep != "conj" or token.head >= i or subject(sentence, i) is not None:
        return own
    if token.tag in FINITE or (token.tag == "VBG" and sentence.tokens[token.head].tag != "VBG"):
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
    while verb.dep in {"ccomp", "conj"} and verb.head != verb.i:
        verb = sentence.tokens[verb.head]
    return verb.i == sentence.root.i


def verb_above(sentence: Sentence, i: int) -> Token | None:
    """The nearest verb above token `i`, an auxiliary too where the parser hangs something from one."""
    return next((above for above in sentence.ancestors(i) if above.pos in {"VERB", "AUX"}), None)


def is_passive(sentence: Sentence, i: int) -> bool:
    """Verb `i` stands in the passive, or as a bare participle after its noun."""
    if is_told_passive(sentence, i):
        return True
    token = sentence.tokens[i]
    return token.tag == "VBN" and token.dep in {"acl", "amod"}


def is_told_passive(sentence: Sentence, i: int) -> bool:
    """Verb `i` stands in the passive with an auxiliary or a subject that shows it: not as a bare participle."""
    return any(kid.dep in {"auxpass", "nsubjpass"} for kid in sentence.kids(i))


def particle(sentence: Sentence, i: int) -> Token | None:
    """The particle of verb `i`, also where the parser takes it for an adverb or for a preposition without its noun."""
    for kid in sentence.kids(i):
        if kid.dep == "prt":
            return kid
        if kid.text.lower() in group("particles") and not any(below.dep == "pobj" for below in sentence.kids(kid.i)):
            return kid
    after = sentence.tokens[i + 1] if i + 1 < len(sentence.tokens) else None
    return after if after is not None and after.text.lower() in group("turning") and after.pos == "ADV" else None


def worded(sentence: Sentence, i: int) -> str:
    """Verb `i` with the particle that makes another plan of what it says, "call-off", "bring-forward"; else its lemma."""
    lemma = sentence.tokens[i].lemma.lower()
    for kid in sentence.kids(i):
        if kid.i > i and kid.dep in {"prt", "advmod"} and kid.text.lower() in group("shifting"):
            return f"{lemma}-{kid.text.lower()}"
    return lemma


def undergoes(sentence: Sentence, i: int) -> bool:
    """What a verb says is done to noun `i`: its object, its subject in the passive, and in a headline's "Summit postponed"."""
    token = sentence.tokens[i]
    if token.dep in {"dobj", "nsubjpass"}:
        return True
    verb = sentence.tokens[token.head]
    bare = sentence.part == "title" and token.dep == "nsubj" and verb.tag == "VBN"
    return bare and not any(kid.dep in {"dobj", "aux"} for kid in sentence.kids(verb.i))


def has_to(sentence: Sentence, i: int) -> bool:
    """Token `i` is an infinitive with "to"."""
    return any(kid.tag == "TO" for kid in sentence.kids(i))


# Who and whom -----------------------------------------------------------------------------------------------------------


def subject(sentence: Sentence, i: int) -> Token | None:
    """The subject of verb `i` itself, active or passive; of two the nearer, since a dateline's place may be taken for one."""
    found = [kid for kid in sentence.kids(i) if kid.dep in SUBJECTS]
    return _past_dateline(sentence, found[-1]) if found else None


def _past_dateline(sentence: Sentence, token: Token) -> Token:
    """In "OSLO, Norway — A court jailed …" the parser takes the dateline's place for the subject, the court for its apposition."""
    dash = next((kid.i for kid in sentence.kids(token.i) if kid.text in DASHES), None)
    if dash is None or token.pos != "PROPN":
        return token
    after = [kid for kid in sentence.kids(token.i) if kid.dep == "appos" and kid.i > dash]
    return after[-1] if after else token


def is_subject(sentence: Sentence, i: int) -> bool:
    """Token `i` is what its clause is about, or stands in apposition to it."""
    token = sentence.tokens[i]
    while token.dep == "appos" and token.head != token.i:
        token = sentence.tokens[token.head]
    return token.dep in {"nsubj", "nsubjpass"}


def doer(sentence: Sentence, i: int) -> Token | None:
    """Who does what verb `i` tells: its subject or the one it shares, in the passive the one after "by"; None where nobody is told."""
    if is_passive(sentence, i):
        return agent(sentence, i)
    own = subject(sentence, i)
    return antecedent(sentence, own) if own is not None else lent_subject(sentence, i)


def undergoer(sentence: Sentence, i: int) -> Token | None:
    """To whom or what verb `i` is done: its object; in the passive its subject, the one it shares, or the noun over a participle."""
    if not is_passive(sentence, i):
        found = next(direct_objects(sentence, i), None)
        return antecedent(sentence, found) if found is not None else None
    own = subject(sentence, i)
    if own is not None:
        return antecedent(sentence, own)
    token = sentence.tokens[i]
    return sentence.tokens[token.head] if token.dep == "amod" else lent_subject(sentence, i)


def agent(sentence: Sentence, i: int) -> Token | None:
    """The one after "by", of a verb in the passive."""
    by = next((kid for kid in sentence.kids(i) if kid.dep == "agent"), None)
    return object_of(sentence, by.i) if by is not None else None


def direct_objects(sentence: Sentence, i: int) -> Iterator[Token]:
    """What hangs from verb `i` as its direct object."""
    return (kid for kid in sentence.kids(i) if kid.dep == "dobj")


LENDING = frozenset({"conj", "advcl", "xcomp", "pcomp", "prep", "acomp", "oprd", "aux"})
"""Below these a verb without a subject has that of the clause above: "before being traded", "and later left"."""
_REACH = 4
"""Steps up to the clause that lends; farther off, another subject is likelier meant."""


def lent_subject(sentence: Sentence, i: int) -> Token | None:
    """The subject that verb `i` shares: of the clause an infinitive, participle or conjunct hangs from; the noun over a participle."""
    token = sentence.tokens[i]
    if token.dep in {"acl", "relcl"}:
        above = sentence.tokens[token.head]
        return above if above.pos in NOUNS else None
    for _ in range(_REACH):
        below = token
        if below.dep not in LENDING or below.head == below.i:
            return None
        token = sentence.tokens[below.head]
        directed = below.dep != "conj" and sentence.tokens[i].tag not in FINITE
        if (is_verb(token) or token.dep in {"ROOT", "ccomp"}) and (
            found := _lent_by(sentence, token, directed=directed)
        ):
            return antecedent(sentence, found)
    return None


def _lent_by(sentence: Sentence, above: Token, *, directed: bool) -> Token | None:
    """The subject of `above`, or its object where that is who is to do what is said below ("urged the mayor to resign")."""
    if directed and above.lemma.lower() in group("directing"):
        told = next(direct_objects(sentence, above.i), None)
        if told is not None:
            return told
    return subject(sentence, above.i)


def antecedent(sentence: Sentence, token: Token) -> Token:
    """For "who" and "which" of a relative clause, the noun they stand for; any other token itself."""
    if token.tag not in {"WP", "WDT"}:
        return token
    verb = sentence.tokens[token.head]
    while verb.dep in {"ccomp", "conj"} and verb.head != verb.i:  # "who he said was there"
        verb = sentence.tokens[verb.head]
    return sentence.tokens[verb.head] if verb.dep == "relcl" and token.i < verb.i else token


def roles(sentence: Sentence, i: int) -> list[Token]:
    """Subject and objects of verb `i`, with the noun that a participle or relative clause belongs to."""
    found = [kid for kid in sentence.kids(i) if kid.dep in {"nsubj", "nsubjpass", "dobj", "agent", "dative"}]
    found += [inner for _, inner in objects(sentence, i, "by")]
    token = sentence.tokens[i]
    if token.dep in {"acl", "relcl"}:
        found += [] if any(kid.dep == "nsubjpass" for kid in found) else [sentence.tokens[token.head]]
    elif not any(kid.dep in SUBJECT_ROLES for kid in found) and (lent := lent_subject(sentence, i)) is not None:
        found.append(lent)
    return found


SUBJECT_ROLES = frozenset({"nsubj", "nsubjpass", "agent"})


# Phrases ----------------------------------------------------------------------------------------------------------------


def preposition(sentence: Sentence, i: int) -> Token | None:
    """The preposition that token `i` is the object of."""
    token = sentence.tokens[i]
    while token.dep == "conj" and token.head != token.i:
        token = sentence.tokens[token.head]
    if token.dep not in {"pobj", "pcomp"}:
        return None
    above = sentence.tokens[token.head]
    governs = above.dep in {"prep", "agent", "dative", "mark", "advmod", "pcomp"} or above.pos in {"ADP", "SCONJ"}
    return above if governs else None


def objects(sentence: Sentence, i: int, *words: str) -> Iterator[tuple[str, Token]]:
    """(preposition, object) of the prepositional phrases hanging from `i`; all of them without `words`."""
    for kid in sentence.kids(i):
        if kid.dep not in {"prep", "agent", "dative", "prt"} or (words and kid.lemma.lower() not in words):
            continue
        for inner in sentence.kids(kid.i):
            if inner.dep in {"pobj", "pcomp"}:
                yield kid.lemma.lower(), inner
            elif inner.dep == "prep":  # "on the sidelines of", "ahead of"
                yield from ((kid.lemma.lower(), deep) for deep in sentence.kids(inner.i) if deep.dep == "pobj")


def object_of(sentence: Sentence, i: int) -> Token | None:
    """The noun that preposition `i` stands before."""
    return next((kid for kid in sentence.kids(i) if kid.dep == "pobj"), None)


def has_that(sentence: Sentence, i: int) -> bool:
    """The clause of verb `i` is opened by "that"."""
    return any(kid.text.lower() == "that" and kid.i < i for kid in sentence.kids(i))


def joined_to(sentence: Sentence, i: int) -> Iterator[Token]:
    """What is joined to token `i` itself by "and", "or" or a comma: the next of the row."""
    return (kid for kid in sentence.kids(i) if kid.dep == "conj")


def conjuncts(sentence: Sentence, i: int) -> list[Token]:
    """Token `i` and what is joined to it by "and", "or" or a comma, in reading order."""
    found, todo = [], [i]
    while todo:
        at = todo.pop()
        found.append(sentence.tokens[at])
        todo.extend(kid.i for kid in sentence.kids(at) if kid.dep == "conj")
    return sorted(found, key=_place)


def _place(token: Token) -> int:
    return token.i


def phrase(sentence: Sentence, i: int) -> tuple[int, int]:
    """Offsets of the tight noun phrase headed by `i`: its words before the head, without a possessor."""
    first = i
    for kid in sorted(sentence.kids(i), key=_place, reverse=True):
        if kid.i < i and kid.dep in {"compound", "amod", "nummod", "nmod", "quantmod", "det"}:
            first = min(first, sentence.subtree(kid.i)[0])
        elif kid.i < i and kid.dep in {"poss", "prep", "appos", "relcl"}:
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
    if token.dep == "compound" and sentence.tokens[token.head].lemma.lower() in group("thin_heads"):
        return token.head
    above = preposition(sentence, i)
    if above is not None and above.lemma.lower() == "of":
        holder = sentence.tokens[above.head]
        if holder.lemma.lower() in group("partitives") and holder.pos in NOUNS:
            return anchor(sentence, holder.i)
    return i
