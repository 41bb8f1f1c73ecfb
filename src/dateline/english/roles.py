"""Roles: what a word is to the word that it hangs from: subject, object, apposition, relative clause.

In: words of a sentence. Out: whether one stands so; those below it that do. Never: what kind of word it is by itself.

`Role.SUBJECT | Role.OBJECT` is either of the two. The labels are those of the parser (ClearNLP) and are known only to this module.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from dateline.english.words import Kinds, is_a
from dateline.language import Sentence, Token

Roles = frozenset[str]


class Role:
    """The roles by name, in the standard terms of grammar; a name for several is made of them."""

    TOP: Roles = frozenset({"ROOT"})
    """Of no other word: it heads the sentence."""
    UNCLEAR: Roles = frozenset({"dep"})

    # Of a verb: who and whom

    ACTIVE_SUBJECT: Roles = frozenset({"nsubj"})
    PASSIVE_SUBJECT: Roles = frozenset({"nsubjpass"})
    CLAUSE_AS_SUBJECT: Roles = frozenset({"csubj"})
    """As in ">What he said< was wrong"."""
    SUBJECT_OF_ACTIVE = ACTIVE_SUBJECT | CLAUSE_AS_SUBJECT
    NOUN_AS_SUBJECT = ACTIVE_SUBJECT | PASSIVE_SUBJECT
    SUBJECT = NOUN_AS_SUBJECT | CLAUSE_AS_SUBJECT
    EXPLETIVE: Roles = frozenset({"expl"})
    """The "there" of "there is"."""
    OBJECT: Roles = frozenset({"dobj"})
    INDIRECT_OBJECT: Roles = frozenset({"dative"})
    UNDERGOER = OBJECT | PASSIVE_SUBJECT
    """To whom or what it is done, in the active and the passive."""
    AGENT: Roles = frozenset({"agent"})
    """The "by" of a passive."""
    ATTRIBUTE: Roles = frozenset({"attr"})
    """As in "is >mayor<"."""
    ADJECTIVE_COMPLEMENT: Roles = frozenset({"acomp"})
    """As in "is >likely<"."""
    OBJECT_COMPLEMENT: Roles = frozenset({"oprd"})
    """As in "called it a >farce<"."""
    PREDICATIVE = ATTRIBUTE | ADJECTIVE_COMPLEMENT | OBJECT_COMPLEMENT
    """What a subject or object is said to be."""

    # Of a verb: clauses

    FULL_COMPLEMENT: Roles = frozenset({"ccomp"})
    """A clause with a subject of its own that completes the verb: "said it >was< over"."""
    OPEN_COMPLEMENT: Roles = frozenset({"xcomp"})
    """A clause without one: "agreed to >meet<"."""
    COMPLEMENT = FULL_COMPLEMENT | OPEN_COMPLEMENT
    ADVERBIAL_CLAUSE: Roles = frozenset({"advcl"})
    """When, why or on what condition: "left after he >had spoken<"."""
    PARATAXIS: Roles = frozenset({"parataxis"})
    """A clause set beside another without a joint: "It is over, he >said<, for now"."""

    # Of a verb: what belongs to it

    ACTIVE_AUXILIARY: Roles = frozenset({"aux"})
    PASSIVE_AUXILIARY: Roles = frozenset({"auxpass"})
    AUXILIARY = ACTIVE_AUXILIARY | PASSIVE_AUXILIARY
    NEGATION: Roles = frozenset({"neg"})
    PARTICLE: Roles = frozenset({"prt"})
    """As in "called >off<"."""
    MARKER: Roles = frozenset({"mark"})
    """What opens a clause below another: "that", "if"."""
    ADVERBIAL: Roles = frozenset({"advmod"})
    NOUN_ADVERBIAL: Roles = frozenset({"npadvmod"})
    """As in "met >Tuesday<"."""
    INTERJECTION: Roles = frozenset({"intj"})

    # Of a preposition

    PREPOSITIONAL: Roles = frozenset({"prep"})
    """The preposition that opens a phrase."""
    NOUN_OF_PREPOSITION: Roles = frozenset({"pobj"})
    CLAUSE_OF_PREPOSITION: Roles = frozenset({"pcomp"})
    OF_PREPOSITION = NOUN_OF_PREPOSITION | CLAUSE_OF_PREPOSITION

    # Of a noun

    COMPOUND: Roles = frozenset({"compound"})
    """As in "the >harbour< bridge"."""
    NOUN_MODIFIER: Roles = frozenset({"nmod"})
    ATTRIBUTIVE: Roles = frozenset({"amod"})
    """As in "the >old< bridge"."""
    NOUN_BEFORE_NOUN = COMPOUND | NOUN_MODIFIER
    MODIFIER_BEFORE_NOUN = NOUN_BEFORE_NOUN | ATTRIBUTIVE
    NUMERAL: Roles = frozenset({"nummod"})
    POSSESSOR: Roles = frozenset({"poss"})
    POSSESSIVE_ENDING: Roles = frozenset({"case"})
    QUANTIFIER: Roles = frozenset({"quantmod"})
    """"About" or "more than" before a numeral."""
    DETERMINER: Roles = frozenset({"det"})
    """Its article, or "this", "no", "every"."""
    PREDETERMINER: Roles = frozenset({"predet"})
    """As in ">such< a bridge"."""
    APPOSITION: Roles = frozenset({"appos"})
    ADNOMINAL_CLAUSE: Roles = frozenset({"acl"})
    """As in "the bridge >built< in May", "a plan to >meet<", "the claim that he >knew<"."""
    RELATIVE_CLAUSE: Roles = frozenset({"relcl"})
    """As in "the clerk who >signed<"."""
    CLAUSE_OF_NOUN = ADNOMINAL_CLAUSE | RELATIVE_CLAUSE

    # Of any word

    CONJUNCT: Roles = frozenset({"conj"})
    """Joined to the word before it by "and", "or" or a comma."""
    COORDINATOR: Roles = frozenset({"cc"})
    """The "and" or "or" itself."""
    PRECOORDINATOR: Roles = frozenset({"preconj"})
    """The "both" or "either" ahead of it."""
    PUNCTUATION: Roles = frozenset({"punct"})


def stands_as(word: Token, roles: Roles) -> bool:
    """What `word` is to the word that it hangs from."""
    return word.dep in roles


def dependents(sentence: Sentence, i: int, roles: Roles, kinds: Kinds | None = None) -> Iterator[Token]:
    """The words that hang so from word `i`, in reading order; only those of that kind where one is given."""
    return (kid for kid in sentence.kids(i) if kid.dep in roles and (kinds is None or is_a(kid, kinds)))


def dependent(sentence: Sentence, i: int, roles: Roles, kinds: Kinds | None = None) -> Token | None:
    """The first word that hangs so from word `i`."""
    return next(dependents(sentence, i, roles, kinds), None)


def has_dependent(sentence: Sentence, i: int, roles: Roles, kinds: Kinds | None = None) -> bool:
    """Whether a word hangs so from word `i`."""
    return dependent(sentence, i, roles, kinds) is not None


def has_word(sentence: Sentence, i: int, words: Collection[str], roles: Roles | None = None) -> bool:
    """Whether one of `words`, as it is written, hangs from word `i`, or hangs from it so."""
    kids = sentence.kids(i) if roles is None else dependents(sentence, i, roles)
    return any(kid.text.lower() in words for kid in kids)


def has_lemma(sentence: Sentence, i: int, lemmas: Collection[str], roles: Roles | None = None) -> bool:
    """As `has_word`, by the dictionary form of a word."""
    kids = sentence.kids(i) if roles is None else dependents(sentence, i, roles)
    return any(kid.lemma.lower() in lemmas for kid in kids)


def is_negated(sentence: Sentence, i: int) -> bool:
    """Word `i` has a "not" or "never" of its own."""
    return has_dependent(sentence, i, Role.NEGATION)


def up_through(sentence: Sentence, word: Token, roles: Roles) -> Token:
    """The nearest word from `word` upwards that does not hang so: past conjuncts, the first of the words that are joined."""
    while word.dep in roles and word.head != word.i:
        word = sentence.tokens[word.head]
    return word


def down_through(sentence: Sentence, i: int, enters: Callable[[Token], bool]) -> list[int]:
    """Word `i` and what hangs from it, as ascending indexes, without the branches at whose top `enters` says no."""
    found, todo = [], [i]
    while todo:
        at = todo.pop()
        found.append(at)
        todo.extend(kid.i for kid in sentence.kids(at) if enters(kid))
    return sorted(found)
